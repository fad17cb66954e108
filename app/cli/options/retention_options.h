#pragma once

#include "option_set.h"

#include "catalog/instance_config.h"

namespace cairn::cli {

/// The rules of retention: stored by set-config, or for one command over what is stored.
struct RetentionRuleOptions {
    RetentionSettings settings;

    void declare(OptionSet &options);
    /// Puts what was given over stored settings.
    void applyTo(InstanceConfig &config) const;
};

/// A time in days unless a unit is given, in seconds.
[[nodiscard]] Result<std::int64_t> parseQuarantine(std::string_view text);

} // namespace cairn::cli
