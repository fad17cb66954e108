#include "operations/maintenance_format.h"

#include "core/json_writer.h"
#include "core/text.h"
#include "operations/interval_format.h"
#include "operations/text_table.h"

#include <format>

namespace cairn {

namespace {

std::string percentText(std::uint64_t part, std::uint64_t whole)
{
    return std::format("{:.0f}%", whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string pendingText(const std::string &pending)
{
    return pending.empty() ? std::string{} : std::format("not removed yet: {}\n", pending);
}

} // namespace

std::string mergeText(const MergeResult &result, bool dryRun)
{
    const std::string id = result.backup.toString();
    if (result.members.empty())
        return std::format("{} had been merged before\n{}", id, pendingText(result.pending));
    using enum TextTable::Align;
    TextTable table({{"ID"}, {"Mode"}, {"Outcome"}});
    for (const MergeMember &member : result.members)
        table.addRow({member.backup.toString(), std::string(modeName(member.mode)), member.reason.english()});
    std::string out = table.toString();
    out += std::format("{} {} FULL: {} of {} {} in use; {}{} written, {} freed\n", id, dryRun ? "would be" : "is",
                       prettySize(result.dataBytes), prettySize(result.chainBytes), dryRun ? "would stay" : "stay",
                       dryRun ? "at most " : "", prettySize(result.bytesWritten), prettySize(result.bytesFreed));
    if (dryRun)
        out += "recoverable before:\n" + intervalLines(result.windowBefore) + "recoverable after:\n" +
               intervalLines(result.windowAfter);
    return out + pendingText(result.pending);
}

std::string mergeJson(const MergeResult &result, bool dryRun)
{
    JsonWriter json;
    json.beginObject().member("dry-run", dryRun).member("id", result.backup.toString());
    json.key("chain").beginArray();
    for (const MergeMember &member : result.members)
        json.beginObject()
            .member("id", member.backup.toString())
            .member("backup-mode", modeName(member.mode))
            .member("goes", member.goes)
            .member("reason", member.reason.english())
            .endObject();
    json.endArray();
    json.member("bytes-before", result.chainBytes).member("data-bytes", result.dataBytes);
    json.member("bytes-written", result.bytesWritten).member("bytes-freed", result.bytesFreed);
    if (dryRun) {
        writeIntervals(json, "window-before", result.windowBefore);
        writeIntervals(json, "window-after", result.windowAfter);
    }
    if (!result.pending.empty())
        json.member("pending", result.pending);
    json.endObject();
    return json.take();
}

std::string compactText(const CompactResult &result, bool dryRun)
{
    using enum TextTable::Align;
    TextTable table({{"Instance"}, {"Pack"}, {"Size", Right}, {"In use", Right}, {"Share", Right}, {"Outcome"}});
    for (const CompactedPack &pack : result.packs) {
        const std::string outcome = !pack.rewritten  ? "stays: " + pack.reason.english()
                                    : pack.live == 0 ? std::string(dryRun ? "would be removed" : "removed")
                                                     : std::string(dryRun ? "would be rewritten" : "rewritten");
        table.addRow({printableName(pack.instance), printableName(pack.name), prettySize(pack.size),
                      prettySize(pack.live), percentText(pack.live, pack.size), outcome});
    }
    std::string out = table.isEmpty() ? std::string{} : table.toString();
    out += std::format("{} of {} in packs {} in use; {} {}, {} {}\n", prettySize(result.liveBytes),
                       prettySize(result.packBytes), dryRun ? "are" : "were", prettySize(result.bytesWritten),
                       dryRun ? "would be written" : "written", prettySize(result.bytesFreed),
                       dryRun ? "would be freed" : "freed");
    return out + pendingText(result.pending);
}

std::string compactJson(const CompactResult &result, bool dryRun)
{
    JsonWriter json;
    json.beginObject().member("dry-run", dryRun);
    json.member("pack-bytes", result.packBytes).member("live-bytes", result.liveBytes);
    json.member("bytes-written", result.bytesWritten).member("bytes-freed", result.bytesFreed);
    json.key("packs").beginArray();
    for (const CompactedPack &pack : result.packs) {
        json.beginObject().member("instance", pack.instance).member("name", pack.name);
        json.member("size", pack.size).member("live-bytes", pack.live).member("rewritten", pack.rewritten);
        if (!pack.reason.empty())
            json.member("reason", pack.reason.english());
        json.endObject();
    }
    json.endArray();
    if (!result.pending.empty())
        json.member("pending", result.pending);
    json.endObject();
    return json.take();
}

std::string undeleteText(const UndeleteResult &result, bool dryRun)
{
    std::string out;
    for (const BackupId id : result.backups)
        out += std::format("{} {}\n", id.toString(), dryRun ? "would come back" : "is back");
    if (!result.walFiles.empty())
        out += std::format("{} WAL files {}\n", result.walFiles.size(), dryRun ? "would come back" : "are back");
    return out;
}

std::string undeleteJson(const UndeleteResult &result, bool dryRun)
{
    JsonWriter json;
    json.beginObject().member("dry-run", dryRun).key("backups").beginArray();
    for (const BackupId id : result.backups)
        json.text(id.toString());
    json.endArray().key("wal-files").beginArray();
    for (const std::string &name : result.walFiles)
        json.text(name);
    json.endArray().endObject();
    return json.take();
}

std::string pinText(const BackupRecord &record)
{
    std::string out = record.id.toString() + ": ";
    if (record.keepForever)
        out += "kept for ever";
    else if (record.expireTime.isKnown())
        out += "kept until " + record.expireTime.toLocalText();
    else
        out += "not pinned";
    if (record.standalone)
        out += ", with its own WAL only";
    if (!record.note.empty())
        out += "; note: " + printableName(record.note);
    for (const auto &[key, value] : record.tags)
        out += std::format("; {}={}", printableName(key), printableName(value));
    return out + "\n";
}

} // namespace cairn
