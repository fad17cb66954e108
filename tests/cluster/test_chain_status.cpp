#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// Which backup an incremental one builds on, and what becomes of a chain when a member is damaged, away or deleted.
class TestChainStatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void needsFull();
    void choosesParent();
    void damagedParentMakesOrphans();
    void missingParentMakesOrphans();
    void deletionTakesDescendants();
    void clusterFromThePast();
    void parentOnOlderTimeline();
    void cleanupTestCase();

private:
    std::string delta(const TestCatalog::Arguments &more = {});
    void expectStatuses(const std::vector<std::string> &newestFirst,
                        std::source_location where = std::source_location::current()) const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
};

void TestChainStatus::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    Bank::create(*m_server);
}

std::string TestChainStatus::delta(const TestCatalog::Arguments &more)
{
    Bank::transact(*m_server, 20);
    return m_catalog->backup(*m_server, TestCatalog::Arguments{"-b", "delta", "--stream"} + more);
}

void TestChainStatus::expectStatuses(const std::vector<std::string> &newestFirst, std::source_location where) const
{
    std::string seen;
    std::string expected;
    for (const auto &backup : m_catalog->show(where))
        seen += backup.status + " ";
    for (const auto &status : newestFirst)
        expected += status + " ";
    expectSameText(seen, expected, "the statuses", where);
}

void TestChainStatus::needsFull()
{
    const auto result = CairnCli::fails(ErrorCode::NotFound, m_catalog->backupCommand(*m_server, {"-b", "DELTA"}));
    expectContains(result.err, "FULL");
    expectStatuses({"ERROR"});
    CairnCli::fails(ErrorCode::Usage,
                    m_catalog->backupCommand(*m_server, {"-b", "FULL", "--parent", m_catalog->show()[0].id}));
    CairnCli::ok(m_catalog->command("delete", {"-i", m_catalog->show()[0].id}));
}

void TestChainStatus::choosesParent()
{
    const auto full1 = m_catalog->backup(*m_server, {"--stream"});
    const auto delta1 = delta();
    const auto delta2 = delta();
    QCOMPARE(m_catalog->show(delta1).text("parent-backup-id"), full1);
    QCOMPARE(m_catalog->show(delta2).text("parent-backup-id"), delta1);
    const auto full2 = m_catalog->backup(*m_server, {"--stream"});
    const auto onFull1 = delta({"--parent", full1});
    QCOMPARE(m_catalog->show(onFull1).text("parent-backup-id"), full1);
    QCOMPARE(m_catalog->show(delta()).text("parent-backup-id"), full2);
    CairnCli::fails(ErrorCode::NotFound, m_catalog->backupCommand(*m_server, {"-b", "DELTA", "--parent", "ABC"}));
    CairnCli::ok(m_catalog->command("delete", {"-i", m_catalog->show()[0].id})); // the failed one
    QCOMPARE(m_catalog->show(onFull1).text("parent-tli"), "1");
    expectContains(CairnCli::ok(m_catalog->command("show", {"-i", onFull1})).out, "parent-backup-id = " + full1);
    for (const auto &id : {full2, onFull1})
        CairnCli::ok(m_catalog->command("delete", {"-i", id}));
    expectStatuses({"OK", "OK", "OK"}); // FULL1, DELTA1, DELTA2
}

void TestChainStatus::damagedParentMakesOrphans()
{
    const auto all = m_catalog->show(); // DELTA2, DELTA1, FULL
    const auto pack = m_catalog->stored("packs/") + all[1].id + "-0-0.pack";
    fs::rename(pack, pack + ".away");
    CairnCli::fails(ErrorCode::NotFound, m_catalog->command("validate", {"-i", all[1].id}));
    expectStatuses({"ORPHAN", "CORRUPT", "OK"});
    CairnCli::fails(ErrorCode::Damaged, m_catalog->restoreCommand(freshPath("orphan"), {"-i", all[0].id}));
    const auto next = m_catalog->show(delta());
    QCOMPARE(next.text("parent-backup-id"), all[2].id);
    // The other branch is not the broken one's child.
    expectStatuses({"OK", "ORPHAN", "CORRUPT", "OK"});
    fs::rename(pack + ".away", pack);
    CairnCli::ok(m_catalog->command("validate", {"-i", all[0].id}));
    expectStatuses({"OK", "OK", "OK", "OK"});
    CairnCli::ok(m_catalog->command("delete", {"-i", next.id}));

    // Restoring finds it, too, and says so in the catalog.
    fs::rename(pack, pack + ".away");
    CairnCli::fails(ErrorCode::NotFound, m_catalog->restoreCommand(freshPath("broken"), {"-i", all[0].id}));
    expectStatuses({"ORPHAN", "CORRUPT", "OK"});
    fs::rename(pack + ".away", pack);
    CairnCli::ok(m_catalog->command("validate"));
    expectStatuses({"OK", "OK", "OK"});
}

