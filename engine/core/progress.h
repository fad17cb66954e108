#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cairn {

/// What an operation is doing at one moment, as plain values.
struct ProgressSnapshot {
    std::string phase; ///< stable key, e.g. "copying"; shown through a table of translations
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0; ///< 0: not known (yet)
    std::uint64_t itemsDone = 0;  ///< files or segments
    std::uint64_t itemsTotal = 0;
    std::uint64_t bytesStored = 0;     ///< written to the catalog so far (compressed)
    double elapsedSeconds = 0;         ///< since the operation began
    double bytesPerSecond = 0;         ///< mean over the phase
    std::optional<double> secondsLeft; ///< of the phase; none while it cannot be told
    bool finished = false;
};

/// Counters that workers raise and anybody may read. add*() are lock-free and may be called from any thread per frame;
/// readers sample at their own pace, so that no worker ever waits for a display.
class Progress {
public:
    Progress();
    /// Starts a phase; counters begin at zero again.
    void beginPhase(std::string_view name, std::uint64_t bytesTotal = 0, std::uint64_t itemsTotal = 0);
    /// Has `observer` called whenever a phase has begun, on the thread that began it: for displays that must not miss a
    /// short phase between two samples. To be set and taken away (with nothing) while no operation runs.
    void onPhase(std::function<void()> observer) { m_onPhase = std::move(observer); }
    void setBytesTotal(std::uint64_t total) { m_bytesTotal = total; }
    void addBytes(std::uint64_t count) { m_bytesDone.fetch_add(count, std::memory_order_relaxed); }
    void addItems(std::uint64_t count) { m_itemsDone.fetch_add(count, std::memory_order_relaxed); }
    void addStored(std::uint64_t count) { m_bytesStored.fetch_add(count, std::memory_order_relaxed); }
    void finish() { m_finished = true; }
    [[nodiscard]] ProgressSnapshot snapshot() const;

private:
    using Clock = std::chrono::steady_clock;
    const Clock::time_point m_began = Clock::now();
    std::function<void()> m_onPhase;
    mutable std::mutex m_mutex; ///< guards phase and phaseBegan
    std::string m_phase;
    Clock::time_point m_phaseBegan = Clock::now();
    std::atomic<std::uint64_t> m_bytesDone{0};
    std::atomic<std::uint64_t> m_bytesTotal{0};
    std::atomic<std::uint64_t> m_itemsDone{0};
    std::atomic<std::uint64_t> m_itemsTotal{0};
    std::atomic<std::uint64_t> m_bytesStored{0};
    std::atomic<bool> m_finished{false};
};

} // namespace cairn
