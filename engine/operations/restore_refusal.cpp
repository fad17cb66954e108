#include "operations/restore_search.h"

#include <algorithm>
#include <format>

namespace cairn {

// Why a target is not reached: whether it is outside of what is stored, or cut off by a segment.

std::string remedyFor(const std::string &segment)
{
    return std::format("store segment {} again (`cairn archive-push` of a copy)", segment);
}

void TargetSearch::miss(ErrorCode code, std::string message, std::string subject, std::string hint)
{
    if (!m_refusal)
        m_refusal = Error{code, std::move(message), std::move(subject), std::move(hint)};
}

/// The backup that would do needs WAL that is not there.
void TargetSearch::missOwnWal(const std::string &segment, std::string subject)
{
    miss(ErrorCode::WalMissing,
         std::format("{} cannot be reached: segment {} is missing", targetText(m_target), segment), std::move(subject),
         remedyFor(segment));
}

/// The WAL ended before the target.
Status TargetSearch::missEnd(const Way &way, const BackupRecord &record, const WalScan &scan, const Extent &extent)
{
    const bool isDamaged = scan.why.kind == WalEnd::Kind::Invalid;
    const SegmentId broken = scan.why.segment;
    const std::uint32_t size = record.walSegmentSize;
    const bool isNamed = isDamaged && broken.number.value != 0;
    const std::string segment = !isDamaged ? extent.missing
                                : isNamed  ? segmentName(broken.timeline, broken.number, size)
                                           : std::string{};
    Stretches behind = extent.behind;
    if (isNamed && segmentStart(nextSegment(broken.number), size) < extent.end)
        behind.insert(behind.begin(), {segmentStart(nextSegment(broken.number), size), extent.end});
    CAIRN_TRY(const bool isInside, isStoredIn(behind, way, record));

    const std::string target = targetText(m_target);
    const std::string where = std::format("timeline {}, {}", way.path.timeline().value, scan.end.toString());
    // Behind the last segment that is stored nothing tells what the damaged one held.
    if (isDamaged && (isInside || behind.empty())) {
        miss(ErrorCode::WalDamaged,
             std::format("{} cannot be reached: the WAL in front of it cannot be read ({}{})", target,
                         isNamed ? std::format("segment {}: ", segment) : std::string{}, scan.why.why),
             where,
             isNamed ? std::format("store segment {} again from a copy, or take a backup now", segment)
                     : std::string{});
        return {};
    }
    if (isInside) {
        miss(ErrorCode::WalMissing, std::format("{} cannot be reached: segment {} is missing", target, segment), where,
             remedyFor(segment));
        return {};
    }
    std::string message = m_target.kind == TargetKind::Xid
                              ? std::format("{} did not end in the WAL that is stored", target)
                              : std::format("{} lies behind the end of the WAL that is stored", target);
    if (!behind.empty())
        message += std::format(", in which segment {} {}", segment, isDamaged ? "is damaged" : "is missing");
    miss(ErrorCode::TargetUnreachable, std::move(message), where);
    return {};
}

/// Whether a target is in stretches of WAL behind a place where it is missing, or in that place. What cannot be told is
/// taken to be.
Result<bool> TargetSearch::isStoredIn(const Stretches &stretches, const Way &way, const BackupRecord &record) const
{
    if (stretches.empty())
        return false;
    if (m_target.kind == TargetKind::Latest)
        return true;
    if (m_target.kind == TargetKind::Xid || m_target.kind == TargetKind::Name)
        return isMarkedIn(stretches, way, record);
    const WalTailFinder finder(archivesFor(record), m_input.walFiles, m_instance.storage().scratchDirectory());
    WalReaderOptions options = walOptionsFor(record, way.path);
    options.limit = stretches.back().second;
    CAIRN_TRY(const WalTail tail, finder.find(options, stretches.back().first, m_context.stop));
    if (m_target.kind == TargetKind::Lsn)
        return !tail.lastRecord.isValid() || m_target.lsn <= tail.lastRecord;
    // The server needs a later end of a transaction to stop at.
    return !tail.lastTime || m_target.time < *tail.lastTime ||
           (m_target.time == *tail.lastTime && !m_target.inclusive.value_or(true));
}

/// The same of what is known by its record alone.
Result<bool> TargetSearch::isMarkedIn(const Stretches &stretches, const Way &way, const BackupRecord &record) const
{
    const auto wanted = static_cast<std::uint32_t>(m_target.xid);
    // Ids grow: one between what was seen in front of the place and behind it can have ended in it.
    const bool isBeforeAll = !m_neighbours.empty() && m_neighbours.front().xid > wanted;
    bool isThere = false;
    for (const auto &[from, to] : stretches) {
        WalReaderOptions options = walOptionsFor(record, way.path);
        options.start = from;
        options.seekFirstRecord = true;
        options.limit = to;
        ArchiveSegmentProvider segments(archivesFor(record), record.walSegmentSize,
                                        m_instance.storage().scratchDirectory());
        const auto seen = scanWal(
            segments, std::move(options),
            [&](const WalMark &mark) {
                isThere = isSameTarget(mark) ||
                          (m_target.kind == TargetKind::Xid && mark.xid != 0 && !isBeforeAll && mark.xid > wanted);
                return !isThere;
            },
            m_context.stop);
        if (isThere)
            return true;
        if (!seen && seen.error().code != ErrorCode::WalDamaged && seen.error().code != ErrorCode::Damaged)
            return std::unexpected(seen.error());
    }
    return false;
}

} // namespace cairn
