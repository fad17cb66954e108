#pragma once

#include "catalog/backup_record.h"
#include "timeline/time_axis.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace cairn::ui {

// What the timeline shows, as plain values in the order in which lanes are painted. Any thread.

/// One timeline of the server, a row of the picture.
struct Lane {
    TimelineId timeline;
    std::optional<std::size_t> parent; ///< index of the lane that it left; none: it is the first, or nothing is known
    Moment branch = 0;                 ///< when it left its parent
    Moment begin = 0;
    Moment end = 0;
    friend bool operator==(const Lane &, const Lane &) = default;
};

enum class BandKind {
    Recoverable, ///< every moment can be restored
    NoBackup,    ///< WAL that no backup leads to
    Gap,         ///< WAL is missing
};

/// A stretch of a lane.
struct Band {
    std::size_t lane = 0;
    Moment from = 0;
    Moment to = 0;
    BandKind kind = BandKind::Recoverable;
    QString text; ///< why it ends, what would mend it
    Lsn last{};   ///< of what is recoverable: as a target it recovers all of it; no time does
    friend bool operator==(const Band &, const Band &) = default;
};

/// A backup, from its start to the moment at which it is consistent.
struct BackupBar {
    std::size_t lane = 0;
    Moment from = 0;
    Moment to = 0;
    BackupId id;
    BackupMode mode = BackupMode::Full;
    BackupStatus status = BackupStatus::Ok;
    friend bool operator==(const BackupBar &, const BackupBar &) = default;
};

enum class MarkKind { RestorePoint, Promotion, PartialSegment };

/// Something that happened at one moment.
struct TimelineMark {
    std::size_t lane = 0;
    Moment moment = 0;
    MarkKind kind = MarkKind::RestorePoint;
    QString text;
    friend bool operator==(const TimelineMark &, const TimelineMark &) = default;
};

/// Invariant: bands, backups and marks are ordered by lane, and in a lane by their begin; lane indexes are valid.
struct TimelineScene {
    std::vector<Lane> lanes;
    std::vector<Band> bands;
    std::vector<BackupBar> backups;
    std::vector<TimelineMark> marks;

    [[nodiscard]] bool isEmpty() const { return lanes.empty(); }
    /// Brings everything into the order of the invariant.
    void sort();
    /// First and last moment of all that is in it; nothing when it is empty.
    [[nodiscard]] std::optional<std::pair<Moment, Moment>> extent() const;
    friend bool operator==(const TimelineScene &, const TimelineScene &) = default;
};

/// Those of one lane, out of a list that is ordered by lane.
template <typename Item>
[[nodiscard]] std::span<const Item> ofLane(const std::vector<Item> &items, std::size_t lane)
{
    const auto range = std::ranges::equal_range(items, lane, {}, &Item::lane);
    return {range.begin(), range.end()};
}

/// The band at a moment of a lane; null where nothing is known. Where bands overlap, the one that begins last.
[[nodiscard]] const Band *bandAt(const TimelineScene &scene, std::size_t lane, Moment moment);

/// The newest backup of a lane that ends no later than the moment; null when there is none.
[[nodiscard]] const BackupBar *backupBefore(const TimelineScene &scene, std::size_t lane, Moment moment);

} // namespace cairn::ui
