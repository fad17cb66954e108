#pragma once

#include "catalog/retention/policy.h"
#include "catalog/retention/reason.h"
#include "catalog/retention/state.h"
#include "catalog/retention/wal_needs.h"
#include "catalog/retention/window.h"

#include <string>
#include <vector>

namespace cairn {

enum class BackupFate {
    Keep,
    Remove,
    Fold, ///< its data goes on in other backups, which become FULL; itself goes
};

struct BackupDecision {
    BackupId id;
    BackupFate fate = BackupFate::Keep;
    std::vector<BackupId> foldedInto; ///< of Fold
    std::vector<BackupId> folds;      ///< of Keep: it becomes FULL, and these go on in it; oldest first
    RetentionReasons reasons;         ///< all of them
    bool restorable = false;          ///< before
    std::uint64_t bytes = 0;          ///< data and WAL, before
    std::uint64_t bytesFreed = 0;     ///< of Fold only its WAL: what is dead in its data is for compact
    bool operator==(const BackupDecision &) const = default;
};

/// What is to be done, why, and what is left. A value.
struct RetentionPlan {
    std::vector<BackupDecision> backups; ///< all, oldest first
    std::vector<WalDecision> wal;        ///< all, by timeline and position
    std::vector<RecoverableInterval> windowBefore;
    std::vector<RecoverableInterval> windowAfter;
    std::uint64_t backupBytesFreed = 0;
    std::uint64_t walBytesFreed = 0;
    /// Why what was asked for may not be done without force: one sentence each. Those backups are kept in this plan.
    std::vector<Sentence> refusals;
    /// Something can be restored now, and nothing could be restored afterwards: stop, unless forced.
    bool nothingRestorableLeft = false;
    bool operator==(const RetentionPlan &) const = default;

    [[nodiscard]] std::uint64_t bytesFreed() const { return backupBytesFreed + walBytesFreed; }
    [[nodiscard]] bool changesNothing() const;
    /// Null when there is no such backup.
    [[nodiscard]] const BackupDecision *find(BackupId id) const;
};

/// Decides. Pure: the same input gives the same plan. README.md of this folder has the rules. About n log n in backups
/// and stretches of WAL; whatever the input, no chain of a kept restorable backup is broken.
[[nodiscard]] RetentionPlan planRetention(const RetentionPolicy &policy, const RetentionState &state, Timestamp now,
                                          const RetentionOptions &options);

/// The instance after a plan was carried out. What a folded backup stored counts for the first that it goes on in.
[[nodiscard]] RetentionState applyPlan(const RetentionState &state, const RetentionPlan &plan);

} // namespace cairn
