#include "password_prompt.h"

#include "core/files.h"
#include "core/worker_pool.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

namespace cairn::cli {

namespace {

constexpr auto terminalName = "/dev/tty";

/// Turns echo off for as long as it lives.
class SilentTerminal {
public:
    explicit SilentTerminal(int fd)
        : m_fd(fd)
        , m_known(::tcgetattr(fd, &m_before) == 0)
    {
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_known)
            ::tcsetattr(fd, TCSAFLUSH, &silent);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
    ~SilentTerminal()
    {
        if (m_known)
            ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
    }

private:
    int m_fd;
    termios m_before{};
    bool m_known;
};

Result<std::string> readLine(const Fd &terminal, const Fd &stopped)
{
    std::string line;
    std::array<pollfd, 2> events{{{terminal.get(), POLLIN, 0}, {stopped.get(), POLLIN, 0}}};
    while (true) {
        if (::poll(events.data(), events.size(), -1) < 0 && errno != EINTR)
            return failErrno(errno, "cannot wait for the password", terminalName);
        if (events[1].revents != 0)
            return cancelledError();
        if (events[0].revents == 0)
            continue;
        std::array<char, 256> part{};
        const ssize_t got = ::read(terminal.get(), part.data(), part.size());
        if (got < 0 && errno != EINTR)
            return failErrno(errno, "cannot read the password", terminalName);
        if (got == 0)
            return line;
        line.append(part.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        if (line.ends_with('\n')) {
            line.pop_back();
            return line;
        }
    }
}

} // namespace

Result<std::string> promptForPassword(const std::string &prompt, const std::stop_token &stop)
{
    const Fd terminal(::open(terminalName, O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal.isOpen())
        return fail(ErrorCode::Usage, "--password needs a terminal to ask on", {},
                    "use a .pgpass file or the variable PGPASSWORD instead");
    const Fd stopped(::eventfd(0, EFD_CLOEXEC));
    if (!stopped.isOpen())
        return failErrno(errno, "cannot prepare to ask", terminalName);
    const std::stop_callback wake(stop, [&stopped] { ::eventfd_write(stopped.get(), 1); });
    const SilentTerminal silent(terminal.get());
    CAIRN_CHECK(writeAll(terminal, asBytes(prompt), terminalName));
    auto password = readLine(terminal, stopped);
    CAIRN_CHECK(writeAll(terminal, asBytes("\n"), terminalName));
    return password;
}

} // namespace cairn::cli
