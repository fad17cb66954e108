#pragma once

#include "catalog/retention/state.h"

#include <map>
#include <optional>
#include <vector>

namespace cairn {

/// How timelines branch. Forks that do not lead from an older to a newer timeline are ignored.
class TimelineTree {
public:
    explicit TimelineTree(const std::vector<TimelineFork> &forks);

    /// The fork of a timeline, or null when its history is not known (1 needs none).
    [[nodiscard]] const TimelineFork *fork(TimelineId timeline) const;

    /// A timeline on the way to another, and how far the way goes along it.
    struct Step {
        TimelineId timeline;
        Lsn end; ///< the largest LSN for the last timeline
    };
    /// The timeline itself first, then its parent, and so on.
    [[nodiscard]] std::vector<Step> path(TimelineId timeline) const;

private:
    std::map<TimelineId, TimelineFork> m_forks;
};

/// Which segments are stored: stretches without a gap, joined where they touch.
class WalIndex {
public:
    struct Stretch {
        SegmentNumber first;
        SegmentNumber last;
    };

    explicit WalIndex(const std::vector<RetentionWal> &wal);

    [[nodiscard]] std::optional<Stretch> containing(TimelineId timeline, SegmentNumber segment) const;
    [[nodiscard]] bool covers(TimelineId timeline, SegmentNumber first, SegmentNumber last) const;

private:
    std::map<TimelineId, std::vector<Stretch>> m_stretches;
};

/// The segments that make a backup consistent; its stop LSN must be known.
[[nodiscard]] WalIndex::Stretch ownWalOf(const RetentionBackup &backup, std::uint32_t segmentSize);

} // namespace cairn
