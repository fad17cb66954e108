#pragma once

#include "core/context.h"
#include "operations/requests.h"
#include "operations/restore_plan.h"

namespace cairn {

// One function per thing a user does. Each runs on the caller's thread, starts its own workers, reports to
// context.progress, obeys context.stop within a second, and leaves a journal entry when it changes something.

/// Makes a catalog in a new or empty directory. AlreadyExists when the directory holds anything.
[[nodiscard]] Status initCatalog(const std::string &path, OperationContext &context);

/// Registers a cluster: reads its pg_control, makes the instance's folders. AlreadyExists when the name is taken.
[[nodiscard]] Status addInstance(const AddInstanceRequest &request, OperationContext &context);

/// Removes an instance with all its backups and WAL. With dryRun only says what would go.
[[nodiscard]] Result<DeletePlan> deleteInstance(const InstanceRef &ref, bool dryRun, OperationContext &context);

/// Replaces the settings of an instance; the identity is kept whatever `settings` holds there.
[[nodiscard]] Status setInstanceConfig(const InstanceRef &ref, const InstanceConfig &settings,
                                       OperationContext &context);

/// Takes a backup. The record is left RUNNING while it works, and ERROR with the reason when it fails.
[[nodiscard]] Result<BackupResult> takeBackup(const BackupRequest &request, OperationContext &context);

/// Verifies backups and the WAL they need, and records the outcome in their status. The report, not the Result, says
/// whether something was found; an error means that the validation itself could not run.
[[nodiscard]] Result<ValidationReport> validate(const ValidateRequest &request, OperationContext &context);

/// Restores a backup into a new or empty directory, or, in place, over the stopped cluster that it is of, which is kept
/// under another name (old_cluster.h). On an error the directory cannot be started (pg_control comes last), or holds
/// the old cluster as it was.
[[nodiscard]] Result<RestoreResult> restore(const RestoreRequest &request, OperationContext &context);

/// What restore() would do with the same request, found by the same steps, or why it would refuse. Writes nothing; an
/// error means that it could not be told. With validateFirst all WAL up to the target is read; without, only what is
/// needed to find the target, which takes moments unless that is a transaction or a restore point.
[[nodiscard]] Result<RestorePlan> planRestore(const RestoreRequest &request, OperationContext &context);

/// What deleting would remove and keep, and why. Changes nothing, and refuses nothing: the plan has the refusals.
[[nodiscard]] Result<DeletePlan> planDelete(const DeleteRequest &request, OperationContext &context);
/// Plans and, unless dryRun, deletes backups and WAL. Usage: a pin or minimum redundancy is against it, or nothing
/// restorable would be left; `force` does it all the same.
[[nodiscard]] Result<DeletePlan> deleteBackup(const DeleteRequest &request, OperationContext &context);

/// Brings deleted backups and WAL back out of quarantine. NotFound when there is nothing to bring back.
[[nodiscard]] Result<UndeleteResult> undelete(const UndeleteRequest &request, OperationContext &context);

/// Makes an incremental backup FULL by folding the manifests of its chain into one; no page data is read or written.
/// Restores that run meanwhile go on. What it built on goes, except what a pin or another backup needs.
[[nodiscard]] Result<MergeResult> mergeBackup(const MergeRequest &request, OperationContext &context);

/// Rewrites packs of which little is in use, frame by frame, without decompressing. Can be stopped at any time.
[[nodiscard]] Result<CompactResult> compact(const CompactRequest &request, OperationContext &context);

/// Changes the pin, note and tags of a backup, and returns its record.
[[nodiscard]] Result<BackupRecord> setBackup(const SetBackupRequest &request, OperationContext &context);

/// Stores a WAL file (archive_command). Success only when it is durable. Equal content already there is success.
[[nodiscard]] Result<ArchivePushResult> archivePush(const ArchivePushRequest &request, OperationContext &context);

/// Delivers a WAL file (restore_command), verified. NotFound: not in the archive; every other error: could not tell,
/// damaged.
[[nodiscard]] Status archiveGet(const ArchiveGetRequest &request, OperationContext &context);

} // namespace cairn
