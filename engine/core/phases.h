#pragma once

#include <array>
#include <string_view>

namespace cairn {

/// Every phase that an operation may begin (Progress::beginPhase), so that displays can have a text for each. A test
/// reads the sources of the engine and finds what is missing here.
inline constexpr std::array<std::string_view, 28> allPhases{
    "planning",          "connecting",        "checkpoint",
    "listing",           "reading-parent",    "reading-interrupted",
    "reading-wal",       "reading-summaries", "reading-ptrack",
    "copying",           "stopping",          "waiting-for-wal",
    "receiving-wal",     "verifying-wal",     "writing-manifest",
    "syncing",           "validating",        "validating-archive",
    "restoring",         "restoring-wal",     "deleting",
    "deleting-wal",      "reading-chain",     "folding",
    "reading-manifests", "compacting",        "starting-server",
    "replaying",
};

} // namespace cairn
