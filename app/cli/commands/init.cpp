#include "commands/commands.h"
#include "options/logging_options.h"

#include "operations/operations.h"

namespace cairn::cli {

namespace {

class Init final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_catalog.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(session.begin(m_catalog.path, m_logging));
        CAIRN_CHECK(initCatalog(m_catalog.path, session.context()));
        return 0;
    }

private:
    CatalogOption m_catalog;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry initCommand()
{
    return {"init", "make a catalog in a new or empty directory", {}, makeCommand<Init>};
}

} // namespace cairn::cli
