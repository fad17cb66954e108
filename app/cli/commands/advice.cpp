#include "commands/commands.h"

#include "operations/advice.h"

namespace cairn::cli {

namespace {

class AdviceCommand final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_scope.declare(options);
        m_format.declare(options);
    }

    /// What is wrong with an instance is advice, and no failure of the command.
    Result<int> run(Session &session) override
    {
        CAIRN_TRY(const auto names, m_scope.instances());
        std::vector<InstanceAdvice> instances;
        for (const auto &name : names) {
            CAIRN_TRY(auto advice, readAdvice({m_scope.catalog.path, name}, session.stopToken()));
            instances.push_back(std::move(advice));
        }
        CAIRN_CHECK(
            session.print(m_format.json ? adviceJson(instances) : adviceTables(instances, session.colorsResults())));
        return 0;
    }

private:
    ScopeOptions m_scope;
    FormatOption m_format;
};

} // namespace

CommandEntry adviceCommandEntry()
{
    return {"advice", "say what should be done, the gravest first",
            "Judges the backups, the WAL, the validations and the retention policy of each instance, and names the "
            "command that\n"
            "mends what is not as it should be. The exit code is 0 whatever is said.",
            makeCommand<AdviceCommand>};
}

} // namespace cairn::cli
