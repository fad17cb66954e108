#pragma once

#include "support/process.h"
#include "support/sql.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cairn::test {

/// How a cluster is made.
struct ServerOptions {
    int major = 0; ///< 0: environment().major
    bool checksums = true;
    bool groupAccess = false;                 ///< initdb --allow-group-access (11 and newer)
    int walSegmentMegabytes = 16;             ///< initdb --wal-segsize (11 and newer)
    std::string dataDirectory{};              ///< empty: a fresh path
    std::vector<std::string> configuration{}; ///< lines for postgresql.conf, behind the defaults of the tests
};

enum class StopMode { Smart, Fast, Immediate };

/// A PostgreSQL server on a Unix socket in a private directory: nothing else can reach it, and no port can be taken. It
/// is a direct child of the test, stops with it, and its log is read as it is written, so waiting for it needs no
/// polling.
class TestServer {
public:
    /// Makes a cluster with initdb; it is not started.
    explicit TestServer(const ServerOptions &options = {});
    /// Takes over a data directory that exists, as a restore has left it.
    TestServer(int major, std::string dataDirectory);
    ~TestServer();
    TestServer(TestServer &&) noexcept = default;

    /// Starts and waits until connections are accepted (read-only ones while it is a standby).
    void start();
    /// Starts and waits until recovery is over and the server can be written to.
    void startAndRecover();
    /// Starts and waits until the log holds `part`. False when the server ended before that.
    [[nodiscard]] bool startUntil(const std::string &part);
    /// Starts and waits until the server has ended by itself.
    void startUntilExit();
    void stop(StopMode mode = StopMode::Fast);
    /// kill -9 of the postmaster; returns when every process of the server is gone.
    void killHard();
    void restart();
    /// Ends recovery, and waits until it is over.
    void promote();
    void reload();
    /// Waits until the log of the running server holds `part` behind `from`; false when the server ended before that.
    [[nodiscard]] bool waitForLog(const std::string &part, std::size_t from = 0);
    [[nodiscard]] bool isRunning();

    [[nodiscard]] Sql connect(const std::string &database = "postgres", const std::string &user = "postgres",
                              std::source_location where = std::source_location::current()) const;
    [[nodiscard]] std::string conninfo(const std::string &database = "postgres",
                                       const std::string &user = "postgres") const;
    /// Options with which `cairn` and PostgreSQL's own programs reach this server as superuser.
    [[nodiscard]] std::vector<std::string> connectionOptions() const;

    [[nodiscard]] int major() const { return m_major; }
    [[nodiscard]] const std::string &dataDirectory() const { return m_dataDirectory; }
    [[nodiscard]] const std::string &socketDirectory() const { return m_socketDirectory; }
    /// What the server logged since its last start.
    [[nodiscard]] std::string log() const;
    /// Appends lines to postgresql.auto.conf, which the server reads last.
    void configure(const std::vector<std::string> &lines) const;
    /// Appends a line in front of the lines of pg_hba.conf.
    void addHbaLine(const std::string &line) const;
    /// Path of a program of this server's build.
    [[nodiscard]] std::string program(const std::string &name) const;

private:
    void initialize(const ServerOptions &options);
    void launch();

    int m_major = 0;
    std::string m_dataDirectory;
    std::string m_socketDirectory;
    std::unique_ptr<Process> m_process;
    std::string m_oldLogs;
};

/// The majors of which servers are installed, ascending.
[[nodiscard]] std::vector<int> installedMajors();
/// The directory of the programs of a major; fails the test when it is not installed.
[[nodiscard]] std::string serverPrograms(int major);
/// Path of one of PostgreSQL's client programs (pgbench, pg_dump), of the newest Debian package.
[[nodiscard]] std::string clientProgram(const std::string &name);

} // namespace cairn::test
