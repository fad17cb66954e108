#include "postgres/recovery_settings.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <format>
#include <utility>

namespace cairn {

namespace {

/// Settings that describe one recovery. Left over from an earlier one they would spoil the next.
constexpr auto recoverySettingNames = std::to_array<std::string_view>({
    "restore_command",
    "recovery_end_command",
    "archive_cleanup_command",
    "recovery_target",
    "recovery_target_name",
    "recovery_target_time",
    "recovery_target_xid",
    "recovery_target_lsn",
    "recovery_target_inclusive",
    "recovery_target_timeline",
    "recovery_target_action",
    "recovery_min_apply_delay",
    "primary_conninfo",
    "primary_slot_name",
    "promote_trigger_file",
});

constexpr auto targetNames = std::to_array<std::string_view>(
    {"recovery_target", "recovery_target_name", "recovery_target_time", "recovery_target_xid", "recovery_target_lsn"});

template <std::size_t N>
bool contains(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::string_view targetSettingName(RecoveryTarget target)
{
    switch (target) {
    case RecoveryTarget::Latest:
        return {};
    case RecoveryTarget::Immediate:
        return "recovery_target";
    case RecoveryTarget::Name:
        return "recovery_target_name";
    case RecoveryTarget::Time:
        return "recovery_target_time";
    case RecoveryTarget::Xid:
        return "recovery_target_xid";
    case RecoveryTarget::LsnPosition:
        return "recovery_target_lsn";
    }
    return {};
}

std::string_view actionName(RecoveryAction action)
{
    switch (action) {
    case RecoveryAction::Pause:
        return "pause";
    case RecoveryAction::Promote:
        return "promote";
    case RecoveryAction::Shutdown:
        return "shutdown";
    }
    return {};
}

/// The name that a line of a configuration file sets, in lower case; empty for comments and blank lines.
std::string settingNameOf(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r\f\v");
    std::string name;
    if (first == std::string_view::npos)
        return name;
    for (const char c : line.substr(first)) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) == 0 && c != '_' && c != '.' && byte < 0x80)
            break;
        name += static_cast<char>(std::tolower(byte));
    }
    return name;
}

/// Calls `use(line)` for each line, its line feed included.
template <class Use>
void forEachLine(std::string_view text, Use use)
{
    while (!text.empty()) {
        const auto feed = text.find('\n');
        const auto line = text.substr(0, feed == std::string_view::npos ? text.size() : feed + 1);
        use(line);
        text.remove_prefix(line.size());
    }
}

