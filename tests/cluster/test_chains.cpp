#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// Chains of FULL and DELTA backups. After each kind of change the newest member is restored and compared with the idle
/// source byte by byte; at the end every member still gives what it gave at its time. Then the same under load.
class TestChains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyChangeComesBack_data();
    void everyChangeComesBack();
    void olderMembersAreAsTheyWere();
    void nothingChangedCostsNothing();
    void survivesLossUnderLoad();
    void cleanupTestCase();

private:
    struct Member {
        std::string id;
        std::string restored; ///< directory that equalled the source
    };
    [[nodiscard]] TestCatalog::Arguments mapping() const;
    void addMember();
    [[nodiscard]] std::string pathOf(const std::string &relation, const std::string &database = "postgres") const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_space;
    std::vector<Member> m_members;
};

using Change = std::function<void(TestServer &, const std::function<std::string(const std::string &)> &)>;

namespace {

constexpr std::size_t pageSize = 8192;

void overwritePage(const std::string &path, std::size_t block, const std::string &page)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(std::streamoff(block * pageSize));
    file.write(page.data(), std::streamsize(page.size()));
    expect(file.good(), "cannot write " + path);
}

/// Statements that cannot share a transaction.
void runEach(Sql &sql, const std::vector<std::string> &statements)
{
    for (const auto &statement : statements)
        sql.run(statement);
}

void updateAndAdd(TestServer &server)
{
    Bank::transact(server, 100);
    auto sql = server.connect();
    sql.run("CREATE TABLE fresh AS SELECT n, repeat('f', 300) AS t FROM generate_series(1, 4000) AS n");
    sql.run("CREATE INDEX ON fresh (n)");
    sql.run("CREATE INDEX ON fresh USING gin (string_to_array(t, 'x'))");
    sql.run("SELECT lo_import('/etc/passwd')");
}

void shorten(TestServer &server)
{
    auto sql = server.connect();
    runEach(sql, {"DELETE FROM shrinking WHERE n > 500", "VACUUM shrinking", "TRUNCATE emptied",
                  "VACUUM FULL pgbench_tellers", "CLUSTER pgbench_branches USING pgbench_branches_pkey",
                  "DROP TABLE fresh", "VACUUM FULL pg_class"}); // a mapped catalog: pg_filenode.map
}

void shortenAndGrow(TestServer &server)
{
    auto sql = server.connect();
    runEach(sql, {"DELETE FROM shrinking WHERE n > 50", "VACUUM shrinking"});
    sql.run("INSERT INTO shrinking SELECT n, repeat('g', 200) FROM generate_series(1000, 9000) AS n");
    sql.run("INSERT INTO emptied SELECT generate_series(1, 2000)");
    runEach(sql, {"DELETE FROM pgbench_history", "VACUUM FREEZE pgbench_accounts"});
}

void databasesAndSpaces(TestServer &server)
{
    auto sql = server.connect();
    sql.run("DROP DATABASE goes");
    const std::string copied = server.major() >= 15 ? " STRATEGY = FILE_COPY" : "";
    sql.run("CREATE DATABASE copied TEMPLATE pattern" + copied);
    sql.run("CREATE DATABASE logged TEMPLATE pattern");
    sql.run("ALTER DATABASE moves SET TABLESPACE space");
    sql.run("ALTER TABLE moving SET TABLESPACE space");
    sql.run("ALTER TABLE unlogged SET LOGGED; ALTER TABLE logged SET UNLOGGED");
}

void spacesBack(TestServer &server)
{
    auto sql = server.connect();
    sql.run("ALTER DATABASE moves SET TABLESPACE pg_default");
    sql.run("ALTER TABLE moving SET TABLESPACE pg_default");
    sql.run("ALTER TABLE unlogged SET UNLOGGED; ALTER TABLE logged SET LOGGED");
    sql.run("DROP DATABASE copied");
}

/// Bits that say "committed", set by whoever reads first.
void hintBits(TestServer &server)
{
    auto sql = server.connect();
    sql.run("INSERT INTO hinted SELECT generate_series(1, 20000)");
    sql.run("CHECKPOINT");
    sql.run("SELECT count(*) FROM hinted");
}

} // namespace

