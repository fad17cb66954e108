#include "postgres/server_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <format>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace cairn {

namespace {

using Clock = std::chrono::steady_clock;

/// "postgres (PostgreSQL) 17.2 (Debian 17.2-1)" -> 17
std::optional<int> majorIn(std::string_view text)
{
    constexpr std::string_view before = "(PostgreSQL) ";
    const std::size_t at = text.find(before);
    if (at == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(at + before.size());
    int major = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), major);
    return error == std::errc{} ? std::optional(major) : std::nullopt;
}

std::optional<int> majorOfProgram(const std::string &program)
{
    if (::access(program.c_str(), X_OK) != 0)
        return std::nullopt;
    auto process = ServerProcess::start({program, "--version"});
    if (!process || !process->waitForEnd(std::chrono::seconds(10)))
        return std::nullopt;
    return majorIn(process->output());
}

std::vector<std::string> likelyPlaces(PgMajor major)
{
    std::vector<std::string> places{
        std::format("/usr/lib/postgresql/{}/bin", major.value), std::format("/usr/pgsql-{}/bin", major.value),
        std::format("/usr/lib/postgresql{}/bin", major.value),  std::format("/opt/postgresql/{}/bin", major.value),
        std::format("/usr/local/pgsql-{}/bin", major.value),    "/usr/local/pgsql/bin"};
    const char *path = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    std::string_view rest = path != nullptr ? path : "";
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.size(), rest.find(':'));
        if (end > 0)
            places.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return places;
}

/// In the new process: only what may be called between fork and exec.
[[noreturn]] void become(char *const *arguments, int output)
{
    // The fast shutdown of a server; whatever else it is, it ends.
    ::prctl(PR_SET_PDEATHSIG, SIGINT);
    ::setpgid(0, 0); // Ctrl+C in a terminal is for the one who watches
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (const int nothing = ::open("/dev/null", O_RDONLY); nothing >= 0)
        ::dup2(nothing, STDIN_FILENO);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD})
        ::signal(number, SIG_DFL);
    ::execv(arguments[0], arguments);
    ::_exit(127);
}

} // namespace

Result<std::string> findServerPrograms(PgMajor major, const std::optional<std::string> &wanted)
{
    const auto places = wanted ? std::vector<std::string>{absolutePath(*wanted)} : likelyPlaces(major);
    std::optional<int> other;
    for (const std::string &place : places) {
        const auto found = majorOfProgram(joinPath(place, "postgres"));
        if (found == major.value)
            return place;
        other = other ? other : found;
    }
    if (wanted && other)
        return fail(ErrorCode::WrongCluster,
                    std::format("the programs there are of PostgreSQL {}, version {} is needed", *other, major.value),
                    *wanted, "give the directory that holds the `postgres` of that version");
    return fail(ErrorCode::NotFound, std::format("the programs of PostgreSQL {} were not found", major.value),
                wanted.value_or(std::format("/usr/lib/postgresql/{}/bin and others", major.value)),
                "install the server of that version, or give the directory that holds its `postgres`");
}

Result<ServerProcess> ServerProcess::start(const std::vector<std::string> &arguments)
{
    std::vector<std::string> copies = arguments;
    std::vector<char *> pointers;
    pointers.reserve(copies.size() + 1);
    for (std::string &argument : copies)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failErrno(errno, "cannot make a pipe for", arguments.front());
    Fd reading(ends[0]);
    const Fd writing(ends[1]);
    const pid_t process = ::fork();
    if (process < 0)
        return failErrno(errno, "cannot start", arguments.front());
    if (process == 0)
        become(pointers.data(), writing.get());
    ::fcntl(reading.get(), F_SETFL, O_NONBLOCK);
    return ServerProcess(process, std::move(reading));
}

ServerProcess::ServerProcess(ServerProcess &&other) noexcept
    : m_process(std::exchange(other.m_process, 0))
    , m_pipe(std::move(other.m_pipe))
    , m_output(std::move(other.m_output))
    , m_exitCode(other.m_exitCode)
{
}

ServerProcess::~ServerProcess()
{
    if (m_process == 0)
        return;
    ::kill(m_process, SIGQUIT);
    if (!waitForEnd(std::chrono::seconds(5)) && m_process != 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
}

bool ServerProcess::isRunning()
{
    int status = 0;
    if (m_process != 0 && ::waitpid(m_process, &status, WNOHANG) == m_process) {
        m_process = 0;
        m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    return m_process != 0;
}

void ServerProcess::read(std::chrono::milliseconds most)
{
    constexpr std::size_t enough = 100'000;
    pollfd waiting{m_pipe.get(), POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(most.count())) <= 0)
        return;
    std::array<char, 16384> part{};
    for (ssize_t count = 0; (count = ::read(m_pipe.get(), part.data(), part.size())) > 0;)
        m_output.append(part.data(), static_cast<std::size_t>(count));
    if (m_output.size() > enough)
        m_output.erase(0, m_output.size() - enough);
}

void ServerProcess::signal(int number) const
{
    if (m_process != 0)
        ::kill(m_process, number);
}

bool ServerProcess::waitForEnd(std::chrono::milliseconds most)
{
    constexpr std::chrono::milliseconds step(20);
    const auto until = Clock::now() + most;
    while (isRunning()) {
        if (Clock::now() >= until)
            return false;
        read(step);
        // The pipe of a program that closed it is always ready.
        ::poll(nullptr, 0, 1);
    }
    read(std::chrono::milliseconds(0));
    return true;
}

} // namespace cairn
