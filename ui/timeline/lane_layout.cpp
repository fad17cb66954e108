#include "timeline/lane_layout.h"

#include <cmath>
#include <ranges>

namespace cairn::ui {

LaneLayout::LaneLayout(const TimelineScene &scene, const TimeAxis &axis, LaneMetrics metrics)
    : m_scene(scene)
    , m_axis(axis)
    , m_metrics(metrics)
{
}

int LaneLayout::height() const
{
    return m_metrics.axisHeight + int(m_scene.lanes.size()) * m_metrics.laneHeight;
}

double LaneLayout::laneTop(std::size_t lane) const
{
    return m_metrics.axisHeight + double(lane) * m_metrics.laneHeight;
}

double LaneLayout::laneLine(std::size_t lane) const
{
    return laneTop(lane) + m_metrics.laneHeight * 0.62;
}

std::optional<std::size_t> LaneLayout::laneAt(double y) const
{
    const double row = std::floor((y - m_metrics.axisHeight) / m_metrics.laneHeight);
    if (row < 0 || row >= double(m_scene.lanes.size()))
        return std::nullopt;
    return static_cast<std::size_t>(row);
}

QRectF LaneLayout::rectOf(const Band &band) const
{
    const double height = m_metrics.laneHeight * 0.22;
    const double left = x(band.from);
    return {left, laneLine(band.lane) - height / 2, std::max(x(band.to) - left, 1.0), height};
}

QRectF LaneLayout::rectOf(const BackupBar &backup) const
{
    // A FULL backup stands higher than what builds on it.
    const double height = m_metrics.laneHeight * (backup.mode == BackupMode::Full ? 0.62 : 0.44);
    const double right = x(backup.to);
    const double width = std::max(right - x(backup.from), double(m_metrics.minimumBar));
    return {right - width, laneLine(backup.lane) + m_metrics.laneHeight * 0.11 - height, width, height};
}

const BackupBar *LaneLayout::backupAt(const QPointF &point) const
{
    const auto lane = laneAt(point.y());
    if (!lane)
        return nullptr;
    for (const BackupBar &backup : ofLane(m_scene.backups, *lane) | std::views::reverse)
        if (rectOf(backup).contains(point))
            return &backup;
    return nullptr;
}

std::vector<MarkBin> binMarks(std::span<const TimelineMark> marks, const TimeAxis &axis, int columnWidth)
{
    std::vector<MarkBin> bins;
    const auto after = [&](std::size_t begin, Moment moment) {
        const auto rest = marks.subspan(begin);
        return begin + static_cast<std::size_t>(std::ranges::lower_bound(rest, moment, {}, &TimelineMark::moment) -
                                                rest.begin());
    };
    std::size_t at = after(0, axis.from());
    while (at < marks.size() && marks[at].moment <= axis.to()) {
        const auto column = int(axis.x(marks[at].moment)) / columnWidth;
        // At least one: the end of a column may be rounded to the moment of the mark itself.
        const std::size_t next = std::max(after(at, axis.moment((column + 1) * columnWidth)), at + 1);
        bins.push_back({column * columnWidth, at, next - at});
        at = next;
    }
    return bins;
}

} // namespace cairn::ui
