#include "postgres_layer/ptrack_stand_in.h"
#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <format>
#include <functional>
#include <memory>
#include <set>
#include <sstream>

namespace cairn::test {

namespace fs = std::filesystem;

/// PTRACK through whole backups. The extension itself needs a patched server; its stand-in answers through the same SQL
/// interface with what the server's own change tracking knows (17 and later).
class TestPtrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void needsParentAndExtension();
    void trackingThatBeganTooLate();
    void everyChangeComesBack_data();
    void everyChangeComesBack();
    void nothingChangedIsNotRead();
    void tablesThatVanishMeanwhile();
    void afterACrash();
    void badMapsAreRefused_data();
    void badMapsAreRefused();
    void smallRole();
    void chainUnderLoad();
    void cleanupTestCase();

private:
    void addMember();
    void deleteFailed() const;
    [[nodiscard]] TestCatalog::Arguments mapping() const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_space;
    std::string m_other;
};

using Change = std::function<void(Sql &)>;

namespace {

Change statements(std::vector<std::string> all)
{
    return [all = std::move(all)](Sql &sql) {
        for (const auto &statement : all)
            sql.run(statement);
    };
}

std::string quotedSchema(const Sql &sql)
{
    return sql.identifier(ptrackSchema);
}

/// Has the stand-in say since when it tracks.
void setInitialLsn(Sql &sql, const std::string &expression)
{
    sql.run(std::format("CREATE OR REPLACE FUNCTION {}.ptrack_init_lsn() RETURNS pg_lsn LANGUAGE sql AS $$SELECT {}$$",
                        quotedSchema(sql), expression));
}

void makeAnew(Sql &sql)
{
    sql.run("DROP SCHEMA " + quotedSchema(sql) +
            " CASCADE; SET allow_system_table_mods = on;"
            "DELETE FROM pg_extension WHERE extname = 'ptrack'; RESET allow_system_table_mods");
    createPtrackStandIn(sql);
}

const std::string truth = "min(start_lsn) FROM pg_available_wal_summaries()";

} // namespace

void TestPtrack::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(
        m_catalog->newServer({.configuration = {"autovacuum = off", "summarize_wal = on",
                                                "ptrack.map_size = '64MB'"}})); // a placeholder: there is no library
    m_space = freshDirectory("space");
    m_other = freshDirectory("other");
    Bank::create(*m_server);
    auto sql = m_server->connect();
    for (const auto &[name, path] : {std::pair("space", m_space), std::pair("other", m_other)})
        sql.run("CREATE TABLESPACE " + std::string(name) + " LOCATION " + sql.literal(path));
    sql.run("CREATE TABLE shrinking AS SELECT n, repeat('s', 200) AS t FROM generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE heap AS SELECT n, md5(n::text) AS t, point(n % 100, n % 37) AS p"
            " FROM generate_series(1, 10000) AS n");
    sql.run("CREATE INDEX heap_btree ON heap (t); CREATE INDEX heap_gist ON heap USING gist (p)");
    sql.run("CREATE TABLE moving AS SELECT generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE in_other TABLESPACE other AS SELECT generate_series(1, 5000) AS n");
    sql.run("VACUUM");
}

TestCatalog::Arguments TestPtrack::mapping() const
{
    TestCatalog::Arguments all{"-T", m_space + "=" + freshPath("space-restored")};
    if (m_server->connect().value("SELECT count(*) FROM pg_tablespace WHERE spcname = 'other'") == "1")
        all = all + TestCatalog::Arguments{"-T", m_other + "=" + freshPath("other-restored")};
    return all;
}

void TestPtrack::deleteFailed() const
{
    QCOMPARE(m_catalog->show().at(0).status, std::string("ERROR"));
    CairnCli::ok(m_catalog->command("delete", {"-i", m_catalog->show().at(0).id, "--force"}));
}

