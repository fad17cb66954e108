#include "commands/commands.h"
#include "options/logging_options.h"

#include "operations/operations.h"
#include "operations/report_format.h"

namespace cairn::cli {

namespace {

class DelInstance final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        options.flag("--dry-run", m_dryRun, "only say what would be deleted");
        m_format.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        // Not with the instance's settings: a half-made or damaged instance must be removable.
        CAIRN_CHECK(session.begin(m_instance.catalog.path, m_logging));
        CAIRN_TRY(const DeletePlan plan, deleteInstance(m_instance.ref(), m_dryRun, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? deletePlanJson(plan, m_dryRun) : deletePlanText(plan, m_dryRun)));
        return 0;
    }

private:
    InstanceOptions m_instance;
    bool m_dryRun = false;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry delInstanceCommand()
{
    return {"del-instance", "delete an instance with all its backups and WAL", {}, makeCommand<DelInstance>};
}

} // namespace cairn::cli
