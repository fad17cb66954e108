#include "base/engine_api.h"

#include "operations/validation_memory.h"

#include <utility>

namespace cairn::ui {

namespace {

template <class Answer, class Request>
void give(const PasswordSource &passwords, std::function<Answer(const Request &, OperationContext &)> &call)
{
    call = [passwords, call = std::move(call)](const Request &request, OperationContext &context) {
        context.passwords = passwords;
        return call(request, context);
    };
}

} // namespace

EngineApi engineApi()
{
    return {
        .readCatalog =
            [](const std::string &path) { return cairn::readCatalog(path, std::nullopt, SnapshotDepth::Retention); },
        .readArchive = cairn::readArchive,
        .readRecovery = cairn::readRecoveryWindows,
        .readOverview = cairn::readOverview,
        .readRetention = cairn::readRetention,
        .readReports = [](const InstanceRef &ref) { return readValidationReports(ref, reportsKept); },
        .readJournal = cairn::readJournal,
        .initCatalog = cairn::initCatalog,
        .addInstance = cairn::addInstance,
        .takeBackup = cairn::takeBackup,
        .planValidation = cairn::planValidation,
        .validate = cairn::validate,
        .restore = cairn::restore,
        .planRestore = cairn::planRestore,
        .planDelete = cairn::planDelete,
        .deleteBackup = cairn::deleteBackup,
        .undelete = cairn::undelete,
        .merge = cairn::mergeBackup,
        .compact = cairn::compact,
        .setBackup = cairn::setBackup,
        .setRetention = cairn::setRetentionSettings,
        .changeConfig = cairn::changeInstanceConfig,
        .judgeModes = cairn::judgeModes,
        .checkServer = cairn::checkServer,
        .applyArchiveSetup = cairn::applyArchiveSetup,
        .readRestorePoints = cairn::readRestorePoints,
        .diskSpace = cairn::diskSpaceOf,
        .findDemoCatalog = [] { return cairn::findDemoCatalog(); },
        .lookAt = cairn::lookAt,
        .checkBackup = cairn::checkBackup};
}

EngineApi withPasswords(EngineApi api, const PasswordSource &passwords)
{
    give(passwords, api.takeBackup);
    give(passwords, api.judgeModes);
    give(passwords, api.checkServer);
    give(passwords, api.applyArchiveSetup);
    give(passwords, api.checkBackup);
    return api;
}

} // namespace cairn::ui
