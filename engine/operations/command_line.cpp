#include "operations/command_line.h"

#include "catalog/external_dirs.h"
#include "core/units.h"

#include <algorithm>
#include <format>
#include <utility>

namespace cairn {

namespace {

using Arguments = std::vector<std::string>;

/// Appends "--name=value" when there is a value.
template <class Value>
void option(Arguments &arguments, std::string_view name, const std::optional<Value> &value)
{
    if (value)
        arguments.push_back(std::format("--{}={}", name, *value));
}

void flag(Arguments &arguments, std::string_view name, bool on)
{
    if (on)
        arguments.push_back(std::format("--{}", name));
}

Arguments begin(std::string_view command, const std::string &catalog, const std::optional<std::string> &instance)
{
    Arguments arguments{std::string(command), "-B", catalog};
    option(arguments, "instance", instance);
    return arguments;
}

void threads(Arguments &arguments, unsigned count)
{
    if (count > 1) {
        arguments.emplace_back("-j");
        arguments.push_back(std::to_string(count));
    }
}

void compression(Arguments &arguments, const std::optional<Codec> &codec, const std::optional<int> &level)
{
    if (codec)
        arguments.push_back(std::format("--compress-algorithm={}", codecName(*codec)));
    option(arguments, "compress-level", level);
}

void connection(Arguments &arguments, const ConnectionRequest &request)
{
    option(arguments, "pghost", request.host);
    option(arguments, "pgport", request.port);
    option(arguments, "pguser", request.user);
    option(arguments, "pgdatabase", request.database);
}

void retention(Arguments &arguments, const RetentionSettings &settings)
{
    option(arguments, "retention-redundancy", settings.redundancy);
    option(arguments, "retention-window", settings.windowDays);
    option(arguments, "wal-depth", settings.walDepth);
    option(arguments, "retention-daily", settings.daily);
    option(arguments, "retention-weekly", settings.weekly);
    option(arguments, "retention-monthly", settings.monthly);
    option(arguments, "retention-yearly", settings.yearly);
    option(arguments, "minimum-redundancy", settings.minimumRedundancy);
}

void externalDirectories(Arguments &arguments, const std::optional<std::vector<std::string>> &directories)
{
    if (directories)
        arguments.push_back("--external-dirs=" + externalDirsText(*directories));
}

/// A size in the largest unit that gives it exactly.
std::string sizeText(std::uint64_t bytes)
{
    static constexpr std::pair<std::uint64_t, std::string_view> units[]{
        {1ULL << 40, "TB"}, {1ULL << 30, "GB"}, {1ULL << 20, "MB"}, {1ULL << 10, "kB"}};
    for (const auto &[size, name] : units)
        if (bytes % size == 0)
            return std::format("{}{}", bytes / size, name);
    return std::format("{}B", bytes);
}

/// Zero needs no unit.
std::string secondsText(std::int64_t seconds)
{
    return seconds == 0 ? std::string("0") : std::format("{}s", seconds);
}

void backupId(Arguments &arguments, const std::optional<BackupId> &backup)
{
    if (backup && backup->isValid()) {
        arguments.emplace_back("-i");
        arguments.push_back(backup->toString());
    }
}

void pin(Arguments &arguments, const PinRequest &request)
{
    if (request.ttlSeconds)
        arguments.push_back(std::format("--ttl={}", secondsText(*request.ttlSeconds)));
    if (request.expireTime)
        arguments.push_back(std::format("--expire-time={}", request.expireTime->toIso()));
    flag(arguments, "keep-forever", request.keepForever);
    flag(arguments, "standalone", request.standalone);
}

/// OLD=NEW takes a backslash before an equals sign that belongs to a path.
std::string escapeEquals(std::string_view path)
{
    std::string escaped;
    for (const char c : path) {
        if (c == '=' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string_view actionName(TargetAction action)
{
    switch (action) {
    case TargetAction::Pause:
        return "pause";
    case TargetAction::Promote:
        return "promote";
    case TargetAction::Shutdown:
        return "shutdown";
    }
    std::unreachable();
}

void targetKind(Arguments &arguments, const RecoveryTargetRequest &target)
{
    switch (target.kind) {
    case TargetKind::Latest:
        if (target.explicitLatest)
            arguments.emplace_back("--recovery-target=latest");
        return;
    case TargetKind::Immediate:
        arguments.emplace_back("--recovery-target=immediate");
        return;
    case TargetKind::Time:
        arguments.push_back(std::format("--recovery-target-time={}", target.time.toIso()));
        return;
    case TargetKind::Xid:
        arguments.push_back(std::format("--recovery-target-xid={}", target.xid));
        return;
    case TargetKind::Lsn:
        arguments.push_back(std::format("--recovery-target-lsn={}", target.lsn.toString()));
        return;
    case TargetKind::Name:
        arguments.push_back(std::format("--recovery-target-name={}", target.name));
        return;
    }
}

void recoveryTarget(Arguments &arguments, const RecoveryTargetRequest &target)
{
    targetKind(arguments, target);
    if (target.inclusive)
        arguments.push_back(std::format("--recovery-target-inclusive={}", *target.inclusive));
    option(arguments, "recovery-target-timeline", target.timeline);
    if (target.action)
        arguments.push_back(std::format("--recovery-target-action={}", actionName(*target.action)));
}

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-./:=,@%+").contains(c);
}

} // namespace

std::vector<std::string> initCatalogArguments(const std::string &catalog)
{
    return begin("init", catalog, std::nullopt);
}

std::vector<std::string> showBackupArguments(const InstanceRef &ref, BackupId backup)
{
    Arguments arguments = begin("show", ref.catalog, ref.instance);
    arguments.emplace_back("-i");
    arguments.push_back(backup.toString());
    return arguments;
}

std::vector<std::string> commandArguments(const AddInstanceRequest &request)
{
    Arguments arguments = begin("add-instance", request.ref.catalog, request.ref.instance);
    arguments.emplace_back("-D");
    arguments.push_back(request.pgdata);
    const InstanceConfig &settings = request.settings;
    externalDirectories(arguments, settings.externalDirectories);
    connection(arguments, {settings.host, settings.port, settings.user, settings.database});
    compression(arguments, settings.compressAlgorithm, settings.compressLevel);
    retention(arguments, settings.retention);
    return arguments;
}

std::vector<std::string> commandArguments(const BackupRequest &request)
{
    Arguments arguments = begin("backup", request.ref.catalog, request.ref.instance);
    arguments.emplace_back("-b");
    arguments.emplace_back(request.automaticMode ? "AUTO" : modeName(request.mode));
    if (request.parent)
        arguments.push_back(std::format("--parent={}", request.parent->toString()));
    flag(arguments, "stream", request.stream);
    flag(arguments, "temp-slot", request.temporarySlot);
    flag(arguments, "perm-slot", request.permanentSlot);
    option(arguments, "slot", request.slot);
    threads(arguments, request.threads);
    compression(arguments, request.codec, request.level);
    flag(arguments, "smooth-checkpoint", request.smoothCheckpoint);
    flag(arguments, "backup-pg-log", request.includeServerLog);
    flag(arguments, "no-validate", !request.validateAfterwards);
    flag(arguments, "no-resume", !request.resume);
    flag(arguments, "no-sync", !request.sync);
    if (request.badPages == BadPagePolicy::Fail)
        arguments.emplace_back("--bad-pages=fail");
    if (request.rateLimit > 0)
        arguments.push_back(std::format("--rate-limit={}", sizeText(request.rateLimit)));
    if (request.archiveTimeoutSeconds)
        arguments.push_back(std::format("--archive-timeout={}s", *request.archiveTimeoutSeconds));
    if (!request.note.empty())
        arguments.push_back(std::format("--note={}", request.note));
    option(arguments, "pgdata", request.pgdata);
    externalDirectories(arguments, request.externalDirectories);
    connection(arguments, request.connection);
    pin(arguments, request.pin);
    flag(arguments, "delete-expired", request.deleteExpired);
    flag(arguments, "merge-expired", request.mergeExpired);
    flag(arguments, "delete-wal", request.deleteWal);
    retention(arguments, request.retention);
    return arguments;
}

std::vector<std::string> commandArguments(const ValidateRequest &request)
{
    Arguments arguments = begin("validate", request.catalog, request.instance);
    if (request.backup) {
        arguments.emplace_back("-i");
        arguments.push_back(request.backup->toString());
    }
    if (request.depth != ValidationDepth::Normal)
        arguments.push_back(std::format("--depth={}", depthName(request.depth)));
    threads(arguments, request.threads);
    if (request.target)
        recoveryTarget(arguments, *request.target);
    return arguments;
}

std::vector<std::string> commandArguments(const RestoreRequest &request)
{
    Arguments arguments = begin("restore", request.ref.catalog, request.ref.instance);
    arguments.emplace_back("-D");
    arguments.push_back(request.pgdata);
    if (request.backup) {
        arguments.emplace_back("-i");
        arguments.push_back(request.backup->toString());
    }
    flag(arguments, "in-place", request.inPlace);
    for (const TablespaceMapping &mapping : request.tablespaces) {
        arguments.emplace_back("-T");
        arguments.push_back(escapeEquals(mapping.from) + "=" + escapeEquals(mapping.to));
    }
    for (const ExternalMapping &mapping : request.externals)
        arguments.push_back("--external-mapping=" + escapeEquals(mapping.from) + "=" + escapeEquals(mapping.to));
    flag(arguments, "skip-external-dirs", request.skipExternalDirectories);
    option(arguments, "waldir", request.walDirectory);
    threads(arguments, request.threads);
    recoveryTarget(arguments, request.target);
    if (request.asReplica)
        arguments.emplace_back("-R");
    option(arguments, "primary-conninfo", request.primaryConninfo);
    option(arguments, "primary-slot-name", request.primarySlotName);
    option(arguments, "restore-command", request.restoreCommand);
    if (request.serverPort)
        arguments.push_back(std::format("--server-port={}", *request.serverPort));
    flag(arguments, "no-validate", !request.validateFirst);
    flag(arguments, "no-sync", !request.sync);
    return arguments;
}

std::vector<std::string> commandArguments(const LookRequest &request)
{
    Arguments arguments{"look", "-D", request.pgdata};
    option(arguments, "bindir", request.binDirectory);
    option(arguments, "pguser", request.user);
    flag(arguments, "stay", request.stay);
    return arguments;
}

std::vector<std::string> commandArguments(const DeleteRequest &request)
{
    Arguments arguments = begin("delete", request.ref.catalog, request.ref.instance);
    for (const BackupId backup : request.backups)
        backupId(arguments, backup);
    if (request.status)
        arguments.push_back(std::format("--status={}", statusName(*request.status)));
    flag(arguments, "expired", request.expired);
    flag(arguments, "merge-expired", request.mergeExpired);
    flag(arguments, "wal", request.wal);
    retention(arguments, request.retention);
    flag(arguments, "force", request.force);
    if (request.quarantineSeconds)
        arguments.push_back(std::format("--quarantine={}", secondsText(*request.quarantineSeconds)));
    flag(arguments, "dry-run", request.dryRun);
    flag(arguments, "no-sync", !request.sync);
    return arguments;
}

std::vector<std::string> commandArguments(const UndeleteRequest &request)
{
    Arguments arguments = begin("undelete", request.ref.catalog, request.ref.instance);
    backupId(arguments, request.backup);
    flag(arguments, "dry-run", request.dryRun);
    flag(arguments, "no-sync", !request.sync);
    return arguments;
}

std::vector<std::string> commandArguments(const MergeRequest &request)
{
    Arguments arguments = begin("merge", request.ref.catalog, request.ref.instance);
    backupId(arguments, request.backup);
    flag(arguments, "dry-run", request.dryRun);
    flag(arguments, "no-sync", !request.sync);
    return arguments;
}

std::vector<std::string> commandArguments(const CompactRequest &request)
{
    Arguments arguments = begin("compact", request.catalog, request.instance);
    backupId(arguments, request.backup);
    if (request.minLivePercent != CompactRequest{}.minLivePercent)
        arguments.push_back(std::format("--min-live={}", request.minLivePercent));
    flag(arguments, "dry-run", request.dryRun);
    flag(arguments, "no-sync", !request.sync);
    return arguments;
}

std::vector<std::string> commandArguments(const SetBackupRequest &request)
{
    Arguments arguments = begin("set-backup", request.ref.catalog, request.ref.instance);
    backupId(arguments, request.backup);
    PinRequest pinned = request.pin;
    pinned.standalone = pinned.standalone || request.standalone.value_or(false);
    pin(arguments, pinned);
    flag(arguments, "no-standalone", request.standalone.has_value() && !*request.standalone);
    if (request.note)
        arguments.push_back(std::format("--note={}", request.note->empty() ? "none" : *request.note));
    for (const auto &[key, value] : request.tags)
        arguments.push_back(std::format("--tag={}={}", key, value));
    for (const std::string &key : request.tagsToRemove)
        arguments.push_back(std::format("--tag={}=", key));
    flag(arguments, "no-sync", !request.sync);
    return arguments;
}

std::vector<std::string> commandArguments(const RetentionSettingsRequest &request)
{
    Arguments arguments = begin("set-config", request.ref.catalog, request.ref.instance);
    RetentionSettings all = request.retention;
    for (auto *rule : {&all.redundancy, &all.windowDays, &all.daily, &all.weekly, &all.monthly, &all.yearly,
                       &all.walDepth, &all.minimumRedundancy})
        *rule = rule->value_or(0);
    retention(arguments, all);
    return arguments;
}

std::vector<std::string> commandArguments(const ConfigChange &change)
{
    Arguments arguments = begin("set-config", change.ref.catalog, change.ref.instance);
    bool isPossible = true;
    const auto put = [&](std::string_view name, auto InstanceConfig::*setting, const auto &text) {
        const auto &value = change.after.*setting;
        if (value == change.before.*setting)
            return;
        isPossible = isPossible && value.has_value();
        if (value)
            arguments.push_back(std::format("--{}={}", name, text(*value)));
    };
    const auto plain = [](const std::string &text) { return text; };
    put("pgdata", &InstanceConfig::pgdata, plain);
    if (change.after.externalDirectories != change.before.externalDirectories) // "none" takes them away
        arguments.push_back("--external-dirs=" +
                            externalDirsText(change.after.externalDirectories.value_or(std::vector<std::string>{})));
    put("pghost", &InstanceConfig::host, plain);
    put("pgport", &InstanceConfig::port, plain);
    put("pguser", &InstanceConfig::user, plain);
    put("pgdatabase", &InstanceConfig::database, plain);
    put("archive-timeout", &InstanceConfig::archiveTimeoutSeconds, secondsText);
    put("restore-command", &InstanceConfig::restoreCommand, plain);
    put("compress-algorithm", &InstanceConfig::compressAlgorithm,
        [](Codec codec) { return std::string(codecName(codec)); });
    put("compress-level", &InstanceConfig::compressLevel, [](int level) { return std::to_string(level); });
    put("quarantine", &InstanceConfig::quarantineSeconds, secondsText);
    put("log-level-console", &InstanceConfig::logLevelConsole, plain);
    put("log-level-file", &InstanceConfig::logLevelFile, plain);
    put("log-format-file", &InstanceConfig::logFormatFile, plain);
    put("log-filename", &InstanceConfig::logFilename, plain);
    put("error-log-filename", &InstanceConfig::errorLogFilename, plain);
    put("log-directory", &InstanceConfig::logDirectory, plain);
    put("log-rotation-size", &InstanceConfig::logRotationSize, sizeInUnits);
    put("log-rotation-age", &InstanceConfig::logRotationAge,
        [](std::int64_t seconds) { return secondsInUnits(static_cast<std::uint64_t>(seconds)); });
    // What else there is is not changed by requests that are shown.
    return isPossible ? arguments : Arguments{};
}

std::string shellQuote(std::string_view word)
{
    if (!word.empty() && std::ranges::all_of(word, isPlain))
        return std::string(word);
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted + "'";
}

std::string commandText(std::span<const std::string> arguments)
{
    std::string text = "cairn";
    for (const std::string &argument : arguments) {
        text += ' ';
        text += shellQuote(argument);
    }
    return text;
}

} // namespace cairn
