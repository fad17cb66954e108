#include "support/file_watch.h"

#include "support/expect.h"

#include <array>
#include <filesystem>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace cairn::test {

std::string findFile(const std::string &directory, const std::string &prefix)
{
    std::string first;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(directory, error)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(prefix) && !name.ends_with(".part") && (first.empty() || name < first))
            first = name;
    }
    return first;
}

void waitForFile(const std::string &directory, const std::string &prefix, std::chrono::seconds limit,
                 std::source_location where)
{
    const auto deadline = std::chrono::steady_clock::now() + limit;
    const int events = ::inotify_init1(IN_CLOEXEC);
    std::string watched = directory; // the nearest directory that exists, while it does not
    while (!std::filesystem::exists(watched))
        watched = std::filesystem::path(watched).parent_path().string();
    ::inotify_add_watch(events, watched.c_str(), IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE);
    std::array<char, 65536> buffer{};
    bool found = false;
    for (;;) {
        found = !findFile(directory, prefix).empty();
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (found || left.count() <= 0)
            break;
        if (watched != directory && std::filesystem::exists(directory)) {
            watched = directory;
            ::inotify_add_watch(events, watched.c_str(), IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE);
            continue;
        }
        pollfd poller{events, POLLIN, 0};
        if (::poll(&poller, 1, int(left.count())) > 0)
            (void)!::read(events, buffer.data(), buffer.size());
    }
    ::close(events);
    expect(found, "no file " + prefix + "… appeared in " + directory, where);
}

} // namespace cairn::test
