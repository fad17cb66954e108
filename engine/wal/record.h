#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "postgres/relation_path.h"
#include "postgres/version.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cairn {

/// WAL records: sections 4.3 to 4.6 of the PostgreSQL facts.
inline constexpr std::size_t walRecordHeaderSize = 24;

enum class ResourceManager : std::uint8_t {
    Xlog = 0,
    Transaction = 1,
    Storage = 2,
    CommitLog = 3,
    Database = 4,
    Tablespace = 5,
    MultiXact = 6,
    RelationMap = 7,
    Standby = 8,
    Heap2 = 9,
    Heap = 10,
    Btree = 11,
    Hash = 12,
    Gin = 13,
    Gist = 14,
    Sequence = 15,
    SpGist = 16,
    Brin = 17,
    CommitTimestamp = 18,
    ReplicationOrigin = 19,
    Generic = 20,
    LogicalMessage = 21,
    // 128 to 255: extensions, from 15 on.
};

/// A record as the reader delivers it; the bytes belong to the reader and are valid until its next step.
struct WalRecord {
    Lsn start; ///< of its first byte
    Lsn end;   ///< where the next record may begin, rounded up to 8 bytes; after a SWITCH the end of the segment
    Lsn previous;
    TimelineId timeline; ///< of the page it begins on
    std::uint32_t xid = 0;
    ResourceManager manager = ResourceManager::Xlog;
    std::uint8_t info = 0; ///< high nibble: the resource manager's code
    ByteView bytes;        ///< whole record, header included, CRC checked

    [[nodiscard]] std::uint8_t code() const { return info & 0xF0; }
    [[nodiscard]] bool changesRelationsSpecially() const { return (info & 0x01) != 0; }
};

/// A page that a record changes.
struct BlockReference {
    std::uint8_t id = 0;
    Fork fork = Fork::Main;
    Oid tablespace;
    Oid database;
    Oid filenode;
    BlockNumber block;
    bool willInitialise = false;
    bool hasImage = false;
    bool imageApplies = false; ///< replay restores the image (else it is there for a consistency check)
    bool imageCompressed = false;
    std::uint8_t imageInfo = 0; ///< bits as stored; they say how it is compressed, differently before 15
    std::uint16_t holeOffset = 0;
    std::uint16_t holeLength = 0;
    ByteView image; ///< as stored: compressed or not, without the hole
    ByteView data;
};

/// A record taken apart. Holds no memory of its own; reuse one object for many records.
struct DecodedRecord {
    static constexpr std::size_t maxBlocks = 33;

    std::array<BlockReference, maxBlocks> blockStore;
    std::size_t blockCount = 0;
    ByteView mainData;
    std::uint16_t originId = 0; ///< replication origin, 0 for local changes
    std::uint32_t topXid = 0;   ///< top-level transaction, where the record names one (14+, logical)

    [[nodiscard]] std::span<const BlockReference> blocks() const { return {blockStore.data(), blockCount}; }
};

/// Takes a record apart. The CRC was right, so a malformed one is WalDamaged or from a server this build does not know.
/// @param blockSize of relation pages. Pure, any thread, no allocation unless it fails.
[[nodiscard]] Status decodeRecord(const WalRecord &record, PgMajor major, std::uint32_t blockSize, DecodedRecord &out);

/// What the changed-block map needs of a record: which blocks it names, and its main data. Payloads are not looked at.
struct RecordOutline {
    struct Place {
        Oid tablespace;
        Oid database;
        Oid filenode;
        BlockNumber block;
        Fork fork = Fork::Main;
        bool operator==(const Place &) const = default;
    };
    std::array<Place, DecodedRecord::maxBlocks> placeStore;
    std::size_t placeCount = 0;
    ByteView mainData;

    [[nodiscard]] std::span<const Place> places() const { return {placeStore.data(), placeCount}; }
};

/// Several times as fast as decodeRecord(), with the same errors but for page images, whose sizes are only added up.
/// Pure, any thread, no allocation unless it fails.
[[nodiscard]] Status outlineRecord(const WalRecord &record, PgMajor major, RecordOutline &out);

/// How a transaction ended.
struct TransactionEnd {
    bool committed = false;
    bool prepared = false; ///< COMMIT PREPARED or ROLLBACK PREPARED
    std::uint32_t xid = 0; ///< the two-phase xid where it is one
    std::int64_t time = 0; ///< microseconds since 2000-01-01 UTC, as Timestamp::fromPostgres() takes it
};

/// Whether a record ends a transaction, and how. Only for records that decodeRecord() accepted.
[[nodiscard]] std::optional<TransactionEnd> transactionEndOf(const WalRecord &record, const DecodedRecord &decoded,
                                                             PgMajor major);

/// The relations whose files are removed at the end of a transaction: tablespace, database and filenode, each 4 bytes
/// little-endian, one after the other. Empty for records that end no transaction. WalDamaged when malformed.
inline constexpr std::size_t droppedRelationSize = 12;
[[nodiscard]] Result<ByteView> droppedRelationsOf(const WalRecord &record, ByteView mainData);

/// A named restore point record.
struct RestorePointRecord {
    std::string_view name; ///< into the record's bytes
    std::int64_t time = 0; ///< microseconds since 2000-01-01 UTC
};
[[nodiscard]] std::optional<RestorePointRecord> restorePointOf(const WalRecord &record, const DecodedRecord &decoded);

} // namespace cairn
