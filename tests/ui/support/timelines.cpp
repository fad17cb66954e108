#include "support/timelines.h"

#include "support/snapshots.h"

#include <QDateTime>

namespace cairn::test {

using namespace ui;

Moment at(const char *iso, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    time.setTimeZone(zone);
    return time.toMSecsSinceEpoch() * 1000;
}

TimelineScene sampleScene()
{
    const Moment midnight = at("2026-03-12T00:00:00");
    TimelineScene scene;
    scene.lanes = {{TimelineId{1}, std::nullopt, 0, midnight, midnight + 12 * hour},
                   {TimelineId{2}, 0, midnight + 10 * hour, midnight + 10 * hour, midnight + 20 * hour}};
    scene.bands = {{1, midnight + 10 * hour, midnight + 20 * hour, BandKind::Recoverable, QStringLiteral("two")},
                   {0, midnight + 1 * hour, midnight + 6 * hour, BandKind::Recoverable, QStringLiteral("before")},
                   {0, midnight + 6 * hour, midnight + 7 * hour, BandKind::Gap, QStringLiteral("gap")},
                   {0, midnight + 8 * hour, midnight + 12 * hour, BandKind::Recoverable, QStringLiteral("after")}};
    scene.backups = {
        {0, midnight, midnight + 1 * hour, BackupId{1'700'000'000}, BackupMode::Full, BackupStatus::Ok},
        {0, midnight + 7 * hour, midnight + 8 * hour, BackupId{1'700'000'001}, BackupMode::Full, BackupStatus::Ok},
        {1, midnight + 12 * hour, midnight + 12 * hour + second, BackupId{1'700'000'002}, BackupMode::Delta,
         BackupStatus::Corrupt}};
    scene.marks = {{0, midnight + 4 * hour, MarkKind::RestorePoint, QStringLiteral("before the release")}};
    return scene;
}

std::vector<BackupRecord> sampleBackups()
{
    std::vector<BackupRecord> backups;
    for (const Moment end : {at("2026-03-12T08:00:00"), at("2026-03-12T01:00:00")}) {
        BackupRecord backup = makeBackup(static_cast<std::uint64_t>(end / second));
        backup.timeline = TimelineId{1};
        backup.startTime = Timestamp{end - 600 * second};
        backup.endTime = backup.recoveryTime = Timestamp{end};
        backup.mode = BackupMode::Full;
        backups.push_back(backup);
    }
    return backups;
}

TimelineReadings sampleReadings()
{
    const auto window = [](unsigned timeline, const char *from, const char *to) {
        RecoveryWindow made;
        made.timeline = TimelineId{timeline};
        made.from = Lsn{static_cast<std::uint64_t>(at(from) / second)};
        made.to = Lsn{static_cast<std::uint64_t>(at(to) / second)};
        made.fromTime = Timestamp{at(from)};
        made.toTime = Timestamp{at(to)};
        made.lastRecord = Lsn{made.to.value - 56};
        return made;
    };
    TimelineReadings readings;
    readings.recovery.windows = {window(1, "2026-03-12T01:00:00", "2026-03-12T06:00:00"),
                                 window(1, "2026-03-12T08:00:00", "2026-03-12T12:00:00"),
                                 window(2, "2026-03-12T10:00:00", "2026-03-12T20:00:00")};
    readings.recovery.windows[0].why = "000000010000000000000007 is missing";
    readings.recovery.unreachable = {
        {TimelineId{3}, "000000030000000000000009", "00000003000000000000000A", 2, "no backup", ""}};
    TimelineSnapshot two;
    two.timeline = TimelineId{2};
    two.parent = TimelineId{1};
    TimelineSnapshot three;
    three.timeline = TimelineId{3};
    readings.archive.timelines = {three, two};
    return readings;
}

} // namespace cairn::test
