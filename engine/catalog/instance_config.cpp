#include "catalog/instance_config.h"

#include "catalog/json_fields.h"
#include "core/cluster_sizes.h"

namespace cairn {

namespace {

constexpr const char *configFormat = "cairn-instance-1";

/// Calls visit(key, member) for each plain optional setting, so that reading and writing cannot differ.
template <class Config, class Visit>
void forEachSetting(Config &config, Visit visit)
{
    visit("pgdata", config.pgdata);
    visit("pgdatabase", config.database);
    visit("pghost", config.host);
    visit("pgport", config.port);
    visit("pguser", config.user);
    visit("external-dirs", config.externalDirectories);
    visit("restore-command", config.restoreCommand);
    visit("archive-timeout", config.archiveTimeoutSeconds);
    visit("compress-level", config.compressLevel);
    visit("log-level-console", config.logLevelConsole);
    visit("log-level-file", config.logLevelFile);
    visit("log-format-file", config.logFormatFile);
    visit("log-filename", config.logFilename);
    visit("error-log-filename", config.errorLogFilename);
    visit("log-directory", config.logDirectory);
    visit("log-rotation-size", config.logRotationSize);
    visit("log-rotation-age", config.logRotationAge);
    visit("retention-redundancy", config.retention.redundancy);
    visit("retention-window", config.retention.windowDays);
    visit("retention-daily", config.retention.daily);
    visit("retention-weekly", config.retention.weekly);
    visit("retention-monthly", config.retention.monthly);
    visit("retention-yearly", config.retention.yearly);
    visit("wal-depth", config.retention.walDepth);
    visit("minimum-redundancy", config.retention.minimumRedundancy);
    visit("quarantine", config.quarantineSeconds);
}

} // namespace

std::string toJson(const InstanceConfig &config)
{
    JsonFields fields;
    fields.put("format", configFormat);
    fields.put("system-identifier", config.systemIdentifier.value);
    fields.put("xlog-seg-size", config.walSegmentSize);
    fields.put("major-version", config.majorVersion);
    forEachSetting(config, [&fields](const char *key, const auto &value) {
        if (value)
            fields.put(key, *value);
    });
    if (config.compressAlgorithm)
        fields.put("compress-algorithm", codecName(*config.compressAlgorithm));
    return fields.toText();
}

Result<InstanceConfig> instanceConfigFromJson(std::string_view text)
{
    CAIRN_TRY(auto fields, JsonFields::parse(text, configFormat));
    InstanceConfig config;
    fields.get("system-identifier", config.systemIdentifier.value);
    fields.get("xlog-seg-size", config.walSegmentSize);
    fields.get("major-version", config.majorVersion);
    forEachSetting(config, [&fields](const char *key, auto &value) { fields.get(key, value); });
    if (fields.has("compress-algorithm")) {
        std::string name;
        fields.get("compress-algorithm", name);
        if (const auto codec = parseCodec(name))
            config.compressAlgorithm = *codec;
        else
            fields.setFailed("compress-algorithm");
    }
    if (config.systemIdentifier.value == 0)
        fields.setFailed("system-identifier");
    if (!isWalSegmentSize(config.walSegmentSize))
        fields.setFailed("xlog-seg-size");
    CAIRN_CHECK(fields.status());
    return config;
}

} // namespace cairn
