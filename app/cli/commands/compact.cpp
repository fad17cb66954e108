#include "commands/commands.h"
#include "options/logging_options.h"
#include "options/progress_option.h"
#include "values.h"

#include "operations/maintenance_format.h"
#include "operations/operations.h"

namespace cairn::cli {

namespace {

class Compact final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_selection.declare(options);
        options.value("--min-live", m_request.minLivePercent, "PERCENT",
                      "rewrite packs of which a smaller share is in use (50)",
                      [](std::string_view text) -> Result<unsigned> {
                          CAIRN_TRY(const auto number, parseNumber(text, 0, 100));
                          return static_cast<unsigned>(number);
                      });
        options.flag("--dry-run", m_request.dryRun, "only say which packs would be rewritten or removed");
        declareNoSync(options, m_noSync);
        m_progress.declare(options);
        m_format.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(m_selection.check());
        m_request.catalog = m_selection.catalog.path;
        m_request.instance = m_selection.instance;
        m_request.backup = m_selection.backup;
        m_request.sync = !m_noSync;
        CAIRN_CHECK(session.begin(m_request.catalog, m_logging, m_progress));
        CAIRN_TRY(const CompactResult result, compact(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? compactJson(result, m_request.dryRun)
                                                : compactText(result, m_request.dryRun)));
        return 0;
    }

private:
    SelectionOptions m_selection;
    CompactRequest m_request;
    bool m_noSync = false;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry compactCommand()
{
    return {
        "compact", "make room: rewrite packs of which little is in use",
        "After merges and deletions packs hold data that no backup needs. What is in use is copied as it is stored,\n"
        "without decompressing, and the rest goes. It can be stopped at any time; backups can be restored meanwhile.",
        makeCommand<Compact>};
}

} // namespace cairn::cli
