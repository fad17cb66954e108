#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <random>

namespace cairn::test {

namespace fs = std::filesystem;

/// Backups, merges, compactions, deletions and retention in random order, two of three killed somewhere on its way:
/// after each step every backup that is listed as good restores to what it was restored to when it was taken.
/// CAIRN_SEED repeats a run; CAIRN_STEPS makes it longer.
class TestRandomMerges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingStaysRestorable();

private:
    void takeBackup();
    void reorganize();
    void expectAllAsBefore();
    [[nodiscard]] std::string randomId();
    [[nodiscard]] unsigned below(std::size_t limit) { return unsigned(m_random() % limit); }
    [[nodiscard]] TestCatalog::Arguments randomCommand();

    std::mt19937_64 m_random;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_catalog;
    std::map<std::string, std::string> m_restored;
    int m_killed = 0;
};

std::string TestRandomMerges::randomId()
{
    const auto backups = m_catalog->show();
    return backups[below(backups.size())].id;
}

void TestRandomMerges::takeBackup()
{
    const auto round = std::to_string(below(1000));
    m_server->connect().run("UPDATE kept SET n = n + 1 WHERE n % 7 = " + std::to_string(below(7)) +
                            "; DROP TABLE IF EXISTS t" + std::to_string(below(5)) + "; CREATE TABLE IF NOT EXISTS t" +
                            std::to_string(below(5)) + " AS SELECT " + round + " AS n FROM generate_series(1, 1000)");
    if (below(4) == 0)
        m_server->connect().run("DELETE FROM kept WHERE n % 5 = 0");
    if (below(3) == 0)
        m_server->connect().run("VACUUM");
    if (below(5) == 0)
        m_server->connect().run("VACUUM FULL kept");
    m_server->connect().run("CHECKPOINT");
    const auto backups = m_catalog->show();
    TestCatalog::Arguments more{"--stream"};
    if (!backups.empty() && below(5) != 0)
        more = more + TestCatalog::Arguments{"-b", "DELTA"};
    if (more.size() > 1 && below(3) == 0)
        if (const auto &parent = backups[below(backups.size())]; parent.status == "OK")
            more = more + TestCatalog::Arguments{"--parent", parent.id};
    const auto id = m_catalog->backup(*m_server, more);
    say("backup " + id + " " + m_catalog->show(id).text("parent-backup-id"));
    m_restored[id] = m_catalog->restore(m_server->major(), {"-i", id}).dataDirectory();
}

TestCatalog::Arguments TestRandomMerges::randomCommand()
{
    switch (below(6)) {
    case 0:
    case 1:
        return m_catalog->command("merge", {"-i", randomId()});
    case 2:
        return m_catalog->command("compact", {"--min-live=100"});
    case 3:
        return m_catalog->command("delete", {"-i", randomId()});
    case 4:
        return m_catalog->command("delete", {"--expired", "--merge-expired", "--wal", "--retention-redundancy=2"});
    default:
        return m_catalog->command("undelete");
    }
}

void TestRandomMerges::reorganize()
{
    if (below(4) == 0)
        CairnCli::ok(m_catalog->command("set-config", {below(2) == 0 ? "--quarantine=1d" : "--quarantine=0"}));
    const auto line = randomCommand();
    CliOptions options;
    if (below(3) != 0) {
        // Most commands pass a few points, a deletion or a compaction of many packs a few dozen.
        options.failpoint = "any@" + std::to_string(1 + below(below(4) == 0 ? 60 : 15));
    }
    const auto result = CairnCli::run(line, options);
    say(line[0] + " " + line.back() + " " + options.failpoint + " -> " + std::to_string(result.exitCode));
    if (result.signal == SIGKILL) {
        ++m_killed;
        return;
    }
    // What is refused says why: the last backup, no such chain, nothing in quarantine.
    const bool refused = result.exitCode == exitCodeOf(ErrorCode::Usage) ||
                         result.exitCode == exitCodeOf(ErrorCode::NotFound) ||
                         result.exitCode == exitCodeOf(ErrorCode::Damaged);
    QVERIFY2(result.exitCode == 0 || refused, result.text().c_str());
}

void TestRandomMerges::expectAllAsBefore()
{
    for (const auto &backup : m_catalog->show()) {
        QVERIFY2(backup.status == "OK" || backup.status == "DELETING" || backup.status == "MERGED",
                 (backup.id + " is " + backup.status).c_str());
        if (backup.status != "OK")
            continue;
        const auto restored = m_catalog->restore(m_server->major(), {"-i", backup.id});
        compareDirectories(restored.dataDirectory(), m_restored.at(backup.id));
        fs::remove_all(restored.dataDirectory());
    }
}

void TestRandomMerges::everythingStaysRestorable()
{
    const char *const one = std::getenv("CAIRN_SEED");
    const char *const steps = std::getenv("CAIRN_STEPS");
    const std::uint64_t seed = one != nullptr ? std::stoull(one) : std::random_device{}();
    say("CAIRN_SEED=" + std::to_string(seed));
    m_random.seed(seed);
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    m_server->connect().run("CREATE TABLE kept AS SELECT generate_series(1, 5000) AS n");
    takeBackup();
    for (int step = 0; step < (steps != nullptr ? std::stoi(steps) : 10); ++step) {
        if (below(2) == 0)
            takeBackup();
        reorganize();
        expectAllAsBefore();
    }
    // A run without interruption finishes whatever was begun.
    CairnCli::ok(m_catalog->command("set-config", {"--quarantine=0"}));
    static_cast<void>(CairnCli::run(m_catalog->command("undelete")));
    CairnCli::ok(m_catalog->command("compact", {"--min-live=100"}));
    CairnCli::ok(m_catalog->command("delete", {"--expired", "--merge-expired", "--retention-redundancy=1"}));
    expectAllAsBefore();
    say(std::to_string(m_killed) + " commands were killed");
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestRandomMerges)
#include "test_random_merges.moc"
