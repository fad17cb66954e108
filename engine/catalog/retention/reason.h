#pragma once

#include "core/sentence.h"

#include <string_view>
#include <vector>

namespace cairn {

/// What decides about a backup or a stretch of WAL.
enum class RetentionRule {
    // A backup stays.
    NoRuleSet,
    NotAskedFor, ///< expired or not: removing expired backups was not asked for
    Window,
    WindowBase,
    Redundancy,
    MinimumRedundancy,
    Daily,
    Weekly,
    Monthly,
    Yearly,
    Pinned,
    BeingWritten,
    NeededBy,
    Unreadable,
    NewestFailure,
    Refused, ///< was asked to go, and may not
    // A backup goes.
    Expired,
    Asked,
    BuildsOnRemoved,
    DeletionBegun,
    Folded,
    // WAL stays.
    RollForward,
    OwnWal,
    WayToTimeline,
    WalNotAskedFor,
    NoBackupLeft,
    HistoryMissing,
    // WAL goes.
    Unused,
};

/// Stable lower-case name, for JSON output: "window-base".
[[nodiscard]] std::string_view ruleName(RetentionRule rule);

struct RetentionReason {
    RetentionRule rule = RetentionRule::NoRuleSet;
    Sentence text; ///< for a person
    bool operator==(const RetentionReason &) const = default;
};

using RetentionReasons = std::vector<RetentionReason>;

[[nodiscard]] bool hasReason(const RetentionReasons &reasons, RetentionRule rule);

} // namespace cairn
