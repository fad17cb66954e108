#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sys/stat.h>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// External directories: what may be one, chains of backups in which they change, come and go, and where they are
/// restored to.
class TestExternal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void badListsAreRefused_data();
    void badListsAreRefused();
    void whatCannotBeReadIsNamed();
    void everyMemberOfAChainComesBack();
    void settingsAndNone();
    void restoresWhereItIsTold();
    void nothingUnneededIsTouched();
    void cleanupTestCase();

private:
    /// Restores a backup with its external directories below a fresh one, which is returned.
    [[nodiscard]] std::string restoredBelow(const std::string &id, const std::vector<std::string> &directories) const;

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::string m_top; ///< everything external is made here
    std::string m_space;
};

namespace {

const std::string oddName = "it's \"odd\": \\ \xC3\xBC\n\xFF=";

void write(const std::string &path, const std::string &content)
{
    std::ofstream(path, std::ios::binary) << content;
}

std::string contentOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What is below a directory: of each path what it is, its mode and its content. Links are followed, but not in
/// circles.
std::map<std::string, std::string> treeOf(const std::string &root, const std::string &below = "",
                                          std::vector<std::string> above = {})
{
    std::map<std::string, std::string> tree;
    const std::string directory = root + below;
    above.push_back(fs::canonical(directory).string());
    for (const auto &entry : fs::directory_iterator(directory)) {
        struct stat facts{};
        const std::string name = below + "/" + entry.path().filename().string();
        if (::stat(entry.path().c_str(), &facts) != 0)
            continue; // a link to nothing
        const std::string mode = std::to_string(facts.st_mode);
        if (S_ISREG(facts.st_mode)) {
            tree[name] = mode + " " + contentOf(entry.path().string());
        } else if (S_ISDIR(facts.st_mode) &&
                   std::ranges::find(above, fs::canonical(entry.path()).string()) == above.end()) {
            tree[name] = mode;
            tree.merge(treeOf(root, name, above));
        }
    }
    return tree;
}

void compareTrees(const std::string &actual, const std::map<std::string, std::string> &expected,
                  std::source_location where = std::source_location::current())
{
    const auto tree = treeOf(actual);
    for (const auto &[name, facts] : expected)
        expect(tree.contains(name) && tree.at(name) == facts, actual + name + " is not as it was", where);
    expect(tree.size() == expected.size(), actual + " holds more than it did", where);
}

/// As --external-dirs takes it.
std::string listed(const std::vector<std::string> &directories)
{
    std::string list;
    for (std::string directory : directories) {
        for (std::size_t at = 0; (at = directory.find_first_of(":\\", at)) != std::string::npos; at += 2)
            directory.insert(at, "\\");
        list += (list.empty() ? "" : ":") + directory;
    }
    return list;
}

/// As --external-mapping takes it.
std::string mapping(std::string from, std::string to)
{
    for (auto *side : {&from, &to})
        for (std::size_t at = 0; (at = side->find_first_of("=\\", at)) != std::string::npos; at += 2)
            side->insert(at, "\\");
    return "--external-mapping=" + from + "=" + to;
}

} // namespace

void TestExternal::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_top = freshDirectory("external");
    m_space = freshDirectory("space");
    auto sql = m_server->connect();
    sql.run("CREATE TABLESPACE space LOCATION " + sql.literal(m_space));
    sql.run("CREATE TABLE t TABLESPACE space AS SELECT generate_series(1, 1000) AS n");
}

void TestExternal::badListsAreRefused_data()
{
    QTest::addColumn<std::string>("list");
    QTest::addColumn<ErrorCode>("code");
    fs::create_directories(m_top + "/outer/inner");
    fs::create_directory_symlink(m_top + "/outer", m_top + "/another name");
    write(m_top + "/file", "content");
    QTest::newRow("relative") << std::string("outer") << ErrorCode::Usage;
    QTest::newRow("empty") << std::string() << ErrorCode::Usage;
    QTest::newRow("twice") << listed({m_top + "/outer", m_top + "/inner/../outer/"}) << ErrorCode::Usage;
    QTest::newRow("twice, through a link") << listed({m_top + "/outer", m_top + "/another name"}) << ErrorCode::Usage;
    QTest::newRow("one in the other") << listed({m_top + "/outer", m_top + "/outer/inner"}) << ErrorCode::Usage;
    QTest::newRow("a file") << listed({m_top + "/file"}) << ErrorCode::Usage;
    QTest::newRow("not there") << listed({m_top + "/missing"}) << ErrorCode::NotFound;
    QTest::newRow("a tablespace") << listed({m_space}) << ErrorCode::Usage;
    QTest::newRow("the data directory") << listed({m_server->dataDirectory()}) << ErrorCode::Usage;
    QTest::newRow("in the data directory") << listed({m_server->dataDirectory() + "/base"}) << ErrorCode::Usage;
    QTest::newRow("around everything") << listed({environment().directory}) << ErrorCode::Usage;
    QTest::newRow("the catalog") << listed({m_catalog->path()}) << ErrorCode::Usage;
}

