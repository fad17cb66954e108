#include "commands/commands.h"
#include "options/logging_options.h"

#include "operations/maintenance_format.h"
#include "operations/operations.h"

namespace cairn::cli {

namespace {

class Undelete final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareBackupId(options, m_request.backup);
        options.flag("--dry-run", m_request.dryRun, "only say what would come back");
        declareNoSync(options, m_noSync);
        m_format.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        m_request.ref = m_instance.ref();
        m_request.sync = !m_noSync;
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging));
        CAIRN_TRY(const UndeleteResult result, undelete(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? undeleteJson(result, m_request.dryRun)
                                                : undeleteText(result, m_request.dryRun)));
        return 0;
    }

private:
    InstanceOptions m_instance;
    UndeleteRequest m_request;
    bool m_noSync = false;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry undeleteCommand()
{
    return {
        "undelete", "bring back what was deleted and is in quarantine",
        "With an id that backup comes back with what it builds on, otherwise all of them; with either, all WAL that\n"
        "was deleted from the archive. How long that is possible says `cairn set-config --quarantine=TIME`.",
        makeCommand<Undelete>};
}

} // namespace cairn::cli
