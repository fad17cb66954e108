#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "postgres/version.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

/// What the server was doing when it last wrote pg_control.
enum class ClusterState : std::uint32_t {
    StartingUp = 0,
    ShutDown = 1,
    ShutDownInRecovery = 2,
    ShuttingDown = 3,
    InCrashRecovery = 4,
    InArchiveRecovery = 5, ///< a running standby
    InProduction = 6,
};
[[nodiscard]] std::string_view clusterStateName(ClusterState state);

/// The value of wal_level that pg_control and WAL records carry.
enum class WalLevel : std::int32_t { Minimal = 0, Replica = 1, Logical = 2 };
[[nodiscard]] std::string_view walLevelName(WalLevel level);

/// The fields of global/pg_control that Cairn uses. Layouts of 10 to 18: section 2 of the PostgreSQL facts.
struct ControlFile {
    SystemIdentifier systemIdentifier;
    std::uint32_t controlVersion = 0; ///< pg_control_version, 1002 to 1800
    std::uint32_t catalogVersion = 0;
    PgMajor major;
    ClusterState state = ClusterState::StartingUp;
    Timestamp time; ///< last update of the file, whole seconds

    Lsn checkpoint;          ///< record of the last checkpoint (on a standby: restartpoint)
    Lsn redo;                ///< where replay from that checkpoint starts
    TimelineId timeline;     ///< timeline of that checkpoint
    TimelineId prevTimeline; ///< differs from timeline only when that checkpoint began the timeline
    bool fullPageWrites = false;
    std::uint64_t nextXid = 0; ///< epoch in the high half
    std::uint32_t nextOid = 0;
    std::uint32_t oldestXid = 0;
    Timestamp checkpointTime; ///< whole seconds

    Lsn minRecoveryPoint; ///< on a standby: replay must get here before the files are consistent
    TimelineId minRecoveryTimeline;
    Lsn backupStartPoint;
    Lsn backupEndPoint;
    bool backupEndRequired = false;

    WalLevel walLevel = WalLevel::Minimal;
    bool walLogHints = false;
    std::int32_t maxConnections = 0; ///< this and the next four: a hot standby needs at least these values
    std::int32_t maxWorkerProcesses = 0;
    std::int32_t maxWalSenders = 0; ///< 0 on 10 and 11, which do not store it
    std::int32_t maxPreparedTransactions = 0;
    std::int32_t maxLocksPerTransaction = 0;
    bool trackCommitTimestamp = false;

    std::uint32_t blockSize = 0;             ///< bytes, power of two, 1 to 32 KiB
    std::uint32_t relationSegmentBlocks = 0; ///< blocks in one file of a relation
    std::uint32_t walBlockSize = 0;          ///< bytes
    std::uint32_t walSegmentSize = 0;        ///< bytes, power of two, 1 MiB to 1 GiB
    std::uint32_t dataChecksumVersion = 0;   ///< 0 off, 1 on; other values are refused

    [[nodiscard]] bool dataChecksums() const { return dataChecksumVersion != 0; }
    [[nodiscard]] bool isStandby() const
    {
        return state == ClusterState::InArchiveRecovery || state == ClusterState::ShutDownInRecovery;
    }
};

/// The size of the file, and the largest part of it that the server writes at once.
inline constexpr std::size_t controlFileSize = 8192;

/// Decodes pg_control. Unsupported: a version this build does not know; Damaged: too short, wrong CRC, or values that
/// cannot be. Pure, any thread.
[[nodiscard]] Result<ControlFile> parseControlFile(ByteView bytes);

/// The decoded file together with the very bytes it was decoded from: a backup stores those.
struct ControlFileImage {
    ControlFile fields;
    Bytes bytes;
};

/// Reads global/pg_control of a data directory, also while a server writes it: the server overwrites the file in place,
/// so a read can see old and new bytes mixed. The mix fails the CRC, and the file is read again, a bounded number of
/// times.
[[nodiscard]] Result<ControlFileImage> readControlFile(const std::string &pgdata);

} // namespace cairn
