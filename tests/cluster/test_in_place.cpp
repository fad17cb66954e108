#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// A restore into the data directory of the instance itself, with pg_wal and tablespaces elsewhere, in it, and made
/// after the backup: the old cluster is kept, whatever happens, and can be started under its new name.
class TestInPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void planTellsWhatIsKept();
    void restoresAndKeeps();
    void putsBackByHand();
    void laterTablespaceIsNotShared();
    void putBackByHalf();
    void oneAtATime();
    void keptClusterRunsBeforeARerun();
    void keptClusterRunsWhenItFails();
    void restThatCannotBeRemoved();
    void relativeLinks();
    void linkCannotBeChanged();
    void overALink();
    void refusesRunningServer();
    void refusesAnotherCluster();
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
    void expectWholeAt(const std::string &pgdata) const;
    void expectNothingAside() const;
    void copyCluster() const;
    /// The commands that an interrupted restore has left.
    [[nodiscard]] QJsonArray writtenDown() const;
    static void runInShell(const QJsonValue &command);

    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_root;     ///< everything of the cluster lies in it
    std::string m_pristine; ///< a copy of it, stopped
    std::string m_pgdata;
    std::string m_space;
    std::string m_later; ///< a tablespace that the backup does not have
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

/// The old cluster with everything that it had.
void TestInPlace::expectWholeAt(const std::string &pgdata) const
{
    TestServer old(environment().major, pgdata);
    expectRows(old, "1500");
    QCOMPARE(old.connect().value("SELECT count(*) FROM later"), "700");
    old.stop();
}

void TestInPlace::expectNothingAside() const
{
    for (const auto &path : {m_pgdata, m_space, m_later, m_wal})
        QVERIFY2(keptBeside(path).empty(), path.c_str());
    for (const auto &entry : fs::directory_iterator(m_root))
        QVERIFY2(!entry.path().filename().string().contains("cairn"), entry.path().c_str());
}

QJsonArray TestInPlace::writtenDown() const
{
    QFile file(QString::fromStdString(m_pgdata + ".cairn-restore.json"));
    expect(file.open(QFile::ReadOnly), "nothing is written down");
    return QJsonDocument::fromJson(file.readAll()).object()["put-back"_L1].toArray();
}

void TestInPlace::runInShell(const QJsonValue &command)
{
    runOrFail({.arguments = {"/bin/sh", "-c", command.toString().toStdString()}});
}

/// The cluster as it was when it was stopped, with nothing beside it.
void TestInPlace::copyCluster() const
{
    fs::remove_all(m_root);
    fs::copy(m_pristine, m_root, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    for (const auto &path : {m_pgdata, m_space, m_later, m_wal})
        fs::permissions(path, fs::perms::owner_all);
}

void TestInPlace::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_root = freshDirectory("cluster");
    m_pristine = freshPath("pristine");
    m_pgdata = m_root + "/data";
    m_space = m_root + "/space";
    m_later = m_root + "/later";
    m_wal = m_root + "/wal";
    for (const auto &path : {m_space, m_later})
        fs::create_directory(path);
    auto server = m_catalog->newServer({.dataDirectory = m_pgdata});
    server.stop();
    fs::rename(m_pgdata + "/pg_wal", m_wal);
    fs::create_directory_symlink(m_wal, m_pgdata + "/pg_wal");
    server.start();
    auto sql = server.connect();
    sql.run("CREATE TABLESPACE elsewhere LOCATION " + sql.literal(m_space));
    fs::create_directory(m_pgdata + "/inside");
    sql.run("CREATE TABLESPACE inside LOCATION " + sql.literal(m_pgdata + "/inside"));
    sql.run("CREATE TABLE nested TABLESPACE inside AS SELECT generate_series(1, 100) AS n");
    sql.run("CREATE TABLE kept TABLESPACE elsewhere AS SELECT generate_series(1, 1000) AS n");
    sql.run("CREATE TABLE plain AS SELECT generate_series(1, 1000) AS n");
    (void)m_catalog->backup(server, {"--stream"});
    sql.run("INSERT INTO kept SELECT generate_series(1, 500)");
    sql.run("INSERT INTO plain SELECT generate_series(1, 500)");
    sql.run("CREATE TABLESPACE later LOCATION " + sql.literal(m_later));
    sql.run("CREATE TABLE later TABLESPACE later AS SELECT generate_series(1, 700) AS n");
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
    QCOMPARE(kept.size(), 5);
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
    QCOMPARE(kept.size(), 4);
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
        runInShell(command);
    QVERIFY(keptBeside(m_pgdata).empty());
    TestServer old(environment().major, m_pgdata);
    expectRows(old, "1500");
    QCOMPARE(old.connect().value("SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'elsewhere'"),
             m_space);
    old.stop();
}

