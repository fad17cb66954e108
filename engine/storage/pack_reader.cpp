#include "storage/pack_reader.h"

#include "core/hash.h"

#include <array>
#include <format>

namespace cairn {

namespace {

/// Adds where it is to an error about stored bytes.
std::unexpected<Error> inPack(Error error, const std::string &location, std::uint64_t offset)
{
    error.message += std::format(" (at offset {})", offset);
    error.subject = location;
    return std::unexpected(std::move(error));
}

} // namespace

Result<std::shared_ptr<const Pack>> Pack::open(const Storage &storage, const std::string &key)
{
    auto pack = std::make_shared<Pack>();
    CAIRN_TRY(pack->m_object, storage.open(key));
    const ObjectReader &object = *pack->m_object;
    if (object.size() < packHeaderSize + packTrailerSize)
        return fail(ErrorCode::Damaged,
                    std::format("the pack has {} bytes, too few for header and trailer", object.size()),
                    object.location());
    std::array<std::byte, packHeaderSize> head{};
    CAIRN_CHECK(object.readAt(head, 0));
    auto header = parsePackHeader(head);
    if (!header)
        return inPack(std::move(header).error(), object.location(), 0);
    std::array<std::byte, packTrailerSize> tail{};
    const std::uint64_t tailAt = object.size() - packTrailerSize;
    CAIRN_CHECK(object.readAt(tail, tailAt));
    auto trailer = parsePackTrailer(tail);
    if (!trailer)
        return inPack(std::move(trailer).error(), object.location(), tailAt);
    if (trailer->length != object.size())
        return fail(ErrorCode::Damaged,
                    std::format("the pack has {} bytes but was sealed with {}", object.size(), trailer->length),
                    object.location());
    pack->m_header = *header;
    pack->m_trailer = *trailer;
    return pack;
}

Result<FrameView> FrameReader::read(const Pack &pack, const FrameLocation &where, FrameCheck check,
                                    std::span<std::byte> target)
{
    const ObjectReader &object = pack.object();
    if (where.length < frameFixedSize + 8 || where.length > maxFrameHeader + maxFrameRaw ||
        where.offset + where.length > object.size() - packTrailerSize)
        return fail(ErrorCode::Damaged,
                    std::format("no frame of {} bytes can be at offset {}", where.length, where.offset),
                    object.location());
    m_stored.resize(where.length);
    CAIRN_CHECK(object.readAt(m_stored, where.offset));
    CAIRN_TRY(const auto view, verify(object.location(), where.offset, check, target));
    if (view.header.totalLength() != where.length || view.header.storedHash != where.storedHash)
        return fail(ErrorCode::Damaged,
                    std::format("the frame at offset {} is not the one that the manifest names", where.offset),
                    object.location());
    return view;
}

Result<ByteView> FrameReader::readStored(const Pack &pack, const FrameLocation &where)
{
    CAIRN_CHECK(read(pack, where, FrameCheck::Stored));
    return ByteView(m_stored);
}

Result<FrameView> FrameReader::readNext(const ObjectReader &object, std::uint64_t end, std::uint64_t offset,
                                        std::uint64_t &next, FrameCheck check)
{
    m_stored.resize(frameFixedSize);
    CAIRN_CHECK(object.readAt(m_stored, offset));
    const auto lengths = parseFrameLengths(m_stored);
    if (!lengths)
        return inPack(lengths.error(), object.location(), offset);
    if (offset + lengths->totalLength() > end)
        return fail(ErrorCode::Damaged, std::format("the frame at offset {} runs over the end of the pack", offset),
                    object.location());
    next = offset + lengths->totalLength();
    m_stored.resize(lengths->totalLength());
    CAIRN_CHECK(object.readAt(m_stored, offset));
    return verify(object.location(), offset, check);
}

Result<FrameView> FrameReader::verify(const std::string &location, std::uint64_t offset, FrameCheck check,
                                      std::span<std::byte> target)
{
    const auto damagedAt = [&](Error error) { return inPack(std::move(error), location, offset); };
    const auto lengths = parseFrameLengths(m_stored);
    if (!lengths)
        return damagedAt(lengths.error());
    if (lengths->totalLength() != m_stored.size())
        return damagedAt({ErrorCode::Damaged, "the frame's length is not the expected one", {}, {}});
    auto header = parseFrameHeader(ByteView(m_stored).first(lengths->headerLength));
    if (!header)
        return damagedAt(std::move(header).error());
    m_header = std::move(*header);
    const ByteView stored = ByteView(m_stored).subspan(m_header.headerLength);
    if (xxh3(stored) != m_header.storedHash)
        return damagedAt({ErrorCode::Damaged, "the frame's data does not match its checksum", {}, {}});
    if (check == FrameCheck::Stored)
        return FrameView{m_header, {}};
    if (m_header.codec == Codec::None && stored.size() == m_header.rawLength)
        return FrameView{m_header, stored};
    if (target.size() != m_header.rawLength) {
        m_raw.resize(m_header.rawLength);
        target = m_raw;
    }
    if (auto done = m_decompressor.decompress(m_header.codec, stored, target); !done)
        return damagedAt(std::move(done).error());
    return FrameView{m_header, target};
}

} // namespace cairn
