#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/file_watch.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QJsonArray>
#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

/// What a server does with our archive: it stops at a damaged segment instead of ending recovery early, archives again
/// after a refusal, and recovers with batches.
class TestArchiveRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void damagedSegmentStopsTheServer();
    void unreachableCatalogStopsTheServer();
    void missingSegmentEndsRecovery();
    void prefetchServesInOrder();
    void damagedPrefetchIsNotUsed();
    void serverRetriesAfterRefusal();
    void missingWalIsNamed();

private:
    std::string restoreDirectory(const TestCatalog::Arguments &more = {});

    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_id;
    std::vector<std::string> m_segments; ///< archived ones behind the backup
    std::string m_rows;
};

void TestArchiveRecovery::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer({.configuration = {"autovacuum = off"}});
    auto sql = server.connect();
    sql.run("CREATE TABLE t (n integer)");
    m_id = m_catalog->backup(server, {"--stream"});
    for (int round = 1; round <= 5; ++round) {
        sql.run("INSERT INTO t SELECT generate_series(1, 1000)");
        m_segments.push_back(sql.value("SELECT pg_walfile_name(pg_current_wal_lsn())"));
        m_catalog->archiveAll(server);
    }
    m_rows = sql.value("SELECT count(*) FROM t");
    server.stop(StopMode::Immediate); // without a last segment in the archive
}

std::string TestArchiveRecovery::restoreDirectory(const TestCatalog::Arguments &more)
{
    auto directory = freshPath("restored");
    CairnCli::ok(
        m_catalog->restoreCommand(directory, TestCatalog::Arguments{"-i", m_id, "--recovery-target=latest"} + more));
    const TestServer server(environment().major, directory);
    server.configure({"archive_mode = off"});
    return directory;
}

void TestArchiveRecovery::damagedSegmentStopsTheServer()
{
    const auto directory = restoreDirectory();
    const auto key = m_catalog->stored("wal/" + findFile(m_catalog->stored("wal"), m_segments[2]));
    const auto good = fileContent(key);
    flipBit(key, good.size() / 2);
    TestServer server(environment().major, directory);
    server.startUntilExit();
    expectContains(server.log(), "FATAL");
    expectContains(server.log(), m_segments[2]);
    QVERIFY2(server.log().find("archive recovery complete") == std::string::npos, "recovery ended early");
    writeFile(key, good);
    server.startAndRecover();
    QCOMPARE(server.connect().value("SELECT count(*) FROM t"), m_rows);
}

void TestArchiveRecovery::unreachableCatalogStopsTheServer()
{
    const auto directory = restoreDirectory();
    const auto away = m_catalog->path() + "-away";
    fs::rename(m_catalog->path(), away);
    TestServer server(environment().major, directory);
    server.startUntilExit();
    fs::rename(away, m_catalog->path());
    expectContains(server.log(), "FATAL");
    server.startAndRecover();
    QCOMPARE(server.connect().value("SELECT count(*) FROM t"), m_rows);
}

void TestArchiveRecovery::missingSegmentEndsRecovery()
{
    const auto directory = restoreDirectory();
    const auto key = m_catalog->stored("wal/" + findFile(m_catalog->stored("wal"), m_segments[3]));
    const auto good = fileContent(key);
    fs::remove(key);
    TestServer server(environment().major, directory);
    server.startAndRecover(); // an archive that ends is not an error
    QVERIFY(std::stol(server.connect().value("SELECT count(*) FROM t")) < std::stol(m_rows));
    writeFile(key, good);
    QCOMPARE(m_catalog->showArchive()["timelines"_L1].toArray().size(), 1);
}

void TestArchiveRecovery::prefetchServesInOrder()
{
    const auto target = freshDirectory("get") + "/RECOVERYXLOG";
    const auto prefetch = freshDirectory("prefetch");
    const auto line = [&](const std::string &segment) {
        return m_catalog->command("archive-get", {"--batch-size=3", "-j", "2", "--prefetch-dir=" + prefetch,
                                                  "--wal-file-path=" + target, "--wal-file-name=" + segment});
    };
    CairnCli::ok(line(m_segments[0]));
    const auto first = fileContent(target);
    QVERIFY(!fs::is_empty(prefetch));
    for (const auto &segment : m_segments) {
        CairnCli::ok(line(segment));
        const auto direct = freshPath("direct");
        CairnCli::ok(m_catalog->command("archive-get", {"--wal-file-path=" + direct, "--wal-file-name=" + segment}));
        QVERIFY2(fileContent(target) == fileContent(direct), segment.c_str());
    }
    CairnCli::ok(line(m_segments[0])); // asked for twice, as PostgreSQL may
    QVERIFY(fileContent(target) == first);
}

void TestArchiveRecovery::damagedPrefetchIsNotUsed()
{
    const auto target = freshDirectory("get") + "/RECOVERYXLOG";
    const auto prefetch = freshDirectory("prefetch");
    const auto line = [&](const std::string &segment) {
        return m_catalog->command("archive-get", {"--batch-size=3", "--prefetch-dir=" + prefetch,
                                                  "--wal-file-path=" + target, "--wal-file-name=" + segment});
    };
    CairnCli::ok(line(m_segments[0]));
    for (const auto &entry : fs::recursive_directory_iterator(prefetch))
        if (entry.is_regular_file() && entry.file_size() > (1 << 20))
            flipBit(entry.path(), 3 << 20);
    CairnCli::ok(line(m_segments[1]));
    const auto direct = freshPath("direct");
    CairnCli::ok(m_catalog->command("archive-get", {"--wal-file-path=" + direct, "--wal-file-name=" + m_segments[1]}));
    QVERIFY2(fileContent(target) == fileContent(direct), "a damaged prefetched segment was delivered");
}

void TestArchiveRecovery::serverRetriesAfterRefusal()
{
    const TestCatalog catalog;
    auto server = catalog.newServer();
    auto sql = server.connect();
    sql.run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
    const auto segment = sql.value("SELECT pg_walfile_name(pg_current_wal_lsn())");
    const auto stranger = catalog.stored("wal/" + segment + ".zst");
    writeFile(stranger, "not a segment");
    sql.run("SELECT pg_switch_wal()");
    QVERIFY(server.waitForLog("archive command failed"));
    fs::remove(stranger);
    server.restart(); // instead of waiting for the next round of the archiver
    waitForFile(catalog.stored("wal"), segment + ".");
    checkCatalog(catalog);
}

/// An archive that never gets its WAL: the backup ends with a clear error within the limit, and the server is left
/// alone.
void TestArchiveRecovery::missingWalIsNamed()
{
    const TestCatalog catalog;
    TestServer server;
    catalog.addInstance(server.dataDirectory());
    server.configure({"archive_mode = on", "archive_command = 'false'"});
    server.start();
    const auto result = CairnCli::fails(ErrorCode::WalMissing, catalog.backupCommand(server, {"--archive-timeout=1"}));
    expectContains(result.err, "0000000100000000");
    checkServerIsLeftAlone(server);
    QCOMPARE(catalog.show()[0].status, "ERROR");
    checkCatalog(catalog, {.failedBackups = true});
    server.stop(StopMode::Immediate);
    server.configure({"archive_mode = off"});
    server.start();
    const auto off = CairnCli::fails(ErrorCode::WalMissing, catalog.backupCommand(server)); // said at once
    expectContains(off.err, "archive_mode");
    catalog.backup(server, {"--stream"});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestArchiveRecovery)
#include "test_archive_recovery.moc"