/// Collects "name = 'value'" lines.
class SettingLines {
public:
    [[nodiscard]] Status add(std::string_view name, std::string_view value)
    {
        auto quoted = quoteConfigValue(value);
        if (!quoted) {
            quoted.error().subject = name;
            return std::unexpected(std::move(quoted).error());
        }
        m_text += std::format("{} = {}\n", name, *quoted);
        return {};
    }
    [[nodiscard]] Status addIfSet(std::string_view name, std::string_view value)
    {
        return value.empty() ? Status{} : add(name, value);
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

Status checkSettings(const RecoverySettings &settings, PgMajor major)
{
    const bool hasTarget = settings.target != RecoveryTarget::Latest;
    const bool needsValue = hasTarget && settings.target != RecoveryTarget::Immediate;
    const auto usage = [](std::string text) { return fail(ErrorCode::Usage, std::move(text)); };
    if (!isSupportedMajor(major))
        return fail(ErrorCode::Unsupported, std::format("PostgreSQL {} is not supported", major.value));
    if (needsValue && settings.targetValue.empty())
        return usage(std::format("{} needs a value", targetSettingName(settings.target)));
    if (settings.target == RecoveryTarget::Name && settings.targetValue.size() > 63)
        return usage("the name of a restore point has at most 63 bytes");
    if (hasTarget && settings.restoreCommand.empty() && !settings.standby)
        return usage("a recovery target needs a restore command");
    if (!settings.standby && (!settings.primaryConninfo.empty() || !settings.primarySlotName.empty()))
        return usage("a connection to a primary or a slot makes sense for a standby only");
    const bool recovers = hasTarget || !settings.restoreCommand.empty();
    if (recovers && !settings.standby && !settings.timeline)
        return fail(ErrorCode::Internal, "recovery settings without a timeline number");
    return {};
}

Status addTarget(const RecoverySettings &settings, PgMajor major, SettingLines &lines)
{
    const bool hasTarget = settings.target != RecoveryTarget::Latest;
    // Only names we know: the list comes from a file of the source.
    if (major >= PgMajor{12})
        for (const auto &name : settings.targetsToEmpty)
            if (contains(targetNames, name) && name != targetSettingName(settings.target))
                CAIRN_CHECK(lines.add(name, ""));
    if (settings.target == RecoveryTarget::Immediate)
        CAIRN_CHECK(lines.add("recovery_target", "immediate"));
    else if (hasTarget)
        CAIRN_CHECK(lines.add(targetSettingName(settings.target), settings.targetValue));

    const bool ordered = settings.target == RecoveryTarget::Time || settings.target == RecoveryTarget::Xid ||
                         settings.target == RecoveryTarget::LsnPosition;
    if (ordered && !settings.inclusive)
        CAIRN_CHECK(lines.add("recovery_target_inclusive", "off"));
    if (hasTarget && settings.action)
        CAIRN_CHECK(lines.add("recovery_target_action", actionName(*settings.action)));
    return {};
}

Status addTimeline(const RecoverySettings &settings, SettingLines &lines)
{
    if (settings.timeline)
        return lines.add("recovery_target_timeline", std::format("{}", settings.timeline->value));
    return lines.add("recovery_target_timeline", "latest"); // a standby
}

} // namespace

Result<std::string> quoteConfigValue(std::string_view value)
{
    std::string quoted = "'";
    for (const char c : value) {
        if (c == '\n' || c == '\r' || c == '\0')
            return fail(ErrorCode::Usage, "a value for PostgreSQL's configuration holds a line break or a zero byte",
                        {},
                        "ALTER SYSTEM could not rewrite the file after it; use a path or command without line breaks");
        if (c == '\'' || c == '\\')
            quoted += c;
        quoted += c;
    }
    return quoted + "'";
}

Result<RecoveryFiles> makeRecoveryFiles(const RecoverySettings &settings, PgMajor major)
{
    CAIRN_CHECK(checkSettings(settings, major));
    const bool recovers =
        settings.target != RecoveryTarget::Latest || !settings.restoreCommand.empty() || settings.standby;
    RecoveryFiles files;
    SettingLines lines;
    if (!recovers)
        return files;

    const bool oldStyle = major < PgMajor{12};
    CAIRN_CHECK(lines.addIfSet("restore_command", settings.restoreCommand));
    CAIRN_CHECK(addTarget(settings, major, lines));
    CAIRN_CHECK(addTimeline(settings, lines));
    CAIRN_CHECK(lines.addIfSet("recovery_end_command", settings.recoveryEndCommand));
    CAIRN_CHECK(lines.addIfSet("archive_cleanup_command", settings.archiveCleanupCommand));
    if (settings.standby) {
        if (oldStyle)
            CAIRN_CHECK(lines.add("standby_mode", "on"));
        CAIRN_CHECK(lines.addIfSet("primary_conninfo", settings.primaryConninfo));
        CAIRN_CHECK(lines.addIfSet("primary_slot_name", settings.primarySlotName));
    }
    if (oldStyle) {
        files.recoveryConf = lines.take();
        return files;
    }
    files.autoConfLines = lines.take();
    files.standbySignal = settings.standby;
    files.recoverySignal = !settings.standby;
    return files;
}

AutoConf rewriteAutoConf(std::string_view existing, std::string_view lines)
{
    AutoConf result;
    forEachLine(existing, [&](std::string_view line) {
        const std::string name = settingNameOf(line);
        if (!contains(recoverySettingNames, name))
            result.text += line;
        else if (!std::ranges::contains(result.dropped, name))
            result.dropped.push_back(name);
    });
    if (!result.text.empty() && result.text.back() != '\n')
        result.text += '\n';
    result.text += lines;
    return result;
}

std::vector<std::string> recoveryTargetsIn(std::string_view configuration)
{
    std::vector<std::string> found;
    forEachLine(configuration, [&](std::string_view line) {
        std::string name = settingNameOf(line);
        if (contains(targetNames, name) && !std::ranges::contains(found, name))
            found.push_back(std::move(name));
    });
    return found;
}

} // namespace cairn
