#include "timeline/cursor_moves.h"

#include <set>

namespace cairn::ui {

namespace {

std::set<Moment> bandEnds(const TimelineScene &scene, std::size_t lane)
{
    std::set<Moment> moments;
    for (const Band &band : ofLane(scene.bands, lane))
        if (band.kind == BandKind::Recoverable) {
            moments.insert(band.from);
            moments.insert(band.to);
        }
    return moments;
}

std::set<Moment> events(const TimelineScene &scene, std::size_t lane)
{
    std::set<Moment> moments = bandEnds(scene, lane);
    for (const BackupBar &backup : ofLane(scene.backups, lane))
        moments.insert(backup.to);
    for (const TimelineMark &mark : ofLane(scene.marks, lane))
        moments.insert(mark.moment);
    return moments;
}

Moment after(const std::set<Moment> &moments, Moment moment)
{
    const auto found = moments.upper_bound(moment);
    return found == moments.end() ? moment : *found;
}

Moment before(const std::set<Moment> &moments, Moment moment)
{
    const auto found = moments.lower_bound(moment);
    return found == moments.begin() ? moment : *std::prev(found);
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
        return {lane, after(events(scene, lane), cursor.moment)};
    case CursorMove::PreviousEvent:
        return {lane, before(events(scene, lane), cursor.moment)};
    case CursorMove::NextGap:
        return {lane, after(bandEnds(scene, lane), cursor.moment)};
    case CursorMove::PreviousGap:
        return {lane, before(bandEnds(scene, lane), cursor.moment)};
    case CursorMove::NextLane:
        return lane + 1 < scene.lanes.size() ? onLane(scene, lane + 1, cursor.moment) : cursor;
    case CursorMove::PreviousLane:
        return lane > 0 ? onLane(scene, lane - 1, cursor.moment) : cursor;
    case CursorMove::First:
    case CursorMove::Last: {
        const auto ends = bandEnds(scene, lane);
        if (ends.empty())
            return cursor;
        return {lane, move == CursorMove::First ? *ends.begin() : *ends.rbegin()};
    }
    }
    return cursor;
}

std::optional<Moment> snapped(const TimelineScene &scene, TimelineCursor cursor, Moment reach)
{
    const auto all = events(scene, cursor.lane);
    std::optional<Moment> nearest;
    const auto consider = [&](Moment moment) {
        const Moment distance = std::abs(moment - cursor.moment);
        if (distance <= reach && (!nearest || distance < std::abs(*nearest - cursor.moment)))
            nearest = moment;
    };
    const auto next = all.lower_bound(cursor.moment);
    if (next != all.end())
        consider(*next);
    if (next != all.begin())
        consider(*std::prev(next));
    return nearest;
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