void TestPtrack::addMember()
{
    letStandInCatchUp(*m_server);
    const auto parent = m_catalog->show().at(0).id;
    const auto shown = m_catalog->show(m_catalog->backup(*m_server, {"--stream", "-b", "PTRACK"}));
    QCOMPARE(shown.text("backup-mode"), std::string("PTRACK"));
    QCOMPARE(shown.text("parent-backup-id"), parent);
    const auto restored = m_catalog->restore(m_server->major(), TestCatalog::Arguments{"-i", shown.id} + mapping());
    compareDirectories(restored.dataDirectory(), m_server->dataDirectory(),
                       {.replayed = true, .ignoredFiles = {"global/pg_control"}});
    fs::remove_all(restored.dataDirectory());
}

void TestPtrack::needsParentAndExtension()
{
    const auto ptrack = m_catalog->backupCommand(*m_server, {"--stream", "-b", "PTRACK"});
    expectContains(CairnCli::fails(ErrorCode::NotFound, ptrack).err, "FULL");
    deleteFailed();
    m_catalog->backup(*m_server, {"--stream"});
    expectContains(CairnCli::fails(ErrorCode::Unsupported, ptrack).err, "ptrack");
    deleteFailed();
    checkServerIsLeftAlone(*m_server);
}

/// Switched off and on again, a map reset by a crash or by pg_resetwal, a server started without the library.
void TestPtrack::trackingThatBeganTooLate()
{
    auto sql = m_server->connect();
    createPtrackStandIn(sql);
    const auto ptrack = m_catalog->backupCommand(*m_server, {"--stream", "-b", "PTRACK"});
    setInitialLsn(sql, "pg_current_wal_lsn()");
    expectContains(CairnCli::fails(ErrorCode::WalMissing, ptrack).err, "ptrack");
    deleteFailed();
    setInitialLsn(sql, "'0/0'::pg_lsn");
    CairnCli::fails(ErrorCode::Server, ptrack);
    deleteFailed();
    // A map from the future knows nothing of what the parent does not have.
    setInitialLsn(sql, "'FFFF/0'::pg_lsn");
    CairnCli::fails(ErrorCode::WalMissing, ptrack);
    deleteFailed();
    setInitialLsn(sql, truth);
    addMember();
}

void TestPtrack::everyChangeComesBack_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("rows") << statements({"UPDATE heap SET t = t || 'x' WHERE n % 10 = 0",
                                         "INSERT INTO heap SELECT n, md5(n::text) FROM generate_series(1, 2000) AS n"});
    QTest::newRow("vacuum") << statements({"DELETE FROM heap WHERE n % 7 = 0", "VACUUM heap"});
    QTest::newRow("visibility map") << statements(
        {"UPDATE heap SET t = 'v' WHERE n % 500 = 3", "VACUUM heap", "UPDATE heap SET t = 'w' WHERE n % 700 = 3"});
    QTest::newRow("frozen") << statements({"VACUUM (FREEZE) heap"});
    QTest::newRow("vacuum full") << statements({"VACUUM FULL heap", "VACUUM FULL pg_class"});
    QTest::newRow("vacuum truncates") << statements({"DELETE FROM shrinking WHERE n > 500", "VACUUM shrinking"});
    QTest::newRow("grown again") << statements(
        {"INSERT INTO shrinking SELECT n, repeat('S', 200) FROM generate_series(501, 9000) AS n"});
    QTest::newRow("truncate") << statements({"TRUNCATE moving", "INSERT INTO moving SELECT generate_series(1, 3000)"});
    QTest::newRow("cluster on btree") << statements({"CLUSTER heap USING heap_btree"});
    QTest::newRow("cluster on gist") << statements({"CLUSTER heap USING heap_gist"});
    QTest::newRow("rolled back") << statements({"BEGIN",
                                                "INSERT INTO heap SELECT n, 'never' FROM generate_series(1, 5000) AS n",
                                                "CREATE TABLE never AS SELECT generate_series(1, 5000)", "ROLLBACK"});
    QTest::newRow("set tablespace") << statements({"ALTER TABLE moving SET TABLESPACE space"});
    QTest::newRow("create database") << statements(
        {"CREATE DATABASE logged", "CREATE DATABASE copied TEMPLATE postgres STRATEGY file_copy"});
    QTest::newRow("database moved") << statements({"ALTER DATABASE logged SET TABLESPACE space"});
    QTest::newRow("drop database") << statements({"DROP DATABASE copied", "DROP DATABASE logged"});
    QTest::newRow("drop tablespace") << statements({"DROP TABLE in_other", "DROP TABLESPACE other"});
}

