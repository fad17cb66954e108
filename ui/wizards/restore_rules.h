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

[[nodiscard]] QString actionText(TargetAction action);

} // namespace cairn::ui
