#include "wal/record.h"

#include "wal/record_format.h"

#include <format>

namespace cairn {

namespace {

/// Takes the block headers and data headers of a record apart, and then the payloads they announced.
class RecordDecoder {
public:
    RecordDecoder(const WalRecord &record, PgMajor major, std::uint32_t blockSize, DecodedRecord &out)
        : m_record(record)
        , m_bits(imageBitsOf(major))
        , m_blockSize(blockSize)
        , m_reader(record.bytes.subspan(walRecordHeaderSize))
        , m_size(record.bytes.size() - walRecordHeaderSize)
        , m_out(out)
    {
    }

    [[nodiscard]] Status run()
    {
        m_out.blockCount = 0;
        m_out.mainData = {};
        m_out.topXid = 0;
        m_out.originId = 0;
        while (!m_headersEnded && m_size - m_reader.position() > m_payload) {
            CAIRN_CHECK(takeHeader());
            if (m_reader.failed())
                return malformedRecord(m_record, "it ends inside a header");
        }
        if (m_size - m_reader.position() != m_payload)
            return malformedRecord(m_record, "its parts do not add up to its length");
        takePayloads();
        return {};
    }

private:
    [[nodiscard]] Status takeHeader()
    {
        const auto id = m_reader.fixed<std::uint8_t>();
        switch (id) {
        case shortDataId:
        case longDataId:
            m_mainSize = id == shortDataId ? m_reader.fixed<std::uint8_t>() : m_reader.fixed<std::uint32_t>();
            m_payload += m_mainSize;
            m_headersEnded = true;
            return {};
        case originId:
            m_out.originId = m_reader.fixed<std::uint16_t>();
            return {};
        case topXidId:
            m_out.topXid = m_reader.fixed<std::uint32_t>();
            return {};
        default:
            if (id <= maxBlockId)
                return takeBlockHeader(id);
            return malformedRecord(m_record, std::format("part {} is of no known kind", id));
        }
    }

    [[nodiscard]] Status takeBlockHeader(std::uint8_t id)
    {
        if (m_out.blockCount > 0 && id <= m_out.blockStore[m_out.blockCount - 1].id)
            return malformedRecord(m_record, "its block references are out of order");
        auto &block = m_out.blockStore[m_out.blockCount];
        block = BlockReference{};
        block.id = id;
        const auto flags = m_reader.fixed<std::uint8_t>();
        if ((flags & forkMask) > static_cast<std::uint8_t>(Fork::Init))
            return malformedRecord(m_record, "a block reference names an unknown fork");
        block.fork = static_cast<Fork>(flags & forkMask);
        block.willInitialise = (flags & willInitialiseFlag) != 0;
        block.hasImage = (flags & hasImageFlag) != 0;
        m_dataSizes[m_out.blockCount] = m_reader.fixed<std::uint16_t>();
        if ((flags & hasDataFlag) == 0 && m_dataSizes[m_out.blockCount] != 0)
            return malformedRecord(m_record, "a block reference has data it does not announce");
        m_payload += m_dataSizes[m_out.blockCount];
        m_imageSizes[m_out.blockCount] = 0;
        if (block.hasImage)
            CAIRN_CHECK(takeImageHeader(block));
        if ((flags & sameRelationFlag) == 0) {
            block.tablespace = Oid{m_reader.fixed<std::uint32_t>()};
            block.database = Oid{m_reader.fixed<std::uint32_t>()};
            block.filenode = Oid{m_reader.fixed<std::uint32_t>()};
        } else if (m_out.blockCount == 0) {
            return malformedRecord(m_record, "its first block reference names no relation");
        } else {
            const auto &before = m_out.blockStore[m_out.blockCount - 1];
            block.tablespace = before.tablespace;
            block.database = before.database;
            block.filenode = before.filenode;
        }
        block.block = BlockNumber{m_reader.fixed<std::uint32_t>()};
        ++m_out.blockCount;
        return {};
    }

    [[nodiscard]] Status takeImageHeader(BlockReference &block)
    {
        const auto size = m_reader.fixed<std::uint16_t>();
        block.holeOffset = m_reader.fixed<std::uint16_t>();
        block.imageInfo = m_reader.fixed<std::uint8_t>();
        block.imageApplies = (block.imageInfo & m_bits.applies) != 0;
        block.imageCompressed = (block.imageInfo & m_bits.compressed) != 0;
        const bool hasHole = (block.imageInfo & m_bits.hasHole) != 0;
        if (!block.imageCompressed)
            block.holeLength = static_cast<std::uint16_t>(size <= m_blockSize ? m_blockSize - size : 0);
        else if (hasHole)
            block.holeLength = m_reader.fixed<std::uint16_t>();
        const bool holeFits = block.holeOffset + std::uint32_t{block.holeLength} <= m_blockSize;
        if (size > m_blockSize || !holeFits || (!hasHole && (block.holeOffset != 0 || block.holeLength != 0)))
            return malformedRecord(m_record, "the size of a page image cannot be");
        m_imageSizes[m_out.blockCount] = size;
        m_payload += size;
        return {};
    }

