#include "core/text.h"
#include "operations/show_format.h"
#include "operations/text_table.h"

#include <format>

namespace cairn {

namespace {

bool hasWal(const TimelineSnapshot &timeline)
{
    return timeline.segments > 0 || timeline.partialSegments > 0;
}

std::string archiveRatio(const TimelineSnapshot &timeline)
{
    const auto ratio = timeline.storedBytes == 0
                           ? 0.0
                           : static_cast<double>(timeline.rawBytes) / static_cast<double>(timeline.storedBytes);
    return std::format("{:.2f}", ratio);
}

std::string_view timelineStatus(const TimelineSnapshot &timeline)
{
    return timeline.gaps.empty() ? "OK" : "DEGRADED";
}

std::string archiveTable(const ArchiveSnapshot &archive, const TableStyle &style)
{
    TextTable table({{"TLI"},
                     {"Parent TLI"},
                     {"Switchpoint"},
                     {"Min Segno"},
                     {"Max Segno"},
                     {"N segments"},
                     {"Size"},
                     {"Zratio"},
                     {"N backups"},
                     {"Status"}});
    std::string notes;
    for (const auto &timeline : archive.timelines) {
        if (!hasWal(timeline))
            continue;
        const auto statusColor = timeline.gaps.empty() ? color::green : color::red;
        table.addRow({
            std::to_string(timeline.timeline.value),
            std::to_string(timeline.parent.value),
            timeline.switchPoint.toString(),
            timeline.firstSegment.empty() ? "----" : timeline.firstSegment,
            timeline.lastSegment.empty() ? "----" : timeline.lastSegment,
            std::to_string(timeline.segments),
            prettySize(timeline.storedBytes),
            archiveRatio(timeline),
            std::to_string(timeline.backups.size()),
            {std::string(timelineStatus(timeline)), style.color ? statusColor : std::string_view{}},
        });
        for (const auto &name : timeline.duplicates)
            notes += std::format("timeline {}: stored more than once: {}\n", timeline.timeline.value, name);
        for (const auto &gap : timeline.gaps)
            notes += std::format("timeline {}: {} segment{} missing, {} to {}\n", timeline.timeline.value, gap.segments,
                                 gap.segments == 1 ? "" : "s", gap.firstSegment, gap.lastSegment);
    }
    for (const auto &key : archive.unreadable)
        notes += "not a WAL file of this archive: " + printableName(key) + "\n";
    return table.toString() + notes;
}

void writeNames(JsonWriter &json, std::string_view key, const std::vector<std::string> &names)
{
    json.key(key).beginArray();
    for (const auto &name : names)
        json.text(name);
    json.endArray();
}

void writeStretch(JsonWriter &json, const WalStretch &stretch)
{
    json.beginObject().member("begin-segno", stretch.firstSegment).member("end-segno", stretch.lastSegment);
    json.member("n-segments", stretch.segments).member("size", stretch.storedBytes);
    json.key("reachable").beginArray();
    for (const WalReach &reach : stretch.reach)
        json.beginObject()
            .member("from-lsn", reach.from.toString())
            .member("to-lsn", reach.to.toString())
            .member("backup-id", reach.backup.toString())
            .endObject();
    json.endArray().endObject();
}

void writeTimeline(JsonWriter &json, const TimelineSnapshot &timeline)
{
    json.beginObject();
    json.member("tli", timeline.timeline.value);
    json.member("parent-tli", timeline.parent.value);
    json.member("switchpoint", timeline.switchPoint.toString());
    json.member("min-segno", timeline.firstSegment);
    json.member("max-segno", timeline.lastSegment);
    json.member("n-segments", timeline.segments);
    json.member("size", timeline.storedBytes);
    json.key("zratio").decimal(timeline.storedBytes == 0
                                   ? 0.0
                                   : static_cast<double>(timeline.rawBytes) / static_cast<double>(timeline.storedBytes),
                               2);
    json.member("closest-backup-id",
                timeline.closestBackup.isValid() ? timeline.closestBackup.toString() : std::string{});
    json.member("status", timelineStatus(timeline));
    json.key("lost-segments").beginArray();
    for (const auto &gap : timeline.gaps)
        json.beginObject()
            .member("begin-segno", gap.firstSegment)
            .member("end-segno", gap.lastSegment)
            .member("n-segments", gap.segments)
            .endObject();
    json.endArray();
    json.key("backups").beginArray();
    for (const auto &record : timeline.backups) {
        json.beginObject();
        writeBackupMembers(json, record);
        json.endObject();
    }
    json.endArray();
    json.member("raw-bytes", timeline.rawBytes);
    json.member("n-partial-segments", timeline.partialSegments);
    json.member("history-file", timeline.hasHistoryFile);
    json.member("n-backup-history-files", timeline.backupHistoryFiles);
    json.member("switch-reason", timeline.switchReason);
    writeNames(json, "partial-segments", timeline.partialNames);
    writeNames(json, "duplicate-segments", timeline.duplicates);
    json.key("stretches").beginArray();
    for (const WalStretch &stretch : timeline.stretches)
        writeStretch(json, stretch);
    json.endArray();
    json.endObject();
}

/// "timeline 2 left timeline 1 at 0/5000028 (no recovery target specified)".
std::string originText(const TimelineSnapshot &timeline)
{
    if (timeline.parent.value == 0)
        return timeline.timeline.value == 1 || timeline.hasHistoryFile ? "" : ", where it began is not known";
    return std::format(", left timeline {} at {}{}", timeline.parent.value, timeline.switchPoint.toString(),
                       timeline.switchReason.empty() ? "" : " (" + printableName(timeline.switchReason) + ")");
}

std::string stretchLines(const WalStretch &stretch)
{
    std::string out = std::format("    {} to {}: {} segment{}, {}\n", stretch.firstSegment, stretch.lastSegment,
                                  stretch.segments, stretch.segments == 1 ? "" : "s", prettySize(stretch.storedBytes));
    for (const WalReach &reach : stretch.reach)
        out += std::format("        from backup {} on: {} to {}\n", reach.backup.toString(), reach.from.toString(),
                           reach.to.toString());
    return stretch.reach.empty() ? out + "        no backup leads to it\n" : out;
}

std::string timelineLines(const TimelineSnapshot &timeline)
{
    std::string out = std::format("timeline {}{}\n", timeline.timeline.value, originText(timeline));
    for (std::size_t i = 0; i < timeline.stretches.size(); ++i) {
        out += stretchLines(timeline.stretches[i]);
        if (i < timeline.gaps.size())
            out += std::format("    MISSING {} to {}: {} segment{}\n", timeline.gaps[i].firstSegment,
                               timeline.gaps[i].lastSegment, timeline.gaps[i].segments,
                               timeline.gaps[i].segments == 1 ? "" : "s");
    }
    if (timeline.stretches.empty())
        out += "    no WAL in the archive\n";
    for (const auto &name : timeline.partialNames)
        out += "    cut off by a promotion: " + name + "\n";
    for (const auto &name : timeline.duplicates)
        out += "    stored more than once: " + name + "\n";
    for (const BackupRecord &record : timeline.backups)
        out += std::format("    backup {} {} {}, {} to {}\n", record.id.toString(), modeName(record.mode),
                           statusName(record.status), record.startLsn.toString(), record.stopLsn.toString());
    return out;
}

} // namespace

std::string archiveTables(std::span<const ArchiveSnapshot> archives, const TableStyle &style)
{
    std::string out;
    for (const auto &archive : archives)
        out += std::format("\nARCHIVE INSTANCE '{}'\n", printableName(archive.instance)) + archiveTable(archive, style);
    return out;
}

std::string timelinesText(std::span<const ArchiveSnapshot> archives)
{
    std::string out;
    for (const auto &archive : archives) {
        out += std::format("\nTIMELINES OF INSTANCE '{}'\n", printableName(archive.instance));
        for (const auto &timeline : archive.timelines)
            out += timelineLines(timeline);
        if (archive.timelines.empty())
            out += "no backups and no WAL\n";
    }
    return out;
}

std::string archivesJson(std::span<const ArchiveSnapshot> archives, bool withoutWal)
{
    JsonWriter json;
    json.beginArray();
    for (const auto &archive : archives) {
        json.beginObject().member("instance", archive.instance);
        json.key("timelines").beginArray();
        for (const auto &timeline : archive.timelines)
            if (withoutWal || hasWal(timeline))
                writeTimeline(json, timeline);
        json.endArray();
        json.member("xlog-seg-size", archive.walSegmentSize);
        json.key("unreadable").beginArray();
        for (const auto &key : archive.unreadable)
            json.text(key);
        json.endArray().endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace cairn
