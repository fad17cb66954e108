#pragma once

#include "models/facts_model.h"
#include "operations/restore_plan.h"

namespace cairn::ui {

/// What a restore plan says, in groups: what comes back, the way there, where it goes, how long it takes, what will be
/// written into the settings. Pure.
[[nodiscard]] std::vector<FactGroup> restorePlanFacts(const RestorePlan &plan);

/// Why it is refused, with what can be done instead; empty when it is possible. Several lines.
[[nodiscard]] QString refusalText(const RestorePlan &plan);

} // namespace cairn::ui
