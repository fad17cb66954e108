#pragma once

#include "catalog/backup_record.h"

#include <cstddef>
#include <vector>

namespace cairn {

/// A backup of a tree of chains.
struct ChainMember {
    BackupRecord record;
    std::size_t depth = 0; ///< so many of the others it builds on
};

/// Backups as the trees that they are: each before all that builds on it, a branch as a whole, older ones first. One
/// whose parent is not among them stands at the root. Pure.
[[nodiscard]] std::vector<ChainMember> treesOf(std::vector<BackupRecord> backups);

/// The same of all that hang together with `id`: the oldest that it builds on, and everything that builds on that;
/// empty when there is no such backup. Pure.
[[nodiscard]] std::vector<ChainMember> familyOf(BackupId id, const std::vector<BackupRecord> &backups);

} // namespace cairn
