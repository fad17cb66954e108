#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// Chains of backups from a standby of a standby, and from one that applies late.
class TestStandbys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cascaded();
    void delayed();
    void cleanupTestCase();

private:
    /// A standby of `upstream`, made from a backup.
    [[nodiscard]] std::unique_ptr<TestServer> standbyOf(const TestServer &upstream,
                                                        const std::vector<std::string> &configuration = {}) const;
    /// Restores a backup to where it became consistent, checks it, and returns its number of transactions.
    long checkRestored(const std::string &id) const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_primary;
    std::unique_ptr<TestServer> m_near;
    std::unique_ptr<TestServer> m_far;
    std::string m_base;
};

void TestStandbys::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_primary = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    Bank::create(*m_primary);
    Bank::transact(*m_primary, 100);
    m_base = m_catalog->backup(*m_primary, {"--stream"});
    m_near = standbyOf(*m_primary);
    m_far = standbyOf(*m_near);
}

std::unique_ptr<TestServer> TestStandbys::standbyOf(const TestServer &upstream,
                                                    const std::vector<std::string> &configuration) const
{
    const auto directory = freshPath("standby");
    const auto recovery = environment().major >= 12 ? "/postgresql.auto.conf" : "/recovery.conf";
    CairnCli::ok(
        m_catalog->restoreCommand(directory, {"-i", m_base, "-R", "--primary-conninfo=" + upstream.conninfo()}));
    for (const auto &line : configuration)
        std::ofstream(directory + recovery, std::ios::app) << line << "\n";
    auto standby = std::make_unique<TestServer>(environment().major, directory);
    standby->start();
    return standby;
}

long TestStandbys::checkRestored(const std::string &id) const
{
    auto restored = m_catalog->restore(environment().major,
                                       {"-i", id, "--recovery-target=immediate", "--recovery-target-action=promote"});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored);
    restored.connect().run("CREATE EXTENSION amcheck");
    restored.connect().run("SELECT bt_index_check(c.oid) FROM pg_class c JOIN pg_am a ON a.oid = c.relam"
                           " WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p'");
    const long transactions = Bank::transactions(restored);
    restored.stop();
    fs::remove_all(restored.dataDirectory());
    return transactions;
}

/// Under load, which the far standby is always a little behind.
void TestStandbys::cascaded()
{
    Bank bank;
    bank.startLoad(*m_primary);
    long before = 0;
    for (const std::string mode : {"FULL", "DELTA", "DELTA"}) {
        const auto id = m_catalog->backup(*m_far, {"--stream", "-b", mode});
        const auto shown = m_catalog->show(id);
        QCOMPARE(shown.text("from-replica"), std::string("true"));
        const long transactions = checkRestored(id);
        QVERIFY(transactions >= before);
        before = transactions;
        m_primary->connect().run("CHECKPOINT");
    }
    bank.stopLoad();
    checkServerIsLeftAlone(*m_far);
}

/// What the standby has received and not applied is no part of its backups.
void TestStandbys::delayed()
{
    auto late = standbyOf(*m_primary, {"recovery_min_apply_delay = '1h'"});
    const long known = Bank::transactions(*late);
    Bank bank;
    bank.startLoad(*m_primary);
    const auto full = m_catalog->backup(*late, {"--stream"});
    QCOMPARE(checkRestored(full), known);
    const auto delta = m_catalog->backup(*late, {"--stream", "-b", "DELTA"});
    QCOMPARE(m_catalog->show(delta).text("parent-backup-id"), full);
    QCOMPARE(checkRestored(delta), known);
    bank.stopLoad();
    QVERIFY(Bank::transactions(*m_primary) > known);
    checkServerIsLeftAlone(*late);
    late->stop(StopMode::Immediate);
    for (const auto &id : {delta, full})
        CairnCli::ok(m_catalog->command("delete", {"-i", id}));
}

void TestStandbys::cleanupTestCase()
{
    m_far->stop(StopMode::Immediate);
    m_near->stop(StopMode::Immediate);
    m_primary->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestStandbys)
#include "test_standbys.moc"
