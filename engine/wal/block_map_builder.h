#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/progress.h"
#include "postgres/changed_blocks.h"
#include "postgres/version.h"
#include "wal/history.h"
#include "wal/page_header.h"
#include "wal/segment.h"
#include "wal/segment_provider.h"

#include <cstdint>
#include <stop_token>

namespace cairn {

struct BlockMapRequest {
    TimelineHistory history; ///< of the timeline that the new backup is on; the parent must lie on this way
    PgMajor major;
    SystemIdentifier systemIdentifier;
    std::uint32_t segmentSize = defaultSegmentSize;
    std::uint32_t walBlockSize = defaultWalBlockSize;
    Lsn from; ///< start LSN of the parent: a record begins here
    Lsn to;   ///< start LSN of the new backup: a record begins here, which is not looked at
    unsigned workers = 1;
    std::size_t memoryLimit = ChangedBlocks::defaultMemoryLimit; ///< for the result
};

struct BlockMap {
    ChangedBlocks blocks;
    std::uint64_t records = 0;
    std::uint64_t bytes = 0; ///< of WAL that was read
};

/// Reads the WAL from `from` up to `to` and tells which blocks it changed: what a PAGE backup copies. Proves on the way
/// that every record is there and sound: CRC, page headers, and the chain of records from the first to the last.
///
/// The range is cut into groups of whole segments, which the workers take one after the other. A record belongs to the
/// worker in whose group it begins; that worker reads on into the next segments for the rest of it. A segment in which
/// timelines change is taken from the newer one, which has a copy of what came before the change.
///
/// No segment at or behind `to` is asked for; a `to` at the start of a segment needs only the segments in front of it.
///
/// Memory: the map, per worker a map of its group, a read buffer, and as much as the longest record.
/// @param provider open() is called from several threads at once.
/// Errors: WalMissing and WalDamaged (with the segment's name), WrongCluster, Unsupported, Cancelled, and what the
/// provider reports.
[[nodiscard]] Result<BlockMap> buildBlockMap(SegmentProvider &provider, const BlockMapRequest &request,
                                             Progress &progress, const std::stop_token &stop);

} // namespace cairn
