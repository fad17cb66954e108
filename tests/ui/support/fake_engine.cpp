#include "support/fake_engine.h"

#include <QThread>

namespace cairn::test {

template <class Request>
Status FakeEngine::work(std::vector<Request> &log, const Request &request, OperationContext &context)
{
    std::unique_lock lock(m_mutex);
    noteThread();
    log.push_back(request);
    context.progress.beginPhase("copying", 1000, 10);
    context.progress.addBytes(250);
    context.log.info("it begins");
    ++m_waiting;
    const bool opened = m_gateChanged.wait(lock, context.stop, [this] { return m_gateOpen; });
    --m_waiting;
    if (!opened || context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "cancelled");
    context.progress.addBytes(750);
    context.log.info("it ends");
    context.progress.finish();
    return {};
}

ui::EngineApi FakeEngine::api()
{
    const auto answer = [this](auto &log, const auto &value) {
        return [this, &log, &value](const auto &request, OperationContext &context) {
            using Answer = std::remove_cvref_t<decltype(value)>;
            if (Status worked = this->work(log, request, context); !worked)
                return Answer(std::unexpected(worked.error()));
            return Answer(value);
        };
    };
    return {.readCatalog = [this](const std::string &path) { return readCatalog(path); },
            .readArchive = [this](const InstanceRef &) { return archiveAnswer; },
            .readRecovery = [this](const InstanceRef &, const std::stop_token &) { return recoveryAnswer; },
            .readOverview =
                [this](const InstanceRef &, const std::stop_token &) {
                    const std::scoped_lock lock(m_mutex);
                    noteThread();
                    return overviewAnswer;
                },
            .readRetention = [this](const InstanceRef &) { return retentionAnswer; },
            .readReports = [this](const InstanceRef &) { return reportsAnswer; },
            .readJournal = [this](const InstanceRef &, std::size_t) { return journalAnswer; },
            .initCatalog = [this](const std::string &path,
                                  OperationContext &context) { return work(m_created, path, context); },
            .addInstance = [this](const AddInstanceRequest &request,
                                  OperationContext &context) { return work(m_instances, request, context); },
            .takeBackup = answer(m_backups, backupAnswer),
            .planValidation = answer(m_validationPlans, validationPlanAnswer),
            .validate = answer(m_validations, validationAnswer),
            .restore = answer(m_restores, restoreAnswer),
            .planRestore = answer(m_restorePlans, restorePlanAnswer),
            .planDelete = answer(m_plans, planAnswer),
            .deleteBackup = answer(m_deletions, planAnswer),
            .undelete = answer(m_undeletions, undeleteAnswer),
            .merge = answer(m_merges, mergeAnswer),
            .compact = answer(m_compactions, compactAnswer),
            .setBackup = answer(m_changes, changeAnswer),
            .setRetention = [this](const RetentionSettingsRequest &request,
                                   OperationContext &context) { return work(m_policies, request, context); },
            .changeConfig = [this](const ConfigChange &change,
                                   OperationContext &context) { return work(m_configChanges, change, context); },
            // Not at the gate: every dialog of a backup asks it.
            .judgeModes =
                [this](const ModeJudgementRequest &, OperationContext &) {
                    const std::scoped_lock lock(m_mutex);
                    noteThread();
                    return judgement;
                },
            .checkServer = answer(m_checks, checkAnswer),
            .applyArchiveSetup = answer(m_setups, setupAnswer),
            .readRestorePoints = [this](const InstanceRef &, OperationContext &) { return pointsAnswer; },
            .diskSpace = [this](const std::string &) { return diskAnswer; },
            .findDemoCatalog = [this] { return demoAnswer; },
            .lookAt = [this](const LookRequest &request, OperationContext &context,
                             const LookObserver &observer) -> Result<LookState> {
                if (lookAnswer && observer)
                    observer(*lookAnswer);
                if (Status worked = work(m_looks, request, context); !worked && !request.stay)
                    return std::unexpected(worked.error());
                return lookAnswer;
            },
            // Not at the gate either, nor the checks in front of one.
            .checkBackup =
                [this](const BackupRequest &request, OperationContext &) {
                    const std::scoped_lock lock(m_mutex);
                    noteThread();
                    m_backupChecks.push_back(request);
                    return backupCheckAnswer;
                }};
}

ModeJudgement FakeEngine::allModesPossible()
{
    ModeJudgement judgement;
    for (const BackupMode mode : incrementalModes)
        judgement.verdicts.push_back({mode, true, {}});
    judgement.verdicts.push_back({BackupMode::Full, true, {}});
    judgement.automatic = BackupMode::Summary;
    judgement.parent = BackupId{1};
    return judgement;
}

void FakeEngine::holdReadings()
{
    const std::scoped_lock lock(m_mutex);
    m_readingsFlow = false;
}

void FakeEngine::releaseReadings()
{
    const std::scoped_lock lock(m_mutex);
    m_readingsFlow = true;
    m_gateChanged.notify_all();
}

Result<CatalogSnapshot> FakeEngine::readCatalog(const std::string &path)
{
    std::unique_lock lock(m_mutex);
    noteThread();
    ++m_readings;
    m_gateChanged.wait(lock, [this] { return m_readingsFlow; });
    const auto found = m_catalogs.find(path);
    if (found == m_catalogs.end())
        return fail(ErrorCode::NotFound, "no catalog here", path, "open another directory");
    return found->second;
}

void FakeEngine::noteThread()
{
    if (QThread::isMainThread())
        ++m_callsInGuiThread;
}

void FakeEngine::setCatalog(CatalogSnapshot catalog)
{
    const std::scoped_lock lock(m_mutex);
    const std::string path = catalog.path;
    m_catalogs.insert_or_assign(path, std::move(catalog));
}

void FakeEngine::setError(const std::string &path, Error error)
{
    const std::scoped_lock lock(m_mutex);
    m_catalogs.insert_or_assign(path, std::unexpected(std::move(error)));
}

void FakeEngine::closeGate()
{
    const std::scoped_lock lock(m_mutex);
    m_gateOpen = false;
}

void FakeEngine::openGate()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_gateOpen = true;
    }
    m_gateChanged.notify_all();
}

int FakeEngine::waiting() const
{
    return read(m_waiting);
}

} // namespace cairn::test
