#include "commands/commands.h"

#include "operations/config_format.h"
#include "operations/snapshots.h"

namespace cairn::cli {

namespace {

class ShowConfig final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        options.flag("--no-scale-units", m_baseUnits, "print times and sizes in their base units, without the unit");
        m_format.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_TRY(const InstanceConfig stored, readInstanceConfig(m_instance.ref()));
        const InstanceConfig config = withDefaults(stored, m_instance.catalog.path);
        const auto units = m_baseUnits ? ConfigUnits::Base : ConfigUnits::Scaled;
        CAIRN_CHECK(session.print(m_format.json ? configJson(config, units) : configText(config, units)));
        return 0;
    }

private:
    InstanceOptions m_instance;
    bool m_baseUnits = false;
    FormatOption m_format;
};

} // namespace

CommandEntry showConfigCommand()
{
    return {"show-config", "print the settings of an instance, defaults included", {}, makeCommand<ShowConfig>};
}

} // namespace cairn::cli
