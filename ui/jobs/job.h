#pragma once

#include "core/context.h"
#include "operations/requests.h"
#include "operations/server_setup.h"

#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace cairn::ui {

/// Counted from 1 within a run of the program.
using JobId = StrongNumber<struct JobIdTag, std::uint64_t>;

enum class JobKind {
    Backup,
    Validate,
    Restore,
    Delete,
    Undelete,
    Merge,
    Compact,
    SetBackup,
    SetRetention,
    SetConfig,
    CreateCatalog,
    AddInstance,
    ArchiveSetup,
    Look
};

/// Attention: it ran to its end and has something to say (findings, warnings).
enum class JobState { Waiting, Running, Stopping, Done, Attention, Failed, Cancelled };

[[nodiscard]] constexpr bool isActive(JobState state)
{
    return state == JobState::Waiting || state == JobState::Running || state == JobState::Stopping;
}

/// What a job does to its instance, which decides beside which others it may run: readers run beside everything that
/// does not remove, one job at a time adds, and who removes is alone.
enum class LaneUse { None, Reads, Adds, Removes };

using JobOutcome = std::variant<std::monostate, BackupResult, ValidationReport, RestoreResult, DeletePlan,
                                UndeleteResult, MergeResult, CompactResult, BackupRecord, ArchiveSetupResult>;

/// How many backups a validation has looked at.
[[nodiscard]] int examinedCount(const ValidationReport &report);

/// Whether an outcome holds findings or warnings that somebody should read.
[[nodiscard]] bool needsAttention(const JobOutcome &outcome);

/// What a job does, without the instance: "Full backup". Worded whenever it is shown, since a job may live longer than
/// the language it was started in. GUI thread.
using JobTitle = std::function<QString()>;

/// What is to be run. `run` is called on a thread of its own.
struct JobSpec {
    JobKind kind = JobKind::Backup;
    JobTitle title;
    std::string catalog;
    std::string instance = {}; ///< empty: the whole catalog
    LaneUse use = LaneUse::None;
    std::string commandLine = {}; ///< the command that does the same; empty: there is none
    std::function<Result<JobOutcome>(OperationContext &)> run = {};
};

/// What is known of a job, as values for views.
struct JobInfo {
    JobId id;
    JobKind kind = JobKind::Backup;
    JobTitle title;
    std::string catalog;
    std::string instance;
    std::string commandLine;
    JobState state = JobState::Waiting;
    ProgressSnapshot progress; ///< the newest sample; the last one when it is finished
    Timestamp begin;
    Timestamp end;
    std::optional<Error> error;
    JobOutcome outcome;
};

/// Whether a job with the first use may not run while one with the second runs in the same place.
[[nodiscard]] bool lanesConflict(const JobSpec &a, const JobSpec &b);

[[nodiscard]] QString jobStateText(JobState state);
/// "main in /srv/backup", or the catalog alone.
[[nodiscard]] QString jobSubject(const JobInfo &info);
/// How it ended, in one sentence; empty while it is active.
[[nodiscard]] QString jobSummary(const JobInfo &info);

} // namespace cairn::ui

Q_DECLARE_METATYPE(cairn::ui::JobId)
