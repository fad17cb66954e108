#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"

#include "core/failpoint.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

/// A backup that is killed, or meets an error, at every step that changes storage.
class TestFailpointsBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listedByHelp();
    void interruptedStream_data();
    void interruptedStream();
    void interruptedArchive_data();
    void interruptedArchive();
    void olderBackupStarts();

private:
    void interrupt(const TestCatalog::Arguments &walOptions);

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_older;
};

void TestFailpointsBackup::initTestCase()
{
    QVERIFY2(failpointsCompiledIn(), "build with CAIRN_FAILPOINTS");
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    m_server->connect().run("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
    m_older = m_catalog->backup(*m_server, {"--stream"});
}

void TestFailpointsBackup::listedByHelp()
{
    const auto help = CairnCli::ok({"help", "failpoints"}).out;
    for (const auto &info : failpointTable)
        expectContains(help, info.name);
}

void TestFailpointsBackup::interruptedStream_data()
{
    addInjectionRows({"backup.", "lock.", "journal."}, {"backup.pack.frame@20"});
}

void TestFailpointsBackup::interruptedStream()
{
    interrupt({"--stream", "--temp-slot"});
}

void TestFailpointsBackup::interruptedArchive_data()
{
    addInjectionRows({"backup.after-start", "backup.before-stop", "backup.after-stop", "backup.before-final-record"});
}

void TestFailpointsBackup::interruptedArchive()
{
    interrupt({});
}

void TestFailpointsBackup::interrupt(const TestCatalog::Arguments &walOptions)
{
    const auto injection = currentInjection();
    const auto line = m_catalog->backupCommand(*m_server, walOptions);
    // A journal that cannot be written never stops work.
    runInjected(line, injection, injection.name.starts_with("journal."));

    QCOMPARE(m_catalog->show(m_older).status, "OK");
    CairnCli::ok(m_catalog->command("validate", {"-i", m_older}));
    const auto next = m_catalog->backup(*m_server, walOptions);
    // It has taken over what the interrupted one left, and is no other backup for that.
    if (injection.action == Injection::Action::Kill) {
        const auto restored = m_catalog->restore(m_server->major(), {"-i", next, "--recovery-target=immediate"});
        compareDirectories(restored.dataDirectory(), m_server->dataDirectory(),
                           {.ignoredFiles = {"global/pg_control"}});
        std::filesystem::remove_all(restored.dataDirectory());
    }
    checkServerIsLeftAlone(*m_server);
    checkCatalog(*m_catalog, {.failedBackups = true});
    for (const auto &backup : m_catalog->show())
        if (backup.id != m_older)
            CairnCli::ok(m_catalog->command("delete", {"-i", backup.id}));
    QCOMPARE(m_catalog->show().size(), 1u);
    checkCatalog(*m_catalog, {.validate = false});
}

void TestFailpointsBackup::olderBackupStarts()
{
    auto restored = m_catalog->restore(m_server->major(), {"-i", m_older});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM kept"), "1000");
    restored.stop();
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFailpointsBackup)
#include "test_failpoints_backup.moc"
