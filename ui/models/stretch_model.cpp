#include "models/stretch_model.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Stretch)
};

QString lsnText(Lsn lsn)
{
    return lsn.isValid() ? QString::fromStdString(lsn.toString()) : QString();
}

QString whatText(const Stretch &stretch)
{
    if (!stretch.event.isEmpty())
        return stretch.event;
    return stretch.isRecoverable ? Words::tr("Can be recovered") : Words::tr("No backup leads there");
}

Column<Stretch> timeColumn(const QString &key, const QString &title, Timestamp Stretch::*time)
{
    return {.key = key,
            .title = title,
            .text = [time](const Stretch &s) { return formatTime(s.*time); },
            .raw = [time](const Stretch &s) { return QVariant::fromValue<qlonglong>((s.*time).microseconds); },
            .exact = [time](const Stretch &s) { return formatExactTime(s.*time); }};
}

Column<Stretch> lsnColumn(const QString &key, const QString &title, Lsn Stretch::*lsn)
{
    return {.key = key,
            .title = title,
            .text = [lsn](const Stretch &s) { return lsnText(s.*lsn); },
            .raw = [lsn](const Stretch &s) { return QVariant::fromValue<qulonglong>((s.*lsn).value); },
            .monospace = true,
            .hiddenAtFirst = true};
}

QString whyText(const Stretch &stretch)
{
    if (!stretch.event.isEmpty())
        return {}; // it ends nothing
    const QString why = engineText(stretch.why);
    return stretch.firstSegment.empty()
               ? why
               : QStringLiteral("%1 (%2 – %3)")
                     .arg(why, engineText(stretch.firstSegment), engineText(stretch.lastSegment));
}

} // namespace

StretchModel *makeStretchModel(QObject *parent)
{
    std::vector<Column<Stretch>> columns{
        {.key = QStringLiteral("timeline"),
         .title = Words::tr("Timeline"),
         .text = [](const Stretch &s) { return QString::number(s.timeline.value); },
         .raw = [](const Stretch &s) { return QVariant(s.timeline.value); },
         .numeric = true},
        {.key = QStringLiteral("what"),
         .title = Words::tr("What"),
         .text = whatText,
         .icon =
             [](const Stretch &s) {
                 if (!s.event.isEmpty())
                     return s.eventIcon;
                 return QString(s.isRecoverable ? QStringLiteral("ok") : QStringLiteral("warning"));
             },
         .tone =
             [](const Stretch &s) {
                 return !s.event.isEmpty() ? s.eventTone : s.isRecoverable ? Tone::Ok : Tone::Warning;
             },
         .toneOnIconOnly = true},
        timeColumn(QStringLiteral("from"), Words::tr("From"), &Stretch::fromTime),
        timeColumn(QStringLiteral("to"), Words::tr("To"), &Stretch::toTime),
        lsnColumn(QStringLiteral("from-lsn"), Words::tr("From LSN"), &Stretch::from),
        lsnColumn(QStringLiteral("to-lsn"), Words::tr("To LSN"), &Stretch::to),
        {.key = QStringLiteral("base"),
         .title = Words::tr("First backup"),
         .text = [](const Stretch &s) { return s.base.isValid() ? idText(s.base) : QString(); }},
        {.key = QStringLiteral("backups"),
         .title = Words::tr("Backups"),
         .text = [](const Stretch &s) { return s.event.isEmpty() ? formatCount(s.backups) : QString(); },
         .raw = [](const Stretch &s) { return QVariant::fromValue<qulonglong>(s.backups); },
         .numeric = true},
        {.key = QStringLiteral("why"), .title = Words::tr("Why it ends there"), .text = whyText},
        {.key = QStringLiteral("remedy"),
         .title = Words::tr("What would help"),
         .text = [](const Stretch &s) { return engineText(s.remedy); }},
    };
    return new StretchModel(
        std::move(columns), [](const Stretch &s) { return std::tuple(s.timeline, s.firstSegment, s.from); }, parent);
}

std::vector<Stretch> stretchesOf(const RecoverySnapshot &recovery)
{
    std::vector<Stretch> stretches;
    stretches.reserve(recovery.windows.size() + recovery.unreachable.size());
    for (const RecoveryWindow &window : recovery.windows)
        stretches.push_back({window.timeline,
                             window.from,
                             window.to,
                             {},
                             {},
                             window.fromTime,
                             window.toTime,
                             window.base,
                             window.backups.size(),
                             true,
                             window.why,
                             window.remedy,
                             {},
                             {},
                             {}});
    for (const UnreachableWal &wal : recovery.unreachable)
        stretches.push_back({wal.timeline,
                             {},
                             {},
                             wal.firstSegment,
                             wal.lastSegment,
                             wal.storedFrom,
                             wal.storedTo,
                             {},
                             0,
                             false,
                             wal.why,
                             wal.remedy,
                             {},
                             {},
                             {}});
    std::ranges::stable_sort(stretches, {}, &Stretch::timeline);
    return stretches;
}

} // namespace cairn::ui
