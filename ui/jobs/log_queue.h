#pragma once

#include "core/log.h"

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace cairn::ui {

/// Carries log records from workers to the GUI thread without ever making a worker wait: when nobody drains it, the
/// oldest records fall out and are counted. Thread-safe.
class LogQueue {
public:
    explicit LogQueue(std::size_t capacity)
        : m_capacity(capacity)
    {
    }
    void push(LogRecord record);
    struct Drained {
        std::vector<LogRecord> records;
        std::size_t dropped = 0;
    };
    [[nodiscard]] Drained drain();

private:
    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::deque<LogRecord> m_records;
    std::size_t m_dropped = 0;
};

/// A logger's sink into a queue; the queue is shared because a logger may outlive the job's place in a list.
[[nodiscard]] std::unique_ptr<LogSink> makeQueueSink(std::shared_ptr<LogQueue> queue, LogLevel from);

} // namespace cairn::ui
