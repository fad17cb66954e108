#include "jobs/job_factory.h"

#include "base/format.h"
#include "operations/command_line.h"

#include <QCoreApplication>

namespace cairn::ui {

namespace {

struct Title {
    Q_DECLARE_TR_FUNCTIONS(JobTitle)
};

/// An engine call whose result is one of the alternatives of JobOutcome, or nothing.
template <class Call, class Request>
std::function<Result<JobOutcome>(OperationContext &)> runner(Call call, Request request)
{
    return [call = std::move(call), request = std::move(request)](OperationContext &context) -> Result<JobOutcome> {
        auto result = call(request, context);
        if (!result)
            return std::unexpected(std::move(result).error());
        if constexpr (std::is_void_v<typename decltype(result)::value_type>)
            return JobOutcome{};
        else
            return JobOutcome{*std::move(result)};
    };
}

JobTitle backupTitle(const BackupRequest &request)
{
    if (request.automaticMode)
        return [] { return Title::tr("Backup"); };
    //: %1 is a backup mode, like "Full"
    return [mode = request.mode] { return Title::tr("%1 backup").arg(modeText(mode)); };
}

JobTitle validationTitle(const ValidateRequest &request)
{
    if (request.backup)
        return [id = *request.backup] { return Title::tr("Validate %1").arg(idText(id)); };
    if (request.instance)
        return [] { return Title::tr("Validate all backups"); };
    return [] { return Title::tr("Validate the catalog"); };
}

JobTitle restoreTitle(const RestoreRequest &request)
{
    if (request.backup)
        return [id = *request.backup] { return Title::tr("Restore %1").arg(idText(id)); };
    return [] { return Title::tr("Restore"); };
}

JobTitle deletionTitle(const DeleteRequest &request)
{
    if (request.backups.empty())
        return [] { return Title::tr("Delete what has expired"); };
    if (request.backups.size() == 1)
        return [id = request.backups.front()] { return Title::tr("Delete %1").arg(idText(id)); };
    return
        [count = static_cast<int>(request.backups.size())] { return Title::tr("Delete %n backup(s)", nullptr, count); };
}

JobTitle undeletionTitle(const UndeleteRequest &request)
{
    if (request.backup)
        return [id = *request.backup] { return Title::tr("Bring back %1").arg(idText(id)); };
    return [] { return Title::tr("Bring back what was deleted"); };
}

} // namespace

JobSpec createCatalogJob(const EngineApi &engine, const std::string &path)
{
    return {.kind = JobKind::CreateCatalog,
            .title = [] { return Title::tr("Create catalog"); },
            .catalog = path,
            .use = LaneUse::Adds,
            .commandLine = commandText(initCatalogArguments(path)),
            .run = runner(engine.initCatalog, path)};
}

JobSpec addInstanceJob(const EngineApi &engine, AddInstanceRequest request)
{
    return {.kind = JobKind::AddInstance,
            .title = [] { return Title::tr("Add instance"); },
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Adds,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.addInstance, std::move(request))};
}

JobSpec archiveSetupJob(const EngineApi &engine, ServerCheckRequest request)
{
    const InstanceRef ref = request.ref.value_or(InstanceRef{});
    return {.kind = JobKind::ArchiveSetup,
            .title = [] { return Title::tr("Set up archiving"); },
            .catalog = ref.catalog,
            .instance = ref.instance,
            .use = LaneUse::None,
            .run = runner(engine.applyArchiveSetup, std::move(request))};
}

JobSpec backupJob(const EngineApi &engine, BackupRequest request)
{
    return {.kind = JobKind::Backup,
            .title = backupTitle(request),
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Adds,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.takeBackup, std::move(request))};
}

JobSpec validateJob(const EngineApi &engine, ValidateRequest request)
{
    return {.kind = JobKind::Validate,
            .title = validationTitle(request),
            .catalog = request.catalog,
            .instance = request.instance.value_or(std::string{}),
            .use = LaneUse::Reads,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.validate, std::move(request))};
}

JobSpec restoreJob(const EngineApi &engine, RestoreRequest request)
{
    return {.kind = JobKind::Restore,
            .title = restoreTitle(request),
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Reads,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.restore, std::move(request))};
}

JobSpec lookJob(const EngineApi &engine, const InstanceRef &ref, LookRequest request,
                std::shared_ptr<LookMailbox> mailbox)
{
    return {.kind = JobKind::Look,
            .title = [pgdata = request.pgdata] { return Title::tr("Look at %1").arg(displayName(pgdata)); },
            .catalog = ref.catalog,
            .instance = ref.instance,
            .use = LaneUse::None,
            .commandLine = commandText(commandArguments(request)),
            .run = [lookAt = engine.lookAt, request = std::move(request),
                    mailbox = std::move(mailbox)](OperationContext &context) -> Result<JobOutcome> {
                CAIRN_CHECK(lookAt(request, context, [&](const LookState &state) { mailbox->put(state); }));
                return JobOutcome{};
            }};
}

JobSpec deleteJob(const EngineApi &engine, DeleteRequest request)
{
    return {.kind = JobKind::Delete,
            .title = deletionTitle(request),
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Removes,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.deleteBackup, std::move(request))};
}

JobSpec undeleteJob(const EngineApi &engine, UndeleteRequest request)
{
    return {.kind = JobKind::Undelete,
            .title = undeletionTitle(request),
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Adds,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.undelete, std::move(request))};
}

JobSpec mergeJob(const EngineApi &engine, MergeRequest request)
{
    return {.kind = JobKind::Merge,
            .title = [id = request.backup] { return Title::tr("Merge %1").arg(idText(id)); },
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Adds,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.merge, std::move(request))};
}

JobSpec compactJob(const EngineApi &engine, CompactRequest request)
{
    return {.kind = JobKind::Compact,
            .title = [] { return Title::tr("Compact"); },
            .catalog = request.catalog,
            .instance = request.instance.value_or(std::string{}),
            .use = LaneUse::Adds,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.compact, std::move(request))};
}

JobSpec setBackupJob(const EngineApi &engine, SetBackupRequest request)
{
    // Beside a backup that runs for hours a note can be written all the same.
    return {.kind = JobKind::SetBackup,
            .title = [id = request.backup] { return Title::tr("Change %1").arg(idText(id)); },
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Reads,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.setBackup, std::move(request))};
}

JobSpec setConfigJob(const EngineApi &engine, ConfigChange change)
{
    const std::vector<std::string> arguments = commandArguments(change);
    return {.kind = JobKind::SetConfig,
            .title = [] { return Title::tr("Save the settings"); },
            .catalog = change.ref.catalog,
            .instance = change.ref.instance,
            .use = LaneUse::Reads,
            .commandLine = arguments.empty() ? std::string{} : commandText(arguments),
            .run = runner(engine.changeConfig, std::move(change))};
}

JobSpec setRetentionJob(const EngineApi &engine, RetentionSettingsRequest request)
{
    return {.kind = JobKind::SetRetention,
            .title = [] { return Title::tr("Save the retention policy"); },
            .catalog = request.ref.catalog,
            .instance = request.ref.instance,
            .use = LaneUse::Reads,
            .commandLine = commandText(commandArguments(request)),
            .run = runner(engine.setRetention, std::move(request))};
}

} // namespace cairn::ui
