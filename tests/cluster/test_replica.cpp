#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// A standby made by a restore, backups taken from it, and its promotion.
class TestReplica : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void standbyFollows();
    void journalHoldsNoPassword();
    void backupFromStandby();
    void chainOfBoth();
    void standbyThatIsBehind();
    void promotionSpoilsBackup();
    void followsNewTimeline();
    void cleanupTestCase();

private:
    void waitUntilApplied() const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_primary;
    std::unique_ptr<TestServer> m_standby;
};

void TestReplica::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_primary = std::make_unique<TestServer>(
        m_catalog->newServer({.configuration = {"autovacuum = off", "log_replication_commands = on",
                                                "synchronous_standby_names = '*'", "synchronous_commit = local"}}));
    m_primary->connect().run("CREATE TABLE applied (n integer)");
    Bank::create(*m_primary);
    Bank::transact(*m_primary, 100);
}

/// A commit that returns only when the standby has applied it. The standbys are synchronous from the start of the
/// server, and sessions ask for it by themselves: a reload would leave open when each process has read the setting.
void TestReplica::waitUntilApplied() const
{
    auto sql = m_primary->connect();
    sql.run("SET synchronous_commit = remote_apply");
    sql.run("INSERT INTO applied VALUES (1)");
}

void TestReplica::standbyFollows()
{
    const auto id = m_catalog->backup(*m_primary, {"--stream"});
    const auto directory = freshPath("standby");
    CairnCli::ok(m_catalog->restoreCommand(
        directory, {"-i", id, "-R", "--primary-conninfo=" + m_primary->conninfo() + " application_name=standby"}));
    QVERIFY(fs::exists(directory + (environment().major >= 12 ? "/standby.signal" : "/recovery.conf")));
    m_standby = std::make_unique<TestServer>(environment().major, directory);
    m_standby->start();
    Bank::transact(*m_primary, 100);
    waitUntilApplied();
    QCOMPARE(m_standby->connect().value("SELECT pg_is_in_recovery()"), "t");
    Bank::check(*m_standby);
    expectSameText(logicalState(*m_standby), logicalState(*m_primary), "the standby");
}

/// Whoever may read the catalog may read the journal.
void TestReplica::journalHoldsNoPassword()
{
    for (const std::string conninfo :
         {"postgresql://rep:s3cret@nowhere.invalid/", "host=x password=s3cret",
          "postgresql://rep@nowhere.invalid/?password=s3cret", "host=x sslpassword=s3cret"}) {
        const auto restored =
            CairnCli::ok(m_catalog->restoreCommand(freshPath("s"), {"-R", "--primary-conninfo=" + conninfo}));
        QVERIFY2(!restored.text().contains("s3cret"), restored.text().c_str());
        const auto history = CairnCli::ok(m_catalog->command("history", {"--commands"}));
        QVERIFY2(!history.text().contains("s3cret"), history.text().c_str());
    }
}

void TestReplica::backupFromStandby()
{
    Bank bank;
    bank.startLoad(*m_primary);
    CairnCli::ok(m_catalog->backupCommand(*m_standby, {"--stream"}));
    bank.stopLoad();
    const auto shown = m_catalog->show()[0];
    QCOMPARE(shown.status, "OK");
    QCOMPARE(shown.text("from-replica"), "true");
    checkServerIsLeftAlone(*m_standby);
    auto restored = m_catalog->restore(
        environment().major, {"-i", shown.id, "--recovery-target=immediate", "--recovery-target-action=promote"});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored);
    restored.stop();
}

