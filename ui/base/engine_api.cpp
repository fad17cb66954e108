#include "base/engine_api.h"

namespace cairn::ui {

EngineApi engineApi()
{
    return {.readCatalog = [](const std::string &path) { return cairn::readCatalog(path); },
            .readArchive = cairn::readArchive,
            .readRecovery = cairn::readRecoveryWindows,
            .initCatalog = cairn::initCatalog,
            .addInstance = cairn::addInstance,
            .takeBackup = cairn::takeBackup,
            .validate = cairn::validate,
            .restore = cairn::restore,
            .planRestore = cairn::planRestore,
            .planDelete = cairn::planDelete,
            .deleteBackup = cairn::deleteBackup,
            .checkServer = cairn::checkServer,
            .applyArchiveSetup = cairn::applyArchiveSetup};
}

} // namespace cairn::ui
