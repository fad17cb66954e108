#pragma once

#include "options/compression_options.h"
#include "options/connection_options.h"
#include "options/logging_options.h"
#include "options/retention_options.h"

namespace cairn::cli {

/// What add-instance and set-config store: everything that can be a default of an instance's commands.
struct SettingsOptions {
    ConnectionOptions connection;
    CompressionOptions compression;
    RetentionRuleOptions retention;
    LoggingOptions logging; ///< also for the command itself

    void declare(OptionSet &options);
    /// Puts what was given over stored settings. Usage: values that do not go together.
    [[nodiscard]] Status applyTo(InstanceConfig &config);

private:
    std::optional<std::int64_t> m_archiveTimeout;
    std::optional<std::string> m_restoreCommand;
    std::optional<std::vector<std::string>> m_externalDirectories;
    std::optional<std::int64_t> m_quarantine;
};

/// -E, --external-dirs.
OptionInfo &declareExternalDirectories(OptionSet &options, std::optional<std::vector<std::string>> &target);

/// --archive-timeout in seconds.
OptionInfo &declareArchiveTimeout(OptionSet &options, std::optional<std::int64_t> &target);

} // namespace cairn::cli
