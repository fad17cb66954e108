#pragma once

#include "core/files.h"

#include <atomic>
#include <stop_token>
#include <thread>

namespace cairn::cli {

/// Turns SIGINT, SIGTERM, SIGQUIT and SIGHUP into a stop request, so that an operation can leave things tidy. A second
/// signal ends the process at once with 130. To be made once, before any other thread is started: the signals are
/// blocked in this thread and in all that it starts, and a thread of its own waits for them. Ignored signals (nohup)
/// stay ignored.
class SignalWatch {
public:
    SignalWatch();
    SignalWatch(const SignalWatch &) = delete;
    SignalWatch &operator=(const SignalWatch &) = delete;
    ~SignalWatch();

    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    /// The signal that came, 0 for none.
    [[nodiscard]] int received() const { return m_received; }

private:
    void watch();

    std::stop_source m_stop;
    std::atomic<int> m_received{0};
    Fd m_signals; ///< signalfd
    Fd m_end;     ///< eventfd: the watch is over
    std::thread m_thread;
};

} // namespace cairn::cli
