#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// A restore into the data directory of the instance itself, with pg_wal and a tablespace elsewhere: the old cluster is
/// kept, whatever happens, and can be started under its new name.
class TestInPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void planTellsWhatIsKept();
    void restoresAndKeeps();
    void putsBackByHand();
    void refusesRunningServer();
    void refusesAnotherCluster();
    void refusesUnreadableCluster();
    void refusesForeignFilesInTablespace();
    void refusesCatalogInside();
    void interrupted_data();
    void interrupted();
    void cleanupTestCase();

private:
    /// What lies beside a directory under the name of something kept.
    static std::vector<std::string> keptBeside(const std::string &path);
    [[nodiscard]] CairnCli::Arguments line(const CairnCli::Arguments &more = {}) const;
    static void expectRows(TestServer &server, const std::string &rows);
    void copyCluster() const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_root;     ///< everything of the cluster lies in it
    std::string m_pristine; ///< a copy of it, stopped
    std::string m_pgdata;
    std::string m_space;
    std::string m_wal;
};

std::vector<std::string> TestInPlace::keptBeside(const std::string &path)
{
    std::vector<std::string> kept;
    for (const auto &entry : fs::directory_iterator(fs::path(path).parent_path()))
        if (entry.path().string().starts_with(path + ".before-restore-"))
            kept.push_back(entry.path().string());
    return kept;
}

CairnCli::Arguments TestInPlace::line(const CairnCli::Arguments &more) const
{
    return m_catalog->restoreCommand(
        m_pgdata,
        CairnCli::Arguments{"--in-place", "--recovery-target=immediate", "--recovery-target-action=promote"} + more);
}

void TestInPlace::expectRows(TestServer &server, const std::string &rows)
{
    server.configure({"archive_mode = off"});
    server.startAndRecover();
    auto sql = server.connect();
    QCOMPARE(sql.value("SELECT count(*) FROM kept"), rows);
    QCOMPARE(sql.value("SELECT count(*) FROM plain"), rows);
    sql.run("CREATE TABLE writable (n int)");
}

