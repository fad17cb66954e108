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

namespace cairn::test {

namespace fs = std::filesystem;
using Qt::Literals::StringLiterals::operator""_L1;

/// Room made in packs, of which merges and deletions left little in use.
class TestCompact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deadSpaceGoes();
    void everyFrameCanMove();
    void restoreGoesOn();
    void damageStays();

private:
    std::string take(const TestCatalog::Arguments &more);
    /// Every page of the table is another one afterwards.
    void rewriteAll()
    {
        m_server->connect().run("UPDATE kept SET n = n + 1");
        m_server->connect().run("VACUUM FULL kept");
        m_server->connect().run("CHECKPOINT");
    }
    void expectAsBefore(const std::string &id, std::source_location where = std::source_location::current());
    [[nodiscard]] QJsonObject space() const;
    [[nodiscard]] std::uint64_t packBytes() const;
    [[nodiscard]] TestCatalog::Arguments compact(const TestCatalog::Arguments &more = {}) const
    {
        return m_catalog->command("compact", more);
    }

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_catalog;
    std::map<std::string, std::string> m_restored;
};

void TestCompact::init()
{
    m_server.reset();
    m_restored.clear();
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    m_server->connect().run("CREATE TABLE kept AS SELECT n, md5(n::text) || md5((-n)::text) AS filler"
                            " FROM generate_series(1, 100000) n");
}

std::string TestCompact::take(const TestCatalog::Arguments &more)
{
    const auto id = m_catalog->backup(*m_server, more);
    m_restored[id] = m_catalog->restore(m_server->major(), {"-i", id}).dataDirectory();
    return id;
}

void TestCompact::expectAsBefore(const std::string &id, std::source_location where)
{
    const auto restored = m_catalog->restore(m_server->major(), {"-i", id}, where);
    compareDirectories(restored.dataDirectory(), m_restored.at(id), {}, where);
    fs::remove_all(restored.dataDirectory());
}

QJsonObject TestCompact::space() const
{
    return CairnCli::json(m_catalog->command("show", {"--format=json"})).array().at(0).toObject();
}

std::uint64_t TestCompact::packBytes() const
{
    std::uint64_t bytes = 0;
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("packs")))
        bytes += entry.file_size();
    return bytes;
}

void TestCompact::deadSpaceGoes()
{
    take({"--stream"});
    rewriteAll();
    const auto last = take({"-b", "DELTA", "--stream"});
    QCOMPARE(space()["dead-bytes"_L1].toInteger(), 0);
    CairnCli::ok(m_catalog->command("merge", {"-i", last}));
    const auto before = packBytes();
    const auto dead = space()["dead-bytes"_L1].toInteger();
    QVERIFY(dead > 2'000'000);
    expectContains(CairnCli::ok(m_catalog->command("show")).out, "cairn compact");
    // Most of the first pack is still in use: the limit decides.
    const auto nothing = CairnCli::json(compact({"--min-live=1", "--format=json"})).object();
    QCOMPARE(nothing["bytes-written"_L1].toInteger(), 0);
    QCOMPARE(packBytes(), before);
    const auto plan = CairnCli::json(compact({"--min-live=100", "--dry-run", "--format=json"})).object();
    QCOMPARE(plan["packs"_L1].toArray().size(), 1);
    QVERIFY(plan["packs"_L1].toArray().at(0)["rewritten"_L1].toBool());
    QCOMPARE(packBytes(), before);
    const auto done = CairnCli::json(compact({"--min-live=100", "--format=json"})).object();
    QCOMPARE(done["packs"_L1], plan["packs"_L1]);
    QCOMPARE(space()["dead-bytes"_L1].toInteger(), 0);
    QCOMPARE(qint64(before - packBytes()) / 1000, dead / 1000);
    expectAsBefore(last);
    checkCatalog(*m_catalog);
    CairnCli::ok(m_catalog->command("validate", {"--depth=deep"}));
    // Nothing is left to do.
    QCOMPARE(CairnCli::json(compact({"--min-live=100", "--format=json"})).object()["bytes-written"_L1].toInteger(), 0);
}

