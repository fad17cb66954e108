#include "core/failpoint.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

namespace cairn::detail {

namespace {

enum class Action { None, Kill, Error, NoSpace, Delay, Stop };

struct Wish {
    std::string name;
    Action action = Action::None;
    int passage = 1;
};

Action parseAction(std::string_view text)
{
    if (text == "error")
        return Action::Error;
    if (text == "enospc")
        return Action::NoSpace;
    if (text == "delay")
        return Action::Delay;
    if (text == "stop")
        return Action::Stop;
    return Action::Kill;
}

Wish parseWish()
{
    const char *value = std::getenv("CAIRN_FAILPOINT");
    if (value == nullptr || *value == '\0')
        return {};
    Wish wish;
    std::string_view text(value);
    const auto colon = text.find(':');
    wish.action = colon == std::string_view::npos ? Action::Kill : parseAction(text.substr(colon + 1));
    text = text.substr(0, colon);
    const auto at = text.find('@');
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at + 1, text.data() + text.size(), wish.passage);
    wish.name = text.substr(0, at);
    return wish;
}

} // namespace

Status hitFailpoint(std::string_view name)
{
    static const Wish wish = parseWish();
    static std::atomic<int> passages{0};
    if (wish.action == Action::None || (wish.name != name && wish.name != "any") || ++passages != wish.passage)
        return {};
    switch (wish.action) {
    case Action::Kill:
        ::raise(SIGKILL);
        return {};
    case Action::Error:
        return fail(ErrorCode::Io, "injected error", std::string(name));
    case Action::NoSpace:
        return failErrno(ENOSPC, "injected full disk", name);
    case Action::Delay:
        // The one deliberate wait: holds an operation still while a person looks.
        std::this_thread::sleep_for(std::chrono::seconds(3));
        return {};
    case Action::Stop:
        ::raise(SIGSTOP);
        return {};
    case Action::None:
        break;
    }
    return {};
}

} // namespace cairn::detail
