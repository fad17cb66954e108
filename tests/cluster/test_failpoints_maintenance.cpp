#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"

#include "core/failpoint.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// Deleting a backup, and making, changing and removing catalogs and instances, interrupted at every step.
class TestFailpointsMaintenance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFailpointHasItsTest();
    void interruptedDelete_data();
    void interruptedDelete();
    void interruptedInit_data();
    void interruptedInit();
    void interruptedAddInstance_data();
    void interruptedAddInstance();
    void interruptedSetConfig_data();
    void interruptedSetConfig();
    void interruptedDeleteInstance_data();
    void interruptedDeleteInstance();
    void olderBackupStarts();

private:
    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_older;
};

void TestFailpointsMaintenance::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_server->connect().run("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
    m_older = m_catalog->backup(*m_server, {"--stream"});
}

/// The groups that the failpoint tests walk through; a name outside of them would be tested by nobody.
void TestFailpointsMaintenance::everyFailpointHasItsTest()
{
    static constexpr auto groups =
        std::to_array<std::string_view>({"init.", "instance.", "config.", "lock.", "journal.", "backup.", "resume.",
                                         "archive-push.", "archive-get.", "delete.", "restore.", "aside.",
                                         "set-backup.", "merge.", "compact.", "clean-up.", "quarantine.", "undelete."});
    for (const auto &info : failpointTable)
        expect(std::ranges::any_of(groups, [&](auto group) { return info.name.starts_with(group); }),
               std::string(info.name) + " belongs to no failpoint test");
}

void TestFailpointsMaintenance::interruptedDelete_data()
{
    addInjectionRows({"delete.", "lock."});
}

void TestFailpointsMaintenance::interruptedDelete()
{
    m_server->connect().run("SELECT pg_switch_wal()");
    const auto id = m_catalog->backup(*m_server, {"--stream"});
    const auto line = m_catalog->command("delete", {"-i", id});
    runInjected(line, currentInjection());
    for (const auto &backup : m_catalog->show())
        if (backup.id == m_older)
            QCOMPARE(backup.status, "OK");
        else // untouched, or plainly on its way out: never a backup that looks good with parts missing
            QVERIFY2(backup.status == "OK" || backup.status == "DELETING", backup.status.c_str());
    const auto validated = CairnCli::run(m_catalog->command("validate"));
    QVERIFY2(m_catalog->show(m_older).status == "OK", validated.text().c_str());
    if (m_catalog->show().size() > 1)
        CairnCli::ok(line);
    QCOMPARE(m_catalog->show().size(), 1u);
    checkCatalog(*m_catalog);
}

void TestFailpointsMaintenance::interruptedInit_data()
{
    addInjectionRows({"init."});
}

void TestFailpointsMaintenance::interruptedInit()
{
    const auto path = freshPath("cat");
    runInjected({"init", "-B", path}, currentInjection());
    CairnCli::ok({"init", "-B", path});
    CairnCli::ok({"show", "-B", path});
    CairnCli::fails(ErrorCode::AlreadyExists, {"init", "-B", path});
}

void TestFailpointsMaintenance::interruptedAddInstance_data()
{
    addInjectionRows({"instance.before-record", "instance.after-record"});
}

void TestFailpointsMaintenance::interruptedAddInstance()
{
    const auto path = freshPath("cat");
    CairnCli::ok({"init", "-B", path});
    const TestCatalog::Arguments line{"add-instance", "-B", path, "--instance", "x", "-D", m_server->dataDirectory()};
    runInjected(line, currentInjection());
    CairnCli::ok({"show", "-B", path, "--format=json"});
    const auto again = CairnCli::run(line); // behind the record it is there already, and says so
    QVERIFY2(again.exitCode == 0 || again.exitCode == exitCodeOf(ErrorCode::AlreadyExists), again.text().c_str());
    CairnCli::ok({"show-config", "-B", path, "--instance", "x"});
    CairnCli::ok({"del-instance", "-B", path, "--instance", "x"});
    QVERIFY(!fs::exists(path + "/instances/x"));
}

void TestFailpointsMaintenance::interruptedSetConfig_data()
{
    addInjectionRows({"config."});
}

void TestFailpointsMaintenance::interruptedSetConfig()
{
    CairnCli::ok(m_catalog->command("set-config", {"--archive-timeout=11"}));
    const auto line = m_catalog->command("set-config", {"--archive-timeout=22"});
    runInjected(line, currentInjection());
    const auto config = CairnCli::ok(m_catalog->command("show-config", {"--format=json"})).out;
    QVERIFY2(config.find("11") != std::string::npos || config.find("22") != std::string::npos, config.c_str());
    CairnCli::ok(line);
    expectContains(CairnCli::ok(m_catalog->command("show-config", {"--format=json"})).out, "22");
    checkCatalog(*m_catalog, {.validate = false});
}

void TestFailpointsMaintenance::interruptedDeleteInstance_data()
{
    addInjectionRows({"instance.delete."});
}

void TestFailpointsMaintenance::interruptedDeleteInstance()
{
    const TestCatalog catalog;
    catalog.addInstance(m_server->dataDirectory());
    catalog.backup(*m_server, {"--stream"});
    runInjected(catalog.command("del-instance"), currentInjection());
    CairnCli::ok({"show", "-B", catalog.path()});
    CairnCli::ok(catalog.command("del-instance"));
    QVERIFY2(!fs::exists(catalog.stored("")), "something of the instance was left");
}

void TestFailpointsMaintenance::olderBackupStarts()
{
    auto restored = m_catalog->restore(m_server->major(), {"-i", m_older});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM kept"), "1000");
    restored.stop();
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFailpointsMaintenance)
#include "test_failpoints_maintenance.moc"
