#include "operations/backup_wal.h"

#include "core/failpoint.h"
#include "core/files.h"
#include "core/worker_pool.h"
#include "wal/segment.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

/// Reads an unnamed file front to back.
ByteSource sourceOfFile(const Fd &file, std::uint64_t size, const std::string &name)
{
    auto buffer = std::make_shared<Bytes>(256u << 10);
    return [&file, size, name, buffer, offset = std::uint64_t{0}]() mutable -> Result<ByteView> {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer->size(), size - offset));
        CAIRN_TRY(const auto got, readAt(file, std::span(*buffer).first(wanted), offset, name));
        offset += got;
        return ByteView(*buffer).first(got);
    };
}

} // namespace

/// Stores segments as they come. Called on the receiver's thread.
class BackupStream::Sink final : public WalSegmentSink {
public:
    Sink(Storage &storage, std::string prefix, Compression compression, SystemIdentifier system)
        : m_storage(storage)
        , m_prefix(std::move(prefix))
        , m_compression(compression)
        , m_system(system)
    {
    }
    Status onSegment(const ReceivedSegment &segment) override
    {
        CAIRN_CHECK(failpoint("backup.wal.before-segment"));
        CAIRN_CHECK(store(segment.name, sourceOfFile(segment.file, segment.segmentSize, segment.name)));
        return failpoint("backup.wal.after-segment");
    }
    Status store(const std::string &name, const ByteSource &source)
    {
        const std::string key = m_prefix + "/" + name + std::string(sealedSuffix(m_compression.codec));
        CAIRN_TRY(const auto out, m_storage.create(key, CreateMode::Replace));
        CAIRN_TRY(const Seal seal, writeSealed(*out, source, m_compression, m_system));
        CAIRN_CHECK(out->commit());
        m_stored += seal.storedLength;
        return {};
    }
    [[nodiscard]] std::uint64_t storedBytes() const { return m_stored; }

private:
    Storage &m_storage;
    std::string m_prefix;
    Compression m_compression;
    SystemIdentifier m_system;
    std::atomic<std::uint64_t> m_stored{0};
};

BackupStream::BackupStream(ReplicationConnection connection, StreamSlot slot, SystemIdentifier system)
    : m_connection(std::move(connection))
    , m_slot(std::move(slot))
    , m_system(system)
{
}

BackupStream::~BackupStream() = default;

Result<std::unique_ptr<BackupStream>> BackupStream::connect(const ConnectionOptions &connection, const StreamSlot &slot,
                                                            SystemIdentifier system, OperationContext &context)
{
    CAIRN_TRY(auto replication, ReplicationConnection::connect(connection, context.stop));
    CAIRN_TRY(const auto identity, replication.identifySystem(context.stop));
    if (identity.systemIdentifier != system)
        return fail(ErrorCode::WrongCluster,
                    std::format("the replication connection reaches a cluster with system identifier {}, not {}",
                                identity.systemIdentifier.value, system.value),
                    redactedConninfo(connection), "check host and port");
    if (slot.kind != StreamSlot::Kind::Existing)
        CAIRN_CHECK(replication.createPhysicalSlot(slot.name, slot.kind == StreamSlot::Kind::Temporary, context.stop));
    CAIRN_CHECK(failpoint("backup.after-slot"));
    return std::unique_ptr<BackupStream>(new BackupStream(std::move(replication), slot, system));
}

Status BackupStream::start(Storage &storage, const std::string &prefix, const Compression &compression, Lsn start,
                           TimelineId timeline, std::uint32_t segmentSize, OperationContext &context)
{
    m_sink = std::make_unique<Sink>(storage, prefix, compression, m_system);
    if (timeline.value > 1) {
        CAIRN_TRY(const auto history, m_connection->timelineHistory(timeline, context.stop));
        CAIRN_CHECK(m_sink->store(historyFileName(timeline), sourceOf(asBytes(history.content))));
    }
    WalReceiverOptions options;
    options.from = start;
    options.timeline = timeline;
    options.slot = m_slot.name;
    options.systemIdentifier = m_system;
    options.segmentSize = segmentSize;
    options.spoolDirectory = storage.scratchDirectory();
    CAIRN_TRY(m_receiver, WalReceiver::start(std::move(*m_connection), std::move(options), *m_sink, context.stop));
    m_connection.reset();
    return {};
}

Status BackupStream::health() const
{
    return m_receiver->health();
}

Status BackupStream::finish(Lsn stop, OperationContext &context)
{
    m_receiver->stopAt(stop);
    return m_receiver->wait(context.stop);
}

std::uint64_t BackupStream::storedBytes() const
{
    return m_sink->storedBytes();
}

Status waitForArchive(const WalArchive &archive, TimelineId timeline, Lsn start, Lsn stop, std::uint32_t segmentSize,
                      std::chrono::seconds limit, OperationContext &context)
{
    const SegmentNumber last = segmentBefore(stop, segmentSize);
    const auto deadline = std::chrono::steady_clock::now() + limit;
    context.progress.beginPhase("waiting-for-wal", 0, last.value - segmentOf(start, segmentSize).value + 1);
    for (SegmentNumber at = segmentOf(start, segmentSize); at <= last; at = nextSegment(at)) {
        const std::string name = segmentName(timeline, at, segmentSize);
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const auto isThere = [&]() -> Result<bool> {
            CAIRN_TRY(const auto codec, archive.find(name));
            return codec.has_value();
        };
        CAIRN_TRY(const bool there, archive.storage().waitForChange(archive.prefix(), left, context.stop, isThere));
        if (!there)
            return fail(ErrorCode::WalMissing,
                        std::format("the archive did not get this segment within {} s", limit.count()), name,
                        "check archive_mode and archive_command, and pg_stat_archiver for its errors; or back up with "
                        "--stream; --archive-timeout waits longer");
        context.progress.addItems(1);
    }
    return {};
}

Result<WalRangeFacts> verifyBackupWal(const std::vector<WalArchive> &archives, const BackupRecord &record,
                                      const std::string &scratchDirectory, const std::stop_token &stop)
{
    ArchiveSegmentProvider provider(archives, record.walSegmentSize, scratchDirectory);
    WalReaderOptions options;
    // Start and stop of a backup lie on one timeline: nothing of its ancestors is needed.
    options.history = TimelineHistory(record.timeline);
    options.major = PgMajor{static_cast<int>(record.majorVersion)};
    options.systemIdentifier = record.systemIdentifier;
    options.segmentSize = record.walSegmentSize;
    options.walBlockSize = record.walBlockSize;
    options.start = record.startLsn;
    return verifyWalRange(provider, options, record.stopLsn, stop);
}

} // namespace cairn
