#pragma once

#include "catalog/catalog.h"
#include "core/timestamp.h"

#include <set>
#include <string>
#include <vector>

namespace cairn {

/// WAL files of the archive that were deleted at one time and can still come back. They stay where they are.
struct WalQuarantine {
    std::string key; ///< of the list
    Timestamp deleted;
    Timestamp until;
    std::vector<std::string> files; ///< names with their suffixes
};

/// Every list of an instance, oldest first. A damaged list is Damaged: what it names is not known.
[[nodiscard]] Result<std::vector<WalQuarantine>> readWalQuarantines(const Instance &instance);
/// The names in all of them.
[[nodiscard]] Result<std::set<std::string>> walInQuarantine(const Instance &instance);
/// Puts files into quarantine.
[[nodiscard]] Status writeWalQuarantine(const Instance &instance, const WalQuarantine &quarantine);
/// Removes the files of lists whose time is over, then the lists; returns the bytes freed. Under an exclusive lock.
[[nodiscard]] Result<std::uint64_t> removeExpiredWal(const Instance &instance, Timestamp now);

} // namespace cairn
