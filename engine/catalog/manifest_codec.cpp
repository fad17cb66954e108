#include "catalog/manifest_codec.h"

#include <algorithm>

namespace cairn {

namespace {

std::unexpected<Error> damaged(const char *what)
{
    return fail(ErrorCode::Damaged, what);
}

/// Bits of the flags of a file record.
constexpr std::uint8_t digestFlag = 1;
constexpr std::uint8_t inheritsFlag = 2;

void encodeRuns(ByteWriter &to, const std::vector<BlockRun> &runs)
{
    to.varint(runs.size());
    std::uint64_t next = 0;
    for (const BlockRun &run : runs) {
        to.varint(run.first - next);
        to.varint(run.count);
        next = std::uint64_t{run.first} + run.count;
    }
}

void encodePages(ByteWriter &to, const ManifestPart &part)
{
    encodeRuns(to, part.runs);
    // LSNs of neighbours are close: differences are short. Checksums are noise: fixed width.
    std::int64_t previous = 0;
    for (const PageMark &page : part.pages) {
        to.zigzag(static_cast<std::int64_t>(page.lsn.value) - previous);
        previous = static_cast<std::int64_t>(page.lsn.value);
    }
    for (const PageMark &page : part.pages)
        to.fixed(page.checksum);
}

/// Returns how many blocks the runs have, or nothing when they are malformed.
std::optional<std::uint64_t> decodeRuns(ByteReader &from, std::vector<BlockRun> &runs, std::uint64_t longest)
{
    const std::uint64_t count = from.varint();
    std::uint64_t next = 0;
    std::uint64_t blocks = 0;
    for (std::uint64_t i = 0; i < count && !from.failed(); ++i) {
        const std::uint64_t gap = from.varint();
        const std::uint64_t length = from.varint();
        if (gap > UINT32_MAX || length == 0 || length > longest || next + gap + length > UINT32_MAX)
            return std::nullopt;
        runs.push_back({static_cast<std::uint32_t>(next + gap), static_cast<std::uint32_t>(length)});
        next += gap + length;
        blocks += length;
    }
    return from.failed() ? std::nullopt : std::optional(blocks);
}

bool decodePages(ByteReader &from, ManifestPart &part)
{
    const auto blocks = decodeRuns(from, part.runs, maxFrameRaw);
    if (!blocks || *blocks * part.blockSize != part.length)
        return false;
    part.pages.resize(*blocks);
    std::int64_t previous = 0;
    for (PageMark &page : part.pages) {
        previous =
            static_cast<std::int64_t>(static_cast<std::uint64_t>(previous) + static_cast<std::uint64_t>(from.zigzag()));
        page.lsn = Lsn{static_cast<std::uint64_t>(previous)};
    }
    for (PageMark &page : part.pages)
        page.checksum = from.fixed<std::uint16_t>();
    return !from.failed();
}

} // namespace

void encodePack(Bytes &out, const ManifestPack &pack)
{
    ByteWriter to(out);
    to.varint(pack.index);
    to.string(pack.name);
    to.varint(pack.size);
    to.varint(pack.live);
}

void encodeFile(Bytes &out, const ManifestFile &file)
{
    ByteWriter to(out);
    to.string(file.path);
    to.fixed(static_cast<std::uint8_t>(file.kind));
    to.fixed(static_cast<std::uint8_t>((file.digest ? digestFlag : 0) | (file.inherits ? inheritsFlag : 0)));
    to.varint(file.mode);
    to.varint(file.size);
    to.zigzag(file.modified.microseconds);
    to.string(file.linkTarget);
    if (file.digest)
        to.raw(file.digest->bytes);
}

void encodePart(Bytes &out, const ManifestPart &part)
{
    ByteWriter to(out);
    to.varint(part.pack);
    to.varint(part.frame.offset);
    to.varint(part.frame.length);
    to.fixed(part.frame.storedHash);
    to.varint(part.frameOffset);
    to.varint(part.length);
    to.varint(part.blockSize);
    if (part.blockSize == 0)
        to.varint(part.offset);
    else
        encodePages(to, part);
}

void encodeZeros(Bytes &out, const ManifestZeros &zeros)
{
    ByteWriter to(out);
    encodeRuns(to, zeros.runs);
}

Result<ManifestPack> decodePack(ByteView payload)
{
    ByteReader from(payload);
    ManifestPack pack;
    const std::uint64_t index = from.varint();
    pack.name = from.string();
    pack.size = from.varint();
    pack.live = from.varint();
    if (from.failed() || !from.atEnd() || index > UINT32_MAX || pack.name.empty() || pack.name.contains('/'))
        return damaged("a pack record is malformed");
    pack.index = static_cast<std::uint32_t>(index);
    return pack;
}

Result<ManifestFile> decodeFile(ByteView payload)
{
    ByteReader from(payload);
    ManifestFile file;
    file.path = from.string();
    const auto kind = from.fixed<std::uint8_t>();
    const auto flags = from.fixed<std::uint8_t>();
    file.inherits = (flags & inheritsFlag) != 0;
    file.mode = static_cast<std::uint32_t>(from.varint());
    file.size = from.varint();
    file.modified = Timestamp{from.zigzag()};
    file.linkTarget = from.string();
    if ((flags & digestFlag) != 0) {
        const ByteView raw = from.raw(16);
        file.digest.emplace();
        if (!from.failed())
            std::ranges::copy(raw, file.digest->bytes.begin());
    }
    if (from.failed() || !from.atEnd() || kind > static_cast<unsigned>(FileKind::TablespaceLink) ||
        flags > (digestFlag | inheritsFlag))
        return damaged("a file record is malformed");
    file.kind = static_cast<FileKind>(kind);
    return file;
}

Result<ManifestPart> decodePart(ByteView payload)
{
    ByteReader from(payload);
    ManifestPart part;
    part.pack = static_cast<std::uint32_t>(from.varint());
    part.frame.offset = from.varint();
    const std::uint64_t frameLength = from.varint();
    part.frame.storedHash = from.fixed<std::uint64_t>();
    const std::uint64_t frameOffset = from.varint();
    const std::uint64_t length = from.varint();
    const std::uint64_t blockSize = from.varint();
    if (from.failed() || frameLength > maxFrameRaw + maxFrameHeader || frameOffset + length > maxFrameRaw ||
        length > maxFrameRaw || blockSize > 32'768)
        return damaged("a part record is malformed");
    part.frame.length = static_cast<std::uint32_t>(frameLength);
    part.frameOffset = static_cast<std::uint32_t>(frameOffset);
    part.length = static_cast<std::uint32_t>(length);
    part.blockSize = static_cast<std::uint32_t>(blockSize);
    const bool good = blockSize == 0 ? (part.offset = from.varint(), !from.failed()) : decodePages(from, part);
    if (!good || !from.atEnd())
        return damaged("a part record is malformed");
    return part;
}

Result<ManifestZeros> decodeZeros(ByteView payload)
{
    ByteReader from(payload);
    ManifestZeros zeros;
    if (!decodeRuns(from, zeros.runs, UINT32_MAX) || !from.atEnd())
        return damaged("a record of zero blocks is malformed");
    return zeros;
}

} // namespace cairn