/// The restored server makes the tablespace again while it replays, in the same place.
void TestInPlace::laterTablespaceIsNotShared()
{
    copyCluster();
    const auto result = CairnCli::json(
        m_catalog->restoreCommand(m_pgdata, {"--in-place", "--recovery-target=latest", "--format=json"}));
    QCOMPARE(result.object()["kept"_L1].toArray().size(), 4);
    QVERIFY(fs::is_empty(m_later));
    QCOMPARE(fs::status(m_later).permissions(), fs::perms::owner_all);
    TestServer restored(environment().major, m_pgdata);
    expectRows(restored, "1500");
    for (const char *statement : {"UPDATE later SET n = 0", "DROP TABLE later", "CHECKPOINT"})
        restored.connect().run(statement);
    restored.stop();
    expectWholeAt(keptBeside(m_pgdata).at(0));
    QCOMPARE(keptBeside(m_later).size(), std::size_t(1));
    // What is shared with others is not moved, and said.
    copyCluster();
    fs::create_directory(m_later + "/PG_99_202001011");
    const auto refused = CairnCli::fails(ErrorCode::DestinationUnusable, line());
    expectContains(refused.err, "does not have this tablespace");
    expectNothingAside();
}

/// Killed while it writes; somebody puts the old tablespaces back by hand, stops halfway, and restores again.
void TestInPlace::putBackByHalf()
{
    copyCluster();
    CairnCli::isKilled(line(), {.failpoint = "restore.before-control"});
    const auto commands = writtenDown();
    for (int i = 0; i < 3; ++i) // all but the data directory
        runInShell(commands.at(i));
    QVERIFY(keptBeside(m_space).empty());
    CairnCli::ok(line());
    expectWholeAt(keptBeside(m_pgdata).at(0));
    QCOMPARE(keptBeside(m_space).size(), std::size_t(1));
}

void TestInPlace::oneAtATime()
{
    copyCluster();
    const auto first = CairnCli::start(line(), {.failpoint = "restore.before-control:stop"});
    first->waitUntilStopped();
    const auto refused = CairnCli::fails(ErrorCode::Locked, line());
    expectContains(refused.err, "process " + std::to_string(first->pid()));
    // Also where nothing is kept aside.
    CairnCli::fails(ErrorCode::Locked, m_catalog->restoreCommand(m_pgdata));
    first->signal(SIGCONT);
    QCOMPARE(first->wait().exitCode, 0);
    TestServer restored(environment().major, m_pgdata);
    expectRows(restored, "1000");
    restored.stop();
    expectWholeAt(keptBeside(m_pgdata).at(0));
}

/// Killed; somebody goes on working with the kept cluster, and later restores again.
void TestInPlace::keptClusterRunsBeforeARerun()
{
    copyCluster();
    CairnCli::isKilled(line(), {.failpoint = "restore.before-control"});
    TestServer old(environment().major, keptBeside(m_pgdata).at(0));
    old.configure({"archive_mode = off"});
    old.start();
    const auto refused = CairnCli::fails(ErrorCode::DestinationUnusable, line());
    expectContains(refused.err, "a server runs in the directory");
    expectContains(refused.err, keptBeside(m_pgdata).at(0));
    old.connect().run("INSERT INTO kept VALUES (0)");
    old.connect().run("CHECKPOINT");
    QCOMPARE(old.connect().value("SELECT count(*) FROM kept"), "1501");
    old.stop();
    // Whatever else goes wrong, it is told where the old cluster is.
    for (const auto &more : {CairnCli::Arguments{}, CairnCli::Arguments{"-i", "NOSUCH"}}) {
        const auto result = CairnCli::run(line(more), {.failpoint = "restore.after-plan:error"});
        expectContains(result.err, "nothing of the old cluster is lost: it is kept as " + keptBeside(m_pgdata).at(0));
        expectContains(result.err, "mv ");
    }
    CairnCli::ok(line());
}

/// Somebody works with the kept cluster when the restore fails: nothing is taken away under it.
void TestInPlace::keptClusterRunsWhenItFails()
{
    copyCluster();
    const auto restore = CairnCli::start(line(), {.failpoint = "restore.before-control:stop"});
    restore->waitUntilStopped();
    fs::create_directories(m_pgdata + "/global/pg_control/in_the_way");
    TestServer old(environment().major, keptBeside(m_pgdata).at(0));
    old.configure({"archive_mode = off"});
    old.start();
    restore->signal(SIGCONT);
    const auto ended = restore->wait();
    QCOMPARE(ended.exitCode, exitCodeOf(ErrorCode::Io));
    expectContains(ended.err, "a server runs in the directory");
    expectContains(ended.err, "this puts it back");
    old.connect().run("CHECKPOINT");
    QCOMPARE(old.connect().value("SELECT count(*) FROM kept"), "1500");
    old.stop();
    for (const auto &command : writtenDown())
        runInShell(command);
    expectWholeAt(m_pgdata);
}

