#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "postgres/server_info.h"
#include "postgres/session.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace cairn {

/// What the server said when it entered backup mode.
struct BackupStart {
    Lsn start;           ///< redo point: WAL is needed from the segment of this LSN on
    TimelineId timeline; ///< timeline of that checkpoint
    bool fromStandby = false;
};

/// What the server said when it left backup mode.
struct BackupStop {
    Lsn stop;                      ///< WAL is needed up to here; the last segment is the one of stop - 1
    Lsn checkpoint;                ///< of the start, from the label; at or behind `start`, its record is needed too
    TimelineId timeline;           ///< from the label: the timeline of the start
    std::string labelFile;         ///< goes into the backup as backup_label, byte for byte
    std::string tablespaceMap;     ///< goes into the backup as tablespace_map, byte for byte; empty: no such file
    std::uint64_t recoveryXid = 0; ///< first transaction id that was not yet assigned (with epoch)
    Timestamp serverTime;          ///< the server's clock at the stop
};

/// A non-exclusive backup of a running server: section 5 of the PostgreSQL facts. The server is in backup mode from
/// start() to stop(); closing the session, also by a crash, ends the mode without a trace. One backup per session at a
/// time. Used by one thread at a time. The session must outlive this.
class ServerBackup {
public:
    /// Enters backup mode. With `fastCheckpoint` the server checkpoints at once, otherwise at its own pace (minutes).
    /// @param label up to 1024 bytes; control characters are refused because the server would write a broken label
    /// file.
    /// @param info of the same session. Server error with the GRANTs to run when the role may not do this.
    [[nodiscard]] static Result<ServerBackup> start(Session &session, const ServerInfo &info, const std::string &label,
                                                    bool fastCheckpoint, const std::stop_token &stop);

    [[nodiscard]] const BackupStart &started() const { return m_started; }

    /// Leaves backup mode. Does not wait for archiving: the caller proves that the WAL is there.
    /// Server error when a standby was promoted meanwhile: such a backup is worthless.
    [[nodiscard]] Result<BackupStop> stop(const std::stop_token &stop);

private:
    ServerBackup(Session &session, PgMajor major, BackupStart started)
        : m_session(&session)
        , m_major(major)
        , m_started(started)
    {
    }

    Session *m_session;
    PgMajor m_major;
    BackupStart m_started;
};

/// Writes a named restore point, and returns the LSN just behind it. Not on a standby. @param name 1 to 63 bytes.
[[nodiscard]] Result<Lsn> createRestorePoint(Session &session, const std::string &name, const std::stop_token &stop);
/// Ends the current WAL segment so that it can be archived; returns the LSN just behind the switch. Not on a standby.
[[nodiscard]] Result<Lsn> switchWal(Session &session, const std::stop_token &stop);
/// What the server reads in its own pg_control, and whether it is a standby now.
struct ServerControl {
    Lsn checkpoint; ///< the newest; on a standby the newest restartpoint
    bool inRecovery = false;
};
[[nodiscard]] Result<ServerControl> readServerControl(Session &session, const std::stop_token &stop);
/// Where the WAL ends now: flushed on a primary; replayed or received, whichever is further, on a standby.
[[nodiscard]] Result<Lsn> currentWalEnd(Session &session, const std::stop_token &stop);

} // namespace cairn
