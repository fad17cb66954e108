#pragma once

#include "core/error.h"
#include "core/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

/// The number of a WAL segment: LSN divided by the segment size, whatever the timeline.
using SegmentNumber = StrongNumber<struct SegmentNumberTag, std::uint64_t>;

struct SegmentId {
    TimelineId timeline;
    SegmentNumber number;
    constexpr auto operator<=>(const SegmentId &) const = default;
};

// Names and numbers: section 4.1 of the PostgreSQL facts. All functions pure, any thread. `segmentSize` in bytes, a
// power of two from 1 MiB to 1 GiB (isValidSegmentSize): a name cannot be understood without it.

inline constexpr std::uint32_t defaultSegmentSize = 16u << 20;

[[nodiscard]] bool isValidSegmentSize(std::uint64_t bytes);

/// The segment that holds the byte at `lsn`.
[[nodiscard]] constexpr SegmentNumber segmentOf(Lsn lsn, std::uint32_t segmentSize)
{
    return SegmentNumber{lsn.value / segmentSize};
}
/// The last segment needed to read up to, not including, `end`: a position at a segment's start needs the one before.
[[nodiscard]] constexpr SegmentNumber segmentBefore(Lsn end, std::uint32_t segmentSize)
{
    return SegmentNumber{end.value == 0 ? 0 : (end.value - 1) / segmentSize};
}
[[nodiscard]] constexpr Lsn segmentStart(SegmentNumber number, std::uint32_t segmentSize)
{
    return Lsn{number.value * segmentSize};
}
[[nodiscard]] constexpr SegmentNumber nextSegment(SegmentNumber number)
{
    return SegmentNumber{number.value + 1};
}
[[nodiscard]] constexpr SegmentNumber previousSegment(SegmentNumber number)
{
    return SegmentNumber{number.value == 0 ? 0 : number.value - 1};
}

/// 24 upper-case hex digits.
[[nodiscard]] std::string segmentName(SegmentId segment, std::uint32_t segmentSize);
[[nodiscard]] inline std::string segmentName(TimelineId timeline, SegmentNumber number, std::uint32_t segmentSize)
{
    return segmentName(SegmentId{timeline, number}, segmentSize);
}
/// Usage when it is no segment name, or none for this segment size (its last part is out of range).
[[nodiscard]] Result<SegmentId> parseSegmentName(std::string_view name, std::uint32_t segmentSize);
/// "00000002.history"
[[nodiscard]] std::string historyFileName(TimelineId timeline);

enum class WalFileKind {
    Segment,
    PartialSegment, ///< <segment>.partial: the end of a timeline, cut off by a promotion
    History,        ///< <timeline>.history
    BackupHistory,  ///< <segment>.<offset>.backup
    Other,
};

struct WalFileName {
    WalFileKind kind = WalFileKind::Other;
    SegmentId segment;        ///< of History only the timeline
    std::uint32_t offset = 0; ///< BackupHistory: where in the segment the backup starts
};

/// What a file in pg_wal or an archive is. Never fails: strange names are Other. Compression suffixes are the caller's
/// matter.
[[nodiscard]] WalFileName classifyWalName(std::string_view name, std::uint32_t segmentSize);

/// Whether the name has the shape of a segment, whatever the segment size: 24 upper-case hex digits.
[[nodiscard]] bool looksLikeSegmentName(std::string_view name);

} // namespace cairn
