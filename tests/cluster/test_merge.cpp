#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;
using Qt::Literals::StringLiterals::operator""_L1;

/// Chains folded into FULL backups. A restore that was made before is what a restore afterwards is compared with, byte
/// for byte.
class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeChain();
    void branchesStay();
    void pinnedStays();
    void dryRunChangesNothing();
    void restoreGoesOn();
    void backupGoesOn();
    void refusals();
    void fullStandsForItsOnlyChild();
    void mixedWalModes();

private:
    /// A backup after changes of every kind, restored at once for comparison.
    std::string take(const TestCatalog::Arguments &more);
    void change();
    void remember(const std::string &id);
    void expectAsBefore(const std::string &id, std::source_location where = std::source_location::current());
    [[nodiscard]] std::string statuses() const;
    [[nodiscard]] TestCatalog::Arguments merge(const std::string &id, const TestCatalog::Arguments &more = {}) const
    {
        return m_catalog->command("merge", TestCatalog::Arguments{"-i", id} + more);
    }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_catalog;
    std::map<std::string, std::string> m_restored; ///< by id: what the backup was restored to before
    int m_round = 0;
};

void TestMerge::init()
{
    m_server.reset();
    m_restored.clear();
    m_round = 0;
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    m_server->connect().run("CREATE TABLE kept AS SELECT n, repeat('x', 200) AS filler FROM generate_series(1, 5000) n;"
                            "CREATE INDEX ON kept (n); CREATE TABLE shrinks AS TABLE kept");
    m_server->connect().run("VACUUM");
}

void TestMerge::change()
{
    const auto round = std::to_string(++m_round);
    m_server->connect().run("UPDATE kept SET filler = '" + round + "' || filler WHERE n % 17 = " + round +
                            "; DELETE FROM shrinks WHERE n > 5000 - 1000 * " + round);
    m_server->connect().run("VACUUM shrinks");
    m_server->connect().run("CREATE TABLE new_" + round + " AS TABLE kept; DROP TABLE IF EXISTS new_" +
                            std::to_string(std::max(0, m_round - 2)));
    m_server->connect().run("CHECKPOINT");
}

void TestMerge::remember(const std::string &id)
{
    m_restored[id] = m_catalog->restore(m_server->major(), {"-i", id}).dataDirectory();
}

std::string TestMerge::take(const TestCatalog::Arguments &more)
{
    change();
    const auto id = m_catalog->backup(*m_server, more);
    remember(id);
    return id;
}

void TestMerge::expectAsBefore(const std::string &id, std::source_location where)
{
    const auto restored = m_catalog->restore(m_server->major(), {"-i", id}, where);
    compareDirectories(restored.dataDirectory(), m_restored.at(id), {}, where);
    fs::remove_all(restored.dataDirectory());
}

std::string TestMerge::statuses() const
{
    std::string text;
    for (const auto &backup : m_catalog->show())
        text += (text.empty() ? "" : " ") + backup.text("backup-mode") + ":" + backup.status;
    return text;
}

/// What a merge keeps and what it changes, and that doing it again changes nothing more.
void TestMerge::wholeChain()
{
    const auto full = take({"--stream", "--note", "of the full one"});
    take({"-b", "DELTA", "--stream", "--note", "of the first"});
    const auto merged = take({"-b", "DELTA", "--stream", "--note", "of the merged one"});
    const auto child = take({"-b", "DELTA", "--stream"});
    const auto before = m_catalog->show(merged);
    const auto done = CairnCli::json(merge(merged, {"--format=json"})).object();
    QCOMPARE(done["chain"_L1].toArray().size(), 3);
    QVERIFY(!done.contains("pending"_L1));
    // No page data: what is written is one manifest.
    QVERIFY(done["bytes-written"_L1].toInteger() < done["bytes-before"_L1].toInteger() / 10);
    QCOMPARE(statuses(), "DELTA:OK FULL:OK");
    const auto after = m_catalog->show(merged);
    QCOMPARE(after.text("parent-backup-id"), "");
    QVERIFY(!after.text("merge-time").empty());
    for (const auto *key : {"note", "wal", "start-lsn", "stop-lsn", "current-tli", "recovery-time", "recovery-xid",
                            "compress-alg", "server-version"})
        QCOMPARE(after.text(key), before.text(key));
    QCOMPARE(m_catalog->show(child).text("parent-backup-id"), merged);
    expectAsBefore(merged);
    expectAsBefore(child);
    checkCatalog(*m_catalog);
    CairnCli::ok(m_catalog->command("validate", {"--depth=deep"}));
    expectContains(CairnCli::ok(merge(merged)).out, "merged before");
    QCOMPARE(statuses(), "DELTA:OK FULL:OK");
    // A chain on a merged backup goes on, and is merged in its turn.
    const auto later = take({"-b", "DELTA", "--stream"});
    CairnCli::ok(merge(later));
    QCOMPARE(statuses(), "FULL:OK");
    expectAsBefore(later);
    CairnCli::fails(ErrorCode::NotFound, m_catalog->restoreCommand(freshPath("gone"), {"-i", full}));
    auto started = m_catalog->restore(m_server->major(), {"-i", later});
    started.configure({"archive_mode = off"});
    started.startAndRecover();
    QCOMPARE(started.connect().value("SELECT count(*) FROM kept"), "5000");
    started.stop();
    checkCatalog(*m_catalog);
}

