#include "wal/record.h"
#include "wal/record_format.h"

namespace cairn {

namespace {

/// Walks over the headers of a record's parts. Bounds are checked once per part, not once per field: this runs for
/// every record of the WAL.
class Outliner {
public:
    Outliner(const WalRecord &record, ImageBits bits, RecordOutline &out)
        : m_record(record)
        , m_bits(bits)
        , m_in(record.bytes)
        , m_out(out)
    {
    }

    [[nodiscard]] Status run()
    {
        m_out.placeCount = 0;
        m_out.mainData = {};
        bool dataSeen = false;
        while (!dataSeen && left() > m_payload) {
            const auto id = loadLe<std::uint8_t>(m_in, m_at);
            bool fits = false;
            if (id <= maxBlockId)
                fits = takeBlock(id);
            else
                fits = takeOther(id, dataSeen);
            if (!fits) [[unlikely]]
                return malformedRecord(m_record, m_problem);
        }
        if (left() != m_payload) [[unlikely]]
            return malformedRecord(m_record, "its parts do not add up to its length");
        return {};
    }

private:
    [[nodiscard]] std::size_t left() const { return m_in.size() - m_at; }

    [[nodiscard]] bool refuse(const char *problem)
    {
        m_problem = problem;
        return false;
    }

    /// Main data of both kinds, origin, top-level transaction.
    [[nodiscard]] bool takeOther(std::uint8_t id, bool &dataSeen)
    {
        if (id < topXidId)
            return refuse("one of its parts is of no known kind");
        const std::size_t size = id == shortDataId ? 1 : id == originId ? 2 : 4;
        if (left() < 1 + size)
            return refuse("it ends inside a header");
        dataSeen = id == shortDataId || id == longDataId;
        if (dataSeen) {
            const std::size_t mainSize =
                id == shortDataId ? loadLe<std::uint8_t>(m_in, m_at + 1) : loadLe<std::uint32_t>(m_in, m_at + 1);
            m_payload += mainSize;
            if (mainSize <= left())
                m_out.mainData = m_in.last(mainSize);
        }
        m_at += 1 + size;
        return true;
    }

    [[nodiscard]] bool takeBlock(std::uint8_t id)
    {
        constexpr std::size_t headSize = 4;      // id, flags, data length
        constexpr std::size_t relationSize = 12; // unless it is the same as before
        constexpr std::size_t numberSize = 4;
        if (left() < headSize + numberSize)
            return refuse("it ends inside a header");
        if (static_cast<int>(id) <= m_lastId)
            return refuse("its block references are out of order");
        m_lastId = id;
        const auto flags = loadLe<std::uint8_t>(m_in, m_at + 1);
        const auto dataSize = loadLe<std::uint16_t>(m_in, m_at + 2);
        if ((flags & forkMask) > static_cast<std::uint8_t>(Fork::Init))
            return refuse("a block reference names an unknown fork");
        if ((flags & hasDataFlag) == 0 && dataSize != 0)
            return refuse("a block reference has data it does not announce");
        m_payload += dataSize;
        m_at += headSize;
        if ((flags & hasImageFlag) != 0 && !takeImage())
            return false;
        const bool same = (flags & sameRelationFlag) != 0;
        if (left() < numberSize + (same ? 0 : relationSize))
            return refuse("it ends inside a header");
        if (same && m_out.placeCount == 0)
            return refuse("its first block reference names no relation");
        auto &place = m_out.placeStore[m_out.placeCount];
        if (same) {
            place = m_out.placeStore[m_out.placeCount - 1];
        } else {
            place.tablespace = Oid{loadLe<std::uint32_t>(m_in, m_at)};
            place.database = Oid{loadLe<std::uint32_t>(m_in, m_at + 4)};
            place.filenode = Oid{loadLe<std::uint32_t>(m_in, m_at + 8)};
            m_at += relationSize;
        }
        place.fork = static_cast<Fork>(flags & forkMask);
        place.block = BlockNumber{loadLe<std::uint32_t>(m_in, m_at)};
        m_at += numberSize;
        ++m_out.placeCount;
        return true;
    }

    [[nodiscard]] bool takeImage()
    {
        constexpr std::size_t imageSize = 5; // length, hole offset, info
        constexpr std::size_t holeSize = 2;  // only when compressed and with a hole
        if (left() < imageSize)
            return refuse("it ends inside a header");
        m_payload += loadLe<std::uint16_t>(m_in, m_at);
        const auto info = loadLe<std::uint8_t>(m_in, m_at + 4);
        m_at += imageSize;
        if ((info & m_bits.hasHole) == 0 || (info & m_bits.compressed) == 0)
            return true;
        if (left() < holeSize)
            return refuse("it ends inside a header");
        m_at += holeSize;
        return true;
    }

    const WalRecord &m_record;
    const ImageBits m_bits;
    const ByteView m_in;
    RecordOutline &m_out;
    std::size_t m_at = walRecordHeaderSize;
    std::uint64_t m_payload = 0; ///< bytes that the headers so far announced
    int m_lastId = -1;
    const char *m_problem = "";
};

} // namespace

Status outlineRecord(const WalRecord &record, PgMajor major, RecordOutline &out)
{
    return Outliner(record, imageBitsOf(major), out).run();
}

} // namespace cairn
