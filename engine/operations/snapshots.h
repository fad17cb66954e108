#pragma once

#include "catalog/backup_record.h"
#include "catalog/instance_config.h"
#include "catalog/recovery/timeline_map.h"
#include "catalog/retention/outlook.h"
#include "catalog/retention/window.h"
#include "core/context.h"
#include "operations/requests.h"

#include <optional>
#include <string>
#include <vector>

namespace cairn {

// What a catalog holds at one moment, as values: the input of every view and of `cairn show`. Reading takes no lock and
// never fails because one entry is damaged: that entry is UNKNOWN, or carries its error, and the rest is listed.

/// What retention says of the backups of an instance, by its stored policy.
struct RetentionSnapshot {
    std::vector<BackupOutlook> backups;      ///< oldest first; not those in quarantine, nor what was merged away
    std::vector<RecoverableInterval> window; ///< what can be recovered now
    std::uint64_t walFiles = 0;              ///< in the archive
    Timestamp lastWal = {};                  ///< when the newest of them was stored; unknown: there is none
};

struct InstanceSnapshot {
    std::string name;
    InstanceConfig config;
    std::optional<Error> error;        ///< the instance record could not be read
    std::vector<BackupRecord> backups; ///< newest first
    std::uint64_t storedBytes = 0;     ///< data and WAL of the backups
    std::uint64_t packBytes = 0;
    std::uint64_t deadBytes =
        0; ///< of packBytes: no backup needs them, as far as can be told without reading manifests
    std::optional<RetentionSnapshot> retention = std::nullopt; ///< when asked for, and the archive could be listed
};

struct CatalogSnapshot {
    std::string path;
    std::vector<InstanceSnapshot> instances; ///< by name
};

/// How much of an instance is read: its records, or also its archive, to say what retention keeps and why.
enum class SnapshotDepth { Records, Retention };

/// NotFound when `path` is no catalog. `instance` limits the reading to one (NotFound when it does not exist).
[[nodiscard]] Result<CatalogSnapshot> readCatalog(const std::string &path,
                                                  const std::optional<std::string> &instance = std::nullopt,
                                                  SnapshotDepth depth = SnapshotDepth::Records);

/// The identity and settings of one instance, without a look at its backups: what every command that logs begins with.
/// NotFound when the catalog or the instance does not exist, Damaged when its record cannot be read.
[[nodiscard]] Result<InstanceConfig> readInstanceConfig(const InstanceRef &ref);

struct ArchiveSnapshot {
    std::string instance;
    std::uint32_t walSegmentSize = 0;
    std::vector<TimelineSnapshot> timelines; ///< newest first
    std::vector<std::string> unreadable;     ///< keys in the archive that are no WAL file of ours
};

/// Every timeline, also those without WAL: that only a history file or a backup tells of.
[[nodiscard]] Result<ArchiveSnapshot> readArchive(const InstanceRef &ref);

/// One line of the journal.
struct JournalEntry {
    Timestamp begin;
    Timestamp end;
    std::string operation; ///< "backup"
    std::string who;       ///< user@host
    std::string outcome;   ///< "running", "ok", "interrupted", or an error code name
    std::string message;
    BackupId backup;
    std::uint64_t bytes = 0;
    std::map<std::string, std::string> parameters;
    std::string command{}; ///< does the same again, as a shell reads it; empty: the journal does not say
};

/// Newest first, at most `limit`.
[[nodiscard]] Result<std::vector<JournalEntry>> readJournal(const InstanceRef &ref, std::size_t limit);

} // namespace cairn