void TestChains::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    // Without checksums hint bits change pages in silence: the harder case for what is compared byte by byte.
    m_server = std::make_unique<TestServer>(
        m_catalog->newServer({.checksums = environment().major == 17,
                              .configuration = {"autovacuum = off", "max_prepared_transactions = 5"}}));
    m_space = freshDirectory("space");
    Bank::create(*m_server);
    auto sql = m_server->connect();
    sql.run("CREATE TABLESPACE space LOCATION " + sql.literal(m_space));
    sql.run("CREATE DATABASE pattern");
    sql.run("CREATE DATABASE goes TEMPLATE template0");
    sql.run("CREATE DATABASE moves TEMPLATE template0");
    m_server->connect("pattern").run(
        "CREATE TABLE filled AS SELECT n, repeat('p', 100) FROM generate_series(1, 3000) AS n");
    sql.run("CREATE TABLE shrinking AS SELECT n, repeat('s', 200) AS t FROM generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE emptied AS SELECT generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE moving AS SELECT generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE hinted (n integer)");
    sql.run("CREATE UNLOGGED TABLE unlogged AS SELECT generate_series(1, 5000) AS n");
    sql.run("CREATE TABLE logged AS SELECT generate_series(1, 5000) AS n");
    // Two tables of one size, filled one after the other, for files that change places.
    sql.run("CREATE TABLE older AS SELECT n, repeat('o', 100) AS t FROM generate_series(1, 5000) AS n");
    sql.run("CREATE TABLE newer AS SELECT n, repeat('n', 100) AS t FROM generate_series(1, 5000) AS n");
    sql.run("VACUUM");
}

TestCatalog::Arguments TestChains::mapping() const
{
    return {"-T", m_space + "=" + freshPath("space-restored")};
}

std::string TestChains::pathOf(const std::string &relation, const std::string &database) const
{
    auto sql = m_server->connect(database);
    return m_server->dataDirectory() + "/" + sql.value("SELECT pg_relation_filepath(" + sql.literal(relation) + ")");
}

/// Backs the idle server up and compares what is restored with it.
void TestChains::addMember()
{
    m_server->connect().run("CHECKPOINT");
    const bool first = m_members.empty();
    const auto id = m_catalog->backup(*m_server, {"--stream", "-b", first ? "FULL" : "DELTA"});
    const auto restored = m_catalog->restore(m_server->major(), TestCatalog::Arguments{"-i", id} + mapping());
    compareDirectories(restored.dataDirectory(), m_server->dataDirectory(), {.ignoredFiles = {"global/pg_control"}});
    const auto shown = m_catalog->show(id);
    QCOMPARE(shown.text("backup-mode"), first ? "FULL" : "DELTA");
    QCOMPARE(shown.text("parent-backup-id"), first ? "" : m_members.back().id);
    m_members.push_back({id, restored.dataDirectory()});
}

void TestChains::everyChangeComesBack_data()
{
    QTest::addColumn<Change>("change");
    const auto live = [](void (*change)(TestServer &)) {
        return Change([change](TestServer &server, const auto &) { change(server); });
    };
    QTest::newRow("FULL") << live([](TestServer &) {});
    QTest::newRow("updates, new relations") << live(updateAndAdd);
    QTest::newRow("truncated, rewritten, dropped") << live(shorten);
    QTest::newRow("shorter, then longer") << live(shortenAndGrow);
    QTest::newRow("databases, tablespaces, unlogged") << live(databasesAndSpaces);
    QTest::newRow("hint bits alone") << live(hintBits);
    QTest::newRow("and back") << live(spacesBack);
    QTest::newRow("a page of zeros, zeros at the end") << Change([](TestServer &server, const auto &pathOf) {
        const auto path = pathOf("shrinking");
        server.stop();
        overwritePage(path, 3, std::string(pageSize, '\0'));
        fs::resize_file(path, fs::file_size(path) - 5 * pageSize);
        fs::resize_file(path, fs::file_size(path) + 9 * pageSize);
        server.start();
    });
    // What was in one file is now in another, with LSNs long before the parent: a file number that came back, a
    // directory that was set back to an older state.
    QTest::newRow("old pages under another name") << Change([](TestServer &server, const auto &pathOf) {
        const auto older = pathOf("older");
        const auto newer = pathOf("newer");
        server.stop();
        fs::copy_file(older, newer, fs::copy_options::overwrite_existing);
        server.start();
    });
}

void TestChains::everyChangeComesBack()
{
    QFETCH(const Change, change);
    change(*m_server, [this](const std::string &relation) { return pathOf(relation); });
    addMember();
}

