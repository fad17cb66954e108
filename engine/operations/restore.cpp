#include "operations/operations.h"

#include "core/text.h"
#include "operations/command_line.h"
#include "operations/operation_scope.h"
#include "operations/restore_run.h"
#include "postgres/session.h"

namespace cairn {

namespace {

/// A password is nothing for the journal.
std::vector<std::string> journalCommand(const RestoreRequest &request)
{
    // parseConninfo() takes no secret in any form: a keyword, a URI.
    if (request.primaryConninfo && !parseConninfo(*request.primaryConninfo))
        return {};
    return commandArguments(request);
}

} // namespace

Result<RestoreResult> restore(const RestoreRequest &request, OperationContext &context)
{
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Shared, "restore", context));
    CAIRN_CHECK(scope.beginJournal({{"pgdata", request.pgdata},
                                    {"backup", request.backup ? request.backup->toString() : "newest"},
                                    {"threads", std::to_string(request.threads)}},
                                   journalCommand(request)));
    auto outcome = RestoreRun(request, scope, context).run();
    if (outcome && scope.journal() != nullptr) {
        scope.journal()->setBackup(outcome->backup);
        scope.journal()->setBytes(outcome->bytesWritten);
    }
    context.progress.finish();
    return scope.end(std::move(outcome));
}

Result<RestorePlan> planRestore(const RestoreRequest &request, OperationContext &context)
{
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Shared, "restore", context));
    return RestoreRun(request, scope, context).describe();
}

} // namespace cairn
