#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <filesystem>
#include <memory>
#include <sys/stat.h>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// Where a cluster's files lie: tablespaces, a WAL directory of its own, large segments, group access.
class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tablespacesAndWalDirectoryMove();
    void groupAccessIsKept();
    void refusesDestination_data();
    void refusesDestination();
    void emptyDestinationIsTaken();
    void laterTablespaceIsSaid();
    void cleanupTestCase();

private:
    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_space;  ///< tablespace beside the data directory
    std::string m_inside; ///< tablespace inside the data directory
    std::string m_id;
    std::string m_state;
    bool m_isNew = false; ///< 11 or newer: segment size and group access are initdb's options
};

namespace {

mode_t modeOf(const fs::path &path)
{
    struct stat info{};
    expect(::lstat(path.c_str(), &info) == 0, "cannot look at " + path.string());
    return info.st_mode & 07777;
}

std::string linkOfSpace(const std::string &dataDirectory, const std::string &target)
{
    for (const auto &entry : fs::directory_iterator(dataDirectory + "/pg_tblspc"))
        if (entry.is_symlink() && fs::read_symlink(entry.path()) == target)
            return entry.path().string();
    return {};
}

} // namespace

void TestLayout::initTestCase()
{
    m_isNew = environment().major >= 11;
    say(std::string("tablespaces outside and inside the data directory") +
        (m_isNew ? ", 64 MB segments, group access" : ""));
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(
        m_catalog->newServer({.groupAccess = m_isNew,
                              .walSegmentMegabytes = m_isNew ? 64 : 16,
                              .configuration = {m_isNew ? "max_wal_size = 256MB" : "", "autovacuum = off"}}));
    m_space = freshDirectory("space");
    m_inside = m_server->dataDirectory() + "/inside";
    fs::create_directory(m_inside);
    auto sql = m_server->connect();
    sql.run("CREATE TABLESPACE outside LOCATION " + sql.literal(m_space));
    sql.run("CREATE TABLESPACE inside LOCATION " + sql.literal(m_inside));
    sql.run("CREATE DATABASE elsewhere TABLESPACE outside");
    sql.run("CREATE TABLE near (n integer) TABLESPACE inside");
    sql.run("INSERT INTO near SELECT generate_series(1, 30000)");
    Bank::create(*m_server, 1, "elsewhere");
    Bank::transact(*m_server, 100, 2, "elsewhere");
    m_id = m_catalog->backup(*m_server);
    Bank::transact(*m_server, 100, 2, "elsewhere");
    m_state = logicalState(*m_server);
    m_catalog->archiveAll(*m_server);
}

void TestLayout::tablespacesAndWalDirectoryMove()
{
    const auto space = freshPath("moved-space");
    const auto inside = freshPath("moved-inside");
    const auto wal = freshPath("moved-wal");
    auto restored = m_catalog->restore(environment().major, {"-T", m_space + "=" + space, "-T", m_inside + "=" + inside,
                                                             "--waldir", wal, "--recovery-target=latest"});
    const auto &directory = restored.dataDirectory();
    QVERIFY(!linkOfSpace(directory, space).empty());
    QVERIFY(!linkOfSpace(directory, inside).empty());
    QVERIFY(linkOfSpace(directory, m_space).empty());
    QCOMPARE(fs::read_symlink(directory + "/pg_wal").string(), wal);
    QVERIFY2(!fs::exists(directory + "/inside") || fs::is_empty(directory + "/inside"),
             "the tablespace inside the data directory was copied twice");
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored, "elsewhere");
    expectSameText(logicalState(restored), m_state, "the restored cluster");
    restored.connect("elsewhere").run("CREATE TABLE written AS SELECT 1"); // the moved places take new files
    restored.stop();
}

void TestLayout::groupAccessIsKept()
{
    const auto space = freshPath("mode-space");
    const auto wal = freshPath("mode-wal");
    const auto restored =
        m_catalog->restore(environment().major, {"-i", m_id, "-T", m_space + "=" + space, "-T",
                                                 m_inside + "=" + freshPath("mode-inside"), "--waldir", wal});
    const mode_t directories = m_isNew ? 0750 : 0700;
    const mode_t files = m_isNew ? 0640 : 0600;
    QCOMPARE(modeOf(restored.dataDirectory()), directories);
    QCOMPARE(modeOf(wal), directories);
    int seen = 0;
    for (const auto &root : {restored.dataDirectory(), space, wal})
        for (const auto &entry : fs::recursive_directory_iterator(root)) {
            if (entry.is_symlink())
                continue;
            const auto mode = modeOf(entry.path());
            expect(mode == (entry.is_directory() ? directories : files),
                   entry.path().string() + " has mode " + std::to_string(mode));
            ++seen;
        }
    QVERIFY(seen > 900);
}

