#include "jobs/job.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace cairn::ui {

namespace {

struct Job {
    Q_DECLARE_TR_FUNCTIONS(Job)
};

QString backupSummary(const BackupResult &result)
{
    const BackupRecord &record = result.record;
    const QString stored = formatBytes(record.dataBytes + record.walBytes);
    const auto bad = static_cast<int>(std::min<std::uint64_t>(record.badPageCount, 1'000'000));
    if (bad > 0)
        return Job::tr("Backup %1 is complete (%2 stored), but %n page(s) of the cluster are damaged.", nullptr, bad)
            .arg(idText(record.id), stored);
    if (!result.warnings.empty())
        return Job::tr("Backup %1 is complete (%2 stored), with %n warning(s).", nullptr,
                       static_cast<int>(result.warnings.size()))
            .arg(idText(record.id), stored);
    return Job::tr("Backup %1 is complete: %2 stored.").arg(idText(record.id), stored);
}

QString validationSummary(const ValidationReport &report)
{
    const int examined = examinedCount(report);
    const auto errors =
        static_cast<int>(std::ranges::count(report.findings, FindingSeverity::Error, &Finding::severity));
    if (errors > 0)
        return Job::tr("Validation found %n problem(s).", nullptr, errors);
    if (!report.passed())
        return Job::tr("Not every backup passed validation.");
    if (examined == 0)
        return Job::tr("There was no backup to validate.");
    return Job::tr("%n backup(s) validated, nothing is wrong.", nullptr, examined);
}

QString deletionSummary(const DeletePlan &plan)
{
    const auto gone = static_cast<int>(std::ranges::count_if(plan.entries, &DeletePlanEntry::goes));
    const auto files = static_cast<int>(plan.walFiles.size());
    if (gone == 0 && files == 0)
        return Job::tr("There was nothing to delete.");
    if (plan.quarantinedUntil.isKnown())
        return Job::tr("%n backup(s) deleted; until %1 they can be brought back.", nullptr, gone)
            .arg(formatTime(plan.quarantinedUntil));
    if (files > 0)
        //: %1: so many files of WAL; %2: a size
        return Job::tr("%n backup(s) and %1 deleted, %2 freed.", nullptr, gone)
            .arg(Job::tr("%n WAL file(s)", "in a sentence about what was deleted", files),
                 formatBytes(plan.bytesFreed));
    return Job::tr("%n backup(s) deleted, %1 freed.", nullptr, gone).arg(formatBytes(plan.bytesFreed));
}

QString restoreSummary(const RestoreResult &restored)
{
    const QString text =
        Job::tr("Backup %1 is restored: %2 written.").arg(idText(restored.backup), formatBytes(restored.bytesWritten));
    return restored.kept.empty()
               ? text
               : text + QLatin1Char(' ') +
                     Job::tr("The old cluster is kept as %1.").arg(displayName(restored.kept.front().to));
}

QString mergeSummary(const MergeResult &result)
{
    if (result.members.empty())
        return Job::tr("Backup %1 had been merged before.").arg(idText(result.backup));
    const auto gone = static_cast<int>(std::ranges::count_if(result.members, &MergeMember::goes));
    const QString done =
        Job::tr("Backup %1 is full now; %n backup(s) went into it.", nullptr, gone).arg(idText(result.backup));
    return result.pending.empty()
               ? done
               : Job::tr("%1 What is out of use is removed later: %2.").arg(done, engineText(result.pending));
}

QString compactSummary(const CompactResult &result)
{
    const QString done =
        Job::tr("%1 freed, %2 written anew.").arg(formatBytes(result.bytesFreed), formatBytes(result.bytesWritten));
    return result.pending.empty()
               ? done
               : Job::tr("%1 What is out of use is removed later: %2.").arg(done, engineText(result.pending));
}

QString outcomeSummary(const JobInfo &info)
{
    if (const auto *backup = std::get_if<BackupResult>(&info.outcome))
        return backupSummary(*backup);
    if (const auto *report = std::get_if<ValidationReport>(&info.outcome))
        return validationSummary(*report);
    if (const auto *restored = std::get_if<RestoreResult>(&info.outcome))
        return restoreSummary(*restored);
    if (const auto *plan = std::get_if<DeletePlan>(&info.outcome))
        return deletionSummary(*plan);
    if (const auto *back = std::get_if<UndeleteResult>(&info.outcome))
        return Job::tr("%n backup(s) are back.", nullptr, static_cast<int>(back->backups.size()));
    if (const auto *merged = std::get_if<MergeResult>(&info.outcome))
        return mergeSummary(*merged);
    if (const auto *compacted = std::get_if<CompactResult>(&info.outcome))
        return compactSummary(*compacted);
    if (const auto *changed = std::get_if<BackupRecord>(&info.outcome))
        return Job::tr("Backup %1 is changed.").arg(idText(changed->id));
    if (const auto *setup = std::get_if<ArchiveSetupResult>(&info.outcome))
        return setup->restartNeeded ? Job::tr("Archiving is set up; PostgreSQL has to be restarted for it to begin.")
                                    : Job::tr("Archiving is set up and active.");
    if (info.kind == JobKind::CreateCatalog)
        return Job::tr("The catalog is created.");
    if (info.kind == JobKind::SetRetention)
        return Job::tr("The retention policy is saved.");
    if (info.kind == JobKind::SetConfig)
        return Job::tr("The settings are saved.");
    if (info.kind == JobKind::AddInstance)
        return Job::tr("The instance %1 is added.").arg(displayName(info.instance));
    return Job::tr("Done.");
}

} // namespace

