#pragma once

#include "core/context.h"
#include "operations/requests.h"

namespace cairn {

struct RetentionSettingsRequest {
    InstanceRef ref;
    RetentionSettings retention; ///< all of the policy: what is not set here is not set afterwards
};

/// Replaces the retention policy of an instance; its other settings stay.
[[nodiscard]] Status setRetentionSettings(const RetentionSettingsRequest &request, OperationContext &context);

} // namespace cairn
