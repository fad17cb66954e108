#pragma once

#include "operations/snapshots.h"

#include <string>
#include <vector>

namespace cairn {

/// The journal of an instance, or a part of it.
struct InstanceHistory {
    std::string instance;
    std::vector<JournalEntry> entries; ///< newest first
};

// As text for people, with what went wrong below the table and, if wanted, the command lines; and as JSON for scripts.
// Pure.
[[nodiscard]] std::string historyText(const InstanceHistory &history, bool withCommands, bool color);
[[nodiscard]] std::string historyJson(const std::vector<InstanceHistory> &instances);

} // namespace cairn
