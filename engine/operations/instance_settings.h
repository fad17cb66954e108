#pragma once

#include "core/context.h"
#include "operations/requests.h"

namespace cairn {

/// What every change of settings is checked for before it is written: a compression level that the codec knows, levels
/// and a format of the log that exist, names that are not empty, absolute paths, no external directory twice. Usage,
/// with the setting's name as subject. Pure: whether directories are there is seen when they are used.
[[nodiscard]] Status checkInstanceConfig(const InstanceConfig &config);

struct RetentionSettingsRequest {
    InstanceRef ref;
    RetentionSettings retention; ///< all of the policy: what is not set here is not set afterwards
};

/// Replaces the retention policy of an instance; its other settings stay.
[[nodiscard]] Status setRetentionSettings(const RetentionSettingsRequest &request, OperationContext &context);

/// Settings of an instance as they were seen, and as they are wanted.
struct ConfigChange {
    InstanceRef ref;
    InstanceConfig before;
    InstanceConfig after;
};

/// Writes what differs between the two, and nothing else: what somebody else changed meanwhile stays.
[[nodiscard]] Status changeInstanceConfig(const ConfigChange &change, OperationContext &context);

/// `config` with what differs between the two put over it. The identity is kept. Pure.
[[nodiscard]] InstanceConfig withChange(InstanceConfig config, const ConfigChange &change);

} // namespace cairn
