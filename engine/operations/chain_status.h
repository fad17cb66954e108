#pragma once

#include "catalog/catalog.h"
#include "catalog/chain.h"
#include "core/log.h"

#include <string>

namespace cairn {

/// A backup that is sound by itself, judged together with what it builds on: ORPHAN with the reason when that cannot be
/// restored, unchanged otherwise.
[[nodiscard]] BackupRecord judgedInChain(BackupRecord record, const std::vector<BackupRecord> &backups);

/// Puts the outcome of an examination into the record of a backup, unless that was merged, compacted or deleted
/// meanwhile: then it was another one that was examined.
[[nodiscard]] Status recordVerdict(const Instance &instance, const BackupRecord &judged);

/// Marks the restorable backups that build on `id` as ORPHAN, because `id` is not restorable any more.
[[nodiscard]] Status orphanDescendants(const Instance &instance, BackupId id, Logger &log);

} // namespace cairn
