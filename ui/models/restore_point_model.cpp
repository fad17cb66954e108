#include "models/restore_point_model.h"

#include "base/format.h"

#include <QCoreApplication>

#include <map>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RestorePoint)
};

} // namespace

RestorePointModel *makeRestorePointModel(QObject *parent)
{
    std::vector<Column<RestorePointRow>> columns{
        {.key = QStringLiteral("name"),
         .title = Words::tr("Restore point"),
         .text = [](const RestorePointRow &row) { return displayName(row.point.name); },
         .exact =
             [](const RestorePointRow &row) {
                 return row.uses > 1 ? Words::tr("This name was used %n time(s).", nullptr, row.uses) : QString();
             }},
        {.key = QStringLiteral("time"),
         .title = Words::tr("Set at"),
         .text = [](const RestorePointRow &row) { return formatTime(row.point.time); },
         .raw = [](const RestorePointRow &row) { return QVariant::fromValue<qlonglong>(row.point.time.microseconds); },
         .exact = [](const RestorePointRow &row) { return formatExactTime(row.point.time); }},
        {.key = QStringLiteral("timeline"),
         .title = Words::tr("Timeline"),
         .text = [](const RestorePointRow &row) { return QString::number(row.point.timeline.value); },
         .raw = [](const RestorePointRow &row) { return QVariant(row.point.timeline.value); },
         .numeric = true},
        {.key = QStringLiteral("lsn"),
         .title = Words::tr("Position"),
         .text = [](const RestorePointRow &row) { return QString::fromStdString(row.point.lsn.toString()); },
         .raw = [](const RestorePointRow &row) { return QVariant::fromValue<qulonglong>(row.point.lsn.value); },
         .monospace = true},
    };
    return new RestorePointModel(
        std::move(columns), [](const RestorePointRow &row) { return std::tuple(row.point.timeline, row.point.lsn); },
        parent);
}

std::vector<RestorePointRow> restorePointRows(const std::vector<NamedPoint> &points)
{
    std::map<std::string, int> uses;
    for (const NamedPoint &point : points)
        ++uses[point.name];
    std::vector<RestorePointRow> rows;
    rows.reserve(points.size());
    for (const NamedPoint &point : points)
        rows.push_back({point, uses[point.name]});
    std::ranges::stable_sort(rows, std::greater{}, [](const RestorePointRow &row) { return row.point.time; });
    return rows;
}

RecoveryTargetRequest targetOf(const RestorePointRow &row)
{
    RecoveryTargetRequest target;
    target.timeline = std::to_string(row.point.timeline.value);
    target.kind = row.uses > 1 ? TargetKind::Lsn : TargetKind::Name;
    target.name = row.uses > 1 ? std::string{} : row.point.name;
    target.lsn = row.uses > 1 ? row.point.lsn : Lsn{};
    return target;
}

} // namespace cairn::ui
