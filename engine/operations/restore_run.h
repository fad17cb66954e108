#pragma once

#include "operations/manifest_jobs.h"
#include "operations/operation_scope.h"
#include "operations/restore_files.h"
#include "operations/restore_place.h"
#include "operations/restore_target.h"

namespace cairn {

/// One run of a restore. The steps are the private functions, in their order; nothing is written before checkPlace()
/// passed, and the directory cannot be started before the last step wrote pg_control.
class RestoreRun {
public:
    RestoreRun(const RestoreRequest &request, OperationScope &scope, OperationContext &context);
    [[nodiscard]] Result<RestoreResult> run();

private:
    [[nodiscard]] Status plan();
    [[nodiscard]] Status verifyFirst();
    [[nodiscard]] Status write();
    [[nodiscard]] Status writeWal();
    [[nodiscard]] Status writeSettings();
    [[nodiscard]] Result<std::string> restoreCommand() const;
    [[nodiscard]] bool needsSettings() const;

    const RestoreRequest &m_request;
    OperationScope &m_scope;
    OperationContext &m_context;
    RestoreChoice m_choice;
    std::unique_ptr<RestorePlace> m_place;
    std::unique_ptr<FileRestorer> m_files;
    RestoreResult m_result;
};

} // namespace cairn
