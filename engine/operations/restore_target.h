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

/// The way to the timeline that the request names, as seen from one backup: its own when none is named.
/// TargetUnreachable when nothing is known of that timeline.
[[nodiscard]] Result<TimelineHistory> pathFor(const Instance &instance, const RestoreRequest &request,
                                              const BackupRecord &record, const std::vector<BackupRecord> &backups);

/// Why a backup cannot be the beginning of a recovery to the target, as far as its record tells; empty when it can.
[[nodiscard]] std::string targetObjection(const BackupRecord &record, const TimelineHistory &path,
                                          const RecoveryTargetRequest &target);

/// The target in words: "the time 2026-11-21 03:44:05+00", "all that is archived".
[[nodiscard]] Sentence targetSentence(const RecoveryTargetRequest &target);
/// The same, in English.
[[nodiscard]] std::string targetText(const RecoveryTargetRequest &target);

/// Whether a restored cluster is to replay more than the WAL that makes it consistent, or to become a standby: a STREAM
/// backup without a target is not.
[[nodiscard]] bool recoversFurther(const RestoreRequest &request, const BackupRecord &record);

/// The recovery settings for a restored cluster.
/// @param restoreCommand the command to write; empty: none
[[nodiscard]] RecoverySettings recoverySettingsFor(const RestoreRequest &request, const RestoreChoice &choice,
                                                   std::string restoreCommand);

} // namespace cairn