void TestExternal::badListsAreRefused()
{
    QFETCH(const std::string, list);
    QFETCH(const ErrorCode, code);
    CairnCli::fails(code, m_catalog->backupCommand(*m_server, {"--stream", "-E", list}));
    QVERIFY(m_catalog->show().empty());
}

void TestExternal::whatCannotBeReadIsNamed()
{
    const auto directory = m_top + "/unreadable";
    fs::create_directory(directory);
    write(directory + "/secret", "content");
    ::chmod((directory + "/secret").c_str(), 0);
    const auto result =
        CairnCli::fails(ErrorCode::Permission, m_catalog->backupCommand(*m_server, {"--stream", "-E", directory}));
    expectContains(result.err, directory + "/secret");
    const auto id = m_catalog->show().at(0).id;
    QCOMPARE(m_catalog->show(id).status, std::string("ERROR"));
    CairnCli::ok(m_catalog->command("delete", {"-i", id, "--force"}));
    checkServerIsLeftAlone(*m_server);
}

std::string TestExternal::restoredBelow(const std::string &id, const std::vector<std::string> &directories) const
{
    const auto place = freshPath("place");
    TestCatalog::Arguments more{"-i", id, "-T", m_space + "=" + freshPath("space")};
    for (std::size_t i = 0; i < directories.size(); ++i)
        more.push_back(mapping(directories[i], place + "/" + std::to_string(i)));
    const auto server = m_catalog->restore(m_server->major(), more);
    return place;
}

