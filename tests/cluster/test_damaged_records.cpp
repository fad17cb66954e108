#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// A damaged or missing record hides nothing but itself.
class TestDamagedRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void backupRecord_data();
    void backupRecord();
    void missingManifest();
    void instanceRecord_data();
    void instanceRecord();
    void catalogRecord();
    void foreignFiles();
    void emptyCatalogAndInstance();
    void cleanupTestCase();

private:
    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_first;
    std::string m_second;
};

void TestDamagedRecords::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_first = m_catalog->backup(*m_server, {"--stream"});
    m_second = m_catalog->backup(*m_server, {"--stream", "--note", "second"});
}

void TestDamagedRecords::backupRecord_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("garbage") << QByteArray("\x00\xFF{{{ not json", 15);
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("an object without keys") << QByteArray("{}");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("deeply nested") << QByteArray(100000, '[');
    QTest::newRow("16 MB of blanks") << QByteArray(16 << 20, ' ');
    QTest::newRow("missing") << QByteArray("\1");
}

void TestDamagedRecords::backupRecord()
{
    QFETCH(const QByteArray, content);
    const auto path = m_catalog->stored("backups/" + m_first + "/backup.json");
    const auto good = fileContent(path);
    if (content == "\1")
        fs::remove(path);
    else
        writeFile(path, content.toStdString());
    QCOMPARE(m_catalog->show().size(), 2u);
    QCOMPARE(m_catalog->show(m_first).status, "UNKNOWN");
    QCOMPARE(m_catalog->show(m_second).status, "OK");
    QCOMPARE(m_catalog->show(m_second).text("note"), "second");
    expectContains(CairnCli::ok(m_catalog->command("show")).out, m_second);
    CairnCli::ok(m_catalog->command("validate", {"-i", m_second}));
    const auto result = CairnCli::fails(ErrorCode::Damaged, m_catalog->command("validate"));
    expectContains(result.out + result.err, m_first);
    CairnCli::fails(ErrorCode::Damaged, m_catalog->restoreCommand(freshPath("refused"), {"-i", m_first}));
    // Neither a backup nor a deletion stumbles over it, and neither touches what may still be mended.
    const auto third = m_catalog->backup(*m_server, {"--stream"});
    CairnCli::ok(m_catalog->command("delete", {"-i", third}));
    writeFile(path, good);
    QCOMPARE(m_catalog->show(m_first).status, "OK");
    checkCatalog(*m_catalog);
}

void TestDamagedRecords::missingManifest()
{
    const auto path = m_catalog->stored("backups/" + m_first + "/manifest");
    const auto away = freshPath("manifest");
    fs::copy_file(path, away);
    fs::remove(path);
    QCOMPARE(m_catalog->show(m_second).status, "OK");
    CairnCli::fails(ErrorCode::Damaged,
                    m_catalog->restoreCommand(freshPath("refused"), {"-i", m_first, "--no-validate"}));
    const auto result = CairnCli::fails(ErrorCode::Damaged, m_catalog->command("validate"));
    expectContains(result.out + result.err, "manifest");
    QCOMPARE(m_catalog->show(m_first).status, "CORRUPT");
    QCOMPARE(m_catalog->show(m_second).status, "OK");
    CairnCli::fails(ErrorCode::Damaged, m_catalog->restoreCommand(freshPath("refused"), {"-i", m_first}));
    // Deleting another backup must not take packs away only because nothing names them for now.
    const auto third = m_catalog->backup(*m_server, {"--stream"});
    CairnCli::ok(m_catalog->command("delete", {"-i", third}));
    fs::copy_file(away, path);
    CairnCli::ok(m_catalog->command("validate"));
    QCOMPARE(m_catalog->show(m_first).status, "OK");
    checkCatalog(*m_catalog);
}

void TestDamagedRecords::instanceRecord_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("garbage") << QByteArray("garbage");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("missing") << QByteArray("\1");
}

void TestDamagedRecords::instanceRecord()
{
    QFETCH(const QByteArray, content);
    CairnCli::ok({"add-instance", "-B", m_catalog->path(), "--instance", "other", "-D", m_server->dataDirectory()});
    const auto path = m_catalog->path() + "/instances/other/instance.json";
    if (content == "\1")
        fs::remove(path);
    else
        writeFile(path, content.toStdString());
    const auto result = CairnCli::run({"show", "-B", m_catalog->path()});
    expectContains(result.out, m_second);
    QCOMPARE(CairnCli::json({"show", "-B", m_catalog->path(), "--format=json"}).array().size(), 2);
    QVERIFY(CairnCli::run({"validate", "-B", m_catalog->path()}).exitCode != 0);
    CairnCli::ok(m_catalog->command("validate"));
    CairnCli::ok({"del-instance", "-B", m_catalog->path(), "--instance", "other"});
}

void TestDamagedRecords::catalogRecord()
{
    const auto path = m_catalog->path() + "/cairn.json";
    const auto good = fileContent(path);
    for (const auto *content : {"", "garbage", "{\"format\":\"cairn-catalog-99\"}"}) {
        writeFile(path, content);
        const auto result = CairnCli::run(m_catalog->command("show"));
        QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Damaged) ||
                     result.exitCode == exitCodeOf(ErrorCode::Unsupported),
                 result.text().c_str());
        expectContains(result.err, "cairn.json");
    }
    writeFile(path, good);
    fs::rename(path, path + ".away");
    CairnCli::fails(ErrorCode::NotFound, m_catalog->command("show"));
    fs::rename(path + ".away", path);
}

/// What is not ours is left alone, and in nobody's way.
void TestDamagedRecords::foreignFiles()
{
    fs::create_directory(m_catalog->stored("backups/not-an-id"));
    writeFile(m_catalog->stored("backups/not-an-id/x"), "x");
    writeFile(m_catalog->stored("packs/note.txt"), "x");
    writeFile(m_catalog->path() + "/instances/stray", "x");
    QCOMPARE(m_catalog->show(m_second).status, "OK");
    const auto third = m_catalog->backup(*m_server, {"--stream"});
    CairnCli::ok(m_catalog->command("delete", {"-i", third}));
    QVERIFY(fs::exists(m_catalog->stored("packs/note.txt")));
    fs::remove_all(m_catalog->stored("backups/not-an-id"));
    fs::remove(m_catalog->stored("packs/note.txt"));
    fs::remove(m_catalog->path() + "/instances/stray");
}

void TestDamagedRecords::emptyCatalogAndInstance()
{
    const TestCatalog catalog;
    QCOMPARE(CairnCli::json({"show", "-B", catalog.path(), "--format=json"}).array().size(), 0);
    CairnCli::fails(ErrorCode::NotFound, catalog.command("show"));
    catalog.addInstance(m_server->dataDirectory());
    QCOMPARE(catalog.show().size(), 0u);
    CairnCli::ok(catalog.command("show", {"--archive"}));
    CairnCli::ok(catalog.command("validate"));
    CairnCli::fails(ErrorCode::NotFound, catalog.command("delete", {"-i", m_first}));
    CairnCli::fails(ErrorCode::NotFound, catalog.restoreCommand(freshPath("nothing")));
    CairnCli::fails(ErrorCode::NotFound, {"show", "-B", "/nonexistent"});
}

void TestDamagedRecords::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestDamagedRecords)
#include "test_damaged_records.moc"
