#include "support/test_server.h"

#include "support/environment.h"
#include "support/expect.h"

#include <QTest>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace cairn::test {

namespace {

/// Settings of every test server: small, quick, and with a log that can be waited for.
constexpr std::string_view commonSettings = R"(
listen_addresses = ''
fsync = off
shared_buffers = 16MB
max_connections = 30
max_wal_senders = 8
max_replication_slots = 8
max_worker_processes = 4
wal_level = replica
hot_standby = on
wal_retrieve_retry_interval = 100ms
log_destination = 'stderr'
logging_collector = off
log_min_messages = log
lc_messages = 'C'
timezone = 'UTC'
log_timezone = 'UTC'
)";

std::vector<std::string> programDirectories(int major)
{
    std::vector<std::string> directories;
    const auto number = std::to_string(major);
    for (const char *variable : {"CAIRN_PG_ROOT", "CAIRN_TEST_SERVERS"})
        if (const char *root = std::getenv(variable))
            directories.push_back(std::string(root) + "/" + number + "/bin");
    directories.push_back("/var/cache/cairn/pg/" + number + "/bin");
    directories.push_back("/usr/lib/postgresql/" + number + "/bin");
    return directories;
}

std::optional<std::string> findPrograms(int major)
{
    for (const auto &directory : programDirectories(major))
        if (std::filesystem::exists(directory + "/postgres"))
            return directory;
    return std::nullopt;
}

void appendText(const std::string &path, const std::string &text)
{
    std::ofstream file(path, std::ios::app);
    file << text;
    file.close();
    expect(file.good(), "cannot write " + path);
}

/// What a server logs when it takes connections, on a standby "… read-only connections".
constexpr const char *readyMark = "database system is ready to accept";
constexpr const char *writableMark = "database system is ready to accept connections";

} // namespace

std::vector<int> installedMajors()
{
    std::vector<int> majors;
    for (int major = 10; major <= 18; ++major)
        if (findPrograms(major))
            majors.push_back(major);
    return majors;
}

std::string serverPrograms(int major)
{
    const auto found = findPrograms(major);
    expect(found.has_value(), "PostgreSQL " + std::to_string(major) + " is not installed");
    return *found;
}

std::string clientProgram(const std::string &name)
{
    for (int major = 18; major >= 13; --major) {
        const auto path = "/usr/lib/postgresql/" + std::to_string(major) + "/bin/" + name;
        if (std::filesystem::exists(path))
            return path;
    }
    failTest(name + " is not installed");
}

TestServer::TestServer(const ServerOptions &options)
    : m_major(options.major != 0 ? options.major : environment().major)
    , m_dataDirectory(options.dataDirectory.empty() ? freshPath("pg") : options.dataDirectory)
    , m_socketDirectory(freshDirectory("s"))
{
    initialize(options);
}

TestServer::TestServer(int major, std::string dataDirectory)
    : m_major(major)
    , m_dataDirectory(std::move(dataDirectory))
    , m_socketDirectory(freshDirectory("s"))
{
}

TestServer::~TestServer()
{
    if (m_process == nullptr)
        return;
    if (QTest::currentTestFailed()) {
        const auto text = m_process->output();
        say("log of the server in " + m_dataDirectory + ":\n" +
            text.substr(text.size() > 6000 ? text.size() - 6000 : 0));
    }
    m_process->signal(SIGQUIT); // the children end with it, and with them the log's pipe
}

void TestServer::initialize(const ServerOptions &options)
{
    std::vector<std::string> arguments{
        program("initdb"), "-D", m_dataDirectory, "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C"};
    if (options.checksums)
        arguments.emplace_back("--data-checksums");
    else if (m_major >= 18)
        arguments.emplace_back("--no-data-checksums");
    if (options.walSegmentMegabytes != 16)
        arguments.push_back("--wal-segsize=" + std::to_string(options.walSegmentMegabytes));
    if (options.groupAccess)
        arguments.emplace_back("--allow-group-access");
    runOrFail({.arguments = arguments});
    std::string lines(commonSettings);
    for (const auto &line : options.configuration)
        lines += line + "\n";
    appendText(m_dataDirectory + "/postgresql.conf", lines);
}

