#include "catalog/chain.h"

#include "core/sentence.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <tuple>

namespace cairn {

namespace {

const BackupRecord *find(BackupId id, const std::vector<BackupRecord> &backups)
{
    const auto found = std::ranges::find(backups, id, &BackupRecord::id);
    return found == backups.end() ? nullptr : &*found;
}

/// Why a backup cannot be the parent, apart from when it was taken; empty when it can.
std::string objection(const BackupRecord &record, const std::vector<BackupRecord> &backups, const ParentWishes &wishes)
{
    if (auto why = restoreObjection(record, backups); !why.empty())
        return why;
    if (!wishes.path.contains(record.timeline) || !wishes.path.reaches(record.timeline, record.stopLsn))
        return std::format("it is on timeline {} at {}, which does not lead to timeline {}", record.timeline.value,
                           record.stopLsn.toString(), wishes.path.timeline().value);
    if (record.majorVersion != wishes.majorVersion || record.blockSize != wishes.blockSize)
        return "it is of another version or block size of the cluster";
    if (record.checksumVersion != wishes.checksumVersion)
        return "data checksums of the cluster were switched since";
    return {};
}

constexpr std::string_view takeFull = "take a FULL backup (-b FULL)";

Result<BackupRecord> checkAge(const BackupRecord &parent, const ParentWishes &wishes)
{
    if (wishes.walEnd >= parent.stopLsn && wishes.walEnd >= parent.startLsn)
        return parent;
    if (wishes.fromStandby)
        return fail(ErrorCode::Server,
                    std::format("the standby has WAL up to {}, and its backup would build on {}, which ends at {}",
                                wishes.walEnd.toString(), parent.id.toString(), parent.stopLsn.toString()),
                    {}, "wait until the standby has caught up, or take a FULL backup (-b FULL)");
    return fail(
        ErrorCode::WrongCluster,
        std::format("the cluster's WAL ends at {}, before backup {} ends ({}): the cluster comes from the past, "
                    "for instance from an older backup, and its history since is another one",
                    wishes.walEnd.toString(), parent.id.toString(), parent.stopLsn.toString()),
        {}, std::string(takeFull));
}

} // namespace

Result<const BackupRecord *> findBackup(BackupId id, const std::vector<BackupRecord> &backups)
{
    const BackupRecord *found = find(id, backups);
    if (found == nullptr)
        return fail(ErrorCode::NotFound, "no backup with this id", id.toString(), "`cairn show` lists the backups");
    if (found->status == BackupStatus::Merged)
        return fail(ErrorCode::Usage, "the backup was merged: " + found->statusReason, id.toString(),
                    "`cairn show` lists the backups");
    return found;
}

Result<BackupChain> chainOf(const BackupRecord &record, const std::vector<BackupRecord> &backups)
{
    BackupChain chain{record};
    while (chain.back().mode != BackupMode::Full) {
        const BackupId wanted = chain.back().parent;
        const BackupRecord *parent = find(wanted, backups);
        if (!wanted.isValid())
            return fail(ErrorCode::Damaged, "the backup is incremental and names no parent",
                        chain.back().id.toString());
        if (parent == nullptr)
            return fail(ErrorCode::NotFound,
                        std::format("the backup builds on {}, which does not exist", wanted.toString()),
                        chain.back().id.toString(), "it cannot be restored without its parent");
        // A parent is always older. A record that says otherwise could lead round in a circle.
        if (wanted >= chain.back().id)
            return fail(ErrorCode::Damaged, std::format("the backup builds on {}, which is newer", wanted.toString()),
                        chain.back().id.toString());
        chain.push_back(*parent);
    }
    return chain;
}

std::string parentObjection(const BackupRecord &record, const std::vector<BackupRecord> &backups)
{
    const auto chain = chainOf(record, backups);
    if (!chain)
        return chain.error().text();
    for (const BackupRecord &member : *chain)
        if (member.id != record.id && !member.isRestorable())
            return std::format("it builds on {}, which is {}", member.id.toString(), statusName(member.status));
    return {};
}

std::string restoreObjection(const BackupRecord &record, const std::vector<BackupRecord> &backups)
{
    if (!record.isRestorable())
        return std::format("it is {}", statusName(record.status));
    return parentObjection(record, backups);
}

std::vector<BackupRecord> descendantsOf(BackupId id, const std::vector<BackupRecord> &backups)
{
    std::vector<BackupRecord> sorted = backups;
    std::ranges::sort(sorted, {}, &BackupRecord::id);
    std::set<BackupId> family{id};
    std::vector<BackupRecord> found;
    for (BackupRecord &record : sorted)
        if (record.parent.isValid() && family.contains(record.parent)) {
            family.insert(record.id);
            found.push_back(std::move(record));
        }
    return found;
}

std::set<BackupId> neededByOthers(const std::vector<BackupRecord> &backups, const std::set<BackupId> &candidates,
                                  const std::function<bool(const BackupRecord &)> &isFull)
{
    std::map<BackupId, const BackupRecord *> byId;
    for (const BackupRecord &record : backups)
        byId.emplace(record.id, &record);
    std::set<BackupId> needed;
    for (const BackupRecord &record : backups) {
        const bool halfDeleted = record.status == BackupStatus::Deleting && !record.quarantine;
        if (candidates.contains(record.id) || record.status == BackupStatus::Error || halfDeleted)
            continue;
        // A parent is always older, so that this ends whatever the records say.
        for (const BackupRecord *at = &record; at->parent.isValid() && at->parent < at->id;) {
            if (isFull && isFull(*at))
                break;
            const auto parent = byId.find(at->parent);
            if (parent == byId.end() || needed.contains(parent->first))
                break;
            at = parent->second;
            if (candidates.contains(at->id))
                needed.insert(at->id);
        }
    }
    return needed;
}

void markMerged(std::vector<BackupRecord> &backups)
{
    std::map<BackupId, BackupId> absorbed;
    std::set<BackupId> candidates;
    for (const BackupRecord &record : backups)
        for (const BackupId id : record.absorbed) {
            absorbed.emplace(id, record.id);
            candidates.insert(id);
        }
    if (candidates.empty())
        return;
    const auto needed = neededByOthers(backups, candidates);
    for (BackupRecord &record : backups) {
        const auto into = absorbed.find(record.id);
        if (into == absorbed.end() || needed.contains(record.id) || record.status == BackupStatus::Deleting)
            continue;
        record.status = BackupStatus::Merged;
        record.statusReason = Sentence{Phrase::DataGoesOnIn, {into->second}}.english();
    }
}

Result<BackupRecord> chooseParent(const std::vector<BackupRecord> &backups, const ParentWishes &wishes,
                                  std::optional<BackupId> asked)
{
    if (asked) {
        CAIRN_TRY(const BackupRecord *parent, findBackup(*asked, backups));
        if (const auto why = objection(*parent, backups, wishes); !why.empty())
            return fail(ErrorCode::Usage, std::format("backup {} cannot be the parent: {}", parent->id.toString(), why),
                        {}, "leave --parent out, or take a FULL backup (-b FULL)");
        return checkAge(*parent, wishes);
    }
    const BackupRecord *best = nullptr;
    std::tuple<Lsn, BackupId, BackupId> bestRank;
    std::string nearest;
    BackupId nearestId;
    for (const BackupRecord &record : backups) {
        if (const auto why = objection(record, backups, wishes); !why.empty()) {
            // What is running now is no news to the one who takes it.
            if (record.id > nearestId && record.status != BackupStatus::Running) {
                nearest = std::format("backup {}: {}", record.id.toString(), why);
                nearestId = record.id;
            }
            continue;
        }
        const auto chain = chainOf(record, backups);
        // A FULL backup begins a new chain: what was built on older ones is not continued.
        const std::tuple rank(wishes.path.beginOf(record.timeline), chain->back().id, record.id);
        if (best == nullptr || rank > bestRank) {
            best = &record;
            bestRank = rank;
        }
    }
    if (best == nullptr)
        return fail(ErrorCode::NotFound, "there is no backup that an incremental one could build on", nearest,
                    std::string(takeFull));
    return checkAge(*best, wishes);
}

} // namespace cairn
