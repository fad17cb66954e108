#include "models/advice_text.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Advice)
};

QString ageText(Timestamp since, Timestamp now)
{
    return formatDuration(static_cast<double>(std::max<std::int64_t>(now.seconds() - since.seconds(), 0)));
}

int number(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, 1'000'000'000));
}

QString gapText(const Advice &advice)
{
    if (advice.until.isKnown())
        return Words::tr("Nothing between %1 and %2 can be recovered on timeline %3.")
            .arg(formatTime(advice.since), formatTime(advice.until))
            .arg(advice.timeline.value);
    return Words::tr("Nothing after %1 can be recovered on timeline %2.")
        .arg(formatTime(advice.since))
        .arg(advice.timeline.value);
}

QString overdueText(const Advice &advice, Timestamp now)
{
    if (advice.seconds > 0)
        return Words::tr("The last good backup is %1 old; usually one is taken every %2.")
            .arg(ageText(advice.since, now), formatDuration(static_cast<double>(advice.seconds)));
    return Words::tr("The last good backup is %1 old.").arg(ageText(advice.since, now));
}

QString fullOverdueText(const Advice &advice, Timestamp now)
{
    const QString age = ageText(advice.since, now);
    if (advice.days > 0)
        return Words::tr("The last full backup is %1 old, older than the window of %n day(s) that is to be kept.",
                         nullptr, number(advice.days))
            .arg(age);
    return Words::tr("The last full backup is %1 old; usually one is taken every %2.")
        .arg(age, formatDuration(static_cast<double>(advice.seconds)));
}

QString validationText(const Advice &advice, Timestamp now)
{
    if (!advice.since.isKnown())
        return Words::tr("The newest good backup, %1, was never validated.").arg(idText(advice.backup));
    return Words::tr("The newest good backup, %1, was last validated %2 ago.")
        .arg(idText(advice.backup), ageText(advice.since, now));
}

} // namespace

QString adviceSentence(const Advice &advice, Timestamp now)
{
    switch (advice.rule) {
    case AdviceRule::Unreadable:
        return Words::tr("The instance cannot be read.");
    case AdviceRule::NoBackup:
        return Words::tr("There is no backup.");
    case AdviceRule::NothingRestorable:
        return Words::tr("None of %n backup(s) can be restored.", nullptr, number(advice.count));
    case AdviceRule::WalGap:
        return gapText(advice);
    case AdviceRule::LastBackupFailed:
        return Words::tr("The last backup, %1, failed.").arg(idText(advice.backup));
    case AdviceRule::DamagedBackups:
        return Words::tr("%n backup(s) cannot be relied on, the newest is %1.", nullptr, number(advice.count))
            .arg(idText(advice.backup));
    case AdviceRule::BackupOverdue:
        return overdueText(advice, now);
    case AdviceRule::FullOverdue:
        return fullOverdueText(advice, now);
    case AdviceRule::ArchivingLags:
        return Words::tr("The last WAL was archived %1 ago; what was written since would be lost.")
            .arg(ageText(advice.since, now));
    case AdviceRule::UnusedWal:
        return Words::tr("%n segment(s) of WAL cannot be used.", nullptr, number(advice.count));
    case AdviceRule::NotValidated:
        return validationText(advice, now);
    case AdviceRule::NotArchived:
        return Words::tr("No WAL is archived: only the moments at which backups ended can be recovered.");
    case AdviceRule::NoRetention:
        return Words::tr("No retention rule is set: backups are kept for ever.");
    case AdviceRule::ExpiredBackups:
        return Words::tr("%n backup(s) are held by no retention rule any more.", nullptr, number(advice.count));
    case AdviceRule::DeadSpace:
        return Words::tr("%1 of the packs are not needed by any backup.").arg(formatBytes(advice.bytes));
    }
    std::unreachable();
}

QString adviceDetails(const Advice &advice)
{
    QStringList lines;
    for (const Sentence &text : {advice.detail, advice.remedy})
        if (!text.empty())
            lines << engineText(text);
    return lines.join(QLatin1Char('\n'));
}

QString adviceVerb(AdviceAction action)
{
    switch (action) {
    case AdviceAction::None:
        return {};
    case AdviceAction::TakeBackup:
    case AdviceAction::TakeFullBackup:
        return Words::tr("Back up…");
    case AdviceAction::Validate:
        return Words::tr("Validate…");
    case AdviceAction::CheckArchiving:
        return Words::tr("Check archiving…");
    case AdviceAction::EditRetention:
        return Words::tr("Edit retention…");
    case AdviceAction::DeleteExpired:
        return Words::tr("Delete what has expired…");
    case AdviceAction::DeleteUnusedWal:
        return Words::tr("Delete WAL…");
    case AdviceAction::Compact:
        return Words::tr("Compact…");
    }
    std::unreachable();
}

QString adviceIcon(AdviceAction action)
{
    switch (action) {
    case AdviceAction::None:
        return {};
    case AdviceAction::TakeBackup:
    case AdviceAction::TakeFullBackup:
        return QStringLiteral("backup-full");
    case AdviceAction::Validate:
        return QStringLiteral("validate");
    case AdviceAction::CheckArchiving:
        return QStringLiteral("wal");
    case AdviceAction::EditRetention:
        return QStringLiteral("settings");
    case AdviceAction::DeleteExpired:
    case AdviceAction::DeleteUnusedWal:
        return QStringLiteral("delete");
    case AdviceAction::Compact:
        return QStringLiteral("catalog");
    }
    std::unreachable();
}

Look adviceLook(AdviceLevel level)
{
    switch (level) {
    case AdviceLevel::Note:
        return {QStringLiteral("info"), Tone::Muted};
    case AdviceLevel::Warning:
        return {QStringLiteral("warning"), Tone::Warning};
    case AdviceLevel::Problem:
        return {QStringLiteral("error"), Tone::Error};
    }
    std::unreachable();
}

HealthLevel healthOf(AdviceLevel level)
{
    switch (level) {
    case AdviceLevel::Note:
        return HealthLevel::Good;
    case AdviceLevel::Warning:
        return HealthLevel::Attention;
    case AdviceLevel::Problem:
        return HealthLevel::Problem;
    }
    std::unreachable();
}

} // namespace cairn::ui
