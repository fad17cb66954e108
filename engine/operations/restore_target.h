#pragma once

#include "catalog/chain.h"
#include "catalog/wal_archive.h"
#include "operations/operation_scope.h"
#include "operations/requests.h"
#include "postgres/recovery_settings.h"
#include "wal/history.h"

namespace cairn {

/// The backup to restore and the way from it to the target.
struct RestoreChoice {
    BackupRecord backup;
    BackupChain chain;    ///< the backup, and what it builds on
    TimelineHistory path; ///< the timeline to recover along
};

/// Chooses the newest restorable backup (which everything that it builds on must be, too) that lies before the target
/// on the way to its timeline, or checks that the backup which was asked for does. NotFound when there is no backup at
/// all, TargetUnreachable when none suits.
[[nodiscard]] Result<RestoreChoice> chooseBackup(const Instance &instance, const RestoreRequest &request);

/// The recovery settings for a restored cluster.
/// @param restoreCommand the command to write; empty: none
[[nodiscard]] RecoverySettings recoverySettingsFor(const RestoreRequest &request, const RestoreChoice &choice,
                                                   std::string restoreCommand);

} // namespace cairn
