#include "commands/commands.h"

#include "operations/operations.h"
#include "operations/report_format.h"

namespace cairn::cli {

namespace {

class Delete final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareBackupId(options, m_backup).required();
        options.flag("--dry-run", m_request.dryRun, "only say what would be deleted and what would stay");
        declareNoSync(options, m_noSync);
        m_progress.declare(options);
        m_format.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        m_request.ref = m_instance.ref();
        m_request.backup = m_backup.value_or(BackupId{});
        m_request.sync = !m_noSync;
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging, m_progress));
        CAIRN_TRY(const DeletePlan plan, deleteBackup(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? deletePlanJson(plan, m_request.dryRun)
                                                : deletePlanText(plan, m_request.dryRun)));
        return 0;
    }

private:
    InstanceOptions m_instance;
    std::optional<BackupId> m_backup;
    DeleteRequest m_request;
    bool m_noSync = false;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry deleteCommand()
{
    return {"delete", "delete a backup and those that build on it", {}, makeCommand<Delete>};
}

} // namespace cairn::cli
