#pragma once

#include "operations/requests.h"

#include <string>

namespace cairn {

// What merging, compacting and bringing back return, as text for people and as JSON for scripts. Pure; any thread.

/// The chain before and after, and what it costs and frees.
[[nodiscard]] std::string mergeText(const MergeResult &result, bool dryRun);
[[nodiscard]] std::string mergeJson(const MergeResult &result, bool dryRun);

/// The packs with dead bytes, and what becomes of them.
[[nodiscard]] std::string compactText(const CompactResult &result, bool dryRun);
[[nodiscard]] std::string compactJson(const CompactResult &result, bool dryRun);

[[nodiscard]] std::string undeleteText(const UndeleteResult &result, bool dryRun);
[[nodiscard]] std::string undeleteJson(const UndeleteResult &result, bool dryRun);

/// One line: the pin, note and tags of a backup.
[[nodiscard]] std::string pinText(const BackupRecord &record);

} // namespace cairn
