#pragma once

#include "postgres/changed_blocks.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cairn::test {

/// A digest of every page of every main fork of a stopped cluster; unlogged and temporary relations are left out.
using PageSnapshot = std::map<RelationFork, std::vector<std::uint64_t>>;
[[nodiscard]] PageSnapshot snapshotPages(const std::string &dataDirectory);

/// How a map of changes fits what really changed between two snapshots.
struct MapCheck {
    std::uint64_t differing = 0;     ///< blocks of both snapshots that differ
    std::uint64_t named = 0;         ///< blocks of both snapshots that the map names; whole forks are not among them
    std::uint64_t wholeForks = 0;    ///< forks of both snapshots that the map calls whole
    std::vector<std::string> missed; ///< differing blocks that the map does not name
};
[[nodiscard]] MapCheck checkMap(const ChangedBlocks &map, const PageSnapshot &before, const PageSnapshot &after);

/// What two maps say differently about the forks and lengths of a snapshot; empty when they agree.
[[nodiscard]] std::string mapDifferences(const ChangedBlocks &one, const ChangedBlocks &other,
                                         const PageSnapshot &snapshot);

} // namespace cairn::test
