#include "catalog/retention/window.h"

#include <algorithm>
#include <set>

namespace cairn {

WalClock::WalClock(const RetentionState &state)
{
    for (const RetentionBackup &backup : state.backups)
        if (backup.stopLsn.isValid() && backup.recoveryTime.isKnown())
            m_points[backup.timeline].emplace_back(backup.stopLsn, backup.recoveryTime);
    for (const RetentionWal &wal : state.wal)
        if (wal.endTime.isKnown())
            m_points[wal.timeline].emplace_back(segmentStart(nextSegment(wal.last()), state.walSegmentSize),
                                                wal.endTime);
    for (auto &[timeline, points] : m_points)
        std::ranges::sort(points);
}

Timestamp WalClock::at(TimelineId timeline, Lsn lsn) const
{
    const auto found = m_points.find(timeline);
    if (found == m_points.end())
        return {};
    const auto after = std::ranges::upper_bound(found->second, lsn, {}, [](const auto &point) { return point.first; });
    return after == found->second.begin() ? Timestamp{} : std::prev(after)->second;
}

namespace {

class WindowFinder {
public:
    WindowFinder(const RetentionState &state, const BackupForest &forest, const TimelineTree &timelines,
                 const WalClock &clock)
        : m_state(state)
        , m_forest(forest)
        , m_timelines(timelines)
        , m_clock(clock)
        , m_wal(state.wal)
    {
    }

    std::vector<RecoverableInterval> run()
    {
        std::set<TimelineId> timelines;
        for (const auto &node : m_forest.nodes())
            if (node.isRestorable()) {
                timelines.insert(node.backup->timeline);
                fromBackup(*node.backup);
            }
        for (const RetentionWal &wal : m_state.wal)
            timelines.insert(wal.timeline);
        for (const TimelineFork &fork : m_state.forks)
            timelines.insert(fork.timeline);
        std::vector<RecoverableInterval> all;
        for (const TimelineId timeline : timelines) { // parents have smaller numbers
            if (const TimelineFork *fork = m_timelines.fork(timeline); fork != nullptr)
                fromFork(*fork);
            join(m_found[timeline]);
            std::ranges::copy(m_found[timeline], std::back_inserter(all));
        }
        return all;
    }

private:
    void fromBackup(const RetentionBackup &backup)
    {
        const SegmentNumber last = segmentBefore(backup.stopLsn, m_state.walSegmentSize);
        RecoverableInterval interval{backup.timeline, backup.stopLsn, backup.stopLsn,
                                     backup.stamp(),  backup.stamp(), backup.id};
        auto stretch = m_wal.containing(backup.timeline, last);
        // A stream that ended with a segment goes on in the archive with the next.
        if (!stretch && segmentOf(backup.stopLsn, m_state.walSegmentSize) != last)
            stretch = m_wal.containing(backup.timeline, nextSegment(last));
        if (stretch)
            extend(interval, *stretch);
        m_found[backup.timeline].push_back(interval);
    }

    /// A timeline is entered where the interval of its parent holds the switch point. The segment of the switch point
    /// is on the new timeline, with a copy of what came before.
    void fromFork(const TimelineFork &fork)
    {
        const SegmentNumber first = segmentOf(fork.switchPoint, m_state.walSegmentSize);
        const auto stretch = m_wal.containing(fork.timeline, first);
        if (!stretch)
            return;
        for (const RecoverableInterval &way : m_found[fork.parent]) {
            if (way.from > fork.switchPoint || way.to < segmentStart(first, m_state.walSegmentSize))
                continue;
            const Timestamp time = std::max(way.fromTime, m_clock.at(fork.parent, fork.switchPoint));
            RecoverableInterval interval{fork.timeline, fork.switchPoint, fork.switchPoint, time, time, way.base};
            extend(interval, *stretch);
            m_found[fork.timeline].push_back(interval);
            return;
        }
    }

    void extend(RecoverableInterval &interval, const WalIndex::Stretch &stretch) const
    {
        interval.to = std::max(interval.to, segmentStart(nextSegment(stretch.last), m_state.walSegmentSize));
        interval.toTime = std::max(interval.fromTime, m_clock.at(interval.timeline, interval.to));
    }

    static void join(std::vector<RecoverableInterval> &intervals)
    {
        std::ranges::sort(intervals, {}, [](const RecoverableInterval &i) { return std::pair(i.from, i.base); });
        std::vector<RecoverableInterval> joined;
        for (const RecoverableInterval &interval : intervals)
            if (!joined.empty() && interval.from <= joined.back().to) {
                joined.back().to = std::max(joined.back().to, interval.to);
                joined.back().toTime = std::max(joined.back().toTime, interval.toTime);
            } else {
                joined.push_back(interval);
            }
        intervals = std::move(joined);
    }

    const RetentionState &m_state;
    const BackupForest &m_forest;
    const TimelineTree &m_timelines;
    const WalClock &m_clock;
    WalIndex m_wal;
    std::map<TimelineId, std::vector<RecoverableInterval>> m_found;
};

} // namespace

std::vector<RecoverableInterval> recoverableIntervals(const RetentionState &state, const BackupForest &forest,
                                                      const TimelineTree &timelines, const WalClock &clock)
{
    return WindowFinder(state, forest, timelines, clock).run();
}

} // namespace cairn
