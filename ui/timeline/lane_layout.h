#pragma once

#include "timeline/scene.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace cairn::ui {

/// Measures of the picture in pixels that do not depend on what is shown.
struct LaneMetrics {
    int axisHeight = 26;
    int laneHeight = 54;
    int gutter = 132; ///< for the names of lanes, at the left
    int minimumBar = 7;
};

/// Where things lie: a value made for a scene and an axis, whose pixels begin right of the gutter. Any thread. The
/// scene must outlive it.
class LaneLayout {
public:
    LaneLayout(const TimelineScene &scene, const TimeAxis &axis, LaneMetrics metrics = {});

    [[nodiscard]] const TimeAxis &axis() const { return m_axis; }
    [[nodiscard]] const LaneMetrics &metrics() const { return m_metrics; }
    [[nodiscard]] int height() const;
    [[nodiscard]] double x(Moment moment) const { return m_metrics.gutter + m_axis.x(moment); }
    [[nodiscard]] Moment moment(double x) const { return m_axis.moment(x - m_metrics.gutter); }

    [[nodiscard]] double laneTop(std::size_t lane) const;
    /// The height at which a lane's line of time lies.
    [[nodiscard]] double laneLine(std::size_t lane) const;
    /// None above the first and below the last lane.
    [[nodiscard]] std::optional<std::size_t> laneAt(double y) const;

    [[nodiscard]] QRectF rectOf(const Band &band) const;
    /// Never narrower than can be seen and hit; ends at the moment of the backup's end.
    [[nodiscard]] QRectF rectOf(const BackupBar &backup) const;

    /// The backup under a point: of those that overlap the one painted last.
    [[nodiscard]] const BackupBar *backupAt(const QPointF &point) const;

private:
    const TimelineScene &m_scene;
    TimeAxis m_axis;
    LaneMetrics m_metrics;
};

/// Marks of a lane that fall on the same column of pixels.
struct MarkBin {
    int x = 0;             ///< from the left edge of the axis
    std::size_t first = 0; ///< index in `marks`
    std::size_t count = 0;
    friend bool operator==(const MarkBin &, const MarkBin &) = default;
};

/// Of marks that are ordered by moment those that are to be seen, one bin a column of `columnWidth` pixels. The cost is
/// that of the columns (times a search), whatever the number of marks.
[[nodiscard]] std::vector<MarkBin> binMarks(std::span<const TimelineMark> marks, const TimeAxis &axis, int columnWidth);

} // namespace cairn::ui
