#include "storage/seal.h"

#include "storage/stream_codec.h"

#include <algorithm>
#include <array>
#include <format>

namespace cairn {

namespace {

constexpr std::size_t pieceSize = 256u << 10;
constexpr std::size_t sealSize = 64;
constexpr std::string_view sealMagic{"CAIRNSL1", 8};

/// What surrounds the seal so that ordinary tools skip it: bytes in front of and behind it.
struct Wrapping {
    Bytes before;
    Bytes behind;
};

Bytes fromList(std::initializer_list<unsigned> list)
{
    Bytes bytes;
    std::ranges::transform(list, std::back_inserter(bytes),
                           [](unsigned value) { return static_cast<std::byte>(value); });
    return bytes;
}

/// Zstandard and LZ4 frames share the skippable frame; a gzip file may be followed by another, empty member whose extra
/// field (RFC 1952, 2.3.1.1, subfield "CN") holds the seal.
Wrapping wrappingOf(Codec codec)
{
    switch (codec) {
    case Codec::Zstd:
    case Codec::Lz4:
        return {fromList({0x5C, 0x2A, 0x4D, 0x18, sealSize, 0, 0, 0}), {}};
    case Codec::Zlib:
        return {fromList({0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 255, sealSize + 4, 0, 'C', 'N', sealSize, 0}),
                fromList({3, 0, 0, 0, 0, 0, 0, 0, 0, 0})};
    case Codec::None:
        break;
    }
    return {};
}

Bytes sealBytes(const Seal &seal)
{
    Bytes bytes;
    ByteWriter to(bytes);
    to.raw(asBytes(sealMagic));
    to.fixed(seal.rawLength);
    to.fixed(seal.storedLength);
    to.fixed(seal.storedHash);
    to.raw(seal.rawDigest.bytes);
    to.fixed(seal.system.value);
    const std::uint64_t hash = xxh3(bytes);
    to.fixed(hash);
    return bytes;
}

std::unexpected<Error> damaged(std::string what, const ObjectReader &object)
{
    return fail(ErrorCode::Damaged, std::move(what), object.location());
}

/// Reads the stored bytes piece by piece and hashes them on the way.
class StoredBytes {
public:
    StoredBytes(const ObjectReader &object, std::uint64_t length)
        : m_object(object)
        , m_left(length)
        , m_buffer(static_cast<std::size_t>(std::min<std::uint64_t>(length, pieceSize)))
    {
    }
    [[nodiscard]] Result<ByteView> next()
    {
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, m_buffer.size()));
        const std::span<std::byte> piece(m_buffer.data(), step);
        CAIRN_CHECK(m_object.readAt(piece, m_offset));
        m_hash.update(piece);
        m_offset += step;
        m_left -= step;
        return ByteView(piece);
    }
    [[nodiscard]] std::uint64_t hash() const { return m_hash.digest(); }
    [[nodiscard]] std::uint64_t left() const { return m_left; }

private:
    const ObjectReader &m_object;
    std::uint64_t m_left;
    std::uint64_t m_offset = 0;
    Bytes m_buffer;
    Xxh3Stream m_hash;
};

} // namespace

std::string_view sealedSuffix(Codec codec)
{
    switch (codec) {
    case Codec::Zstd:
        return ".zst";
    case Codec::Zlib:
        return ".gz";
    case Codec::Lz4:
        return ".lz4";
    case Codec::None:
        break;
    }
    return ".raw";
}

Result<Codec> codecOfKey(std::string_view key)
{
    for (const Codec codec : {Codec::Zstd, Codec::Zlib, Codec::Lz4, Codec::None})
        if (key.ends_with(sealedSuffix(codec)))
            return codec;
    return fail(ErrorCode::NotFound, "no stored WAL file has such a name", std::string(key));
}

ByteSource sourceOf(ByteView bytes)
{
    return [bytes]() mutable -> Result<ByteView> {
        const ByteView piece = bytes.first(std::min(bytes.size(), pieceSize));
        bytes = bytes.subspan(piece.size());
        return piece;
    };
}

