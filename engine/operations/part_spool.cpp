#include "operations/part_spool.h"

namespace cairn {

namespace {
constexpr std::size_t bufferLimit = 4u << 20;
/// A run is cut here, so that replaying it needs little memory.
constexpr std::size_t runLimit = 1u << 20;
} // namespace

Status PartSpool::add(std::uint32_t file, std::uint64_t position, const ManifestPart &part)
{
    m_scratch.clear();
    return take(file, position, encodeRecord(m_scratch, part));
}

Status PartSpool::add(std::uint32_t file, std::uint64_t position, const ManifestZeros &zeros)
{
    m_scratch.clear();
    return take(file, position, encodeRecord(m_scratch, zeros));
}

Status PartSpool::take(std::uint32_t file, std::uint64_t position, unsigned type)
{
    const std::size_t before = m_buffer.size();
    ByteWriter to(m_buffer);
    to.varint(type);
    to.varint(m_scratch.size());
    to.raw(m_scratch);
    const auto length = static_cast<std::uint32_t>(m_buffer.size() - before);
    if (!m_runs.empty() && m_runs.back().file == file && m_runs.back().length < runLimit &&
        m_runs.back().position < position)
        m_runs.back().length += length;
    else
        m_runs.push_back({file, position, m_flushed + before, length});
    return m_buffer.size() >= bufferLimit ? flush() : Status{};
}

Status PartSpool::flush()
{
    if (!m_file.isOpen()) {
        CAIRN_TRY(m_file, openScratchFile(m_directory));
    }
    CAIRN_CHECK(writeAt(m_file, m_buffer, m_flushed, m_directory));
    m_flushed += m_buffer.size();
    m_buffer.clear();
    return {};
}

Status PartSpool::replay(const Run &run, ManifestWriter &manifest)
{
    ByteView bytes;
    if (run.offset >= m_flushed) {
        bytes = ByteView(m_buffer).subspan(run.offset - m_flushed, run.length);
    } else {
        CAIRN_CHECK(m_buffer.empty() ? Status{} : flush());
        m_scratch.resize(run.length);
        CAIRN_TRY(const auto got, readAt(m_file, m_scratch, run.offset, m_directory));
        if (got != run.length)
            return fail(ErrorCode::Io, "the scratch file is shorter than what was written to it", m_directory);
        bytes = m_scratch;
    }
    ByteReader from(bytes);
    while (!from.atEnd()) {
        const auto type = static_cast<unsigned>(from.varint());
        const ByteView payload = from.raw(from.varint());
        if (from.failed())
            return fail(ErrorCode::Internal, "a record in the scratch file cannot be read back");
        CAIRN_CHECK(manifest.addEncoded(type, payload));
    }
    return {};
}

} // namespace cairn
