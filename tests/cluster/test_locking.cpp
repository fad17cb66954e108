#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/file_watch.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <memory>
#include <set>

namespace cairn::test {

namespace fs = std::filesystem;

/// Two commands at once: what may run together does, what may not says who is in the way, and the dead are in nobody's
/// way.
class TestLocking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twoBackupsAtOnce();
    void duringBackup();
    void duringDelete();
    void duringRestore();
    void deadOwnerIsRecognised();
    void unreadableLockFreesItselfByAge();
    void readOnlyCatalog();
    void cleanupTestCase();

private:
    std::unique_ptr<Process> startAndHold(const TestCatalog::Arguments &line, const std::string &failpoint,
                                          const std::string &lock);
    void release(Process &process, int expectedExit = 0);

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_id;
};

void TestLocking::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_id = m_catalog->backup(*m_server, {"--stream"});
}

/// Starts a command that stops itself at a failpoint with its lock taken.
std::unique_ptr<Process> TestLocking::startAndHold(const TestCatalog::Arguments &line, const std::string &failpoint,
                                                   const std::string &lock)
{
    auto process = CairnCli::start(line, {.failpoint = failpoint + ":stop"});
    process->waitUntilStopped();
    expect(!findFile(m_catalog->stored("locks"), lock).empty(), "it holds no lock");
    return process;
}

void TestLocking::release(Process &process, int expectedExit)
{
    process.signal(SIGCONT);
    const auto result = process.wait();
    QVERIFY2(result.exitCode == expectedExit, result.text().c_str());
}

void TestLocking::twoBackupsAtOnce()
{
    const auto line = m_catalog->backupCommand(*m_server, {"--stream"});
    const auto first = CairnCli::start(line);
    const auto second = CairnCli::start(line);
    const auto third = CairnCli::start(m_catalog->backupCommand(*m_server));
    for (auto *process : {first.get(), second.get(), third.get()}) {
        const auto result = process->wait();
        QVERIFY2(result.exitCode == 0, result.text().c_str());
    }
    std::set<std::string> ids;
    for (const auto &backup : m_catalog->show()) {
        QCOMPARE(backup.status, "OK");
        ids.insert(backup.id);
    }
    QCOMPARE(ids.size(), 4u);
    checkServerIsLeftAlone(*m_server);
    checkCatalog(*m_catalog);
}

void TestLocking::duringBackup()
{
    const auto backup = startAndHold(m_catalog->backupCommand(*m_server, {"--stream"}), "lock.after-create", "shared-");
    const auto refused = CairnCli::fails(ErrorCode::Locked, m_catalog->command("delete", {"-i", m_id}));
    expectContains(refused.err, "backup");
    expectContains(refused.err, std::to_string(backup->pid()));
    CairnCli::fails(ErrorCode::Locked, m_catalog->command("del-instance"));
    CairnCli::ok(m_catalog->command("validate"));
    CairnCli::ok(m_catalog->command("show"));
    CairnCli::ok(m_catalog->restoreCommand(freshPath("beside"), {"-i", m_id}));
    m_catalog->archiveAll(*m_server);
    release(*backup);
    QCOMPARE(m_catalog->show()[0].status, "OK");
    // The same with a record that says RUNNING: it is left alone.
    const auto next =
        CairnCli::start(m_catalog->backupCommand(*m_server, {"--stream"}), {.failpoint = "backup.after-record:stop"});
    next->waitUntilStopped();
    CairnCli::ok(m_catalog->command("validate"));
    QCOMPARE(m_catalog->show()[0].status, "RUNNING");
    CairnCli::ok(m_catalog->backupCommand(*m_server, {"--stream"}));
    release(*next);
    for (const auto &shown : m_catalog->show())
        QCOMPARE(shown.status, "OK");
}

void TestLocking::duringDelete()
{
    const auto gone = m_catalog->show()[0].id;
    const auto deletion = startAndHold(m_catalog->command("delete", {"-i", gone}), "lock.after-create", "exclusive-");
    const auto target = freshPath("refused");
    const auto refused = CairnCli::fails(ErrorCode::Locked, m_catalog->restoreCommand(target, {"-i", m_id}));
    expectContains(refused.err, "delete");
    CairnCli::fails(ErrorCode::Locked, m_catalog->backupCommand(*m_server, {"--stream"}));
    CairnCli::fails(ErrorCode::Locked, m_catalog->command("delete", {"-i", gone}));
    m_catalog->archiveAll(*m_server); // archiving never waits
    CairnCli::ok(m_catalog->command("show"));
    release(*deletion);
    CairnCli::fails(ErrorCode::NotFound, m_catalog->command("delete", {"-i", gone}));
}

void TestLocking::duringRestore()
{
    const auto target = freshPath("held");
    const auto line = m_catalog->restoreCommand(target, {"-i", m_id});
    const auto restore = startAndHold(line, "restore.after-plan", "shared-");
    CairnCli::fails(ErrorCode::Locked, m_catalog->command("delete", {"-i", m_id}));
    CairnCli::ok(m_catalog->restoreCommand(freshPath("beside"), {"-i", m_id}));
    release(*restore);
    QVERIFY(fs::exists(target + "/global/pg_control"));
}

void TestLocking::deadOwnerIsRecognised()
{
    CairnCli::isKilled(m_catalog->backupCommand(*m_server, {"--stream"}), {.failpoint = "backup.before-stop"});
    QVERIFY(!findFile(m_catalog->stored("locks"), "shared-").empty());
    const auto dead = m_catalog->show()[0].id;
    // The first one who looks says that it died.
    (void)CairnCli::run(m_catalog->command("validate"));
    QCOMPARE(m_catalog->show(dead).status, "ERROR");
    QVERIFY(!m_catalog->show(dead).text("status-reason").empty());
    CairnCli::ok(m_catalog->command("delete", {"-i", dead}));
    checkCatalog(*m_catalog);
}

void TestLocking::unreadableLockFreesItselfByAge()
{
    const auto lock = m_catalog->stored("locks/exclusive-1-X-0.json");
    for (const auto *content : {"", "garbage"}) {
        writeFile(lock, content);
        CairnCli::fails(ErrorCode::Locked, m_catalog->command("delete", {"-i", m_id}));
        fs::last_write_time(lock, fs::file_time_type::clock::now() - std::chrono::hours(1));
        CairnCli::ok(m_catalog->command("validate"));
        QVERIFY(!fs::exists(lock));
    }
}

/// A catalog that may only be read can still be shown, validated and restored from.
void TestLocking::readOnlyCatalog()
{
    const auto makeWritable = [&](bool writable) {
        for (const auto &entry : fs::recursive_directory_iterator(m_catalog->path()))
            if (entry.is_directory())
                fs::permissions(entry.path(), fs::perms::owner_write,
                                writable ? fs::perm_options::add : fs::perm_options::remove);
    };
    makeWritable(false);
    const auto restored = freshPath("restored");
    const auto shown = CairnCli::run(m_catalog->command("show"));
    const auto validated = CairnCli::run(m_catalog->command("validate"));
    const auto result = CairnCli::run(m_catalog->restoreCommand(restored, {"-i", m_id}));
    const auto backup = CairnCli::run(m_catalog->backupCommand(*m_server, {"--stream"}));
    makeWritable(true);
    QVERIFY2(shown.exitCode == 0, shown.text().c_str());
    QVERIFY2(validated.exitCode == 0, validated.text().c_str());
    QVERIFY2(result.exitCode == 0, result.text().c_str());
    QCOMPARE(backup.exitCode, exitCodeOf(ErrorCode::Permission));
}

void TestLocking::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLocking)
#include "test_locking.moc"