Result<Seal> writeSealed(ObjectWriter &out, const ByteSource &source, const Compression &compression,
                         SystemIdentifier system)
{
    Seal seal;
    seal.system = system;
    Xxh3Stream rawHash;
    Xxh3Stream storedHash;
    const ByteSink store = [&](ByteView bytes) -> Status {
        storedHash.update(bytes);
        seal.storedLength += bytes.size();
        return out.append(bytes);
    };
    StreamCompressor compressor(compression);
    for (;;) {
        CAIRN_TRY(const ByteView piece, source());
        if (piece.empty())
            break;
        rawHash.update(piece);
        seal.rawLength += piece.size();
        CAIRN_CHECK(compressor.feed(piece, store));
    }
    CAIRN_CHECK(compressor.finish(store));
    const Wrapping wrapping = wrappingOf(compression.codec);
    CAIRN_CHECK(store(wrapping.before));
    seal.storedHash = storedHash.digest();
    seal.rawDigest = rawHash.digest128();
    CAIRN_CHECK(out.append(sealBytes(seal)));
    CAIRN_CHECK(out.append(wrapping.behind));
    return seal;
}

Result<Seal> readSeal(const ObjectReader &object, Codec codec)
{
    const Wrapping wrapping = wrappingOf(codec);
    const std::uint64_t tail = sealSize + wrapping.behind.size();
    if (object.size() < tail + wrapping.before.size())
        return damaged(std::format("the file has {} bytes, too few for its seal", object.size()), object);
    Bytes bytes(tail);
    CAIRN_CHECK(object.readAt(bytes, object.size() - tail));
    const ByteView sealed = ByteView(bytes).first(sealSize);
    if (asText(sealed.first(8)) != sealMagic || xxh3(sealed.first(56)) != loadLe<std::uint64_t>(sealed, 56) ||
        !std::ranges::equal(ByteView(bytes).subspan(sealSize), wrapping.behind))
        return damaged(std::format("the seal at offset {} does not match its checksum", object.size() - tail), object);
    Seal seal;
    seal.rawLength = loadLe<std::uint64_t>(sealed, 8);
    seal.storedLength = loadLe<std::uint64_t>(sealed, 16);
    seal.storedHash = loadLe<std::uint64_t>(sealed, 24);
    std::ranges::copy(sealed.subspan(32, 16), seal.rawDigest.bytes.begin());
    seal.system = SystemIdentifier{loadLe<std::uint64_t>(sealed, 48)};
    if (seal.storedLength != object.size() - tail)
        return damaged(std::format("the file has {} bytes in front of its seal but was sealed with {}",
                                   object.size() - tail, seal.storedLength),
                       object);
    return seal;
}

Result<Seal> readSealed(const ObjectReader &object, Codec codec, const ByteSink &sink)
{
    CAIRN_TRY(const Seal seal, readSeal(object, codec));
    const std::uint64_t wrapped = wrappingOf(codec).before.size();
    if (seal.storedLength < wrapped)
        return damaged("the file is too short for its seal", object);
    StoredBytes stored(object, seal.storedLength);
    Xxh3Stream rawHash;
    std::uint64_t rawLength = 0;
    StreamDecompressor decompressor(codec);
    const ByteSink check = [&](ByteView bytes) -> Status {
        rawLength += bytes.size();
        if (rawLength > seal.rawLength)
            return fail(ErrorCode::Damaged,
                        std::format("the file holds more than the {} bytes it was sealed with", seal.rawLength));
        rawHash.update(bytes);
        return sink(bytes);
    };
    // A damaged stream usually fails to decompress before its checksum is complete; either way it is the file that is
    // wrong.
    Status decoded;
    std::uint64_t toDecode = seal.storedLength - wrapped;
    while (stored.left() > 0) {
        CAIRN_TRY(const ByteView piece, stored.next());
        const ByteView content = piece.first(static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), toDecode)));
        toDecode -= content.size();
        if (decoded)
            decoded = decompressor.feed(content, check);
        if (!decoded && decoded.error().code != ErrorCode::Damaged)
            return std::unexpected(decoded.error());
    }
    if (stored.hash() != seal.storedHash)
        return damaged("the stored bytes do not match their checksum", object);
    if (!decoded)
        return damaged(decoded.error().message, object);
    if (!decompressor.atEnd() || rawLength != seal.rawLength || rawHash.digest128() != seal.rawDigest)
        return damaged("the content does not match its checksum", object);
    return seal;
}

} // namespace cairn
