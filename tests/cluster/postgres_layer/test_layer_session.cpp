#include "layer_support.h"

#include "support/environment.h"
#include "support/expect.h"

#include "postgres/control_file.h"

#include <QTest>

#include <csignal>
#include <memory>
#include <thread>

namespace cairn::test {

namespace {

/// Asks for a stop once the server shows that the statement is under way.
class StopWhenActive {
public:
    StopWhenActive(const TestServer &server, std::stop_source &source, const std::string &statement)
        : m_thread([&server, &source, statement] {
            auto sql = server.connect();
            while (sql.value("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()"
                             " AND query LIKE " +
                             sql.literal(statement + "%")) == "0")
                std::this_thread::yield();
            source.request_stop();
        })
    {
    }

private:
    std::jthread m_thread;
};

} // namespace

/// Session, ServerInfo, ServerBackup and the control file against a real server.
class TestLayerSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void serverTellsWhatItIs();
    void controlFileAgreesWithTheServer();
    void sessionIsSafe();
    void namesAreBytes();
    void rightsAreExplained();
    void labelsAreChecked();
    void stopRequestEndsAStatement();
    void stopRequestEndsALockWait();
    void terminatedSessionIsLost();
    void abandonedBackupLeavesNoTrace();
    void wrongRoleAndDatabase();

private:
    std::unique_ptr<TestServer> m_server;
};

void TestLayerSession::initTestCase()
{
    m_server =
        std::make_unique<TestServer>(ServerOptions{.configuration = {"max_connections = 37", "wal_log_hints = on"}});
    m_server->start();
}

void TestLayerSession::serverTellsWhatItIs()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    auto sql = m_server->connect();
    QCOMPARE(info.major, PgMajor(environment().major));
    QCOMPARE(std::to_string(info.versionNumber), sql.value("SHOW server_version_num"));
    QCOMPARE(std::to_string(info.systemIdentifier.value),
             sql.value("SELECT system_identifier FROM pg_control_system()"));
    QCOMPARE(info.catalogVersion, catalogVersionOf(info.major));
    QCOMPARE(info.timeline, TimelineId(1));
    QCOMPARE(info.blockSize, 8192u);
    QCOMPARE(info.walSegmentSize, 16u << 20);
    QVERIFY(info.dataChecksums && !info.inRecovery && info.superuser && info.mayReplicate && info.mayBackup);
    QVERIFY(info.maySwitchWal && info.mayRestorePoint);
    QCOMPARE(info.dataDirectory.value_or(""), m_server->dataDirectory());
    QCOMPARE(info.maxConnections, 37);
    QCOMPARE(info.walLevel, sql.value("SHOW wal_level"));
    QCOMPARE(info.logDirectory, "log");
    QCOMPARE(info.user, "postgres");
}

void TestLayerSession::controlFileAgreesWithTheServer()
{
    auto sql = m_server->connect();
    sql.run("CHECKPOINT");
    const auto file = need(readControlFile(m_server->dataDirectory())).fields;
    const auto row = sql.rows("SELECT redo_lsn, checkpoint_lsn, timeline_id, oldest_xid, next_oid,"
                              " split_part(next_xid, ':', 1)::int8 * 4294967296 + split_part(next_xid, ':', 2)::int8,"
                              " full_page_writes FROM pg_control_checkpoint()")
                         .at(0);
    QCOMPARE(file.redo, need(Lsn::parse(row[0])));
    QCOMPARE(file.checkpoint, need(Lsn::parse(row[1])));
    QCOMPARE(std::to_string(file.timeline.value), row[2]);
    QCOMPARE(std::to_string(file.oldestXid), row[3]);
    QCOMPARE(std::to_string(file.nextOid), row[4]);
    QCOMPARE(std::to_string(file.nextXid), row[5]);
    QCOMPARE(file.fullPageWrites, row[6] == "t");
    QCOMPARE(file.state, ClusterState::InProduction);
    QCOMPARE(file.maxConnections, 37);
    QCOMPARE(std::to_string(file.maxWorkerProcesses), sql.value("SHOW max_worker_processes"));
    QCOMPARE(std::to_string(file.maxPreparedTransactions), sql.value("SHOW max_prepared_transactions"));
    QCOMPARE(std::to_string(file.maxLocksPerTransaction), sql.value("SHOW max_locks_per_transaction"));
    if (environment().major >= 12)
        QCOMPARE(std::to_string(file.maxWalSenders), sql.value("SHOW max_wal_senders"));
    QCOMPARE(walLevelName(file.walLevel), std::string_view(sql.value("SHOW wal_level")));
    QVERIFY(file.walLogHints);
    QVERIFY(file.dataChecksums());
}

