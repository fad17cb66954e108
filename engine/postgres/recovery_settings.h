#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "postgres/version.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

enum class RecoveryTarget {
    Latest,    ///< all WAL there is: no target line at all
    Immediate, ///< as soon as the files are consistent
    Name,
    Time,
    Xid,
    LsnPosition,
};

enum class RecoveryAction { Pause, Promote, Shutdown };

/// How a restored cluster is to recover: section 9 of the PostgreSQL facts.
struct RecoverySettings {
    std::string restoreCommand;
    RecoveryTarget target = RecoveryTarget::Latest;
    std::string targetValue; ///< name, time with zone, xid or LSN; unused for Latest and Immediate
    bool inclusive = true;   ///< Time, Xid and LsnPosition only
    /// The timeline to follow. Must be given unless `standby`, and is always written as a number, because the words
    /// differ: the default is "current" up to 11 and "latest" from 12, and 10 and 11 take "current" for "latest". A
    /// standby without a number follows "latest", which is what lets it survive a promotion.
    std::optional<TimelineId> timeline;
    std::optional<RecoveryAction> action; ///< only with a target; the server's default is Pause
    bool standby = false;
    std::string primaryConninfo; ///< standby only
    std::string primarySlotName; ///< standby only
    std::string archiveCleanupCommand;
    std::string recoveryEndCommand;
    /// Names of recovery targets that the restored postgresql.conf itself sets (12 and later, see recoveryTargetsIn()).
    /// Each is emptied in front of ours: a second target, even an empty one behind the first, keeps the server from
    /// starting.
    std::vector<std::string> targetsToEmpty;
};

/// What to write into the restored data directory.
struct RecoveryFiles {
    std::optional<std::string> recoveryConf; ///< 10 and 11: content of recovery.conf
    std::string autoConfLines;               ///< 12 and later: lines for postgresql.auto.conf, each with its line end
    bool recoverySignal = false;             ///< 12 and later: make an empty recovery.signal
    bool standbySignal = false;              ///< 12 and later: make an empty standby.signal
};

/// Builds the files for a version. Without restore command, target and standby there is nothing to write: the server
/// then recovers with the WAL in pg_wal. Pure, any thread. Usage: values that contradict each other or cannot be
/// written (a line break survives neither file, NUL likewise).
[[nodiscard]] Result<RecoveryFiles> makeRecoveryFiles(const RecoverySettings &settings, PgMajor major);

struct AutoConf {
    std::string text;
    std::vector<std::string> dropped; ///< names of the settings whose old lines were dropped
};

/// The content of postgresql.auto.conf with every older recovery setting (recovery_target*, restore_command,
/// primary_conninfo, …) dropped and `lines` appended. Everything else stays byte for byte. Pure.
[[nodiscard]] AutoConf rewriteAutoConf(std::string_view existing, std::string_view lines);

/// Which recovery targets a configuration file sets (lower case, each once), include directives not followed. Pure.
[[nodiscard]] std::vector<std::string> recoveryTargetsIn(std::string_view configuration);

/// A value in the single quotes of configuration files: quotes and backslashes doubled. Usage for line breaks and NUL.
[[nodiscard]] Result<std::string> quoteConfigValue(std::string_view value);

} // namespace cairn
