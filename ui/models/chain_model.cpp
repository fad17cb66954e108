#include "models/chain_model.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct ChainColumn {
    Q_DECLARE_TR_FUNCTIONS(ChainColumn)
};

/// By its branch: so many steps away from the full backup.
QString indented(const ChainRow &row)
{
    constexpr std::size_t most = 20; // in a long chain the id is still seen
    QString text;
    for (std::size_t i = 0; i < std::min(row.member.depth, most); ++i)
        text += QStringLiteral("\u00a0\u00a0");
    return text + idText(row.member.record.id);
}

std::vector<Column<ChainRow>> columnsWith(const QString &remark)
{
    using Row = ChainRow;
    return {
        {.key = QStringLiteral("backup"),
         .title = ChainColumn::tr("Backup", "column"),
         .text = indented,
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.member.record.id.value); },
         .spoken =
             [](const Row &row) {
                 const QString id = idText(row.member.record.id);
                 const auto builds = static_cast<int>(row.member.depth);
                 //: %1: a backup; %n: backups
                 return builds == 0 ? id : ChainColumn::tr("%1, builds on %n other(s)", nullptr, builds).arg(id);
             },
         .monospace = true},
        {.key = QStringLiteral("mode"),
         .title = ChainColumn::tr("Mode", "column"),
         .text = [](const Row &row) { return modeText(row.member.record.mode); }},
        {.key = QStringLiteral("time"),
         .title = ChainColumn::tr("Time", "column"),
         .text = [](const Row &row) { return formatTime(row.member.record.startTime); },
         .exact = [](const Row &row) { return formatExactTime(row.member.record.startTime); }},
        {.key = QStringLiteral("bytes"),
         .title = ChainColumn::tr("Data", "column: bytes"),
         .text = [](const Row &row) { return formatBytes(row.member.record.dataBytes); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.member.record.dataBytes); },
         .exact = [](const Row &row) { return formatExactBytes(row.member.record.dataBytes); },
         .numeric = true},
        {.key = QStringLiteral("remark"),
         .title = remark,
         .text = [](const Row &row) { return row.remark; },
         .exact = [](const Row &row) { return row.remark; },
         .icon = [](const Row &row) { return row.look.icon; },
         .tone = [](const Row &row) { return row.look.tone; },
         .toneOnIconOnly = true},
    };
}

const MergeMember *memberOf(const MergeResult &plan, BackupId id)
{
    const auto found = std::ranges::find(plan.members, id, &MergeMember::backup);
    return found == plan.members.end() ? nullptr : &*found;
}

} // namespace

ChainModel::ChainModel(const QString &remark, QObject *parent)
    : TableModel(columnsWith(remark), [](const ChainRow &row) { return row.member.record.id; }, parent)
{
}

Qt::ItemFlags ChainModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = TableModel::flags(index);
    if (index.isValid() && !row(index).selectable)
        flags &= ~Qt::ItemIsSelectable;
    return flags;
}

std::vector<ChainRow> chainChoices(const std::vector<MergeCandidate> &candidates)
{
    std::vector<ChainRow> rows;
    for (const MergeCandidate &candidate : candidates) {
        const bool can = candidate.objection.empty();
        rows.push_back({.member = candidate.member,
                        .remark = can ? ChainColumn::tr("Yes, with all that it builds on", "can become full")
                                      : engineText(candidate.objection),
                        .look = can ? Look{QStringLiteral("ok"), Tone::Ok} : Look{{}, Tone::Muted},
                        .selectable = can});
    }
    return rows;
}

std::vector<ChainRow> chainBefore(const MergeResult &plan, const MergeOutlook &outlook)
{
    std::vector<ChainRow> rows;
    for (const ChainMember &member : outlook.before) {
        ChainRow row{.member = member, .remark = ChainColumn::tr("stays as it is: another branch")};
        if (const MergeMember *merged = memberOf(plan, member.record.id)) {
            row.remark = engineText(merged->reason);
            row.look = merged->goes                      ? Look{QStringLiteral("delete"), Tone::Error}
                       : member.record.id == plan.backup ? Look{QStringLiteral("merge"), Tone::Active}
                                                         : Look{QStringLiteral("ok"), Tone::Ok};
        } else {
            row.look = {QStringLiteral("ok"), Tone::Ok};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ChainRow> chainAfter(const MergeResult &plan, const MergeOutlook &outlook)
{
    std::vector<ChainRow> rows;
    for (const ChainMember &member : outlook.after) {
        const bool merged = member.record.id == plan.backup;
        rows.push_back(
            {.member = member,
             .remark = merged ? ChainColumn::tr("full: it builds on none") : ChainColumn::tr("as before"),
             .look = merged ? Look{QStringLiteral("merge"), Tone::Active} : Look{QStringLiteral("ok"), Tone::Ok}});
    }
    return rows;
}

} // namespace cairn::ui
