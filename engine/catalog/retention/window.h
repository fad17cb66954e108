#pragma once

#include "catalog/retention/forest.h"
#include "catalog/retention/timelines.h"

#include <map>
#include <vector>

namespace cairn {

/// A stretch of one timeline of which every moment can be restored.
struct RecoverableInterval {
    TimelineId timeline;
    Lsn from;
    Lsn to; ///< end of the last segment that is there without a gap; a backup's stop LSN when there is none
    Timestamp fromTime;
    Timestamp toTime; ///< no later than the truth: the last moment that is known to be at or before `to`
    BackupId base;    ///< the backup that it begins with
    bool operator==(const RecoverableInterval &) const = default;
};

/// Which time it was at which LSN, as far as backups and WAL tell.
class WalClock {
public:
    explicit WalClock(const RetentionState &state);
    /// The last known moment at or before a position; unknown when there is none.
    [[nodiscard]] Timestamp at(TimelineId timeline, Lsn lsn) const;

private:
    std::map<TimelineId, std::vector<std::pair<Lsn, Timestamp>>> m_points;
};

/// What can be recovered on each timeline: disjoint, sorted by timeline and position.
[[nodiscard]] std::vector<RecoverableInterval> recoverableIntervals(const RetentionState &state,
                                                                    const BackupForest &forest,
                                                                    const TimelineTree &timelines,
                                                                    const WalClock &clock);

} // namespace cairn
