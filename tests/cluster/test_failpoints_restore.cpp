#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

/// A restore that is killed, or meets an error, at every step: what it leaves cannot be started, and the same command
/// again makes it whole.
class TestFailpointsRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void interrupted_data();
    void interrupted();
    void onlyTheDirectoryMayBeWritten();
    void cleanupTestCase();

private:
    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_space;
    std::string m_stream;
};

void TestFailpointsRestore::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer();
    m_space = freshDirectory("space");
    auto sql = server.connect();
    sql.run("CREATE TABLESPACE elsewhere LOCATION " + sql.literal(m_space));
    sql.run("CREATE TABLE kept TABLESPACE elsewhere AS SELECT generate_series(1, 1000) AS n");
    m_stream = m_catalog->backup(server, {"--stream"});
    m_catalog->archiveAll(server);
    server.stop();
}

void TestFailpointsRestore::interrupted_data()
{
    addInjectionRows({"restore."}, {"restore.file@300", "lock.after-create"});
}

void TestFailpointsRestore::interrupted()
{
    const auto injection = currentInjection();
    const auto directory = freshPath("again");
    const auto moved = freshPath("moved");
    const auto wal = freshPath("wal");
    const auto line =
        m_catalog->restoreCommand(directory, {"-i", m_stream, "-T", m_space + "=" + moved, "--waldir", wal,
                                              "--recovery-target=immediate", "--recovery-target-action=promote"});
    runInjected(line, injection);
    if (injection.name != "restore.after-control") {
        QVERIFY(!std::filesystem::exists(directory + "/global/pg_control"));
        TestServer half(environment().major, directory);
        QVERIFY2(!half.startUntil("database system is ready"), "half a restore started");
    }
    CairnCli::ok(line);
    TestServer restored(environment().major, directory);
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM kept"), "1000");
    restored.stop();
    checkCatalog(*m_catalog, {.validate = false});
    for (const auto &path : {directory, moved, wal})
        std::filesystem::remove_all(path);
}

/// An empty directory is all that a restore needs; nothing is left beside it.
void TestFailpointsRestore::onlyTheDirectoryMayBeWritten()
{
    namespace fs = std::filesystem;
    const auto parent = freshDirectory("parent");
    const auto directory = parent + "/data";
    const auto moved = parent + "/space";
    fs::create_directory(directory);
    fs::create_directory(moved);
    fs::permissions(parent, fs::perms::owner_read | fs::perms::owner_exec);
    const auto line = m_catalog->restoreCommand(directory, {"-i", m_stream, "-T", m_space + "=" + moved});
    CairnCli::fails(ErrorCode::Io, line, {.failpoint = "restore.before-control:error"});
    QVERIFY(fs::is_empty(directory));
    QVERIFY(fs::is_empty(moved));
    CairnCli::ok(line);
    QVERIFY(fs::exists(directory + "/global/pg_control"));
    QVERIFY(!fs::exists(directory + "/cairn_restore.json"));
    QCOMPARE(std::distance(fs::directory_iterator(parent), {}), 2);
    fs::permissions(parent, fs::perms::owner_all);
}

void TestFailpointsRestore::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFailpointsRestore)
#include "test_failpoints_restore.moc"
