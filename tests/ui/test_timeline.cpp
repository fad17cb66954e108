#include "base/format.h"
#include "base/theme.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "timeline/scene_builder.h"
#include "timeline/timeline_painter.h"
#include "timeline/timeline_view.h"
#include "views/timelines_page.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTimer>
#include <QWheelEvent>

#include <atomic>
#include <chrono>
#include <random>
#include <semaphore>

using namespace cairn;
using namespace cairn::ui;

namespace {

constexpr Moment second = 1'000'000;
constexpr Moment hour = 3600 * second;
constexpr Moment day = 24 * hour;

Moment at(const char *iso, const QTimeZone &zone = QTimeZone::utc())
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    time.setTimeZone(zone);
    return time.toMSecsSinceEpoch() * 1000;
}

/// Two timelines: 2 left 1 at ten o'clock; a gap on 1 from six to seven.
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

/// Two FULL backups on timeline 1 with a gap between them, and timeline 2 without one of its own.
std::vector<BackupRecord> sampleBackups()
{
    std::vector<BackupRecord> backups;
    for (const Moment end : {at("2026-03-12T08:00:00"), at("2026-03-12T01:00:00")}) {
        BackupRecord backup = test::makeBackup(static_cast<std::uint64_t>(end / second));
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

void checkTicks(const std::vector<TimeTick> &ticks, const TimeAxis &axis)
{
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        QVERIFY(axis.shows(ticks[i].moment));
        QCOMPARE(ticks[i].x, axis.x(ticks[i].moment));
        QVERIFY(i == 0 || ticks[i].moment > ticks[i - 1].moment);
    }
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pixelsAndMoments_data()
    {
        QTest::addColumn<qint64>("length");
        for (const auto &[name, length] :
             {std::pair("a millisecond", Moment{1000}), std::pair("a day", day), std::pair("ten years", 3650 * day)})
            QTest::newRow(name) << qint64(length);
    }
    void pixelsAndMoments()
    {
        QFETCH(qint64, length);
        const TimeAxis axis(at("2026-03-12T00:00:00"), at("2026-03-12T00:00:00") + length, 800);
        for (const double x : {0.0, 1.0, 399.5, 800.0, -50.0, 900.0})
            QVERIFY(std::abs(axis.x(axis.moment(x)) - x) <= std::max(1.0 / axis.perPixel(), 1e-6));
        const TimeAxis near = axis.zoomed(4, 200);
        QVERIFY(length == 1000 || std::abs(near.x(axis.moment(200)) - 200) < 1.0);
        QVERIFY(std::abs(near.zoomed(0.25, 200).perPixel() / axis.perPixel() - 1) < 0.01 || length == 1000);
        QVERIFY(std::abs(double(axis.panned(80).from() - axis.moment(80))) <= 1);
        QCOMPARE(axis.resized(400).from(), axis.from());
        QVERIFY(axis.revealing(axis.to() + length).shows(axis.to() + length));
        QCOMPARE(axis.revealing(axis.moment(100)), axis);
    }

    void zoomHasLimits()
    {
        TimeAxis axis(0, day, 500);
        for (int i = 0; i < 200; ++i)
            axis = axis.zoomed(3, 17);
        QVERIFY(axis.to() - axis.from() >= 1000);
        for (int i = 0; i < 400; ++i)
            axis = axis.zoomed(1.0 / 3, 17).panned(-100'000);
        QVERIFY(axis.to() > axis.from());
        QVERIFY(axis.ticks(QTimeZone::utc(), 90).size() < 50);
    }

    void ticksFollowTheCalendar()
    {
        const QTimeZone berlin("Europe/Berlin");
        std::mt19937_64 random(1);
        for (int i = 0; i < 2000; ++i) {
            const auto length = Moment(std::exp(std::uniform_real_distribution(std::log(1e3), std::log(9e15))(random)));
            const Moment from = Moment(random() % std::uint64_t(50 * 365 * day));
            const TimeAxis axis(from, from + length, 300 + int(random() % 2000));
            const auto ticks = axis.ticks(berlin, 90);
            checkTicks(ticks, axis);
            QVERIFY(ticks.size() <= std::size_t(axis.width() / 60 + 2));
        }
    }

    void clocksArePutForward()
    {
        // On 29 March 2026 two o'clock does not exist in Berlin.
        const QTimeZone berlin("Europe/Berlin");
        const TimeAxis axis(at("2026-03-29T00:00:00", berlin), at("2026-03-30T00:00:00", berlin), 900);
        const auto ticks = axis.ticks(berlin, 90);
        checkTicks(ticks, axis);
        for (const TimeTick &tick : ticks)
            QCOMPARE(toDateTime(tick.moment, berlin).time().minute(), 0);
        QVERIFY(ticks.front().isMajor && ticks.back().isMajor);
        QCOMPARE(tickText(ticks.back(), berlin), QStringLiteral("30 Mar"));
        const TimeAxis months(at("2026-01-01T00:00:00", berlin), at("2026-12-31T00:00:00", berlin), 1300);
        for (const TimeTick &tick : months.ticks(berlin, 90))
            QCOMPARE(toDateTime(tick.moment, berlin), toDateTime(tick.moment, berlin).date().startOfDay(berlin));
    }

    void whereThingsLie()
    {
        TimelineScene scene = sampleScene();
        scene.sort();
        const auto extent = *scene.extent();
        const LaneLayout layout(scene, TimeAxis(extent.first, extent.second, 1000));
        for (std::size_t lane = 0; lane < scene.lanes.size(); ++lane)
            QCOMPARE(*layout.laneAt(layout.laneLine(lane)), lane);
        QVERIFY(!layout.laneAt(0) && !layout.laneAt(layout.height() + 1));
        for (const BackupBar &backup : scene.backups) {
            QVERIFY(layout.rectOf(backup).width() >= layout.metrics().minimumBar);
            QVERIFY(std::abs(layout.rectOf(backup).right() - layout.x(backup.to)) < 1e-6);
            QCOMPARE(layout.backupAt(layout.rectOf(backup).center())->id, backup.id);
        }
        QVERIFY(layout.backupAt({layout.x(extent.second), 1}) == nullptr);
        QCOMPARE(bandAt(scene, 0, scene.lanes[0].begin + 6 * hour + 1)->kind, BandKind::Gap);
        QVERIFY(bandAt(scene, 0, scene.lanes[0].begin + 7 * hour + 1) == nullptr);
        QCOMPARE(backupBefore(scene, 0, scene.lanes[0].begin + 7 * hour + 1)->id, scene.backups[0].id);
        QVERIFY(backupBefore(scene, 1, scene.lanes[1].begin) == nullptr);
    }

    void marksAreBinned()
    {
        std::vector<TimelineMark> marks;
        std::mt19937_64 random(2);
        for (int i = 0; i < 200'000; ++i)
            marks.push_back({0, Moment(random() % std::uint64_t(30 * day)), MarkKind::RestorePoint, {}});
        std::ranges::sort(marks, {}, &TimelineMark::moment);
        for (const TimeAxis &axis :
             {TimeAxis(0, 30 * day, 1500), TimeAxis(3 * day, 3 * day + hour, 1500), TimeAxis(40 * day, 50 * day, 9)}) {
            const auto bins = binMarks(marks, axis, 5);
            QVERIFY(bins.size() <= 301);
            std::size_t seen = 0;
            for (const MarkBin &bin : bins) {
                seen += bin.count;
                for (std::size_t i = bin.first; i < bin.first + bin.count; ++i)
                    QVERIFY(axis.x(marks[i].moment) > bin.x - 1 && axis.x(marks[i].moment) < bin.x + 6);
            }
            const auto expected =
                std::ranges::count_if(marks, [&](const TimelineMark &mark) { return axis.shows(mark.moment); });
            QCOMPARE(seen, std::size_t(expected));
        }
    }

    void keysGoFromEventToEvent()
    {
        TimelineScene scene = sampleScene();
        scene.sort();
        const Moment midnight = scene.lanes[0].begin;
        const auto go = [&](Moment from, CursorMove move) {
            return moved(scene, {0, midnight + from}, move).moment - midnight;
        };
        QCOMPARE(go(0, CursorMove::NextEvent), 1 * hour);
        QCOMPARE(go(2 * hour, CursorMove::NextEvent), 4 * hour);
        QCOMPARE(go(4 * hour, CursorMove::NextEvent), 6 * hour);
        QCOMPARE(go(12 * hour, CursorMove::NextEvent), 12 * hour);
        QCOMPARE(go(4 * hour, CursorMove::PreviousEvent), 1 * hour);
        QCOMPARE(go(1 * hour, CursorMove::PreviousEvent), 1 * hour);
        QCOMPARE(go(2 * hour, CursorMove::NextGap), 6 * hour);
        QCOMPARE(go(6 * hour, CursorMove::NextGap), 8 * hour);
        QCOMPARE(go(9 * hour, CursorMove::PreviousGap), 8 * hour);
        QCOMPARE(go(9 * hour, CursorMove::First), 1 * hour);
        QCOMPARE(go(9 * hour, CursorMove::Last), 12 * hour);
        QCOMPARE(moved(scene, {0, midnight}, CursorMove::NextLane), (TimelineCursor{1, midnight + 10 * hour}));
        QCOMPARE(moved(scene, {1, midnight + 11 * hour}, CursorMove::PreviousLane),
                 (TimelineCursor{0, midnight + 11 * hour}));
        QCOMPARE(moved(scene, {1, midnight}, CursorMove::NextLane), (TimelineCursor{1, midnight}));
        QCOMPARE(moved({}, {0, 5}, CursorMove::NextEvent), (TimelineCursor{0, 5}));
        QCOMPARE(*snapped(scene, {0, midnight + 4 * hour + 3}, 5), midnight + 4 * hour);
        QVERIFY(!snapped(scene, {0, midnight + 4 * hour + 30}, 5));
        QCOMPARE(initialCursor(scene), (TimelineCursor{1, midnight + 20 * hour}));
    }

    void byKeyboard()
    {
        TimelineView view;
        view.setZone(QTimeZone::utc());
        view.resize(900, 300);
        view.setScene(sampleScene(), true);
        test::present(view);
        const Moment midnight = view.scene().lanes[0].begin;
        QSignalSpy moves(&view, &TimelineView::cursorMoved);
        QSignalSpy taken(&view, &TimelineView::activated);
        QCOMPARE(view.cursor(), (TimelineCursor{1, midnight + 20 * hour}));
        test::press(view, Qt::Key_Left);
        QCOMPARE(view.cursor().moment, midnight + 12 * hour + second);
        test::press(view, Qt::Key_Up);
        test::press(view, Qt::Key_Home);
        QCOMPARE(view.cursor(), (TimelineCursor{0, midnight + hour}));
        test::press(view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.cursor().moment, midnight + 6 * hour);
        QCOMPARE(moves.count(), 4);
        test::press(view, Qt::Key_Return);
        QCOMPARE(taken.count(), 1);
        const TimeAxis before = view.axis();
        test::press(view, Qt::Key_Plus);
        QVERIFY(view.axis().perPixel() < before.perPixel());
        QVERIFY(std::abs(view.axis().x(view.cursor().moment) - before.x(view.cursor().moment)) < 2);
        test::press(view, Qt::Key_Backspace);
        QCOMPARE(view.axis(), before);
        // The cursor stays in sight wherever it goes.
        view.showRange(midnight + 5 * hour, midnight + 5 * hour + second);
        test::press(view, Qt::Key_End);
        QVERIFY(view.axis().shows(view.cursor().moment));
        QVERIFY2(view.cursorText().contains(QStringLiteral("12:00:00.000 UTC")), qPrintable(view.cursorText()));
    }

    void byMouse()
    {
        TimelineView view;
        view.setZone(QTimeZone::utc());
        view.resize(900, 300);
        view.setScene(sampleScene(), true);
        test::present(view);
        const LaneLayout layout(view.scene(), view.axis(), {});
        QSignalSpy chosen(&view, &TimelineView::backupChosen);
        const QRect port = view.viewport()->rect();
        const QPoint middle(port.width() / 2, port.height() / 4);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, middle);
        const Moment first = view.cursor().moment;
        QCOMPARE(view.cursor().lane, 0U);
        QTest::mouseMove(view.viewport(), middle + QPoint(40, 0));
        QVERIFY(view.cursor().moment > first);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, middle + QPoint(40, 0));
        const TimeAxis before = view.axis();
        QTest::mousePress(view.viewport(), Qt::MiddleButton, {}, middle);
        QTest::mouseMove(view.viewport(), middle - QPoint(60, 0));
        QTest::mouseRelease(view.viewport(), Qt::MiddleButton, {}, middle - QPoint(60, 0));
        QVERIFY(view.axis().from() > before.from());
        QWheelEvent turn(middle, view.viewport()->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        const double width = view.axis().perPixel();
        QApplication::sendEvent(view.viewport(), &turn);
        QVERIFY(view.axis().perPixel() < width);
    }

    void aNewStateKeepsThePlace()
    {
        TimelineView view;
        view.resize(900, 300);
        view.setScene(sampleScene(), true);
        test::present(view);
        view.setCursor({0, view.scene().lanes[0].begin + 3 * hour});
        view.showRange(view.scene().lanes[0].begin + 2 * hour, view.scene().lanes[0].begin + 5 * hour);
        const TimeAxis axis = view.axis();
        TimelineScene more = sampleScene();
        // A lane in front of the others.
        more.lanes.insert(more.lanes.begin(), {TimelineId{7}, std::nullopt, 0, more.lanes[0].begin, more.lanes[0].end});
        more.lanes[2].parent = 1;
        for (auto &band : more.bands)
            ++band.lane;
        view.setScene(more, false);
        QCOMPARE(view.axis(), axis);
        QCOMPARE(view.cursor().lane, 1U);
        view.setScene({}, false);
        QVERIFY(view.cursorText().size() > 3);
        test::press(view, Qt::Key_Right);
        test::press(view, Qt::Key_Return);
    }

    void readAndSetByAssistiveTechnology()
    {
        TimelineView view;
        view.setZone(QTimeZone::utc());
        view.resize(900, 300);
        view.setScene(sampleScene(), true);
        QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->role(), QAccessible::Slider);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Timeline"));
        QVERIFY(interface->text(QAccessible::Value).contains(QStringLiteral("timeline 2")));
        QAccessibleValueInterface *const value = interface->valueInterface();
        QVERIFY(value != nullptr);
        const double wanted = double(view.scene().lanes[1].begin + hour) / 1e6;
        value->setCurrentValue(wanted);
        QCOMPARE(value->currentValue().toDouble(), wanted);
        QCOMPARE(view.cursor().moment, view.scene().lanes[1].begin + hour);
        QVERIFY(value->minimumValue().toDouble() < wanted && value->maximumValue().toDouble() > wanted);
    }

    void thePictureIsThatOfTheEngine()
    {
        const TimelineReadings readings = sampleReadings();
        const auto scene = sceneOf(readings, sampleBackups());
        QCOMPARE(scene.lanes.size(), 2U); // of timeline 3 no moment is known
        QCOMPARE(scene.lanes[1].timeline, TimelineId{2});
        QCOMPARE(*scene.lanes[1].parent, 0U);
        QCOMPARE(ofLane(scene.backups, 0).size(), 2U);
        const auto bands = ofLane(scene.bands, 0);
        QCOMPARE(bands.size(), 3U);
        QCOMPARE(bands[1].kind, BandKind::Gap);
        QVERIFY(bands[1].text.contains(QStringLiteral("000000010000000000000007 is missing")));
        QCOMPARE(ofLane(scene.marks, 1).size(), 1U);
        const Moment begin = bands[0].from;
        QVERIFY(readout(scene, 0, begin - 1).contains(QStringLiteral("before the first backup")));
        QVERIFY(readout(scene, 0, begin).contains(QStringLiteral("it is the end of backup")));
        QVERIFY(readout(scene, 0, begin + hour).contains(QStringLiteral("1 h 00 min of WAL")));
        QVERIFY(readout(scene, 0, bands[1].from + second).contains(QStringLiteral("missing")));
        QVERIFY(readout(scene, 0, bands[2].to + second).contains(QStringLiteral("after the last transaction")));
        QVERIFY(readout(scene, 1, scene.lanes[1].begin + second).contains(QStringLiteral("that this one left")));
        QVERIFY(sceneOf({}, {}).isEmpty());
    }

    /// Who insists on a backup is told of that one, and whether it leads there.
    void theReadoutNamesTheChosenBackup()
    {
        std::vector<BackupRecord> backups = sampleBackups();
        BackupRecord later = backups.front(); // in the same stretch as the one at eight
        later.id = BackupId{later.id.value + 3600};
        later.startTime = Timestamp{at("2026-03-12T09:00:00")};
        later.endTime = later.recoveryTime = Timestamp{at("2026-03-12T10:30:00")};
        backups.insert(backups.begin(), later);
        const auto scene = sceneOf(sampleReadings(), backups);
        const Moment eleven = at("2026-03-12T11:00:00");
        const auto said = [&](std::size_t lane, Moment moment, const BackupRecord &backup) {
            return readout(scene, lane, moment, backup.id);
        };
        QVERIFY(readout(scene, 0, eleven).contains(idText(later.id)));
        QVERIFY(said(0, eleven, later).contains(QStringLiteral("30 min 00 s of WAL")));
        QVERIFY(said(0, eleven, backups[1]).contains(idText(backups[1].id)));
        QVERIFY(said(0, eleven, backups[1]).contains(QStringLiteral("3 h 00 min of WAL")));
        QVERIFY(said(0, eleven, backups[2]).contains(QStringLiteral("WAL is missing between it")));
        QVERIFY(said(0, at("2026-03-12T10:00:00"), later).contains(QStringLiteral("it ended later")));
        // On the timeline that left at ten.
        QVERIFY(said(1, eleven, backups[1]).contains(QStringLiteral("3 h 00 min of WAL")));
        QVERIFY(said(1, eleven, backups[2]).contains(QStringLiteral("WAL is missing between it")));
        QVERIFY(said(1, eleven, later).contains(QStringLiteral("a branch that does not lead here")));
    }

    /// What the archive holds besides is in the picture and in the table, each kind in a shape of its own.
    void whatElseTheArchiveHolds()
    {
        TimelineReadings readings = sampleReadings();
        UnreachableWal &wal = readings.recovery.unreachable.front();
        wal.storedFrom = Timestamp{at("2026-03-12T14:00:00")};
        wal.storedTo = Timestamp{at("2026-03-12T15:00:00")};
        // Stored again later, while there is something better.
        readings.recovery.unreachable.push_back({TimelineId{2}, "000000020000000000000001", "000000020000000000000002",
                                                 2, "it ends before", "", true, Timestamp{at("2026-03-12T09:00:00")},
                                                 Timestamp{at("2026-03-12T11:00:00")}});
        readings.recovery.partials = {
            {TimelineId{1}, "00000001000000000000000C.partial", Timestamp{at("2026-03-12T12:30:00")}}};
        readings.points = {{"daily", TimelineId{1}, Lsn{1}, Timestamp{at("2026-03-12T04:00:00")}}};
        const auto scene = sceneOf(readings, sampleBackups());
        QCOMPARE(scene.lanes.size(), 3U);
        const auto third = ofLane(scene.bands, 2);
        QCOMPARE(third.size(), 1U);
        QCOMPARE(third[0].kind, BandKind::NoBackup);
        QVERIFY(readout(scene, 2, third[0].from + hour / 2).contains(QStringLiteral("no backup")));
        QVERIFY(readout(scene, 2, third[0].to + hour).contains(QStringLiteral("Nothing on this timeline")));
        const auto second = ofLane(scene.bands, 1);
        QCOMPARE(second.size(), 2U);
        QCOMPARE(second[0].kind, BandKind::NoBackup);
        QCOMPARE(second[0].to, second[1].from); // not over what can be recovered
        const auto marks = ofLane(scene.marks, 0);
        QCOMPARE(marks.size(), 2U);
        QCOMPARE(marks[1].kind, MarkKind::PartialSegment);
        QCOMPARE(scene.lanes[0].end, at("2026-03-12T12:30:00"));

        // A picture with one kind of mark differs from a picture with another one.
        std::vector<QImage> pictures;
        for (const MarkKind kind : {MarkKind::RestorePoint, MarkKind::Promotion, MarkKind::PartialSegment}) {
            TimelineScene one = sampleScene();
            one.marks.front().kind = kind;
            one.sort();
            const auto extent = *one.extent();
            const LaneLayout layout(one, TimeAxis(extent.first, extent.second, 700));
            QImage image(900, 300, QImage::Format_ARGB32_Premultiplied);
            QPainter painter(&image);
            paintTimeline(painter, image.size(),
                          {one, layout, {0, extent.first}, QTimeZone::utc(), lightPalette(), QFont(), 0, true});
            painter.end();
            QVERIFY(!std::ranges::contains(pictures, image));
            pictures.push_back(image);
        }

        test::Fixture fixture;
        fixture.fake.archiveAnswer = readings.archive;
        fixture.fake.recoveryAnswer = readings.recovery;
        fixture.fake.pointsAnswer = std::vector(2, readings.points.front());
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = test::makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        page.resize(1000, 600);
        test::present(page);
        const QAbstractItemModel &table = *page.findChild<TableView *>(QStringLiteral("stretches"))->model();
        // Windows, WAL without a backup, cut, branch, points, backups.
        QTRY_COMPARE(table.rowCount(), 3 + 2 + 1 + 1 + 2 + 2);
        QStringList said;
        for (int row = 0; row < table.rowCount(); ++row)
            said << table.index(row, 1).data().toString();
        QCOMPARE(said.count(QStringLiteral("Restore point daily")), 2);
        QCOMPARE(said.filter(QStringLiteral("cut off")).size(), 1);
        // Behind the stretches of a timeline, by time.
        const auto words = [](const BackupRecord &backup) {
            return QStringLiteral("Full backup %1, OK").arg(idText(backup.id));
        };
        const QStringList happened{words(sampleBackups()[1]), QStringLiteral("Restore point daily"),
                                   QStringLiteral("Restore point daily"), words(sampleBackups()[0])};
        QCOMPARE(said.mid(2, 4), happened);
        QCOMPARE(said.filter(QStringLiteral("leaves timeline 1")).size(), 1);
        // What only happened ends nothing: its table row gives no reason.
        const int why = 8;
        QCOMPARE(table.headerData(why, Qt::Horizontal).toString(), QStringLiteral("Why it ends there"));
        QCOMPARE(table.index(0, why).data().toString().isEmpty(), false);
        for (qsizetype point = said.indexOf(QStringLiteral("Restore point daily")); point >= 0;
             point = said.indexOf(QStringLiteral("Restore point daily"), point + 1))
            QCOMPARE(table.index(static_cast<int>(point), why).data().toString(), QString());
    }

    void fromAMomentIntoARestore()
    {
        test::Fixture fixture;
        const TimelineReadings readings = sampleReadings();
        fixture.fake.archiveAnswer = readings.archive;
        fixture.fake.recoveryAnswer = readings.recovery;
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = test::makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        QVERIFY(!page.isReading()); // nobody sees it yet
        page.resize(1000, 600);
        test::present(page);
        QTRY_VERIFY(!page.isReading());
        QSignalSpy wanted(&page, &TimelinesPage::restoreRequested);
        page.view()->setFocus();
        test::press(page, Qt::Key_Up);
        test::press(page, Qt::Key_Home);
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("readout"))
                    ->text()
                    .contains(QStringLiteral("it is the end of backup")));
        test::press(page, Qt::Key_Return);
        test::press(page, Qt::Key_M, Qt::AltModifier);
        QCOMPARE(wanted.count(), 2);
        const auto first = wanted[0][0].value<RestoreMoment>();
        QCOMPARE(first.moment, readings.recovery.windows[0].fromTime);
        QCOMPARE(first.timeline, TimelineId{1});
        QVERIFY(!first.end);
        // No time reaches the last transaction: its position does.
        page.view()->setFocus();
        test::press(page, Qt::Key_End);
        test::press(page, Qt::Key_Return);
        QCOMPARE(wanted[2][0].value<RestoreMoment>().end, readings.recovery.windows[1].lastRecord);
        // The table leads to the same places.
        auto *const table = page.findChild<TableView *>(QStringLiteral("stretches"));
        QCOMPARE(table->model()->rowCount(), 7); // with the backups and the branch
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        test::press(page, Qt::Key_Return);
        QCOMPARE(page.view()->cursor().moment, readings.recovery.windows[1].toTime.microseconds);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(2, 0)); // the older backup
        test::press(page, Qt::Key_Return);
        QCOMPARE(page.view()->cursor(), (TimelineCursor{0, sampleBackups()[1].recoveryTime.microseconds}));
    }

    void anArchiveThatCannotBeRead()
    {
        test::Fixture fixture;
        fixture.fake.recoveryAnswer =
            std::unexpected(Error{ErrorCode::Io, "no such device", "/srv/backup", "plug it in"});
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = test::makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        page.resize(1000, 600);
        test::present(page);
        QTRY_COMPARE(page.findChild<StateStack *>()->state(), ViewState::Error);
        QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("restoreMoment"))->isEnabled());
    }

    /// What was asked about one instance is not shown as another one's, however late the answer comes.
    void lateAnswersAboutAnotherInstance()
    {
        test::Fixture fixture;
        const TimelineReadings readings = sampleReadings();
        fixture.fake.archiveAnswer = readings.archive;
        fixture.engine.readRecovery = [&](const InstanceRef &ref, const std::stop_token &) -> Result<RecoverySnapshot> {
            if (ref.instance == "main")
                return readings.recovery;
            return fail(ErrorCode::Io, "no such device", "/srv/backup", "plug it in");
        };
        std::binary_semaphore late(0);
        fixture.engine.readRestorePoints = [&](const InstanceRef &,
                                               OperationContext &) -> Result<std::vector<NamedPoint>> {
            (void)late.try_acquire_for(std::chrono::seconds(30));
            return std::vector<NamedPoint>{{"daily", TimelineId{1}, Lsn{0x2000}, readings.recovery.windows[0].toTime}};
        };
        TimelinesPage page(fixture.services);
        const InstanceSnapshot first = test::makeInstance("main", sampleBackups());
        const InstanceSnapshot second = test::makeInstance("second", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &first);
        page.resize(1000, 600);
        test::present(page);
        QTRY_VERIFY(page.isLooking());
        QVERIFY(!page.view()->scene().isEmpty());
        page.setInstance({"/srv/backup", "second"}, &second);
        QVERIFY(!page.isLooking() && page.view()->scene().isEmpty());
        late.release();
        QThreadPool::globalInstance()->waitForDone();
        QTRY_COMPARE(page.findChild<StateStack *>()->state(), ViewState::Error);
        QTest::qWait(50);
        QVERIFY(page.view()->scene().isEmpty());
        QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("restoreMoment"))->isEnabled());
    }

    /// WAL comes all the time, and nobody tells.
    void whatIsSeenIsReadAgain()
    {
        test::Fixture fixture;
        const TimelineReadings readings = sampleReadings();
        fixture.fake.archiveAnswer = readings.archive;
        fixture.fake.recoveryAnswer = readings.recovery;
        fixture.fake.recoveryAnswer->windows.pop_back();
        fixture.fake.pointsAnswer =
            std::vector<NamedPoint>{{"daily", TimelineId{1}, Lsn{0x2000}, readings.recovery.windows[0].toTime}};
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = test::makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        page.resize(1000, 600);
        test::present(page);
        QTRY_VERIFY(!page.isReading() && !page.isLooking());
        auto *const minute = page.findChild<QTimer *>(QStringLiteral("minute"));
        QVERIFY(minute->isActive());
        QCOMPARE(minute->interval(), 60'000);
        QCOMPARE(page.view()->scene().lanes.size(), 1U);
        const TimelineCursor cursor{0, page.view()->scene().lanes[0].begin + hour};
        page.view()->setCursor(cursor);
        fixture.fake.recoveryAnswer = readings.recovery;
        QMetaObject::invokeMethod(minute, "timeout");
        QTRY_COMPARE(page.view()->scene().lanes.size(), 2U);
        QCOMPARE(page.view()->cursor(), cursor);
        QCOMPARE(ofLane(page.view()->scene().marks, 0).size(), 1U); // the restore points are still there
        page.hide();
        QVERIFY(!minute->isActive());
        QTRY_VERIFY(!page.isReading() && !page.isLooking());
        page.show();
        QVERIFY(minute->isActive() && !page.isReading()); // it is not a minute old
    }

    /// A reading goes on when the window, and what it was given, are gone.
    void aReadingHasItsOwnEngine()
    {
        test::Fixture fixture;
        std::binary_semaphore late(0);
        std::atomic<int> mine = 0;
        fixture.engine.readArchive = [&](const InstanceRef &) -> Result<ArchiveSnapshot> {
            (void)late.try_acquire_for(std::chrono::seconds(30));
            return ArchiveSnapshot{};
        };
        fixture.engine.readRecovery = [&mine](const InstanceRef &,
                                              const std::stop_token &) -> Result<RecoverySnapshot> {
            ++mine;
            return RecoverySnapshot{};
        };
        {
            TimelinesPage page(fixture.services);
            const InstanceSnapshot instance = test::makeInstance("main", sampleBackups());
            page.setInstance({"/srv/backup", "main"}, &instance);
            test::present(page);
            QTRY_VERIFY(page.isReading());
        }
        fixture.engine = {}; // as at the end of the program
        late.release();
        QThreadPool::globalInstance()->waitForDone();
        QCOMPARE(mine.load(), 1);
    }

    /// Said, not asserted: a frame has to be painted in 16 ms.
    void aFrameOfManyMarks()
    {
        TimelineScene scene = sampleScene();
        std::mt19937_64 random(3);
        for (int i = 0; i < 200'000; ++i)
            scene.marks.push_back({random() % 2, scene.lanes[0].begin + Moment(random() % std::uint64_t(20 * hour)),
                                   MarkKind::RestorePoint, QStringLiteral("point")});
        for (int i = 0; i < 2'000; ++i) {
            const Moment begin = scene.lanes[0].begin + i * 36 * second;
            scene.backups.push_back({0, begin, begin + 10 * second, BackupId{1'700'001'000U + unsigned(i)},
                                     BackupMode::Delta, BackupStatus::Ok});
        }
        scene.sort();
        const auto extent = *scene.extent();
        const LaneLayout layout(scene, TimeAxis(extent.first, extent.second, 1700));
        QImage image(1900, 400, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            paintTimeline(painter, image.size(),
                          {scene, layout, {0, extent.first}, QTimeZone::utc(), lightPalette(), QFont(), 0, true});
        qInfo("%.1f ms a frame", double(timer.nsecsElapsed()) / 20e6);
        // Something other than the background is there.
        QVERIFY(image.pixelColor(1000, int(layout.laneLine(0))) != image.pixelColor(1000, int(layout.laneTop(0)) + 1));
    }
};

QTEST_MAIN(TestTimeline)
#include "test_timeline.moc"
