#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QTest>

#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/statvfs.h>
#include <unistd.h>

namespace cairn::test {

namespace fs = std::filesystem;

/// The file system of the catalog, or of a restore's destination, runs full at one stage after another: a clear error,
/// and a catalog that is what it was.
class TestFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void backup_data();
    void backup();
    void archivePush();
    void restore_data();
    void restore();
    void deleteMakesRoom();
    void fileSizeLimit();

private:
    void leaveFree(std::uint64_t bytes);
    void freeAll();

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_older;
};

/// Fills the small disk up to `bytes`.
void TestFullDisk::leaveFree(std::uint64_t bytes)
{
    freeAll();
    m_catalog->archiveAll(*m_server); // what is archived meanwhile would take some of it
    struct statvfs info{};
    expect(::statvfs(environment().smallDisk.c_str(), &info) == 0, "cannot look at the small disk");
    const auto available = std::uint64_t(info.f_bavail) * info.f_frsize;
    expect(available > bytes, "the small disk is too small");
    const auto path = environment().smallDisk + "/filler";
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const int error = ::posix_fallocate(file, 0, off_t(available - bytes));
    expect(error == 0, std::string("cannot fill the small disk: ") + std::strerror(error));
    ::close(file);
}

void TestFullDisk::freeAll()
{
    fs::remove(environment().smallDisk + "/filler");
}

void TestFullDisk::initTestCase()
{
    if (environment().smallDisk.empty())
        QFAIL("no small disk: neither a right to mount nor CAIRN_TEST_SMALL_DISK, a directory on a file system of 96 "
              "MiB");
    m_catalog = std::make_unique<TestCatalog>("main", environment().smallDisk + "/catalog");
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_older = m_catalog->backup(*m_server, {"--stream"});
}

void TestFullDisk::backup_data()
{
    QTest::addColumn<int>("kilobytes");
    for (const int kilobytes : {0, 4, 8, 16, 32, 64, 256, 1024, 2048, 2500})
        QTest::newRow(std::to_string(kilobytes).c_str()) << kilobytes;
}

void TestFullDisk::backup()
{
    QFETCH(const int, kilobytes);
    leaveFree(std::uint64_t(kilobytes) << 10);
    const auto result = CairnCli::fails(ErrorCode::NoSpace, m_catalog->backupCommand(*m_server, {"--stream"}));
    expectContains(result.err, environment().smallDisk);
    QCOMPARE(m_catalog->show(m_older).status, "OK");
    checkServerIsLeftAlone(*m_server);
    freeAll();
    m_catalog->backup(*m_server, {"--stream"});
    checkCatalog(*m_catalog, {.failedBackups = true});
    for (const auto &backup : m_catalog->show())
        if (backup.id != m_older)
            CairnCli::ok(m_catalog->command("delete", {"-i", backup.id}));
    checkCatalog(*m_catalog);
}

void TestFullDisk::archivePush()
{
    const WalSamples samples(1);
    const TestCatalog catalog("main", environment().smallDisk + "/push");
    catalog.addInstance(samples.dataDirectory());
    const auto &segment = samples.segments()[0];
    const auto line =
        catalog.command("archive-push", {"-D", samples.dataDirectory(), "--compress-algorithm=none",
                                         "--wal-file-path=" + samples.path(segment), "--wal-file-name=" + segment});
    for (const std::uint64_t free : {0u, 4096u, 1u << 20, 15u << 20}) {
        leaveFree(free);
        CairnCli::fails(ErrorCode::NoSpace, line);
        const auto target = freshPath("get");
        QCOMPARE(
            CairnCli::run(catalog.command("archive-get", {"--wal-file-path=" + target, "--wal-file-name=" + segment}))
                .exitCode,
            1);
    }
    freeAll();
    CairnCli::ok(line);
    checkCatalog(catalog);
    fs::remove_all(catalog.path());
}

void TestFullDisk::restore_data()
{
    QTest::addColumn<int>("kilobytes");
    for (const int kilobytes : {0, 100, 5000, 20000})
        QTest::newRow(std::to_string(kilobytes).c_str()) << kilobytes;
}

void TestFullDisk::restore()
{
    QFETCH(const int, kilobytes);
    leaveFree(std::uint64_t(kilobytes) << 10);
    const auto target = environment().smallDisk + "/restored";
    const auto result = CairnCli::fails(ErrorCode::NoSpace, m_catalog->restoreCommand(target, {"-i", m_older}));
    expectContains(result.err, environment().smallDisk);
    QVERIFY(!fs::exists(target + "/global/pg_control"));
    freeAll();
    CairnCli::ok(m_catalog->restoreCommand(target, {"-i", m_older}));
    TestServer restored(m_server->major(), target);
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    restored.stop();
    fs::remove_all(target);
}

/// Who deletes because the disk is full must be able to.
void TestFullDisk::deleteMakesRoom()
{
    const auto id = m_catalog->backup(*m_server, {"--stream"});
    leaveFree(0);
    CairnCli::ok(m_catalog->command("delete", {"-i", id}));
    freeAll();
    QCOMPARE(m_catalog->show().size(), 1u);
    checkCatalog(*m_catalog);
}

/// A file that may not grow any further is neither a full disk nor silence.
void TestFullDisk::fileSizeLimit()
{
    const auto result = CairnCli::run(m_catalog->backupCommand(*m_server, {"--stream", "--compress-algorithm=none"}),
                                      {.fileSizeLimit = 1u << 20});
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Io) || result.exitCode == exitCodeOf(ErrorCode::NoSpace),
             result.text().c_str());
    QVERIFY(!result.err.empty());
    checkServerIsLeftAlone(*m_server);
    m_catalog->backup(*m_server, {"--stream"});
    checkCatalog(*m_catalog, {.failedBackups = true});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFullDisk)
#include "test_full_disk.moc"
