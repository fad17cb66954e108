#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include "operations/operations.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>

namespace cairn::test {

namespace fs = std::filesystem;

/// Restores as users run them: synced, and to a disk. Where its file system can (ext4, XFS), large files of relations
/// then go past the page cache, by threads of their own. The other tests do not sync, and most are in memory.
class TestSyncedRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyByte_data();
    void everyByte();
    void damagedPack_data();
    void damagedPack();
    void interrupted_data();
    void interrupted();
    void stoppedByAPerson_data();
    void stoppedByAPerson();
    void stoppedInAPhase_data();
    void stoppedInAPhase();
    void fileSizeLimit();

private:
    [[nodiscard]] CairnCli::Arguments restoreLine(const std::string &id, const CairnCli::Arguments &more = {}) const;
    /// A path in /var/tmp, which is on a disk where /tmp may not be.
    [[nodiscard]] std::string target() const { return m_disk.filePath(QStringLiteral("restored")).toStdString(); }
    /// What a failed restore leaves cannot be started; the same command again makes it whole.
    void expectHalf() const;
    void expectWhole(const std::string &id, std::source_location where = std::source_location::current()) const;

    const QTemporaryDir m_disk{QStringLiteral("/var/tmp/cairn-XXXXXX")};
    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_full;
    std::string m_delta;
    std::map<std::string, std::string> m_expected; ///< data directories that were restored without syncing
};

CairnCli::Arguments TestSyncedRestore::restoreLine(const std::string &id, const CairnCli::Arguments &more) const
{
    return m_catalog->command("restore", {"-D", target(), "-i", id, "--recovery-target=immediate",
                                          "--recovery-target-action=promote"}) +
           more;
}

void TestSyncedRestore::expectHalf() const
{
    QVERIFY(!fs::exists(target() + "/global/pg_control"));
}

void TestSyncedRestore::expectWhole(const std::string &id, std::source_location where) const
{
    CairnCli::ok(restoreLine(id, {"-j", "2"}), {}, where);
    compareDirectories(target(), m_expected.at(id), {}, where);
    fs::remove_all(target());
}

void TestSyncedRestore::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer({.configuration = {"autovacuum = off"}});
    auto sql = server.connect();
    // Long stretches and short ones, what compresses and what does not, holes in the list of pages, and an end that is
    // no multiple of the pieces that are written.
    sql.run(
        "CREATE TABLE noise AS SELECT n, md5(n::text) || md5((n * 7)::text) AS t FROM generate_series(1, 200000) n");
    sql.run("CREATE INDEX ON noise (t)");
    sql.run("CREATE TABLE same AS SELECT n, repeat('x', 500) AS t FROM generate_series(1, 50000) n");
    m_full = m_catalog->backup(server, {"--stream"});
    sql.run("UPDATE noise SET n = -n WHERE n % 1500 < 300; DELETE FROM same WHERE n > 20000");
    sql.run("VACUUM same");
    m_delta = m_catalog->backup(server, {"-b", "DELTA", "--stream"});
    server.stop();
    for (const auto &id : {m_full, m_delta})
        m_expected[id] = m_catalog->restore(server.major(), {"-i", id}).dataDirectory();
}

void TestSyncedRestore::everyByte_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<std::string>("threads");
    for (const char *threads : {"1", "2", "7"}) {
        QTest::newRow((std::string("FULL, ") + threads).c_str()) << m_full << std::string(threads);
        QTest::newRow((std::string("DELTA, ") + threads).c_str()) << m_delta << std::string(threads);
    }
}

void TestSyncedRestore::everyByte()
{
    QFETCH(const std::string, id);
    QFETCH(const std::string, threads);
    CairnCli::ok(restoreLine(id, {"-j", threads}));
    compareDirectories(target(), m_expected.at(id));
    TestServer restored(environment().major, target());
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    auto sql = restored.connect();
    QCOMPARE(sql.value("SELECT count(*) FROM noise"), "200000");
    QCOMPARE(sql.value("SELECT count(*) FROM same"), id == m_full ? "50000" : "20000");
    restored.stop();
    fs::remove_all(target());
}

