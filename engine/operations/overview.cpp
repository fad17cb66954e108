#include "operations/overview.h"

#include "catalog/catalog.h"
#include "operations/validation_memory.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::size_t jobsShown = 10;

/// The newest restorable backup at or before the end of a window.
const BackupRecord *backupOf(const RecoveryWindow &window, const std::vector<BackupRecord> &backups)
{
    const BackupId id = window.backups.empty() ? window.base : window.backups.back();
    const auto found = std::ranges::find(backups, id, &BackupRecord::id);
    return found == backups.end() ? nullptr : &*found;
}

RestoreForecast forecastRestore(const BackupRecord &backup, const RecoveryWindow &window, const RestoreRate &rate)
{
    RestoreForecast forecast;
    forecast.bytes = backup.pgdataBytes;
    forecast.walBytes = window.to > backup.startLsn ? window.to.value - backup.startLsn.value : 0;
    forecast.copySeconds = rate.copySeconds(forecast.bytes);
    forecast.replaySeconds = rate.replaySeconds(forecast.walBytes);
    forecast.samples = rate.samples;
    return forecast;
}

/// Whether the moment can be recovered today.
bool isIn(const std::vector<RecoveryWindow> &windows, Timestamp moment)
{
    return std::ranges::any_of(windows, [moment](const RecoveryWindow &window) {
        return window.fromTime <= moment && (moment <= window.toTime || !window.toTimeIsExact);
    });
}

/// Whether a timeline has several stretches, so that moments between them are lost.
bool hasGap(const std::vector<RecoveryWindow> &windows)
{
    return std::ranges::adjacent_find(windows, [](const RecoveryWindow &a, const RecoveryWindow &b) {
               return a.timeline == b.timeline;
           }) != windows.end();
}

} // namespace

std::optional<RecoveryProof> proofOf(const std::vector<BackupRecord> &backups,
                                     const std::vector<ValidationReport> &reports,
                                     const std::vector<RecoveryWindow> &windows)
{
    const auto restorable = restorableBackups(backups);
    std::optional<RecoveryProof> newest;
    const auto offer = [&newest](const RecoveryProof &proof) {
        if (proof.moment.isKnown() && (!newest || proof.moment > newest->moment))
            newest = proof;
    };
    for (const BackupRecord *record : restorable)
        if (record->validation && record->validation->passed)
            offer({record->recoveryTime, record->validation->time, record->validation->depth, record->id, false});
    for (const ValidationReport &report : reports)
        for (const TargetProof &proof : report.proofs)
            if (proof.proven && std::ranges::contains(restorable, proof.backup, &BackupRecord::id) &&
                isIn(windows, proof.lastEnd))
                offer({proof.lastEnd, report.end.isKnown() ? report.end : report.begin, report.depth, proof.backup,
                       true});
    return newest;
}

InstanceOverview overviewOf(const OverviewInput &input)
{
    InstanceOverview overview;
    overview.instance = input.instance.name;
    overview.windows = input.recovery.windows;
    overview.hasGap = hasGap(overview.windows);
    overview.proof = proofOf(input.instance.backups, input.reports, input.recovery.windows);
    overview.advice = adviseOn(input.instance, &input.recovery, input.now);
    for (const JournalRecord &record : input.journal) {
        if (overview.jobs.size() == jobsShown)
            break;
        overview.jobs.push_back({record.begin, record.end, record.operation,
                                 record.owner.user + "@" + record.owner.host, record.outcome, record.message,
                                 record.backup, record.bytes, record.parameters});
    }
    if (overview.windows.empty())
        return overview;
    const auto &newest = *std::ranges::max_element(overview.windows, {}, &RecoveryWindow::toTime);
    overview.from = std::ranges::min_element(overview.windows, {}, &RecoveryWindow::fromTime)->fromTime;
    overview.to = newest.toTime;
    overview.toIsExact = newest.toTimeIsExact;
    overview.timeline = newest.timeline;
    if (const BackupRecord *backup = backupOf(newest, input.instance.backups)) {
        overview.base = backup->id;
        overview.restoring = forecastRestore(*backup, newest, restoreRateOf(input.journal));
    }
    return overview;
}

Result<InstanceOverview> readOverview(const InstanceRef &ref, const std::stop_token &stop)
{
    OverviewInput input;
    CAIRN_TRY(auto catalog, readCatalog(ref.catalog, ref.instance, SnapshotDepth::Retention));
    input.instance = std::move(catalog.instances.front());
    if (input.instance.error)
        return std::unexpected(*input.instance.error);
    CAIRN_TRY(input.recovery, readRecoveryWindows(ref, stop));
    CAIRN_TRY(const auto opened, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, opened.instance(ref.instance));
    CAIRN_TRY(input.journal, readJournalRecords(instance.storage(), instance.keys(), journalForRestoreRate));
    CAIRN_TRY(input.reports, readValidationReports(instance, reportsKept));
    input.now = Timestamp::now();
    return overviewOf(input);
}

} // namespace cairn
