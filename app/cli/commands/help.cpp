#include "commands/commands.h"
#include "help_text.h"

namespace cairn::cli {

namespace {

class Help final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_options = &options;
        options.positionals({"[COMMAND|exit-codes|environment|failpoints]"});
        m_format.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_TRY(const std::string text,
                  helpOn(m_options->positionalValues().empty() ? "" : m_options->positionalValues().front()));
        CAIRN_CHECK(session.print(text));
        return 0;
    }

private:
    [[nodiscard]] Result<std::string> helpOn(const std::string &topic) const
    {
        if (topic.empty())
            return m_format.json ? overviewJson() : overviewHelp();
        if (topic == "exit-codes")
            return m_format.json ? exitCodesJson() : exitCodesHelp();
        if (topic == "environment")
            return m_format.json ? environmentJson() : environmentHelp();
        if (topic == "failpoints")
            return m_format.json ? failpointsJson() : failpointsHelp();
        const CommandEntry *entry = findCommand(topic);
        if (entry == nullptr)
            return unknownCommand(topic);
        const auto command = entry->make();
        CommonOptions common;
        OptionSet options;
        declareAll(*command, common, options);
        return m_format.json ? commandJson(*entry, options) : commandHelp(*entry, options);
    }

    OptionSet *m_options = nullptr;
    FormatOption m_format;
};

} // namespace

CommandEntry helpCommand()
{
    return {"help", "explain a command or a topic", {}, makeCommand<Help>};
}

} // namespace cairn::cli
