#pragma once

#include "catalog/backup_record.h"
#include "catalog/instance_config.h"
#include "catalog/retention/plan.h"
#include "core/sentence.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

// Requests are plain values: the command line and the desktop fill them in, the operations in operations.h carry them
// out. Paths are absolute bytes. An empty optional means "from the instance's configuration, else the documented
// default".

/// Which instance of which catalog.
struct InstanceRef {
    std::string catalog; ///< path of the catalog's root
    std::string instance;
};

/// How to reach the server; what is missing comes from the instance's configuration, then from libpq's own defaults
/// (environment, service file). Passwords only by libpq's own means.
struct ConnectionRequest {
    std::optional<std::string> host;
    std::optional<std::string> port;
    std::optional<std::string> user;
    std::optional<std::string> database;
};

struct AddInstanceRequest {
    InstanceRef ref;
    std::string pgdata;
    InstanceConfig settings; ///< only the settings are used, the identity comes from pg_control
};

/// Why a backup goes or stays. Everything that builds on a backup goes with it.
struct DeletePlanEntry {
    BackupId backup;
    bool goes = false;
    Sentence reason;
    std::uint64_t bytes = 0;
    bool becomesFull = false; ///< by a merge with what goes
};

struct DeletePlan {
    std::vector<DeletePlanEntry> entries;
    std::vector<std::string> packs; ///< names of those that will be removed
    std::uint64_t bytesFreed = 0;
    std::string windowAfter;           ///< what can be recovered afterwards, in words
    RetentionPlan retention;           ///< all of it: WAL, windows, every reason
    std::vector<std::string> walFiles; ///< of the archive, that will be removed
    Timestamp quarantinedUntil{}; ///< until then `cairn undelete` brings back what goes; unknown: it is gone at once
};

/// How long a backup is kept whatever retention says. At most one of the first three.
struct PinRequest {
    std::optional<std::int64_t> ttlSeconds; ///< from its recovery time on; 0: no pin
    std::optional<Timestamp> expireTime;
    bool keepForever = false;
    bool standalone = false; ///< with just the WAL that makes it consistent
    [[nodiscard]] bool isGiven() const { return ttlSeconds || expireTime || keepForever || standalone; }
};

enum class BadPagePolicy { Warn, Fail };

struct BackupRequest {
    InstanceRef ref;
    BackupMode mode = BackupMode::Full;
    bool automaticMode = false;     ///< AUTO: the cheapest mode that is possible; `mode` is not used
    std::optional<BackupId> parent; ///< --parent: what an incremental backup builds on; none: chosen (chooseParent)
    bool stream = false;
    std::optional<std::string> slot; ///< --slot: an existing or, with temporarySlot/permanentSlot, a new slot's name
    bool temporarySlot = false;
    bool permanentSlot = false;
    bool smoothCheckpoint = false;
    bool includeServerLog = false; ///< --backup-pg-log
    bool validateAfterwards = true;
    bool resume = true; ///< take over what interrupted backups left; false removes it
    bool sync = true;
    BadPagePolicy badPages = BadPagePolicy::Warn;
    unsigned threads = 1;
    std::uint64_t rateLimit = 0; ///< bytes per second read from the cluster; 0: none
    std::optional<Codec> codec;
    std::optional<int> level;
    std::optional<std::int64_t> archiveTimeoutSeconds; ///< default 300
    std::string note;
    PinRequest pin;
    std::optional<std::string> pgdata;
    std::optional<std::vector<std::string>> externalDirectories; ///< backed up, too; empty: none of the instance's
    ConnectionRequest connection;
    // What is done about retention when the backup is good; see DeleteRequest.
    bool deleteExpired = false;
    bool mergeExpired = false;
    bool deleteWal = false;
    RetentionSettings retention;
};

struct BackupResult {
    BackupRecord record;
    std::vector<std::string> warnings;
    std::optional<DeletePlan> retention = std::nullopt; ///< what was done about it
};

enum class TargetKind { Latest, Immediate, Time, Xid, Lsn, Name };
enum class TargetAction { Pause, Promote, Shutdown };

/// Where recovery ends. Latest: replay everything that is archived.
struct RecoveryTargetRequest {
    TargetKind kind = TargetKind::Latest;
    bool explicitLatest = false; ///< the user said --recovery-target=latest
    Timestamp time;
    std::uint64_t xid = 0;
    Lsn lsn;
    std::string name;
    std::optional<bool> inclusive;
    std::optional<std::string> timeline; ///< a number (decimal, or hex with 0x), "current" or "latest"
    std::optional<TargetAction> action;
};

