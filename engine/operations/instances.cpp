#include "operations/operations.h"

#include "catalog/catalog.h"
#include "catalog/external_dirs.h"
#include "core/failpoint.h"
#include "core/files.h"
#include "core/log.h"
#include "core/text.h"
#include "operations/instance_settings.h"
#include "operations/operation_scope.h"
#include "postgres/control_file.h"

#include <format>

namespace cairn {

namespace {

Status writeConfig(Storage &storage, const InstanceKeys &keys, const InstanceConfig &config)
{
    return storage.replaceSmall(keys.record(), asBytes(toJson(config)));
}

Status checkStoredCompression(const InstanceConfig &settings)
{
    if (settings.compressLevel && !settings.compressAlgorithm)
        return checkCompression({Codec::Zstd, *settings.compressLevel});
    if (settings.compressLevel && *settings.compressAlgorithm != Codec::None)
        return checkCompression({*settings.compressAlgorithm, *settings.compressLevel});
    return {};
}

std::unexpected<Error> about(std::string_view setting, Error error)
{
    error.subject = error.subject.empty() ? std::string(setting) : std::format("{}, {}", setting, error.subject);
    return std::unexpected(std::move(error));
}

Status checkLogSettings(const InstanceConfig &config)
{
    for (const auto &[name, level] :
         {std::pair("log-level-console", &config.logLevelConsole), std::pair("log-level-file", &config.logLevelFile)})
        if (*level)
            if (auto known = parseLogLevel(**level); !known)
                return about(name, std::move(known).error());
    if (config.logFormatFile && *config.logFormatFile != "plain" && *config.logFormatFile != "json")
        return fail(ErrorCode::Usage, "not a format of the log", "log-format-file", "formats are plain and json");
    for (const auto &[name, file] :
         {std::pair("log-filename", &config.logFilename), std::pair("error-log-filename", &config.errorLogFilename)})
        if (*file && (*file)->empty())
            return fail(ErrorCode::Usage, "the name of the log file is empty", name);
    if (config.logDirectory && !config.logDirectory->starts_with('/'))
        return fail(ErrorCode::Usage, "the path of the log directory does not begin with a slash", "log-directory",
                    "give an absolute path");
    if (config.logRotationAge && *config.logRotationAge < 0)
        return fail(ErrorCode::Usage, "a time span cannot be negative", "log-rotation-age");
    return {};
}

std::uint64_t storedBytesBelow(const Storage &storage, const std::string &prefix)
{
    std::uint64_t total = 0;
    const auto entries = storage.list(prefix);
    if (entries)
        for (const auto &entry : *entries)
            total += entry.isPrefix ? storedBytesBelow(storage, prefix + "/" + entry.name) : entry.size;
    return total;
}

} // namespace

Status checkInstanceConfig(const InstanceConfig &config)
{
    CAIRN_CHECK(checkStoredCompression(config));
    CAIRN_CHECK(checkLogSettings(config));
    if (config.externalDirectories)
        if (auto apart = parseExternalDirs(externalDirsText(*config.externalDirectories)); !apart)
            return about("external-dirs", std::move(apart).error());
    return {};
}

Status initCatalog(const std::string &path, OperationContext &context)
{
    CAIRN_CHECK(Catalog::create(path));
    context.log.info("catalog made in {}", printableName(path));
    return {};
}

Status addInstance(const AddInstanceRequest &request, OperationContext &context)
{
    CAIRN_CHECK(checkInstanceName(request.ref.instance));
    CAIRN_CHECK(checkInstanceConfig(request.settings));
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
    const InstanceKeys keys(request.ref.instance);
    Storage &storage = catalog.storage();
    CAIRN_TRY(const auto existing, storage.stat(keys.record()));
    if (existing)
        return fail(ErrorCode::AlreadyExists, "an instance of this name exists", printableName(request.ref.instance),
                    "choose another name, or change its settings with `cairn set-config`");
    CAIRN_TRY(const auto control, readControlFile(request.pgdata));
    CAIRN_CHECK(makeDirectories(storage.location(keys.backups())));
    CAIRN_CHECK(makeDirectories(storage.location(keys.wal())));
    CAIRN_CHECK(makeDirectories(storage.location(keys.packs())));
    CAIRN_CHECK(failpoint("instance.before-record"));
    InstanceConfig config = request.settings;
    config.pgdata = request.pgdata;
    config.systemIdentifier = control.fields.systemIdentifier;
    config.walSegmentSize = control.fields.walSegmentSize;
    config.majorVersion = static_cast<std::uint32_t>(control.fields.major.value);
    CAIRN_CHECK(writeConfig(storage, keys, config));
    CAIRN_CHECK(failpoint("instance.after-record"));
    context.log.info("instance {} added: system identifier {}, PostgreSQL {}", printableName(request.ref.instance),
                     config.systemIdentifier.value, config.majorVersion);
    return {};
}

Status setInstanceConfig(const InstanceRef &ref, const InstanceConfig &settings, OperationContext &context)
{
    CAIRN_CHECK(checkInstanceConfig(settings));
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    InstanceConfig config = settings;
    config.systemIdentifier = instance.config().systemIdentifier;
    config.walSegmentSize = instance.config().walSegmentSize;
    config.majorVersion = instance.config().majorVersion;
    CAIRN_CHECK(failpoint("config.before-record"));
    CAIRN_CHECK(writeConfig(catalog.storage(), instance.keys(), config));
    context.log.info("settings of instance {} written", printableName(ref.instance));
    return {};
}

InstanceConfig withChange(InstanceConfig config, const ConfigChange &change)
{
    const auto put = [&](auto InstanceConfig::*setting) {
        if (change.after.*setting != change.before.*setting)
            config.*setting = change.after.*setting;
    };
    put(&InstanceConfig::pgdata);
    for (auto setting : {&InstanceConfig::database, &InstanceConfig::host, &InstanceConfig::port, &InstanceConfig::user,
                         &InstanceConfig::restoreCommand, &InstanceConfig::logLevelConsole,
                         &InstanceConfig::logLevelFile, &InstanceConfig::logFormatFile, &InstanceConfig::logFilename,
                         &InstanceConfig::errorLogFilename, &InstanceConfig::logDirectory})
        put(setting);
    put(&InstanceConfig::externalDirectories);
    put(&InstanceConfig::archiveTimeoutSeconds);
    put(&InstanceConfig::compressAlgorithm);
    put(&InstanceConfig::compressLevel);
    put(&InstanceConfig::logRotationSize);
    put(&InstanceConfig::logRotationAge);
    put(&InstanceConfig::retention);
    put(&InstanceConfig::quarantineSeconds);
    return config;
}

Status changeInstanceConfig(const ConfigChange &change, OperationContext &context)
{
    CAIRN_TRY(const auto catalog, Catalog::open(change.ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(change.ref.instance));
    return setInstanceConfig(change.ref, withChange(instance.config(), change), context);
}

Status setRetentionSettings(const RetentionSettingsRequest &request, OperationContext &context)
{
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
    InstanceConfig config = instance.config();
    config.retention = request.retention;
    return setInstanceConfig(request.ref, config, context);
}

namespace {

/// An instance without a record is what an interrupted add-instance or del-instance left: it may be removed without a
/// lock.
Result<DeletePlan> removeHalfMadeInstance(const Catalog &catalog, const InstanceKeys &keys, bool dryRun)
{
    DeletePlan plan;
    plan.bytesFreed = storedBytesBelow(catalog.storage(), keys.root());
    plan.windowAfter = "nothing: the instance is gone";
    if (!dryRun)
        CAIRN_CHECK(catalog.storage().removeAll(keys.root()));
    return plan;
}

Result<bool> holdsNothing(const Storage &storage, const InstanceKeys &keys)
{
    for (const std::string &prefix : {keys.backups(), keys.packs(), keys.wal()}) {
        CAIRN_TRY(const auto entries, storage.list(prefix));
        if (!entries.empty())
            return false;
    }
    return true;
}

Result<DeletePlan> planInstanceRemoval(const Instance &instance)
{
    DeletePlan plan;
    CAIRN_TRY(const auto backups, instance.backups());
    for (const BackupRecord &record : backups)
        plan.entries.push_back({record.id, true, "the whole instance is deleted", record.dataBytes + record.walBytes});
    CAIRN_TRY(const auto packs, instance.storage().list(instance.keys().packs()));
    for (const auto &pack : packs)
        plan.packs.push_back(pack.name);
    plan.bytesFreed = storedBytesBelow(instance.storage(), instance.keys().root());
    plan.windowAfter = "nothing: the instance is gone";
    return plan;
}

} // namespace

Result<DeletePlan> deleteInstance(const InstanceRef &ref, bool dryRun, OperationContext &context)
{
    CAIRN_CHECK(checkInstanceName(ref.instance));
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    const InstanceKeys keys(ref.instance);
    CAIRN_TRY(const auto record, catalog.storage().stat(keys.record()));
    CAIRN_TRY(const auto folder, catalog.storage().stat(keys.root()));
    if (!record && folder)
        return removeHalfMadeInstance(catalog, keys, dryRun);
    // With a damaged record there is no lock to be sure of; an instance that holds something is mended first.
    const auto opened = catalog.instance(ref.instance);
    if (!opened && opened.error().code == ErrorCode::Damaged) {
        CAIRN_TRY(const bool empty, holdsNothing(catalog.storage(), keys));
        if (empty)
            return removeHalfMadeInstance(catalog, keys, dryRun);
    }
    DeletePlan plan;
    {
        CAIRN_TRY(auto scope, OperationScope::open(ref, LockMode::Exclusive, "del-instance", context));
        CAIRN_TRY(plan, planInstanceRemoval(scope.instance()));
        if (dryRun)
            return plan;
        CAIRN_CHECK(failpoint("instance.delete.before-record"));
        // Without its record the instance is gone for everybody; the rest is only space.
        CAIRN_CHECK(scope.storage().remove(keys.record()));
        CAIRN_CHECK(failpoint("instance.delete.after-record"));
    }
    CAIRN_CHECK(catalog.storage().removeAll(keys.root()));
    context.log.info("instance {} deleted, {} freed", printableName(ref.instance), prettySize(plan.bytesFreed));
    return plan;
}

} // namespace cairn
