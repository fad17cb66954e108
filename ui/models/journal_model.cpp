#include "models/journal_model.h"

#include "base/format.h"
#include "models/journal_words.h"

#include <QCoreApplication>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Journal)
};

QString icon(const JournalEntry &entry)
{
    return outcomeLook(entry).icon;
}

} // namespace

JournalModel *makeJournalModel(QObject *parent)
{
    using Row = JournalEntry;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("begin"),
         .title = Words::tr("Time", "column"),
         .text = [](const Row &row) { return formatTime(row.begin); },
         .raw = [](const Row &row) { return QVariant::fromValue<qlonglong>(row.begin.microseconds); },
         .exact = [](const Row &row) { return formatExactTime(row.begin); }},
        {.key = QStringLiteral("operation"),
         .title = Words::tr("What", "column"),
         .text = [](const Row &row) { return operationText(row.operation); }},
        {.key = QStringLiteral("backup"),
         .title = Words::tr("Backup", "column"),
         .text = [](const Row &row) { return row.backup.isValid() ? idText(row.backup) : QString(); },
         .monospace = true},
        {.key = QStringLiteral("outcome"),
         .title = Words::tr("Outcome", "column"),
         .text = outcomeText,
         .exact = [](const Row &row) { return engineText(row.message); },
         .icon = icon,
         .tone = [](const Row &row) { return outcomeLook(row).tone; }},
        {.key = QStringLiteral("duration"),
         .title = Words::tr("Duration", "column"),
         .text = [](const Row &row) { return formatDuration(secondsOf(row)); },
         .raw = [](const Row &row) { return QVariant(secondsOf(row)); },
         .numeric = true},
        {.key = QStringLiteral("bytes"),
         .title = Words::tr("Bytes", "column"),
         .text = [](const Row &row) { return row.bytes > 0 ? formatBytes(row.bytes) : QString(); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.bytes); },
         .exact = [](const Row &row) { return formatExactBytes(row.bytes); },
         .numeric = true},
        {.key = QStringLiteral("who"),
         .title = Words::tr("Who", "column"),
         .text = [](const Row &row) { return displayName(row.who); }},
        {.key = QStringLiteral("message"),
         .title = Words::tr("Message", "column"),
         .text = [](const Row &row) { return engineText(row.message).simplified(); },
         .exact = [](const Row &row) { return engineText(row.message); }},
    };
    return new JournalModel(
        std::move(columns), [](const Row &row) { return std::tuple(row.begin, row.operation, row.who); }, parent);
}

} // namespace cairn::ui
