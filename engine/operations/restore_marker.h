#pragma once

#include "catalog/owner.h"
#include "core/error.h"
#include "core/timestamp.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// The file that a data directory holds while a restore fills it: which directories those are, and who does it. With it
/// a rerun after a kill may take the remains for its own. One thread.
class RestoreMarker {
public:
    /// Of this process, which begins now.
    [[nodiscard]] static RestoreMarker make(const std::vector<std::string> &directories);
    /// The one in a data directory; nothing when there is none, or it cannot be read.
    [[nodiscard]] static std::optional<RestoreMarker> read(const std::string &pgdata);
    /// Whether a file of a data directory is the marker.
    [[nodiscard]] static bool isName(std::string_view name);
    /// Whether a file of a data directory is a marker that a kill left under its temporary name.
    [[nodiscard]] static bool isTemporaryName(std::string_view name);

    [[nodiscard]] const std::set<std::string> &directories() const { return m_directories; }
    /// Locked when the process that wrote it is another one of this machine, and lives.
    [[nodiscard]] Status checkOwner(const std::string &pgdata) const;
    [[nodiscard]] Status write(const std::string &pgdata) const;
    [[nodiscard]] static Status remove(const std::string &pgdata);
    bool operator==(const RestoreMarker &) const = default;

private:
    Timestamp m_begin;
    Owner m_owner;
    std::set<std::string> m_directories;
};

} // namespace cairn
