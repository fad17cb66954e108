#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"

#include <QTest>

#include <filesystem>
#include <map>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// Merging, compacting, expiring with merges, quarantine and set-backup, interrupted at every step: whatever could be
/// restored can still be, and running the command again finishes.
class TestFailpointsMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void interruptedMerge_data();
    void interruptedMerge();
    void interruptedCompact_data();
    void interruptedCompact();
    void interruptedMergeExpired_data();
    void interruptedMergeExpired();
    void interruptedQuarantine_data();
    void interruptedQuarantine();
    void interruptedUndelete_data();
    void interruptedUndelete();
    void interruptedSetBackup_data();
    void interruptedSetBackup();

private:
    /// The catalog of this row: a copy of the one that was made once.
    [[nodiscard]] std::unique_ptr<TestCatalog> copyOf(const TestCatalog &original) const;
    /// A pack that no manifest names, as an interrupted compaction leaves it: it goes with the next clean-up.
    void addUnneededPack(const TestCatalog &catalog) const;
    void expectAsBefore(const TestCatalog &catalog, const std::string &id,
                        std::source_location where = std::source_location::current()) const;
    /// Every backup that can be restored by its status restores to what it did before.
    void expectAllAsBefore(const TestCatalog &catalog,
                           std::source_location where = std::source_location::current()) const;

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_chain;   ///< FULL, two in a row on it, another on the first of these; and a FULL one
    std::unique_ptr<TestCatalog> m_sparse;  ///< the same, merged
    std::unique_ptr<TestCatalog> m_deleted; ///< the same, with all that builds on the first FULL one in quarantine
    std::vector<std::string> m_ids;
    std::map<std::string, std::string> m_restored;
};

std::unique_ptr<TestCatalog> TestFailpointsMerge::copyOf(const TestCatalog &original) const
{
    auto copy = std::make_unique<TestCatalog>();
    fs::copy(original.path() + "/instances", copy->path() + "/instances",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    return copy;
}

void TestFailpointsMerge::addUnneededPack(const TestCatalog &catalog) const
{
    fs::copy_file(catalog.stored("packs/" + m_ids[4] + "-0-0.pack"),
                  catalog.stored("packs/" + m_ids[4] + "-99-0.pack"));
}

void TestFailpointsMerge::initTestCase()
{
    m_chain = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_chain->newServer({.configuration = {"autovacuum = off"}}));
    m_server->connect().run("CREATE TABLE kept AS SELECT generate_series(1, 10000) AS n; SELECT pg_switch_wal()");
    for (const TestCatalog::Arguments &more :
         {TestCatalog::Arguments{"--stream"}, {"-b", "DELTA", "--stream"}, {"-b", "DELTA", "--stream"}}) {
        m_server->connect().run("UPDATE kept SET n = n + 1; CHECKPOINT");
        m_ids.push_back(m_chain->backup(*m_server, more));
    }
    m_ids.push_back(m_chain->backup(*m_server, {"-b", "DELTA", "--stream", "--parent", m_ids[1]}));
    m_ids.push_back(m_chain->backup(*m_server, {"--stream"}));
    m_chain->archiveAll(*m_server);
    m_server->stop();
    for (const auto &id : m_ids)
        m_restored[id] = m_chain->restore(m_server->major(), {"-i", id}).dataDirectory();
    m_sparse = copyOf(*m_chain);
    CairnCli::ok(m_sparse->command("merge", {"-i", m_ids[2]}));
    CairnCli::ok(m_sparse->command("merge", {"-i", m_ids[3]}));
    m_deleted = copyOf(*m_chain);
    CairnCli::ok(m_deleted->command("delete", {"-i", m_ids[1], "--wal", "--quarantine=1"}));
}

void TestFailpointsMerge::expectAsBefore(const TestCatalog &catalog, const std::string &id,
                                         std::source_location where) const
{
    const auto restored = catalog.restore(m_server->major(), {"-i", id}, where);
    compareDirectories(restored.dataDirectory(), m_restored.at(id), {}, where);
    fs::remove_all(restored.dataDirectory());
}

void TestFailpointsMerge::expectAllAsBefore(const TestCatalog &catalog, std::source_location where) const
{
    for (const auto &backup : catalog.show(where))
        if (backup.status == "OK")
            expectAsBefore(catalog, backup.id, where);
}

void TestFailpointsMerge::interruptedMerge_data()
{
    addInjectionRows({"merge.", "clean-up.", "delete.pack", "delete.manifest", "delete.last-record"},
                     {"backup.manifest.before-rename"});
}

