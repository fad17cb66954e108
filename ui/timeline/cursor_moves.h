#pragma once

#include "timeline/scene.h"

#include <optional>

namespace cairn::ui {

/// The place that the user has chosen.
struct TimelineCursor {
    std::size_t lane = 0;
    Moment moment = 0;
    friend bool operator==(const TimelineCursor &, const TimelineCursor &) = default;
};

enum class CursorMove {
    NextEvent, ///< the end of a backup, a mark, an end of a band
    PreviousEvent,
    NextGap, ///< where a band of recoverable moments begins or ends
    PreviousGap,
    NextLane, ///< at the same moment, or the nearest that the lane has
    PreviousLane,
    First, ///< the first recoverable moment of the lane
    Last,  ///< the last one
};

/// Where a move leads; the cursor itself when there is nothing in that direction. Any thread.
[[nodiscard]] TimelineCursor moved(const TimelineScene &scene, TimelineCursor cursor, CursorMove move);

/// The event of the lane nearest to a moment, when there is one within `reach`.
[[nodiscard]] std::optional<Moment> snapped(const TimelineScene &scene, TimelineCursor cursor, Moment reach);

/// Where a picture begins: the last moment that can be recovered, on the newest timeline that has one.
[[nodiscard]] TimelineCursor initialCursor(const TimelineScene &scene);

} // namespace cairn::ui
