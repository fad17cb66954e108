#include "models/foresight_model.h"

#include "base/format.h"
#include "models/status_look.h"

#include <QApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QTime>

#include <algorithm>
#include <map>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Foresight)
};

QString fateText(const ForeseenBackup &backup)
{
    if (backup.fate == BackupFate::Remove)
        return Words::tr("Goes", "a backup that will be deleted");
    if (backup.fate == BackupFate::Fold)
        return Words::tr("Is merged", "a backup that goes on in another one");
    if (backup.expected)
        return Words::tr("Expected", "a backup that will be taken");
    return backup.becomesFull ? Words::tr("Becomes full", "a backup that others are merged into")
                              : Words::tr("Stays", "a backup that will be kept");
}

/// Room for whichever fate comes: with every stroke in the policy another one may.
int fateCharacters()
{
    const QFontMetrics metrics(QApplication::font());
    ForeseenBackup goes;
    goes.fate = BackupFate::Remove;
    ForeseenBackup folds;
    folds.fate = BackupFate::Fold;
    ForeseenBackup comes;
    comes.expected = true;
    ForeseenBackup grows;
    grows.becomesFull = true;
    int widest = 0;
    for (const ForeseenBackup &each : {goes, folds, comes, grows, ForeseenBackup{}})
        widest = std::max(widest, metrics.horizontalAdvance(fateText(each)));
    constexpr int icon = 8; // with the space around it
    return widest / metrics.averageCharWidth() + icon;
}

Look fateLook(const ForeseenBackup &backup)
{
    if (backup.fate != BackupFate::Keep)
        return {backup.fate == BackupFate::Fold ? QStringLiteral("merge") : QStringLiteral("delete"), Tone::Error};
    if (backup.expected)
        return {QStringLiteral("clock"), Tone::Muted};
    return backup.becomesFull ? Look{QStringLiteral("merge"), Tone::Active} : Look{QStringLiteral("ok"), Tone::Ok};
}

QString kindText(const ForeseenBackup &backup)
{
    return backup.full ? modeText(BackupMode::Full) : Words::tr("Incremental", "kind of backup");
}

QString reasonsText(const ForeseenBackup &backup)
{
    QStringList all;
    for (const RetentionReason &reason : backup.reasons)
        all << engineText(reason.text);
    return all.join(QStringLiteral("; "));
}

/// What goes is 0, what stays 1, what is to be taken 2.
int rankOf(const ForeseenBackup &backup)
{
    return backup.fate != BackupFate::Keep ? 0 : backup.expected ? 2 : 1;
}

QString weekdaysText(std::uint8_t weekdays)
{
    if (weekdays == 0x7f)
        return Words::tr("every day");
    QStringList names;
    for (int day = 1; day <= 7; ++day)
        if ((weekdays >> (day - 1) & 1) != 0)
            names << QLocale().standaloneDayName(day);
    return names.join(QStringLiteral(", "));
}

/// Backups of a kind that are taken several times a day have the same size and days.
QString kindOfBackups(const ScheduledBackup &first, const QStringList &times)
{
    //: %1: a kind of backup; %2: weekdays; %3: times of the day; %4: a size
    return Words::tr("%1 %2 at about %3 (%4)")
        .arg(first.full ? Words::tr("a full backup") : Words::tr("an incremental backup"), weekdaysText(first.weekdays),
             times.join(QStringLiteral(", ")), formatBytes(first.dataBytes + first.walBytes));
}

} // namespace

