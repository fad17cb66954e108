#include "models/journal_model.h"

#include "base/format.h"
#include "models/status_look.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Journal)
};

QString outcomeText(const JournalEntry &entry)
{
    if (entry.outcome == "ok")
        return Words::tr("Done", "outcome of an operation");
    if (entry.outcome == "running")
        return Words::tr("Running", "outcome of an operation");
    if (entry.outcome == "interrupted")
        return Words::tr("Interrupted", "outcome of an operation");
    if (entry.outcome == errorCodeName(ErrorCode::Cancelled))
        return Words::tr("Cancelled", "outcome of an operation");
    return Words::tr("Failed", "outcome of an operation");
}

Look outcomeLook(const JournalEntry &entry)
{
    if (entry.outcome == "running")
        return {QStringLiteral("running"), Tone::Active};
    return hasFailed(entry) ? Look{QStringLiteral("error"), Tone::Error} : Look{QStringLiteral("ok"), Tone::Ok};
}

double secondsOf(const JournalEntry &entry)
{
    return entry.end.isKnown() ? static_cast<double>(entry.end.microseconds - entry.begin.microseconds) / 1e6 : -1;
}

QString icon(const JournalEntry &entry)
{
    return outcomeLook(entry).icon;
}

} // namespace

bool hasFailed(const JournalEntry &entry)
{
    return entry.outcome != "ok" && entry.outcome != "running";
}

QString operationText(std::string_view operation)
{
    if (operation == "backup")
        return Words::tr("Backup", "operation");
    if (operation == "validate")
        return Words::tr("Validation", "operation");
    if (operation == "restore")
        return Words::tr("Restore", "operation");
    if (operation == "delete")
        return Words::tr("Deletion", "operation");
    if (operation == "merge")
        return Words::tr("Merge", "operation");
    if (operation == "compact")
        return Words::tr("Compaction", "operation");
    if (operation == "undelete")
        return Words::tr("Undeletion", "operation");
    if (operation == "set-backup")
        return Words::tr("Change of a backup", "operation");
    return displayName(operation);
}

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
