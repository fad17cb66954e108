#include "operations/merge_plan.h"

#include <algorithm>
#include <format>
#include <ranges>

namespace cairn {

namespace {

/// The only usable backup that builds directly on a FULL one.
Result<const BackupRecord *> onlyChild(const std::vector<BackupRecord> &backups, BackupId full)
{
    const BackupRecord *child = nullptr;
    for (const BackupRecord &record : backups) {
        if (record.parent != full || !record.isRestorable())
            continue;
        if (child != nullptr)
            return fail(ErrorCode::Usage,
                        std::format("several backups build on {}: {}, {}", full.toString(), record.id.toString(),
                                    child->id.toString()),
                        {}, "name with -i the one that is to become FULL");
        child = &record;
    }
    if (child == nullptr)
        return fail(ErrorCode::Usage, "the backup is FULL and nothing builds on it", full.toString(),
                    "name with -i an incremental backup: it becomes FULL");
    return child;
}

/// The backup that is to become FULL; a merged one stands for itself.
Result<const BackupRecord *> destinationFor(const std::vector<BackupRecord> &backups, BackupId asked)
{
    CAIRN_TRY(const BackupRecord *found, findBackup(asked, backups));
    if (found->mode != BackupMode::Full || found->mergeTime.isKnown())
        return found;
    return onlyChild(backups, asked);
}

Status checkChain(const BackupChain &chain)
{
    // The oldest is what is wrong with all that build on it.
    for (const BackupRecord &member : chain | std::views::reverse)
        if (!member.isRestorable())
            return fail(ErrorCode::Damaged,
                        std::format("backup {} cannot be merged: {} is {}", chain.front().id.toString(),
                                    member.id.toString(), statusName(member.status)),
                        member.statusReason,
                        "`cairn validate` tells what is wrong; a merge changes nothing until all is well");
    return {};
}

Sentence reasonOf(const BackupRecord &member, BackupId destination, Timestamp now, bool needed)
{
    if (member.id == destination)
        return Phrase::BecomesFull;
    if (member.isPinned(now))
        return Phrase::StaysPinned;
    return needed ? Sentence(Phrase::StaysNeeded) : Sentence{Phrase::GoesInto, {destination}};
}

} // namespace

Result<MergePlan> planMerge(const std::vector<BackupRecord> &backups, BackupId asked, Timestamp now)
{
    MergePlan plan;
    CAIRN_TRY(const BackupRecord *destination, destinationFor(backups, asked));
    CAIRN_TRY(plan.chain, chainOf(*destination, backups));
    if (plan.isDone())
        return plan;
    CAIRN_CHECK(checkChain(plan.chain));
    std::set<BackupId> candidates;
    for (const BackupRecord &member : plan.chain | std::views::drop(1))
        if (!member.isPinned(now))
            candidates.insert(member.id);
    const auto needed = neededByOthers(backups, candidates,
                                       [&](const BackupRecord &record) { return record.id == plan.destination(); });
    for (const BackupRecord &member : plan.chain | std::views::reverse) {
        const bool goes = candidates.contains(member.id) && !needed.contains(member.id);
        plan.members.push_back(
            {member.id, member.mode, goes, reasonOf(member, plan.destination(), now, needed.contains(member.id))});
        if (goes)
            plan.absorbed.push_back(member.id);
    }
    return plan;
}

std::vector<MergeCandidate> mergeCandidates(const std::vector<BackupRecord> &backups, BackupId of, Timestamp now)
{
    std::vector<MergeCandidate> candidates;
    for (ChainMember &member : familyOf(of, backups)) {
        MergeCandidate candidate{std::move(member), {}};
        if (candidate.member.record.mode == BackupMode::Full)
            candidate.objection = "it is FULL already";
        else if (const auto plan = planMerge(backups, candidate.member.record.id, now); !plan)
            candidate.objection = plan.error().message;
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

MergeOutlook outlookOf(const MergeResult &dryRun, const std::vector<BackupRecord> &backups)
{
    MergeOutlook outlook{.before = familyOf(dryRun.backup, backups), .after = {}};
    std::vector<BackupRecord> left;
    for (const ChainMember &member : outlook.before) {
        const auto merged = std::ranges::find(dryRun.members, member.record.id, &MergeMember::backup);
        if (merged != dryRun.members.end() && merged->goes)
            continue;
        left.push_back(member.record);
        if (member.record.id != dryRun.backup)
            continue;
        left.back().mode = BackupMode::Full;
        left.back().parent = {};
        left.back().dataBytes = dryRun.dataBytes;
    }
    outlook.after = treesOf(std::move(left));
    return outlook;
}

Result<MergePlan> planFold(const std::vector<BackupRecord> &backups, BackupId destination,
                           const std::vector<BackupId> &absorbed)
{
    CAIRN_TRY(const BackupRecord *found, findBackup(destination, backups));
    MergePlan plan;
    CAIRN_TRY(plan.chain, chainOf(*found, backups));
    plan.absorbed = absorbed;
    return plan;
}

Status foldAndSwitch(const Instance &instance, const MergePlan &plan, ChainFold &fold, OperationContext &context)
{
    CAIRN_CHECK(fold.write(context));
    CAIRN_CHECK(failpoint("merge.after-manifest"));
    const BackupRecord &before = plan.chain.front();
    CAIRN_CHECK(instance.update(before.id, [&](BackupRecord &record) -> Status {
        if (record.manifestDigest != before.manifestDigest || !record.isRestorable())
            return fail(ErrorCode::Locked, "the backup was changed while it was being merged", before.id.toString(),
                        "run the command again");
        fold.applyTo(record);
        record.absorbed = plan.absorbed;
        return {};
    }));
    CAIRN_CHECK(failpoint("merge.after-switch"));
    context.log.info("backup {} is FULL now, folded from a chain of {}", before.id.toString(), plan.chain.size());
    return {};
}

} // namespace cairn
