#include "commands/commands.h"
#include "options/logging_options.h"
#include "options/progress_option.h"
#include "values.h"

#include "operations/look.h"

namespace cairn::cli {

namespace {

class LookCommand final : public Command {
public:
    void declare(OptionSet &options) override
    {
        declarePgdata(options, m_pgdata, "directory of the restored cluster").required();
        options
            .value("--bindir", m_request.binDirectory, "DIR", "directory with the server's programs (found)", parsePath)
            .completes(Completes::Directory);
        options.value("-U,--pguser", m_request.user, "NAME", "superuser to ask as (postgres, or your own name)",
                      parseName);
        options.flag("--stay", m_request.stay, "let the server run until Ctrl+C, and say how to reach it");
        m_progress.declare(options);
        m_format.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(session.begin(std::string{}, m_logging, m_progress));
        m_request.pgdata = *m_pgdata;
        bool told = false;
        const auto tell = [&](const LookState &state) {
            if (m_request.stay && state.isSettled() && !told)
                session.log().notice("psql -h {} -p {} -U {}", state.socketDirectory, state.port, state.user);
            told = told || state.isSettled();
        };
        CAIRN_TRY(const LookState state, lookAt(m_request, session.context(), tell));
        CAIRN_CHECK(session.print(m_format.json ? lookJson(state) : lookText(state)));
        return 0;
    }

private:
    std::optional<std::string> m_pgdata;
    LookRequest m_request;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry lookCommand()
{
    return {"look", "start a restored cluster where nobody else can reach it, and say what is in it",
            "It replays its WAL up to the target and stays in recovery: archiving is off, nothing is written to the "
            "archive, and\n"
            "afterwards the cluster can be started as before.",
            makeCommand<LookCommand>};
}

} // namespace cairn::cli
