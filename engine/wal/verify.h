#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "wal/record_reader.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

struct RestorePoint {
    std::string name;
    Lsn lsn; ///< end of its record
    TimelineId timeline;
    Timestamp time;
};

/// What was seen while a range of WAL was proven.
struct WalRangeFacts {
    Lsn start;
    Lsn end;        ///< end of the last record that was read, at least the requested stop
    Lsn lastRecord; ///< start of that record
    TimelineId endTimeline;
    std::uint64_t records = 0;
    std::uint64_t commits = 0;
    std::uint64_t aborts = 0;
    Timestamp firstEndTime; ///< earliest and latest commit or abort time; they are not in the order of LSNs
    Timestamp lastEndTime;
    std::uint32_t lastXid = 0; ///< of the last commit or abort
    std::vector<RestorePoint> restorePoints;
};

/// Proves that every record from options.start up to `stop` is there and sound, which is what makes a backup
/// restorable.
/// @param options `start` must be the start of a record (a backup's start LSN); `limit` is not used.
/// @param stop a position behind a record (a backup's stop LSN). Not behind `start`: nothing to prove, no records.
/// Errors: WalMissing (the segment is named), WalDamaged (segment and LSN are named), WrongCluster, Cancelled, and what
/// the provider reports.
[[nodiscard]] Result<WalRangeFacts> verifyWalRange(SegmentProvider &provider, WalReaderOptions options, Lsn stop,
                                                   const std::stop_token &stopToken);

/// What it means that a reader stopped before `stop`: WalMissing or WalDamaged, with the segment's name.
[[nodiscard]] std::unexpected<Error> incompleteWal(const WalEnd &end, Lsn stop, std::uint32_t segmentSize);

} // namespace cairn
