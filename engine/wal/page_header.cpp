#include "wal/page_header.h"

#include "wal/segment.h"

#include <format>

namespace cairn {

std::optional<WalPageHeader> readWalPageHeader(ByteView bytes)
{
    if (bytes.size() < walShortHeaderSize)
        return std::nullopt;
    WalPageHeader header;
    header.magic = loadLe<std::uint16_t>(bytes, 0);
    header.flags = loadLe<std::uint16_t>(bytes, 2);
    header.timeline = TimelineId{loadLe<std::uint32_t>(bytes, 4)};
    header.address = Lsn{loadLe<std::uint64_t>(bytes, 8)};
    header.remainingData = loadLe<std::uint32_t>(bytes, 16);
    if (header.isLong()) {
        if (bytes.size() < walLongHeaderSize)
            return std::nullopt;
        header.systemIdentifier = SystemIdentifier{loadLe<std::uint64_t>(bytes, 24)};
        header.segmentSize = loadLe<std::uint32_t>(bytes, 32);
        header.blockSize = loadLe<std::uint32_t>(bytes, 36);
    }
    return header;
}

namespace {

Status checkCluster(const WalPageHeader &header, const SegmentExpectation &expected)
{
    const std::string name(expected.name);
    const auto major = majorOfWalMagic(header.magic);
    if (!major)
        return fail(ErrorCode::WalDamaged,
                    std::format("not WAL of a supported PostgreSQL version (magic number {:04X})", header.magic), name);
    if (expected.major && *major != *expected.major)
        return fail(ErrorCode::WrongCluster,
                    std::format("the WAL segment was written by PostgreSQL {}, the cluster is {}", major->value,
                                expected.major->value),
                    name);
    if (!header.isLong())
        return fail(ErrorCode::WalDamaged, "the first page of the WAL segment has no long header", name);
    if (expected.systemIdentifier && header.systemIdentifier != *expected.systemIdentifier)
        return fail(ErrorCode::WrongCluster,
                    std::format("the WAL segment belongs to the cluster with system identifier {}, not to {}",
                                header.systemIdentifier.value, expected.systemIdentifier->value),
                    name, "check that each cluster archives into an instance of its own");
    if (header.segmentSize != expected.segmentSize)
        return fail(ErrorCode::WrongCluster,
                    std::format("the WAL segment says that segments have {} bytes, the cluster's have {}",
                                header.segmentSize, expected.segmentSize),
                    name);
    return {};
}

} // namespace

Result<WalPageHeader> checkSegmentHeader(ByteView bytes, const SegmentExpectation &expected)
{
    const std::string name(expected.name);
    const auto header = readWalPageHeader(bytes);
    if (!header)
        return fail(ErrorCode::WalDamaged, std::format("the WAL segment has only {} bytes", bytes.size()), name);
    CAIRN_CHECK(checkCluster(*header, expected));
    if (header->address.value % expected.segmentSize != 0)
        return fail(
            ErrorCode::WalDamaged,
            std::format("the WAL segment begins at {}, which is no segment's start", header->address.toString()), name);
    if (expected.name.empty())
        return *header;
    CAIRN_TRY(const auto id, parseSegmentName(expected.name, expected.segmentSize));
    if (const Lsn start = segmentStart(id.number, expected.segmentSize); header->address != start)
        return fail(ErrorCode::WalDamaged,
                    std::format("the WAL segment holds WAL from {}, its name says {}", header->address.toString(),
                                start.toString()),
                    name, "a file of another name, or an old one that the server reuses, was copied here");
    // The segment in which a timeline began starts with a copy of its parent's pages.
    if (header->timeline > id.timeline || header->timeline.value == 0)
        return fail(ErrorCode::WalDamaged,
                    std::format("the WAL segment holds WAL of timeline {}, its name says {}", header->timeline.value,
                                id.timeline.value),
                    name);
    return *header;
}

} // namespace cairn
