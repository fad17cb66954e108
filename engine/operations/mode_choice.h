#pragma once

#include "core/context.h"
#include "core/sentence.h"
#include "operations/backup_changes.h"
#include "operations/requests.h"

#include <array>
#include <string>
#include <vector>

namespace cairn {

/// In the order of what they cost: the first two are told by the server, the third reads WAL, the last every page.
inline constexpr std::array incrementalModes{BackupMode::Summary, BackupMode::Ptrack, BackupMode::Page,
                                             BackupMode::Delta};

/// What is to be said of a mode before a backup is taken.
struct ModeVerdict {
    BackupMode mode = BackupMode::Full;
    bool possible = true;
    Sentence objection =
        {}; ///< why it is not possible or, when it is, why AUTO passes it over; empty: nothing is wrong
};

/// What a backup of an instance could be now.
struct ModeJudgement {
    std::vector<ModeVerdict> verdicts = {}; ///< cheapest first, FULL last
    BackupMode automatic = BackupMode::Full;
    BackupId parent = {}; ///< what an incremental one would build on; invalid: none can
    /// Never null for a mode that there is.
    [[nodiscard]] const ModeVerdict *find(BackupMode mode) const;
};

struct ModeJudgementRequest {
    InstanceRef ref;
    std::optional<std::string> pgdata;
    ConnectionRequest connection;
};

/// Asks the server and the catalog which modes are possible, as AUTO does when a backup has begun. Changes nothing.
/// Errors are those of connecting, and WrongCluster. What is found can have changed when the backup begins.
[[nodiscard]] Result<ModeJudgement> judgeModes(const ModeJudgementRequest &request, OperationContext &context);

/// The same for one incremental mode whose parent is known.
[[nodiscard]] Result<ModeVerdict> judgeMode(ChangeFinder &finder, BackupMode mode);

/// The way to a cluster's timeline, from its own history file, else from the archive of the instance; when there is
/// none, the timeline alone, with a warning in the log.
[[nodiscard]] Result<TimelineHistory> pathOfCluster(const Instance &instance, const std::string &pgdata,
                                                    TimelineId timeline, Logger &log);

/// How to reach the server of an instance: what is asked for, else what is stored.
[[nodiscard]] ConnectionOptions connectionOptions(const ConnectionRequest &request, const InstanceConfig &config,
                                                  const PasswordSource &passwords);

} // namespace cairn