struct ValidateRequest {
    std::string catalog;
    std::optional<std::string> instance; ///< none: every instance
    std::optional<BackupId> backup;      ///< none: every backup of the instance
    ValidationDepth depth = ValidationDepth::Normal;
    unsigned threads = 1;
    /// Prove that this moment can be recovered: the backup that a restore to it would take, with all that it builds on,
    /// and every WAL record up to the target. Needs an instance; `backup`, when given, is the one to begin with.
    std::optional<RecoveryTargetRequest> target{};
};

enum class FindingSeverity { Info, Warning, Error };

/// One thing a validation has to say.
struct Finding {
    FindingSeverity severity = FindingSeverity::Error;
    ErrorCode code = ErrorCode::Damaged;
    std::string instance;
    BackupId backup;
    std::string file;    ///< stored file (relative to the catalog) or file of the cluster
    std::string message; ///< what is wrong, where
    Sentence remedy;
    std::optional<std::uint32_t> block{}; ///< of a relation file
    std::string expected{};               ///< what should be there, where that can be said
    std::string found{};                  ///< what is there
    Sentence consequence{};               ///< what it means for recovery
};

struct BackupVerdict {
    std::string instance;
    BackupId backup;
    BackupStatus before = BackupStatus::Unknown;
    BackupStatus after = BackupStatus::Unknown;
    bool examined = false; ///< false: skipped (still running, in error)
};

/// A moment that was proven to be recoverable, or not.
struct TargetProof {
    std::string instance;
    std::string target; ///< in words
    bool proven = false;
    BackupId backup;         ///< that a restore would begin with
    TimelineId timeline;     ///< that it would follow
    Lsn from;                ///< of the WAL that was read
    Lsn to;                  ///< where recovery would stop
    std::uint64_t records{}; ///< of WAL, each with its checksum
    Timestamp lastEnd;       ///< when the last transaction in front of the target ended; unknown when there is none
};

struct ValidationReport {
    std::vector<BackupVerdict> verdicts;
    std::vector<Finding> findings;
    std::uint64_t bytesRead = 0;
    std::vector<TargetProof> proofs{};
    Timestamp begin{};
    Timestamp end{};
    ValidationDepth depth = ValidationDepth::Normal;
    std::string scope{}; ///< what was looked at, in words
    [[nodiscard]] bool passed() const;
};

struct TablespaceMapping {
    std::string from;
    std::string to;
};

/// An external directory that is restored to another place.
struct ExternalMapping {
    std::string from;
    std::string to;
};

struct RestoreRequest {
    InstanceRef ref;
    std::optional<BackupId> backup; ///< none: the newest one that suits the target
    std::string pgdata;             ///< new or empty directory
    /// --in-place: the data directory may hold the stopped cluster of the backup. That is kept under another name, and
    /// so are the directories of its tablespaces that are restored to where they were.
    bool inPlace = false;
    std::vector<TablespaceMapping> tablespaces;
    std::vector<ExternalMapping> externals; ///< --external-mapping
    bool skipExternalDirectories = false;
    std::optional<std::string> walDirectory; ///< --waldir
    unsigned threads = 1;
    bool sync = true;
    bool validateFirst =
        true; ///< verify frames and WAL before anything is written (they are verified while restoring anyway)
    bool asReplica = false;
    std::optional<std::string> primaryConninfo;
    std::optional<std::string> primarySlotName;
    std::optional<std::string> restoreCommand; ///< "none" writes none
    std::string cairnPath;                     ///< executable for the generated restore_command; empty: this one
    std::optional<std::uint16_t> serverPort{}; ///< --server-port: of the restored server; none: as in the backup
    RecoveryTargetRequest target;
};

/// A directory of the cluster that a restore in place found, and the name under which it is kept.
struct KeptDirectory {
    std::string from;
    std::string to;
};

struct RestoreResult {
    BackupId backup;
    std::uint64_t filesWritten = 0;
    std::uint64_t bytesWritten = 0;
    std::vector<Sentence> warnings;
    std::vector<std::string> settings;  ///< the recovery settings that were written, one line each
    std::vector<KeptDirectory> kept{};  ///< of a restore in place: the data directory first
    std::vector<std::string> putBack{}; ///< commands for a shell that bring the old cluster back
};