/// pg_probackup's multiple_descendants, without a loss: there the other branch becomes ORPHAN.
void TestMerge::branchesStay()
{
    const auto full = take({"--stream"});
    const auto fork = take({"-b", "DELTA", "--stream"});
    const auto left = take({"-b", "DELTA", "--stream"});
    const auto leaf = take({"-b", "DELTA", "--stream"});
    const auto right = take({"-b", "DELTA", "--stream", "--parent", fork});
    const auto result = CairnCli::ok(merge(leaf)).out;
    expectContains(result, "another backup builds on it");
    QCOMPARE(statuses(), "DELTA:OK FULL:OK DELTA:OK FULL:OK"); // `left` is gone
    for (const auto &id : {full, fork, right, leaf})
        expectAsBefore(id);
    checkCatalog(*m_catalog);
    // The other branch, too: now nothing builds on the old ones.
    CairnCli::ok(merge(right));
    QCOMPARE(statuses(), "FULL:OK FULL:OK");
    expectAsBefore(leaf);
    expectAsBefore(right);
    // Either goes without the other.
    CairnCli::ok(m_catalog->command("delete", {"-i", leaf}));
    expectAsBefore(right);
    checkCatalog(*m_catalog);
    CairnCli::ok(m_catalog->command("delete", {"-i", right, "--force"}));
    checkCatalog(*m_catalog);
    QVERIFY(fs::is_empty(m_catalog->stored("packs")));
}

void TestMerge::pinnedStays()
{
    const auto full = take({"--stream", "--keep-forever"});
    const auto first = take({"-b", "DELTA", "--stream"});
    const auto second = take({"-b", "DELTA", "--stream", "--ttl=1d"});
    const auto third = take({"-b", "DELTA", "--stream"});
    CairnCli::ok(m_catalog->command("set-backup", {"-i", second, "--ttl=0"}));
    CairnCli::ok(merge(third));
    QCOMPARE(statuses(), "FULL:OK FULL:OK");
    expectAsBefore(full);
    expectAsBefore(third);
    CairnCli::fails(ErrorCode::NotFound, merge(first));
    checkCatalog(*m_catalog);
}

void TestMerge::dryRunChangesNothing()
{
    take({"--stream"});
    const auto last = take({"-b", "DELTA", "--stream"});
    const auto before = CairnCli::ok(m_catalog->command("show", {"--format=json"})).out;
    const auto plan = CairnCli::json(merge(last, {"--dry-run", "--format=json"})).object();
    QVERIFY(plan["chain"_L1].toArray().at(0)["goes"_L1].toBool());
    QVERIFY(!plan["chain"_L1].toArray().at(1)["goes"_L1].toBool());
    QCOMPARE(CairnCli::ok(m_catalog->command("show", {"--format=json"})).out, before);
    checkCatalog(*m_catalog);
    // What was announced comes about.
    QVERIFY(!plan["window-after"_L1].toArray().isEmpty());
    QVERIFY(plan["window-after"_L1] != plan["window-before"_L1]);
    const auto done = CairnCli::json(merge(last, {"--format=json"})).object();
    for (const auto key : {"chain"_L1, "bytes-before"_L1, "data-bytes"_L1})
        QCOMPARE(done[key], plan[key]);
    QVERIFY(done["bytes-written"_L1].toDouble() <= plan["bytes-written"_L1].toDouble()); // it says "at most"
}

