#include "storage/frame.h"

#include "core/hash.h"

#include <format>

namespace cairn {

namespace {

constexpr std::string_view packMagic{"CAIRNPK\x01", 8};
constexpr std::string_view endMagic{"CAIRNEND", 8};
constexpr std::uint32_t frameMagic = 0x314D5246; // "FRM1"
constexpr std::size_t maxExtents = 65'535;

std::unexpected<Error> damaged(std::string what)
{
    return fail(ErrorCode::Damaged, std::move(what));
}

void appendExtent(ByteWriter &to, const FrameExtent &extent)
{
    to.string(extent.path);
    to.varint(extent.mode);
    to.varint(extent.fileSize);
    to.varint(extent.blockSize);
    to.varint(extent.length);
    if (extent.blockSize == 0) {
        to.varint(extent.offset);
        return;
    }
    to.varint(extent.runs.size());
    std::uint64_t next = 0;
    for (const BlockRun &run : extent.runs) {
        to.varint(run.first - next);
        to.varint(run.count);
        next = std::uint64_t{run.first} + run.count;
    }
}

bool parseRuns(ByteReader &from, FrameExtent &extent)
{
    const std::uint64_t count = from.varint();
    std::uint64_t next = 0;
    std::uint64_t blocks = 0;
    for (std::uint64_t i = 0; i < count && !from.failed(); ++i) {
        const std::uint64_t gap = from.varint();
        const std::uint64_t length = from.varint();
        if (gap > UINT32_MAX || length == 0 || length > UINT32_MAX || next + gap + length > UINT32_MAX)
            return false;
        extent.runs.push_back({static_cast<std::uint32_t>(next + gap), static_cast<std::uint32_t>(length)});
        next += gap + length;
        blocks += length;
    }
    return !from.failed() && blocks * extent.blockSize == extent.length;
}

bool parseExtent(ByteReader &from, FrameExtent &extent)
{
    extent.path = from.string();
    extent.mode = static_cast<std::uint32_t>(from.varint());
    extent.fileSize = from.varint();
    const std::uint64_t blockSize = from.varint();
    const std::uint64_t length = from.varint();
    if (from.failed() || blockSize > 32'768 || length > maxFrameRaw)
        return false;
    extent.blockSize = static_cast<std::uint32_t>(blockSize);
    extent.length = static_cast<std::uint32_t>(length);
    if (blockSize != 0)
        return parseRuns(from, extent);
    extent.offset = from.varint();
    return !from.failed();
}

} // namespace

void appendPackHeader(Bytes &out, const PackHeader &header)
{
    const std::size_t from = out.size();
    ByteWriter to(out);
    to.raw(asBytes(packMagic));
    to.fixed<std::uint32_t>(packHeaderSize);
    to.fixed<std::uint32_t>(0); // flags; bit 0 is kept for encryption
    to.fixed<std::uint64_t>(header.backup.value);
    to.fixed<std::uint64_t>(header.system.value);
    to.fixed<std::int64_t>(header.created.microseconds);
    to.fixed<std::uint32_t>(header.worker);
    to.fixed<std::uint32_t>(header.sequence);
    to.fixed<std::uint64_t>(0); // kept for a key id
    appendChecksum(out, from);
}

Result<PackHeader> parsePackHeader(ByteView bytes)
{
    if (bytes.size() != packHeaderSize || asText(bytes.first(8)) != packMagic)
        return damaged("the pack header at offset 0 does not begin as a pack does");
    if (!checksumHolds(bytes))
        return damaged("the pack header at offset 0 does not match its checksum");
    if (loadLe<std::uint32_t>(bytes, 12) != 0)
        return fail(ErrorCode::Unsupported, "the pack uses features that this version of Cairn does not know");
    PackHeader header;
    header.backup = BackupId{loadLe<std::uint64_t>(bytes, 16)};
    header.system = SystemIdentifier{loadLe<std::uint64_t>(bytes, 24)};
    header.created = Timestamp{loadLe<std::int64_t>(bytes, 32)};
    header.worker = loadLe<std::uint32_t>(bytes, 40);
    header.sequence = loadLe<std::uint32_t>(bytes, 44);
    return header;
}

void appendPackTrailer(Bytes &out, const PackTrailer &trailer)
{
    const std::size_t from = out.size();
    ByteWriter to(out);
    to.raw(asBytes(endMagic));
    to.fixed<std::uint64_t>(trailer.frames);
    to.fixed<std::uint64_t>(trailer.length);
    appendChecksum(out, from);
}

Result<PackTrailer> parsePackTrailer(ByteView bytes)
{
    if (bytes.size() != packTrailerSize || asText(bytes.first(8)) != endMagic || !checksumHolds(bytes))
        return damaged("the trailer at the end does not match its checksum");
    return PackTrailer{loadLe<std::uint64_t>(bytes, 8), loadLe<std::uint64_t>(bytes, 16)};
}

void appendFrameHeader(Bytes &out, const FrameHeader &header)
{
    const std::size_t from = out.size();
    ByteWriter to(out);
    to.fixed<std::uint32_t>(frameMagic);
    to.fixed<std::uint32_t>(0); // header length, known below
    to.fixed<std::uint32_t>(header.rawLength);
    to.fixed<std::uint32_t>(header.storedLength);
    to.fixed<std::uint8_t>(static_cast<std::uint8_t>(header.codec));
    to.fixed<std::uint8_t>(0); // flags; bit 0 is kept for encryption
    to.fixed<std::uint16_t>(static_cast<std::uint16_t>(header.extents.size()));
    to.fixed<std::uint32_t>(0);
    to.fixed<std::uint64_t>(header.storedHash);
    for (const FrameExtent &extent : header.extents)
        appendExtent(to, extent);
    storeLe(std::span(out), from + 4, static_cast<std::uint32_t>(out.size() - from + 8));
    appendChecksum(out, from);
}

Result<FrameHeader> parseFrameLengths(ByteView fixed)
{
    if (fixed.size() < frameFixedSize || loadLe<std::uint32_t>(fixed, 0) != frameMagic)
        return damaged("no frame begins here");
    FrameHeader header;
    header.headerLength = loadLe<std::uint32_t>(fixed, 4);
    header.rawLength = loadLe<std::uint32_t>(fixed, 8);
    header.storedLength = loadLe<std::uint32_t>(fixed, 12);
    header.storedHash = loadLe<std::uint64_t>(fixed, 24);
    const auto codec = std::to_integer<unsigned>(fixed[16]);
    if (codec > static_cast<unsigned>(Codec::Lz4))
        return damaged(std::format("the frame names the unknown codec {}", codec));
    header.codec = static_cast<Codec>(codec);
    if (fixed[17] != std::byte{0})
        return damaged("the frame carries flags that this version of Cairn does not know");
    if (header.headerLength < frameFixedSize + 8 || header.headerLength > maxFrameHeader ||
        header.rawLength > maxFrameRaw || header.storedLength > maxFrameRaw)
        return damaged("the frame's lengths are impossible");
    return header;
}

Result<FrameHeader> parseFrameHeader(ByteView bytes)
{
    CAIRN_TRY(auto header, parseFrameLengths(bytes));
    if (header.headerLength != bytes.size() || !checksumHolds(bytes))
        return damaged("the frame header does not match its checksum");
    ByteReader from(bytes.subspan(frameFixedSize, bytes.size() - frameFixedSize - 8));
    const std::size_t count = loadLe<std::uint16_t>(bytes, 18);
    static_assert(maxExtents == UINT16_MAX);
    std::uint64_t total = 0;
    header.extents.resize(count);
    for (FrameExtent &extent : header.extents) {
        if (!parseExtent(from, extent))
            return damaged("the frame header lists an impossible extent");
        total += extent.length;
    }
    if (!from.atEnd() || total != header.rawLength)
        return damaged("the extents of the frame do not add up to its length");
    return header;
}

} // namespace cairn