/// What goes: any of backups, status, expired and wal. The policy is the instance's, with `retention` over it.
struct DeleteRequest {
    InstanceRef ref;
    std::vector<BackupId> backups; ///< each with all that builds on it
    bool dryRun = false;
    bool sync = true;
    std::optional<BackupStatus> status; ///< all backups with this one, with what builds on them
    bool expired = false;               ///< what the policy lets go
    bool mergeExpired = false;          ///< what the policy lets go is merged into what builds on it
    bool wal = false;                   ///< WAL that no backup needs
    bool force = false; ///< pins, minimum redundancy and the last restorable backup do not stand in the way; nor do WAL
                        ///< files that no backup is left for
    RetentionSettings retention;
    std::optional<std::int64_t> quarantineSeconds; ///< none: as the instance is set; 0: gone at once
};

/// Brings back what was deleted and is in quarantine.
struct UndeleteRequest {
    InstanceRef ref;
    std::optional<BackupId> backup; ///< with what it builds on; none: everything
    bool dryRun = false;
    bool sync = true;
};

struct UndeleteResult {
    std::vector<BackupId> backups;     ///< oldest first
    std::vector<std::string> walFiles; ///< of the archive
};

/// Folds a backup and everything it builds on into one FULL backup, which keeps its id. Of a FULL backup that was taken
/// as such, the only one that builds on it is meant.
struct MergeRequest {
    InstanceRef ref;
    BackupId backup;
    bool dryRun = false;
    bool sync = true;
};

struct MergeMember {
    BackupId backup;
    BackupMode mode = BackupMode::Full;
    bool goes = false;
    Sentence reason; ///< why it goes or stays
};

struct MergeResult {
    BackupId backup;                  ///< FULL afterwards
    std::vector<MergeMember> members; ///< the chain, oldest first; empty: it had been merged before
    std::uint64_t chainBytes = 0;     ///< data of all members, before
    std::uint64_t dataBytes = 0;      ///< data of the merged backup
    std::uint64_t bytesWritten = 0;
    std::uint64_t bytesFreed = 0;
    std::string pending; ///< why what is out of use could not be removed yet; empty: it is gone
    /// What can be recovered before and after it: of a dry run only.
    std::vector<RecoverableInterval> windowBefore{};
    std::vector<RecoverableInterval> windowAfter{};
};

/// Rewrites packs of which little is still in use.
struct CompactRequest {
    std::string catalog;
    std::optional<std::string> instance; ///< none: every instance
    std::optional<BackupId> backup;      ///< only packs that it uses
    unsigned minLivePercent = 50;        ///< packs with a smaller share in use are rewritten
    bool dryRun = false;
    bool sync = true;
};

struct CompactedPack {
    std::string instance;
    std::string name;
    std::uint64_t size = 0;
    std::uint64_t live = 0;
    bool rewritten = false; ///< or, in a dry run, would be; also: removed, when nothing of it is in use
    Sentence reason;        ///< why not
};

struct CompactResult {
    std::vector<CompactedPack> packs; ///< those with dead bytes
    std::uint64_t packBytes = 0;      ///< of all packs, before
    std::uint64_t liveBytes = 0;
    std::uint64_t bytesWritten = 0;
    std::uint64_t bytesFreed = 0;
    std::string pending; ///< why not all could be done now; empty: all is done
};

struct SetBackupRequest {
    InstanceRef ref;
    BackupId backup;
    PinRequest pin;
    std::optional<bool> standalone;
    std::optional<std::string> note; ///< empty: none
    std::map<std::string, std::string> tags;
    std::vector<std::string> tagsToRemove;
    bool sync = true;
};

struct ArchivePushRequest {
    InstanceRef ref;
    std::string walFilePath; ///< %p, absolute or relative to the data directory (the working directory of the server)
    std::string walFileName; ///< %f
    std::optional<std::string> pgdata;
    unsigned threads = 1;
    unsigned batchSize = 1;
    bool overwrite = false;
    bool renameReady = true; ///< --no-ready-rename turns it off
    bool sync = true;
    std::optional<Codec> codec;
    std::optional<int> level;
};

struct ArchivePushResult {
    unsigned pushed = 0;
    unsigned alreadyThere = 0;
};

struct ArchiveGetRequest {
    InstanceRef ref;
    std::string walFilePath; ///< %p: where to put it
    std::string walFileName; ///< %f
    std::optional<std::string> pgdata;
    unsigned threads = 1;
    unsigned batchSize = 1;                       ///< more than 1: following segments are fetched ahead
    std::optional<std::string> prefetchDirectory; ///< default pg_wal/cairn_prefetch
};

} // namespace cairn
