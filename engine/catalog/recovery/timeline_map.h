#pragma once

#include "catalog/backup_record.h"
#include "catalog/retention/state.h"
#include "catalog/retention/window.h"
#include "catalog/wal_archive.h"
#include "core/ids.h"
#include "wal/history.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cairn {

/// A stretch of segments that is missing inside a timeline.
struct WalGap {
    std::string firstSegment;
    std::string lastSegment;
    std::uint64_t segments = 0;
    bool operator==(const WalGap &) const = default;
};

/// What of a stretch of WAL can be recovered, and from which backup on.
struct WalReach {
    Lsn from;
    Lsn to;
    BackupId backup; ///< the first that leads there; perhaps on an ancestor of the timeline
    bool operator==(const WalReach &) const = default;
};

/// Stored segments of a timeline without a gap.
struct WalStretch {
    std::string firstSegment;
    std::string lastSegment;
    std::uint64_t segments = 0;
    std::uint64_t storedBytes = 0;
    std::vector<WalReach> reach; ///< empty: no backup leads into it
    bool operator==(const WalStretch &) const = default;
};

/// One timeline of an instance: where it came from, and what the archive holds of it.
struct TimelineSnapshot {
    TimelineId timeline;
    TimelineId parent; ///< 0: none known
    Lsn switchPoint;   ///< where it left its parent
    std::string firstSegment;
    std::string lastSegment;
    std::uint64_t segments = 0;
    std::uint64_t storedBytes = 0;
    std::uint64_t rawBytes = 0; ///< segments times segment size
    std::vector<WalGap> gaps;
    std::vector<BackupRecord> backups; ///< of this timeline, newest first
    BackupId closestBackup;            ///< on a parent timeline, from which this one can be reached
    bool hasHistoryFile = false;
    std::uint64_t partialSegments = 0;
    std::string switchReason{};              ///< PostgreSQL's words
    std::vector<WalStretch> stretches{};     ///< ascending
    std::vector<std::string> partialNames{}; ///< ends of the timeline that a promotion cut off
    std::vector<std::string> duplicates{};   ///< names of segments that are stored under several codecs
    std::uint64_t backupHistoryFiles = 0;    ///< what the server itself archives about its backups
};

/// What an instance's archive is described from. Values without any way back to storage.
struct TimelineInput {
    std::vector<StoredWalFile> files; ///< of the archive, sorted by name
    std::vector<TimelineHistory> histories;
    std::vector<BackupRecord> backups; ///< newest first
    RetentionState state;              ///< the same for what can be recovered: without what is in quarantine
};

/// Every timeline that files, histories or backups tell of, newest first. `foreign` gets the names of files that are no
/// WAL files. Pure; n log n in files and backups.
[[nodiscard]] std::vector<TimelineSnapshot> describeTimelines(const TimelineInput &input,
                                                              std::vector<std::string> &foreign);

/// What can be recovered as far as the names of segments tell: the ends are those of segments, the times are guesses.
/// recovery_window.h says where the transactions end. Pure.
[[nodiscard]] std::vector<RecoverableInterval> intervalsOf(const RetentionState &state);

} // namespace cairn
