#include "commands/commands.h"

#include "core/json_writer.h"

namespace cairn::cli {

namespace {

class Version final : public Command {
public:
    void declare(OptionSet &options) override { m_format.declare(options); }

    Result<int> run(Session &session) override
    {
        JsonWriter json;
        json.beginObject().member("program", "cairn").member("version", CAIRN_VERSION).endObject();
        CAIRN_CHECK(session.print(m_format.json ? json.take() : "cairn " CAIRN_VERSION "\n"));
        return 0;
    }

private:
    FormatOption m_format;
};

} // namespace

CommandEntry versionCommand()
{
    return {"version", "print the version of Cairn", {}, makeCommand<Version>};
}

} // namespace cairn::cli