void TestPtrack::everyChangeComesBack()
{
    QFETCH(const Change, change);
    auto sql = std::make_unique<Sql>(m_server->connect("template1")); // nobody may be in a database that is copied
    if (std::string_view(QTest::currentDataTag()).find("database") == std::string_view::npos)
        *sql = m_server->connect();
    change(*sql);
    sql.reset();
    addMember();
}

void TestPtrack::nothingChangedIsNotRead()
{
    letStandInCatchUp(*m_server);
    m_catalog->backup(*m_server, {"--stream", "-b", "PTRACK"});
    letStandInCatchUp(*m_server);
    const auto idle = m_catalog->show(m_catalog->backup(*m_server, {"--stream", "-b", "PTRACK"}));
    QVERIFY2(std::stoull(idle.text("uncompressed-bytes")) < 400'000, idle.text("uncompressed-bytes").c_str());
    // What the map names without need costs reading, not space: a map in which everything is marked.
    auto sql = m_server->connect();
    const auto path = sql.value("SELECT pg_relation_filepath('heap')");
    setPtrackAnswer(sql, "2.1", std::format("VALUES ('{}', decode(repeat('ff', 10), 'hex'))", path));
    const auto marked = m_catalog->show(m_catalog->backup(*m_server, {"--stream", "-b", "PTRACK"}));
    QVERIFY2(std::stoull(marked.text("uncompressed-bytes")) < 400'000, marked.text("uncompressed-bytes").c_str());
    // The newest backup has what the map did not name: a chain must not be built upon it any further.
    makeAnew(sql);
    CairnCli::ok(m_catalog->command("delete", {"-i", marked.id}));
    addMember();
}

void TestPtrack::tablesThatVanishMeanwhile()
{
    auto sql = m_server->connect();
    sql.run("CREATE TABLE vanishing AS SELECT n, repeat('v', 500) FROM generate_series(1, 5000) AS n");
    letStandInCatchUp(*m_server);
    const auto backup = CairnCli::start(m_catalog->backupCommand(*m_server, {"--stream", "-b", "PTRACK"}),
                                        {.failpoint = "backup.after-start:stop"});
    backup->waitUntilStopped();
    sql.run("DROP TABLE vanishing; CHECKPOINT");
    backup->signal(SIGCONT);
    const auto result = backup->wait();
    QVERIFY2(result.exitCode == 0, result.text().c_str());
    auto restored =
        m_catalog->restore(m_server->major(), TestCatalog::Arguments{"-i", m_catalog->show().at(0).id} + mapping());
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM pg_class WHERE relname = 'vanishing'"), std::string("0"));
    restored.stop();
}

void TestPtrack::afterACrash()
{
    m_server->connect().run("UPDATE heap SET t = 'crashed' WHERE n % 3 = 0");
    m_server->killHard();
    m_server->startAndRecover();
    addMember();
}

void TestPtrack::badMapsAreRefused_data()
{
    QTest::addColumn<std::string>("version");
    QTest::addColumn<std::string>("map");
    QTest::newRow("behind the end of the segment") << std::string("2.4") << std::string("repeat('00', 20000) || 'ff'");
    QTest::newRow("a version that is not known") << std::string("3.0") << std::string("'01'");
    QTest::newRow("a version that lacks the interface") << std::string("2.0") << std::string("'01'");
}

void TestPtrack::badMapsAreRefused()
{
    QFETCH(const std::string, version);
    QFETCH(const std::string, map);
    {
        auto sql = m_server->connect();
        const auto path = sql.value("SELECT pg_relation_filepath('heap')");
        setPtrackAnswer(sql, version, std::format("VALUES ('{}', decode({}, 'hex'))", path, map));
    }
    const auto result = CairnCli::run(m_catalog->backupCommand(*m_server, {"--stream", "-b", "PTRACK"}));
    {
        auto sql = m_server->connect();
        makeAnew(sql);
    }
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Server) || result.exitCode == exitCodeOf(ErrorCode::Unsupported),
             result.text().c_str());
    deleteFailed();
    checkServerIsLeftAlone(*m_server);
}

