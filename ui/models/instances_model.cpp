#include "models/instances_model.h"

#include "base/format.h"
#include "models/advice_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Instances)
};

std::string versionOf(const InstanceSnapshot &instance)
{
    if (!instance.backups.empty() && !instance.backups.front().serverVersion.empty())
        return shortVersion(instance.backups.front().serverVersion).toStdString();
    return instance.config.majorVersion > 0 ? std::to_string(instance.config.majorVersion) : std::string{};
}

void readWindow(InstanceRow &row, const std::vector<RecoverableInterval> &window)
{
    for (const RecoverableInterval &interval : window) {
        row.from = row.from.isKnown() ? std::min(row.from, interval.fromTime) : interval.fromTime;
        row.to = std::max(row.to, interval.toTime);
    }
    row.hasGap = std::ranges::adjacent_find(
                     window, [](const auto &a, const auto &b) { return a.timeline == b.timeline; }) != window.end();
}

/// All of what can be recovered, in words.
QString windowText(const InstanceRow &row)
{
    if (!row.from.isKnown())
        return {};
    if (row.from == row.to)
        return formatTime(row.from);
    //: the moments that can be recovered
    const QString text = Words::tr("%1 to %2").arg(formatTime(row.from), formatTime(row.to));
    //: what can be recovered, from one moment to another
    return row.hasGap ? Words::tr("%1, with gaps").arg(text) : text;
}

QString proofText(const InstanceRow &row)
{
    return row.proof ? formatTime(row.proof->moment) : Words::tr("nothing", "what is proven to be recoverable");
}

QString adviceOf(const InstanceRow &row)
{
    return row.advice ? adviceSentence(*row.advice, row.now) : QString();
}

qlonglong raw(Timestamp time)
{
    return time.microseconds;
}

} // namespace

InstanceRow instanceRow(const InstanceSnapshot &instance, Timestamp now)
{
    InstanceRow row;
    row.name = instance.name;
    row.now = now;
    const std::vector<Advice> advice = adviseOn(instance, nullptr, now);
    row.health = instanceHealth(instance, advice, now);
    row.rank = row.health.level;
    if (!advice.empty()) {
        row.advice = advice.front();
        row.rank = std::max(row.rank, healthOf(advice.front().level));
    }
    if (instance.retention)
        readWindow(row, instance.retention->window);
    if (const auto good = restorableBackups(instance.backups); !good.empty())
        row.lastBackup = good.front()->endTime;
    row.proof = proofOf(instance.backups, {}, {});
    row.backups = instance.backups.size();
    row.storedBytes = instance.storedBytes;
    row.version = versionOf(instance);
    row.pgdata = instance.config.pgdata.value_or(std::string{});
    return row;
}

std::vector<InstanceRow> instanceRows(const CatalogSnapshot &catalog, Timestamp now)
{
    std::vector<InstanceRow> rows;
    rows.reserve(catalog.instances.size());
    for (const InstanceSnapshot &instance : catalog.instances)
        rows.push_back(instanceRow(instance, now));
    return rows;
}

QString instancesText(const std::vector<InstanceRow> &rows)
{
    const auto troubled = static_cast<int>(
        std::ranges::count_if(rows, [](const InstanceRow &row) { return row.rank != HealthLevel::Good; }));
    return troubled > 0 ? Words::tr("%n instance(s) need attention.", nullptr, troubled)
                        : Words::tr("%n instance(s), all well.", nullptr, static_cast<int>(rows.size()));
}

InstancesModel *makeInstancesModel(QObject *parent)
{
    using Row = InstanceRow;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("instance"),
         .title = Words::tr("Instance", "column"),
         .text = [](const Row &row) { return displayName(row.name); }},
        {.key = QStringLiteral("health"),
         .title = Words::tr("Health", "column"),
         .text = [](const Row &row) { return healthWord(row.health.level); },
         .raw = [](const Row &row) { return QVariant(static_cast<int>(row.rank)); },
         .exact = [](const Row &row) { return row.health.text; },
         .icon = [](const Row &row) { return healthLook(row.health.level).icon; },
         .tone = [](const Row &row) { return healthLook(row.health.level).tone; }},
        {.key = QStringLiteral("advice"),
         .title = Words::tr("What should be done", "column"),
         .text = adviceOf,
         .exact = adviceOf,
         .characters = 26}, // what is behind it shall be seen in a window of usual width
        {.key = QStringLiteral("last"),
         .title = Words::tr("Last good backup", "column"),
         .text = [](const Row &row) { return formatTime(row.lastBackup); },
         .raw = [](const Row &row) { return QVariant::fromValue(raw(row.lastBackup)); },
         .exact = [](const Row &row) { return formatExactTime(row.lastBackup); }},
        {.key = QStringLiteral("proven"),
         .title = Words::tr("Proven up to", "column: a time"),
         .text = proofText,
         .raw = [](const Row &row) { return QVariant::fromValue(row.proof ? raw(row.proof->moment) : 0); }},
        {.key = QStringLiteral("window"),
         .title = Words::tr("Can go back to", "column: a time"),
         .text = [](const Row &row) { return formatTime(row.from); },
         .raw = [](const Row &row) { return QVariant::fromValue(raw(row.from)); },
         .exact = windowText,
         .spoken = [](const Row &row) { return accessibleCell(Words::tr("Can be recovered"), windowText(row)); }},
        {.key = QStringLiteral("backups"),
         .title = Words::tr("Backups", "column: their number"),
         .text = [](const Row &row) { return formatCount(row.backups); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.backups); },
         .numeric = true},
        {.key = QStringLiteral("size"),
         .title = Words::tr("Stored", "column: size of all backups"),
         .text = [](const Row &row) { return formatBytes(row.storedBytes); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.storedBytes); },
         .exact = [](const Row &row) { return formatExactBytes(row.storedBytes); },
         .numeric = true},
        {.key = QStringLiteral("version"),
         .title = Words::tr("PostgreSQL", "column: its version"),
         .text = [](const Row &row) { return engineText(row.version); },
         .numeric = true},
        {.key = QStringLiteral("pgdata"),
         .title = Words::tr("Data directory", "column"),
         .text = [](const Row &row) { return displayName(row.pgdata); }},
    };
    return new InstancesModel(std::move(columns), [](const Row &row) { return row.name; }, parent);
}

} // namespace cairn::ui
