#pragma once

#include "catalog/instance_config.h"

#include <string>
#include <vector>

namespace cairn {

/// The settings of an instance with the documented defaults where the user set none. `catalog` is the catalog's root:
/// logs go into its directory "log" by default.
[[nodiscard]] InstanceConfig withDefaults(const InstanceConfig &config, const std::string &catalog);

/// Where the value of a setting comes from.
enum class ConfigOrigin {
    Cluster, ///< what the cluster is: not to be changed
    Stored,  ///< somebody set it
    Default, ///< nobody did
};

/// A setting with the value that commands take when they are not told another.
struct ConfigRow {
    std::string group;
    std::string name; ///< "archive-timeout", also the option of `cairn set-config`
    std::string value;
    ConfigOrigin origin = ConfigOrigin::Default;
    bool operator==(const ConfigRow &) const = default;
};

/// All settings that have a value, in the order of `cairn show-config`.
[[nodiscard]] std::vector<ConfigRow> configRows(const InstanceConfig &stored, const std::string &catalog);

/// How `cairn show-config` writes numbers: "5min" and "16MB", or plainly in the base unit of each setting (seconds for
/// archive-timeout, kilobytes for log-rotation-size, milliseconds for log-rotation-age, as in pg_probackup).
enum class ConfigUnits { Scaled, Base };

/// "name = value" lines under group headings; names and order are pg_probackup's.
[[nodiscard]] std::string configText(const InstanceConfig &config, ConfigUnits units);
/// One object. Values are strings, and numbers of base units are numbers, as in pg_probackup.
[[nodiscard]] std::string configJson(const InstanceConfig &config, ConfigUnits units);

} // namespace cairn