/// A restore that has begun keeps what it reads; one that begins while the merge is at any step finds a whole backup.
void TestMerge::restoreGoesOn()
{
    const auto full = take({"--stream"});
    const auto first = take({"-b", "DELTA", "--stream"});
    const auto last = take({"-b", "DELTA", "--stream"});
    const auto target = freshPath("meanwhile");
    const auto restore =
        CairnCli::start(m_catalog->restoreCommand(target, {"-i", first}), {.failpoint = "restore.directories:stop"});
    restore->waitUntilStopped();
    const auto result = CairnCli::json(merge(last, {"--format=json"})).object();
    expectContains(result["pending"_L1].toString().toStdString(), "restore");
    QCOMPARE(statuses(), "FULL:OK DELTA:MERGED FULL:MERGED");
    expectAsBefore(last);
    restore->signal(SIGCONT);
    QCOMPARE(restore->wait().exitCode, 0);
    compareDirectories(target, m_restored.at(first));
    CairnCli::fails(ErrorCode::Usage, m_catalog->command("set-backup", {"-i", full, "--keep-forever"}));
    CairnCli::ok(merge(last));
    QCOMPARE(statuses(), "FULL:OK");
    checkCatalog(*m_catalog);

    const auto next = take({"-b", "DELTA", "--stream"});
    for (const std::string at : {"merge.before-manifest", "merge.after-manifest", "merge.after-switch"}) {
        const auto merging = CairnCli::start(merge(next), {.failpoint = at + ":stop"});
        merging->waitUntilStopped();
        expectAsBefore(next);
        CairnCli::fails(ErrorCode::Locked, merge(next));
        CairnCli::fails(ErrorCode::Locked, m_catalog->command("delete", {"-i", next}));
        merging->signal(SIGKILL);
        QCOMPARE(merging->wait().signal, SIGKILL);
    }
    CairnCli::ok(merge(next));
    QCOMPARE(statuses(), "FULL:OK");
    expectAsBefore(next);
    checkCatalog(*m_catalog);
}

/// A backup that was begun on one that is merged away meanwhile.
void TestMerge::backupGoesOn()
{
    const auto full = take({"--stream"});
    const auto first = take({"-b", "DELTA", "--stream"});
    const auto last = take({"-b", "DELTA", "--stream"});
    change();
    const auto backup =
        CairnCli::start(m_catalog->backupCommand(*m_server, {"-b", "DELTA", "--stream", "--parent", first}),
                        {.failpoint = "backup.before-stop:stop"});
    backup->waitUntilStopped();
    CairnCli::ok(merge(last));
    backup->signal(SIGCONT);
    QCOMPARE(backup->wait().exitCode, 0);
    QCOMPARE(statuses(), "DELTA:OK FULL:OK DELTA:OK FULL:OK");
    const auto fresh = m_catalog->show()[0].id;
    remember(fresh);
    CairnCli::ok(merge(last)); // cleans up what it can
    for (const auto &id : {full, first, last, fresh})
        expectAsBefore(id);
    checkCatalog(*m_catalog);
}

void TestMerge::refusals()
{
    const auto full = take({"--stream"});
    expectContains(CairnCli::fails(ErrorCode::Usage, merge(full)).err, "nothing builds on it");
    const auto first = take({"-b", "DELTA", "--stream"});
    const auto last = take({"-b", "DELTA", "--stream"});
    CairnCli::fails(ErrorCode::NotFound, merge("ABC"));
    // A missing pack is noticed without reading any.
    const auto pack = m_catalog->stored("packs/") + full + "-0-0.pack";
    fs::rename(pack, pack + ".away");
    CairnCli::fails(ErrorCode::Damaged, merge(last));
    QCOMPARE(statuses(), "DELTA:OK DELTA:OK FULL:OK");
    static_cast<void>(CairnCli::run(m_catalog->command("validate")));
    expectContains(CairnCli::fails(ErrorCode::Damaged, merge(last)).err, "CORRUPT");
    fs::rename(pack + ".away", pack);
    CairnCli::ok(m_catalog->command("validate"));
    CairnCli::ok(merge(last));
    QCOMPARE(statuses(), "FULL:OK");
}

/// As pg_probackup has it; not for one that a merge made, so that running a merge again is harmless.
void TestMerge::fullStandsForItsOnlyChild()
{
    const auto full = take({"--stream"});
    const auto first = take({"-b", "DELTA", "--stream"});
    take({"-b", "DELTA", "--stream"});
    CairnCli::ok(merge(full));
    QCOMPARE(statuses(), "DELTA:OK FULL:OK");
    QCOMPARE(m_catalog->show()[1].id, first);
    CairnCli::ok(merge(first));
    QCOMPARE(statuses(), "DELTA:OK FULL:OK");
}

/// The WAL mode is that of the backup which becomes FULL.
void TestMerge::mixedWalModes()
{
    take({"--stream", "--compress-algorithm=none"});
    take({"-b", "DELTA", "--compress-algorithm=lz4"});
    const auto last = take({"-b", "DELTA", "--compress-algorithm=zlib"});
    CairnCli::ok(merge(last));
    QCOMPARE(m_catalog->show(last).text("wal"), "ARCHIVE");
    QCOMPARE(m_catalog->show(last).text("compress-alg"), "zlib");
    expectAsBefore(last);
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestMerge)
#include "test_merge.moc"
