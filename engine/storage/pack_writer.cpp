#include "storage/pack_writer.h"

#include "core/hash.h"

namespace cairn {

namespace {
constexpr std::size_t bufferSize = 1u << 20;
}

PackWriter::PackWriter(std::unique_ptr<ObjectWriter> out, const Compression &compression)
    : m_out(std::move(out))
    , m_compressor(compression)
{
    m_buffer.reserve(bufferSize + maxFrameRaw + (64u << 10));
}

Result<PackWriter> PackWriter::create(Storage &storage, const std::string &key, const PackHeader &header,
                                      const Compression &compression)
{
    CAIRN_TRY(auto out, storage.create(key, CreateMode::IfAbsent));
    PackWriter writer(std::move(out), compression);
    appendPackHeader(writer.m_buffer, header);
    writer.m_size = packHeaderSize;
    CAIRN_CHECK(failpoint("backup.pack.created"));
    return writer;
}

Result<FrameLocation> PackWriter::append(std::vector<FrameExtent> extents, ByteView raw)
{
    CAIRN_TRY(m_header.codec, m_compressor.compress(raw, m_compressed));
    const ByteView stored = m_header.codec == Codec::None ? raw : ByteView(m_compressed);
    m_header.rawLength = static_cast<std::uint32_t>(raw.size());
    m_header.storedLength = static_cast<std::uint32_t>(stored.size());
    m_header.storedHash = xxh3(stored);
    m_header.extents = std::move(extents);
    const std::size_t before = m_buffer.size();
    appendFrameHeader(m_buffer, m_header);
    ByteWriter(m_buffer).raw(stored);
    return appended(m_buffer.size() - before, m_header.storedHash);
}

Result<FrameLocation> PackWriter::appendStored(ByteView frame, std::uint64_t storedHash)
{
    ByteWriter(m_buffer).raw(frame);
    return appended(frame.size(), storedHash);
}

/// Accounts for a frame that was put into the buffer.
Result<FrameLocation> PackWriter::appended(std::size_t length, std::uint64_t storedHash)
{
    const FrameLocation where{m_size, static_cast<std::uint32_t>(length), storedHash};
    m_size += where.length;
    ++m_frames;
    if (m_buffer.size() >= bufferSize)
        CAIRN_CHECK(flush());
    CAIRN_CHECK(failpoint("backup.pack.frame"));
    return where;
}

Status PackWriter::flush()
{
    CAIRN_CHECK(m_out->append(m_buffer));
    m_buffer.clear();
    return {};
}

void PackWriter::leave()
{
    static_cast<void>(flush());
    m_out->leave();
}

Status PackWriter::seal()
{
    m_size += packTrailerSize;
    appendPackTrailer(m_buffer, {m_frames, m_size});
    CAIRN_CHECK(flush());
    return m_out->commit({.beforeSync = "backup.pack.before-sync",
                          .beforeRename = "backup.pack.before-rename",
                          .afterRename = "backup.pack.after-rename",
                          .afterSync = {}});
}

} // namespace cairn
