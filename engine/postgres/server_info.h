#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "postgres/control_file.h"
#include "postgres/session.h"
#include "postgres/version.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

/// What a session can tell about its server and its own rights. Optional fields: the role may not read that setting.
struct ServerInfo {
    int versionNumber = 0; ///< 170010
    PgMajor major;
    std::string versionText; ///< "17.10 (Debian 17.10-1)"
    bool inRecovery = false;
    SystemIdentifier systemIdentifier;
    TimelineId timeline;              ///< of the WAL written (primary) or replayed (standby) now
    std::uint32_t catalogVersion = 0; ///< as in pg_control
    std::uint32_t blockSize = 0;      ///< bytes
    std::uint32_t walBlockSize = 0;   ///< bytes
    std::uint32_t walSegmentSize = 0; ///< bytes
    bool dataChecksums = false;

    std::optional<std::string> dataDirectory; ///< needs pg_read_all_settings
    std::string walLevel;                     ///< "minimal", "replica", "logical"
    std::string archiveMode;                  ///< "off", "on", "always"
    std::string archiveCommand;               ///< "(disabled)" becomes empty
    std::string archiveLibrary;               ///< 15 and later
    bool fullPageWrites = true;
    int maxWalSenders = 0;
    int maxReplicationSlots = 0;
    int maxConnections = 0;
    std::string logDirectory;              ///< as set; relative to PGDATA unless absolute
    std::string statsTempDirectory;        ///< 14 and older
    std::optional<std::string> configFile; ///< postgresql.conf; needs pg_read_all_settings

    std::string user; ///< the current role
    bool superuser = false;
    bool mayReplicate = false; ///< REPLICATION attribute or superuser; pg_hba.conf is another matter
    bool mayBackup = false;    ///< EXECUTE on both backup functions
    bool maySwitchWal = false; ///< EXECUTE on pg_switch_wal
    bool mayRestorePoint = false;

    [[nodiscard]] bool archiving() const
    {
        return archiveMode != "off" && (!archiveCommand.empty() || !archiveLibrary.empty());
    }
};

/// Asks the server; two round trips. Unsupported when the server is older than 10 or newer than 18.
[[nodiscard]] Result<ServerInfo> probeServer(Session &session, const std::stop_token &stop);

/// The GRANT statements that let a role take backups on this version, one per line, for messages and for the desktop to
/// show.
[[nodiscard]] std::string backupGrants(PgMajor major, const std::string &quotedRole);

} // namespace cairn
