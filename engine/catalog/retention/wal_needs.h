#pragma once

#include "catalog/retention/reason.h"
#include "catalog/retention/rules.h"

#include <vector>

namespace cairn {

/// What becomes of a stretch of stored WAL.
struct WalDecision {
    TimelineId timeline;
    SegmentNumber first;
    SegmentNumber last;
    bool keep = true;
    RetentionReasons reasons; ///< all that keep it; of nested needs the widest
    std::uint64_t bytes = 0;
    bool operator==(const WalDecision &) const = default;
};

/// Decides about all WAL of the case's state. The case is the catalog as it will be: only backups that stay, each with
/// the reasons why. Stretches are cut where decisions differ; the result covers the WAL exactly, sorted.
[[nodiscard]] std::vector<WalDecision> decideWal(const RetentionCase &after, const std::vector<RetentionReasons> &held);

} // namespace cairn
