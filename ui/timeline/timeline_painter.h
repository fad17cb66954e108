#pragma once

#include "timeline/cursor_moves.h"
#include "timeline/lane_layout.h"

#include <QFont>
#include <QPalette>
#include <QTimeZone>

class QPainter;

namespace cairn::ui {

/// What a frame is painted from. The parts must outlive the call.
struct TimelinePicture {
    const TimelineScene &scene;
    const LaneLayout &layout;
    TimelineCursor cursor;
    QTimeZone zone;
    QPalette palette;
    QFont font;
    int offset = 0; ///< how far lanes are scrolled up; the axis stays
    bool hasFocus = false;
};

/// Paints a frame into `size` from the origin. GUI thread.
void paintTimeline(QPainter &painter, const QSize &size, const TimelinePicture &picture);

/// How far ticks have to be apart so that their texts fit.
[[nodiscard]] int tickDistance(const QFont &font);

} // namespace cairn::ui