/// The old cluster comes back all the same.
void TestInPlace::restThatCannotBeRemoved()
{
    copyCluster();
    const auto restore = CairnCli::start(line(), {.failpoint = "restore.before-control:stop"});
    restore->waitUntilStopped();
    fs::permissions(m_pgdata + "/global", fs::perms::owner_read | fs::perms::owner_exec);
    restore->signal(SIGCONT);
    const auto ended = restore->wait();
    QCOMPARE(ended.exitCode, exitCodeOf(ErrorCode::Permission));
    expectContains(ended.err, m_pgdata + ".unfinished-restore-");
    expectContains(ended.err, "the old cluster is back");
    expectNothingAside();
    expectWholeAt(m_pgdata);
    for (const auto &entry : fs::directory_iterator(m_root))
        if (entry.path().string().contains(".unfinished-restore-"))
            fs::permissions(entry.path() / "global", fs::perms::owner_all);
}

/// What a link says is meant from where it is, not from where cairn was started.
void TestInPlace::relativeLinks()
{
    copyCluster();
    fs::remove(m_pgdata + "/pg_wal");
    fs::create_directory_symlink("../wal", m_pgdata + "/pg_wal");
    const CliOptions elsewhere{.workingDirectory = freshDirectory("elsewhere")};
    CairnCli::fails(ErrorCode::Io, line(),
                    {.failpoint = "restore.before-control:error", .workingDirectory = elsewhere.workingDirectory});
    QCOMPARE(fs::read_symlink(m_pgdata + "/pg_wal").string(), "../wal");
    expectNothingAside();
    CairnCli::ok(line(), elsewhere);
    QVERIFY(fs::is_empty(elsewhere.workingDirectory));
    QCOMPARE(fs::read_symlink(m_pgdata + "/pg_wal").string(), m_wal);
    QCOMPARE(keptBeside(m_wal).size(), std::size_t(1));
    expectWholeAt(keptBeside(m_pgdata).at(0));
}

/// What keeps a link from being changed does not keep the cluster from being put back.
void TestInPlace::linkCannotBeChanged()
{
    copyCluster();
    constexpr auto readOnly = fs::perms::owner_read | fs::perms::owner_exec;
    fs::permissions(m_pgdata + "/pg_tblspc", readOnly);
    expectContains(CairnCli::fails(ErrorCode::DestinationUnusable, line()).err, "may not be written");
    fs::permissions(m_pgdata + "/pg_tblspc", fs::perms::owner_all);
    const auto restore = CairnCli::start(line(), {.failpoint = "aside.link:stop"});
    restore->waitUntilStopped();
    fs::permissions(keptBeside(m_pgdata).at(0) + "/pg_tblspc", readOnly);
    restore->signal(SIGCONT);
    const auto ended = restore->wait();
    QCOMPARE(ended.exitCode, exitCodeOf(ErrorCode::Permission));
    expectContains(ended.err, "cannot replace the link");
    expectNothingAside();
    fs::permissions(m_pgdata + "/pg_tblspc", fs::perms::owner_all);
    expectWholeAt(m_pgdata);
}

/// The data directory is a link, which leads nowhere while the directory has its other name.
void TestInPlace::overALink()
{
    copyCluster();
    const auto link = freshPath("link");
    fs::create_directory_symlink(m_pgdata, link);
    const auto overLink = m_catalog->restoreCommand(
        link, {"--in-place", "--recovery-target=immediate", "--recovery-target-action=promote"});
    CairnCli::isKilled(overLink, {.failpoint = "aside.renamed"});
    QVERIFY(!fs::exists(link));
    CairnCli::ok(overLink);
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(keptBeside(m_pgdata).size(), std::size_t(1));
    expectWholeAt(keptBeside(m_pgdata).at(0));
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
    QVERIFY(CairnCli::ok(line()).err.contains("was not shut down"));
    expectWholeAt(keptBeside(m_pgdata).at(0));
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
    // Nor what cannot be told.
    copyCluster();
    fs::remove(m_pgdata + "/global/pg_control");
    QVERIFY(CairnCli::fails(ErrorCode::WrongCluster, line()).err.contains("cannot be told"));
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
        addInjectionRows({"aside.", "restore."}, {"aside.after-move@2", "aside.after-move@3", "aside.renamed@4",
                                                  "aside.link@2", "restore.file@300"});
}

/// Killed anywhere, the old cluster is whole under one name or written down, and the same command again finishes. After
/// an error it is back, as it was.
void TestInPlace::interrupted()
{
    const auto injection = currentInjection();
    copyCluster();
    runInjected(line(), injection);
    if (injection.action != Injection::Action::Kill) {
        expectNothingAside();
        expectWholeAt(m_pgdata);
        return;
    }
    const auto again = CairnCli::json(line({"--format=json"})).object();
    QVERIFY(!fs::exists(m_pgdata + ".cairn-restore.json"));
    for (const auto &path : {m_pgdata, m_space, m_later, m_wal})
        QCOMPARE(keptBeside(path).size(), std::size_t(1));
    QCOMPARE(again["kept"_L1].toArray().size(), 4);
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
