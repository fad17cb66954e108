#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace cairn::test {

/// Points in time to go back to. Each committed one row with its number into `moments`.
struct Moment {
    std::string xid;
    std::string commitTime; ///< exactly the commit's
    std::string timeAfter;  ///< between this commit and the next
    std::string commitLsn;  ///< where the commit record begins
    std::string restorePoint;
};

/// Every kind of recovery target, inclusive and not, on the first timeline and behind promotions.
class TestTargets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reachesTarget_data();
    void reachesTarget();
    void actions_data();
    void actions();
    void timelines_data();
    void timelines();
    void refusals_data();
    void refusals();
    void cleanupTestCase();

private:
    Moment makeMoment(TestServer &server, int number, bool atCommit);
    std::string highestRow(const TestCatalog::Arguments &target);
    static TestCatalog::Arguments splitWords(const QString &words);

    std::unique_ptr<TestCatalog> m_catalog;
    std::array<Moment, 6> m_moments; ///< 1 to 5
    std::string m_backup;            ///< on timeline 1, before the first moment
};

namespace {

std::string settingsOf(const TestServer &server)
{
    std::stringstream text;
    const auto name = server.major() >= 12 ? "/postgresql.auto.conf" : "/recovery.conf";
    text << std::ifstream(server.dataDirectory() + name).rdbuf();
    return text.str();
}

} // namespace

TestCatalog::Arguments TestTargets::splitWords(const QString &words)
{
    TestCatalog::Arguments arguments;
    for (const auto &word : words.split(QLatin1Char('|'), Qt::SkipEmptyParts))
        arguments.push_back(word.toStdString());
    return arguments;
}

Moment TestTargets::makeMoment(TestServer &server, int number, bool atCommit)
{
    auto sql = server.connect();
    Moment moment;
    moment.restorePoint = "point " + std::to_string(number);
    if (!atCommit) // else the record behind the position is the commit itself
        sql.run("SELECT pg_create_restore_point(" + sql.literal(moment.restorePoint + " before") + ")");
    sql.run("BEGIN");
    sql.run("INSERT INTO moments VALUES (" + std::to_string(number) + ")");
    moment.xid = sql.value("SELECT txid_current()");
    moment.commitLsn = sql.value("SELECT pg_current_wal_insert_lsn()");
    sql.run("COMMIT");
    moment.commitTime = sql.value("SELECT pg_xact_commit_timestamp('" + moment.xid + "'::xid)::text");
    moment.timeAfter = sql.value("SELECT clock_timestamp()::text");
    sql.run("SELECT pg_create_restore_point(" + sql.literal(moment.restorePoint) + ")");
    return moment;
}

void TestTargets::initTestCase()
{
    say("five moments on timeline 1; timeline 2 leaves it after the third, timeline 3 after the fourth");
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer({.configuration = {"autovacuum = off", "track_commit_timestamp = on"}});
    server.connect().run("CREATE TABLE moments (number integer)");
    m_backup = m_catalog->backup(server);
    for (int number = 1; number <= 5; ++number)
        m_moments.at(std::size_t(number)) = makeMoment(server, number, number == 4);
    m_catalog->archiveAll(server);
    server.stop();
    for (const int number : {3, 4}) {
        auto branch = m_catalog->restore(environment().major,
                                         {"--recovery-target-name=point " + std::to_string(number),
                                          "--recovery-target-action=promote", "--recovery-target-timeline=1"});
        branch.startAndRecover();
        branch.connect().run("INSERT INTO moments VALUES (" + std::to_string(number * 10) + ")");
        if (number == 3)
            m_catalog->backup(branch, {"--stream"});
        branch.connect().run("INSERT INTO moments VALUES (" + std::to_string(number * 100) + ")");
        m_catalog->archiveAll(branch);
        branch.stop();
    }
}

/// Restores, starts, and returns the highest row that is there when the server stands still.
std::string TestTargets::highestRow(const TestCatalog::Arguments &target)
{
    auto restored = m_catalog->restore(environment().major, target);
    // A clone must not archive over the history that other rows still need.
    restored.configure({"archive_mode = off"});
    // Without a target the server replays all there is and becomes writable; with one it says that it stops.
    const bool isLatest = target.at(0) == "--recovery-target=latest";
    if (isLatest)
        restored.startAndRecover();
    else
        restored.start();
    expect(isLatest || restored.waitForLog("recovery stopping"), "the target was not reached:\n" + restored.log());
    auto highest = restored.connect().value("SELECT coalesce(max(number), 0) FROM moments");
    restored.stop();
    std::filesystem::remove_all(restored.dataDirectory());
    return highest;
}

