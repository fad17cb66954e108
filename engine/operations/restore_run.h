#pragma once

#include "operations/manifest_jobs.h"
#include "operations/operation_scope.h"
#include "operations/restore_files.h"
#include "operations/restore_place.h"
#include "operations/restore_plan.h"
#include "operations/restore_search.h"
#include "postgres/recovery_settings.h"

namespace cairn {

/// One run of a restore. The steps are the private functions, in their order; nothing is written before checkPlace()
/// passed, and the directory cannot be started before the last step wrote pg_control.
class RestoreRun {
public:
    RestoreRun(const RestoreRequest &request, OperationScope &scope, OperationContext &context);
    [[nodiscard]] Result<RestoreResult> run();
    /// What run() would do, by the same steps; what it would refuse is in the plan. Writes nothing.
    [[nodiscard]] Result<RestorePlan> describe();

private:
    [[nodiscard]] Status restore();
    [[nodiscard]] Status plan();
    [[nodiscard]] Status verifyOwnWal() const;
    void describeWal(RestorePlan &plan) const;
    [[nodiscard]] Status describeSettings(RestorePlan &plan) const;
    void estimate(RestorePlan &plan) const;
    [[nodiscard]] Status verifyFirst();
    [[nodiscard]] Status write();
    [[nodiscard]] Error undo(Error error);
    void reportKept();
    [[nodiscard]] Status writeWal();
    [[nodiscard]] Status writeSettings();
    [[nodiscard]] Status writePort();
    [[nodiscard]] Result<std::string> restoreCommand() const;
    [[nodiscard]] bool needsSettings() const;
    /// The lines of the recovery settings as results may show them: passwords stay in the file.
    [[nodiscard]] static std::vector<std::string> shownSettings(const RecoveryFiles &files,
                                                                const RecoverySettings &settings);

    const RestoreRequest &m_request;
    OperationScope &m_scope;
    OperationContext &m_context;
    RestoreSolution m_solution;
    std::vector<TargetAlternative> m_alternatives; ///< when there is no solution
    std::unique_ptr<RestorePlace> m_place;
    std::unique_ptr<FileRestorer> m_files;
    RestoreResult m_result;
};

} // namespace cairn
