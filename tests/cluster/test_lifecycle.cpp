#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// A backup is taken while the bank works, in both WAL modes; the server is killed and its data directory deleted; what
/// is restored starts, replays, and is the cluster that it was.
class TestLifecycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void idleClusterComesBackByteForByte();
    void survivesLossUnderLoad_data();
    void survivesLossUnderLoad();
    void streamNeedsNoArchive();
    void showTellsTheTruth();
    void cleanupTestCase();

private:
    void killAndKeepCopy(const std::string &copy);
    void restoreInPlace(const TestCatalog::Arguments &more);

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_lastId;
};

void TestLifecycle::initTestCase()
{
    say("PostgreSQL " + std::to_string(environment().major) + ": initdb, archive_mode on, a bank of 200000 accounts");
    m_catalog = std::make_unique<TestCatalog>();
    // Nothing may change pages behind the test's back: they are compared one by one.
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    Bank::create(*m_server, 2);
    Bank::transact(*m_server, 200);
}

void TestLifecycle::idleClusterComesBackByteForByte()
{
    say("backup of the idle cluster; restored and not started, each file equals its source");
    m_server->connect().run("CREATE UNLOGGED TABLE unlogged AS SELECT generate_series(1, 5000) AS n");
    m_server->connect().run("VACUUM FREEZE");
    m_server->connect().run("CHECKPOINT");
    const auto id = m_catalog->backup(*m_server, {"--stream"});
    const auto restored = m_catalog->restore(m_server->major(), {"-i", id});
    compareDirectories(restored.dataDirectory(), m_server->dataDirectory(), {.ignoredFiles = {"global/pg_control"}});
    QVERIFY(fs::exists(restored.dataDirectory() + "/backup_label"));
    m_server->connect().run("DROP TABLE unlogged"); // it is emptied by any recovery
}

void TestLifecycle::survivesLossUnderLoad_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("archive") << false;
    QTest::newRow("stream") << true;
}

void TestLifecycle::survivesLossUnderLoad()
{
    QFETCH(const bool, stream);
    say("backup under load, kill -9, data directory deleted, restored from the archive");
    Bank bank;
    bank.startLoad(*m_server);
    m_lastId = m_catalog->backup(*m_server, stream ? TestCatalog::Arguments{"--stream"} : TestCatalog::Arguments{});
    Bank::transact(*m_server, 100);
    bank.stopLoad();
    Bank::settle(*m_server);
    const auto before = logicalState(*m_server);
    m_catalog->archiveAll(*m_server);
    const auto copy = freshPath("killed");
    killAndKeepCopy(copy);

    restoreInPlace({"--recovery-target=latest"});
    m_server->startAndRecover();
    m_server->stop(); // compared before anybody reads: reading prunes pages
    TestServer killed(m_server->major(), copy);
    killed.start();
    killed.stop();
    compareDirectories(m_server->dataDirectory(), killed.dataDirectory(), {.replayed = true});
    m_server->start();
    Bank::check(*m_server);
    expectSameText(logicalState(*m_server), before, "the restored cluster");
    fs::remove_all(copy);
}

/// kill -9, then the data directory moves to `copy`, where its crash recovery shows what must have come back.
void TestLifecycle::killAndKeepCopy(const std::string &copy)
{
    m_server->killHard();
    fs::rename(m_server->dataDirectory(), copy);
    const TestServer killed(m_server->major(), copy);
    killed.configure({"archive_mode = off"});
}

void TestLifecycle::restoreInPlace(const TestCatalog::Arguments &more)
{
    const auto directory = m_server->dataDirectory();
    fs::remove_all(directory);
    CairnCli::ok(m_catalog->restoreCommand(directory, more));
}

void TestLifecycle::streamNeedsNoArchive()
{
    say("a STREAM backup taken under load starts without any archive, and its books balance");
    Bank bank;
    bank.startLoad(*m_server);
    const auto id = m_catalog->backup(*m_server, {"--stream"});
    bank.stopLoad();
    m_catalog->archiveAll(*m_server); // nothing is on its way there while it has another name
    const auto archive = m_catalog->stored("wal");
    fs::rename(archive, archive + "-away");
    fs::create_directory(archive);
    auto restored = m_catalog->restore(m_server->major(), {"-i", id});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored);
    restored.stop();
    fs::remove_all(archive);
    fs::rename(archive + "-away", archive);
}

void TestLifecycle::showTellsTheTruth()
{
    const auto shown = m_catalog->show(m_lastId);
    QCOMPARE(shown.status, "OK");
    QCOMPARE(shown.text("wal"), "STREAM");
    QCOMPARE(shown.text("backup-mode"), "FULL");
    const auto version = m_server->connect().value("SHOW server_version");
    QCOMPARE(shown.text("server-version"), version.substr(0, version.find(' ')));
    QCOMPARE(shown.text("system-identifier"),
             m_server->connect().value("SELECT system_identifier FROM pg_control_system()"));
    QCOMPARE(shown.text("checksum-version"), "1");
    QVERIFY(std::stoull(shown.text("data-bytes")) > 0);
    QVERIFY(std::stoull(shown.text("data-bytes")) < std::stoull(shown.text("uncompressed-bytes")));
    QVERIFY(std::stoull(shown.text("wal-bytes")) > 0);
    const auto backups = m_catalog->show();
    QVERIFY(std::ranges::is_sorted(backups, std::ranges::greater{},
                                   [](const ShownBackup &backup) { return std::stoull(backup.id, nullptr, 36); }));
    const auto timelines = m_catalog->showArchive()[QLatin1String("timelines")].toArray();
    QCOMPARE(timelines.size(), 3); // two recoveries began one each
}

void TestLifecycle::cleanupTestCase()
{
    if (m_server == nullptr || !m_server->isRunning())
        return;
    checkServerIsLeftAlone(*m_server);
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLifecycle)
#include "test_lifecycle.moc"
