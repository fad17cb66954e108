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
    void backupFromStandby();
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
    m_primary = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off", "log_replication_commands = on"}}));
    Bank::create(*m_primary);
    Bank::transact(*m_primary, 100);
}

/// A commit that returns only when the standby has applied it.
void TestReplica::waitUntilApplied() const
{
    auto sql = m_primary->connect();
    sql.run("CREATE TABLE IF NOT EXISTS applied (n integer)");
    sql.run("ALTER SYSTEM SET synchronous_standby_names = '*'");
    m_primary->reload();
    sql.run("SET synchronous_commit = remote_apply");
    sql.run("INSERT INTO applied VALUES (1)");
    sql.run("ALTER SYSTEM RESET synchronous_standby_names");
    m_primary->reload();
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

void TestReplica::backupFromStandby()
{
    Bank bank;
    bank.startLoad(*m_primary);
    CairnCli::ok(m_catalog->backupCommand(*m_standby, {"--stream", "-D", m_standby->dataDirectory()}));
    bank.stopLoad();
    const auto shown = m_catalog->show()[0];
    QCOMPARE(shown.status, "OK");
    QCOMPARE(shown.text("from-replica"), "true");
    checkServerIsLeftAlone(*m_standby);
    auto restored = m_catalog->restore(environment().major, {"-i", shown.id, "--recovery-target=immediate",
                                                             "--recovery-target-action=promote"});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored);
    restored.stop();
}

void TestReplica::promotionSpoilsBackup()
{
    const auto from = m_standby->log().size();
    const auto backup = CairnCli::start(
        m_catalog->backupCommand(*m_standby, {"--stream", "-D", m_standby->dataDirectory()}),
        {.failpoint = "backup.before-stop:delay"});
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
    const auto id = m_catalog->backup(*m_standby);
    QCOMPARE(m_catalog->show(id).text("current-tli"), "2");
    QCOMPARE(m_catalog->show(id).text("parent-tli"), "1");
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
    checkServerIsLeftAlone(*m_primary);
    m_primary->stop();
    m_standby->stop();
    checkCatalog(*m_catalog, {.failedBackups = true});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestReplica)
#include "test_replica.moc"
