#pragma once

#include "catalog/retention/forest.h"
#include "catalog/retention/policy.h"
#include "catalog/retention/reason.h"
#include "catalog/retention/timelines.h"

#include <vector>

namespace cairn {

/// What the rules are asked: about these backups, at this moment. The members must outlive whoever uses it.
struct RetentionCase {
    const RetentionPolicy &policy;
    const RetentionOptions &options;
    Timestamp now;
    const RetentionState &state;
    const TimelineTree &timelines;
    const BackupForest &forest;
};

/// Why the rules hold each backup of the forest, all reasons; none when it is expired. What kept backups build on is
/// not looked at here.
[[nodiscard]] std::vector<RetentionReasons> heldByRules(const RetentionCase &at);

/// Why no rule holds a backup: one sentence for each rule that is set.
[[nodiscard]] Sentence whyExpired(const RetentionCase &at, std::size_t backup);

} // namespace cairn
