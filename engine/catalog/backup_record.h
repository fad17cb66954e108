#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "storage/codec.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// pg_probackup's statuses, with its meaning.
enum class BackupStatus { Running, Done, Ok, Corrupt, Orphan, Merging, Merged, Deleting, Error, Unknown };
enum class BackupMode { Full, Delta, Page, Ptrack, Summary };
/// Where the WAL that makes the backup consistent is: in the instance's archive, or in the backup itself.
enum class WalMode { Archive, Stream };
/// How much a validation looks at.
enum class ValidationDepth { Fast, Normal, Deep };

[[nodiscard]] std::string_view statusName(BackupStatus status);  ///< "OK"
[[nodiscard]] std::string_view modeName(BackupMode mode);        ///< "FULL"
[[nodiscard]] std::string_view walModeName(WalMode mode);        ///< "STREAM"
[[nodiscard]] std::string_view depthName(ValidationDepth depth); ///< "normal"

/// A page of the source that failed verification (rule: named, never in the way).
struct BadPage {
    std::string path; ///< relative to the data directory
    BlockNumber block;
    std::string reason;
    bool operator==(const BadPage &) const = default;
};

struct TablespaceEntry {
    Oid oid;
    std::string path; ///< location on the source host
    bool operator==(const TablespaceEntry &) const = default;
};

/// What the last validation of a backup found.
struct ValidationMark {
    Timestamp time;
    ValidationDepth depth = ValidationDepth::Normal;
    bool passed = false;
    std::string message; ///< first finding; empty when passed
    bool operator==(const ValidationMark &) const = default;
};

/// A backup that was deleted and can still come back (`cairn undelete`).
struct Quarantine {
    Timestamp deleted;
    Timestamp until;                             ///< from then on it may be removed for good
    BackupStatus before = BackupStatus::Unknown; ///< its status when it was deleted
    bool operator==(const Quarantine &) const = default;
};

/// The content of backup.json: the small control record of one backup. See engine/catalog/README.md for the keys.
struct BackupRecord {
    BackupId id;
    BackupId parent;
    BackupMode mode = BackupMode::Full;
    std::string modeReason; ///< why this mode, when the choice was left to Cairn (AUTO)
    WalMode walMode = WalMode::Archive;
    BackupStatus status = BackupStatus::Unknown;
    std::string statusReason; ///< why it is ERROR, CORRUPT or UNKNOWN, in words

    SystemIdentifier systemIdentifier;
    std::string serverVersion;  ///< "17.11"
    std::string programVersion; ///< Cairn's
    std::uint32_t majorVersion = 0;
    std::uint32_t blockSize = 0;
    std::uint32_t walBlockSize = 0;
    std::uint32_t walSegmentSize = 0;
    std::uint32_t checksumVersion = 0;
    bool fromReplica = false;

    TimelineId timeline;
    TimelineId parentTimeline;
    Lsn startLsn;
    Lsn stopLsn;
    Lsn lastRecordLsn; ///< start of the record that ends at stopLsn
    Timestamp startTime;
    Timestamp endTime;
    Timestamp recoveryTime; ///< earliest moment this backup alone can be recovered to
    std::uint64_t recoveryXid = 0;

    Compression compression;
    std::uint64_t dataBytes = 0;         ///< stored in packs, compressed
    std::uint64_t walBytes = 0;          ///< stored WAL of a STREAM backup
    std::uint64_t uncompressedBytes = 0; ///< captured, before compression
    std::uint64_t pgdataBytes = 0;       ///< size of the cluster's files
    std::uint64_t fileCount = 0;
    std::uint32_t directoryMode = 0700; ///< of the data directory: 0700, or 0750 with group access

    std::string note;
    std::string primaryConninfo; ///< without password
    std::vector<TablespaceEntry> tablespaces;
    std::vector<std::string> externalDirectories; ///< backed up with the cluster: absolute, sorted
    std::vector<BadPage> badPages;                ///< the first 1000
    std::uint64_t badPageCount = 0;
    std::string manifestDigest; ///< hex XXH3-128 of the manifest's bytes
    std::optional<ValidationMark> validation;
    /// Interrupted backups whose packs it took over. While RUNNING: those that it claims for itself.
    std::vector<BackupId> resumedFrom;
    std::uint64_t reusedPieces = 0; ///< pages, and stretches of other files, that were stored already
    std::uint64_t reusedBytes = 0;  ///< before compression
    /// Which manifest object is the one of this backup: merging and compacting write a new one beside the old.
    std::uint32_t manifestGeneration = 0;
    Timestamp mergeTime;            ///< when it became FULL by a merge
    std::vector<BackupId> absorbed; ///< merged into this one and still to be removed; see markMerged()

    Timestamp expireTime;     ///< pinned until; unknown: no such pin
    bool keepForever = false; ///< pinned for ever
    bool standalone = false;  ///< while pinned it keeps only the WAL that makes it consistent
    std::map<std::string, std::string> tags;
    std::optional<Quarantine> quarantine; ///< while its status is DELETING
    std::string lockName; ///< while RUNNING: the lock object of its writer; when that is gone, so is the writer

    /// Whether a pin holds it at `now`.
    [[nodiscard]] bool isPinned(Timestamp now) const { return keepForever || expireTime > now; }
    /// Whether a restore may use it: OK, DONE, or an ORPHAN whose parents came back is for validation to decide.
    [[nodiscard]] bool isRestorable() const { return status == BackupStatus::Ok || status == BackupStatus::Done; }
    bool operator==(const BackupRecord &) const = default;
};

/// backup.json as text (UTF-8, indented, stable key order).
[[nodiscard]] std::string toJson(const BackupRecord &record);
/// Damaged when the text is not a backup record; unknown keys are ignored.
[[nodiscard]] Result<BackupRecord> backupRecordFromJson(std::string_view text);

} // namespace cairn
