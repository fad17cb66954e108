#include "jobs/log_queue.h"

#include <iterator>

namespace cairn::ui {

void LogQueue::push(LogRecord record)
{
    const std::scoped_lock lock(m_mutex);
    if (m_records.size() >= m_capacity) {
        m_records.pop_front();
        ++m_dropped;
    }
    m_records.push_back(std::move(record));
}

LogQueue::Drained LogQueue::drain()
{
    const std::scoped_lock lock(m_mutex);
    Drained drained;
    drained.dropped = std::exchange(m_dropped, 0);
    drained.records.assign(std::make_move_iterator(m_records.begin()), std::make_move_iterator(m_records.end()));
    m_records.clear();
    return drained;
}

namespace {

class QueueSink final : public LogSink {
public:
    QueueSink(std::shared_ptr<LogQueue> queue, LogLevel from)
        : m_queue(std::move(queue))
        , m_from(from)
    {
    }
    void write(const LogRecord &record) override
    {
        if (record.level >= m_from)
            m_queue->push(record);
    }

private:
    std::shared_ptr<LogQueue> m_queue;
    LogLevel m_from;
};

} // namespace

std::unique_ptr<LogSink> makeQueueSink(std::shared_ptr<LogQueue> queue, LogLevel from)
{
    return std::make_unique<QueueSink>(std::move(queue), from);
}

} // namespace cairn::ui