int examinedCount(const ValidationReport &report)
{
    return static_cast<int>(std::ranges::count_if(report.verdicts, &BackupVerdict::examined));
}

bool needsAttention(const JobOutcome &outcome)
{
    if (const auto *backup = std::get_if<BackupResult>(&outcome))
        return !backup->warnings.empty() || backup->record.badPageCount > 0;
    if (const auto *report = std::get_if<ValidationReport>(&outcome))
        return !report->passed() || examinedCount(*report) == 0;
    if (const auto *restored = std::get_if<RestoreResult>(&outcome))
        return !restored->warnings.empty();
    if (const auto *setup = std::get_if<ArchiveSetupResult>(&outcome))
        return setup->restartNeeded;
    return false;
}

bool lanesConflict(const JobSpec &a, const JobSpec &b)
{
    if (a.use == LaneUse::None || b.use == LaneUse::None || a.catalog != b.catalog)
        return false;
    if (!a.instance.empty() && !b.instance.empty() && a.instance != b.instance)
        return false;
    if (a.use == LaneUse::Removes || b.use == LaneUse::Removes)
        return true;
    return a.use == LaneUse::Adds && b.use == LaneUse::Adds;
}

QString jobStateText(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return Job::tr("Waiting", "job state: another job of the instance has to end first");
    case JobState::Running:
        return Job::tr("Running", "job state");
    case JobState::Stopping:
        return Job::tr("Stopping", "job state");
    case JobState::Done:
        return Job::tr("Done", "job state");
    case JobState::Attention:
        return Job::tr("Done, see report", "job state: finished, with findings or warnings");
    case JobState::Failed:
        return Job::tr("Failed", "job state");
    case JobState::Cancelled:
        return Job::tr("Cancelled", "job state");
    }
    std::unreachable();
}

QString jobSubject(const JobInfo &info)
{
    if (info.instance.empty())
        return displayName(info.catalog);
    return displayName(info.instance);
}

QString jobSummary(const JobInfo &info)
{
    if (isActive(info.state))
        return {};
    if (info.state == JobState::Cancelled)
        return Job::tr("Cancelled.");
    if (info.error)
        return errorText(*info.error);
    return outcomeSummary(info);
}

} // namespace cairn::ui
