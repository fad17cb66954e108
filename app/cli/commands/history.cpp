#include "commands/commands.h"
#include "values.h"

#include "operations/history_format.h"

#include <algorithm>
#include <limits>

namespace cairn::cli {

namespace {

class History final : public Command {
public:
    void declare(OptionSet &options) override
    {
        const std::vector<std::string> operations{"backup", "validate", "restore",  "delete",
                                                  "merge",  "compact",  "undelete", "set-backup"};
        std::vector<std::pair<std::string, std::string>> words;
        words.reserve(operations.size());
        for (const std::string &operation : operations)
            words.emplace_back(operation, operation);
        m_scope.declare(options);
        options.value("--limit", m_limit, "N", "list at most so many of each instance (50)",
                      [](std::string_view text) { return parseNumber(text, 1); });
        options.choice("--operation", m_operation, words, "only operations of this kind");
        options.flag("--failed", m_failed, "only those that did not end well");
        options.flag("--commands", m_commands, "also print the command line that does the same again");
        m_format.declare(options);
    }

    /// One instance that cannot be read does not hide the others.
    Result<int> run(Session &session) override
    {
        CAIRN_TRY(const auto names, m_scope.instances());
        std::vector<InstanceHistory> all;
        std::string text;
        int exit = 0;
        for (const auto &name : names) {
            auto entries = read(name);
            if (!entries) {
                session.report(entries.error());
                exit = exitCodeOf(entries.error().code);
                continue;
            }
            all.push_back({name, *std::move(entries)});
            text += historyText(all.back(), m_commands, session.colorsResults());
        }
        CAIRN_CHECK(session.print(m_format.json ? historyJson(all) : text));
        return exit;
    }

private:
    [[nodiscard]] Result<std::vector<JournalEntry>> read(const std::string &instance) const
    {
        const bool some = m_failed || m_operation;
        CAIRN_TRY(auto entries, readJournal({m_scope.catalog.path, instance},
                                            some ? std::numeric_limits<std::size_t>::max() : m_limit));
        std::erase_if(entries, [this](const JournalEntry &entry) {
            const bool isGood = entry.outcome == "ok" || entry.outcome == "running";
            return (m_failed && isGood) || (m_operation && entry.operation != *m_operation);
        });
        entries.resize(std::min<std::size_t>(entries.size(), m_limit));
        return entries;
    }

    ScopeOptions m_scope;
    std::uint64_t m_limit = 50;
    std::optional<std::string> m_operation;
    bool m_failed = false;
    bool m_commands = false;
    FormatOption m_format;
};

} // namespace

CommandEntry historyCommand()
{
    return {"history", "list what was done, by whom, and how it ended",
            "Every operation leaves an entry in the journal of its instance. The newest are listed first.",
            makeCommand<History>};
}

} // namespace cairn::cli
