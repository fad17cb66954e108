#include "catalog/manifest.h"

#include "catalog/manifest_codec.h"

#include <array>
#include <format>

namespace cairn {

namespace {

constexpr std::string_view manifestMagic{"CAIRNMF\x01", 8};
constexpr std::string_view endMagic{"CAIRNEND", 8};
constexpr std::uint32_t chunkMagic = 0x314B4843; // "CHK1"
constexpr std::size_t headerSize = 64;
constexpr std::size_t trailerSize = 40;
constexpr std::size_t chunkHeaderSize = 32;
/// A chunk is closed when it has grown beyond this.
constexpr std::size_t chunkTarget = 256u << 10;
/// No chunk is larger: the target and one record, the largest of which is a path or the page list of a full frame.
constexpr std::size_t chunkLimit = 4u << 20;

} // namespace

ManifestWriter::ManifestWriter(std::unique_ptr<ObjectWriter> out)
    : m_out(std::move(out))
    , m_compressor(Compression{Codec::Zstd, 1})
{
}

Result<ManifestWriter> ManifestWriter::create(Storage &storage, const std::string &key, const ManifestHeader &header)
{
    CAIRN_TRY(auto out, storage.create(key, CreateMode::Replace));
    ManifestWriter writer(std::move(out));
    Bytes bytes;
    ByteWriter to(bytes);
    to.raw(asBytes(manifestMagic));
    to.fixed<std::uint32_t>(headerSize);
    to.fixed<std::uint32_t>(0); // flags; bit 0 is kept for encryption
    to.fixed<std::uint64_t>(header.backup.value);
    to.fixed<std::uint64_t>(header.system.value);
    to.fixed<std::uint32_t>(header.blockSize);
    to.fixed<std::uint32_t>(header.segmentBlocks);
    to.fixed<std::uint64_t>(header.parent.value);
    to.fixed<std::uint64_t>(0);
    appendChecksum(bytes, 0);
    CAIRN_CHECK(writer.put(bytes));
    return writer;
}

Status ManifestWriter::put(ByteView bytes)
{
    m_digest.update(bytes);
    m_length += bytes.size();
    return m_out->append(bytes);
}

Status ManifestWriter::record(unsigned type, ByteView payload)
{
    ByteWriter to(m_chunk);
    to.varint(type);
    to.varint(payload.size());
    to.raw(payload);
    return m_chunk.size() >= chunkTarget ? flushChunk() : Status{};
}

Status ManifestWriter::add(const ManifestPack &pack)
{
    m_scratch.clear();
    encodePack(m_scratch, pack);
    return record(manifestPackRecord, m_scratch);
}

Status ManifestWriter::add(const ManifestFile &file)
{
    // Packs are in a chunk of their own: who wants to know just these reads little.
    if (m_files == 0)
        CAIRN_CHECK(flushChunk());
    ++m_files;
    m_scratch.clear();
    encodeFile(m_scratch, file);
    return record(manifestFileRecord, m_scratch);
}

Status ManifestWriter::add(const ManifestPart &part)
{
    m_scratch.clear();
    encodePart(m_scratch, part);
    return record(manifestPartRecord, m_scratch);
}

Status ManifestWriter::add(const ManifestZeros &zeros)
{
    m_scratch.clear();
    encodeZeros(m_scratch, zeros);
    return record(manifestZerosRecord, m_scratch);
}

Status ManifestWriter::addEncoded(unsigned type, ByteView payload)
{
    return record(type, payload);
}

unsigned encodeRecord(Bytes &out, const ManifestPart &part)
{
    encodePart(out, part);
    return manifestPartRecord;
}

unsigned encodeRecord(Bytes &out, const ManifestZeros &zeros)
{
    encodeZeros(out, zeros);
    return manifestZerosRecord;
}

Status ManifestWriter::flushChunk()
{
    if (m_chunk.empty())
        return {};
    CAIRN_TRY(const Codec codec, m_compressor.compress(m_chunk, m_compressed));
    const ByteView stored = codec == Codec::None ? ByteView(m_chunk) : ByteView(m_compressed);
    Bytes header;
    ByteWriter to(header);
    to.fixed(chunkMagic);
    to.fixed(static_cast<std::uint32_t>(m_chunk.size()));
    to.fixed(static_cast<std::uint32_t>(stored.size()));
    to.fixed(static_cast<std::uint8_t>(codec));
    to.fixed<std::uint8_t>(0);
    to.fixed<std::uint16_t>(0);
    to.fixed(xxh3(stored));
    appendChecksum(header, 0);
    CAIRN_CHECK(put(header));
    CAIRN_CHECK(put(stored));
    ++m_chunks;
    m_chunk.clear();
    return {};
}

Result<ManifestSummary> ManifestWriter::commit()
{
    CAIRN_CHECK(flushChunk());
    Bytes trailer;
    ByteWriter to(trailer);
    to.raw(asBytes(endMagic));
    to.fixed(m_chunks);
    to.fixed(m_files);
    to.fixed<std::uint64_t>(m_length + trailerSize);
    appendChecksum(trailer, 0);
    CAIRN_CHECK(put(trailer));
    CAIRN_CHECK(m_out->commit(
        {.beforeSync = {}, .beforeRename = "backup.manifest.before-rename", .afterRename = {}, .afterSync = {}}));
    return ManifestSummary{m_files, m_length, m_digest.digest128().toHex()};
}

ManifestReader::ManifestReader(std::unique_ptr<ObjectReader> object)
    : m_object(std::move(object))
{
}

std::unexpected<Error> ManifestReader::damaged(std::string what) const
{
    return fail(ErrorCode::Damaged, std::format("the manifest is damaged: {} (at offset {})", what, m_chunkOffset),
                m_object->location());
}

Result<ManifestReader> ManifestReader::open(const Storage &storage, const std::string &key)
{
    auto object = storage.open(key);
    if (!object && object.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Damaged, "the manifest of the backup is missing", storage.location(key));
    if (!object)
        return std::unexpected(object.error());
    ManifestReader reader(std::move(*object));
    CAIRN_CHECK(reader.readHeader());
    return reader;
}

Status ManifestReader::readHeader()
{
    if (m_object->size() < headerSize + trailerSize)
        return damaged(std::format("it has only {} bytes", m_object->size()));
    std::array<std::byte, headerSize> bytes{};
    CAIRN_CHECK(m_object->readAt(bytes, 0));
    if (asText(ByteView(bytes).first(8)) != manifestMagic || !checksumHolds(bytes))
        return damaged("its header does not match its checksum");
    if (loadLe<std::uint32_t>(bytes, 12) != 0)
        return fail(ErrorCode::Unsupported, "the manifest uses features that this version of Cairn does not know",
                    m_object->location());
    m_header.backup = BackupId{loadLe<std::uint64_t>(bytes, 16)};
    m_header.system = SystemIdentifier{loadLe<std::uint64_t>(bytes, 24)};
    m_header.blockSize = loadLe<std::uint32_t>(bytes, 32);
    m_header.segmentBlocks = loadLe<std::uint32_t>(bytes, 36);
    m_header.parent = BackupId{loadLe<std::uint64_t>(bytes, 40)};
    m_digest.update(bytes);
    m_offset = headerSize;
    return {};
}

Result<std::optional<ManifestItem>> ManifestReader::next()
{
    if (m_at == m_chunk.size()) {
        if (m_ended)
            return std::nullopt;
        CAIRN_TRY(const bool more, readChunk());
        if (!more)
            return std::nullopt;
    }
    CAIRN_TRY(auto item, parseRecord());
    return item;
}

Result<bool> ManifestReader::readChunk()
{
    m_chunkOffset = m_offset;
    if (m_offset == m_object->size() - trailerSize) {
        CAIRN_CHECK(readTrailer());
        m_ended = true;
        return false;
    }
    if (m_offset + chunkHeaderSize > m_object->size() - trailerSize)
        return damaged("a chunk runs into the trailer");
    std::array<std::byte, chunkHeaderSize> header{};
    CAIRN_CHECK(m_object->readAt(header, m_offset));
    const auto rawLength = loadLe<std::uint32_t>(header, 4);
    const auto storedLength = loadLe<std::uint32_t>(header, 8);
    const auto codec = std::to_integer<unsigned>(header[12]);
    if (!checksumHolds(header) || loadLe<std::uint32_t>(header, 0) != chunkMagic || rawLength == 0 ||
        rawLength > chunkLimit || storedLength > chunkLimit || codec > static_cast<unsigned>(Codec::Lz4) ||
        m_offset + chunkHeaderSize + storedLength > m_object->size() - trailerSize)
        return damaged("a chunk header does not match its checksum");
    m_stored.resize(storedLength);
    CAIRN_CHECK(m_object->readAt(m_stored, m_offset + chunkHeaderSize));
    if (xxh3(m_stored) != loadLe<std::uint64_t>(header, 16))
        return damaged("a chunk does not match its checksum");
    m_chunk.resize(rawLength);
    if (!m_decompressor.decompress(static_cast<Codec>(codec), m_stored, m_chunk))
        return damaged("a chunk cannot be decompressed");
    m_digest.update(header);
    m_digest.update(m_stored);
    m_offset += chunkHeaderSize + storedLength;
    m_at = 0;
    ++m_chunks;
    return true;
}

Status ManifestReader::readTrailer()
{
    std::array<std::byte, trailerSize> trailer{};
    CAIRN_CHECK(m_object->readAt(trailer, m_offset));
    if (asText(ByteView(trailer).first(8)) != endMagic || !checksumHolds(trailer))
        return damaged("its trailer does not match its checksum");
    if (loadLe<std::uint64_t>(trailer, 8) != m_chunks || loadLe<std::uint64_t>(trailer, 16) != m_files ||
        loadLe<std::uint64_t>(trailer, 24) != m_object->size())
        return damaged("it is not complete");
    m_digest.update(trailer);
    return {};
}

Result<ManifestItem> ManifestReader::parseRecord()
{
    ByteReader from(ByteView(m_chunk).subspan(m_at));
    const std::uint64_t type = from.varint();
    const ByteView payload = from.raw(from.varint());
    if (from.failed())
        return damaged("a record runs over the end of its chunk");
    m_at += from.position();
    const auto wrap = [this](auto decoded) -> Result<ManifestItem> {
        if (!decoded)
            return damaged(decoded.error().message);
        return ManifestItem(std::move(*decoded));
    };
    switch (type) {
    case manifestPackRecord:
        return wrap(decodePack(payload));
    case manifestFileRecord:
        ++m_files;
        return wrap(decodeFile(payload));
    case manifestPartRecord:
        return wrap(decodePart(payload));
    case manifestZerosRecord:
        return wrap(decodeZeros(payload));
    default:
        return damaged(std::format("it holds a record of the unknown type {}", type));
    }
}

} // namespace cairn
