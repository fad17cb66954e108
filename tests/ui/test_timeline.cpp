#include "base/format.h"
#include "base/theme.h"
#include "support/keyboard.h"
#include "support/timelines.h"
#include "timeline/timeline_painter.h"
#include "timeline/timeline_view.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <random>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

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
        present(view);
        const Moment midnight = view.scene().lanes[0].begin;
        QSignalSpy moves(&view, &TimelineView::cursorMoved);
        QSignalSpy taken(&view, &TimelineView::activated);
        QCOMPARE(view.cursor(), (TimelineCursor{1, midnight + 20 * hour}));
        press(view, Qt::Key_Left);
        QCOMPARE(view.cursor().moment, midnight + 12 * hour + second);
        press(view, Qt::Key_Up);
        press(view, Qt::Key_Home);
        QCOMPARE(view.cursor(), (TimelineCursor{0, midnight + hour}));
        press(view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.cursor().moment, midnight + 6 * hour);
        QCOMPARE(moves.count(), 4);
        press(view, Qt::Key_Return);
        QCOMPARE(taken.count(), 1);
        const TimeAxis before = view.axis();
        press(view, Qt::Key_Plus);
        QVERIFY(view.axis().perPixel() < before.perPixel());
        QVERIFY(std::abs(view.axis().x(view.cursor().moment) - before.x(view.cursor().moment)) < 2);
        press(view, Qt::Key_Backspace);
        QCOMPARE(view.axis(), before);
        // The cursor stays in sight wherever it goes.
        view.showRange(midnight + 5 * hour, midnight + 5 * hour + second);
        press(view, Qt::Key_End);
        QVERIFY(view.axis().shows(view.cursor().moment));
        QVERIFY2(view.cursorText().contains(QStringLiteral("12:00:00.000 UTC")), qPrintable(view.cursorText()));
    }

    void byMouse()
    {
        TimelineView view;
        view.setZone(QTimeZone::utc());
        view.resize(900, 300);
        view.setScene(sampleScene(), true);
        present(view);
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
        present(view);
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
        press(view, Qt::Key_Right);
        press(view, Qt::Key_Return);
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
        const auto scene = sceneOf(readings, sampleBackups(), sampleNow);
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
        QVERIFY(sceneOf({}, {}, sampleNow).isEmpty());
        // A backup that is being taken has come as far as now.
        std::vector<BackupRecord> running{sampleBackups().front()};
        running.front().status = BackupStatus::Running;
        running.front().endTime = running.front().recoveryTime = {};
        QCOMPARE(sceneOf({}, running, sampleNow).backups.front().to, sampleNow.microseconds);
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
        const auto scene = sceneOf(sampleReadings(), backups, sampleNow);
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