void TestLayout::refusesDestination_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"directory not empty", "tablespace not empty", "WAL directory not empty", "tablespace without mapping",
          "mapping of an unknown tablespace", "relative mapping", "data directory of the running server"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestLayout::refusesDestination()
{
    QFETCH(const QString, what);
    const auto full = freshDirectory("full");
    fs::create_directory(full + "/something");
    const auto destination = freshPath("refused");
    const TestCatalog::Arguments space{"-T", m_space + "=" + freshPath("space")};
    const TestCatalog::Arguments inside{"-T", m_inside + "=" + freshPath("inside")};
    auto code = ErrorCode::DestinationUnusable;
    TestCatalog::Arguments line;
    if (what == QLatin1String("directory not empty")) {
        line = m_catalog->restoreCommand(full, space + inside);
    } else if (what == QLatin1String("tablespace not empty")) {
        line = m_catalog->restoreCommand(destination, inside + TestCatalog::Arguments{"-T", m_space + "=" + full});
    } else if (what == QLatin1String("WAL directory not empty")) {
        line = m_catalog->restoreCommand(destination, space + inside + TestCatalog::Arguments{"--waldir", full});
    } else if (what == QLatin1String("tablespace without mapping")) {
        line = m_catalog->restoreCommand(destination, inside); // the source's own place is in use
    } else if (what == QLatin1String("mapping of an unknown tablespace")) {
        line = m_catalog->restoreCommand(destination, space + inside + TestCatalog::Arguments{"-T", "/nowhere=/tmp/x"});
        code = ErrorCode::Usage;
    } else if (what == QLatin1String("relative mapping")) {
        line = m_catalog->restoreCommand(destination, inside + TestCatalog::Arguments{"-T", m_space + "=here"});
        code = ErrorCode::Usage;
    } else {
        line = m_catalog->restoreCommand(m_server->dataDirectory(), space + inside);
    }
    CairnCli::fails(code, line);
    QVERIFY(!fs::exists(destination + "/global/pg_control"));
    QVERIFY(fs::exists(full + "/something"));
    Bank::check(*m_server, "elsewhere");
}

void TestLayout::emptyDestinationIsTaken()
{
    const auto destination = freshDirectory("empty");
    const auto space = freshDirectory("empty-space");
    CairnCli::ok(m_catalog->restoreCommand(
        destination, {"-i", m_id, "-T", m_space + "=" + space, "-T", m_inside + "=" + freshPath("inside"),
                      "--recovery-target=immediate", "--recovery-target-action=promote"}));
    TestServer restored(environment().major, destination);
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    Bank::check(restored, "elsewhere");
    restored.stop();
}

/// Recovery makes it where it was made: beside a server that has it that is a danger.
void TestLayout::laterTablespaceIsSaid()
{
    const auto later = freshDirectory("later");
    const auto away = freshPath("away");
    m_server->connect().run("CREATE TABLESPACE later LOCATION '" + later + "'");
    m_catalog->archiveAll(*m_server);
    const auto planned = [&](const std::string &target) {
        return CairnCli::ok(
                   m_catalog->restoreCommand(freshPath("restored"),
                                             {"-i", m_id, "--dry-run", "-T", m_space + "=" + freshPath("space"), "-T",
                                              m_inside + "=" + freshPath("inside"), "--recovery-target=" + target}))
            .out;
    };
    expectContains(planned("latest"), "a tablespace is made in " + later + " while WAL is replayed, and there is one");
    QVERIFY(!QString::fromStdString(planned("immediate")).contains("while WAL is replayed"_L1));
    fs::rename(later, away);
    expectContains(planned("latest"), later + " while WAL is replayed, and that directory does not exist");
    fs::create_directory(later);
    QVERIFY(!QString::fromStdString(planned("latest")).contains("while WAL is replayed"_L1));
    fs::remove(later);
    fs::rename(away, later);
}

void TestLayout::cleanupTestCase()
{
    checkServerIsLeftAlone(*m_server);
    m_server->stop();
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLayout)
#include "test_layout.moc"
