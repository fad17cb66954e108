#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "postgres/version.h"
#include "wal/history.h"
#include "wal/page_header.h"
#include "wal/record.h"
#include "wal/segment.h"
#include "wal/segment_provider.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace cairn {

/// What the reader reads.
struct WalReaderOptions {
    TimelineHistory history; ///< the way to follow; says from which timeline each segment is taken
    PgMajor major;
    SystemIdentifier systemIdentifier;
    std::uint32_t segmentSize = defaultSegmentSize;
    std::uint32_t walBlockSize = defaultWalBlockSize;
    /// Where to begin. A record must begin here, unless seekFirstRecord.
    Lsn start;
    /// Begin at the first record that starts at or behind `start` (which should be the start of a segment).
    bool seekFirstRecord = false;
    /// WAL at or behind this position is not asked for; the largest LSN: no limit. Segments are taken from the timeline
    /// that holds the bytes in front of this.
    Lsn limit{~std::uint64_t{0}};
    /// Records that start at or behind this position are not delivered, as if the limit were there; the last record
    /// before it may reach beyond. For readers that share a range.
    Lsn recordsBefore{~std::uint64_t{0}};
};

/// Why there is no further record.
struct WalEnd {
    enum class Kind {
        Limit,   ///< the limit was reached
        Missing, ///< the next segment is not there
        Zeros,   ///< zeros where a record could begin: nothing was written behind this
        Invalid, ///< bytes that are no record. At the very end of what a server wrote this is normal, anywhere else
                 ///< damage
    };
    Kind kind = Kind::Limit;
    Lsn at;            ///< the first position that could not be read as a record: WAL is good up to here
    SegmentId segment; ///< where the problem lies
    std::string why;   ///< for a person
};

/// Reads WAL record by record, in order, across pages, segments and timelines, for all supported versions. Checks
/// everything that can be checked: page headers (magic, address, timeline, flags), system identifier, sizes, the chain
/// of previous-record positions, CRC-32C of each record. Used by one thread at a time.
///
/// Memory: one read buffer of 256 KiB, and a second one as large as the largest record that crosses a page.
class WalReader {
public:
    /// The provider must outlive the reader.
    WalReader(SegmentProvider &provider, WalReaderOptions options);
    ~WalReader();
    WalReader(const WalReader &) = delete;
    WalReader &operator=(const WalReader &) = delete;

    /// The next record, or nothing at the end of what can be read; end() then says why. An error means that the store
    /// could not be read (Io, Damaged, …), or that the WAL belongs to another cluster; it says nothing about the WAL
    /// itself. The record's bytes are valid until the next call.
    [[nodiscard]] Result<std::optional<WalRecord>> next();

    /// The same for those who read millions of records: fills `record`, or returns false at the end.
    [[nodiscard]] Result<bool> next(WalRecord &record);

    /// Meaningful after next() returned nothing.
    [[nodiscard]] const WalEnd &end() const { return m_end; }
    /// Where the next record is looked for.
    [[nodiscard]] Lsn position() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
    WalEnd m_end;
};

} // namespace cairn
