#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
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
    void atTheEndOfASlowArchive();
    void ofAStreamBackup();
    void afterAKill();
    void settingsThatActOutside();
    void stoppedForAnotherReason();
    void refusals();
    void onAnotherTimeline();

private:
    [[nodiscard]] CairnCli::Arguments line(const std::string &pgdata, const CairnCli::Arguments &more = {}) const;
    [[nodiscard]] std::string restored(const CairnCli::Arguments &more) const;
    static QJsonObject databaseOf(const QJsonObject &seen, const QString &name);
    static std::string contentOf(const std::string &path);
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

std::string TestLook::contentOf(const std::string &path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
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

/// The restored cluster is set to try again sooner (test servers: every 100 ms) than its archive says that there is
/// no more.
void TestLook::atTheEndOfASlowArchive()
{
    const auto pgdata = restored({"--recovery-target=latest"});
    const std::string file = pgdata + (environment().major < 12 ? "/recovery.conf" : "/postgresql.auto.conf");
    std::string content = contentOf(file);
    const std::size_t begin = content.find("restore_command = '");
    QVERIFY(begin != std::string::npos);
    content.insert(content.find("'\n", begin), " || { sleep 0.5; exit 1; }");
    std::ofstream(file) << content;
    const auto seen = CairnCli::json(line(pgdata, {"--format=json"})).object();
    QCOMPARE(seen["stage"_L1].toString(), QStringLiteral("at-end"));
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
    const QString said = QString::fromStdString(look->output());
    const std::string sockets = said.section("psql -h "_L1, 1).section(u' ', 0, 0).toStdString();
    QVERIFY(fs::exists(sockets));
    CairnCli::ok(line(restored({}))); // what another one uses stays
    QVERIFY(fs::exists(sockets));
    look->signal(SIGKILL);
    (void)look->wait();
    QVERIFY(QTest::qWaitFor([&] { return !fs::exists(pgdata + "/postmaster.pid"); }, 60'000));
    QVERIFY(fs::exists(sockets));
    CairnCli::ok(line(pgdata));
    QVERIFY(!fs::exists(sockets));
    expectNothingLeft(pgdata);
    expectRows(pgdata, "1001");
}

/// Whatever the restored cluster is set to: no command is run, nothing is promoted, nothing is waited for.
void TestLook::settingsThatActOutside()
{
    const auto pgdata = restored({"--recovery-target-name=here", "--recovery-target-action=promote"});
    const auto mark = freshPath("mark");
    const auto trigger = freshPath("trigger");
    std::ofstream(trigger).put('\n');
    std::string lines = "archive_cleanup_command = 'touch " + mark + "'\nrecovery_end_command = 'touch " + mark +
                        "'\nrecovery_min_apply_delay = '1d'\n";
    if (environment().major < 12)
        lines += "trigger_file = '" + trigger + "'\n";
    else if (environment().major < 16)
        lines += "promote_trigger_file = '" + trigger + "'\n";
    const std::string file = pgdata + (environment().major < 12 ? "/recovery.conf" : "/postgresql.auto.conf");
    const std::string before = contentOf(file);
    std::ofstream(file, std::ios::app) << lines;
    const auto seen = CairnCli::json(line(pgdata, {"--format=json"})).object();
    QCOMPARE(seen["stage"_L1].toString(), QStringLiteral("at-target"));
    QVERIFY2(!fs::exists(mark), "a command of the cluster's own settings was run");
    QVERIFY(fs::exists(trigger));
    expectNothingLeft(pgdata);
    QCOMPARE(contentOf(file), before + lines);
    std::ofstream(file) << before;
    expectRows(pgdata, "1001");
}

/// From 14 on replay also pauses when the primary was given larger settings than the restored cluster has.
void TestLook::stoppedForAnotherReason()
{
    if (environment().major < 14)
        return; // older ones end, with the same words
    const TestCatalog catalog;
    auto server = catalog.newServer({.configuration = {"max_connections = 20"}});
    (void)catalog.backup(server, {"--stream"});
    server.configure({"max_connections = 40"});
    server.restart();
    server.connect().run("CREATE TABLE after_it AS SELECT 1 AS n");
    server.connect().run("SELECT pg_create_restore_point('far')");
    catalog.archiveAll(server);
    server.stop();
    const auto pgdata = freshPath("restored");
    CairnCli::ok(catalog.restoreCommand(pgdata, {"--recovery-target-name=far", "--recovery-target-action=promote"}));
    const auto stopped = CairnCli::fails(ErrorCode::Server, line(pgdata));
    expectContains(stopped.err, "max_connections = 20 is a lower setting");
    expectNothingLeft(pgdata);
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

/// The timeline is that of what was replayed, not of the last restartpoint.
void TestLook::onAnotherTimeline()
{
    TestServer branch(environment().major,
                      restored({"--recovery-target-name=here", "--recovery-target-action=promote"}));
    m_catalog->archiveFrom(branch);
    branch.startAndRecover();
    branch.connect().run("SELECT pg_create_restore_point('branch')");
    branch.connect().run("CREATE TABLE behind_it AS SELECT 1 AS n");
    m_catalog->archiveAll(branch);
    branch.stop();
    const auto pgdata = restored({"--recovery-target-name=branch", "--recovery-target-timeline=latest"});
    const auto seen = CairnCli::json(line(pgdata, {"--format=json"})).object();
    QCOMPARE(seen["stage"_L1].toString(), QStringLiteral("at-target"));
    QCOMPARE(seen["tli"_L1].toInteger(), 2);
    // In front of the switch it is the first.
    const auto before = restored({"--recovery-target=immediate", "--recovery-target-timeline=latest"});
    QCOMPARE(CairnCli::json(line(before, {"--format=json"})).object()["tli"_L1].toInteger(), 1);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLook)
#include "test_look.moc"
