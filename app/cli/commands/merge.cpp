#include "commands/commands.h"
#include "options/logging_options.h"
#include "options/progress_option.h"

#include "operations/maintenance_format.h"
#include "operations/operations.h"

namespace cairn::cli {

namespace {

class Merge final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareBackupId(options, m_backup).required();
        options.flag("--dry-run", m_request.dryRun, "only say what would become of each backup of the chain");
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
        CAIRN_TRY(const MergeResult result, mergeBackup(m_request, session.context()));
        CAIRN_CHECK(
            session.print(m_format.json ? mergeJson(result, m_request.dryRun) : mergeText(result, m_request.dryRun)));
        return 0;
    }

private:
    InstanceOptions m_instance;
    std::optional<BackupId> m_backup;
    MergeRequest m_request;
    bool m_noSync = false;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry mergeCommand()
{
    return {
        "merge", "make an incremental backup FULL",
        "The backup and all that it builds on become one FULL backup that keeps its id. No data is copied, and the\n"
        "backup can be restored at every moment. What it was built on goes, except what another backup builds on\n"
        "and what is pinned. A FULL backup stands for the only one that builds on it.",
        makeCommand<Merge>};
}

} // namespace cairn::cli
