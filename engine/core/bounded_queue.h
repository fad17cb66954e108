#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace cairn {

/// Hands work from one producer to several workers, at most `limit` items ahead. Thread-safe.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t limit)
        : m_limit(limit)
    {
    }
    /// Waits for room. False when a stop was requested.
    [[nodiscard]] bool push(T item, const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return m_items.size() < m_limit; }))
            return false;
        m_items.push_back(std::move(item));
        m_changed.notify_all();
        return true;
    }
    /// Waits for an item. Nothing when the queue is closed and empty, or when a stop was requested.
    [[nodiscard]] std::optional<T> pop(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return !m_items.empty() || m_closed; }) || m_items.empty())
            return std::nullopt;
        T item = std::move(m_items.front());
        m_items.pop_front();
        m_changed.notify_all();
        return item;
    }
    /// No more items will come.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    const std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<T> m_items;
    bool m_closed = false;
};

} // namespace cairn
