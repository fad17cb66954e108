#include "operations/restore_plan.h"

#include "operations/backup_wal.h"
#include "operations/restore_rate.h"
#include "operations/restore_run.h"

#include <algorithm>

namespace cairn {

namespace {

std::vector<PlannedStep> stepsOf(const TimelineHistory &path, TimelineId first, Lsn from, Lsn to)
{
    std::vector<PlannedStep> steps;
    for (const TimelineAncestor &ancestor : path.ancestors())
        if (ancestor.timeline >= first && ancestor.switchPoint > from && from < to) {
            steps.push_back({ancestor.timeline, from, std::min(to, ancestor.switchPoint)});
            from = steps.back().to;
        }
    if (from < to || steps.empty())
        steps.push_back({path.timelineAt(from), from, std::max(from, to)});
    return steps;
}

} // namespace

Result<RestorePlan> RestoreRun::describe()
{
    RestorePlan plan;
    plan.instance = m_scope.instance().name();
    plan.target = targetSentence(m_request.target);
    const auto refuse = [&plan](const Error &error) {
        if (error.code == ErrorCode::Cancelled)
            return false;
        plan.refusals.push_back(error);
        return true;
    };
    const auto planned = this->plan();
    plan.alternatives = m_alternatives;
    plan.warnings = m_result.warnings;
    if (!planned) {
        if (!refuse(planned.error()))
            return std::unexpected(planned.error());
        return plan;
    }
    if (const auto sound = verifyOwnWal(); !sound && !refuse(sound.error()))
        return std::unexpected(sound.error());
    describeWal(plan);
    CAIRN_CHECK(describeSettings(plan));
    if (m_request.serverPort)
        plan.settings.push_back(std::format("port = {}", *m_request.serverPort));
    const auto surveyed = m_files->survey(m_context.stop);
    if (!surveyed) {
        if (!refuse(surveyed.error()))
            return std::unexpected(surveyed.error());
        return plan;
    }
    plan.files = m_files->totalFiles();
    plan.bytes = m_files->totalBytes();
    CAIRN_TRY(plan.places, m_place->inspect(m_files->controlFile(), m_files->bytesByRoot()));
    for (Sentence &warning : m_place->warnings(m_files->controlFile()))
        plan.warnings.push_back(std::move(warning));
    CAIRN_TRY(plan.spaces, m_place->spaces(m_files->bytesByRoot()));
    if (const auto usable = m_place->check(m_files->controlFile(), m_files->bytesByRoot());
        !usable && !refuse(usable.error()))
        return std::unexpected(usable.error());
    estimate(plan);
    m_context.progress.finish();
    return plan;
}

/// The WAL that makes the backup consistent; what lies behind it was read by the search.
Status RestoreRun::verifyOwnWal() const
{
    if (!m_request.validateFirst)
        return {};
    m_context.progress.beginPhase("verifying-wal");
    const auto facts = verifyBackupWal(walArchivesFor(m_scope.instance(), m_solution.choice.backup),
                                       m_solution.choice.backup, m_scope.storage().scratchDirectory(), m_context.stop);
    return facts ? Status{} : Status(std::unexpected(facts.error()));
}

void RestoreRun::describeWal(RestorePlan &plan) const
{
    const BackupRecord &backup = m_solution.choice.backup;
    const TimelineHistory &path = m_solution.choice.path;
    plan.backup = backup;
    std::ranges::transform(m_solution.choice.chain, std::back_inserter(plan.chain), &BackupRecord::id);
    plan.ownWalOnly = m_solution.ownWalOnly;
    plan.walProven = m_request.validateFirst && (m_solution.proven || m_solution.ownWalOnly);
    plan.walFrom = backup.startLsn;
    plan.walTo = std::max(backup.stopLsn, m_solution.walTo);
    plan.walBytes = plan.walTo.value - plan.walFrom.value;
    plan.walRecords = m_solution.records;
    plan.lastEnd = m_solution.lastEnd;
    plan.lastXid = m_solution.lastXid;
    plan.path = stepsOf(path, backup.timeline, plan.walFrom, plan.walTo);
    plan.firstSegment =
        segmentName(backup.timeline, segmentOf(plan.walFrom, backup.walSegmentSize), backup.walSegmentSize);
    plan.lastSegment = segmentName(path.timelineAt(Lsn{plan.walTo.value - 1}),
                                   segmentBefore(plan.walTo, backup.walSegmentSize), backup.walSegmentSize);
}

Status RestoreRun::describeSettings(RestorePlan &plan) const
{
    if (!needsSettings())
        return {};
    CAIRN_TRY(const auto command, restoreCommand());
    const RecoverySettings settings = recoverySettingsFor(m_request, m_solution.choice, command);
    const PgMajor major{static_cast<int>(m_solution.choice.backup.majorVersion)};
    CAIRN_TRY(const auto files, makeRecoveryFiles(settings, major));
    plan.settings = shownSettings(files, settings);
    return {};
}

void RestoreRun::estimate(RestorePlan &plan) const
{
    const Instance &instance = m_scope.instance();
    const auto journal = readJournalRecords(instance.storage(), instance.keys(), journalForRestoreRate);
    const RestoreRate rate = restoreRateOf(journal ? *journal : std::vector<JournalRecord>{});
    plan.copySeconds = rate.copySeconds(plan.bytes);
    plan.replaySeconds = rate.replaySeconds(plan.walBytes);
    plan.estimateBasis = rate.basis();
}

} // namespace cairn
