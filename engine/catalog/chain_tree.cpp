#include "catalog/chain_tree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>
#include <utility>

namespace cairn {

std::vector<ChainMember> treesOf(std::vector<BackupRecord> backups)
{
    std::ranges::sort(backups, {}, &BackupRecord::id);
    std::set<BackupId> known;
    std::map<BackupId, std::vector<const BackupRecord *>> children;
    for (const BackupRecord &record : backups) {
        // A parent is always older: one that is not would lead round in a circle.
        const bool builds = record.mode != BackupMode::Full && known.contains(record.parent);
        children[builds ? record.parent : BackupId{}].push_back(&record);
        known.insert(record.id);
    }
    std::vector<ChainMember> members;
    std::vector<std::pair<const BackupRecord *, std::size_t>> waiting;
    const auto wait = [&](BackupId parent, std::size_t depth) {
        for (const BackupRecord *child : children[parent] | std::views::reverse)
            waiting.emplace_back(child, depth);
    };
    wait({}, 0);
    while (!waiting.empty()) {
        const auto [record, depth] = waiting.back();
        waiting.pop_back();
        members.push_back({*record, depth});
        wait(record->id, depth + 1);
    }
    return members;
}

std::vector<ChainMember> familyOf(BackupId id, const std::vector<BackupRecord> &backups)
{
    const auto members = treesOf(backups);
    const auto own = std::ranges::find(members, id, [](const ChainMember &member) { return member.record.id; });
    if (own == members.end())
        return {};
    const auto isRoot = [](const ChainMember &member) { return member.depth == 0; };
    const auto root = std::find_if(std::make_reverse_iterator(own + 1), members.rend(), isRoot).base() - 1;
    return {root, std::find_if(own + 1, members.end(), isRoot)};
}

} // namespace cairn
