#pragma once

#include "base/engine_api.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace cairn::test {

/// An engine of the tests' own: catalogs are values, operations are written down and answer as told. Thread-safe;
/// outlives the jobs that use it.
class FakeEngine {
public:
    [[nodiscard]] ui::EngineApi api();

    void setCatalog(CatalogSnapshot catalog);
    void setError(const std::string &path, Error error);

    /// Operations wait at the gate while it is closed; a stop request ends the waiting with Cancelled.
    void closeGate();
    void openGate();
    /// The same for readings of catalogs.
    void holdReadings();
    void releaseReadings();
    /// Operations that are waiting.
    [[nodiscard]] int waiting() const;

    // What was asked for.
    [[nodiscard]] std::vector<BackupRequest> backups() const { return read(m_backups); }
    [[nodiscard]] std::vector<BackupRequest> backupChecks() const { return read(m_backupChecks); }
    [[nodiscard]] std::vector<ValidateRequest> validationPlans() const { return read(m_validationPlans); }
    [[nodiscard]] std::vector<ValidateRequest> validations() const { return read(m_validations); }
    [[nodiscard]] std::vector<RestoreRequest> restores() const { return read(m_restores); }
    [[nodiscard]] std::vector<RestoreRequest> restorePlans() const { return read(m_restorePlans); }
    [[nodiscard]] std::vector<LookRequest> looks() const { return read(m_looks); }
    [[nodiscard]] std::vector<DeleteRequest> deletions() const { return read(m_deletions); }
    [[nodiscard]] std::vector<DeleteRequest> plans() const { return read(m_plans); }
    [[nodiscard]] std::vector<UndeleteRequest> undeletions() const { return read(m_undeletions); }
    [[nodiscard]] std::vector<MergeRequest> merges() const { return read(m_merges); }
    [[nodiscard]] std::vector<CompactRequest> compactions() const { return read(m_compactions); }
    [[nodiscard]] std::vector<SetBackupRequest> changes() const { return read(m_changes); }
    [[nodiscard]] std::vector<RetentionSettingsRequest> policies() const { return read(m_policies); }
    [[nodiscard]] std::vector<ConfigChange> configChanges() const { return read(m_configChanges); }
    [[nodiscard]] std::vector<AddInstanceRequest> instances() const { return read(m_instances); }
    [[nodiscard]] std::vector<ServerCheckRequest> checks() const { return read(m_checks); }
    [[nodiscard]] std::vector<ServerCheckRequest> setups() const { return read(m_setups); }
    [[nodiscard]] std::vector<std::string> created() const { return read(m_created); }
    [[nodiscard]] int readings() const { return read(m_readings); }
    [[nodiscard]] int callsInGuiThread() const { return read(m_callsInGuiThread); }

    // What is answered. To be set before anything runs.
    Result<ArchiveSnapshot> archiveAnswer{ArchiveSnapshot{}};
    Result<RecoverySnapshot> recoveryAnswer{RecoverySnapshot{}};
    Result<InstanceOverview> overviewAnswer{InstanceOverview{}};
    Result<RetentionReading> retentionAnswer{RetentionReading{}};
    Result<std::vector<ValidationReport>> reportsAnswer{std::vector<ValidationReport>{}};
    Result<std::vector<JournalEntry>> journalAnswer{std::vector<JournalEntry>{}};
    Result<BackupResult> backupAnswer{BackupResult{}};
    Result<ValidationPlan> validationPlanAnswer{ValidationPlan{}};
    Result<ValidationReport> validationAnswer{ValidationReport{}};
    Result<RestoreResult> restoreAnswer{RestoreResult{}};
    Result<std::vector<NamedPoint>> pointsAnswer{std::vector<NamedPoint>{}};
    Result<DiskSpace> diskAnswer{DiskSpace{"/new", 1, 5'000'000'000, 9'000'000'000}};
    std::optional<std::string> demoAnswer;
    Result<LookState> lookAnswer{LookState{}};
    Result<RestorePlan> restorePlanAnswer{RestorePlan{}};
    Result<DeletePlan> planAnswer{DeletePlan{}};
    Result<UndeleteResult> undeleteAnswer{UndeleteResult{}};
    Result<MergeResult> mergeAnswer{MergeResult{}};
    Result<CompactResult> compactAnswer{CompactResult{}};
    Result<BackupRecord> changeAnswer{BackupRecord{}};
    Result<ModeJudgement> judgement{allModesPossible()};
    Result<ServerCheckReport> backupCheckAnswer{ServerCheckReport{
        .steps = {{"connect", "Connect", StepOutcome::Passed, "connected as postgres", {}}},
        .dataDirectory = {},
        .serverVersion = {},
        .systemIdentifier = {},
        .currentArchiveCommand = {},
        .proposedArchiveCommand = {},
    }};
    Result<ServerCheckReport> checkAnswer{ServerCheckReport{}};
    Result<ArchiveSetupResult> setupAnswer{ArchiveSetupResult{}};

    /// Summary is what AUTO takes.
    [[nodiscard]] static ModeJudgement allModesPossible();

private:
    template <class Value>
    Value read(const Value &value) const
    {
        const std::scoped_lock lock(m_mutex);
        return value;
    }
    /// Writes down, waits at the gate, makes some progress.
    template <class Request>
    Status work(std::vector<Request> &log, const Request &request, OperationContext &context);
    Result<CatalogSnapshot> readCatalog(const std::string &path);
    void noteThread();

    mutable std::mutex m_mutex;
    std::condition_variable_any m_gateChanged;
    bool m_gateOpen = true;
    bool m_readingsFlow = true;
    int m_waiting = 0;
    std::map<std::string, Result<CatalogSnapshot>> m_catalogs;
    int m_readings = 0;
    int m_callsInGuiThread = 0;
    std::vector<BackupRequest> m_backups;
    std::vector<BackupRequest> m_backupChecks;
    std::vector<ValidateRequest> m_validationPlans;
    std::vector<ValidateRequest> m_validations;
    std::vector<RestoreRequest> m_restores;
    std::vector<RestoreRequest> m_restorePlans;
    std::vector<LookRequest> m_looks;
    std::vector<DeleteRequest> m_plans;
    std::vector<DeleteRequest> m_deletions;
    std::vector<UndeleteRequest> m_undeletions;
    std::vector<MergeRequest> m_merges;
    std::vector<CompactRequest> m_compactions;
    std::vector<SetBackupRequest> m_changes;
    std::vector<RetentionSettingsRequest> m_policies;
    std::vector<ConfigChange> m_configChanges;
    std::vector<AddInstanceRequest> m_instances;
    std::vector<ServerCheckRequest> m_checks;
    std::vector<ServerCheckRequest> m_setups;
    std::vector<std::string> m_created;
};

} // namespace cairn::test
