#include "operations/look_settings.h"

#include "core/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

namespace cairn {

namespace {

/// 12 and newer: beside a standby.signal that is ours.
constexpr const char *signalMarker = "cairn_look.signal";
/// 10 and 11: the recovery.conf that was there; empty when there was none.
constexpr const char *savedConf = "recovery.conf.cairn_look";

constexpr PgMajor firstWithSignals{12};

/// Lines of a recovery.conf that a look replaces.
constexpr std::array<std::string_view, 8> replaced{
    "standby_mode", "recovery_target_action", "primary_conninfo",         "primary_slot_name",
    "trigger_file", "recovery_end_command",   "recovery_min_apply_delay", "archive_cleanup_command"};

/// Whether a line sets it; the server does not mind case.
bool sets(std::string_view line, std::string_view name)
{
    const std::size_t first = std::min(line.size(), line.find_first_not_of(" \t"));
    const std::string_view word = line.substr(first, name.size());
    return std::ranges::equal(word, name, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

} // namespace

std::string recoveryConfForLook(std::string_view conf)
{
    std::string out;
    while (!conf.empty()) {
        const std::size_t end = std::min(conf.size(), conf.find('\n'));
        const std::string_view line = conf.substr(0, end);
        conf.remove_prefix(std::min(conf.size(), end + 1));
        if (!std::ranges::any_of(replaced, [line](auto name) { return sets(line, name); }))
            out += std::string(line) + "\n";
    }
    return out + "standby_mode = 'on'\nrecovery_target_action = 'pause'\n";
}

std::string targetTimelineIn(std::string_view conf)
{
    std::string found = "current";
    while (!conf.empty()) {
        const std::size_t end = std::min(conf.size(), conf.find('\n'));
        const std::string_view line = conf.substr(0, end);
        conf.remove_prefix(std::min(conf.size(), end + 1));
        const std::size_t first = line.find('\'');
        const std::size_t last = line.find('\'', first + 1);
        if (sets(line, "recovery_target_timeline") && first != std::string_view::npos && last != std::string_view::npos)
            found = line.substr(first + 1, last - first - 1);
    }
    return found;
}

std::string lastWordsOfServer(std::string_view log)
{
    while (!log.empty()) {
        log.remove_suffix(log.ends_with('\n') ? 1 : 0);
        const std::size_t begin = log.rfind('\n') + 1; // of the first line: npos + 1
        const std::string_view line = log.substr(begin);
        log = log.substr(0, begin);
        // The server continues a message of several lines with a tab.
        if (!line.empty() && !line.starts_with('\t') && !line.contains("] session: "))
            return std::string(line);
    }
    return {};
}

std::vector<std::string> recoverySettingsForLook(PgMajor major)
{
    if (major < firstWithSignals)
        return {};
    std::vector<std::string> settings{"recovery_target_action=pause", "primary_conninfo=", "archive_cleanup_command=",
                                      "recovery_end_command=", "recovery_min_apply_delay=0"};
    if (major < PgMajor{16})
        settings.emplace_back("promote_trigger_file=");
    return settings;
}

std::string LookSettings::path(const char *name) const
{
    return joinPath(m_pgdata, name);
}

Status LookSettings::begin()
{
    CAIRN_CHECK(end());
    if (m_major < firstWithSignals)
        return beginWithConf();
    if (pathExists(path("standby.signal")))
        return {};
    constexpr std::string_view why = "standby.signal is there for a look at this cluster only (cairn look)\n";
    CAIRN_CHECK(replaceFile(path(signalMarker), asBytes(why)));
    return replaceFile(path("standby.signal"), {});
}

Status LookSettings::beginWithConf()
{
    const auto conf = readWholeFile(path("recovery.conf"), 1 << 20);
    if (!conf && conf.error().code != ErrorCode::NotFound)
        return std::unexpected(conf.error());
    const std::string_view text = conf ? asText(*conf) : std::string_view{};
    CAIRN_CHECK(replaceFile(path(savedConf), asBytes(text)));
    return replaceFile(path("recovery.conf"), asBytes(recoveryConfForLook(text)));
}

Status LookSettings::end()
{
    if (pathExists(path(signalMarker))) {
        CAIRN_CHECK(removeFile(path("standby.signal")));
        CAIRN_CHECK(removeFile(path(signalMarker)));
    }
    const auto saved = readWholeFile(path(savedConf), 1 << 20);
    if (!saved)
        return saved.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(saved.error());
    if (saved->empty()) {
        CAIRN_CHECK(removeFile(path("recovery.conf")));
        return removeFile(path(savedConf));
    }
    if (std::rename(path(savedConf).c_str(), path("recovery.conf").c_str()) != 0)
        return failErrno(errno, "cannot put back", path("recovery.conf"));
    return syncDirectory(m_pgdata);
}

} // namespace cairn