void TestLayerSession::sessionIsSafe()
{
    auto sql = m_server->connect();
    sql.run("CREATE FUNCTION public.pg_is_in_recovery() RETURNS boolean LANGUAGE sql AS 'SELECT true'");
    sql.run("ALTER ROLE postgres SET search_path = public, pg_catalog");
    sql.run("ALTER ROLE postgres SET statement_timeout = '1ms'");
    sql.run("ALTER ROLE postgres SET datestyle = 'German'");
    auto session = sessionOf(*m_server);
    QVERIFY(!need(session.query("SELECT pg_is_in_recovery()", {})).boolean(0, 0));
    need(session.query("SELECT pg_catalog.pg_sleep(0.05)", {}));
    QCOMPARE(need(session.query("SHOW datestyle", {})).text(0, 0).substr(0, 3), "ISO");
    auto clean = m_server->connect();
    clean.run("RESET statement_timeout; SET search_path = pg_catalog; ALTER ROLE postgres RESET ALL;"
              " DROP FUNCTION public.pg_is_in_recovery()");
    const auto failed = session.query("SELECT * FROM nowhere", {});
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Server);
    expectContains(failed.error().message, "42P01");
    QCOMPARE(session.lastSqlState(), "42P01");
    need(session.query("SELECT 1", {}));
    QVERIFY(session.lastSqlState().empty());
}

void TestLayerSession::namesAreBytes()
{
    auto session = sessionOf(*m_server);
    for (const std::string text : {"it's", "back\\slash", "new\nline", "\xc3\xa4\xe2\x82\xac", "%s \" $1"}) {
        QCOMPARE(need(session.query("SELECT $1::text", {text}, {})).text(0, 0), text);
        const auto literal = need(session.quoteLiteral(text));
        QCOMPARE(need(session.query("SELECT " + literal, {})).text(0, 0), text);
        const auto name = need(session.quoteIdentifier(text));
        QCOMPARE(need(session.query("SELECT 1 AS " + name, {})).columns.at(0), text);
    }
    QVERIFY(need(session.query("SELECT $1::text", {std::nullopt}, {})).isNull(0, 0));
    const auto zero = session.query("SELECT $1::text", {std::string("a\0b", 3)}, {});
    QCOMPARE(zero.error().code, ErrorCode::Usage);
}

void TestLayerSession::rightsAreExplained()
{
    auto sql = m_server->connect();
    sql.run("CREATE ROLE \"limi\"\"ted\" LOGIN");
    auto session = sessionOf(*m_server, "limi\"ted");
    auto info = need(probeServer(session, {}));
    QVERIFY(!info.mayBackup && !info.mayReplicate && !info.maySwitchWal && !info.superuser);
    QVERIFY(!info.dataDirectory);
    const auto refused = ServerBackup::start(session, info, "label", true, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Server);
    expectContains(refused.error().message, "limi\"ted may not");
    expectContains(refused.error().hint, "GRANT EXECUTE");
    sql.run(backupGrants(info.major, need(session.quoteIdentifier(info.user))));
    info = need(probeServer(session, {}));
    QVERIFY(info.mayBackup && info.mayReplicate && info.maySwitchWal && info.mayRestorePoint);
    QCOMPARE(info.dataDirectory.value_or(""), m_server->dataDirectory());
    auto backup = need(ServerBackup::start(session, info, "label", true, {}));
    const auto stopped = need(backup.stop({}));
    QVERIFY(stopped.stop > backup.started().start);
    QVERIFY(need(switchWal(session, {})) >= stopped.stop);
    QVERIFY(need(createRestorePoint(session, "it's here", {})) >= stopped.stop);
    QVERIFY(need(currentWalEnd(session, {})) >= stopped.stop);
}

