#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// Names are bytes: every legal one survives backup, show and restore.
class TestNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oddNamesEverywhere();
    void instanceNames_data();
    void instanceNames();
    void refusedInstanceNames_data();
    void refusedInstanceNames();
    void notes_data();
    void notes();
};

namespace {

const std::string oddName = "it's \"odd\" \\ \xC3\xBC\xE2\x82\xAC\n $(x) %p = end";

/// 255 bytes, not all of them UTF-8.
std::string longName()
{
    return "long \xFF\xFE" + std::string(255 - 7, 'x');
}

/// initdb refuses to print the newline of such a path in a shell command; a server runs there all the same.
TestServer oddlyPlacedServer(const TestCatalog &catalog, const std::string &path)
{
    const TestServer plain;
    fs::rename(plain.dataDirectory(), path);
    TestServer server(environment().major, path);
    catalog.addInstance(path);
    catalog.archiveFrom(server);
    server.start();
    return server;
}

std::string dataBaseName()
{
    return "d'b\"\n\xC3\xBC"; // at most 63 bytes in PostgreSQL
}

} // namespace

void TestNames::oddNamesEverywhere()
{
    say("quotes, newlines, UTF-8 and 255 bytes in the paths of catalog, data directory and tablespace, in file, "
        "database and"
        " instance names");
    const auto top = freshDirectory("odd") + "/" + oddName;
    fs::create_directory(top);
    const TestCatalog catalog(oddName, top + "/catalog " + oddName);
    auto server = oddlyPlacedServer(catalog, top + "/data " + oddName);
    // PostgreSQL itself refuses single quotes in a tablespace's location.
    const auto space = freshDirectory("space") + "/sp \"\xC3\xBC\n \\=x";
    fs::create_directory(space);
    auto sql = server.connect();
    sql.run("CREATE TABLESPACE odd LOCATION " + sql.literal(space));
    sql.run("CREATE DATABASE " + sql.identifier(dataBaseName()) + " TABLESPACE odd");
    server.connect(dataBaseName()).run("CREATE TABLE \"t'\"\"\n\" AS SELECT generate_series(1, 1000) AS \"c\n\"");
    for (const auto &name : {longName(), std::string("line\nbreak"), std::string("quote\"'")})
        std::ofstream(server.dataDirectory() + "/" + name) << "content of " << name;
    const auto before = logicalState(server);
    const auto id = catalog.backup(server, {"--note", "it's \"so\" \xC3\xBC"});
    catalog.archiveAll(server);
    QCOMPARE(catalog.show(id).text("note"), "it's \"so\" \xC3\xBC");

    const auto target = top + "/restored " + oddName;
    const auto newSpace = freshPath("space") + "=\n\"\xC3\xBC";
    const auto escaped = [](std::string path) { // -T OLD=NEW
        for (std::size_t at = 0; (at = path.find_first_of("=\\", at)) != std::string::npos; at += 2)
            path.insert(at, "\\");
        return path;
    };
    CairnCli::ok(
        catalog.restoreCommand(target, {"-T", escaped(space) + "=" + escaped(newSpace), "--recovery-target=latest"}));
    for (const auto &name : {longName(), std::string("line\nbreak"), std::string("quote\"'")})
        QVERIFY(fs::exists(target + "/" + name));
    server.stop();
    TestServer restored(environment().major, target);
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    expectSameText(logicalState(restored), before, "the restored cluster");
    QCOMPARE(restored.connect().value("SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'odd'"),
             newSpace);
    restored.stop();
    checkCatalog(catalog);
}

void TestNames::instanceNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("blank") << QByteArray(" ");
    QTest::newRow("dots") << QByteArray("...");
    QTest::newRow("quotes") << QByteArray("a'b\"c");
    QTest::newRow("newline") << QByteArray("a\nb");
    QTest::newRow("UTF-8") << QByteArray("Gr\xC3\xBC\xC3\x9F");
    QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE");
    QTest::newRow("255 bytes") << QByteArray(255, 'n');
    QTest::newRow("like an option") << QByteArray("--instance");
    QTest::newRow("like a temporary file") << QByteArray("x.part");
}

void TestNames::instanceNames()
{
    QFETCH(const QByteArray, name);
    static const TestServer cluster; // never started: its pg_control is enough
    const auto path = freshPath("cat");
    CairnCli::ok({"init", "-B", path});
    const auto option = "--instance=" + name.toStdString();
    CairnCli::ok({"add-instance", "-B", path, option, "-D", cluster.dataDirectory()});
    QVERIFY(fs::exists(path + "/instances/" + name.toStdString() + "/instance.json"));
    CairnCli::ok({"show", "-B", path, option});
    CairnCli::ok({"set-config", "-B", path, option, "--archive-timeout=77"});
    expectContains(CairnCli::ok({"show-config", "-B", path, option, "--format=json"}).out, "77");
    QCOMPARE(CairnCli::json({"show", "-B", path, "--format=json"}).array().size(), 1);
    CairnCli::ok({"del-instance", "-B", path, option});
    QCOMPARE(CairnCli::json({"show", "-B", path, "--format=json"}).array().size(), 0);
}

void TestNames::refusedInstanceNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("dot") << QByteArray(".");
    QTest::newRow("parent") << QByteArray("..");
    QTest::newRow("slash") << QByteArray("a/b");
    QTest::newRow("256 bytes") << QByteArray(256, 'n');
}

void TestNames::refusedInstanceNames()
{
    QFETCH(const QByteArray, name);
    static const TestServer cluster;
    const auto path = freshPath("cat");
    CairnCli::ok({"init", "-B", path});
    CairnCli::fails(ErrorCode::Usage,
                    {"add-instance", "-B", path, "--instance=" + name.toStdString(), "-D", cluster.dataDirectory()});
    QCOMPARE(CairnCli::json({"show", "-B", path, "--format=json"}).array().size(), 0);
}

void TestNames::notes_data()
{
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("quotes") << QByteArray("it's \"ok\"") << QByteArray("it's \"ok\"");
    QTest::newRow("newline") << QByteArray("first\nsecond") << QByteArray("first\nsecond");
    QTest::newRow("1024 bytes") << QByteArray(1024, 'n') << QByteArray(1024, 'n');
    QTest::newRow("none") << QByteArray("none") << QByteArray();
}

void TestNames::notes()
{
    QFETCH(const QByteArray, note);
    QFETCH(const QByteArray, expected);
    static const TestCatalog catalog;
    static TestServer server = catalog.newServer();
    const auto id = catalog.backup(server, {"--stream", "--note", note.toStdString()});
    QCOMPARE(catalog.show(id).text("note"), expected.toStdString());
    CairnCli::fails(ErrorCode::Usage, catalog.backupCommand(server, {"--stream", "--note", std::string(1025, 'n')}));
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestNames)
#include "test_names.moc"
