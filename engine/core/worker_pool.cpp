#include "core/worker_pool.h"

#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace cairn {

namespace {

/// Keeps the first real error; a cancellation counts only while there is no other.
class FirstError {
public:
    void note(Error error)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_error || m_error->code == ErrorCode::Cancelled)
            m_error = std::move(error);
    }
    [[nodiscard]] std::optional<Error> take() { return std::move(m_error); }

private:
    std::mutex m_mutex;
    std::optional<Error> m_error;
};

Status runGuarded(const std::function<Status(unsigned, const std::stop_token &)> &work, unsigned index,
                  const std::stop_token &stop)
{
    try {
        return work(index, stop);
    } catch (const std::exception &problem) {
        return fail(ErrorCode::Internal, std::string("unexpected failure in a worker: ") + problem.what());
    }
}

} // namespace

Status runWorkers(unsigned count, const std::stop_token &outer,
                  const std::function<Status(unsigned, const std::stop_token &)> &work)
{
    std::stop_source inner;
    const std::stop_callback forward(outer, [&inner] { inner.request_stop(); });
    FirstError first;
    {
        std::vector<std::jthread> threads;
        threads.reserve(count);
        for (unsigned index = 0; index < count; ++index)
            threads.emplace_back([&, index] {
                if (auto done = runGuarded(work, index, inner.get_token()); !done) {
                    first.note(std::move(done).error());
                    inner.request_stop();
                }
            });
    }
    if (auto error = first.take())
        return std::unexpected(std::move(*error));
    return {};
}

std::unexpected<Error> cancelledError()
{
    return fail(ErrorCode::Cancelled, "stopped on request");
}

Status checkStop(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return cancelledError();
    return {};
}

} // namespace cairn
