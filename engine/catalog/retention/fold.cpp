#include "catalog/retention/fold.h"

#include <algorithm>
#include <set>

namespace cairn {

namespace {

/// Per backup: whether it, or anything that it builds on, is kept by the rules.
std::vector<bool> keptAtOrAbove(const BackupForest &forest, const std::vector<bool> &kept)
{
    std::vector<bool> result(kept);
    for (std::size_t at = 0; at < forest.size(); ++at)
        if (const auto parent = forest[at].parent; parent && result[*parent])
            result[at] = true;
    return result;
}

/// What will never be restorable needs nothing.
bool needsItsParent(const BackupForest &forest, std::size_t at)
{
    return !forest.backup(at).isHopeless();
}

/// The topmost kept backups of chains whose upper part expired that may become FULL.
std::vector<bool> chooseNewFulls(const BackupForest &forest, const std::vector<bool> &kept, bool removeExpired)
{
    const auto above = keptAtOrAbove(forest, kept);
    std::vector<bool> leadsToEntry(forest.size());
    std::vector<std::size_t> entries;
    std::set<std::size_t> heldFulls;
    for (std::size_t at = forest.size(); at-- > 0;) {
        const auto parent = forest[at].parent;
        const bool isEntry = kept[at] && parent && !above[*parent];
        if (isEntry)
            entries.push_back(at);
        if (parent && (isEntry || leadsToEntry[at]))
            leadsToEntry[*parent] = true;
        // An expired branch that is left alone needs its FULL backup, too.
        const bool isLeftAlone = !removeExpired && !above[at] && !leadsToEntry[at];
        if ((isLeftAlone || (isEntry && !forest[at].isRestorable())) && forest[at].full && needsItsParent(forest, at))
            heldFulls.insert(*forest[at].full);
    }
    std::vector<bool> becomesFull(forest.size());
    for (const std::size_t at : entries)
        becomesFull[at] = forest[at].isRestorable() && !heldFulls.contains(*forest[at].full);
    return becomesFull;
}

} // namespace

FoldPlan planFolds(const BackupForest &forest, const std::vector<bool> &kept, const FoldOptions &options)
{
    FoldPlan plan;
    plan.neededBy.resize(forest.size());
    plan.foldedInto.resize(forest.size());
    const auto becomesFull =
        options.merge ? chooseNewFulls(forest, kept, options.removeExpired) : std::vector<bool>(forest.size());
    // Children before parents: what a parent must be is known when it is reached.
    for (std::size_t at = forest.size(); at-- > 0;) {
        std::ranges::sort(plan.neededBy[at]);
        std::ranges::sort(plan.foldedInto[at]);
        const auto parent = forest[at].parent;
        if (!parent)
            continue;
        const bool stays = kept[at] || (!options.removeExpired && plan.foldedInto[at].empty());
        if (becomesFull[at])
            plan.foldedInto[*parent].push_back(at);
        else if ((stays && needsItsParent(forest, at)) || !plan.neededBy[at].empty())
            plan.neededBy[*parent].push_back(at);
        else
            std::ranges::copy(plan.foldedInto[at], std::back_inserter(plan.foldedInto[*parent]));
    }
    return plan;
}

} // namespace cairn
