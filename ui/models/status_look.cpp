#include "models/status_look.h"

#include <QCoreApplication>

#include <utility>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

Look statusLook(BackupStatus status)
{
    switch (status) {
    case BackupStatus::Ok:
        return {QStringLiteral("ok"), Tone::Ok};
    case BackupStatus::Done:
    case BackupStatus::Merged:
        return {QStringLiteral("info"), Tone::Active};
    case BackupStatus::Running:
    case BackupStatus::Merging:
    case BackupStatus::Deleting:
        return {QStringLiteral("running"), Tone::Active};
    case BackupStatus::Corrupt:
        return {QStringLiteral("error"), Tone::Error};
    case BackupStatus::Error:
        return {QStringLiteral("warning"), Tone::Error};
    case BackupStatus::Orphan:
        return {QStringLiteral("orphan"), Tone::Warning};
    case BackupStatus::Unknown:
        return {QStringLiteral("unknown"), Tone::Warning};
    }
    std::unreachable();
}

Look jobLook(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return {QStringLiteral("clock"), Tone::Muted};
    case JobState::Running:
    case JobState::Stopping:
        return {QStringLiteral("running"), Tone::Active};
    case JobState::Done:
        return {QStringLiteral("ok"), Tone::Ok};
    case JobState::Attention:
        return {QStringLiteral("warning"), Tone::Warning};
    case JobState::Failed:
        return {QStringLiteral("error"), Tone::Error};
    case JobState::Cancelled:
        return {QStringLiteral("cancel"), Tone::Muted};
    }
    std::unreachable();
}

Look stepLook(StepOutcome outcome)
{
    switch (outcome) {
    case StepOutcome::Passed:
        return {QStringLiteral("ok"), Tone::Ok};
    case StepOutcome::Warning:
        return {QStringLiteral("warning"), Tone::Warning};
    case StepOutcome::Failed:
        return {QStringLiteral("error"), Tone::Error};
    case StepOutcome::Skipped:
        return {QStringLiteral("unknown"), Tone::Muted};
    }
    std::unreachable();
}

Look severityLook(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Info:
        return {QStringLiteral("info"), Tone::Active};
    case FindingSeverity::Warning:
        return {QStringLiteral("warning"), Tone::Warning};
    case FindingSeverity::Error:
        return {QStringLiteral("error"), Tone::Error};
    }
    std::unreachable();
}

QString jobIcon(JobKind kind)
{
    switch (kind) {
    case JobKind::Backup:
        return QStringLiteral("backup-full");
    case JobKind::Validate:
        return QStringLiteral("validate");
    case JobKind::Restore:
        return QStringLiteral("restore");
    case JobKind::Look:
        return QStringLiteral("info");
    case JobKind::Delete:
        return QStringLiteral("delete");
    case JobKind::Undelete:
        return QStringLiteral("restore");
    case JobKind::Merge:
        return QStringLiteral("merge");
    case JobKind::Compact:
        return QStringLiteral("catalog");
    case JobKind::SetBackup:
        return QStringLiteral("pin");
    case JobKind::SetRetention:
    case JobKind::SetConfig:
        return QStringLiteral("settings");
    case JobKind::CreateCatalog:
        return QStringLiteral("catalog");
    case JobKind::AddInstance:
        return QStringLiteral("instance");
    case JobKind::ArchiveSetup:
        return QStringLiteral("wal");
    }
    std::unreachable();
}

QString stepText(StepOutcome outcome)
{
    switch (outcome) {
    case StepOutcome::Passed:
        return Words::tr("Passed", "outcome of a check");
    case StepOutcome::Warning:
        return Words::tr("Warning", "outcome of a check");
    case StepOutcome::Failed:
        return Words::tr("Failed", "outcome of a check");
    case StepOutcome::Skipped:
        return Words::tr("Skipped", "outcome of a check");
    }
    std::unreachable();
}

QString severityText(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Info:
        return Words::tr("Information", "severity of a finding");
    case FindingSeverity::Warning:
        return Words::tr("Warning", "severity of a finding");
    case FindingSeverity::Error:
        return Words::tr("Problem", "severity of a finding");
    }
    std::unreachable();
}

} // namespace cairn::ui
