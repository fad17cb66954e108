#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace cairn {

/// Holds all workers together to a number of bytes per second. Thread-safe.
class RateLimiter {
public:
    /// @param bytesPerSecond 0: no limit.
    explicit RateLimiter(std::uint64_t bytesPerSecond)
        : m_rate(bytesPerSecond)
    {
    }
    /// Books `bytes` and waits until they fit the rate, or until a stop is requested.
    void take(std::uint64_t bytes, const std::stop_token &stop);

private:
    using Clock = std::chrono::steady_clock;
    const std::uint64_t m_rate;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Clock::time_point m_free = Clock::now(); ///< when all booked bytes have been paid for
};

} // namespace cairn
