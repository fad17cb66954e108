#pragma once

#include "catalog/catalog.h"
#include "catalog/retention/plan.h"
#include "catalog/wal_archive.h"
#include "operations/requests.h"

#include <string>
#include <vector>

namespace cairn {

/// The policy of an instance: what is stored, with what is given over it.
[[nodiscard]] RetentionPolicy retentionPolicy(const RetentionSettings &stored, const RetentionSettings &given);

/// What a catalog holds, for planRetention(), and the WAL files behind it.
struct RetentionInput {
    RetentionState state;
    std::vector<StoredWalFile> walFiles;
    std::vector<TimelineHistory> histories{}; ///< of the archive, those that can be read
};

/// Reads backups, archive and history files of an instance, without what was merged away or is in quarantine. Takes no
/// lock: a backup counts as being written while the lock object of its writer is there.
[[nodiscard]] Result<RetentionInput> readRetentionInput(const Instance &instance);

/// An instance as retention sees it, for views: what there is, and the stored policy.
struct RetentionReading {
    RetentionState state;
    RetentionSettings stored;
    Timestamp time; ///< of the reading
};

/// NotFound when the instance does not exist.
[[nodiscard]] Result<RetentionReading> readRetention(const InstanceRef &ref);

/// Of these files of the archive the ones that a plan lets go: segments, with the partial segments and backup history
/// files that belong to them. History files of timelines always stay.
[[nodiscard]] std::vector<StoredWalFile>
walFilesToRemove(const RetentionPlan &plan, const std::vector<StoredWalFile> &files, std::uint32_t segmentSize);

/// How far the local zone is east of UTC at a moment, in seconds.
[[nodiscard]] std::int32_t localUtcOffset(Timestamp instant);

/// "timeline 1 from … to …; timeline 2 …" in local time, or that nothing can be recovered.
[[nodiscard]] std::string windowText(const std::vector<RecoverableInterval> &intervals);

} // namespace cairn
