#pragma once

#include "operations/requests.h"
#include "operations/snapshots.h"

#include <QString>

namespace cairn::ui {

// What can be said about a restore request before the engine is asked. Pure; tested without widgets.

/// What is wrong with where recovery is to end, in one sentence for the user; empty: nothing.
[[nodiscard]] QString targetProblem(const RecoveryTargetRequest &target);
/// The same of the directories: the data directory absolute and outside the catalog, the WAL directory outside of the
/// data directory, and what mappingProblem() says.
[[nodiscard]] QString destinationProblem(const RestoreRequest &request);
/// The same of the tablespaces: each goes to an absolute path, no two to the same.
[[nodiscard]] QString mappingProblem(const std::vector<TablespaceMapping> &mappings);

/// What the server does when it has reached the target, as a choice in a list.
[[nodiscard]] QString actionText(TargetAction action);

} // namespace cairn::ui