ForesightModel *makeForesightModel(QObject *parent)
{
    using Row = ForeseenBackup;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("fate"),
         .title = Words::tr("Fate", "column: whether a backup goes or stays"),
         .text = fateText,
         .raw = [](const Row &row) { return QVariant(rankOf(row)); },
         .icon = [](const Row &row) { return fateLook(row).icon; },
         .tone = [](const Row &row) { return fateLook(row).tone; },
         .characters = fateCharacters()},
        {.key = QStringLiteral("backup"),
         .title = Words::tr("Backup", "column"),
         .text = [](const Row &row) { return row.expected ? QString() : idText(row.id); },
         .monospace = true},
        {.key = QStringLiteral("reason"),
         .title = Words::tr("Why", "column"),
         .text = reasonsText,
         .exact = reasonsText},
        {.key = QStringLiteral("when"),
         .title = Words::tr("When", "column: when a backup goes"),
         .text = [](const Row &row) { return formatTime(row.fateTime); },
         .raw = [](const Row &row) { return QVariant::fromValue<qlonglong>(row.fateTime.microseconds); }},
        {.key = QStringLiteral("kind"), .title = Words::tr("Mode", "column"), .text = kindText},
        {.key = QStringLiteral("time"),
         .title = Words::tr("Taken", "column: when a backup was taken"),
         .text = [](const Row &row) { return formatTime(row.time); },
         .raw = [](const Row &row) { return QVariant::fromValue<qlonglong>(row.time.microseconds); }},
        {.key = QStringLiteral("bytes"),
         .title = Words::tr("Size", "column"),
         .text = [](const Row &row) { return formatBytes(row.bytes); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.bytes); },
         .exact = [](const Row &row) { return formatExactBytes(row.bytes); },
         .numeric = true},
    };
    return new ForesightModel(std::move(columns), [](const Row &row) { return row.id; }, parent);
}

std::vector<ForeseenBackup> foreseenRows(const RetentionForesight &foresight)
{
    std::vector<ForeseenBackup> rows = foresight.backups;
    std::ranges::sort(rows, [](const ForeseenBackup &a, const ForeseenBackup &b) {
        return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : a.id > b.id;
    });
    return rows;
}

QString foresightSummary(const RetentionForesight &foresight)
{
    const auto gone = static_cast<int>(foresight.count(BackupFate::Remove) + foresight.count(BackupFate::Fold));
    const auto stay = static_cast<int>(foresight.count(BackupFate::Keep));
    const QString freed = formatBytes(foresight.backupBytesFreed + foresight.walBytesFreed);
    const QString wal = formatBytes(foresight.walBytesFreed);
    const QString goes = gone == 0 ? Words::tr("No backup goes") : Words::tr("%n backup(s) go", nullptr, gone);
    //: %1: so many backups go; %n: those that stay; %2: all that is freed; %3: of it WAL
    QString text =
        Words::tr("%1, %n stay(s). That frees about %2, of it %3 of WAL.", nullptr, stay).arg(goes, freed, wal);
    if (!foresight.history.empty()) {
        const auto there = static_cast<int>(std::ranges::count_if(
            foresight.backups, [](const ForeseenBackup &backup) { return backup.fate == BackupFate::Keep; }));
        //: %n: backups that are there on a day to come; %1 and %2: sizes
        text += QLatin1Char(' ') + Words::tr("There are %n backup(s) then, of %1, and %2 of WAL.", nullptr, there)
                                       .arg(formatBytes(foresight.backupBytes), formatBytes(foresight.walBytes));
    }
    return text;
}

QString scheduleText(const ExpectedSchedule &expected)
{
    if (expected.schedule.backups.empty())
        return {};
    QStringList parts;
    for (const bool full : {true, false}) {
        const ScheduledBackup *first = nullptr;
        QStringList times;
        for (const ScheduledBackup &backup : expected.schedule.backups) {
            if (backup.full != full)
                continue;
            first = first ? first : &backup;
            times << formatClock(QTime::fromMSecsSinceStartOfDay(static_cast<int>(backup.secondOfDay) * 1000));
        }
        if (first)
            parts << kindOfBackups(*first, times);
    }
    const QString wal = formatBytes(expected.schedule.walBytesPerDay);
    const QString what = parts.join(QStringLiteral("; "));
    return expected.assumed
               //: %1: backups and their times; %2: a size
               ? Words::tr("Assumed, since there are not two days of backups yet: %1; %2 of WAL a day.").arg(what, wal)
               //: %1: backups and their times; %2: a size
               : Words::tr("Expected, by the last four weeks: %1; %2 of WAL a day.").arg(what, wal);
}

} // namespace cairn::ui
