#include "base/format.h"
#include "base/theme.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/timelines.h"
#include "timeline/timeline_painter.h"
#include "timeline/timeline_view.h"
#include "views/timelines_page.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <semaphore>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

class TestTimelinesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
        const auto scene = sceneOf(readings, sampleBackups(), sampleNow);
        QCOMPARE(scene.lanes.size(), 3U);
        const auto third = ofLane(scene.bands, 2);
        QCOMPARE(third.size(), 1U);
        QCOMPARE(third[0].kind, BandKind::NoBackup);
        QVERIFY(readout(scene, 2, third[0].from + hour / 2).contains(QStringLiteral("no backup")));
        QVERIFY(readout(scene, 2, third[0].to + hour).contains(QStringLiteral("Nothing on this timeline")));
        const auto onSecond = ofLane(scene.bands, 1);
        QCOMPARE(onSecond.size(), 2U);
        QCOMPARE(onSecond[0].kind, BandKind::NoBackup);
        QCOMPARE(onSecond[0].to, onSecond[1].from); // not over what can be recovered
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

        Fixture fixture;
        fixture.fake.archiveAnswer = readings.archive;
        fixture.fake.recoveryAnswer = readings.recovery;
        fixture.fake.pointsAnswer = std::vector(2, readings.points.front());
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        page.resize(1000, 600);
        present(page);
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
        Fixture fixture;
        const TimelineReadings readings = sampleReadings();
        fixture.fake.archiveAnswer = readings.archive;
        fixture.fake.recoveryAnswer = readings.recovery;
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        QVERIFY(!page.isReading()); // nobody sees it yet
        page.resize(1000, 600);
        present(page);
        QTRY_VERIFY(!page.isReading());
        QSignalSpy wanted(&page, &TimelinesPage::restoreRequested);
        page.view()->setFocus();
        press(page, Qt::Key_Up);
        press(page, Qt::Key_Home);
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("readout"))
                    ->text()
                    .contains(QStringLiteral("it is the end of backup")));
        press(page, Qt::Key_Return);
        press(page, Qt::Key_M, Qt::AltModifier);
        QCOMPARE(wanted.count(), 2);
        const auto first = wanted[0][0].value<RestoreMoment>();
        QCOMPARE(first.moment, readings.recovery.windows[0].fromTime);
        QCOMPARE(first.timeline, TimelineId{1});
        QVERIFY(!first.end);
        // No time reaches the last transaction: its position does.
        page.view()->setFocus();
        press(page, Qt::Key_End);
        press(page, Qt::Key_Return);
        QCOMPARE(wanted[2][0].value<RestoreMoment>().end, readings.recovery.windows[1].lastRecord);
        // The table leads to the same places.
        auto *const table = page.findChild<TableView *>(QStringLiteral("stretches"));
        QCOMPARE(table->model()->rowCount(), 7); // with the backups and the branch
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        press(page, Qt::Key_Return);
        QCOMPARE(page.view()->cursor().moment, readings.recovery.windows[1].toTime.microseconds);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(2, 0)); // the older backup
        press(page, Qt::Key_Return);
        QCOMPARE(page.view()->cursor(), (TimelineCursor{0, sampleBackups()[1].recoveryTime.microseconds}));
    }

    void anArchiveThatCannotBeRead()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer =
            std::unexpected(Error{ErrorCode::Io, "no such device", "/srv/backup", "plug it in"});
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        page.resize(1000, 600);
        present(page);
        QTRY_COMPARE(page.findChild<StateStack *>()->state(), ViewState::Error);
        QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("restoreMoment"))->isEnabled());
    }

    /// What was asked about one instance is not shown as another one's, however late the answer comes.
    void lateAnswersAboutAnotherInstance()
    {
        Fixture fixture;
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
        const InstanceSnapshot first = makeInstance("main", sampleBackups());
        const InstanceSnapshot other = makeInstance("second", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &first);
        page.resize(1000, 600);
        present(page);
        QTRY_VERIFY(page.isLooking());
        QVERIFY(!page.view()->scene().isEmpty());
        page.setInstance({"/srv/backup", "second"}, &other);
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
        Fixture fixture;
        const TimelineReadings readings = sampleReadings();
        fixture.fake.archiveAnswer = readings.archive;
        fixture.fake.recoveryAnswer = readings.recovery;
        fixture.fake.recoveryAnswer->windows.pop_back();
        fixture.fake.pointsAnswer =
            std::vector<NamedPoint>{{"daily", TimelineId{1}, Lsn{0x2000}, readings.recovery.windows[0].toTime}};
        TimelinesPage page(fixture.services);
        const InstanceSnapshot instance = makeInstance("main", sampleBackups());
        page.setInstance({"/srv/backup", "main"}, &instance);
        page.resize(1000, 600);
        present(page);
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
        Fixture fixture;
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
            const InstanceSnapshot instance = makeInstance("main", sampleBackups());
            page.setInstance({"/srv/backup", "main"}, &instance);
            present(page);
            QTRY_VERIFY(page.isReading());
        }
        fixture.engine = {}; // as at the end of the program
        late.release();
        QThreadPool::globalInstance()->waitForDone();
        QCOMPARE(mine.load(), 1);
    }
};

QTEST_MAIN(TestTimelinesPage)
#include "test_timelines_page.moc"