void TestExternal::everyMemberOfAChainComesBack()
{
    const auto odd = m_top + "/" + oddName;
    const auto plain = m_top + "/plain";
    const auto linked = m_top + "/link";
    const auto late = m_top + "/late";
    for (const auto &directory : {odd, plain, m_top + "/target", late})
        fs::create_directory(directory);
    fs::create_directory_symlink(m_top + "/target", linked);
    write(odd + "/" + oddName, "odd content");
    write(odd + "/" + std::string(255, 'n'), "");
    fs::create_directories(odd + "/deep/er");
    write(odd + "/deep/er/16384", std::string(700'000, 'd')); // a name like a relation's
    fs::create_directory_symlink(plain, odd + "/to a directory");
    fs::create_symlink(m_top + "/file", odd + "/to a file");
    fs::create_directory_symlink(odd, odd + "/deep/circle");
    fs::create_symlink("nowhere", odd + "/to nothing");
    write(plain + "/same", std::string(300'000, 's'));
    write(plain + "/changing", "before");
    write(plain + "/vanishing", "soon gone");
    fs::create_directory(plain + "/closed");
    write(plain + "/closed/inside", "readable only");
    ::chmod((plain + "/closed").c_str(), 0555);
    write(m_top + "/target/behind", "a link");

    struct Member {
        std::string id;
        std::vector<std::string> directories;
        std::vector<std::map<std::string, std::string>> trees;
    };
    std::vector<Member> members;
    const auto add = [&](const std::string &mode, const std::vector<std::string> &directories) {
        const auto id = m_catalog->backup(*m_server, {"--stream", "-b", mode, "-E", listed(directories)});
        members.push_back({id, directories, {}});
        for (const auto &directory : directories)
            members.back().trees.push_back(treeOf(directory));
        QVERIFY(m_catalog->show(id).all.contains("external-dirs"_L1));
    };
    const auto result = CairnCli::ok(
        m_catalog->backupCommand(*m_server, {"--stream", "-E", listed({linked, odd}), "--note=only the warnings"}));
    expectContains(result.err, "link to nothing");
    expectContains(result.err, "directory above it");
    add("FULL", {odd, plain, linked});
    add("DELTA", {odd, plain, linked});
    const auto idle = m_catalog->show(members.back().id);
    QVERIFY2(std::stoull(idle.text("uncompressed-bytes")) < 400'000, idle.text("uncompressed-bytes").c_str());
    write(plain + "/changing", "After.");
    write(plain + "/new", "appeared");
    fs::remove(plain + "/vanishing");
    fs::remove(odd + "/to a file");
    fs::create_directory(odd + "/to a file"); // what was a file is a directory
    write(late + "/first", "of the directory that came later");
    add("DELTA", {plain, odd, late}); // another order, one gone, one new
    for (const auto &entry : fs::directory_iterator(m_top + "/target"))
        fs::remove_all(entry);
    add("DELTA", {odd, plain, linked, late});
    for (const auto &member : members) {
        const auto place = restoredBelow(member.id, member.directories);
        for (std::size_t i = 0; i < member.trees.size(); ++i)
            compareTrees(place + "/" + std::to_string(i), member.trees[i]);
    }
    CairnCli::ok(m_catalog->command("validate", {"--depth=deep"}));
}

void TestExternal::settingsAndNone()
{
    const auto configured = m_top + "/" + oddName;
    CairnCli::ok(m_catalog->command("set-config", {"--external-dirs=" + listed({configured})}));
    const auto config = CairnCli::ok(m_catalog->command("show-config", {"--format=json"})).out;
    expectContains(config, "external-dirs");
    const auto byDefault = m_catalog->backup(*m_server, {"--stream", "-b", "DELTA"});
    QVERIFY(m_catalog->show(byDefault).all.contains("external-dirs"_L1));
    const auto other = m_catalog->backup(*m_server, {"--stream", "-b", "DELTA", "-E", m_top + "/late"});
    QCOMPARE(m_catalog->show(other).text("external-dirs"), m_top + "/late");
    const auto none = m_catalog->backup(*m_server, {"--stream", "-b", "DELTA", "-E", "none"});
    QVERIFY(!m_catalog->show(none).all.contains("external-dirs"_L1));
    CairnCli::ok(m_catalog->command("set-config", {"-E", "none"}));
    QCOMPARE(CairnCli::ok(m_catalog->command("show-config", {"--format=json"})).out.find("external-dirs"),
             std::string::npos);
}

void TestExternal::restoresWhereItIsTold()
{
    const auto directory = m_top + "/own";
    fs::create_directory(directory);
    write(directory + "/file", "content");
    const auto tree = treeOf(directory);
    const auto id = m_catalog->backup(*m_server, {"--stream", "-E", directory});
    const auto command = [&](const TestCatalog::Arguments &more) {
        return m_catalog->restoreCommand(
            freshPath("restored"), TestCatalog::Arguments{"-i", id, "-T", m_space + "=" + freshPath("space")} + more);
    };
    say("neither over what is there nor to a place that is taken");
    CairnCli::fails(ErrorCode::DestinationUnusable, command({}));
    CairnCli::fails(ErrorCode::DestinationUnusable, command({mapping(directory, m_top + "/plain")}));
    CairnCli::fails(ErrorCode::Usage, command({mapping(m_top + "/plain", freshPath("place"))}));
    CairnCli::fails(ErrorCode::Usage, command({mapping(directory, freshPath("place")), "--skip-external-dirs"}));
    const auto target = freshPath("restored");
    CairnCli::fails(ErrorCode::Usage,
                    m_catalog->restoreCommand(target, {"-i", id, mapping(directory, target + "/in")}));
    compareTrees(directory, tree);
    fs::remove_all(directory);
    CairnCli::ok(command({"--skip-external-dirs"}));
    QVERIFY(!fs::exists(directory));
    CairnCli::ok(command({}));
    compareTrees(directory, tree);
}

void TestExternal::nothingUnneededIsTouched()
{
    say("a damaged external file is found, and does not stand in the way of a restore without it");
    const auto directory = m_top + "/damaged";
    fs::create_directory(directory);
    const std::string mark = "these bytes are looked for in the packs";
    // More than the frame that it shares with its neighbours.
    write(directory + "/file", std::string(300'000, 'x') + mark + std::string(300'000, 'y'));
    const auto id =
        m_catalog->backup(*m_server, {"--stream", "-E", directory, "--compress-algorithm=none", "--note=damaged"});
    bool found = false;
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("packs"))) {
        const auto content = contentOf(entry.path().string());
        if (const auto at = content.find(mark); at != std::string::npos) {
            std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
            file.seekp(std::streamoff(at));
            file.put('X');
            found = true;
        }
    }
    QVERIFY(found);
    const TestCatalog::Arguments common{"-i", id, "-T", m_space + "=" + freshPath("space"), "--no-validate"};
    CairnCli::fails(ErrorCode::Damaged,
                    m_catalog->restoreCommand(freshPath("restored"),
                                              common + TestCatalog::Arguments{mapping(directory, freshPath("place"))}));
    auto restored = m_catalog->restore(m_server->major(), common + TestCatalog::Arguments{"--skip-external-dirs"});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM t"), std::string("1000"));
    restored.stop();
    const auto verdict = CairnCli::fails(ErrorCode::Damaged, m_catalog->command("validate", {"-i", id}));
    QCOMPARE(m_catalog->show(id).status, std::string("CORRUPT"));
    CairnCli::ok(m_catalog->command("delete", {"-i", id}));
}

void TestExternal::cleanupTestCase()
{
    ::chmod((m_top + "/plain/closed").c_str(), 0755);
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestExternal)
#include "test_external.moc"