/// A role without any right, given just what the messages ask for.
void TestPtrack::smallRole()
{
    auto sql = m_server->connect();
    sql.run("CREATE ROLE bare LOGIN");
    const auto schema = quotedSchema(sql);
    sql.run(std::format("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA {0} FROM PUBLIC;"
                        "ALTER FUNCTION {0}.ptrack_get_pagemapset(pg_lsn) SECURITY DEFINER",
                        schema));
    letStandInCatchUp(*m_server);
    const auto command =
        m_catalog->command("backup", {"-b", "PTRACK", "--stream", "--no-sync", "-h", m_server->socketDirectory(), "-p",
                                      "5432", "-d", "postgres", "-U", "bare"});
    std::set<std::string> grants;
    for (int round = 0; round < 16; ++round) {
        const auto result = CairnCli::run(command);
        if (result.exitCode == 0)
            break;
        const auto known = grants.size();
        std::istringstream lines(result.err);
        for (std::string line; std::getline(lines, line);)
            for (const char *verb : {"GRANT ", "ALTER ROLE "})
                if (const auto at = line.find(verb); at != std::string::npos)
                    grants.insert(line.substr(at, line.find(';', at) - at));
        QVERIFY2(grants.size() > known, ("no new GRANT is told: " + result.text()).c_str());
        for (const auto &grant : grants)
            sql.run(grant);
    }
    CairnCli::ok(command);
    QCOMPARE(m_catalog->show().at(0).text("backup-mode"), std::string("PTRACK"));
    QVERIFY(std::ranges::any_of(grants,
                                [](const auto &grant) { return grant.find("ptrack_init_lsn") != std::string::npos; }));
    for (const auto &backup : m_catalog->show())
        if (backup.status == "ERROR")
            CairnCli::ok(m_catalog->command("delete", {"-i", backup.id}));
}

/// Load during the FULL that the next ones build upon, and between them.
void TestPtrack::chainUnderLoad()
{
    auto sql = m_server->connect();
    sql.run("UPDATE pgbench_accounts SET abalance = 0; UPDATE pgbench_tellers SET tbalance = 0;"
            "UPDATE pgbench_branches SET bbalance = 0; TRUNCATE pgbench_history");
    Bank bank;
    bank.startLoad(*m_server);
    m_catalog->backup(*m_server);
    for (int round = 0; round < 2; ++round) {
        Bank::transact(*m_server, 100);
        letStandInCatchUp(*m_server);
        m_catalog->backup(*m_server, {"-b", "DELTA", "--stream"});
    }
    bank.stopLoad();
    Bank::settle(*m_server);
    letStandInCatchUp(*m_server);
    const auto id = m_catalog->backup(*m_server, {"--stream", "-b", "PTRACK"});
    const auto before = logicalState(*m_server);
    auto restored = m_catalog->restore(m_server->major(), TestCatalog::Arguments{"-i", id} + mapping());
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored);
    expectSameText(logicalState(restored), before, "the restored cluster");
    restored.connect().run("CREATE EXTENSION amcheck");
    restored.connect().run("SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am a ON a.oid = c.relam"
                           " WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p'");
    restored.stop();
}

void TestPtrack::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestPtrack)
#include "test_ptrack.moc"
