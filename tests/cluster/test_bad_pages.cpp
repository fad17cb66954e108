#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QJsonArray>
#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

using namespace Qt::StringLiterals;

/// Damaged pages in the cluster that is backed up: named, never in the way, unless --bad-pages=fail.
class TestBadPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void warnNamesThemAndGoesOn();
    void failStops();
    void withoutChecksums();
    void unevenFileIsTaken();
    void cleanupTestCase();

private:
    std::string damage(TestServer &server, const std::string &table, const std::string &fillFactor);

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_file;
};

/// Makes a table and damages it on disk while the server is down: a flipped bit in block 2, a senseless header in block
/// 4, zeros in block 5 (which is legal). Returns its file, relative to the data directory.
std::string TestBadPages::damage(TestServer &server, const std::string &table, const std::string &fillFactor)
{
    auto sql = server.connect();
    sql.run("CREATE TABLE " + table + " (n integer) WITH (fillfactor = " + fillFactor + ")");
    sql.run("INSERT INTO " + table + " SELECT generate_series(1, 3000)");
    sql.run("VACUUM FREEZE " + table);
    const auto file = sql.value("SELECT pg_relation_filepath(" + sql.literal(table) + ")");
    server.stop();
    const auto path = server.dataDirectory() + "/" + file;
    auto content = fileContent(path);
    expect(content.size() >= 8 * 8192u, "the table is too small");
    content.replace(4 * 8192 + 12, 4, std::string("\xFF\xFF\xFF\xFF", 4)); // lower and upper
    content.replace(5 * 8192, 8192, std::string(8192, '\0'));
    writeFile(path, content);
    flipBit(path, 2 * 8192 + 8000);
    server.start();
    return file;
}

void TestBadPages::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    m_file = damage(*m_server, "broken", "100");
}

void TestBadPages::warnNamesThemAndGoesOn()
{
    for (const auto &more :
         {TestCatalog::Arguments{"--stream"}, TestCatalog::Arguments{"--stream", "--bad-pages=warn"}}) {
        const auto result = CairnCli::ok(m_catalog->backupCommand(*m_server, more));
        expectContains(result.err, m_file);
    }
    const auto shown = m_catalog->show()[0];
    QCOMPARE(shown.status, "OK");
    QCOMPARE(shown.text("bad-page-count"), "2");
    std::string pages;
    for (const auto &page : shown.all["bad-pages"_L1].toArray())
        pages += page["path"_L1].toString().toStdString() + " " + std::to_string(page["block"_L1].toInt()) + "\n";
    QCOMPARE(pages, m_file + " 2\n" + m_file + " 4\n");
    const auto target = freshPath("restored");
    CairnCli::ok(m_catalog->restoreCommand(target, {"-i", shown.id}));
    QVERIFY2(fileContent(target + "/" + m_file) == fileContent(m_server->dataDirectory() + "/" + m_file),
             "a damaged page must come back as it was: it may be repaired by hand");
    checkCatalog(*m_catalog);
}

void TestBadPages::failStops()
{
    const auto before = m_catalog->show().size();
    const auto result = CairnCli::fails(ErrorCode::SourceDamaged,
                                        m_catalog->backupCommand(*m_server, {"--stream", "--bad-pages=fail"}));
    expectContains(result.err, m_file);
    const auto backups = m_catalog->show();
    QCOMPARE(backups.size(), before + 1);
    QCOMPARE(backups[0].status, "ERROR");
    expectContains(backups[0].text("status-reason"), m_file);
    checkServerIsLeftAlone(*m_server);
    checkCatalog(*m_catalog, {.failedBackups = true});
}

void TestBadPages::withoutChecksums()
{
    const TestCatalog catalog;
    auto server = catalog.newServer({.checksums = false, .configuration = {"autovacuum = off"}});
    const auto file = damage(server, "broken", "100");
    catalog.backup(server, {"--stream"});
    const auto shown = catalog.show()[0];
    QCOMPARE(shown.text("checksum-version"), "0");
    QCOMPARE(shown.text("bad-page-count"), "1"); // the senseless header; nothing can tell about the flipped bit
    QCOMPARE(shown.all["bad-pages"_L1][0]["block"_L1].toInt(), 4);
    CairnCli::fails(ErrorCode::SourceDamaged, catalog.backupCommand(server, {"--stream", "--bad-pages=fail"}));
}

/// A relation whose size is no multiple of the page size, as a full disk can leave one.
void TestBadPages::unevenFileIsTaken()
{
    auto sql = m_server->connect();
    sql.run("CREATE TABLE uneven AS SELECT generate_series(1, 1000) AS n");
    const auto file = sql.value("SELECT pg_relation_filepath('uneven')");
    sql.run("CHECKPOINT");
    const auto path = m_server->dataDirectory() + "/" + file;
    const auto size = std::filesystem::file_size(path);
    std::filesystem::resize_file(path, size + 3000);
    CairnCli::ok(m_catalog->backupCommand(*m_server, {"--stream"}));
    QCOMPARE(m_catalog->show()[0].status, "OK");
    auto restored = m_catalog->restore(m_server->major(), {"-i", m_catalog->show()[0].id});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM uneven"), "1000");
    restored.stop();
    std::filesystem::resize_file(path, size);
}

void TestBadPages::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestBadPages)
#include "test_bad_pages.moc"
