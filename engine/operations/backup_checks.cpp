#include "operations/backup_checks.h"

#include "core/disk_space.h"
#include "core/text.h"
#include "operations/forecast.h"
#include "operations/mode_choice.h"
#include "operations/operation_scope.h"

#include <algorithm>

namespace cairn {

namespace {

std::string detailOf(const Error &error)
{
    return error.subject.empty() ? error.message : error.message + ": " + printableName(error.subject);
}

class BackupCheck {
public:
    BackupCheck(const BackupRequest &request, OperationContext &context)
        : m_request(request)
        , m_context(context)
    {
    }

    Result<ServerCheckReport> run()
    {
        CAIRN_CHECK(checkCatalog());
        ServerCheckRequest server;
        server.ref = m_request.ref;
        server.pgdata = m_request.pgdata;
        server.connection = m_request.connection;
        CAIRN_TRY(m_report, checkServer(server, m_context));
        m_report.steps.insert(m_report.steps.begin(), m_catalogStep);
        for (CheckStep &step : m_report.steps)
            forThisBackup(step);
        if (m_report.usable())
            CAIRN_CHECK(checkMode());
        checkSpace();
        return std::move(m_report);
    }

private:
    /// The same lock as a backup takes: what excludes that is named here.
    Status checkCatalog()
    {
        auto scope = OperationScope::open(m_request.ref, LockMode::Shared, "backup", m_context);
        m_catalogStep = {
            "catalog", Phrase::CatalogTitle, StepOutcome::Passed, printableName(m_request.ref.catalog), {}};
        const auto refuse = [this](const Error &error) -> Status {
            if (error.code == ErrorCode::Cancelled)
                return std::unexpected(error);
            m_catalogStep.outcome = StepOutcome::Failed;
            m_catalogStep.detail = detailOf(error);
            m_catalogStep.remedy = error.hint;
            return {};
        };
        if (!scope)
            return refuse(scope.error());
        if (scope->lock().name().empty())
            return refuse({ErrorCode::Permission, "the catalog cannot be written", m_request.ref.catalog,
                           "check the owner and mode of the catalog"});
        auto backups = scope->instance().backups();
        if (!backups)
            return refuse(backups.error());
        m_backups = *std::move(backups);
        return {};
    }

    /// The test of a server is about all that could be done with it: this is about one backup.
    void forThisBackup(CheckStep &step) const
    {
        if (step.key == "primary" && step.outcome == StepOutcome::Failed) {
            step.title = Phrase::EitherServerTitle;
            step.outcome = StepOutcome::Passed;
            step.detail = Phrase::BackupOfStandby;
            step.remedy = {};
        }
        if (step.key == "replication" && step.outcome == StepOutcome::Warning)
            step.outcome = m_request.stream ? StepOutcome::Failed : StepOutcome::Skipped;
        if (step.key == "archive-command" && step.outcome == StepOutcome::Warning)
            step.outcome = archiveOutcome(m_request, m_report);
    }

    Status checkMode()
    {
        m_context.progress.beginPhase("connecting");
        const auto judged = judgeModes({m_request.ref, m_request.pgdata, m_request.connection}, m_context);
        if (!judged && judged.error().code == ErrorCode::Cancelled)
            return std::unexpected(judged.error());
        CheckStep step{"mode", Phrase::ModeTitle, StepOutcome::Passed, {}, {}};
        if (!judged) {
            step.outcome = StepOutcome::Failed;
            step.detail = detailOf(judged.error());
            step.remedy = judged.error().hint;
        } else {
            m_mode = m_request.automaticMode ? judged->automatic : m_request.mode;
            const ModeVerdict *const verdict = judged->find(m_mode);
            const Keyword mode{std::string(modeName(m_mode))};
            step.detail = {m_request.automaticMode ? Phrase::ModeChosen : Phrase::ModeTaken, {mode}};
            if (verdict != nullptr && !verdict->possible) {
                step.outcome = StepOutcome::Failed;
                step.detail = {Phrase::ModeImpossible, {mode, verdict->objection}};
                step.remedy = Phrase::TakeOtherMode;
            }
        }
        m_report.steps.push_back(std::move(step));
        return {};
    }

    void checkSpace()
    {
        CheckStep step{"space", Phrase::CatalogSpaceTitle, StepOutcome::Passed, {}, {}};
        const auto disk = diskSpaceOf(m_request.ref.catalog);
        if (!disk) {
            step.outcome = StepOutcome::Warning;
            step.detail = detailOf(disk.error());
        } else {
            const auto forecast = forecastBackup(m_backups, m_mode);
            constexpr std::uint64_t least = 64ULL << 20; // even an empty one, with its WAL, takes some
            const std::uint64_t needed = std::max(forecast ? forecast->bytes : 0, least);
            const ByteCount free{disk->available};
            step.detail = forecast ? Sentence{Phrase::SpaceByHistory, {free, ByteCount{forecast->bytes}}}
                                   : Sentence{Phrase::SpaceNoHistory, {free}};
            if (disk->available < needed) {
                step.outcome = StepOutcome::Failed;
                step.remedy = Phrase::FreeSpace;
            }
        }
        m_report.steps.push_back(std::move(step));
    }

    const BackupRequest &m_request;
    OperationContext &m_context;
    CheckStep m_catalogStep;
    std::vector<BackupRecord> m_backups;
    BackupMode m_mode = BackupMode::Full;
    ServerCheckReport m_report;
};

} // namespace

StepOutcome archiveOutcome(const BackupRequest &request, const ServerCheckReport &server)
{
    return request.stream || server.archives || server.inRecovery ? StepOutcome::Warning : StepOutcome::Failed;
}

Result<ServerCheckReport> checkBackup(const BackupRequest &request, OperationContext &context)
{
    return BackupCheck(request, context).run();
}

} // namespace cairn
