#include "signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace cairn::cli {

namespace {

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGQUIT, SIGHUP}) {
        struct sigaction action{};
        if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&set, number);
    }
    return set;
}

void say(std::string_view text)
{
    // There is nowhere to report that the console is gone.
    [[maybe_unused]] const auto put = ::write(STDERR_FILENO, text.data(), text.size());
}

} // namespace

SignalWatch::SignalWatch()
{
    // A closed pipe is an error of the write that hits it.
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t set = watchedSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_signals = Fd(::signalfd(-1, &set, SFD_CLOEXEC));
    m_end = Fd(::eventfd(0, EFD_CLOEXEC));
    if (m_signals.isOpen() && m_end.isOpen())
        m_thread = std::thread([this] { watch(); });
    else
        ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr); // no descriptors left: signals end the process as usual
}

SignalWatch::~SignalWatch()
{
    ::eventfd_write(m_end.get(), 1);
    if (m_thread.joinable())
        m_thread.join();
}

void SignalWatch::watch()
{
    std::array<pollfd, 2> events{{{m_signals.get(), POLLIN, 0}, {m_end.get(), POLLIN, 0}}};
    while (true) {
        if (::poll(events.data(), events.size(), -1) < 0 && errno != EINTR)
            return;
        if (events[1].revents != 0)
            return;
        signalfd_siginfo info{};
        if (events[0].revents == 0 || ::read(m_signals.get(), &info, sizeof info) != sizeof info)
            continue;
        if (m_received.exchange(static_cast<int>(info.ssi_signo)) != 0)
            ::_exit(130);
        if (::isatty(STDERR_FILENO) == 1)
            say("\nstopping; once more to end at once\n");
        m_stop.request_stop();
    }
}

} // namespace cairn::cli
