#pragma once

#include "core/disk_space.h"
#include "operations/backup_checks.h"
#include "operations/demo_catalog.h"
#include "operations/instance_settings.h"
#include "operations/look.h"
#include "operations/mode_choice.h"
#include "operations/operations.h"
#include "operations/overview.h"
#include "operations/recovery_windows.h"
#include "operations/retention_state.h"
#include "operations/server_setup.h"
#include "operations/snapshots.h"
#include "operations/validation_plan.h"

#include <functional>

namespace cairn::ui {

/// Every engine call of the desktop, as values that can be exchanged: the seam between widgets and engine. All of them
/// are called off the GUI thread, from any thread.
struct EngineApi {
    std::function<Result<CatalogSnapshot>(const std::string &)> readCatalog;
    std::function<Result<ArchiveSnapshot>(const InstanceRef &)> readArchive;
    std::function<Result<RecoverySnapshot>(const InstanceRef &, const std::stop_token &)> readRecovery;
    std::function<Result<InstanceOverview>(const InstanceRef &, const std::stop_token &)> readOverview;
    std::function<Result<RetentionReading>(const InstanceRef &)> readRetention;
    /// The kept validation reports of an instance, newest first.
    std::function<Result<std::vector<ValidationReport>>(const InstanceRef &)> readReports;
    /// The journal of an instance, newest first.
    std::function<Result<std::vector<JournalEntry>>(const InstanceRef &, std::size_t)> readJournal;
    std::function<Status(const std::string &, OperationContext &)> initCatalog;
    std::function<Status(const AddInstanceRequest &, OperationContext &)> addInstance;
    std::function<Result<BackupResult>(const BackupRequest &, OperationContext &)> takeBackup;
    std::function<Result<ValidationPlan>(const ValidateRequest &, OperationContext &)> planValidation;
    std::function<Result<ValidationReport>(const ValidateRequest &, OperationContext &)> validate;
    std::function<Result<RestoreResult>(const RestoreRequest &, OperationContext &)> restore;
    std::function<Result<RestorePlan>(const RestoreRequest &, OperationContext &)> planRestore;
    std::function<Result<DeletePlan>(const DeleteRequest &, OperationContext &)> planDelete;
    std::function<Result<DeletePlan>(const DeleteRequest &, OperationContext &)> deleteBackup;
    std::function<Result<UndeleteResult>(const UndeleteRequest &, OperationContext &)> undelete;
    std::function<Result<MergeResult>(const MergeRequest &, OperationContext &)> merge;
    std::function<Result<CompactResult>(const CompactRequest &, OperationContext &)> compact;
    std::function<Result<BackupRecord>(const SetBackupRequest &, OperationContext &)> setBackup;
    std::function<Status(const RetentionSettingsRequest &, OperationContext &)> setRetention;
    std::function<Status(const ConfigChange &, OperationContext &)> changeConfig;
    std::function<Result<ModeJudgement>(const ModeJudgementRequest &, OperationContext &)> judgeModes;
    std::function<Result<ServerCheckReport>(const ServerCheckRequest &, OperationContext &)> checkServer;
    std::function<Result<ArchiveSetupResult>(const ServerCheckRequest &, OperationContext &)> applyArchiveSetup;
    std::function<Result<std::vector<NamedPoint>>(const InstanceRef &, OperationContext &)> readRestorePoints;
    std::function<Result<DiskSpace>(const std::string &)> diskSpace;
    std::function<std::optional<std::string>()> findDemoCatalog; ///< cheap enough for the GUI thread
    std::function<Result<LookState>(const LookRequest &, OperationContext &, const LookObserver &)> lookAt;
    std::function<Result<ServerCheckReport>(const BackupRequest &, OperationContext &)> checkBackup;
};

/// The engine itself.
[[nodiscard]] EngineApi engineApi();

/// The same, but whoever connects to a server asks this source for the password that it wants.
[[nodiscard]] EngineApi withPasswords(EngineApi api, const PasswordSource &passwords);

} // namespace cairn::ui
