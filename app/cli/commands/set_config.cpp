#include "commands/commands.h"
#include "options/settings_options.h"
#include "values.h"

#include "operations/operations.h"

namespace cairn::cli {

namespace {

class SetConfig final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        // Not from the environment: what happens to be set there must not be stored.
        options.value("-D,--pgdata", m_pgdata, "DIR", "the cluster's data directory", parsePath)
            .completes(Completes::Directory);
        m_settings.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_TRY(InstanceConfig config, session.begin(m_instance.ref(), m_settings.logging));
        if (m_pgdata)
            config.pgdata = m_pgdata;
        CAIRN_CHECK(m_settings.applyTo(config));
        CAIRN_CHECK(setInstanceConfig(m_instance.ref(), config, session.context()));
        return 0;
    }

private:
    InstanceOptions m_instance;
    std::optional<std::string> m_pgdata;
    SettingsOptions m_settings;
};

} // namespace

CommandEntry setConfigCommand()
{
    return {"set-config", "change the settings of an instance",
            "What is given replaces the stored value; everything else stays.", makeCommand<SetConfig>};
}

} // namespace cairn::cli
