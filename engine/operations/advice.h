#pragma once

#include "operations/recovery_windows.h"
#include "operations/snapshots.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// What is not as it should be.
enum class AdviceRule {
    Unreadable,        ///< the instance cannot be read: `detail`
    NoBackup,          ///< there is none
    NothingRestorable, ///< there are `count` backups, none of which can be restored
    WalGap,           ///< timeline, from `since` (to `until`, when it goes on later) nothing can be recovered: `detail`
    LastBackupFailed, ///< `backup`: `detail`
    DamagedBackups,   ///< `count` that cannot be relied on, the newest is `backup`: `detail`
    BackupOverdue,    ///< the last good one ended at `since`; usually one is taken every `seconds` (0: not known)
    FullOverdue,      ///< the same of FULL backups; `days`: it is older than the retention window
    ArchivingLags,    ///< nothing was archived since `since`
    UnusedWal,        ///< `count` segments that no backup leads to: `detail`
    NotValidated,     ///< the newest good backup, `backup`, was last validated at `since` (unknown: never)
    NotArchived,      ///< no WAL is archived: only the ends of backups can be recovered
    NoRetention,      ///< no rule lets backups expire
    ExpiredBackups,   ///< `count` that no rule holds
    DeadSpace,        ///< `bytes` of packs that no backup needs
};

/// In the order of gravity.
enum class AdviceLevel {
    Note,    ///< would be better
    Warning, ///< something is going wrong
    Problem, ///< a disaster now would cost data
};

/// What mends it: the commands of the same name.
enum class AdviceAction {
    None,
    TakeBackup,
    TakeFullBackup,
    Validate,
    CheckArchiving,
    EditRetention,
    DeleteExpired,
    DeleteUnusedWal,
    Compact
};

/// One thing that should be done, as values, for whoever puts it into words.
struct Advice {
    AdviceRule rule = AdviceRule::NoBackup;
    AdviceLevel level = AdviceLevel::Note;
    AdviceAction action = AdviceAction::None;
    BackupId backup{};
    TimelineId timeline{};
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
    std::uint32_t days = 0;
    std::int64_t seconds = 0;
    Timestamp since{};
    Timestamp until{};
    Sentence detail{}; ///< what the engine said about it
    Sentence remedy{}; ///< where no action is all of it
    bool operator==(const Advice &) const = default;
};

/// From when on things are said. Apart from the rules, for tests.
struct AdviceLimits {
    std::int64_t unvalidatedSeconds = 14L * 86'400; ///< since the newest good backup was validated
    std::int64_t lagSeconds = 3'600;                ///< since a segment was archived; a warning from a day on
    std::int64_t backupSeconds = 7L * 86'400;       ///< since the last backup, while no habit can be told
    std::uint64_t deadBytes = 16 << 20;             ///< of packs, and at least a quarter of them
};

/// What is to be said about an instance, the gravest first. With the windows (`recovery`) holes in the WAL are found as
/// they are; without, as far as the names of segments tell. Needs a snapshot with retention; without, what hangs on the
/// archive and the policy is left out. Pure; linear in backups.
[[nodiscard]] std::vector<Advice> adviseOn(const InstanceSnapshot &instance, const RecoverySnapshot *recovery,
                                           Timestamp now, const AdviceLimits &limits = {});

/// Of these backups (newest first) the ones that can be restored, as far as records tell: with all that they build on.
/// Newest first; linear.
[[nodiscard]] std::vector<const BackupRecord *> restorableBackups(const std::vector<BackupRecord> &backups);

[[nodiscard]] std::string_view adviceRuleName(AdviceRule rule);       ///< "backup-overdue"
[[nodiscard]] std::string_view adviceLevelName(AdviceLevel level);    ///< "warning"
[[nodiscard]] std::string_view adviceActionName(AdviceAction action); ///< "take-backup"

/// What `cairn advice` prints of one instance.
struct InstanceAdvice {
    InstanceRef ref;
    std::vector<Advice> advice;
    Timestamp now; ///< that it was given at
};

/// Reads an instance with its windows, and judges it. NotFound when it does not exist; Cancelled. An instance that
/// cannot be read is advice.
[[nodiscard]] Result<InstanceAdvice> readAdvice(const InstanceRef &ref, const std::stop_token &stop);

/// One sentence.
[[nodiscard]] std::string adviceText(const Advice &advice, Timestamp now);
/// What else helps, in words; often empty.
[[nodiscard]] std::string adviceRemedy(const Advice &advice, const InstanceRef &ref);
/// The command that mends it, for a shell; empty when there is none. One that deletes shows its plan only.
[[nodiscard]] std::string adviceCommand(const Advice &advice, const InstanceRef &ref);

/// As `cairn advice` prints them.
[[nodiscard]] std::string adviceTables(const std::vector<InstanceAdvice> &instances, bool color);
[[nodiscard]] std::string adviceJson(const std::vector<InstanceAdvice> &instances);

} // namespace cairn
