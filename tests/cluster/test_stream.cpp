#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <csignal>
#include <memory>

namespace cairn::test {

/// The replication stream of a backup: slots, lost connections, interruptions.
class TestStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void slotOptions_data();
    void slotOptions();
    void missingSlot();
    void lostConnection_data();
    void lostConnection();
    void serverGoesDown();
    void interrupted_data();
    void interrupted();
    void interruptedWhileWaitingForArchive();
    void noServer();

private:
    std::unique_ptr<Process> startAndHold(const TestCatalog::Arguments &more);
    void checkFailedCleanly(const ProcessResult &result, ErrorCode code);

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_older;
};

void TestStream::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"log_replication_commands = on"}}));
    m_older = m_catalog->backup(*m_server, {"--stream"});
}

void TestStream::slotOptions_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("remains"); ///< slot that is there afterwards
    QTest::newRow("none") << "" << "";
    QTest::newRow("temporary") << "--temp-slot" << "";
    QTest::newRow("temporary with name") << "--temp-slot|--slot=mine" << "";
    QTest::newRow("permanent") << "--perm-slot|--slot=kept" << "kept";
    QTest::newRow("existing") << "--slot=kept" << "kept";
}

void TestStream::slotOptions()
{
    QFETCH(const QString, options);
    QFETCH(const QString, remains);
    TestCatalog::Arguments more{"--stream"};
    for (const auto &word : options.split(QLatin1Char('|'), Qt::SkipEmptyParts))
        more.push_back(word.toStdString());
    m_catalog->backup(*m_server, more);
    auto sql = m_server->connect();
    QCOMPARE(sql.value("SELECT coalesce(string_agg(slot_name, ','), '') FROM pg_replication_slots WHERE NOT temporary"),
             remains.toStdString());
    if (options == QLatin1String("--slot=kept"))
        sql.run("SELECT pg_drop_replication_slot('kept')");
}

void TestStream::missingSlot()
{
    const auto result =
        CairnCli::fails(ErrorCode::Server, m_catalog->backupCommand(*m_server, {"--stream", "--slot=nowhere"}));
    expectContains(result.err, "nowhere");
    CairnCli::fails(ErrorCode::Usage, m_catalog->backupCommand(*m_server, {"--stream", "--temp-slot", "--perm-slot"}));
    CairnCli::fails(ErrorCode::Usage, m_catalog->backupCommand(*m_server, {"--temp-slot"}));
    checkServerIsLeftAlone(*m_server);
}

/// A backup that stands still while its stream runs.
std::unique_ptr<Process> TestStream::startAndHold(const TestCatalog::Arguments &more)
{
    auto backup = CairnCli::start(m_catalog->backupCommand(*m_server, more), {.failpoint = "backup.before-stop:stop"});
    backup->waitUntilStopped();
    return backup;
}

void TestStream::checkFailedCleanly(const ProcessResult &result, ErrorCode code)
{
    QVERIFY2(result.exitCode == exitCodeOf(code), result.text().c_str());
    QVERIFY(!result.err.empty());
    const auto failed = m_catalog->show()[0];
    QCOMPARE(failed.status, "ERROR");
    QVERIFY(!failed.text("status-reason").empty());
    QCOMPARE(m_catalog->show(m_older).status, "OK");
    checkServerIsLeftAlone(*m_server);
    checkCatalog(*m_catalog, {.failedBackups = true});
    m_catalog->backup(*m_server, {"--stream"});
    CairnCli::ok(m_catalog->command("delete", {"-i", failed.id}));
}

void TestStream::lostConnection_data()
{
    QTest::addColumn<QString>("victims");
    QTest::newRow("walsender") << "backend_type = 'walsender'";
    QTest::newRow("session") << "backend_type = 'client backend' AND pid <> pg_backend_pid()";
}

void TestStream::lostConnection()
{
    QFETCH(const QString, victims);
    const auto backup = startAndHold({"--stream", "--temp-slot"});
    QCOMPARE(m_server->connect().value("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE " +
                                       victims.toStdString()),
             "1");
    backup->signal(SIGCONT);
    checkFailedCleanly(backup->wait(), ErrorCode::Connection);
}

void TestStream::serverGoesDown()
{
    const auto backup = startAndHold({"--stream"});
    m_server->stop(StopMode::Immediate);
    backup->signal(SIGCONT);
    const auto result = backup->wait();
    m_server->start();
    checkFailedCleanly(result, ErrorCode::Connection);
}

void TestStream::interrupted_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGQUIT") << SIGQUIT;
}

void TestStream::interrupted()
{
    QFETCH(const int, number);
    const auto backup = startAndHold({"--stream", "--temp-slot"});
    backup->signal(number);
    backup->signal(SIGCONT);
    checkFailedCleanly(backup->wait(), ErrorCode::Cancelled);
}

void TestStream::interruptedWhileWaitingForArchive()
{
    const TestCatalog catalog;
    TestServer server({.configuration = {"archive_mode = on", "archive_command = 'false'"}});
    catalog.addInstance(server.dataDirectory());
    server.start();
    const auto backup = CairnCli::start(catalog.backupCommand(server, {"--progress=json"}));
    QVERIFY(backup->waitForOutput("waiting-for-wal"));
    backup->signal(SIGINT);
    const auto result = backup->wait();
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Cancelled), result.text().c_str());
    QCOMPARE(catalog.show()[0].status, "ERROR");
    checkServerIsLeftAlone(server);
    checkCatalog(catalog, {.failedBackups = true});
    server.stop(StopMode::Immediate);
}

void TestStream::noServer()
{
    m_server->stop();
    const auto result = CairnCli::fails(ErrorCode::Connection, m_catalog->backupCommand(*m_server, {"--stream"}));
    expectContains(result.err, m_server->socketDirectory());
    m_server->start();
    // Another cluster than the instance's own answers there.
    TestServer stranger;
    stranger.start();
    CairnCli::fails(ErrorCode::WrongCluster, m_catalog->backupCommand(stranger, {"--stream"}));
    checkServerIsLeftAlone(stranger);
    checkCatalog(*m_catalog, {.failedBackups = true});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestStream)
#include "test_stream.moc"
