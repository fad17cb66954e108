#pragma once

#include "catalog/chain.h"
#include "catalog/chain_tree.h"
#include "operations/chain_fold.h"
#include "operations/requests.h"

#include <vector>

namespace cairn {

/// What a merge folds, and what goes afterwards.
struct MergePlan {
    BackupChain chain;                ///< newest first: the one that becomes FULL, and what it builds on
    std::vector<MergeMember> members; ///< the same, oldest first, with what becomes of each
    std::vector<BackupId> absorbed;   ///< those that go

    [[nodiscard]] BackupId destination() const { return chain.front().id; }
    /// It was merged before.
    [[nodiscard]] bool isDone() const { return chain.size() == 1; }
};

/// Pure. What another backup builds on stays as a backup of its own, and so does what is pinned: all share packs, so
/// that this costs nothing. NotFound, Usage or Damaged when the backup cannot be merged.
[[nodiscard]] Result<MergePlan> planMerge(const std::vector<BackupRecord> &backups, BackupId asked, Timestamp now);

/// A backup as the destination of a merge.
struct MergeCandidate {
    ChainMember member;
    std::string objection; ///< why nothing can be merged into it; empty: it can become FULL
};

/// All that hangs together with a backup, as familyOf() has it, and which of them can become FULL. Pure.
[[nodiscard]] std::vector<MergeCandidate> mergeCandidates(const std::vector<BackupRecord> &backups, BackupId of,
                                                          Timestamp now);

/// All that hangs together with a backup, before and after a merge.
struct MergeOutlook {
    std::vector<ChainMember> before;
    std::vector<ChainMember> after; ///< what goes is gone, and the merged one is FULL
};

/// By what a dry run said of it. Pure.
[[nodiscard]] MergeOutlook outlookOf(const MergeResult &dryRun, const std::vector<BackupRecord> &backups);

/// The same for a chain that retention chose: exactly `absorbed` goes.
[[nodiscard]] Result<MergePlan> planFold(const std::vector<BackupRecord> &backups, BackupId destination,
                                         const std::vector<BackupId> &absorbed);

/// Writes the folded manifest of a surveyed fold and makes it that of the backup, in one atomic step: the record is
/// replaced. Locked when somebody else changed the backup meanwhile.
[[nodiscard]] Status foldAndSwitch(const Instance &instance, const MergePlan &plan, ChainFold &fold,
                                   OperationContext &context);

} // namespace cairn