void TestChainStatus::missingParentMakesOrphans()
{
    const auto all = m_catalog->show();
    const auto folder = m_catalog->stored("backups/") + all[1].id;
    const auto away = freshPath("away");
    fs::rename(folder, away);
    const auto result = CairnCli::run(m_catalog->command("validate"));
    QVERIFY(result.exitCode != 0);
    expectStatuses({"ORPHAN", "OK"});
    expectContains(CairnCli::ok(m_catalog->command("show")).out, "does not exist");
    QCOMPARE(m_catalog->show(delta()).text("parent-backup-id"), all[2].id);
    CairnCli::ok(m_catalog->command("delete", {"-i", m_catalog->show()[0].id}));
    fs::rename(away, folder);
    CairnCli::ok(m_catalog->command("validate"));
    expectStatuses({"OK", "OK", "OK"});
}

void TestChainStatus::deletionTakesDescendants()
{
    const auto all = m_catalog->show();
    const auto other = m_catalog->backup(*m_server, {"--stream"});
    const auto plan = CairnCli::ok(m_catalog->command("delete", {"-i", all[1].id, "--dry-run"})).out;
    expectContains(plan, all[0].id);
    expectContains(plan, "builds on " + all[1].id);
    expectStatuses({"OK", "OK", "OK", "OK"});
    CairnCli::ok(m_catalog->command("delete", {"-i", all[1].id}));
    expectStatuses({"OK", "OK"});
    checkCatalog(*m_catalog);
    CairnCli::ok(m_catalog->command("delete", {"-i", all[2].id}));
    QCOMPARE(m_catalog->show()[0].id, other);
}

/// A STREAM backup that is restored without a target goes on where it ended, on the same timeline: its history is
/// another one from there on.
void TestChainStatus::clusterFromThePast()
{
    const auto old = m_catalog->show()[0].id;
    Bank::transact(*m_server, 500);
    const auto newest = delta();
    auto past = m_catalog->restore(environment().major, {"-i", old});
    past.configure({"archive_mode = off"});
    past.startAndRecover();
    const auto refused =
        CairnCli::fails(ErrorCode::WrongCluster, m_catalog->backupCommand(past, {"-b", "DELTA", "--stream"}));
    expectContains(refused.err, "past");
    CairnCli::ok(m_catalog->command("delete", {"-i", m_catalog->show()[0].id}));
    past.stop();
    QCOMPARE(m_catalog->show()[0].id, newest);
}

void TestChainStatus::parentOnOlderTimeline()
{
    const auto parent = m_catalog->show()[0].id;
    const auto before = logicalState(*m_server);
    m_catalog->archiveAll(*m_server);
    m_server->stop();
    auto promoted = std::make_unique<TestServer>(
        m_catalog->restore(environment().major, {"-i", parent, "--recovery-target=latest"}));
    promoted->startAndRecover();
    m_server = std::move(promoted);
    expectSameText(logicalState(*m_server), before, "the promoted cluster");
    const auto shown = m_catalog->show(delta());
    QCOMPARE(shown.text("parent-backup-id"), parent);
    QCOMPARE(shown.text("current-tli"), "2");
    QCOMPARE(shown.text("parent-tli"), "1");
    const auto then = logicalState(*m_server);
    auto restored = m_catalog->restore(environment().major, {"-i", shown.id});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    expectSameText(logicalState(restored), then, "the restored cluster");
    restored.stop();
}

void TestChainStatus::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestChainStatus)
#include "test_chain_status.moc"
