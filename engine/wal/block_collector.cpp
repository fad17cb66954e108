#include "wal/block_collector.h"

#include "wal/record_format.h"

#include <format>
#include <optional>

namespace cairn {

namespace {

std::uint32_t number(ByteView bytes, std::size_t offset)
{
    return loadLe<std::uint32_t>(bytes, offset);
}

/// Where in the main data of an XLOG record the wal_level is that holds from there on.
std::optional<std::size_t> walLevelOffset(std::uint8_t code, PgMajor major)
{
    constexpr std::uint8_t shutdownCheckpoint = 0x00;
    constexpr std::uint8_t onlineCheckpoint = 0x10;
    constexpr std::uint8_t parameterChange = 0x60;
    constexpr std::uint8_t endOfRecovery = 0x90;
    constexpr std::uint8_t checkpointRedo = 0xE0;
    if (code == parameterChange)
        return major >= PgMajor{12} ? 20 : 16; // max_wal_senders was added in front of it
    if (major < PgMajor{17})
        return std::nullopt;
    switch (code) {
    case shutdownCheckpoint:
    case onlineCheckpoint:
        return 20;
    case endOfRecovery:
        return 16;
    case checkpointRedo:
        return 0;
    default:
        return std::nullopt;
    }
}

} // namespace

Status BlockCollector::note(const WalRecord &record)
{
    CAIRN_CHECK(outlineRecord(record, m_major, m_outline));
    for (const auto &place : m_outline.places())
        if (ChangedBlocks::tracks(place.fork))
            addBlock(place);
    if (record.manager == ResourceManager::Xlog)
        return noteXlog(record);
    if (record.manager == ResourceManager::Transaction)
        return noteDrops(record);
    if (record.manager == ResourceManager::Storage)
        return noteStorage(record);
    if (record.manager == ResourceManager::Database)
        return noteDatabase(record);
    // All others are known to change relation files by their block references only.
    return record.changesRelationsSpecially() ? refuseUnknown(record) : Status{};
}

void BlockCollector::addBlock(const RecordOutline::Place &place)
{
    auto &recent = m_recent[(place.block.value + place.filenode.value * 61) % m_recent.size()];
    if (recent == place)
        return;
    recent = place;
    m_blocks.addBlock({place.tablespace, place.database, place.filenode, place.fork}, place.block);
}

Status BlockCollector::refuseUnknown(const WalRecord &record)
{
    return fail(ErrorCode::Unsupported,
                std::format("the WAL record at {} (resource manager {}, code {:02X}) changes relation files in a way "
                            "that this version does not know",
                            record.start.toString(), static_cast<unsigned>(record.manager), record.code()),
                {}, "take a backup of another mode");
}

Status BlockCollector::noteXlog(const WalRecord &record) const
{
    if (record.changesRelationsSpecially())
        return refuseUnknown(record);
    const auto offset = walLevelOffset(record.code(), m_major);
    if (!offset)
        return {};
    if (m_outline.mainData.size() < *offset + 4)
        return malformedRecord(record, "it is too short for its kind");
    constexpr std::uint32_t minimal = 0;
    if (number(m_outline.mainData, *offset) == minimal)
        return fail(
            ErrorCode::WalMissing,
            std::format("PostgreSQL ran with wal_level = minimal from {} on: the WAL does not tell what it changed",
                        record.start.toString()),
            {}, "take a FULL backup");
    return {};
}

Status BlockCollector::noteStorage(const WalRecord &record)
{
    constexpr std::uint8_t create = 0x10;
    constexpr std::uint8_t truncate = 0x20;
    constexpr std::uint32_t truncatesMain = 1;
    const ByteView data = m_outline.mainData;
    if (record.code() == create) {
        if (data.size() < 16)
            return malformedRecord(record, "it is too short for its kind");
        if (number(data, 12) == static_cast<std::uint32_t>(Fork::Main))
            m_blocks.replaceWhole({Oid{number(data, 0)}, Oid{number(data, 4)}, Oid{number(data, 8)}});
        return {};
    }
    if (record.code() != truncate)
        return record.changesRelationsSpecially() ? refuseUnknown(record) : Status{};
    if (data.size() < 20)
        return malformedRecord(record, "it is too short for its kind");
    if ((number(data, 16) & truncatesMain) != 0)
        m_blocks.replaceFrom({Oid{number(data, 4)}, Oid{number(data, 8)}, Oid{number(data, 12)}},
                             BlockNumber{number(data, 0)});
    return {};
}

/// The codes were renumbered in 15, when databases learned to be created through the WAL; dropping learned to name
/// several tablespaces in 13.
Status BlockCollector::noteDatabase(const WalRecord &record)
{
    const bool newCodes = m_major >= PgMajor{15};
    const std::uint8_t drop = newCodes ? 0x20 : 0x10;
    if (record.code() > drop)
        return record.changesRelationsSpecially() ? refuseUnknown(record) : Status{};
    const ByteView data = m_outline.mainData;
    if (data.size() < 8)
        return malformedRecord(record, "it is too short for its kind");
    const Oid database{number(data, 0)};
    if (record.code() != drop || m_major < PgMajor{13}) {
        m_blocks.replaceDatabase({Oid{number(data, 4)}, database});
        return {};
    }
    const std::size_t count = number(data, 4);
    if ((data.size() - 8) / 4 < count)
        return malformedRecord(record, "it ends inside the list of tablespaces");
    for (std::size_t i = 0; i < count; ++i)
        m_blocks.replaceDatabase({Oid{number(data, 8 + 4 * i)}, database});
    return {};
}

Status BlockCollector::noteDrops(const WalRecord &record)
{
    if (record.changesRelationsSpecially() && !endsTransaction(record))
        return refuseUnknown(record);
    CAIRN_TRY(const ByteView dropped, droppedRelationsOf(record, m_outline.mainData));
    for (std::size_t at = 0; at < dropped.size(); at += droppedRelationSize)
        m_blocks.replaceWhole({Oid{number(dropped, at)}, Oid{number(dropped, at + 4)}, Oid{number(dropped, at + 8)}});
    return {};
}

} // namespace cairn