void TestFailpointsMerge::interruptedMerge()
{
    const auto catalog = copyOf(*m_chain);
    // Without the branch all goes: each step of the clean-up is passed.
    CairnCli::ok(catalog->command("delete", {"-i", m_ids[3]}));
    addUnneededPack(*catalog);
    const auto line = catalog->command("merge", {"-i", m_ids[2]});
    runInjected(line, currentInjection());
    QCOMPARE(catalog->show(m_ids[2]).status, "OK");
    expectAllAsBefore(*catalog);
    CairnCli::ok(line);
    QCOMPARE(catalog->show().size(), 2u);
    QCOMPARE(catalog->show(m_ids[2]).text("backup-mode"), "FULL");
    expectAsBefore(*catalog, m_ids[2]);
    checkCatalog(*catalog);
}

void TestFailpointsMerge::interruptedCompact_data()
{
    addInjectionRows({"compact.", "backup.pack.", "clean-up.before-record", "clean-up.manifest"},
                     {"compact.after-manifest@2", "compact.after-switch@2"});
}

void TestFailpointsMerge::interruptedCompact()
{
    const auto catalog = copyOf(*m_sparse);
    const auto line = catalog->command("compact", {"--min-live=100"});
    runInjected(line, currentInjection());
    QCOMPARE(catalog->show().size(), 3u);
    expectAllAsBefore(*catalog);
    CairnCli::ok(line);
    CairnCli::ok(line);
    QCOMPARE(catalog->show().size(), 3u);
    expectAllAsBefore(*catalog);
    checkCatalog(*catalog);
}

void TestFailpointsMerge::interruptedMergeExpired_data()
{
    addInjectionRows({"merge.after", "delete.before", "delete.after", "delete.wal", "delete.manifest", "delete.last",
                      "clean-up.manifest", "clean-up.last-record"});
}

void TestFailpointsMerge::interruptedMergeExpired()
{
    const auto catalog = copyOf(*m_chain);
    CairnCli::ok(catalog->command("set-backup", {"-i", m_ids[2], "--keep-forever"}));
    CairnCli::ok(catalog->command("set-backup", {"-i", m_ids[3], "--keep-forever", "--standalone"}));
    // Of the expired chain two are pinned: they become FULL, and the rest goes.
    CairnCli::ok(catalog->command("set-config", {"--retention-redundancy=1"}));
    const auto line = catalog->command("delete", {"--expired", "--merge-expired", "--wal"});
    runInjected(line, currentInjection());
    for (const auto id : {2u, 3u})
        QCOMPARE(catalog->show(m_ids[id]).status, "OK");
    expectAllAsBefore(*catalog);
    CairnCli::ok(line);
    QCOMPARE(catalog->show().size(), 3u);
    for (const auto &backup : catalog->show())
        QCOMPARE(backup.text("backup-mode"), "FULL");
    expectAllAsBefore(*catalog);
    checkCatalog(*catalog);
}

void TestFailpointsMerge::interruptedQuarantine_data()
{
    addInjectionRows({"quarantine."}, {"quarantine.record@2"});
}

void TestFailpointsMerge::interruptedQuarantine()
{
    const auto catalog = copyOf(*m_chain);
    const auto line = catalog->command("delete", {"-i", m_ids[1], "--wal", "--quarantine=1d"});
    runInjected(line, currentInjection());
    expectAllAsBefore(*catalog);
    if (catalog->show(m_ids[1]).status == "OK")
        CairnCli::ok(line);
    CairnCli::ok(catalog->command("undelete"));
    for (const auto &backup : catalog->show())
        QCOMPARE(backup.status, "OK");
    expectAllAsBefore(*catalog);
    checkCatalog(*catalog);
}

void TestFailpointsMerge::interruptedUndelete_data()
{
    addInjectionRows({"undelete."}, {"undelete.record@2"});
}

void TestFailpointsMerge::interruptedUndelete()
{
    const auto catalog = copyOf(*m_deleted);
    const auto line = catalog->command("undelete");
    runInjected(line, currentInjection());
    expectAllAsBefore(*catalog);
    CairnCli::ok(line);
    for (const auto &backup : catalog->show())
        QCOMPARE(backup.status, "OK");
    expectAllAsBefore(*catalog);
    checkCatalog(*catalog);
}

void TestFailpointsMerge::interruptedSetBackup_data()
{
    addInjectionRows({"set-backup."});
}

void TestFailpointsMerge::interruptedSetBackup()
{
    const auto catalog = copyOf(*m_chain);
    const auto line = catalog->command("set-backup", {"-i", m_ids[0], "--note=changed", "--tag=a=b"});
    runInjected(line, currentInjection());
    QCOMPARE(catalog->show(m_ids[0]).text("note"), "");
    CairnCli::ok(line);
    QCOMPARE(catalog->show(m_ids[0]).text("note"), "changed");
    checkCatalog(*catalog, {.validate = false});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFailpointsMerge)
#include "test_failpoints_merge.moc"