void TestChains::olderMembersAreAsTheyWere()
{
    for (const Member &member : m_members) {
        const auto again = m_catalog->restore(m_server->major(), TestCatalog::Arguments{"-i", member.id} + mapping());
        compareDirectories(again.dataDirectory(), member.restored);
        fs::remove_all(again.dataDirectory());
    }
    for (const Member &member : m_members)
        fs::remove_all(member.restored);
    CairnCli::ok(m_catalog->command("validate", {"--depth=deep"}));
}

void TestChains::nothingChangedCostsNothing()
{
    const auto full = m_catalog->show(m_members.front().id);
    const auto idle = m_catalog->show(m_catalog->backup(*m_server, {"--stream", "-b", "DELTA"}));
    const auto again = m_catalog->show(m_catalog->backup(*m_server, {"--stream", "-b", "DELTA"}));
    // pg_control, the label, the page or two that a checkpoint writes, and the list of files.
    for (const auto &shown : {idle, again}) {
        QVERIFY2(std::stoull(shown.text("uncompressed-bytes")) < 400'000, shown.text("uncompressed-bytes").c_str());
        QVERIFY(std::stoull(shown.text("data-bytes")) * 10 < std::stoull(full.text("data-bytes")));
        QCOMPARE(shown.text("pgdata-bytes"), m_catalog->show()[0].text("pgdata-bytes"));
    }
}

void TestChains::survivesLossUnderLoad()
{
    say("FULL and three DELTA backups under load, kill -9, data directory deleted, restored from the chain");
    auto sql = m_server->connect();
    sql.run("DROP TABLE newer; UPDATE pgbench_accounts SET abalance = 0; UPDATE pgbench_tellers SET tbalance = 0;"
            "UPDATE pgbench_branches SET bbalance = 0; TRUNCATE pgbench_history; DROP TABLE shrinking, unlogged");
    Bank bank;
    bank.startLoad(*m_server);
    m_catalog->backup(*m_server);
    for (const std::string round : {"1", "2", "3"}) {
        runEach(sql,
                {"CREATE TABLE of" + round + " AS SELECT generate_series(1, 30000) AS n", "VACUUM pgbench_accounts"});
        const auto backup = CairnCli::start(m_catalog->backupCommand(
            *m_server, {"-b", "DELTA", round == "2" ? "--stream" : "--bad-pages=fail", "--rate-limit=30MB"}));
        runEach(sql, {"DROP TABLE of" + round, "CREATE DATABASE of" + round, "VACUUM FULL pgbench_tellers",
                      "TRUNCATE emptied", "INSERT INTO emptied SELECT generate_series(1, 10000)", "DELETE FROM emptied",
                      "VACUUM emptied"});
        const auto result = backup->wait();
        QVERIFY2(result.exitCode == 0, result.text().c_str());
    }
    bank.stopLoad();
    Bank::settle(*m_server);
    // Members that carry no WAL of their own are made consistent from the archive, to the end of their own.
    const auto ids = m_catalog->show();
    for (std::size_t i = 0; i < 3; ++i) {
        auto member =
            m_catalog->restore(m_server->major(), TestCatalog::Arguments{"-i", ids[i].id, "--recovery-target=immediate",
                                                                         "--recovery-target-action=promote"} +
                                                      mapping());
        member.configure({"archive_mode = off"});
        member.startAndRecover();
        Bank::check(member);
        member.connect().run("CREATE EXTENSION amcheck");
        member.connect().run("SELECT bt_index_check(c.oid) FROM pg_class c JOIN pg_am a ON a.oid = c.relam"
                             " WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p'");
        member.stop();
        fs::remove_all(member.dataDirectory());
    }
    const auto before = logicalState(*m_server);
    m_catalog->archiveAll(*m_server);
    m_server->killHard();
    const auto copy = freshPath("killed");
    fs::rename(m_server->dataDirectory(), copy);
    auto restored =
        m_catalog->restore(m_server->major(), TestCatalog::Arguments{"--recovery-target=latest"} + mapping());
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    restored.stop(); // compared before anybody reads: reading prunes pages
    TestServer killed(m_server->major(), copy);
    killed.configure({"archive_mode = off"});
    killed.start();
    killed.stop();
    compareDirectories(restored.dataDirectory(), killed.dataDirectory(), {.replayed = true});
    restored.start();
    Bank::check(restored);
    // Tablespaces lie elsewhere in the restored cluster, and the text says where.
    restored.stop();
    killed.start();
    expectSameText(logicalState(killed), before, "the killed cluster");
    killed.stop();
}

void TestChains::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestChains)
#include "test_chains.moc"
