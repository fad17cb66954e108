#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// A look at a restored cluster: what it shows, that nothing of it reaches the archive, and that the cluster can be
/// started afterwards as if nobody had looked.
class TestLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void atATarget();
    void atTheEnd();
    void ofAStreamBackup();
    void afterAKill();
    void refusals();

private:
    [[nodiscard]] CairnCli::Arguments line(const std::string &pgdata, const CairnCli::Arguments &more = {}) const;
    [[nodiscard]] std::string restored(const CairnCli::Arguments &more) const;
    static QJsonObject databaseOf(const QJsonObject &seen, const QString &name);
    static void expectNothingLeft(const std::string &pgdata);
    static void expectRows(const std::string &pgdata, const std::string &rows);
    [[nodiscard]] std::size_t archived() const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_programs;
};

CairnCli::Arguments TestLook::line(const std::string &pgdata, const CairnCli::Arguments &more) const
{
    return CairnCli::Arguments{"look", "-D", pgdata, "--bindir", m_programs, "-U", "postgres"} + more;
}

std::string TestLook::restored(const CairnCli::Arguments &more) const
{
    const auto directory = freshPath("restored");
    CairnCli::ok(m_catalog->restoreCommand(directory, more));
    return directory;
}

QJsonObject TestLook::databaseOf(const QJsonObject &seen, const QString &name)
{
    for (const auto &database : seen["databases"_L1].toArray())
        if (database.toObject()["name"_L1].toString() == name)
            return database.toObject();
    return {};
}

void TestLook::expectNothingLeft(const std::string &pgdata)
{
    for (const char *name : {"postmaster.pid", "standby.signal", "cairn_look.signal", "recovery.conf.cairn_look"})
        QVERIFY2(!fs::exists(pgdata + "/" + name), name);
}

void TestLook::expectRows(const std::string &pgdata, const std::string &rows)
{
    TestServer server(environment().major, pgdata);
    server.configure({"archive_mode = off"});
    server.startAndRecover();
    QCOMPARE(server.connect().value("SELECT count(*) FROM t"), rows);
    server.connect().run("CREATE TABLE writable (n int)");
    server.stop();
}

std::size_t TestLook::archived() const
{
    const fs::directory_iterator files(m_catalog->stored("wal"));
    return std::size_t(std::distance(begin(files), end(files)));
}

void TestLook::initTestCase()
{
    m_programs = serverPrograms(environment().major);
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer();
    auto sql = server.connect();
    sql.run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
    sql.run("CREATE DATABASE shop");
    (void)m_catalog->backup(server, {"--stream"});
    sql.run("INSERT INTO t VALUES (0)");
    sql.run("SELECT pg_create_restore_point('here')");
    sql.run("INSERT INTO t VALUES (0)");
    m_catalog->archiveAll(server);
    server.stop();
}

void TestLook::atATarget()
{
    const auto pgdata = restored({"--recovery-target-name=here", "--recovery-target-action=promote"});
    const auto files = archived();
    for (int i = 0; i < 2; ++i) { // again as often as one likes
        const auto seen = CairnCli::json(line(pgdata, {"--format=json"})).object();
        QCOMPARE(seen["stage"_L1].toString(), QStringLiteral("at-target"));
        QVERIFY(!seen["last-transaction-time"_L1].toString().isEmpty());
        QVERIFY(databaseOf(seen, QStringLiteral("shop"))["bytes"_L1].toInteger() > 0);
        expectNothingLeft(pgdata);
    }
    QCOMPARE(archived(), files);
    expectRows(pgdata, "1001");
}

void TestLook::atTheEnd()
{
    const auto pgdata = restored({"--recovery-target=latest"});
    const auto files = archived();
    const auto text = CairnCli::ok(line(pgdata)).out;
    QVERIFY2(text.contains("all WAL that there is was replayed"), text.c_str());
    expectNothingLeft(pgdata);
    QCOMPARE(archived(), files); // it was not promoted, either
    expectRows(pgdata, "1002");
}

/// Without any recovery setting: what the backup itself holds.
void TestLook::ofAStreamBackup()
{
    const auto pgdata = restored({});
    const auto seen = CairnCli::json(line(pgdata, {"--format=json"})).object();
    QCOMPARE(seen["stage"_L1].toString(), QStringLiteral("at-end"));
    expectNothingLeft(pgdata);
    expectRows(pgdata, "1000");
}

/// kill -9 takes the server along; what it leaves is put right by the next look.
void TestLook::afterAKill()
{
    const auto pgdata = restored({"--recovery-target-name=here", "--recovery-target-action=promote"});
    const auto look = CairnCli::start(line(pgdata, {"--stay"}));
    QVERIFY(look->waitForOutput("psql -h"));
    look->signal(SIGKILL);
    (void)look->wait();
    QVERIFY(QTest::qWaitFor([&] { return !fs::exists(pgdata + "/postmaster.pid"); }, 60'000));
    CairnCli::ok(line(pgdata));
    expectNothingLeft(pgdata);
    expectRows(pgdata, "1001");
}

void TestLook::refusals()
{
    CairnCli::fails(ErrorCode::DestinationUnusable, line(freshDirectory("nothing")));
    TestServer running;
    running.start();
    const auto refused = CairnCli::fails(ErrorCode::DestinationUnusable, line(running.dataDirectory()));
    QVERIFY(refused.err.contains("a server runs in the directory"));
    running.stop();
    CairnCli::fails(ErrorCode::NotFound, {"look", "-D", running.dataDirectory(), "--bindir", freshDirectory("empty")});
    running.configure({"shared_buffers = '1kB'"});
    const auto ended = CairnCli::fails(ErrorCode::Server, line(running.dataDirectory()));
    QVERIFY2(ended.err.contains("shared_buffers"), ended.err.c_str());
    expectNothingLeft(running.dataDirectory());
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLook)
#include "test_look.moc"
