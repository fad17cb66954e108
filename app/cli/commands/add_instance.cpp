#include "commands/commands.h"
#include "options/settings_options.h"

#include "operations/operations.h"

namespace cairn::cli {

namespace {

class AddInstance final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declarePgdata(options, m_pgdata, "the cluster's data directory").required();
        m_settings.declare(options);
    }

    Result<int> run(Session &session) override
    {
        AddInstanceRequest request{m_instance.ref(), m_pgdata.value_or(""), {}};
        CAIRN_CHECK(m_settings.applyTo(request.settings));
        CAIRN_CHECK(session.begin(m_instance.catalog.path, m_settings.logging));
        CAIRN_CHECK(addInstance(request, session.context()));
        return 0;
    }

private:
    InstanceOptions m_instance;
    std::optional<std::string> m_pgdata;
    SettingsOptions m_settings;
};

} // namespace

CommandEntry addInstanceCommand()
{
    return {"add-instance", "register a cluster in a catalog",
            "The connection, archive, compression and logging options are stored as the instance's settings, as by "
            "set-config.",
            makeCommand<AddInstance>};
}

} // namespace cairn::cli