/// Packs that several backups share, and backups that build on those: all go on to read what they read before.
void TestCompact::everyFrameCanMove()
{
    const auto full = take({"--stream", "--keep-forever"});
    m_server->connect().run("UPDATE kept SET filler = 'x' WHERE n % 50 = 0; CHECKPOINT");
    const auto first = take({"-b", "DELTA", "--stream"});
    rewriteAll();
    const auto second = take({"-b", "DELTA", "--stream"});
    m_server->connect().run("DELETE FROM kept WHERE n > 50000");
    m_server->connect().run("VACUUM kept");
    m_server->connect().run("CHECKPOINT");
    const auto third = take({"-b", "DELTA", "--stream"});
    CairnCli::ok(m_catalog->command("merge", {"-i", second}));
    CairnCli::ok(m_catalog->command("set-backup", {"-i", full, "--ttl=0"}));
    CairnCli::ok(compact({"--min-live=100"}));
    for (const auto &id : {full, second, third})
        expectAsBefore(id);
    CairnCli::ok(m_catalog->command("merge", {"-i", third}));
    CairnCli::ok(m_catalog->command("delete", {"-i", full}));
    CairnCli::ok(compact({"--min-live=100", "-i", third}));
    expectAsBefore(third);
    QCOMPARE(m_catalog->show().size(), 1u);
    checkCatalog(*m_catalog);
    m_server->connect().run("INSERT INTO kept SELECT n, 'after' FROM generate_series(1, 1000) n; CHECKPOINT");
    const auto next = take({"-b", "DELTA", "--stream"});
    CairnCli::ok(m_catalog->command("merge", {"-i", next}));
    expectAsBefore(next);
    CairnCli::ok(m_catalog->command("validate", {"--depth=deep"}));
}

void TestCompact::restoreGoesOn()
{
    take({"--stream"});
    rewriteAll();
    const auto last = take({"-b", "DELTA", "--stream"});
    CairnCli::ok(m_catalog->command("merge", {"-i", last}));
    const auto target = freshPath("meanwhile");
    const auto restore =
        CairnCli::start(m_catalog->restoreCommand(target, {"-i", last}), {.failpoint = "restore.directories:stop"});
    restore->waitUntilStopped();
    const auto result = CairnCli::json(compact({"--min-live=100", "--format=json"})).object();
    expectContains(result["pending"_L1].toString().toStdString(), "restore");
    expectAsBefore(last); // by the new manifest, while the other one still reads by the old
    restore->signal(SIGCONT);
    QCOMPARE(restore->wait().exitCode, 0);
    compareDirectories(target, m_restored.at(last));
    const auto before = packBytes();
    CairnCli::ok(compact({"--min-live=100"}));
    QVERIFY(packBytes() < before);
    expectAsBefore(last);
    checkCatalog(*m_catalog);
}

/// What cannot be read is not dropped, and does not keep the rest from moving.
void TestCompact::damageStays()
{
    take({"--stream"});
    rewriteAll();
    const auto last = take({"-b", "DELTA", "--stream"});
    CairnCli::ok(m_catalog->command("merge", {"-i", last}));
    const auto plan = CairnCli::json(compact({"--min-live=100", "--dry-run", "--format=json"})).object();
    const auto name = plan["packs"_L1].toArray().at(0)["name"_L1].toString().toStdString();
    const auto path = m_catalog->stored("packs/" + name);
    // Every frame is damaged, so that one in use is.
    {
        QFile pack(QString::fromStdString(path));
        QVERIFY(pack.open(QIODevice::ReadWrite));
        for (qint64 at = 64 + 100; at < pack.size() - 32; at += 4096) {
            pack.seek(at);
            char byte = 0;
            pack.getChar(&byte);
            pack.seek(at);
            pack.putChar(char(byte ^ 1));
        }
    }
    const auto result = CairnCli::ok(compact({"--min-live=100"}));
    expectContains(result.err, name);
    QVERIFY(fs::exists(path));
    QVERIFY(CairnCli::run(m_catalog->command("validate")).exitCode != 0);
    QCOMPARE(m_catalog->show(last).status, "CORRUPT");
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestCompact)
#include "test_compact.moc"
