#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// Backups that were interrupted, and the next ones, which take over what is still true of what they left. What every
/// such backup gives is compared with the idle source byte by byte.
class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fullIsPickedUp();
    void whatChangedIsReadAgain();
    void stoppedByAPerson();
    void incrementalIsPickedUp();
    void fullWaitsForAFull();
    void damageIsReadAgain();
    void killedAgainAndAgain_data();
    void killedAgainAndAgain();
    void anewIfWanted();
    void deletingTakesItAlong();
    void twoAtOnce();
    void cleanupTestCase();

private:
    /// A backup that is killed after `frames` frames.
    void interrupt(const std::string &mode, int frames = 60) const;
    struct Reused {
        std::string id;
        std::uint64_t bytes = 0;
        std::uint64_t captured = 0;
        std::vector<std::string> from;
    };
    /// A backup that must succeed, and what it says of itself.
    Reused resume(const std::string &mode, const TestCatalog::Arguments &more = {}) const;
    void compareWithSource(const std::string &id) const;
    void deleteAllBut(const std::string &kept) const;
    [[nodiscard]] std::vector<std::string> packs() const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
};

namespace {

/// Uncompressed, so that much of it has reached the file when the process is killed.
const TestCatalog::Arguments plainly{"--stream", "--compress-algorithm=none"};

} // namespace

void TestResume::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(
        m_catalog->newServer({.checksums = environment().major != 10, .configuration = {"autovacuum = off"}}));
    Bank::create(*m_server);
    auto sql = m_server->connect();
    sql.run("CREATE TABLE changing AS SELECT n, repeat('c', 200) AS t FROM generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE shrinking AS SELECT n, repeat('s', 200) AS t FROM generate_series(1, 20000) AS n");
    sql.run("CREATE TABLE dropped AS SELECT n, repeat('d', 200) AS t FROM generate_series(1, 20000) AS n");
    sql.run("VACUUM");
    std::ofstream(m_server->dataDirectory() + "/of somebody else") << std::string(3'000'000, 'o');
}

void TestResume::interrupt(const std::string &mode, int frames) const
{
    m_server->connect().run("CHECKPOINT");
    CairnCli::isKilled(m_catalog->backupCommand(*m_server, plainly + TestCatalog::Arguments{"-b", mode}),
                       {.failpoint = "backup.pack.frame@" + std::to_string(frames)});
}

TestResume::Reused TestResume::resume(const std::string &mode, const TestCatalog::Arguments &more) const
{
    m_server->connect().run("CHECKPOINT");
    const auto document = CairnCli::json(
        m_catalog->backupCommand(*m_server, TestCatalog::Arguments{"--stream", "-b", mode, "--format=json"} + more));
    const auto backup = document.object()["backup"_L1].toObject();
    Reused result{backup["id"_L1].toString().toStdString(),
                  std::uint64_t(backup["reused-bytes"_L1].toInteger()),
                  std::uint64_t(backup["uncompressed-bytes"_L1].toInteger()),
                  {}};
    for (const auto &id : backup["resumed-from"_L1].toArray())
        result.from.push_back(id.toString().toStdString());
    expect(backup["status"_L1].toString() == "OK"_L1, "the backup is not OK");
    expect((result.bytes > 0) == (backup["reused-pieces"_L1].toInteger() > 0), "bytes and pieces do not fit");
    return result;
}

void TestResume::compareWithSource(const std::string &id) const
{
    const auto restored = m_catalog->restore(m_server->major(), {"-i", id});
    compareDirectories(restored.dataDirectory(), m_server->dataDirectory(), {.ignoredFiles = {"global/pg_control"}});
    fs::remove_all(restored.dataDirectory());
}

void TestResume::deleteAllBut(const std::string &kept) const
{
    for (const auto &backup : m_catalog->show())
        if (backup.id != kept)
            CairnCli::ok(m_catalog->command("delete", {"-i", backup.id, "--force"}));
}

/// Everything in the folder of packs, finished or not.
std::vector<std::string> TestResume::packs() const
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("packs")))
        names.push_back(entry.path().filename().string());
    return names;
}

