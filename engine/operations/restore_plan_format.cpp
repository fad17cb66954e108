#include "core/json_writer.h"
#include "core/text.h"
#include "operations/restore_plan.h"
#include "operations/show_format.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace cairn {

namespace {

std::string_view stateName(PlannedPlace::State state)
{
    switch (state) {
    case PlannedPlace::State::New:
        return "new";
    case PlannedPlace::State::Empty:
        return "empty";
    case PlannedPlace::State::Remains:
        return "remains";
    case PlannedPlace::State::Kept:
        return "kept-aside";
    case PlannedPlace::State::InTheWay:
        return "in-the-way";
    }
    return "in-the-way";
}

std::string_view stateText(PlannedPlace::State state)
{
    switch (state) {
    case PlannedPlace::State::New:
        return "will be made";
    case PlannedPlace::State::Empty:
        return "is empty";
    case PlannedPlace::State::Remains:
        return "what an interrupted restore left there will be removed";
    case PlannedPlace::State::Kept:
        return "the old cluster there will be kept under another name";
    case PlannedPlace::State::InTheWay:
        return "IS NOT EMPTY";
    }
    return {};
}

std::int64_t wholeSeconds(double seconds)
{
    return static_cast<std::int64_t>(std::ceil(seconds));
}

std::string backupLines(const RestorePlan &plan)
{
    const BackupRecord &backup = *plan.backup;
    std::string chain;
    for (const BackupId id : plan.chain)
        chain += (chain.empty() ? "" : ", ") + id.toString();
    std::string out = std::format("backup     {} {} {}, finished {}\n", backup.id.toString(), modeName(backup.mode),
                                  walModeName(backup.walMode), backup.recoveryTime.toLocalText());
    if (plan.chain.size() > 1)
        out += std::format("chain      {}\n", chain);
    return out;
}

std::string walLines(const RestorePlan &plan)
{
    std::string way;
    for (const PlannedStep &step : plan.path)
        way += std::format("{}timeline {} {} to {}", way.empty() ? "" : ", ", step.timeline.value, step.from.toString(),
                           step.to.toString());
    std::string out = "way        " + way + "\n";
    out += std::format("WAL        {} to {}, {}; {}\n", plan.firstSegment, plan.lastSegment, prettySize(plan.walBytes),
                       plan.walProven    ? "every record was read and is sound"
                       : plan.ownWalOnly ? "not read"
                                         : "the segments are stored, their records were not all read");
    if (plan.lastEnd.isKnown())
        out += std::format("last       {} is when the last transaction{} ended\n", plan.lastEnd.toLocalText(),
                           plan.lastXid == 0 ? "" : std::format(" ({})", plan.lastXid));
    return out;
}

std::string placeLines(const RestorePlan &plan)
{
    std::string out = std::format("data       {} in {} files\n", prettySize(plan.bytes), plan.files);
    for (const PlannedPlace &place : plan.places) {
        out += std::format("           {} {}: {}, {}\n", place.purpose.english(), printableName(place.path),
                           prettySize(place.bytes), stateText(place.state));
        if (!place.keptAt.empty())
            out +=
                std::format("kept       {} {} as {}\n", place.purpose.english(),
                            place.state == PlannedPlace::State::Kept ? "will be" : "is", printableName(place.keptAt));
    }
    for (const PlannedSpace &space : plan.spaces)
        out += std::format("space      {} needed, {} free at {}\n", prettySize(space.needed),
                           prettySize(space.available), printableName(space.path));
    return out;
}

void writeTexts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts)
{
    json.key(key).beginArray();
    for (const auto &text : texts)
        json.text(text);
    json.endArray();
}

void writeAlternatives(JsonWriter &json, const std::vector<TargetAlternative> &alternatives)
{
    json.key("alternatives").beginArray();
    for (const TargetAlternative &alternative : alternatives)
        json.beginObject()
            .member("side", alternative.before ? "before" : "after")
            .member("tli", alternative.timeline.value)
            .member("lsn", alternative.lsn.toString())
            .member("time", alternative.time.toLocalText())
            .member("text", alternative.text.english())
            .member("options", alternative.options)
            .endObject();
    json.endArray();
}