/// Primary and standby take turns: each builds on what the other captured.
void TestReplica::chainOfBoth()
{
    Bank bank;
    bank.startLoad(*m_primary);
    std::string parent = m_catalog->show()[0].id; // of the standby
    for (const bool fromStandby : {false, true, true, false, true}) {
        Bank::transact(*m_primary, 100);
        m_primary->connect().run("CREATE TABLE IF NOT EXISTS churn (n integer)");
        m_primary->connect().run("TRUNCATE churn; INSERT INTO churn SELECT generate_series(1, 5000)");
        waitUntilApplied();
        const auto id = fromStandby ? m_catalog->backup(*m_standby, {"-b", "DELTA", "--stream"})
                                    : m_catalog->backup(*m_primary, {"-b", "DELTA", "--stream"});
        const auto shown = m_catalog->show(id);
        QCOMPARE(shown.text("from-replica"), fromStandby ? "true" : "false");
        QCOMPARE(shown.text("parent-backup-id"), parent);
        parent = id;
        auto restored = m_catalog->restore(
            environment().major, {"-i", id, "--recovery-target=immediate", "--recovery-target-action=promote"});
        restored.configure({"archive_mode = off"});
        restored.startAndRecover();
        Bank::check(restored);
        QCOMPARE(restored.connect().value("SELECT count(*) FROM churn"), "5000");
        restored.stop();
        fs::remove_all(restored.dataDirectory());
    }
    bank.stopLoad();
    checkServerIsLeftAlone(*m_standby);
}

/// What the standby has not replayed cannot be built upon.
void TestReplica::standbyThatIsBehind()
{
    expectContains(
        CairnCli::fails(ErrorCode::WrongCluster, m_catalog->backupCommand(*m_standby, {"-b", "DELTA", "--stream", "-D",
                                                                                       m_primary->dataDirectory()}))
            .err,
        "-D");
    m_standby->connect().run("SELECT pg_wal_replay_pause()");
    Bank::transact(*m_primary, 100);
    m_catalog->backup(*m_primary, {"-b", "DELTA", "--stream"});
    const auto result =
        CairnCli::fails(ErrorCode::Server, m_catalog->backupCommand(*m_standby, {"-b", "DELTA", "--stream"}));
    expectContains(result.err, "standby");
    m_standby->connect().run("SELECT pg_wal_replay_resume()");
    waitUntilApplied();
    m_standby->connect().run("CHECKPOINT"); // a restartpoint at the newest checkpoint that was replayed
    m_catalog->backup(*m_standby, {"-b", "DELTA", "--stream"});
}

void TestReplica::promotionSpoilsBackup()
{
    const auto from = m_standby->log().size();
    const auto backup =
        CairnCli::start(m_catalog->backupCommand(*m_standby, {"--stream"}), {.failpoint = "backup.before-stop:delay"});
    QVERIFY(m_standby->waitForLog("START_REPLICATION", from));
    backup->signal(SIGSTOP);
    m_standby->promote();
    backup->signal(SIGCONT);
    const auto result = backup->wait();
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Server), result.text().c_str());
    expectContains(result.err, "promot");
    QCOMPARE(m_catalog->show()[0].status, "ERROR");
    checkServerIsLeftAlone(*m_standby);
    checkCatalog(*m_catalog, {.failedBackups = true});
}

/// The promoted standby is on timeline 2 now, and archives into the same instance.
void TestReplica::followsNewTimeline()
{
    Bank::transact(*m_standby, 50);
    // The old primary's directory is another one, which has the same system identifier.
    expectContains(CairnCli::fails(ErrorCode::WrongCluster,
                                   m_catalog->backupCommand(*m_standby, {"-D", m_primary->dataDirectory()}))
                       .err,
                   "-D");
    const auto child = m_catalog->show(m_catalog->backup(*m_standby, {"-b", "PAGE"}));
    QCOMPARE(child.text("current-tli"), "2");
    QCOMPARE(child.text("parent-tli"), "1");
    QCOMPARE(child.text("from-replica"), "false");
    const auto id = m_catalog->backup(*m_standby);
    QCOMPARE(m_catalog->show(id).text("current-tli"), "2");
    QCOMPARE(m_catalog->show(id).text("parent-tli"), "0");
    const auto before = logicalState(*m_standby);
    m_catalog->archiveAll(*m_standby);
    auto restored = m_catalog->restore(environment().major, {"--recovery-target=latest"});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    expectSameText(logicalState(restored), before, "the restored cluster");
    restored.stop();
}

void TestReplica::cleanupTestCase()
{
    m_standby->stop();
    checkServerIsLeftAlone(*m_primary);
    m_primary->stop();
    checkCatalog(*m_catalog, {.failedBackups = true});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestReplica)
#include "test_replica.moc"
