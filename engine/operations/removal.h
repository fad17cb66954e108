#pragma once

#include "catalog/catalog.h"
#include "core/context.h"

#include <set>
#include <string>
#include <vector>

namespace cairn {

/// What is removed for good. Under an exclusive lock.
struct Removal {
    std::vector<BackupId> backups;  ///< parents before children
    std::vector<std::string> packs; ///< that no other backup needs
};

/// Adds to `going` what is in quarantine and builds on any of it: it could never come back.
void addQuarantinedDescendants(const std::vector<BackupRecord> &backups, std::set<BackupId> &going);

/// Marks the backups as DELETING, then removes packs, WAL and manifests, children first, and each record at last: as
/// long as that is there, deleting again knows what to finish.
[[nodiscard]] Status removeBackups(const Instance &instance, const Removal &removal, OperationContext &context);

} // namespace cairn
