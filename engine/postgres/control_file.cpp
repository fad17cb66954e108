#include "postgres/control_file.h"

#include "core/cluster_sizes.h"
#include "core/files.h"
#include "core/hash.h"

#include <chrono>
#include <fcntl.h>
#include <format>
#include <optional>
#include <thread>

namespace cairn {

namespace {

/// Offsets that differ between versions. What is not here lies at a fixed distance from one of these.
struct ControlLayout {
    std::size_t checkpointCopy;
    bool wideXid;        ///< nextXid is one 64-bit number; before, an epoch and 32 bits
    std::size_t nextOid; ///< relative to checkpointCopy, like the next two
    std::size_t oldestXid;
    std::size_t checkpointTime;
    std::size_t minRecoveryPoint;
    std::size_t maxConnections;
    bool hasWalSenders;
    std::size_t blockSize;
    std::size_t checksumVersion;
    std::size_t crc;
};

constexpr ControlLayout layout10{48, false, 28, 40, 56, 136, 180, false, 216, 252, 288};
constexpr ControlLayout layout11{40, false, 28, 40, 56, 128, 172, false, 208, 244, 280};
constexpr ControlLayout layout12{40, true, 32, 44, 64, 136, 180, true, 216, 252, 288};
constexpr ControlLayout layout18{40, true, 32, 44, 64, 136, 180, true, 216, 252, 292};

const ControlLayout *layoutOf(std::uint32_t controlVersion)
{
    switch (controlVersion) {
    case 1002:
        return &layout10;
    case 1100:
        return &layout11;
    case 1201:
    case 1300: // 13, 14, 15 and 16
    case 1700:
        return &layout12;
    case 1800:
        return &layout18;
    default:
        return nullptr;
    }
}

template <class T>
T field(ByteView bytes, std::size_t offset)
{
    return loadLe<T>(bytes, offset);
}

bool flag(ByteView bytes, std::size_t offset)
{
    return field<std::uint8_t>(bytes, offset) != 0;
}

/// Seconds since 1970 (pg_time_t); unknown when no clock can have said so.
Timestamp timeField(ByteView bytes, std::size_t offset)
{
    std::int64_t microseconds = 0;
    if (__builtin_mul_overflow(field<std::int64_t>(bytes, offset), std::int64_t{1'000'000}, &microseconds))
        return {};
    return Timestamp{microseconds};
}

void readCheckpointCopy(ByteView bytes, const ControlLayout &layout, ControlFile &file)
{
    const std::size_t copy = layout.checkpointCopy;
    file.redo = Lsn{field<std::uint64_t>(bytes, copy)};
    file.timeline = TimelineId{field<std::uint32_t>(bytes, copy + 8)};
    file.prevTimeline = TimelineId{field<std::uint32_t>(bytes, copy + 12)};
    file.fullPageWrites = flag(bytes, copy + 16);
    if (layout.wideXid)
        file.nextXid = field<std::uint64_t>(bytes, copy + 24);
    else
        file.nextXid =
            (std::uint64_t{field<std::uint32_t>(bytes, copy + 20)} << 32) | field<std::uint32_t>(bytes, copy + 24);
    file.nextOid = field<std::uint32_t>(bytes, copy + layout.nextOid);
    file.oldestXid = field<std::uint32_t>(bytes, copy + layout.oldestXid);
    file.checkpointTime = timeField(bytes, copy + layout.checkpointTime);
}

void readRecoveryAndSettings(ByteView bytes, const ControlLayout &layout, ControlFile &file)
{
    const std::size_t recovery = layout.minRecoveryPoint;
    file.minRecoveryPoint = Lsn{field<std::uint64_t>(bytes, recovery)};
    file.minRecoveryTimeline = TimelineId{field<std::uint32_t>(bytes, recovery + 8)};
    file.backupStartPoint = Lsn{field<std::uint64_t>(bytes, recovery + 16)};
    file.backupEndPoint = Lsn{field<std::uint64_t>(bytes, recovery + 24)};
    file.backupEndRequired = flag(bytes, recovery + 32);
    file.walLevel = static_cast<WalLevel>(field<std::int32_t>(bytes, recovery + 36));
    file.walLogHints = flag(bytes, recovery + 40);

    std::size_t at = layout.maxConnections;
    const auto nextSetting = [&] {
        const auto value = field<std::int32_t>(bytes, at);
        at += sizeof value;
        return value;
    };
    file.maxConnections = nextSetting();
    file.maxWorkerProcesses = nextSetting();
    if (layout.hasWalSenders)
        file.maxWalSenders = nextSetting();
    file.maxPreparedTransactions = nextSetting();
    file.maxLocksPerTransaction = nextSetting();
    file.trackCommitTimestamp = flag(bytes, at);
}

Status checkValues(const ControlFile &file)
{
    const bool sane = isBlockSize(file.blockSize) && isWalBlockSize(file.walBlockSize) &&
                      isWalSegmentSize(file.walSegmentSize) && file.relationSegmentBlocks > 0 &&
                      file.systemIdentifier.value != 0 && file.state <= ClusterState::InProduction;
    if (!sane)
        return fail(ErrorCode::Damaged,
                    std::format("pg_control holds values that cannot be (block size {}, WAL block size {}, WAL segment "
                                "size {}, blocks per file {}, state {})",
                                file.blockSize, file.walBlockSize, file.walSegmentSize, file.relationSegmentBlocks,
                                static_cast<std::uint32_t>(file.state)));
    if (file.dataChecksumVersion > 1)
        return fail(ErrorCode::Unsupported,
                    std::format("data checksum version {} is not known", file.dataChecksumVersion), {},
                    "use a newer Cairn");
    return {};
}

Result<PgMajor> majorOf(std::uint32_t controlVersion, std::uint32_t catalogVersion)
{
    const auto major = majorOfCatalogVersion(catalogVersion);
    if (!major)
        return fail(ErrorCode::Unsupported,
                    std::format("pg_control version {} with catalog version {} is no release that this build knows",
                                controlVersion, catalogVersion),
                    {}, "development builds of PostgreSQL are not supported; for a newer release use a newer Cairn");
    return *major;
}

} // namespace

std::string_view clusterStateName(ClusterState state)
{
    switch (state) {
    case ClusterState::StartingUp:
        return "starting up";
    case ClusterState::ShutDown:
        return "shut down";
    case ClusterState::ShutDownInRecovery:
        return "shut down in recovery";
    case ClusterState::ShuttingDown:
        return "shutting down";
    case ClusterState::InCrashRecovery:
        return "in crash recovery";
    case ClusterState::InArchiveRecovery:
        return "in archive recovery";
    case ClusterState::InProduction:
        return "in production";
    }
    return "unknown";
}

std::string_view walLevelName(WalLevel level)
{
    switch (level) {
    case WalLevel::Minimal:
        return "minimal";
    case WalLevel::Replica:
        return "replica";
    case WalLevel::Logical:
        return "logical";
    }
    return "unknown";
}

Result<ControlFile> parseControlFile(ByteView bytes)
{
    if (bytes.size() < layout18.crc + sizeof(std::uint32_t))
        return fail(ErrorCode::Damaged, std::format("pg_control is too short ({} bytes)", bytes.size()));
    ControlFile file;
    file.systemIdentifier = SystemIdentifier{field<std::uint64_t>(bytes, 0)};
    file.controlVersion = field<std::uint32_t>(bytes, 8);
    file.catalogVersion = field<std::uint32_t>(bytes, 12);
    const ControlLayout *layout = layoutOf(file.controlVersion);
    if (layout == nullptr && (file.controlVersion == 0 || file.controlVersion > 0xFFFF))
        return fail(ErrorCode::Damaged,
                    std::format("pg_control holds no version ({:#x} where it should be)", file.controlVersion));
    if (layout == nullptr)
        return fail(ErrorCode::Unsupported, std::format("pg_control version {} is not known", file.controlVersion), {},
                    std::format("PostgreSQL {} to {} are supported", oldestPgMajor.value, newestPgMajor.value));
    const auto stored = field<std::uint32_t>(bytes, layout->crc);
    if (const auto computed = crc32c(bytes.first(layout->crc)); stored != computed)
        return fail(
            ErrorCode::Damaged,
            std::format("pg_control does not match its CRC (stored {:08X}, computed {:08X})", stored, computed));
    CAIRN_TRY(file.major, majorOf(file.controlVersion, file.catalogVersion));

    file.state = static_cast<ClusterState>(field<std::uint32_t>(bytes, 16));
    file.time = timeField(bytes, 24);
    file.checkpoint = Lsn{field<std::uint64_t>(bytes, 32)};
    readCheckpointCopy(bytes, *layout, file);
    readRecoveryAndSettings(bytes, *layout, file);
    file.blockSize = field<std::uint32_t>(bytes, layout->blockSize);
    file.relationSegmentBlocks = field<std::uint32_t>(bytes, layout->blockSize + 4);
    file.walBlockSize = field<std::uint32_t>(bytes, layout->blockSize + 8);
    file.walSegmentSize = field<std::uint32_t>(bytes, layout->blockSize + 12);
    file.dataChecksumVersion = field<std::uint32_t>(bytes, layout->checksumVersion);
    CAIRN_CHECK(checkValues(file));
    return file;
}

Result<ControlFileImage> readControlFile(const std::string &pgdata)
{
    const std::string path = joinPath(pgdata, "global/pg_control");
    // The server writes the few hundred bytes that matter with one call, far less than the time between two attempts.
    constexpr int attempts = 20;
    for (int attempt = 1;; ++attempt) {
        CAIRN_TRY(const Fd fd, openFile(path, O_RDONLY));
        ControlFileImage image;
        image.bytes.resize(controlFileSize);
        CAIRN_TRY(const std::size_t got, readAt(fd, image.bytes, 0, path));
        image.bytes.resize(got);
        auto parsed = parseControlFile(image.bytes);
        if (parsed) {
            image.fields = *std::move(parsed);
            return image;
        }
        if (parsed.error().code != ErrorCode::Damaged || attempt == attempts) {
            parsed.error().subject = path;
            return std::unexpected(std::move(parsed).error());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(attempt < 3 ? 0 : 5));
    }
}

} // namespace cairn
