#include "operations/rate_limiter.h"

#include <algorithm>

namespace cairn {

void RateLimiter::take(std::uint64_t bytes, const std::stop_token &stop)
{
    if (m_rate == 0)
        return;
    const auto cost = std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(static_cast<double>(bytes) / static_cast<double>(m_rate)));
    std::unique_lock lock(m_mutex);
    m_free = std::max(m_free, Clock::now()) + cost;
    // A copy: the time is read again while others book theirs.
    const auto due = m_free;
    m_wake.wait_until(lock, stop, due, [] { return false; });
}

} // namespace cairn