void TestTargets::reachesTarget_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::string &target, const char *expected) {
        QTest::newRow(name) << QString::fromStdString(target) << QString::fromLatin1(expected);
    };
    const auto &three = m_moments[3];
    const auto &four = m_moments[4];
    row("time between commits", "--recovery-target-time=" + three.timeAfter, "3");
    row("time of a commit", "--recovery-target-time=" + three.commitTime, "3");
    row("time of a commit, exclusive",
        "--recovery-target-time=" + three.commitTime + "|--recovery-target-inclusive=false", "2");
    row("xid", "--recovery-target-xid=" + three.xid, "3");
    row("xid, exclusive", "--recovery-target-xid=" + three.xid + "|--recovery-target-inclusive=false", "2");
    row("LSN of a commit", "--recovery-target-lsn=" + four.commitLsn, "4");
    row("LSN of a commit, exclusive", "--recovery-target-lsn=" + four.commitLsn + "|--recovery-target-inclusive=false",
        "3");
    row("restore point", "--recovery-target-name=" + three.restorePoint, "3");
    row("immediate", "--recovery-target=immediate", "0");
    row("latest", "--recovery-target=latest", "5");
}

void TestTargets::reachesTarget()
{
    QFETCH(const QString, target);
    QFETCH(const QString, expected);
    QCOMPARE(highestRow(splitWords(target) + TestCatalog::Arguments{"--recovery-target-timeline=1"}),
             expected.toStdString());
}

void TestTargets::actions_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("pause") << "pause";
    QTest::newRow("promote") << "promote";
    QTest::newRow("shutdown") << "shutdown";
}

void TestTargets::actions()
{
    QFETCH(const QString, action);
    auto restored = m_catalog->restore(environment().major,
                                       {"--recovery-target-xid=" + m_moments[3].xid, "--recovery-target-timeline=1",
                                        "--recovery-target-action=" + action.toStdString()});
    restored.configure({"archive_mode = off"});
    if (action == QLatin1String("shutdown")) {
        restored.startUntilExit();
        expectContains(restored.log(), "shutdown at recovery target");
        return;
    }
    const bool paused = action == QLatin1String("pause");
    if (paused) {
        restored.start();
        QVERIFY(restored.waitForLog("paus"));
    } else {
        restored.startAndRecover();
    }
    auto sql = restored.connect();
    QCOMPARE(sql.value("SELECT max(number) FROM moments"), "3");
    QCOMPARE(sql.value("SELECT pg_is_in_recovery()"), paused ? "t" : "f");
    if (paused)
        QCOMPARE(sql.value("SELECT pg_is_wal_replay_paused()"), "t");
    restored.stop();
}

void TestTargets::timelines_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("number"); ///< as it must stand in the settings
    QTest::addColumn<QString>("expected");
    QTest::newRow("1") << "--recovery-target-timeline=1|--recovery-target=latest" << "1" << "5";
    QTest::newRow("2") << "--recovery-target-timeline=2|--recovery-target=latest" << "2" << "300";
    QTest::newRow("3 in hex") << "--recovery-target-timeline=0x3|--recovery-target=latest" << "3" << "400";
    QTest::newRow("latest") << "--recovery-target-timeline=latest|--recovery-target=latest" << "3" << "400";
    QTest::newRow("current") << "--recovery-target-timeline=current|--recovery-target=latest|-i|BACKUP" << "1" << "5";
}

void TestTargets::timelines()
{
    QFETCH(QString, target);
    QFETCH(const QString, number);
    QFETCH(const QString, expected);
    target.replace(QLatin1String("BACKUP"), QString::fromStdString(m_backup));
    auto restored = m_catalog->restore(environment().major, splitWords(target));
    expectContains(settingsOf(restored), "recovery_target_timeline = '" + number.toStdString() + "'");
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT max(number) FROM moments"), expected.toStdString());
    restored.stop();
}

void TestTargets::refusals_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const char *target, ErrorCode code) {
        QTest::newRow(name) << QString::fromLatin1(target) << exitCodeOf(code);
    };
    row("two targets", "--recovery-target-xid=700|--recovery-target-lsn=0/3000000", ErrorCode::Usage);
    row("target and immediate", "--recovery-target=immediate|--recovery-target-xid=700", ErrorCode::Usage);
    row("no time", "--recovery-target-time=yesterday-ish", ErrorCode::Usage);
    row("no LSN", "--recovery-target-lsn=33", ErrorCode::Usage);
    row("no action", "--recovery-target-xid=700|--recovery-target-action=dance", ErrorCode::Usage);
    row("time before every backup", "--recovery-target-time=2001-01-01 00:00:00+00", ErrorCode::TargetUnreachable);
    row("LSN before every backup", "--recovery-target-lsn=0/100", ErrorCode::TargetUnreachable);
    row("unknown timeline", "--recovery-target-timeline=77", ErrorCode::TargetUnreachable);
    row("unknown backup", "-i|ZZZZZZ", ErrorCode::NotFound);
}

void TestTargets::refusals()
{
    QFETCH(const QString, target);
    QFETCH(const int, exitCode);
    const auto directory = freshPath("refused");
    const auto result = CairnCli::run(m_catalog->restoreCommand(directory, splitWords(target)));
    expect(result.exitCode == exitCode,
           "restore should end with " + std::to_string(exitCode) + ", but: " + result.text());
    QVERIFY2(!std::filesystem::exists(directory + "/global/pg_control"), "something startable was written");
}

void TestTargets::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestTargets)
#include "test_targets.moc"
