#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "wal/record_reader.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace cairn {

/// A record that recovery can stop at: the end of a transaction, or a named restore point.
struct WalMark {
    enum class Kind { Commit, Abort, RestorePoint };
    Kind kind = Kind::Commit;
    Lsn start; ///< of the record
    Lsn end;
    TimelineId timeline;
    Timestamp time;
    std::uint32_t xid = 0; ///< of a transaction; the two-phase xid where it is one
    std::string_view name; ///< of a restore point; valid during the visit
};

/// Called for each mark in the order of the WAL; false ends the scan behind it.
using MarkVisitor = std::function<bool(const WalMark &)>;
/// Called for each record; false ends the scan in front of it: the record is not counted.
using RecordVisitor = std::function<bool(const WalRecord &)>;

struct WalScan {
    Lsn firstRecord; ///< start of the first record that was read; 0: there was none
    Lsn lastRecord;  ///< start of the last one
    Lsn end;         ///< where it ended; without records where the scan began
    TimelineId endTimeline;
    std::uint64_t records = 0;
    bool stopped = false; ///< by a visitor
    WalEnd why;           ///< meaningful unless stopped
};

/// Reads records one by one, as WalReader does, and shows those that recovery can stop at. That the WAL ends is no
/// error: the result says where and why. Errors: Cancelled, WalDamaged for a malformed record whose checksum is right,
/// and what the provider reports.
[[nodiscard]] Result<WalScan> scanWal(SegmentProvider &provider, WalReaderOptions options, const MarkVisitor &onMark,
                                      const std::stop_token &stop, const RecordVisitor &onRecord = {});

} // namespace cairn
