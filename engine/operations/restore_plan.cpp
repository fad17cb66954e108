#include "operations/restore_plan.h"

#include "catalog/journal.h"
#include "operations/backup_wal.h"
#include "operations/restore_run.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

/// Bytes per second, and where the number comes from.
struct Rate {
    double bytesPerSecond = 0;
    std::string basis;
};

/// How fast the last restores of the instance were: the median, so that one of an odd kind does not count.
Rate restoreRate(const Instance &instance)
{
    constexpr double assumed = 200e6;
    constexpr std::size_t entriesToRead = 200;
    constexpr std::size_t enough = 5;
    const auto records = readJournalRecords(instance.storage(), instance.keys(), entriesToRead);
    std::vector<double> rates;
    for (const JournalRecord &record : records ? *records : std::vector<JournalRecord>{}) {
        const double seconds = static_cast<double>(record.end.microseconds - record.begin.microseconds) / 1e6;
        if (record.operation == "restore" && record.outcome == "ok" && record.bytes > 0 && seconds > 0 &&
            rates.size() < enough)
            rates.push_back(static_cast<double>(record.bytes) / seconds);
    }
    if (rates.empty())
        return {assumed, "200 MB/s assumed for copying: nothing of this instance was restored yet"};
    std::ranges::nth_element(rates, rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2));
    const double rate = rates[rates.size() / 2];
    return {rate, std::format("copying at {:.0f} MB/s, as in the last {} restore{}", rate / 1e6, rates.size(),
                              rates.size() == 1 ? "" : "s")};
}

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
    plan.target = targetText(m_request.target);
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
    for (std::string &warning : m_place->warnings(m_files->controlFile()))
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
    // One process replays, whatever the machine; pages are mostly in memory when it is recent WAL.
    constexpr double assumedReplayRate = 50e6;
    const Rate rate = restoreRate(m_scope.instance());
    plan.copySeconds = static_cast<double>(plan.bytes) / rate.bytesPerSecond;
    plan.replaySeconds = static_cast<double>(plan.walBytes) / assumedReplayRate;
    plan.estimateBasis = rate.basis + "; 50 MB/s of WAL assumed for replaying";
}

} // namespace cairn
