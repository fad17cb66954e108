#pragma once

#include "catalog/retention/forest.h"

#include <vector>

namespace cairn {

/// What is left to do for what kept backups build on.
struct FoldPlan {
    /// Per backup: needed as it is, by these (the ones that build on it directly).
    std::vector<std::vector<std::size_t>> neededBy;
    /// Per backup: goes, and these, now FULL, hold its data.
    std::vector<std::vector<std::size_t>> foldedInto;
};

struct FoldOptions {
    bool merge = false;         ///< fold at all
    bool removeExpired = false; ///< what is not kept goes; otherwise only what is folded does
};

/// `kept` says what the rules keep, per backup. With `merge`, a kept restorable incremental backup whose chain expired
/// altogether becomes FULL, and what it builds on goes, provided that this holds for all branches over the same FULL
/// backup: otherwise nothing would be gained.
[[nodiscard]] FoldPlan planFolds(const BackupForest &forest, const std::vector<bool> &kept, const FoldOptions &options);

} // namespace cairn
