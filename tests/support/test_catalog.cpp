#include "support/test_catalog.h"

#include "support/environment.h"
#include "support/expect.h"
#include "support/file_watch.h"

#include <QJsonArray>

#include <algorithm>
#include <sys/stat.h>

namespace cairn::test {

using namespace Qt::StringLiterals;

std::string ShownBackup::text(const char *key) const
{
    return all.value(QLatin1String(key)).toVariant().toString().toStdString();
}

TestCatalog::TestCatalog(std::string instance, const std::string &path)
    : m_path(path.empty() ? freshPath("cat") : path)
    , m_instance(std::move(instance))
{
    CairnCli::ok({"init", "-B", m_path});
}

void TestCatalog::addInstance(const std::string &dataDirectory, const Arguments &more) const
{
    CairnCli::ok(command("add-instance", {"-D", dataDirectory}) + more);
}

TestServer TestCatalog::newServer(ServerOptions options) const
{
    TestServer server(options);
    addInstance(server.dataDirectory());
    archiveFrom(server);
    server.start();
    return server;
}

void TestCatalog::archiveFrom(const TestServer &server) const
{
    std::string value;
    for (const char c : archiveCommand()) {
        if (c == '\'' || c == '\\')
            value += c; // doubled
        value += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    server.configure({"archive_mode = on", "archive_command = '" + value + "'"});
}

std::string TestCatalog::archiveCommand() const
{
    std::string line = shellQuoted(environment().cairn);
    for (const auto &argument : command("archive-push", {"--no-sync"}))
        line += " " + shellQuoted(argument);
    for (std::size_t at = 0; (at = line.find('%', at)) != std::string::npos; at += 2)
        line.insert(at, "%"); // the server's placeholders begin with it
    return line + " --wal-file-path=%p --wal-file-name=%f";
}

CairnCli::Arguments TestCatalog::command(const std::string &name, const Arguments &more) const
{
    return Arguments{name, "-B", m_path, "--instance", m_instance} + more;
}

CairnCli::Arguments TestCatalog::backupCommand(const TestServer &server, const Arguments &more) const
{
    Arguments arguments{"-j", "2", "--no-sync"};
    if (std::ranges::find(more, "-b") == more.end())
        arguments = Arguments{"-b", "FULL"} + arguments;
    // The instance's own directory is that of the first server only.
    if (std::ranges::find(more, "-D") == more.end())
        arguments = arguments + Arguments{"-D", server.dataDirectory()};
    return command("backup", arguments) + server.connectionOptions() + more;
}

CairnCli::Arguments TestCatalog::restoreCommand(const std::string &target, const Arguments &more) const
{
    return command("restore", {"-D", target, "-j", "2", "--no-sync"}) + more;
}

std::string TestCatalog::backup(const TestServer &server, const Arguments &more, std::source_location where) const
{
    const auto before = show(where);
    CairnCli::ok(backupCommand(server, more), {}, where);
    const auto after = show(where);
    expect(after.size() == before.size() + 1, "the backup is not listed", where);
    expect(after[0].status == "OK", "the backup is " + after[0].status, where);
    return after[0].id;
}

TestServer TestCatalog::restore(int major, const Arguments &more, std::source_location where) const
{
    const auto target = freshPath("restored");
    CairnCli::ok(restoreCommand(target, more), {}, where);
    return TestServer(major, target);
}

namespace {

ShownBackup shownBackup(const QJsonObject &object)
{
    return {object["id"_L1].toString().toStdString(), object["status"_L1].toString().toStdString(), object};
}

} // namespace

std::vector<ShownBackup> TestCatalog::show(std::source_location where) const
{
    const auto document = CairnCli::json(command("show", {"--format=json"}), where);
    expect(document.array().size() == 1, "show lists not one instance", where);
    std::vector<ShownBackup> backups;
    for (const auto &value : document.array()[0].toObject()["backups"_L1].toArray())
        backups.push_back(shownBackup(value.toObject()));
    return backups;
}

ShownBackup TestCatalog::show(const std::string &id, std::source_location where) const
{
    for (auto &backup : show(where))
        if (backup.id == id)
            return backup;
    failTest("backup " + id + " is not listed", where);
}

QJsonObject TestCatalog::showArchive(std::source_location where) const
{
    const auto document = CairnCli::json(command("show", {"--archive", "--format=json"}), where);
    expect(document.array().size() == 1, "show --archive lists not one instance", where);
    return document.array()[0].toObject();
}

void TestCatalog::archiveAll(const TestServer &server) const
{
    auto sql = server.connect();
    // A record of its own: without any since the last switch there would be nothing to switch.
    // Up to 13 an LSN knows no subtraction, but there the name of a boundary is that of the segment before it anyway.
    const bool subtract = server.major() >= 14;
    const auto segment = sql.value(subtract ? "SELECT pg_walfile_name(pg_create_restore_point('archived') - 1)"
                                            : "SELECT pg_walfile_name(pg_create_restore_point('archived'))");
    sql.run("SELECT pg_switch_wal()");
    waitForFile(stored("wal"), segment + ".");
}

std::string TestCatalog::stored(const std::string &key) const
{
    return m_path + "/instances/" + m_instance + (key.empty() ? "" : "/" + key);
}

std::string shellQuoted(const std::string &text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

} // namespace cairn::test
