#include "base/engine_api.h"

#include "operations/validation_memory.h"

namespace cairn::ui {

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

} // namespace cairn::ui