void TestSyncedRestore::damagedPack_data()
{
    QTest::addColumn<std::string>("pack");
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("packs")))
        QTest::newRow(entry.path().filename().c_str()) << entry.path().string();
}

void TestSyncedRestore::damagedPack()
{
    QFETCH(const std::string, pack);
    const auto name = fs::path(pack).filename().string();
    const auto &id = name.starts_with(m_full) ? m_full : m_delta; // it needs every byte of it
    const auto good = fileContent(pack);
    constexpr std::size_t places = 6;
    for (std::size_t i = 0; i < places; ++i) {
        // Not the head nor the end, which are read before anything is written.
        const auto position = good.size() / 10 + good.size() * 8 / 10 * i / places;
        flipBit(pack, position, unsigned(i % 8));
        const auto result = CairnCli::fails(ErrorCode::Damaged, restoreLine(id, {"--no-validate"}));
        expectContains(result.err, name);
        expectHalf();
        fs::remove_all(target());
        writeFile(pack, good);
        CairnCli::ok(m_catalog->command("validate")); // it has been marked, and is mended
    }
    expectWhole(id);
    checkCatalog(*m_catalog, {.validate = false});
}

void TestSyncedRestore::interrupted_data()
{
    addInjectionRows({"restore.file", "restore.before-sync", "restore.before-control"}, {"restore.file@300"});
}

void TestSyncedRestore::interrupted()
{
    runInjected(restoreLine(m_delta), currentInjection());
    expectHalf();
    expectWhole(m_delta);
    checkCatalog(*m_catalog, {.validate = false});
}

void TestSyncedRestore::stoppedByAPerson_data()
{
    QTest::addColumn<std::string>("at");
    for (const char *at : {"restore.directories", "restore.file", "restore.file@300"})
        QTest::newRow(at) << std::string(at);
}

void TestSyncedRestore::stoppedByAPerson()
{
    QFETCH(const std::string, at);
    const auto restore = CairnCli::start(restoreLine(m_full), {.failpoint = at + ":stop"});
    restore->waitUntilStopped();
    restore->signal(SIGINT);
    restore->signal(SIGCONT);
    const auto result = restore->wait();
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Cancelled), result.text().c_str());
    expectHalf();
    expectWhole(m_full);
    checkCatalog(*m_catalog, {.validate = false});
}

void TestSyncedRestore::stoppedInAPhase_data()
{
    QTest::addColumn<std::string>("phase");
    for (const char *phase : {"planning", "restoring", "restoring-wal", "syncing"})
        QTest::newRow(phase) << std::string(phase);
}

/// Up to pg_control, which makes it whole. In this process, because a signal arrives when it likes.
void TestSyncedRestore::stoppedInAPhase()
{
    QFETCH(const std::string, phase);
    std::stop_source stop;
    Progress progress;
    progress.onPhase([&] {
        if (progress.snapshot().phase == phase)
            stop.request_stop();
    });
    Logger log;
    OperationContext context{.stop = stop.get_token(), .progress = progress, .log = log};
    RestoreRequest request;
    request.ref = {.catalog = m_catalog->path(), .instance = m_catalog->instance()};
    request.backup = BackupId::parse(m_full).value();
    request.pgdata = target();
    const auto result = cairn::restore(request, context);
    QVERIFY2(stop.stop_requested(), "there was no such phase");
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    expectHalf();
    expectWhole(m_full);
    checkCatalog(*m_catalog, {.validate = false});
}

/// A file that may not grow to its size: said with its name, by whatever it is written.
void TestSyncedRestore::fileSizeLimit()
{
    const auto result = CairnCli::run(restoreLine(m_full), {.fileSizeLimit = 4u << 20});
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Io) || result.exitCode == exitCodeOf(ErrorCode::NoSpace),
             result.text().c_str());
    expectContains(result.err, target() + "/base/");
    expectHalf();
    expectWhole(m_full);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestSyncedRestore)
#include "test_synced_restore.moc"
