#pragma once

#include "catalog/backup_record.h"
#include "catalog/wal_archive.h"
#include "core/context.h"
#include "postgres/backup_api.h"
#include "postgres/replication.h"
#include "postgres/server_info.h"
#include "wal/receiver.h"
#include "wal/verify.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace cairn {

/// The slot that a STREAM backup uses.
struct StreamSlot {
    enum class Kind {
        Temporary, ///< made here, gone with the connection
        Permanent, ///< made here, stays
        Existing,  ///< the user's
    };
    Kind kind = Kind::Temporary;
    std::string name;
};

/// Receives the WAL of a STREAM backup over the replication protocol and stores it, sealed, under the backup.
class BackupStream {
public:
    /// Connects, makes the slot. Called before the backup starts, so that no WAL can be removed.
    [[nodiscard]] static Result<std::unique_ptr<BackupStream>> connect(const ConnectionOptions &connection,
                                                                       const StreamSlot &slot, SystemIdentifier system,
                                                                       OperationContext &context);
    ~BackupStream();
    BackupStream(const BackupStream &) = delete;
    BackupStream &operator=(const BackupStream &) = delete;

    /// Begins to receive from the segment of `start`; also stores the history file of a later timeline than 1.
    [[nodiscard]] Status start(Storage &storage, const std::string &prefix, const Compression &compression, Lsn start,
                               TimelineId timeline, std::uint32_t segmentSize, OperationContext &context);
    /// The error that ended it, if one did.
    [[nodiscard]] Status health() const;
    /// Receives up to `stop` and ends.
    [[nodiscard]] Status finish(Lsn stop, OperationContext &context);
    [[nodiscard]] std::uint64_t storedBytes() const;

private:
    class Sink;
    BackupStream(ReplicationConnection connection, StreamSlot slot, SystemIdentifier system);
    std::optional<ReplicationConnection> m_connection;
    StreamSlot m_slot;
    SystemIdentifier m_system;
    std::unique_ptr<Sink> m_sink;
    std::unique_ptr<WalReceiver> m_receiver;
};

/// Waits until the archive holds every segment of [start, stop). WalMissing when the time is over, naming the first
/// one.
[[nodiscard]] Status waitForArchive(const WalArchive &archive, TimelineId timeline, Lsn start, Lsn stop,
                                    std::uint32_t segmentSize, std::chrono::seconds limit, OperationContext &context);

/// Proves that the WAL which makes a backup consistent is stored and sound.
[[nodiscard]] Result<WalRangeFacts> verifyBackupWal(const std::vector<WalArchive> &archives, const BackupRecord &record,
                                                    const std::string &scratchDirectory, const std::stop_token &stop);

} // namespace cairn
