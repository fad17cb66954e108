#include "models/journal_words.h"

#include "base/format.h"

#include <QCoreApplication>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Journal)
};

bool isCancelled(const JournalEntry &entry)
{
    return entry.outcome == errorCodeName(ErrorCode::Cancelled);
}

} // namespace

QString outcomeText(const JournalEntry &entry)
{
    if (entry.outcome == "ok")
        return Words::tr("Done", "outcome of an operation");
    if (entry.outcome == "running")
        return Words::tr("Running", "outcome of an operation");
    if (entry.outcome == "interrupted")
        return Words::tr("Interrupted", "outcome of an operation");
    if (isCancelled(entry))
        return Words::tr("Cancelled", "outcome of an operation");
    return Words::tr("Failed", "outcome of an operation");
}

Look outcomeLook(const JournalEntry &entry)
{
    if (entry.outcome == "ok")
        return jobLook(JobState::Done);
    if (entry.outcome == "running")
        return jobLook(JobState::Running);
    return jobLook(isCancelled(entry) ? JobState::Cancelled : JobState::Failed);
}

double secondsOf(const JournalEntry &entry)
{
    return entry.end.isKnown() && entry.end >= entry.begin
               ? static_cast<double>(entry.end.microseconds - entry.begin.microseconds) / 1e6
               : -1;
}

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

} // namespace cairn::ui