/// The cluster as it was when it was stopped, with nothing beside it.
void TestInPlace::copyCluster() const
{
    fs::remove_all(m_root);
    fs::copy(m_pristine, m_root, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    for (const auto &path : {m_pgdata, m_space, m_wal})
        fs::permissions(path, fs::perms::owner_all);
}

void TestInPlace::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_root = freshDirectory("cluster");
    m_pristine = freshPath("pristine");
    m_pgdata = m_root + "/data";
    m_space = m_root + "/space";
    m_wal = m_root + "/wal";
    fs::create_directory(m_space);
    auto server = m_catalog->newServer({.dataDirectory = m_pgdata});
    server.stop();
    fs::rename(m_pgdata + "/pg_wal", m_wal);
    fs::create_directory_symlink(m_wal, m_pgdata + "/pg_wal");
    server.start();
    auto sql = server.connect();
    sql.run("CREATE TABLESPACE elsewhere LOCATION " + sql.literal(m_space));
    sql.run("CREATE TABLE kept TABLESPACE elsewhere AS SELECT generate_series(1, 1000) AS n");
    sql.run("CREATE TABLE plain AS SELECT generate_series(1, 1000) AS n");
    (void)m_catalog->backup(server, {"--stream"});
    sql.run("INSERT INTO kept SELECT generate_series(1, 500)");
    sql.run("INSERT INTO plain SELECT generate_series(1, 500)");
    m_catalog->archiveAll(server);
    server.stop();
    fs::copy(m_root, m_pristine, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
}

void TestInPlace::planTellsWhatIsKept()
{
    copyCluster();
    const auto plan = CairnCli::json(line({"--dry-run", "--format=json"})).object();
    QVERIFY(plan["possible"_L1].toBool());
    QStringList kept;
    for (const auto &place : plan["places"_L1].toArray()) {
        QCOMPARE(place.toObject()["state"_L1].toString(), QStringLiteral("kept-aside"));
        kept << place.toObject()["kept-at"_L1].toString();
    }
    QCOMPARE(kept.size(), 3);
    QVERIFY(kept.at(0).startsWith(QString::fromStdString(m_pgdata) + QStringLiteral(".before-restore-")));
    QVERIFY(keptBeside(m_pgdata).empty());
    // Without the option the directory is in the way, and the refusal names the option.
    const auto refused =
        CairnCli::fails(ErrorCode::DestinationUnusable, m_catalog->restoreCommand(m_pgdata, {"--dry-run"}));
    QVERIFY(refused.err.contains("--in-place"));
}

void TestInPlace::restoresAndKeeps()
{
    copyCluster();
    const auto result = CairnCli::json(line({"--format=json"})).object();
    const auto kept = result["kept"_L1].toArray();
    QCOMPARE(kept.size(), 3);
    const auto keptData = kept[0].toObject()["to"_L1].toString().toStdString();
    QCOMPARE(keptBeside(m_pgdata), std::vector<std::string>{keptData});
    QVERIFY(!fs::exists(m_pgdata + ".cairn-restore.json"));
    // pg_wal is where it was, and both clusters can run at the same time.
    QCOMPARE(fs::read_symlink(m_pgdata + "/pg_wal").string(), m_wal);
    TestServer restored(environment().major, m_pgdata);
    expectRows(restored, "1000");
    TestServer old(environment().major, keptData);
    expectRows(old, "1500");
    QCOMPARE(old.connect().value("SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'elsewhere'"),
             keptBeside(m_space).at(0));
    restored.stop();
    old.stop();
    // And again: what was restored is a cluster of this instance, too.
    CairnCli::ok(line());
    QCOMPARE(keptBeside(m_pgdata).size(), std::size_t(2));
}

void TestInPlace::putsBackByHand()
{
    copyCluster();
    const auto result = CairnCli::json(line({"--format=json"})).object();
    for (const auto &command : result["put-back"_L1].toArray())
        runOrFail({.arguments = {"/bin/sh", "-c", command.toString().toStdString()}});
    QVERIFY(keptBeside(m_pgdata).empty());
    TestServer old(environment().major, m_pgdata);
    expectRows(old, "1500");
    QCOMPARE(old.connect().value("SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'elsewhere'"),
             m_space);
    old.stop();
}

void TestInPlace::refusesRunningServer()
{
    copyCluster();
    TestServer server(environment().major, m_pgdata);
    server.configure({"archive_mode = off"});
    server.start();
    const auto refused = CairnCli::fails(ErrorCode::DestinationUnusable, line());
    QVERIFY(refused.err.contains("a server runs in the directory"));
    QVERIFY(keptBeside(m_pgdata).empty());
    QCOMPARE(server.connect().value("SELECT count(*) FROM kept"), "1500");
    // After a crash its postmaster.pid is still there; nobody runs in it, though, and the plan says what that means.
    server.killHard();
    QVERIFY(fs::exists(m_pgdata + "/postmaster.pid"));
    const auto plan = CairnCli::ok(line({"--dry-run"}));
    QVERIFY(plan.out.contains("was not shut down"));
    CairnCli::ok(line());
    TestServer old(environment().major, keptBeside(m_pgdata).at(0));
    expectRows(old, "1500");
    old.stop();
}

void TestInPlace::refusesAnotherCluster()
{
    TestServer other;
    const auto refused =
        CairnCli::fails(ErrorCode::WrongCluster, m_catalog->restoreCommand(other.dataDirectory(), {"--in-place"}));
    QVERIFY(refused.err.contains("another cluster"));
    QVERIFY(keptBeside(other.dataDirectory()).empty());
    other.start();
    other.stop();
}

void TestInPlace::refusesUnreadableCluster()
{
    copyCluster();
    fs::remove(m_pgdata + "/global/pg_control");
    const auto refused = CairnCli::fails(ErrorCode::WrongCluster, line());
    QVERIFY(refused.err.contains("cannot be told"));
    QVERIFY(keptBeside(m_pgdata).empty());
}

void TestInPlace::refusesForeignFilesInTablespace()
{
    copyCluster();
    fs::create_directory(m_space + "/PG_99_202001011");
    const auto refused = CairnCli::fails(ErrorCode::DestinationUnusable, line());
    QVERIFY(refused.err.contains("more than this cluster's files"));
    QVERIFY(keptBeside(m_pgdata).empty());
    // To another place it can go.
    CairnCli::ok(line({"-T", m_space + "=" + m_root + "/moved"}));
    QCOMPARE(keptBeside(m_pgdata).size(), std::size_t(1));
    QVERIFY(keptBeside(m_space).empty());
}

void TestInPlace::refusesCatalogInside()
{
    copyCluster();
    const auto inside = m_pgdata + "/catalog";
    fs::copy(m_catalog->path(), inside, fs::copy_options::recursive);
    const auto refused =
        CairnCli::fails(ErrorCode::DestinationUnusable,
                        {"restore", "-B", inside, "--instance", m_catalog->instance(), "-D", m_pgdata, "--in-place"});
    QVERIFY(refused.err.contains("the catalog lies in"));
    QVERIFY(keptBeside(m_pgdata).empty());
}

void TestInPlace::interrupted_data()
{
    // What a restore does itself is the same for every server.
    if (environment().major < 17)
        addInjectionRows({"aside."});
    else
        addInjectionRows({"aside.", "restore."}, {"aside.after-move@2", "aside.after-move@3", "restore.file@300"});
}

/// Killed anywhere, the old cluster is whole under one name or written down, and the same command again finishes. After
/// an error it is back, as it was.
void TestInPlace::interrupted()
{
    const auto injection = currentInjection();
    copyCluster();
    runInjected(line(), injection);
    if (injection.action != Injection::Action::Kill) {
        QVERIFY(keptBeside(m_pgdata).empty());
        QVERIFY(keptBeside(m_space).empty());
        QVERIFY(keptBeside(m_wal).empty());
        QVERIFY(!fs::exists(m_pgdata + ".cairn-restore.json"));
        TestServer old(environment().major, m_pgdata);
        expectRows(old, "1500");
        old.stop();
        return;
    }
    const auto again = CairnCli::json(line({"--format=json"})).object();
    QVERIFY(!fs::exists(m_pgdata + ".cairn-restore.json"));
    QCOMPARE(keptBeside(m_pgdata).size(), std::size_t(1));
    QCOMPARE(keptBeside(m_space).size(), std::size_t(1));
    QCOMPARE(keptBeside(m_wal).size(), std::size_t(1));
    QCOMPARE(again["kept"_L1].toArray().size(), 3);
    TestServer restored(environment().major, m_pgdata);
    expectRows(restored, "1000");
    TestServer old(environment().major, keptBeside(m_pgdata).at(0));
    expectRows(old, "1500");
    restored.stop();
    old.stop();
}

void TestInPlace::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestInPlace)
#include "test_in_place.moc"
