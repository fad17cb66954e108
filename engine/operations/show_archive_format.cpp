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
        for (const auto &gap : timeline.gaps)
            notes += std::format("timeline {}: {} segment{} missing, {} to {}\n", timeline.timeline.value, gap.segments,
                                 gap.segments == 1 ? "" : "s", gap.firstSegment, gap.lastSegment);
    }
    for (const auto &key : archive.unreadable)
        notes += "not a WAL file of this archive: " + printableName(key) + "\n";
    return table.toString() + notes;
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
    json.endObject();
}

} // namespace

std::string archiveTables(std::span<const ArchiveSnapshot> archives, const TableStyle &style)
{
    std::string out;
    for (const auto &archive : archives)
        out += std::format("\nARCHIVE INSTANCE '{}'\n", printableName(archive.instance)) + archiveTable(archive, style);
    return out;
}

std::string archivesJson(std::span<const ArchiveSnapshot> archives)
{
    JsonWriter json;
    json.beginArray();
    for (const auto &archive : archives) {
        json.beginObject().member("instance", archive.instance);
        json.key("timelines").beginArray();
        for (const auto &timeline : archive.timelines)
            if (hasWal(timeline))
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
