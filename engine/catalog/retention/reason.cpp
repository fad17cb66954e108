#include "catalog/retention/reason.h"

#include <algorithm>

namespace cairn {

std::string_view ruleName(RetentionRule rule)
{
    switch (rule) {
    case RetentionRule::NoRuleSet:
        return "no-rule-set";
    case RetentionRule::NotAskedFor:
        return "not-asked-for";
    case RetentionRule::Window:
        return "window";
    case RetentionRule::WindowBase:
        return "window-base";
    case RetentionRule::Redundancy:
        return "redundancy";
    case RetentionRule::MinimumRedundancy:
        return "minimum-redundancy";
    case RetentionRule::Daily:
        return "daily";
    case RetentionRule::Weekly:
        return "weekly";
    case RetentionRule::Monthly:
        return "monthly";
    case RetentionRule::Yearly:
        return "yearly";
    case RetentionRule::Pinned:
        return "pinned";
    case RetentionRule::BeingWritten:
        return "being-written";
    case RetentionRule::NeededBy:
        return "needed-by";
    case RetentionRule::Unreadable:
        return "unreadable";
    case RetentionRule::NewestFailure:
        return "newest-failure";
    case RetentionRule::Refused:
        return "refused";
    case RetentionRule::Expired:
        return "expired";
    case RetentionRule::Asked:
        return "asked";
    case RetentionRule::BuildsOnRemoved:
        return "builds-on-removed";
    case RetentionRule::DeletionBegun:
        return "deletion-begun";
    case RetentionRule::Folded:
        return "folded";
    case RetentionRule::RollForward:
        return "roll-forward";
    case RetentionRule::OwnWal:
        return "own-wal";
    case RetentionRule::WayToTimeline:
        return "way-to-timeline";
    case RetentionRule::WalNotAskedFor:
        return "wal-not-asked-for";
    case RetentionRule::NoBackupLeft:
        return "no-backup-left";
    case RetentionRule::HistoryMissing:
        return "history-missing";
    case RetentionRule::Unused:
        return "unused";
    }
    return {};
}

bool hasReason(const RetentionReasons &reasons, RetentionRule rule)
{
    return std::ranges::contains(reasons, rule, &RetentionReason::rule);
}

} // namespace cairn
