#pragma once

#include "option_set.h"

#include "catalog/instance_config.h"
#include "core/log.h"

namespace cairn::cli {

/// What is logged where: pg_probackup's options, over the settings of the instance, over the defaults.
struct LoggingOptions {
    InstanceConfig settings;                    ///< only the settings that begin with "log" or "errorLog"
    LogFormat consoleFormat = LogFormat::Plain; ///< --log-format-console, which is never stored

    void declare(OptionSet &options);
    /// Puts what was given over stored settings.
    void applyTo(InstanceConfig &config) const;
};

/// Opens the log files that the settings ask for; with defaults filled in, see withDefaults(). Usage: unknown level or
/// format.
[[nodiscard]] Status addLogFiles(Logger &log, const InstanceConfig &settings);

} // namespace cairn::cli
