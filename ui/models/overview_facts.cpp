#include "models/overview_facts.h"

#include "base/format.h"
#include "models/journal_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr double hour = 3600;
constexpr double day = 86'400;

TileContent lossTile(const InstanceOverview &overview, Timestamp now)
{
    TileContent tile{
        .key = QStringLiteral("loss"), .title = Words::tr("If the disk died now"), .value = {}, .detail = {}};
    if (!overview.to.isKnown()) {
        tile.value = Words::tr("Everything would be lost");
        tile.detail = Words::tr("Nothing can be recovered.");
        tile.icon = QStringLiteral("error");
        tile.tone = Tone::Error;
        return tile;
    }
    const double age = std::max(static_cast<double>(now.microseconds - overview.to.microseconds) / 1e6, 0.0);
    tile.value = Words::tr("At most %1 lost").arg(formatDuration(age));
    //: the newest moment, the id of a backup
    tile.detail = Words::tr("The restore would begin with backup %2 and end at %1.")
                      .arg(formatTime(overview.to), idText(overview.base));
    tile.exact = formatExactTime(overview.to);
    tile.icon = age <= hour ? QStringLiteral("ok") : age <= day ? QStringLiteral("warning") : QStringLiteral("error");
    tile.tone = age <= hour ? Tone::Ok : age <= day ? Tone::Warning : Tone::Error;
    return tile;
}

TileContent reachTile(const InstanceOverview &overview)
{
    TileContent tile{
        .key = QStringLiteral("reach"), .title = Words::tr("You can go back to"), .value = {}, .detail = {}};
    if (!overview.to.isKnown()) {
        tile.value = Words::tr("No moment");
        tile.detail = Words::tr("The first backup makes one.");
        tile.icon = QStringLiteral("error");
        tile.tone = Tone::Error;
        return tile;
    }
    tile.value = formatTime(overview.from);
    tile.exact = formatExactTime(overview.from);
    if (overview.from == overview.to)
        tile.detail = Words::tr("The only moment that can be recovered.");
    else if (overview.hasGap)
        tile.detail = Words::tr("Up to %1, but not to every moment between.").arg(formatTime(overview.to));
    else
        tile.detail = Words::tr("And to every moment up to %1.").arg(formatTime(overview.to));
    tile.icon = overview.hasGap ? QStringLiteral("info") : QStringLiteral("ok");
    tile.tone = overview.hasGap ? Tone::Muted : Tone::Ok;
    return tile;
}

TileContent durationTile(const InstanceOverview &overview)
{
    TileContent tile{.key = QStringLiteral("duration"),
                     .title = Words::tr("Restoring would take"),
                     .value = {},
                     .detail = {},
                     .icon = QStringLiteral("clock"),
                     .tone = Tone::Muted};
    if (!overview.restoring) {
        tile.value = Words::tr("Not known");
        tile.detail = Words::tr("There is nothing to restore.");
        return tile;
    }
    const RestoreForecast &forecast = *overview.restoring;
    tile.value = Words::tr("About %1").arg(formatDuration(forecast.copySeconds + forecast.replaySeconds));
    //: two sizes
    const QString sizes =
        Words::tr("%1 of files and %2 of WAL").arg(formatBytes(forecast.bytes), formatBytes(forecast.walBytes));
    tile.detail = forecast.samples > 0 ? Words::tr("%1, by the pace of the last %n restore(s).", nullptr,
                                                   static_cast<int>(forecast.samples))
                                             .arg(sizes)
                                       : Words::tr("%1, at an assumed pace: nothing was restored yet.").arg(sizes);
    tile.exact = Words::tr("%1 to copy, %2 to replay")
                     .arg(formatDuration(forecast.copySeconds), formatDuration(forecast.replaySeconds));
    return tile;
}

TileContent proofTile(const InstanceOverview &overview)
{
    TileContent tile{.key = QStringLiteral("proof"), .title = Words::tr("Proven up to"), .value = {}, .detail = {}};
    if (!overview.proof) {
        tile.value = Words::tr("Nothing is proven");
        tile.detail = Words::tr("No backup that can be restored has passed a validation.");
        tile.icon = QStringLiteral("warning");
        tile.tone = Tone::Warning;
        return tile;
    }
    const RecoveryProof &proof = *overview.proof;
    tile.value = formatTime(proof.moment);
    tile.exact = formatExactTime(proof.moment);
    //: the id of a backup, a depth of validation, a time
    tile.detail = (proof.ofTarget ? Words::tr("Backup %1 and all WAL up to it, validated (%2) on %3.")
                                  : Words::tr("The end of backup %1, validated (%2) on %3."))
                      .arg(idText(proof.backup), depthText(proof.depth), formatTime(proof.when));
    tile.icon = QStringLiteral("validate");
    tile.tone = Tone::Ok;
    return tile;
}

} // namespace

std::vector<TileContent> overviewTiles(const InstanceOverview &overview, Timestamp now)
{
    return {lossTile(overview, now), reachTile(overview), durationTile(overview), proofTile(overview)};
}

std::vector<RecoverableInterval> bandOf(const std::vector<RecoveryWindow> &windows)
{
    std::vector<RecoverableInterval> band;
    band.reserve(windows.size());
    for (const RecoveryWindow &window : windows)
        band.push_back({.timeline = window.timeline,
                        .from = window.from,
                        .to = window.to,
                        .fromTime = window.fromTime,
                        .toTime = window.toTime,
                        .base = window.base});
    return band;
}

LastJobsModel *makeLastJobsModel(QObject *parent)
{
    using Row = JournalEntry;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("operation"),
         .title = Words::tr("Job", "column"),
         .text = [](const Row &row) { return operationText(row.operation); }},
        {.key = QStringLiteral("outcome"),
         .title = Words::tr("Outcome", "column"),
         .text = outcomeText,
         .exact = [](const Row &row) { return engineText(row.message); },
         .icon = [](const Row &row) { return outcomeLook(row).icon; },
         .tone = [](const Row &row) { return outcomeLook(row).tone; },
         .toneOnIconOnly = true},
        {.key = QStringLiteral("begin"),
         .title = Words::tr("Began", "column: a time"),
         .text = [](const Row &row) { return formatTime(row.begin); },
         .raw = [](const Row &row) { return QVariant::fromValue<qlonglong>(row.begin.microseconds); },
         .exact = [](const Row &row) { return formatExactTime(row.begin); }},
        {.key = QStringLiteral("duration"),
         .title = Words::tr("Took", "column: a duration"),
         .text = [](const Row &row) { return formatDuration(secondsOf(row)); },
         .raw = [](const Row &row) { return QVariant(secondsOf(row)); },
         .numeric = true},
        {.key = QStringLiteral("bytes"),
         .title = Words::tr("Size", "column"),
         .text = [](const Row &row) { return row.bytes > 0 ? formatBytes(row.bytes) : QString(); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.bytes); },
         .exact = [](const Row &row) { return formatExactBytes(row.bytes); },
         .numeric = true},
        {.key = QStringLiteral("backup"),
         .title = Words::tr("Backup", "column: its id"),
         .text = [](const Row &row) { return idText(row.backup); },
         .monospace = true},
        {.key = QStringLiteral("who"),
         .title = Words::tr("By", "column: who did it"),
         .text = [](const Row &row) { return displayName(row.who); }},
    };
    return new LastJobsModel(
        std::move(columns), [](const Row &row) { return std::tuple(row.begin, row.operation, row.backup); }, parent);
}

} // namespace cairn::ui
