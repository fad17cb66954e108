#include "core/json_writer.h"
#include "core/text.h"
#include "operations/recovery_windows.h"
#include "operations/text_table.h"

#include <format>

namespace cairn {

namespace {

std::string windowTable(const RecoverySnapshot &snapshot)
{
    TextTable table({{"TLI"}, {"From"}, {"To"}, {"From LSN"}, {"To LSN"}, {"First backup"}, {"Backups"}});
    std::string notes;
    for (const RecoveryWindow &window : snapshot.windows) {
        table.addRow({std::to_string(window.timeline.value), window.fromTime.toLocalText(),
                      (window.toTimeIsExact ? "" : "at least ") + window.toTime.toLocalText(), window.from.toString(),
                      window.to.toString(), window.base.toString(), std::to_string(window.backups.size())});
        notes += std::format("timeline {} ends at {}: {}\n", window.timeline.value, window.to.toString(),
                             window.why.english());
        if (!window.remedy.empty())
            notes += "    " + window.remedy.english() + "\n";
    }
    std::string out = table.isEmpty() ? "nothing can be recovered\n" : table.toString() + notes;
    for (const UnreachableWal &wal : snapshot.unreachable)
        out += std::format("timeline {}: {} to {} cannot be used: {}\n    {}\n", wal.timeline.value, wal.firstSegment,
                           wal.lastSegment, wal.why.english(), wal.remedy.english());
    return out;
}

void writeWindow(JsonWriter &json, const RecoveryWindow &window)
{
    json.beginObject().member("tli", window.timeline.value);
    json.member("from-time", window.fromTime.toLocalText()).member("to-time", window.toTime.toLocalText());
    json.member("to-time-exact", window.toTimeIsExact);
    json.member("from-lsn", window.from.toString()).member("to-lsn", window.to.toString());
    json.member("last-record-lsn", window.lastRecord.isValid() ? window.lastRecord.toString() : std::string{});
    json.member("backup-id", window.base.toString());
    json.key("backups").beginArray();
    for (const BackupId id : window.backups)
        json.text(id.toString());
    json.endArray();
    json.member("ends-because", window.why.english()).member("remedy", window.remedy.english()).endObject();
}

} // namespace

std::string windowsText(const std::vector<RecoverySnapshot> &snapshots)
{
    std::string out;
    for (const RecoverySnapshot &snapshot : snapshots) {
        out += std::format("\nRECOVERABLE INSTANCE '{}'\n", printableName(snapshot.instance));
        out += snapshot.error ? snapshot.error->text() + "\n" : windowTable(snapshot);
    }
    return out;
}

std::string windowsJson(const std::vector<RecoverySnapshot> &snapshots)
{
    JsonWriter json;
    json.beginArray();
    for (const RecoverySnapshot &snapshot : snapshots) {
        json.beginObject().member("instance", snapshot.instance);
        json.member("newest", snapshot.newest().toLocalText());
        json.key("windows").beginArray();
        for (const RecoveryWindow &window : snapshot.windows)
            writeWindow(json, window);
        json.endArray().key("unreachable").beginArray();
        for (const UnreachableWal &wal : snapshot.unreachable)
            json.beginObject()
                .member("tli", wal.timeline.value)
                .member("first-segno", wal.firstSegment)
                .member("last-segno", wal.lastSegment)
                .member("n-segments", wal.segments)
                .member("why", wal.why.english())
                .member("remedy", wal.remedy.english())
                .endObject();
        json.endArray();
        if (snapshot.error)
            json.member("error", snapshot.error->text());
        json.endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace cairn
