#include "operations/write_behind.h"

#include "core/worker_pool.h"

#include <algorithm>

namespace cairn {

namespace {

/// One is being filled, two are being written, the others wait: neither who decompresses nor a disk keeps a steady
/// pace, and where only one could wait, restores took a tenth longer.
constexpr std::size_t piecesPerProducer = 16;
constexpr unsigned threadsPerProducer = 2;

} // namespace

WriteBehind::WriteBehind(unsigned producers)
    : m_threads(producers * threadsPerProducer)
    , m_memory(producers * piecesPerProducer * longestPiece)
    , m_free(producers * piecesPerProducer)
    , m_filled(producers * piecesPerProducer)
    , m_producers(producers)
{
    for (std::size_t i = 0; i < producers * piecesPerProducer; ++i)
        (void)m_free.push(m_memory.space().subspan(i * longestPiece, longestPiece), {});
}

Status WriteBehind::writeAll(const std::stop_token &stop)
{
    while (auto piece = m_filled.pop(stop)) {
        CAIRN_CHECK(piece->write());
        piece->file.reset();
        if (!m_free.push(piece->room, stop))
            return cancelledError();
    }
    return checkStop(stop);
}

void WriteBehind::leave()
{
    if (--m_producers == 0)
        m_filled.close();
}

WriteBehind::Gatherer::~Gatherer()
{
    m_behind.leave();
}

Result<std::span<std::byte>> WriteBehind::Gatherer::reserve(const std::shared_ptr<const DirectFile> &file,
                                                            std::uint64_t offset, std::size_t length,
                                                            const std::stop_token &stop)
{
    if (m_piece && (m_piece->file != file || m_piece->offset + m_piece->length != offset ||
                    longestPiece - m_piece->length < length))
        CAIRN_CHECK(flush(stop));
    if (!m_piece) {
        const auto room = m_behind.m_free.pop(stop);
        if (!room)
            return cancelledError();
        m_piece.emplace(nullptr, 0, 0, *room);
    }
    if (m_piece->length == 0) {
        m_piece->file = file;
        m_piece->offset = offset;
    }
    return m_piece->room.subspan(m_piece->length, length);
}

Status WriteBehind::Gatherer::put(const std::shared_ptr<const DirectFile> &file, std::uint64_t offset, ByteView bytes,
                                  const std::stop_token &stop)
{
    while (!bytes.empty()) {
        const ByteView part = bytes.first(std::min(bytes.size(), longestPiece));
        CAIRN_TRY(const auto room, reserve(file, offset, part.size(), stop));
        std::ranges::copy(part, room.begin());
        advance(part.size());
        offset += part.size();
        bytes = bytes.subspan(part.size());
    }
    return {};
}

Status WriteBehind::Gatherer::flush(const std::stop_token &stop)
{
    if (!m_piece || m_piece->length == 0)
        return {};
    // Short pieces end in the page cache, which takes them faster than another thread could.
    if (m_piece->length < DirectFile::shortest) {
        CAIRN_CHECK(m_piece->write());
        m_piece->file.reset();
        m_piece->length = 0;
        return {};
    }
    Piece piece = *std::move(m_piece);
    m_piece.reset();
    if (!m_behind.m_filled.push(std::move(piece), stop))
        return cancelledError();
    return {};
}

} // namespace cairn
