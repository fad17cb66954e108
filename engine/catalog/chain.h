#pragma once

#include "catalog/backup_record.h"
#include "wal/history.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cairn {

/// The backups that one is restored from: itself first, then its parent, and so on; the last one is FULL.
using BackupChain = std::vector<BackupRecord>;

// Pure functions over the records of one instance, in any order.

/// The backup of this id. NotFound when there is none; Usage when it was merged into another one, with its id: what is
/// left of it may go at any moment.
[[nodiscard]] Result<const BackupRecord *> findBackup(BackupId id, const std::vector<BackupRecord> &backups);

/// NotFound when a parent is not among `backups`, Damaged when parents run in a circle or a chain does not end in a
/// FULL backup. Says nothing about statuses.
[[nodiscard]] Result<BackupChain> chainOf(const BackupRecord &record, const std::vector<BackupRecord> &backups);

/// Why what a backup builds on cannot be restored, in words; empty when it can, and for FULL.
[[nodiscard]] std::string parentObjection(const BackupRecord &record, const std::vector<BackupRecord> &backups);

/// The same for the backup itself and everything that it builds on.
[[nodiscard]] std::string restoreObjection(const BackupRecord &record, const std::vector<BackupRecord> &backups);

/// Every backup that builds on `id`, directly or not; parents before children.
[[nodiscard]] std::vector<BackupRecord> descendantsOf(BackupId id, const std::vector<BackupRecord> &backups);

/// Of `candidates` those that a backup outside of them builds on, directly or not; a backup for which `isFull` holds
/// builds on nothing. What failed, and what is half deleted, needs nothing.
[[nodiscard]] std::set<BackupId> neededByOthers(const std::vector<BackupRecord> &backups,
                                                const std::set<BackupId> &candidates,
                                                const std::function<bool(const BackupRecord &)> &isFull = {});

/// Shows as MERGED what was merged into another backup and waits for its removal, unless another one builds on it: that
/// one came in between, and the backup stays as it is.
void markMerged(std::vector<BackupRecord> &backups);

/// What an incremental backup of a cluster wants of its parent.
struct ParentWishes {
    TimelineHistory path;              ///< to the timeline that the cluster is on
    Lsn walEnd;                        ///< where its WAL ends now
    std::uint32_t blockSize = 0;       ///< must be the same
    std::uint32_t checksumVersion = 0; ///< must be the same: switching checksums rewrites pages without moving LSNs
    std::uint32_t majorVersion = 0;
    bool fromStandby = false; ///< which may only be late, not from the past
};

/// The parent for a new backup: on the newest timeline of the path that has one, of the newest FULL backup there, the
/// newest backup whose chain is whole. `asked` (--parent) names it instead, and is held to the same conditions.
/// NotFound when there is none, with advice to take a FULL one. WrongCluster when the cluster's WAL ends before the
/// parent does: the cluster was set back to a moment before that backup, and what it did since is another history.
/// Server in the same case on a standby, which may not have replayed that far yet.
[[nodiscard]] Result<BackupRecord> chooseParent(const std::vector<BackupRecord> &backups, const ParentWishes &wishes,
                                                std::optional<BackupId> asked);

} // namespace cairn
