#include "shown.h"
#include "wal/history.h"

namespace cairn {

namespace {

// With the blank lines that PostgreSQL itself writes: section 4.9 of the facts.
constexpr std::string_view third = "1\t0/5000000\tno recovery target specified\n"
                                   "\n"
                                   "2\t0/13000330\tafter LSN 0/130002E8\n"
                                   "\n";

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsing()
    {
        const auto history = TimelineHistory::parse(TimelineId{3}, third);
        VERIFY_OK(history);
        QCOMPARE(history->timeline(), TimelineId(3));
        QCOMPARE(history->ancestors().size(), std::size_t{2});
        QCOMPARE(history->ancestors()[0].timeline, TimelineId(1));
        QCOMPARE(history->ancestors()[0].switchPoint, Lsn(0x5000000));
        QCOMPARE(shown(history->ancestors()[1].reason), QByteArray("after LSN 0/130002E8"));
    }

    void wayThroughTimelines()
    {
        const auto history = TimelineHistory::parse(TimelineId{3}, third).value();
        QCOMPARE(history.timelineAt(Lsn(0)), TimelineId(1));
        QCOMPARE(history.timelineAt(Lsn(0x4FFFFFF)), TimelineId(1));
        QCOMPARE(history.timelineAt(Lsn(0x5000000)), TimelineId(2));
        QCOMPARE(history.timelineAt(Lsn(0x1300032F)), TimelineId(2));
        QCOMPARE(history.timelineAt(Lsn(0x13000330)), TimelineId(3));
        QCOMPARE(history.timelineAt(Lsn(~0ull)), TimelineId(3));
        QCOMPARE(history.beginOf(TimelineId(1)), Lsn(0));
        QCOMPARE(history.beginOf(TimelineId(2)), Lsn(0x5000000));
        QCOMPARE(history.endOf(TimelineId(2)), Lsn(0x13000330));
        QCOMPARE(history.endOf(TimelineId(3)), Lsn(~0ull));
        QCOMPARE(history.parentOf(TimelineId(3)), TimelineId(2));
        QCOMPARE(history.parentOf(TimelineId(2)), TimelineId(1));
        QCOMPARE(history.parentOf(TimelineId(1)), TimelineId(0));
        QCOMPARE(history.parentOf(TimelineId(9)), TimelineId(0));
        QVERIFY(history.contains(TimelineId(1)) && history.contains(TimelineId(3)));
        QVERIFY(!history.contains(TimelineId(4)));
    }

    void reachability()
    {
        const auto history = TimelineHistory::parse(TimelineId{3}, third).value();
        QVERIFY(history.reaches(TimelineId(1), Lsn(0x5000000)));
        QVERIFY(!history.reaches(TimelineId(1), Lsn(0x5000001)));
        QVERIFY(history.reaches(TimelineId(3), Lsn(0x99000000)));
        QVERIFY(!history.reaches(TimelineId(4), Lsn(1)));
    }

    void withoutAncestors()
    {
        const TimelineHistory history(TimelineId{1});
        QCOMPARE(history.timelineAt(Lsn(5)), TimelineId(1));
        QVERIFY(history.ancestors().empty());
        QCOMPARE(history.endOf(TimelineId(1)), Lsn(~0ull));
        VERIFY_OK(TimelineHistory::parse(TimelineId{2}, ""));
    }

    void accepted_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("blanks instead of tabs") << QByteArray("1 0/5000000 reason\n");
        QTest::newRow("no reason") << QByteArray("1\t0/5000000\n");
        QTest::newRow("no line end") << QByteArray("1\t0/5000000\treason");
        QTest::newRow("comment") << QByteArray("# by hand\n1\t0/5000000\treason\n");
        QTest::newRow("carriage return") << QByteArray("1\t0/5000000\treason\r\n");
        QTest::newRow("padded position") << QByteArray("1\t0/05000000\treason\n");
        QTest::newRow("quotes") << QByteArray("1\t0/5000000\tat restore point \"it's\"\n");
    }
    void accepted()
    {
        QFETCH(QByteArray, content);
        const auto history = TimelineHistory::parse(TimelineId{2}, content.toStdString());
        VERIFY_OK(history);
        QCOMPARE(history->ancestors().size(), std::size_t{1});
        QCOMPARE(history->ancestors().front().switchPoint, Lsn(0x5000000));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no number") << QByteArray("one\t0/5000000\treason\n");
        QTest::newRow("timeline 0") << QByteArray("0\t0/5000000\treason\n");
        QTest::newRow("no position") << QByteArray("1\n");
        QTest::newRow("bad position") << QByteArray("1\t5000000\treason\n");
        QTest::newRow("itself") << QByteArray("3\t0/5000000\treason\n");
        QTest::newRow("a descendant") << QByteArray("4\t0/5000000\treason\n");
        QTest::newRow("same timeline twice") << QByteArray("1\t0/5000000\t\n1\t0/6000000\t\n");
        QTest::newRow("backwards in timelines") << QByteArray("2\t0/5000000\t\n1\t0/6000000\t\n");
        QTest::newRow("backwards in WAL") << QByteArray("1\t0/6000000\t\n2\t0/5000000\t\n");
        QTest::newRow("binary") << QByteArray("\0\1\2\3\n", 5);
    }
    void refused()
    {
        QFETCH(QByteArray, content);
        const auto history = TimelineHistory::parse(TimelineId{3}, content.toStdString());
        QCOMPARE(codeOf(history), QByteArray("damaged"));
        QCOMPARE(shown(history.error().subject), QByteArray("00000003.history"));
    }

    void sameSwitchPointTwice()
    {
        // Promoted twice without writing anything in between.
        const auto history = TimelineHistory::parse(TimelineId{3}, "1\t0/5000000\t\n2\t0/5000000\t\n");
        VERIFY_OK(history);
        QCOMPARE(history->timelineAt(Lsn(0x5000000)), TimelineId(3));
        QCOMPARE(history->timelineAt(Lsn(0x4FFFFFF)), TimelineId(1));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestHistory)
#include "test_history.moc"
