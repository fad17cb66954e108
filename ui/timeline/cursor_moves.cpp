#include "timeline/cursor_moves.h"

#include <cstdlib>

namespace cairn::ui {

namespace {

/// What is next to a moment, on either side.
class Neighbours {
public:
    explicit Neighbours(Moment moment)
        : m_moment(moment)
    {
    }
    void add(Moment event)
    {
        if (event < m_moment)
            m_before = std::max(event, m_before.value_or(event));
        else if (event > m_moment)
            m_after = std::min(event, m_after.value_or(event));
        else
            m_isThere = true;
    }
    [[nodiscard]] Moment after() const { return m_after.value_or(m_moment); }
    [[nodiscard]] Moment before() const { return m_before.value_or(m_moment); }
    [[nodiscard]] std::optional<Moment> nearest(Moment reach) const
    {
        if (m_isThere)
            return m_moment;
        std::optional<Moment> found;
        for (const auto &event : {m_after, m_before})
            if (event && distance(*event) <= reach && (!found || distance(*event) < distance(*found)))
                found = event;
        return found;
    }

private:
    [[nodiscard]] Moment distance(Moment event) const { return std::abs(event - m_moment); }
    Moment m_moment;
    std::optional<Moment> m_before;
    std::optional<Moment> m_after;
    bool m_isThere = false;
};

template <typename Visit>
void visitBandEnds(const TimelineScene &scene, std::size_t lane, Visit visit)
{
    for (const Band &band : ofLane(scene.bands, lane))
        if (band.kind == BandKind::Recoverable) {
            visit(band.from);
            visit(band.to);
        }
}

Neighbours bandEndsAround(const TimelineScene &scene, TimelineCursor cursor)
{
    Neighbours around(cursor.moment);
    visitBandEnds(scene, cursor.lane, [&](Moment end) { around.add(end); });
    return around;
}

/// A lane has some thousand backups, and hundreds of thousands of marks: these are found by their order.
Neighbours eventsAround(const TimelineScene &scene, TimelineCursor cursor)
{
    Neighbours around = bandEndsAround(scene, cursor);
    for (const BackupBar &backup : ofLane(scene.backups, cursor.lane))
        around.add(backup.to);
    const auto marks = ofLane(scene.marks, cursor.lane);
    const auto same = std::ranges::equal_range(marks, cursor.moment, {}, &TimelineMark::moment);
    if (same.begin() != marks.begin())
        around.add(std::prev(same.begin())->moment);
    if (!same.empty())
        around.add(cursor.moment);
    if (same.end() != marks.end())
        around.add(same.end()->moment);
    return around;
}

TimelineCursor onLane(const TimelineScene &scene, std::size_t lane, Moment moment)
{
    return {lane,
            std::clamp(moment, scene.lanes[lane].begin, std::max(scene.lanes[lane].begin, scene.lanes[lane].end))};
}

} // namespace

TimelineCursor moved(const TimelineScene &scene, TimelineCursor cursor, CursorMove move)
{
    if (cursor.lane >= scene.lanes.size())
        return cursor;
    const std::size_t lane = cursor.lane;
    switch (move) {
    case CursorMove::NextEvent:
        return {lane, eventsAround(scene, cursor).after()};
    case CursorMove::PreviousEvent:
        return {lane, eventsAround(scene, cursor).before()};
    case CursorMove::NextGap:
        return {lane, bandEndsAround(scene, cursor).after()};
    case CursorMove::PreviousGap:
        return {lane, bandEndsAround(scene, cursor).before()};
    case CursorMove::NextLane:
        return lane + 1 < scene.lanes.size() ? onLane(scene, lane + 1, cursor.moment) : cursor;
    case CursorMove::PreviousLane:
        return lane > 0 ? onLane(scene, lane - 1, cursor.moment) : cursor;
    case CursorMove::First:
    case CursorMove::Last: {
        std::optional<Moment> end;
        visitBandEnds(scene, lane, [&](Moment moment) {
            end = move == CursorMove::First ? std::min(moment, end.value_or(moment))
                                            : std::max(moment, end.value_or(moment));
        });
        return end ? TimelineCursor{lane, *end} : cursor;
    }
    }
    return cursor;
}

std::optional<Moment> snapped(const TimelineScene &scene, TimelineCursor cursor, Moment reach)
{
    return eventsAround(scene, cursor).nearest(reach);
}

TimelineCursor initialCursor(const TimelineScene &scene)
{
    TimelineCursor cursor;
    TimelineId newest;
    for (const Band &band : scene.bands) {
        const TimelineId timeline = scene.lanes[band.lane].timeline;
        if (band.kind != BandKind::Recoverable || timeline < newest)
            continue;
        if (timeline > newest || band.to > cursor.moment)
            cursor = {band.lane, band.to};
        newest = timeline;
    }
    if (newest.value == 0 && !scene.lanes.empty())
        cursor = {scene.lanes.size() - 1, scene.lanes.back().end};
    return cursor;
}

} // namespace cairn::ui
