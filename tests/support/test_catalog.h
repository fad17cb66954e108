#pragma once

#include "support/cairn_cli.h"
#include "support/test_server.h"

#include <QJsonArray>
#include <QJsonObject>

#include <source_location>
#include <string>
#include <vector>

namespace cairn::test {

/// One backup as `cairn show --format=json` tells it.
struct ShownBackup {
    std::string id;
    std::string status;
    QJsonObject all;
    [[nodiscard]] std::string text(const char *key) const; ///< a value as text; empty when it is not there
};

/// A catalog with one instance, driven through the command line.
class TestCatalog {
public:
    using Arguments = CairnCli::Arguments;

    /// `cairn init` in a fresh directory, or in `path`.
    explicit TestCatalog(std::string instance = "main", const std::string &path = {});

    /// `cairn add-instance` for a cluster.
    void addInstance(const std::string &dataDirectory, const Arguments &more = {}) const;
    /// A cluster with archiving into this catalog: initdb, add-instance, archive_command, start.
    [[nodiscard]] TestServer newServer(ServerOptions options = {}) const;
    /// Sets archive_mode and archive_command of a server that is not running.
    void archiveFrom(const TestServer &server) const;
    /// The shell command that archives into this catalog.
    [[nodiscard]] std::string archiveCommand() const;

    /// "COMMAND -B … --instance …" and what follows.
    [[nodiscard]] Arguments command(const std::string &name, const Arguments &more = {}) const;
    [[nodiscard]] Arguments backupCommand(const TestServer &server, const Arguments &more = {}) const;
    [[nodiscard]] Arguments restoreCommand(const std::string &target, const Arguments &more = {}) const;
    /// Takes a backup, which must succeed and be OK; returns its id. `more` holds --stream, if so, and -b MODE unless
    /// FULL.
    std::string backup(const TestServer &server, const Arguments &more = {},
                       std::source_location where = std::source_location::current()) const;
    /// Restores into a fresh directory and returns a server for it, not started.
    [[nodiscard]] TestServer restore(int major, const Arguments &more = {},
                                     std::source_location where = std::source_location::current()) const;

    /// Newest first.
    [[nodiscard]] std::vector<ShownBackup> show(std::source_location where = std::source_location::current()) const;
    [[nodiscard]] ShownBackup show(const std::string &id,
                                   std::source_location where = std::source_location::current()) const;
    /// `show --archive` of this instance: the object with the timelines.
    [[nodiscard]] QJsonObject showArchive(std::source_location where = std::source_location::current()) const;
    /// Waits, through the server's own statistics and log, until everything written so far is in the archive.
    void archiveAll(const TestServer &server) const;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] const std::string &instance() const { return m_instance; }
    /// Path of a stored file of the instance.
    [[nodiscard]] std::string stored(const std::string &key) const;

private:
    std::string m_path;
    std::string m_instance;
};

/// A text as one word of a shell.
[[nodiscard]] std::string shellQuoted(const std::string &text);

} // namespace cairn::test