    void takePayloads()
    {
        for (std::size_t i = 0; i < m_out.blockCount; ++i) {
            m_out.blockStore[i].image = m_reader.raw(m_imageSizes[i]);
            m_out.blockStore[i].data = m_reader.raw(m_dataSizes[i]);
        }
        m_out.mainData = m_reader.raw(m_mainSize);
    }

    const WalRecord &m_record;
    ImageBits m_bits;
    std::uint32_t m_blockSize;
    ByteReader m_reader;
    std::size_t m_size;
    DecodedRecord &m_out;
    std::uint64_t m_payload = 0; ///< bytes that the headers so far announced
    std::size_t m_mainSize = 0;
    bool m_headersEnded = false;
    std::array<std::uint16_t, DecodedRecord::maxBlocks> m_imageSizes;
    std::array<std::uint16_t, DecodedRecord::maxBlocks> m_dataSizes;
};

/// Walks over the optional parts of a commit or abort up to the two-phase xid. 0 when the record is malformed.
std::uint32_t twoPhaseXid(ByteReader &reader, std::uint32_t parts, bool commit, PgMajor major)
{
    const auto skipItems = [&reader](std::size_t itemSize) {
        const auto count = reader.fixed<std::int32_t>();
        if (count > 0)
            (void)reader.raw(static_cast<std::size_t>(count) * itemSize);
    };
    if ((parts & twoPhasePart) == 0)
        return 0;
    if (parts & databasePart)
        (void)reader.raw(8);
    if (parts & subtransactionPart)
        skipItems(4);
    if (parts & relationPart)
        skipItems(12);
    if ((parts & statisticsPart) && major >= PgMajor{15})
        skipItems(major >= PgMajor{18} ? 16 : 12);
    if ((parts & invalidationPart) && commit)
        skipItems(16);
    const auto xid = reader.fixed<std::uint32_t>();
    return reader.failed() ? 0 : xid;
}

} // namespace

Status decodeRecord(const WalRecord &record, PgMajor major, std::uint32_t blockSize, DecodedRecord &out)
{
    return RecordDecoder(record, major, blockSize, out).run();
}

std::optional<TransactionEnd> transactionEndOf(const WalRecord &record, const DecodedRecord &decoded, PgMajor major)
{
    if (!endsTransaction(record))
        return std::nullopt;
    const auto operation = static_cast<std::uint8_t>(record.info & transactionMask);
    TransactionEnd end;
    end.committed = operation == commitCode || operation == commitPreparedCode;
    end.prepared = operation == commitPreparedCode || operation == abortPreparedCode;
    end.xid = record.xid;
    ByteReader reader(decoded.mainData);
    end.time = reader.fixed<std::int64_t>();
    const auto parts = (record.info & hasPartsFlag) != 0 ? reader.fixed<std::uint32_t>() : 0;
    if (end.prepared)
        end.xid = twoPhaseXid(reader, parts, end.committed, major);
    return end;
}

Result<ByteView> droppedRelationsOf(const WalRecord &record, ByteView mainData)
{
    if (!endsTransaction(record) || (record.info & hasPartsFlag) == 0)
        return ByteView();
    ByteReader reader(mainData);
    (void)reader.fixed<std::int64_t>(); // time
    const auto parts = reader.fixed<std::uint32_t>();
    if (parts & databasePart)
        (void)reader.raw(8);
    if (parts & subtransactionPart)
        (void)reader.raw(std::size_t{reader.fixed<std::uint32_t>()} * 4);
    ByteView dropped;
    if (parts & relationPart)
        dropped = reader.raw(std::size_t{reader.fixed<std::uint32_t>()} * droppedRelationSize);
    if (reader.failed())
        return malformedRecord(record, "it ends inside the list of dropped relations");
    return dropped;
}

std::optional<RestorePointRecord> restorePointOf(const WalRecord &record, const DecodedRecord &decoded)
{
    constexpr std::uint8_t restorePoint = 0x70;
    constexpr std::size_t nameOffset = 8;
    constexpr std::size_t nameSize = 64;
    if (record.manager != ResourceManager::Xlog || record.code() != restorePoint ||
        decoded.mainData.size() < nameOffset + nameSize)
        return std::nullopt;
    const auto name = asText(decoded.mainData.subspan(nameOffset, nameSize));
    return RestorePointRecord{name.substr(0, name.find('\0')), loadLe<std::int64_t>(decoded.mainData, 0)};
}

} // namespace cairn
