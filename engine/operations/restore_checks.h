#pragma once

#include "operations/restore_plan.h"
#include "operations/server_setup.h"

#include <vector>

namespace cairn {

/// A restore plan as a checklist: what was looked at, whether it is in order, and what mends it where it is not. Every
/// refusal of the plan is a failed step. Pure.
[[nodiscard]] std::vector<CheckStep> restoreChecks(const RestorePlan &plan);

/// The same when the plan itself could not be made.
[[nodiscard]] std::vector<CheckStep> restoreChecks(const Error &error);

} // namespace cairn
