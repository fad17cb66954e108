#include "support/process.h"

#include "support/expect.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <span>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cairn::test {

namespace {

/// argv and envp of a child, made before fork(): behind it, memory may not be allocated.
class Vectors {
public:
    explicit Vectors(const ProcessRequest &request)
        : m_arguments(request.arguments)
    {
        for (char **entry = environ; *entry != nullptr; ++entry) {
            const std::string_view text(*entry);
            if (!request.environment.contains(std::string(text.substr(0, text.find('=')))))
                m_environment.emplace_back(text);
        }
        for (const auto &[name, value] : request.environment)
            if (!value.empty())
                m_environment.push_back(name + "=" + value);
        fill(m_arguments, m_argv);
        fill(m_environment, m_envp);
    }
    [[nodiscard]] char **argv() { return m_argv.data(); }
    [[nodiscard]] char **envp() { return m_envp.data(); }

private:
    static void fill(std::vector<std::string> &texts, std::vector<char *> &out)
    {
        for (auto &text : texts)
            out.push_back(text.data());
        out.push_back(nullptr);
    }

    std::vector<std::string> m_arguments;
    std::vector<std::string> m_environment;
    std::vector<char *> m_argv;
    std::vector<char *> m_envp;
};

[[noreturn]] void becomeProgram(const ProcessRequest &request, Vectors &vectors, int out, int err, pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, request.deathSignal);
    if (::getppid() != parent)
        ::_exit(127);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    const int null = ::open("/dev/null", O_RDONLY);
    ::dup2(null, STDIN_FILENO);
    if (request.fileSizeLimit != 0) {
        const rlimit limit{request.fileSizeLimit, request.fileSizeLimit};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
    }
    if (!request.workingDirectory.empty() && ::chdir(request.workingDirectory.c_str()) != 0)
        ::_exit(126);
    ::execvpe(vectors.argv()[0], vectors.argv(), vectors.envp());
    ::dprintf(STDERR_FILENO, "cannot run %s: %s\n", vectors.argv()[0], std::strerror(errno));
    ::_exit(127);
}

} // namespace

std::string ProcessResult::text() const
{
    const auto how = signal != 0 ? "signal " + std::to_string(signal) : "exit code " + std::to_string(exitCode);
    return how + "\n--- output\n" + out + "--- errors\n" + err + "---";
}

Process::Process(const ProcessRequest &request)
    : m_name(request.arguments.at(0))
{
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    expect(::pipe2(out.data(), O_CLOEXEC) == 0 && ::pipe2(err.data(), O_CLOEXEC) == 0, "cannot make a pipe");
    Vectors vectors(request);
    const pid_t parent = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0)
        becomeProgram(request, vectors, out[1], err[1], parent);
    ::close(out[1]);
    ::close(err[1]);
    m_out = out[0];
    m_err = err[0];
    m_stopReading = ::eventfd(0, EFD_CLOEXEC);
    expect(m_pid > 0 && m_stopReading >= 0, "cannot fork");
    m_reader = std::jthread([this] { readOutput(); });
}

Process::~Process()
{
    if (!m_reaped && m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, &m_status, 0);
    }
    {
        // What the program started goes with it, a moment later; a stray that keeps the streams open is not waited for.
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(10), [this] { return m_ended; });
    }
    ::eventfd_write(m_stopReading, 1);
    m_reader = {};
    ::close(m_out);
    ::close(m_err);
    ::close(m_stopReading);
}

/// Ends when the program and all that inherited its streams are gone, or when it is told to.
void Process::readOutput()
{
    std::array<pollfd, 3> all{pollfd{m_out, POLLIN, 0}, pollfd{m_err, POLLIN, 0}, pollfd{m_stopReading, POLLIN, 0}};
    const std::span streams(all.data(), 2);
    std::array<char, 65536> buffer{};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        if ((::poll(all.data(), all.size(), -1) < 0 && errno != EINTR) || all[2].revents != 0)
            break;
        for (auto &stream : streams) {
            if (stream.fd < 0 || stream.revents == 0)
                continue;
            const auto got = ::read(stream.fd, buffer.data(), buffer.size());
            if (got <= 0) {
                stream.fd = -1;
                continue;
            }
            const std::lock_guard guard(m_mutex);
            (stream.fd == m_out ? m_outText : m_errText).append(buffer.data(), std::size_t(got));
            m_both.append(buffer.data(), std::size_t(got));
            m_changed.notify_all();
        }
    }
    const std::lock_guard guard(m_mutex);
    m_ended = true;
    m_changed.notify_all();
}

bool Process::isRunning()
{
    if (!m_reaped && ::waitpid(m_pid, &m_status, WNOHANG) == m_pid)
        m_reaped = true;
    return !m_reaped;
}

void Process::waitUntilStopped() const
{
    siginfo_t info{};
    while (::waitid(P_PID, id_t(m_pid), &info, WSTOPPED | WEXITED | WNOWAIT) != 0)
        expect(errno == EINTR, "cannot wait for " + m_name);
    expect(info.si_code == CLD_STOPPED, m_name + " ended before it stopped: " + output());
}

void Process::signal(int number) const
{
    if (!m_reaped)
        ::kill(m_pid, number);
}

ProcessResult Process::wait(std::chrono::seconds limit)
{
    bool inTime = true;
    {
        std::unique_lock lock(m_mutex);
        inTime = m_changed.wait_for(lock, limit, [this] { return m_ended; });
    }
    if (!inTime)
        signal(SIGKILL);
    if (!m_reaped) {
        ::waitpid(m_pid, &m_status, 0);
        m_reaped = true;
    }
    ProcessResult result;
    if (WIFSIGNALED(m_status))
        result.signal = WTERMSIG(m_status);
    else
        result.exitCode = WEXITSTATUS(m_status);
    {
        const std::lock_guard guard(m_mutex);
        result.out = m_outText;
        result.err = m_errText;
    }
    expect(inTime, m_name + " did not end within " + std::to_string(limit.count()) + " s: " + result.text());
    return result;
}

bool Process::waitForOutput(std::string_view part, std::size_t from, std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    const auto found = [&] { return m_both.find(part, from) != std::string::npos; };
    const bool inTime = m_changed.wait_for(lock, limit, [&] { return found() || m_ended; });
    const bool result = found();
    const std::string all = inTime ? std::string() : m_both;
    lock.unlock();
    expect(inTime, m_name + " never said \"" + std::string(part) + "\", but: " + all);
    return result;
}

std::string Process::output() const
{
    const std::lock_guard guard(m_mutex);
    return m_both;
}

ProcessResult runProcess(const ProcessRequest &request, std::chrono::seconds limit)
{
    return Process(request).wait(limit);
}

ProcessResult runOrFail(const ProcessRequest &request, std::chrono::seconds limit)
{
    auto result = runProcess(request, limit);
    if (result.exitCode != 0) {
        std::string line;
        for (const auto &argument : request.arguments)
            line += argument + " ";
        failTest(line + "ended with " + result.text());
    }
    return result;
}

} // namespace cairn::test
