#include "catalog/owner.h"

#include "core/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <format>
#include <pwd.h>
#include <unistd.h>

namespace cairn {

namespace {

std::string bootIdOfThisHost()
{
    // The file reports size 0, so a read of the whole file would give nothing.
    const auto fd = openFile("/proc/sys/kernel/random/boot_id", 0);
    if (!fd)
        return {};
    std::array<std::byte, 64> buffer{};
    const auto got = readAt(*fd, buffer, 0, "boot_id");
    std::string id(asText(ByteView(buffer).first(got.value_or(0))));
    while (!id.empty() && id.back() == '\n')
        id.pop_back();
    return id;
}

/// 0 when the process does not exist.
std::uint64_t processStartOf(std::int64_t pid)
{
    const std::string path = std::format("/proc/{}/stat", pid);
    const auto fd = openFile(path, 0);
    if (!fd)
        return 0;
    std::array<std::byte, 4096> buffer{};
    const auto got = readAt(*fd, buffer, 0, path);
    std::string_view text = asText(ByteView(buffer).first(got.value_or(0)));
    // The name in parentheses may hold blanks and parentheses; field 3 follows the last one.
    const auto paren = text.rfind(')');
    if (paren == std::string_view::npos)
        return 0;
    text = text.substr(paren + 2);
    for (int field = 3; field < 22; ++field)
        text = text.substr(std::min(text.size(), text.find(' ') + 1));
    std::uint64_t ticks = 0;
    std::from_chars(text.data(), text.data() + text.size(), ticks);
    return ticks;
}

std::string userName()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return std::to_string(::geteuid());
}

std::string hostName()
{
    std::array<char, 256> buffer{};
    ::gethostname(buffer.data(), buffer.size() - 1);
    return buffer.data();
}

} // namespace

Owner thisProcess()
{
    Owner owner;
    owner.host = hostName();
    owner.bootId = bootIdOfThisHost();
    owner.pid = ::getpid();
    owner.processStart = processStartOf(owner.pid);
    owner.user = userName();
    return owner;
}

void putOwner(JsonFields &fields, const Owner &owner)
{
    fields.put("host", owner.host);
    fields.put("boot-id", owner.bootId);
    fields.put("pid", owner.pid);
    fields.put("process-start", owner.processStart);
    fields.put("user", owner.user);
}

Owner getOwner(JsonFields &fields)
{
    Owner owner;
    fields.get("host", owner.host);
    fields.get("boot-id", owner.bootId);
    fields.get("pid", owner.pid);
    fields.get("process-start", owner.processStart);
    fields.get("user", owner.user);
    return owner;
}

Liveness livenessOf(const Owner &owner)
{
    if (owner.host != hostName())
        return Liveness::OtherHost;
    const std::string boot = bootIdOfThisHost();
    if (!boot.empty() && !owner.bootId.empty() && boot != owner.bootId)
        return Liveness::Dead;
    if (::kill(static_cast<pid_t>(owner.pid), 0) != 0 && errno == ESRCH)
        return Liveness::Dead;
    const std::uint64_t start = processStartOf(owner.pid);
    return start != 0 && owner.processStart != 0 && start != owner.processStart ? Liveness::Dead : Liveness::Alive;
}

} // namespace cairn