void TestLayerSession::labelsAreChecked()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    for (const std::string &label : {std::string("two\nlines"), std::string(1025, 'x'), std::string("tab\there")}) {
        const auto refused = ServerBackup::start(session, info, label, true, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
    }
    auto backup = need(ServerBackup::start(session, info, std::string(1024, 'x'), true, {}));
    // A second backup in the same session is the server's to refuse.
    const auto second = ServerBackup::start(session, info, "second", true, {});
    QCOMPARE(second.error().code, ErrorCode::Server);
    need(backup.stop({}));
}

void TestLayerSession::stopRequestEndsAStatement()
{
    auto session = sessionOf(*m_server);
    std::stop_source source;
    const StopWhenActive helper(*m_server, source, "SELECT pg_catalog.pg_sleep");
    const auto result = session.query("SELECT pg_catalog.pg_sleep(600)", source.get_token());
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    // The server obeyed, so the session is still good for cleaning up.
    QCOMPARE(need(session.query("SELECT 7", {})).text(0, 0), "7");
}

void TestLayerSession::stopRequestEndsALockWait()
{
    auto sql = m_server->connect();
    sql.run("CREATE TABLE locked (n integer)");
    sql.run("BEGIN; LOCK TABLE locked");
    auto session = sessionOf(*m_server);
    std::stop_source source;
    const StopWhenActive helper(*m_server, source, "SELECT * FROM public.locked");
    const auto result = session.query("SELECT * FROM public.locked", source.get_token());
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    sql.run("ROLLBACK; DROP TABLE locked");
}

void TestLayerSession::terminatedSessionIsLost()
{
    auto session = sessionOf(*m_server);
    const auto pid = need(session.query("SELECT pg_catalog.pg_backend_pid()", {})).text(0, 0);
    m_server->connect().run("SELECT pg_terminate_backend(" + pid + ")");
    const auto lost = session.query("SELECT 1", {});
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Connection);
    const auto again = session.query("SELECT 1", {});
    QCOMPARE(again.error().code, ErrorCode::Connection);
}

void TestLayerSession::abandonedBackupLeavesNoTrace()
{
    {
        auto session = sessionOf(*m_server);
        const auto info = need(probeServer(session, {}));
        (void)need(ServerBackup::start(session, info, "abandoned", true, {}));
    }
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    auto backup = need(ServerBackup::start(session, info, "next", true, {}));
    const auto stopped = need(backup.stop({}));
    expectContains(stopped.labelFile, "LABEL: next\n");
    const auto again = backup.stop({});
    QCOMPARE(again.error().code, ErrorCode::Server);
}

void TestLayerSession::wrongRoleAndDatabase()
{
    auto options = optionsFor(*m_server);
    options.database = "host=elsewhere dbname=x"; // a name, not a connection string
    const auto noDatabase = Session::connect(options, {});
    QCOMPARE(noDatabase.error().code, ErrorCode::Connection);
    expectContains(noDatabase.error().message, "does not exist");
    m_server->connect().run("CREATE ROLE nologin");
    const auto noLogin = Session::connect(optionsFor(*m_server, "nologin"), {});
    QCOMPARE(noLogin.error().code, ErrorCode::Connection);
    m_server->connect().run("CREATE ROLE plain LOGIN");
    const auto noReplication = ReplicationConnection::connect(optionsFor(*m_server, "plain"), {});
    QCOMPARE(noReplication.error().code, ErrorCode::Connection);
    expectContains(noReplication.error().hint, "REPLICATION");
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLayerSession)
#include "test_layer_session.moc"