void TestResume::fullIsPickedUp()
{
    interrupt("FULL");
    const auto failed = m_catalog->show().at(0).id;
    QVERIFY(!packs().empty());
    const auto resumed = resume("FULL");
    QCOMPARE(m_catalog->show(failed).status, std::string("ERROR"));
    QCOMPARE(resumed.from, std::vector{failed});
    // 60 frames of up to 256 kB, less what had not left the process.
    QVERIFY2(resumed.bytes > 5'000'000, std::to_string(resumed.bytes).c_str());
    QVERIFY(resumed.bytes < resumed.captured);
    expectContains(CairnCli::ok(m_catalog->command("show", {"-i", resumed.id})).out, "resumed-from = " + failed);
    compareWithSource(resumed.id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    say("an incremental backup builds on it, and it outlives the record of the interrupted one");
    CairnCli::ok(m_catalog->command("delete", {"-i", failed}));
    checkCatalog(*m_catalog);
    m_server->connect().run("UPDATE changing SET t = 'x' WHERE n % 100 = 0");
    const auto child = resume("DELTA");
    QCOMPARE(child.bytes, 0u);
    compareWithSource(child.id);
    CairnCli::ok(m_catalog->command("validate", {"--depth=deep"}));
    deleteAllBut("");
    QVERIFY(packs().empty());
}

void TestResume::whatChangedIsReadAgain()
{
    auto sql = m_server->connect();
    interrupt("FULL", 90);
    sql.run("UPDATE changing SET t = repeat('n', 200) WHERE n % 50 = 0; DROP TABLE dropped;"
            "DELETE FROM shrinking WHERE n > 300");
    sql.run("VACUUM shrinking");
    sql.run("CREATE DATABASE appeared");
    sql.run("VACUUM FULL pgbench_tellers");
    sql.run("CREATE TABLE dropped AS SELECT n, repeat('D', 200) AS t FROM generate_series(1, 20000) AS n");
    {
        // Within one second of when it was read, and of the same size: times and sizes tell nothing.
        const auto path = m_server->dataDirectory() + "/of somebody else";
        const auto time = fs::last_write_time(path);
        std::ofstream(path) << std::string(3'000'000, 'O');
        fs::last_write_time(path, time);
    }
    const auto resumed = resume("FULL");
    QVERIFY(resumed.bytes > 1'000'000);
    compareWithSource(resumed.id);
    deleteAllBut("");
    QVERIFY(packs().empty());
}

/// SIGINT, and an error: what was copied is left in order.
void TestResume::stoppedByAPerson()
{
    const auto backup =
        CairnCli::start(m_catalog->backupCommand(*m_server, plainly), {.failpoint = "backup.pack.frame@60:stop"});
    backup->waitUntilStopped();
    backup->signal(SIGINT);
    backup->signal(SIGCONT);
    QCOMPARE(backup->wait().exitCode, exitCodeOf(ErrorCode::Cancelled));
    QCOMPARE(m_catalog->show().at(0).status, std::string("ERROR"));
    QVERIFY(!packs().empty());
    CairnCli::fails(ErrorCode::Io, m_catalog->backupCommand(*m_server, plainly),
                    {.failpoint = "backup.before-stop:error"});
    const auto resumed = resume("FULL");
    QCOMPARE(resumed.from.size(), 2u); // the second one had taken over from the first
    QVERIFY2(resumed.bytes * 10 > resumed.captured * 9, std::to_string(resumed.bytes).c_str());
    compareWithSource(resumed.id);
    say("on a full disk nothing is left");
    deleteAllBut("");
    CairnCli::fails(ErrorCode::NoSpace, m_catalog->backupCommand(*m_server, plainly),
                    {.failpoint = "backup.pack.frame@60:enospc"});
    QVERIFY(packs().empty());
    deleteAllBut("");
}

void TestResume::incrementalIsPickedUp()
{
    const auto full = m_catalog->backup(*m_server, {"--stream"});
    m_server->connect().run(
        "UPDATE changing SET t = repeat('i', 200); UPDATE pgbench_accounts SET abalance = abalance");
    interrupt("DELTA", 40);
    m_server->connect().run("UPDATE changing SET t = repeat('j', 200) WHERE n % 300 = 0");
    const auto resumed = resume("DELTA");
    QVERIFY2(resumed.bytes > 2'000'000, std::to_string(resumed.bytes).c_str());
    compareWithSource(resumed.id);
    const auto child = resume("DELTA");
    compareWithSource(child.id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    CairnCli::ok(m_catalog->command("delete", {"-i", resumed.id}));
    CairnCli::ok(m_catalog->command("validate", {"-i", full}));
    deleteAllBut("");
    QVERIFY(packs().empty());
}

void TestResume::fullWaitsForAFull()
{
    m_catalog->backup(*m_server, {"--stream"});
    interrupt("FULL");
    const auto failed = m_catalog->show().at(0).id;
    m_server->connect().run("UPDATE changing SET t = repeat('w', 200) WHERE n % 10 = 0");
    compareWithSource(resume("DELTA").id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    const auto resumed = resume("FULL");
    QCOMPARE(resumed.from, std::vector{failed});
    QVERIFY(resumed.bytes > 2'000'000);
    compareWithSource(resumed.id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    deleteAllBut("");
}

void TestResume::damageIsReadAgain()
{
    interrupt("FULL", 90);
    const auto whole = packs();
    QVERIFY(whole.size() >= 2); // one per worker
    // A flipped bit in the middle of the one, a torn end of the other.
    const auto first = m_catalog->stored("packs/") + whole[0];
    const auto second = m_catalog->stored("packs/") + whole[1];
    {
        std::fstream file(first, std::ios::binary | std::ios::in | std::ios::out);
        file.seekg(std::streamoff(fs::file_size(first) / 2));
        const char byte = char(file.get() ^ 1);
        file.seekp(std::streamoff(fs::file_size(first) / 2));
        file.put(byte);
    }
    fs::resize_file(second, fs::file_size(second) - 100'001);
    const auto resumed = resume("FULL");
    QVERIFY(resumed.bytes > 1'000'000);
    compareWithSource(resumed.id);
    CairnCli::ok(m_catalog->command("validate", {"-i", resumed.id, "--depth=deep"}));
    checkCatalog(*m_catalog, {.failedBackups = true});
    deleteAllBut("");
    say("nothing but garbage");
    interrupt("FULL", 90);
    for (const auto &name : packs())
        std::ofstream(m_catalog->stored("packs/") + name) << "garbage";
    const auto anew = resume("FULL");
    QCOMPARE(anew.bytes, 0u);
    compareWithSource(anew.id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    deleteAllBut("");
}

void TestResume::killedAgainAndAgain_data()
{
    QTest::addColumn<QString>("failpoint");
    for (const char *name : {"resume.before-seal", "resume.after-seal", "resume.remove", "backup.pack.frame@5",
                             "backup.before-manifest", "backup.after-manifest", "backup.before-final-record"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestResume::killedAgainAndAgain()
{
    QFETCH(const QString, failpoint);
    interrupt("FULL", 90);
    m_server->connect().run("UPDATE changing SET t = repeat('k', 200)");
    interrupt("FULL", 30);
    // Every pack holds something of use, so nothing is removed but on request.
    const TestCatalog::Arguments more =
        failpoint == "resume.remove"_L1 ? TestCatalog::Arguments{"--no-resume"} : TestCatalog::Arguments{};
    CairnCli::isKilled(m_catalog->backupCommand(*m_server, plainly + more), {.failpoint = failpoint.toStdString()});
    const auto resumed = resume("FULL");
    QVERIFY(resumed.bytes > 1'000'000);
    compareWithSource(resumed.id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    deleteAllBut("");
    QVERIFY(packs().empty());
}

void TestResume::anewIfWanted()
{
    interrupt("FULL");
    const auto anew = resume("FULL", {"--no-resume"});
    QCOMPARE(anew.bytes, 0u);
    QVERIFY(anew.from.empty());
    compareWithSource(anew.id);
    for (const auto &name : packs())
        QVERIFY2(name.starts_with(anew.id + "-"), name.c_str());
    checkCatalog(*m_catalog, {.failedBackups = true});
    deleteAllBut("");
}

void TestResume::deletingTakesItAlong()
{
    interrupt("FULL");
    deleteAllBut("");
    QVERIFY(packs().empty());
    interrupt("FULL");
    const auto resumed = resume("FULL");
    CairnCli::ok(m_catalog->command("delete", {"-i", resumed.id, "--force"})); // the interrupted one stays
    QVERIFY(packs().empty());
    deleteAllBut("");
}

/// What one has claimed the other leaves alone, and both are whole.
void TestResume::twoAtOnce()
{
    interrupt("FULL", 90);
    const auto slow =
        CairnCli::start(m_catalog->backupCommand(*m_server, plainly), {.failpoint = "backup.after-start:stop"});
    slow->waitUntilStopped();
    const auto quick = resume("FULL");
    QCOMPARE(quick.bytes, 0u);
    slow->signal(SIGCONT);
    const auto result = slow->wait();
    QVERIFY2(result.exitCode == 0, result.text().c_str());
    for (const auto &backup : m_catalog->show())
        if (backup.status == "OK")
            compareWithSource(backup.id);
    checkCatalog(*m_catalog, {.failedBackups = true});
    QVERIFY(std::ranges::any_of(m_catalog->show(), [](const auto &b) { return b.all.contains("reused-bytes"_L1); }));
    deleteAllBut("");
}

void TestResume::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
    QVERIFY(packs().empty());
    checkCatalog(*m_catalog, {.validate = false});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestResume)
#include "test_resume.moc"
