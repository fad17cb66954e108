#include "core/json_writer.h"
#include "core/text.h"
#include "operations/look.h"

#include <format>
#include <utility>

namespace cairn {

namespace {

std::string_view stageName(LookState::Stage stage)
{
    switch (stage) {
    case LookState::Stage::Starting:
        return "starting";
    case LookState::Stage::Replaying:
        return "replaying";
    case LookState::Stage::AtTarget:
        return "at-target";
    case LookState::Stage::AtEnd:
        return "at-end";
    }
    std::unreachable();
}

std::string_view stageText(LookState::Stage stage)
{
    switch (stage) {
    case LookState::Stage::Starting:
        return "the server is not consistent yet";
    case LookState::Stage::Replaying:
        return "replaying";
    case LookState::Stage::AtTarget:
        return "the target is reached";
    case LookState::Stage::AtEnd:
        return "all WAL that there is was replayed";
    }
    std::unreachable();
}

} // namespace

std::string lookText(const LookState &state)
{
    std::string out = std::format("server     PostgreSQL {}\n", state.serverVersion);
    out += std::format("replay     {}, up to {} on timeline {}\n", stageText(state.stage), state.replayed.toString(),
                       state.timeline.value);
    out += std::format("last       {}\n", state.lastCommit.isKnown()
                                              ? state.lastCommit.toLocalText() + " is when the last transaction ended"
                                              : "no transaction was replayed");
    for (const LookDatabase &database : state.databases)
        out += std::format("database   {}, {}\n", printableName(database.name), prettySize(database.bytes));
    return out;
}

std::string lookJson(const LookState &state)
{
    JsonWriter json;
    json.beginObject().member("server-version", state.serverVersion).member("stage", stageName(state.stage));
    json.member("tli", state.timeline.value).member("replay-lsn", state.replayed.toString());
    json.member("last-transaction-time", state.lastCommit.toLocalText());
    json.key("databases").beginArray();
    for (const LookDatabase &database : state.databases)
        json.beginObject().member("name", database.name).member("bytes", database.bytes).endObject();
    json.endArray().endObject();
    return json.take();
}

} // namespace cairn
