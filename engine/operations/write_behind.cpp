#include "operations/write_behind.h"

#include "core/worker_pool.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::size_t pieceSize = 1u << 20;
/// One that is being filled, two that are being written, one that waits.
constexpr std::size_t piecesPerProducer = 4;
constexpr unsigned threadsPerProducer = 2;

} // namespace

WriteBehind::WriteBehind(unsigned producers)
    : m_threads(producers * threadsPerProducer)
    , m_free(producers * piecesPerProducer)
    , m_filled(producers * piecesPerProducer)
    , m_producers(producers)
{
    for (std::size_t i = 0; i < producers * piecesPerProducer; ++i)
        (void)m_free.push(DirectBuffer(pieceSize), {});
}

Status WriteBehind::writeAll(const std::stop_token &stop)
{
    while (auto piece = m_filled.pop(stop)) {
        CAIRN_CHECK(piece->write());
        piece->file.reset();
        if (!m_free.push(std::move(piece->memory), stop))
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

Status WriteBehind::Gatherer::put(const std::shared_ptr<const DirectFile> &file, std::uint64_t offset, ByteView bytes,
                                  const std::stop_token &stop)
{
    while (!bytes.empty()) {
        if (m_piece &&
            (m_piece->file != file || m_piece->offset + m_piece->length != offset || m_piece->length == pieceSize))
            CAIRN_CHECK(flush(stop));
        CAIRN_CHECK(begin(file, offset, stop));
        const auto room = m_piece->memory.space().subspan(m_piece->length);
        const ByteView part = bytes.first(std::min(bytes.size(), room.size()));
        std::ranges::copy(part, room.begin());
        m_piece->length += part.size();
        offset += part.size();
        bytes = bytes.subspan(part.size());
    }
    return {};
}

Status WriteBehind::Gatherer::begin(const std::shared_ptr<const DirectFile> &file, std::uint64_t offset,
                                    const std::stop_token &stop)
{
    if (!m_piece) {
        auto memory = m_behind.m_free.pop(stop);
        if (!memory)
            return cancelledError();
        m_piece.emplace(nullptr, 0, 0, *std::move(memory));
    }
    if (m_piece->length == 0) {
        m_piece->file = file;
        m_piece->offset = offset;
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