void TestServer::launch()
{
    expect(m_process == nullptr, "the server in " + m_dataDirectory + " was started already");
    // SIGQUIT is the server's immediate shutdown: it ends its children, too.
    m_process = std::make_unique<Process>(ProcessRequest{
        .arguments = {program("postgres"), "-D", m_dataDirectory, "-k", m_socketDirectory}, .deathSignal = SIGQUIT});
}

void TestServer::start()
{
    expect(startUntil(readyMark), "the server in " + m_dataDirectory + " did not start:\n" + log());
}

void TestServer::startAndRecover()
{
    expect(startUntil(writableMark), "the server in " + m_dataDirectory + " did not recover:\n" + log());
}

bool TestServer::startUntil(const std::string &part)
{
    launch();
    return waitForLog(part);
}

void TestServer::startUntilExit()
{
    launch();
    m_oldLogs = m_process->wait().err;
    m_process.reset();
}

void TestServer::stop(StopMode mode)
{
    expect(m_process != nullptr, "the server in " + m_dataDirectory + " is not running");
    m_process->signal(mode == StopMode::Smart ? SIGTERM : mode == StopMode::Fast ? SIGINT : SIGQUIT);
    m_oldLogs = m_process->wait().err;
    m_process.reset();
}

void TestServer::killHard()
{
    expect(m_process != nullptr, "the server in " + m_dataDirectory + " is not running");
    m_process->signal(SIGKILL);
    m_oldLogs = m_process->wait().err; // waits for the end of the log, which all its children hold open
    m_process.reset();
}

void TestServer::restart()
{
    stop();
    start();
}

void TestServer::promote()
{
    const auto from = m_process->output().size();
    runOrFail({.arguments = {program("pg_ctl"), "promote", "-D", m_dataDirectory, "-w"}});
    expect(m_process->waitForOutput(writableMark, from), "the server ended while it was promoted:\n" + log());
}

void TestServer::reload()
{
    const auto from = m_process->output().size();
    m_process->signal(SIGHUP);
    expect(m_process->waitForOutput("reloading configuration files", from), "the server ended:\n" + log());
}

bool TestServer::waitForLog(const std::string &part, std::size_t from)
{
    return m_process->waitForOutput(part, from);
}

bool TestServer::isRunning()
{
    return m_process != nullptr && m_process->isRunning();
}

Sql TestServer::connect(const std::string &database, const std::string &user, std::source_location where) const
{
    return Sql(conninfo(database, user), where);
}

std::string TestServer::conninfo(const std::string &database, const std::string &user) const
{
    const auto quoted = [](const std::string &text) {
        std::string result = "'";
        for (const char c : text) {
            if (c == '\'' || c == '\\')
                result += '\\';
            result += c;
        }
        return result + "'";
    };
    return "host=" + quoted(m_socketDirectory) + " port=5432 dbname=" + quoted(database) + " user=" + quoted(user);
}

std::vector<std::string> TestServer::connectionOptions() const
{
    return {"-h", m_socketDirectory, "-p", "5432", "-U", "postgres", "-d", "postgres"};
}

std::string TestServer::log() const
{
    return m_process != nullptr ? m_process->output() : m_oldLogs;
}

void TestServer::configure(const std::vector<std::string> &lines) const
{
    std::string text;
    for (const auto &line : lines)
        text += line + "\n";
    appendText(m_dataDirectory + "/postgresql.auto.conf", text);
}

void TestServer::addHbaLine(const std::string &line) const
{
    const auto path = m_dataDirectory + "/pg_hba.conf";
    std::stringstream old;
    old << std::ifstream(path).rdbuf();
    std::ofstream file(path, std::ios::trunc);
    file << line << "\n" << old.str();
    file.close();
    expect(file.good(), "cannot write " + path);
}

std::string TestServer::program(const std::string &name) const
{
    return serverPrograms(m_major) + "/" + name;
}

} // namespace cairn::test
