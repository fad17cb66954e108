#include "operations/file_lanes.h"

#include <algorithm>
#include <iterator>

namespace cairn {

namespace {
constexpr std::size_t smallFilesTogether = 64;
} // namespace

bool FileLanes::push(FileJob job, const std::stop_token &stop)
{
    const std::size_t weight = weightOf(job);
    std::unique_lock lock(m_mutex);
    if (!m_room.wait(lock, stop, [&] { return m_waiting == 0 || m_waiting + weight <= m_limit; }))
        return false;
    openLane(job);
    m_lanes.back().jobs.push_back(std::move(job));
    m_waiting += weight;
    lock.unlock();
    m_work.notify_one();
    return true;
}

void FileLanes::openLane(const FileJob &job)
{
    const bool joins = !m_lanes.empty() && isSmall(job) && m_lanes.back().smallFiles > 0 &&
                       m_lanes.back().smallFiles < smallFilesTogether;
    if (m_lanes.empty() || (job.first && !joins)) {
        // The last lane was kept for jobs that could still come; now it is known that none do.
        if (!m_lanes.empty() && !m_lanes.back().owned && m_lanes.back().jobs.empty())
            m_lanes.pop_back();
        m_lanes.emplace_back();
    }
    m_lanes.back().smallFiles += isSmall(job) ? 1 : 0;
}

void FileLanes::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    m_work.notify_all();
}

std::optional<FileJob> FileLanes::pop(Seat &seat, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    std::optional<FileJob> job;
    const auto ready = [&] {
        job = take(seat);
        return job || (m_closed && m_waiting == 0);
    };
    if (!m_work.wait(lock, stop, ready) || !job)
        return std::nullopt;
    m_waiting -= weightOf(*job);
    const bool last = m_closed && m_waiting == 0;
    lock.unlock();
    m_room.notify_one();
    if (last)
        m_work.notify_all();
    return job;
}

std::optional<FileJob> FileLanes::take(Seat &seat)
{
    if (seat.m_lane && (*seat.m_lane)->jobs.empty())
        leave(seat);
    if (!seat.m_lane) {
        const auto free =
            std::ranges::find_if(m_lanes, [](const Lane &lane) { return !lane.owned && !lane.jobs.empty(); });
        if (free == m_lanes.end())
            return help();
        free->owned = true;
        seat.m_lane = free;
    }
    FileJob job = std::move((*seat.m_lane)->jobs.front());
    (*seat.m_lane)->jobs.pop_front();
    return job;
}

void FileLanes::leave(Seat &seat)
{
    const auto lane = *seat.m_lane;
    seat.m_lane.reset();
    lane->owned = false;
    if (m_closed || std::next(lane) != m_lanes.end())
        m_lanes.erase(lane);
}

/// Takes from the end of the longest lane: its owner works at the front.
std::optional<FileJob> FileLanes::help()
{
    const bool full = m_waiting >= m_limit / 2;
    if (m_lanes.empty() || (!m_closed && !full))
        return std::nullopt;
    const auto longest = std::ranges::max_element(m_lanes, {}, [](const Lane &lane) { return lane.jobs.size(); });
    if (longest->jobs.empty())
        return std::nullopt;
    FileJob job = std::move(longest->jobs.back());
    longest->jobs.pop_back();
    return job;
}

} // namespace cairn
