#pragma once

#include "catalog/recovery/timeline_map.h"
#include "catalog/recovery/wal_tail.h"
#include "core/context.h"
#include "core/sentence.h"
#include "operations/requests.h"
#include "operations/retention_state.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

/// A stretch of one timeline of which every moment can be recovered.
struct RecoveryWindow {
    TimelineId timeline;
    Lsn from; ///< end of the first backup, or where the timeline began
    Lsn to;   ///< end of the last record of unbroken WAL
    Timestamp fromTime;
    Timestamp toTime;                ///< when the last transaction in it ended, read from the WAL
    bool toTimeIsExact = true;       ///< false: it is no later than the truth, since no transaction was found
    BackupId base;                   ///< the backup it begins with; perhaps on an ancestor
    std::vector<BackupId> backups{}; ///< restorable ones that end in it, oldest first
    Lsn lastRecord{};                ///< as a target, this position recovers all of it
    Sentence why{};                  ///< why it ends there
    Sentence remedy{};               ///< what would make it longer; empty: nothing is missing
};

/// WAL that is stored and that no backup leads to.
struct UnreachableWal {
    TimelineId timeline;
    std::string firstSegment;
    std::string lastSegment;
    std::uint64_t segments = 0;
    Sentence why;
    Sentence remedy;
    bool isSurplus = false; ///< it lies before the first backup: later ones lose nothing without it
    Timestamp storedFrom{}; ///< when the first of it was stored, by the clock of the storage: nobody reads it for this
    Timestamp storedTo{};
};

/// The last segment of a timeline, cut off where a server was promoted.
struct PartialSegment {
    TimelineId timeline;
    std::string name;
    Timestamp stored; ///< when it was, by the clock of the storage
};

/// What of one instance can be recovered now.
struct RecoverySnapshot {
    std::string instance;
    std::vector<RecoveryWindow> windows; ///< by timeline and position; disjoint on each timeline
    std::vector<UnreachableWal> unreachable{};
    std::vector<PartialSegment> partials{};
    std::optional<Error> error{}; ///< the instance could not be read
    /// The latest moment of all; unknown: nothing can be recovered.
    [[nodiscard]] Timestamp newest() const;
};

/// Reads a catalog's listings and, of each unbroken stretch of WAL, the last segments (wal_tail.h). Takes no lock and
/// writes nothing. NotFound when the instance does not exist; Cancelled; Io.
[[nodiscard]] Result<RecoverySnapshot> readRecoveryWindows(const InstanceRef &ref, const std::stop_token &stop);

/// Every named restore point in what can be recovered, by timeline and position; a name can be there several times.
/// Reads all of that WAL the first time, later only what is new. Errors as readRecoveryWindows().
[[nodiscard]] Result<std::vector<NamedPoint>> readRestorePoints(const InstanceRef &ref, OperationContext &context);

/// The same of an instance that is open.
[[nodiscard]] Result<RecoverySnapshot> recoveryWindowsOf(const Instance &instance, const std::stop_token &stop);

/// How the WAL behind a backup is read along a timeline.
[[nodiscard]] WalReaderOptions walOptionsFor(const BackupRecord &record, TimelineHistory history);

/// As `cairn window` prints them.
[[nodiscard]] std::string windowsText(const std::vector<RecoverySnapshot> &snapshots);
[[nodiscard]] std::string windowsJson(const std::vector<RecoverySnapshot> &snapshots);

} // namespace cairn
