#pragma once

#include "core/error.h"
#include "core/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// One line of a timeline history file: a timeline that the described one descends from.
struct TimelineAncestor {
    TimelineId timeline;
    Lsn switchPoint;    ///< where its successor branched off
    std::string reason; ///< PostgreSQL's text, for a person
    bool operator==(const TimelineAncestor &) const = default;
};

/// The way from timeline 1 (or the oldest known one) to a timeline: section 4.9 of the PostgreSQL facts. A value type.
class TimelineHistory {
public:
    TimelineHistory() = default;
    /// A timeline without ancestors: 1 has no history file.
    explicit TimelineHistory(TimelineId timeline)
        : m_timeline(timeline)
    {
    }

    /// Parses "00000003.history". Blank lines and comments are skipped. Damaged: malformed lines, timelines or switch
    /// points that do not increase, or an ancestor that is not older than the timeline itself.
    [[nodiscard]] static Result<TimelineHistory> parse(TimelineId timeline, std::string_view content);

    [[nodiscard]] TimelineId timeline() const { return m_timeline; }
    /// Oldest first.
    [[nodiscard]] const std::vector<TimelineAncestor> &ancestors() const { return m_ancestors; }
    /// The timeline itself, or one of its ancestors.
    [[nodiscard]] bool contains(TimelineId timeline) const;
    /// The timeline whose WAL holds the byte at `lsn` on this way. A switch point itself belongs to the newer timeline.
    [[nodiscard]] TimelineId timelineAt(Lsn lsn) const;
    /// Where a timeline of this way begins: 0 for the oldest. Only for contained timelines.
    [[nodiscard]] Lsn beginOf(TimelineId timeline) const;
    /// Where it ends; the largest LSN for the timeline itself. Only for contained timelines.
    [[nodiscard]] Lsn endOf(TimelineId timeline) const;
    /// The timeline just before, 0 for the oldest.
    [[nodiscard]] TimelineId parentOf(TimelineId timeline) const;
    /// Whether a position reached on `timeline` lies on this way: not behind the point where the way left that
    /// timeline.
    [[nodiscard]] bool reaches(TimelineId timeline, Lsn lsn) const;

private:
    TimelineId m_timeline;
    std::vector<TimelineAncestor> m_ancestors;
};

} // namespace cairn
