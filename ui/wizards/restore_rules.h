#pragma once

#include "operations/requests.h"
#include "operations/snapshots.h"

#include <QString>

namespace cairn::ui {

// What can be said about a restore request before the engine is asked. Pure; tested without widgets. Each returns what
// is wrong, in one sentence, or nothing.

[[nodiscard]] QString targetProblem(const RecoveryTargetRequest &target);
[[nodiscard]] QString destinationProblem(const RestoreRequest &request);
[[nodiscard]] QString mappingProblem(const std::vector<TablespaceMapping> &mappings);

/// "Latest archived moment", "Transaction 4711, without it", … for a review.
[[nodiscard]] QString targetText(const RecoveryTargetRequest &target);
[[nodiscard]] QString actionText(TargetAction action);

} // namespace cairn::ui
