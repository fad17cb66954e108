#include "catalog/retention/timelines.h"

#include <algorithm>
#include <limits>

namespace cairn {

TimelineTree::TimelineTree(const std::vector<TimelineFork> &forks)
{
    for (const TimelineFork &fork : forks)
        if (fork.parent.value != 0 && fork.parent < fork.timeline)
            m_forks.emplace(fork.timeline, fork);
}

const TimelineFork *TimelineTree::fork(TimelineId timeline) const
{
    const auto found = m_forks.find(timeline);
    return found == m_forks.end() ? nullptr : &found->second;
}

std::vector<TimelineTree::Step> TimelineTree::path(TimelineId timeline) const
{
    std::vector<Step> steps{{timeline, Lsn{std::numeric_limits<std::uint64_t>::max()}}};
    for (const TimelineFork *at = fork(timeline); at != nullptr; at = fork(at->parent))
        // The way may leave a timeline before it reaches the point where a later fork is.
        steps.push_back({at->parent, std::min(at->switchPoint, steps.back().end)});
    return steps;
}

WalIndex::WalIndex(const std::vector<RetentionWal> &wal)
{
    for (const RetentionWal &stretch : wal)
        if (stretch.segments != 0)
            m_stretches[stretch.timeline].push_back({stretch.first, stretch.last()});
    for (auto &[timeline, stretches] : m_stretches) {
        std::ranges::sort(stretches, {}, &Stretch::first);
        std::vector<Stretch> joined;
        for (const Stretch &stretch : stretches)
            if (!joined.empty() && stretch.first <= nextSegment(joined.back().last))
                joined.back().last = std::max(joined.back().last, stretch.last);
            else
                joined.push_back(stretch);
        stretches = std::move(joined);
    }
}

std::optional<WalIndex::Stretch> WalIndex::containing(TimelineId timeline, SegmentNumber segment) const
{
    const auto found = m_stretches.find(timeline);
    if (found == m_stretches.end())
        return std::nullopt;
    const auto after = std::ranges::upper_bound(found->second, segment, {}, &Stretch::first);
    if (after == found->second.begin() || std::prev(after)->last < segment)
        return std::nullopt;
    return *std::prev(after);
}

bool WalIndex::covers(TimelineId timeline, SegmentNumber first, SegmentNumber last) const
{
    const auto stretch = containing(timeline, first);
    return stretch && stretch->last >= last;
}

WalIndex::Stretch ownWalOf(const RetentionBackup &backup, std::uint32_t segmentSize)
{
    const SegmentNumber first = segmentOf(backup.startLsn, segmentSize);
    return {first, std::max(first, segmentBefore(backup.stopLsn, segmentSize))};
}

} // namespace cairn
