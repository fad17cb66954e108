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

void TestFailpointsRestore::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFailpointsRestore)
#include "test_failpoints_restore.moc"
