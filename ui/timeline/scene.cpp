#include "timeline/scene.h"

#include <tuple>

namespace cairn::ui {

namespace {

template <typename Item, typename Begin>
void sortByLane(std::vector<Item> &items, Begin begin)
{
    std::ranges::stable_sort(items, {}, [&](const Item &item) { return std::tuple(item.lane, item.*begin); });
}

} // namespace

void TimelineScene::sort()
{
    sortByLane(bands, &Band::from);
    sortByLane(backups, &BackupBar::from);
    sortByLane(marks, &TimelineMark::moment);
}

std::optional<std::pair<Moment, Moment>> TimelineScene::extent() const
{
    std::optional<std::pair<Moment, Moment>> whole;
    const auto take = [&](Moment from, Moment to) {
        whole = whole ? std::pair(std::min(whole->first, from), std::max(whole->second, to)) : std::pair(from, to);
    };
    for (const Lane &lane : lanes)
        take(lane.begin, lane.end);
    for (const Band &band : bands)
        take(band.from, band.to);
    for (const BackupBar &backup : backups)
        take(backup.from, backup.to);
    for (const TimelineMark &mark : marks)
        take(mark.moment, mark.moment);
    return whole;
}

const Band *bandAt(const TimelineScene &scene, std::size_t lane, Moment moment)
{
    const Band *found = nullptr;
    for (const Band &band : ofLane(scene.bands, lane)) {
        if (band.from > moment)
            break;
        if (band.to >= moment)
            found = &band;
    }
    return found;
}

const BackupBar *backupBefore(const TimelineScene &scene, std::size_t lane, Moment moment)
{
    const BackupBar *found = nullptr;
    for (const BackupBar &backup : ofLane(scene.backups, lane)) {
        if (backup.from > moment)
            break;
        if (backup.to <= moment && (found == nullptr || backup.to >= found->to))
            found = &backup;
    }
    return found;
}

} // namespace cairn::ui
