#pragma once

#include "catalog/backup_record.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "wal/segment.h"

#include <cstdint>
#include <vector>

namespace cairn {

// What retention is decided on. Values without any way back to storage.

/// One backup.
struct RetentionBackup {
    BackupId id;
    bool full = true;
    BackupId parent; ///< of an incremental backup
    BackupStatus status = BackupStatus::Unknown;
    bool writerLives = false; ///< RUNNING, and a live process writes it
    WalMode walMode = WalMode::Archive;
    bool fromReplica = false;
    TimelineId timeline;
    Lsn startLsn;
    Lsn stopLsn;
    Timestamp startTime;
    Timestamp recoveryTime;
    std::uint64_t dataBytes = 0; ///< in packs
    std::uint64_t walBytes = 0;  ///< WAL inside the backup
    Timestamp pinnedUntil;
    bool pinnedForever = false;
    bool standalone = false; ///< while pinned, the pin keeps only the WAL that makes the backup consistent
    bool operator==(const RetentionBackup &) const = default;

    /// The moment that its age is counted from.
    [[nodiscard]] Timestamp stamp() const { return recoveryTime.isKnown() ? recoveryTime : startTime; }
    [[nodiscard]] bool isPinned(Timestamp now) const { return pinnedForever || pinnedUntil > now; }
    [[nodiscard]] std::uint64_t bytes() const { return dataBytes + walBytes; }
    [[nodiscard]] bool isBeingWritten() const { return status == BackupStatus::Running && writerLives; }
    [[nodiscard]] bool recordIsGood() const { return status == BackupStatus::Ok || status == BackupStatus::Done; }
    /// Nothing will ever make it restorable.
    [[nodiscard]] bool isHopeless() const;
    /// Whether it is restorable or validation may yet find that it is: its WAL is worth keeping.
    [[nodiscard]] bool mayUseWal() const { return !isHopeless() && status != BackupStatus::Unknown; }
};

/// A stretch of stored segments of one timeline without a gap. Stretches do not overlap.
struct RetentionWal {
    TimelineId timeline;
    SegmentNumber first;
    std::uint64_t segments = 0;       ///< at least one
    std::uint64_t bytes = 0;          ///< as stored
    std::vector<std::uint32_t> sizes; ///< stored bytes of each segment; empty: all alike
    Timestamp endTime; ///< of the last segment: when it was archived. Of a part, no earlier than the truth
    bool operator==(const RetentionWal &) const = default;

    [[nodiscard]] SegmentNumber last() const { return SegmentNumber{first.value + segments - 1}; }
    /// The part from one segment to another, which must be inside.
    [[nodiscard]] RetentionWal part(SegmentNumber from, SegmentNumber to) const;
};

/// Where a timeline left its parent, from its history file.
struct TimelineFork {
    TimelineId timeline;
    TimelineId parent;
    Lsn switchPoint;
    bool operator==(const TimelineFork &) const = default;
};

/// An instance as retention sees it. Backups and WAL in any order.
struct RetentionState {
    std::vector<RetentionBackup> backups;
    std::vector<RetentionWal> wal;
    std::vector<TimelineFork> forks;
    std::uint32_t walSegmentSize = defaultSegmentSize;
    bool operator==(const RetentionState &) const = default;
};

} // namespace cairn