void writePlaces(JsonWriter &json, const RestorePlan &plan)
{
    json.key("places").beginArray();
    for (const PlannedPlace &place : plan.places)
        json.beginObject()
            .member("purpose", place.purpose.english())
            .member("path", place.path)
            .member("state", stateName(place.state))
            .member("bytes", place.bytes)
            .member("kept-at", place.keptAt)
            .endObject();
    json.endArray().key("file-systems").beginArray();
    for (const PlannedSpace &space : plan.spaces)
        json.beginObject()
            .member("path", space.path)
            .member("needed-bytes", space.needed)
            .member("free-bytes", space.available)
            .endObject();
    json.endArray();
}

void writeWay(JsonWriter &json, const RestorePlan &plan)
{
    json.member("id", plan.backup->id.toString()).key("chain").beginArray();
    for (const BackupId id : plan.chain)
        json.text(id.toString());
    json.endArray().key("path").beginArray();
    for (const PlannedStep &step : plan.path)
        json.beginObject()
            .member("tli", step.timeline.value)
            .member("from-lsn", step.from.toString())
            .member("to-lsn", step.to.toString())
            .endObject();
    json.endArray();
    json.key("wal").beginObject();
    json.member("from-lsn", plan.walFrom.toString()).member("to-lsn", plan.walTo.toString());
    json.member("begin-segno", plan.firstSegment).member("end-segno", plan.lastSegment);
    json.member("bytes", plan.walBytes).member("records", plan.walRecords);
    json.member("proven", plan.walProven).member("own-only", plan.ownWalOnly);
    json.member("last-transaction-time", plan.lastEnd.toLocalText()).member("last-transaction-xid", plan.lastXid);
    json.endObject();
    json.member("files", plan.files).member("bytes", plan.bytes);
    writePlaces(json, plan);
    writeTexts(json, "settings", plan.settings);
    json.key("estimate").beginObject();
    json.key("copy-seconds").decimal(plan.copySeconds, 1).key("replay-seconds").decimal(plan.replaySeconds, 1);
    json.member("basis", plan.estimateBasis.english()).endObject();
}

} // namespace

std::string restorePlanText(const RestorePlan &plan)
{
    std::string out = std::format("target     {}\n", plan.target.english());
    if (plan.backup)
        out += backupLines(plan) + walLines(plan);
    if (!plan.places.empty())
        out += placeLines(plan);
    for (const auto &setting : plan.settings)
        out += "setting    " + printableName(setting) + "\n";
    if (!plan.estimateBasis.empty())
        out += std::format("time       about {} to copy, {} to replay ({})\n",
                           prettyInterval(wholeSeconds(plan.copySeconds)),
                           prettyInterval(wholeSeconds(plan.replaySeconds)), plan.estimateBasis.english());
    for (const auto &warning : plan.warnings)
        out += "warning    " + warning.english() + "\n";
    for (const Error &refusal : plan.refusals)
        out += "REFUSED    " + refusal.text() + "\n";
    return out +
           (plan.isPossible() ? "nothing was written: this is what a restore would do\n" : "nothing was written\n");
}

std::string restorePlanJson(const RestorePlan &plan)
{
    JsonWriter json;
    json.beginObject().member("instance", plan.instance).member("dry-run", true);
    json.member("target", plan.target.english()).member("possible", plan.isPossible());
    json.key("refusals").beginArray();
    for (const Error &refusal : plan.refusals)
        json.beginObject()
            .member("code", errorCodeName(refusal.code))
            .member("message", refusal.message)
            .member("subject", refusal.subject)
            .member("hint", refusal.hint)
            .endObject();
    json.endArray();
    writeAlternatives(json, plan.alternatives);
    if (plan.backup)
        writeWay(json, plan);
    json.key("warnings").beginArray();
    for (const Sentence &warning : plan.warnings)
        json.text(warning.english());
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace cairn
