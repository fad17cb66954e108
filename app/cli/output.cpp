#include "output.h"

#include <cerrno>
#include <cstdlib>
#include <unistd.h>

namespace cairn::cli {

Status writeResult(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t put = ::write(STDOUT_FILENO, text.data(), text.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return failErrno(errno, "cannot write the result", "standard output");
        text.remove_prefix(static_cast<std::size_t>(put));
    }
    return {};
}

bool wantsColor(int fileDescriptor, bool noColor)
{
    const auto text = [](const char *variable) {
        const char *value = std::getenv(variable);
        return std::string_view(value == nullptr ? "" : value);
    };
    return !noColor && text("NO_COLOR").empty() && text("TERM") != "dumb" && ::isatty(fileDescriptor) == 1;
}

} // namespace cairn::cli
