#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace cairn::test {

namespace fs = std::filesystem;

/// PAGE from an archive in every form it can have: compressed in all ways, over many segments and timelines, with
/// records that span segments; and with segments that are lost, damaged or another cluster's.
class TestPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCompression_data();
    void everyCompression();
    void whatTheWalSays();
    void hugeRecords();
    void brokenArchive_data();
    void brokenArchive();
    void manyTimelines();
    void cleanupTestCase();

private:
    void addMember(const TestCatalog::Arguments &more = {});
    /// Archived segments, oldest first.
    [[nodiscard]] std::vector<std::string> segments() const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
};

void TestPage::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    Bank::create(*m_server);
    auto sql = m_server->connect();
    sql.run("CREATE TABLE shrinking AS SELECT n, repeat('s', 200) AS t FROM generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE toasted (n integer, wide text); ALTER TABLE toasted ALTER wide SET STORAGE EXTERNAL");
    m_catalog->backup(*m_server);
}

std::vector<std::string> TestPage::segments() const
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("wal")))
        if (const auto name = entry.path().filename().string(); name.find("history") == std::string::npos)
            names.push_back(name);
    std::ranges::sort(names);
    return names;
}

/// Backs the idle server up and compares what is restored with it.
void TestPage::addMember(const TestCatalog::Arguments &more)
{
    m_server->connect().run("CHECKPOINT");
    const auto id = m_catalog->backup(*m_server, TestCatalog::Arguments{"-b", "PAGE"} + more);
    QCOMPARE(m_catalog->show(id).text("backup-mode"), std::string("PAGE"));
    const auto restored = m_catalog->restore(m_server->major(), {"-i", id, "--recovery-target=immediate"});
    compareDirectories(restored.dataDirectory(), m_server->dataDirectory(),
                       {.replayed = true, .ignoredFiles = {"global/pg_control"}});
    fs::remove_all(restored.dataDirectory());
}

void TestPage::everyCompression_data()
{
    QTest::addColumn<std::string>("algorithm");
    QTest::addColumn<std::string>("suffix");
    QTest::newRow("zstd") << std::string("zstd") << std::string(".zst");
    QTest::newRow("zlib") << std::string("zlib") << std::string(".gz");
    QTest::newRow("lz4") << std::string("lz4") << std::string(".lz4");
    QTest::newRow("none") << std::string("none") << std::string(".raw");
}

/// Several segments in this form, read by several threads at once.
void TestPage::everyCompression()
{
    QFETCH(const std::string, algorithm);
    QFETCH(const std::string, suffix);
    CairnCli::ok(m_catalog->command("set-config", {"--compress-algorithm=" + algorithm}));
    auto sql = m_server->connect();
    for (int round = 0; round < 4; ++round) {
        Bank::transact(*m_server, 50);
        sql.run("SELECT pg_switch_wal()");
    }
    addMember();
    QVERIFY(std::ranges::any_of(segments(), [&](const auto &name) { return name.ends_with(suffix); }));
    if (algorithm == "none")
        CairnCli::ok(m_catalog->command("set-config", {"--compress-algorithm=zstd"}));
}

void TestPage::whatTheWalSays()
{
    auto sql = m_server->connect();
    sql.run("DELETE FROM shrinking WHERE n > 500");
    sql.run("VACUUM shrinking");
    addMember();
    sql.run("INSERT INTO shrinking SELECT n, repeat('g', 200) FROM generate_series(1000, 9000) AS n");
    sql.run("CREATE DATABASE appeared");
    sql.run("VACUUM FULL pgbench_tellers");
    addMember({"--stream"});
    sql.run("DROP DATABASE appeared");
    sql.run("DELETE FROM shrinking");
    sql.run("VACUUM shrinking");
    addMember();
}

/// Records of many megabytes, and values that lie in pieces.
void TestPage::hugeRecords()
{
    auto sql = m_server->connect();
    sql.run("SELECT pg_logical_emit_message(false, 'huge', repeat('h', 60000000))");
    sql.run("INSERT INTO toasted SELECT n, repeat(md5(n::text), 20000) FROM generate_series(1, 30) AS n");
    Bank::transact(*m_server, 100, 4);
    addMember();
}

void TestPage::brokenArchive_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("lost") << 0;
    QTest::newRow("damaged") << 1;
    QTest::newRow("of another cluster") << 2;
}

/// Named, and no matter for the other modes. When it is mended, PAGE works again.
void TestPage::brokenArchive()
{
    QFETCH(const int, kind);
    for (int round = 0; round < 3; ++round) {
        Bank::transact(*m_server, 50);
        m_server->connect().run("SELECT pg_switch_wal()");
    }
    m_catalog->archiveAll(*m_server);
    const auto name = *(segments().end() - 3);
    const auto path = m_catalog->stored("wal/") + name;
    const auto aside = freshPath("segment");
    fs::copy_file(path, aside);
    if (kind == 0) {
        fs::remove(path);
    } else if (kind == 1) {
        std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
        file.seekg(std::streamoff(fs::file_size(path) / 2));
        const char byte = char(file.get() ^ 1);
        file.seekp(std::streamoff(fs::file_size(path) / 2));
        file.put(byte);
    } else {
        const TestCatalog catalog;
        auto other = catalog.newServer();
        other.connect().run("SELECT pg_switch_wal()");
        catalog.archiveAll(other);
        fs::copy_file(fs::directory_iterator(catalog.stored("wal"))->path(), path,
                      fs::copy_options::overwrite_existing);
    }
    const auto result =
        CairnCli::run(m_catalog->backupCommand(*m_server, {"--stream", "-b", "PAGE", "--archive-timeout=5s"}));
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::WalMissing) ||
                 result.exitCode == exitCodeOf(ErrorCode::Damaged) ||
                 result.exitCode == exitCodeOf(ErrorCode::WrongCluster),
             result.text().c_str());
    expectContains(result.err, name.substr(0, 24));
    QCOMPARE(m_catalog->show().at(0).status, std::string("ERROR"));
    checkServerIsLeftAlone(*m_server);
    CairnCli::ok(m_catalog->command("delete", {"-i", m_catalog->show().at(0).id}));
    fs::copy_file(aside, path, fs::copy_options::overwrite_existing);
    addMember({"--stream"});
}

/// The parent lies several timelines back, the WAL since then on all of them.
void TestPage::manyTimelines()
{
    const auto parent = m_catalog->show().at(0).id;
    for (int round = 0; round < 3; ++round) {
        Bank::transact(*m_server, 50);
        m_catalog->archiveAll(*m_server);
        m_server->stop();
        auto promoted = std::make_unique<TestServer>(
            m_catalog->restore(environment().major, {"-i", parent, "--recovery-target=latest"}));
        promoted->startAndRecover();
        m_server = std::move(promoted);
    }
    Bank::transact(*m_server, 50);
    m_catalog->archiveAll(*m_server);
    addMember();
    const auto shown = m_catalog->show().at(0);
    QCOMPARE(shown.text("parent-backup-id"), parent);
    QCOMPARE(shown.text("current-tli"), std::string("4"));
    QCOMPARE(shown.text("parent-tli"), std::string("1"));
}

void TestPage::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestPage)
#include "test_page.moc"
