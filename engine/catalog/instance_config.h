#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "storage/codec.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// What is set of the retention policy (catalog/retention/README.md has the rules). Zero switches a rule off.
struct RetentionSettings {
    std::optional<std::uint32_t> redundancy;        ///< retention-redundancy
    std::optional<std::uint32_t> windowDays;        ///< retention-window
    std::optional<std::uint32_t> daily;             ///< retention-daily
    std::optional<std::uint32_t> weekly;            ///< retention-weekly
    std::optional<std::uint32_t> monthly;           ///< retention-monthly
    std::optional<std::uint32_t> yearly;            ///< retention-yearly
    std::optional<std::uint32_t> walDepth;          ///< wal-depth
    std::optional<std::uint32_t> minimumRedundancy; ///< minimum-redundancy
    bool operator==(const RetentionSettings &) const = default;
};

/// The content of instance.json: the identity of the cluster and the defaults of its commands. Optional values are set
/// only when the user set them (`set-config`, or options of `add-instance`).
struct InstanceConfig {
    // Identity: written once by add-instance.
    SystemIdentifier systemIdentifier;
    std::uint32_t walSegmentSize = 0; ///< bytes
    std::uint32_t majorVersion = 0;

    // Settings. The names in pg_probackup's configuration are the comments.
    std::optional<std::string> pgdata;                           ///< pgdata
    std::optional<std::string> database;                         ///< pgdatabase
    std::optional<std::string> host;                             ///< pghost
    std::optional<std::string> port;                             ///< pgport
    std::optional<std::string> user;                             ///< pguser
    std::optional<std::vector<std::string>> externalDirectories; ///< external-dirs: absolute, sorted
    std::optional<std::string> restoreCommand;                   ///< restore-command
    std::optional<std::int64_t> archiveTimeoutSeconds;           ///< archive-timeout
    std::optional<Codec> compressAlgorithm;                      ///< compress-algorithm
    std::optional<int> compressLevel;                            ///< compress-level
    std::optional<std::string> logLevelConsole;                  ///< log-level-console
    std::optional<std::string> logLevelFile;                     ///< log-level-file
    std::optional<std::string> logFormatFile;                    ///< log-format-file
    std::optional<std::string> logFilename;                      ///< log-filename
    std::optional<std::string> errorLogFilename;                 ///< error-log-filename
    std::optional<std::string> logDirectory;                     ///< log-directory
    std::optional<std::uint64_t> logRotationSize;                ///< log-rotation-size, bytes
    std::optional<std::int64_t> logRotationAge;                  ///< log-rotation-age, seconds
    RetentionSettings retention;
    std::optional<std::int64_t> quarantineSeconds; ///< quarantine: how long what is deleted can be brought back

    bool operator==(const InstanceConfig &) const = default;
};

[[nodiscard]] std::string toJson(const InstanceConfig &config);
[[nodiscard]] Result<InstanceConfig> instanceConfigFromJson(std::string_view text);

} // namespace cairn
