#include "operations/operations.h"

#include "operations/backup_run.h"
#include "operations/command_line.h"
#include "operations/operation_scope.h"
#include "operations/pins.h"

#include <format>

namespace cairn {

namespace {

std::map<std::string, std::string> journalParameters(const BackupRequest &request)
{
    std::map<std::string, std::string> parameters{
        {"mode", request.automaticMode ? "AUTO" : std::string(modeName(request.mode))},
        {"wal", request.stream ? "STREAM" : "ARCHIVE"},
        {"threads", std::to_string(request.threads)}};
    if (request.parent)
        parameters.emplace("parent", request.parent->toString());
    if (!request.note.empty())
        parameters.emplace("note", request.note);
    return parameters;
}

Status checkRequest(const BackupRequest &request)
{
    if (request.mode == BackupMode::Full && !request.automaticMode && request.parent)
        return fail(ErrorCode::Usage, "a FULL backup builds on no parent", {},
                    "leave --parent out, or take an incremental backup");
    if (request.temporarySlot && request.permanentSlot)
        return fail(ErrorCode::Usage, "a slot is either temporary or permanent", {},
                    "give --temp-slot or --perm-slot, not both");
    if (!request.stream && (request.temporarySlot || request.permanentSlot || request.slot))
        return fail(ErrorCode::Usage, "a replication slot is used only with --stream", {},
                    "add --stream, or leave the slot out");
    if (request.note.size() > 1024)
        return fail(ErrorCode::Usage, std::format("the note has {} bytes, at most 1024 are kept", request.note.size()));
    return checkPin(request.pin, Timestamp::now());
}

/// What the request wants done about retention, when the backup is good and its lock is free again.
Status applyRetention(const BackupRequest &request, BackupResult &result, OperationContext &context)
{
    DeleteRequest deletion;
    deletion.ref = request.ref;
    deletion.expired = request.deleteExpired;
    deletion.mergeExpired = request.mergeExpired;
    deletion.wal = request.deleteWal;
    deletion.retention = request.retention;
    deletion.sync = request.sync;
    auto plan = deleteBackup(deletion, context);
    if (plan) {
        result.retention = std::move(*plan);
        return {};
    }
    const std::string what = std::format("the backup {} is good, but retention was not carried out: {}",
                                         result.record.id.toString(), plan.error().message);
    if (plan.error().code != ErrorCode::Locked)
        return fail(plan.error().code, what, plan.error().subject, plan.error().hint);
    context.log.warning("{}", what);
    result.warnings.push_back(what);
    return {};
}

Result<BackupResult> takeOne(const BackupRequest &request, OperationContext &context)
{
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Shared, "backup", context, request.sync));
    if (scope.lock().name().empty())
        return fail(ErrorCode::Permission, "the catalog cannot be written", request.ref.catalog,
                    "check the owner and mode of the catalog");
    CAIRN_CHECK(scope.beginJournal(journalParameters(request), commandArguments(request)));
    auto outcome = [&]() -> Result<BackupResult> {
        CAIRN_CHECK(sweepDeadWriters(scope.instance(), context.log));
        return BackupRun(request, scope, context).run();
    }();
    if (outcome) {
        scope.journal()->setBackup(outcome->record.id);
        scope.journal()->setBytes(outcome->record.uncompressedBytes);
    }
    return scope.end(std::move(outcome));
}

} // namespace

Result<BackupResult> takeBackup(const BackupRequest &request, OperationContext &context)
{
    CAIRN_CHECK(checkRequest(request));
    auto result = takeOne(request, context);
    if (result && (request.deleteExpired || request.mergeExpired || request.deleteWal))
        CAIRN_CHECK(applyRetention(request, *result, context));
    context.progress.finish();
    return result;
}

} // namespace cairn
