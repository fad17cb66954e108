#include "operations/show_format.h"

#include "catalog/external_dirs.h"
#include "core/text.h"
#include "operations/text_table.h"

#include <algorithm>
#include <array>
#include <format>

namespace cairn {

namespace {

constexpr std::string_view unknownField = "----";

std::string orUnknown(std::string_view text)
{
    return std::string(text.empty() ? unknownField : text);
}

std::string_view colorOf(BackupStatus status)
{
    switch (status) {
    case BackupStatus::Ok:
    case BackupStatus::Done:
        return color::green;
    case BackupStatus::Corrupt:
    case BackupStatus::Error:
    case BackupStatus::Unknown:
        return color::red;
    case BackupStatus::Running:
    case BackupStatus::Orphan:
    case BackupStatus::Merging:
    case BackupStatus::Merged:
    case BackupStatus::Deleting:
        return color::yellow;
    }
    return {};
}

/// How long the backup took, or has been taking; -1 when that is not known.
std::int64_t durationOf(const BackupRecord &record, Timestamp now)
{
    if (!record.startTime.isKnown())
        return -1;
    if (record.status == BackupStatus::Running)
        return now.seconds() - record.startTime.seconds();
    return record.endTime.isKnown() ? record.endTime.seconds() - record.startTime.seconds() : -1;
}

TextTable backupTable(const InstanceSnapshot &instance, const TableStyle &style)
{
    using enum TextTable::Align;
    TextTable table({{"Instance"},
                     {"Version"},
                     {"ID"},
                     {"Recovery Time"},
                     {"Mode"},
                     {"WAL Mode"},
                     {"TLI"},
                     {"Time", Right},
                     {"Data", Right},
                     {"WAL", Right},
                     {"Zratio", Right},
                     {"Start LSN"},
                     {"Stop LSN"},
                     {"Status"}});
    for (const auto &record : instance.backups) {
        const auto seconds = durationOf(record, style.now);
        table.addRow({
            printableName(instance.name),
            orUnknown(record.serverVersion),
            record.id.toString(),
            orUnknown(wholeSecondText(record.recoveryTime, true)),
            std::string(modeName(record.mode)),
            std::string(walModeName(record.walMode)),
            std::format("{}/{}", record.timeline.value, record.parentTimeline.value),
            seconds < 0 ? std::string(unknownField) : prettyInterval(seconds),
            prettySize(record.dataBytes),
            prettySize(record.walBytes),
            ratioText(record.uncompressedBytes, record.dataBytes),
            record.startLsn.toString(),
            record.stopLsn.toString(),
            {std::string(statusName(record.status)), style.color ? colorOf(record.status) : std::string_view{}},
        });
    }
    return table;
}

/// What a person should know about entries that cannot be used, one line each.
std::string remarks(const InstanceSnapshot &instance)
{
    std::string out;
    if (instance.error)
        out += "the instance record cannot be read: " + instance.error->text() + "\n";
    for (const auto &record : instance.backups) {
        if (!record.isRestorable() && !record.statusReason.empty())
            out += std::format("{} is {}: {}\n", record.id.toString(), statusName(record.status),
                               printableName(record.statusReason));
        if (record.quarantine)
            out += std::format("{} was deleted; `cairn undelete` can bring it back until {}\n", record.id.toString(),
                               wholeSecondText(record.quarantine->until));
        if (record.keepForever)
            out += std::format("{} is kept for ever\n", record.id.toString());
        else if (record.expireTime.isKnown())
            out += std::format("{} is kept until {}\n", record.id.toString(), wholeSecondText(record.expireTime));
        if (record.badPageCount > 0)
            out += std::format("{} holds {} damaged page{} of its source\n", record.id.toString(), record.badPageCount,
                               record.badPageCount == 1 ? "" : "s");
    }
    if (instance.deadBytes > 0)
        out += std::format("{} of {} in packs are in use by nobody; `cairn compact` makes room\n",
                           prettySize(instance.deadBytes), prettySize(instance.packBytes));
    return out;
}

void timeMember(JsonWriter &json, std::string_view key, Timestamp time, bool roundUp = false)
{
    if (time.isKnown())
        json.member(key, wholeSecondText(time, roundUp));
}

void exactTimeMember(JsonWriter &json, std::string_view key, Timestamp time)
{
    if (time.isKnown())
        json.member(key, time.toIso());
}

void writeTheirMembers(JsonWriter &json, const BackupRecord &record)
{
    json.member("id", record.id.toString());
    if (record.parent.isValid())
        json.member("parent-backup-id", record.parent.toString());
    json.member("backup-mode", modeName(record.mode));
    json.member("wal", walModeName(record.walMode));
    json.member("compress-alg", codecName(record.compression.codec));
    json.member("compress-level", record.compression.level);
    json.member("from-replica", record.fromReplica ? "true" : "false"); // strings, as pg_probackup has them
    json.member("block-size", record.blockSize);
    json.member("xlog-block-size", record.walBlockSize);
    json.member("checksum-version", record.checksumVersion);
    json.member("program-version", record.programVersion);
    json.member("server-version", record.serverVersion);
    json.member("current-tli", record.timeline.value);
    json.member("parent-tli", record.parentTimeline.value);
    json.member("start-lsn", record.startLsn.toString());
    json.member("stop-lsn", record.stopLsn.toString());
    timeMember(json, "start-time", record.startTime);
    timeMember(json, "end-time", record.endTime);
    json.member("recovery-xid", record.recoveryXid);
    timeMember(json, "recovery-time", record.recoveryTime, true);
    timeMember(json, "expire-time", record.expireTime);
    timeMember(json, "merge-time", record.mergeTime);
    json.member("data-bytes", record.dataBytes);
    json.member("wal-bytes", record.walBytes);
    json.member("uncompressed-bytes", record.uncompressedBytes);
    json.member("pgdata-bytes", record.pgdataBytes);
    if (!record.primaryConninfo.empty())
        json.member("primary_conninfo", record.primaryConninfo);
    if (!record.externalDirectories.empty())
        json.member("external-dirs", externalDirsText(record.externalDirectories));
    json.member("status", statusName(record.status));
    if (!record.note.empty())
        json.member("note", record.note);
    if (record.tablespaces.empty())
        return;
    json.key("tablespace_map").beginArray();
    for (const auto &entry : record.tablespaces)
        json.beginObject().member("oid", entry.oid.value).member("path", entry.path).endObject();
    json.endArray();
}

void writeOurMembers(JsonWriter &json, const BackupRecord &record)
{
    exactTimeMember(json, "start-time-utc", record.startTime);
    exactTimeMember(json, "end-time-utc", record.endTime);
    exactTimeMember(json, "recovery-time-utc", record.recoveryTime);
    if (record.startTime.isKnown() && record.endTime.isKnown())
        json.key("duration-seconds")
            .decimal(static_cast<double>(record.endTime.microseconds - record.startTime.microseconds) / 1e6, 3);
    if (!record.modeReason.empty())
        json.member("mode-reason", record.modeReason);
    if (record.reusedPieces > 0) {
        json.key("resumed-from").beginArray();
        for (const BackupId id : record.resumedFrom)
            json.text(id.toString());
        json.endArray();
        json.member("reused-pieces", record.reusedPieces).member("reused-bytes", record.reusedBytes);
    }
    json.member("file-count", record.fileCount);
    json.member("xlog-seg-size", record.walSegmentSize);
    json.member("system-identifier", std::to_string(record.systemIdentifier.value));
    if (!record.statusReason.empty())
        json.member("status-reason", record.statusReason);
    if (!record.manifestDigest.empty())
        json.member("manifest-digest", record.manifestDigest);
    json.member("bad-page-count", record.badPageCount);
    if (!record.badPages.empty()) {
        json.key("bad-pages").beginArray();
        for (const auto &page : record.badPages)
            json.beginObject()
                .member("path", page.path)
                .member("block", page.block.value)
                .member("reason", page.reason)
                .endObject();
        json.endArray();
    }
    if (record.keepForever)
        json.member("keep-forever", true);
    if (record.standalone)
        json.member("standalone", true);
    if (!record.tags.empty()) {
        json.key("tags").beginArray();
        for (const auto &[key, value] : record.tags)
            json.beginObject().member("key", key).member("value", value).endObject();
        json.endArray();
    }
    if (const auto &quarantine = record.quarantine) {
        json.key("quarantine").beginObject();
        exactTimeMember(json, "deleted", quarantine->deleted);
        exactTimeMember(json, "until", quarantine->until);
        json.member("status-before", statusName(quarantine->before)).endObject();
    }
    if (const auto &mark = record.validation) {
        json.key("validation").beginObject();
        exactTimeMember(json, "time", mark->time);
        json.member("depth", depthName(mark->depth)).member("passed", mark->passed);
        if (!mark->message.empty())
            json.member("message", mark->message);
        json.endObject();
    }
}

class DetailText {
public:
    void group(std::string_view title) { m_out += std::format("{}#{}\n", m_out.empty() ? "" : "\n", title); }
    void line(std::string_view key, std::string_view value)
    {
        if (!value.empty())
            m_out += std::format("{} = {}\n", key, value);
    }
    void line(std::string_view key, std::uint64_t value) { line(key, std::string_view(std::to_string(value))); }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    std::string m_out;
};

/// A time in the quotes that pg_probackup puts around it.
std::string quotedTime(Timestamp time, bool roundUp = false)
{
    return time.isKnown() ? "'" + wholeSecondText(time, roundUp) + "'" : std::string{};
}

void appendResultDetails(DetailText &text, const BackupRecord &record)
{
    text.group("Result backup info");
    text.line("timelineid", record.timeline.value);
    text.line("start-lsn", record.startLsn.toString());
    text.line("stop-lsn", record.stopLsn.toString());
    text.line("start-time", quotedTime(record.startTime));
    text.line("end-time", quotedTime(record.endTime));
    text.line("recovery-xid", record.recoveryXid);
    text.line("recovery-time", quotedTime(record.recoveryTime, true));
    text.line("expire-time", quotedTime(record.expireTime));
    text.line("keep-forever", record.keepForever ? "true" : "");
    text.line("standalone", record.standalone ? "true" : "");
    text.line("merge-time", quotedTime(record.mergeTime));
    text.line("data-bytes", record.dataBytes);
    text.line("wal-bytes", record.walBytes);
    text.line("uncompressed-bytes", record.uncompressedBytes);
    text.line("pgdata-bytes", record.pgdataBytes);
    text.line("file-count", record.fileCount);
    if (record.reusedPieces > 0) {
        text.line("resumed-from", idsText(record.resumedFrom));
        text.line("reused-pieces", record.reusedPieces);
        text.line("reused-bytes", record.reusedBytes);
    }
    text.line("status", statusName(record.status));
    text.line("status-reason", printableName(record.statusReason));
    if (record.parent.isValid())
        text.line("parent-backup-id", record.parent.toString());
    text.line("primary_conninfo", printableName(record.primaryConninfo));
    if (!record.externalDirectories.empty())
        text.line("external-dirs", printableName(externalDirsText(record.externalDirectories)));
    text.line("note", printableName(record.note));
    for (const auto &[key, value] : record.tags)
        text.line("tag", std::format("{}={}", printableName(key), printableName(value)));
    if (record.quarantine)
        text.line("deleted-until", quotedTime(record.quarantine->until));
    text.line("manifest-digest", record.manifestDigest);
}

void appendFindings(DetailText &text, const BackupRecord &record)
{
    if (!record.tablespaces.empty()) {
        text.group("Tablespaces");
        for (const auto &entry : record.tablespaces)
            text.line(std::to_string(entry.oid.value), printableName(entry.path));
    }
    if (const auto &mark = record.validation) {
        text.group("Last validation");
        text.line("validation-time", quotedTime(mark->time));
        text.line("validation-depth", depthName(mark->depth));
        text.line("validation-passed", mark->passed ? "true" : "false");
        text.line("validation-message", printableName(mark->message));
    }
    if (record.badPageCount > 0) {
        text.group("Damaged pages of the source");
        text.line("bad-page-count", record.badPageCount);
        for (const auto &page : record.badPages)
            text.line("bad-page",
                      std::format("{} block {}: {}", printableName(page.path), page.block.value, page.reason));
    }
}

} // namespace

void writeBackupMembers(JsonWriter &json, const BackupRecord &record)
{
    writeTheirMembers(json, record);
    writeOurMembers(json, record);
}

std::string idsText(const std::vector<BackupId> &ids)
{
    std::string text;
    for (const BackupId id : ids)
        text += (text.empty() ? "" : ", ") + id.toString();
    return text;
}

std::string prettyInterval(std::int64_t seconds)
{
    if (seconds <= 0)
        return "0";
    static constexpr std::array<std::pair<std::int64_t, char>, 4> units{
        {{86400, 'd'}, {3600, 'h'}, {60, 'm'}, {1, 's'}}};
    const auto *largest = std::ranges::find_if(units, [&](const auto &unit) { return seconds >= unit.first; });
    std::string text = std::format("{}{}", seconds / largest->first, largest->second);
    if (const auto *next = largest + 1; next != units.end())
        text += std::format(":{}{}", seconds % largest->first / next->first, next->second);
    return text;
}

std::string wholeSecondText(Timestamp time, bool roundUp)
{
    if (!time.isKnown())
        return {};
    const std::int64_t second = 1'000'000;
    auto whole = time.microseconds - ((time.microseconds % second) + second) % second;
    if (roundUp && whole != time.microseconds)
        whole += second;
    return Timestamp{whole}.toLocalText();
}

std::string ratioText(std::uint64_t raw, std::uint64_t stored)
{
    const auto ratio = raw > 0 && stored > 0 ? static_cast<double>(raw) / static_cast<double>(stored) : 1.0;
    return std::format("{:.2f}", ratio);
}

std::string backupTables(const CatalogSnapshot &catalog, bool withHeadings, const TableStyle &style)
{
    std::string out;
    for (const auto &instance : catalog.instances) {
        if (withHeadings)
            out += std::format("\nBACKUP INSTANCE '{}'\n", printableName(instance.name));
        out += backupTable(instance, style).toString() + remarks(instance);
    }
    return out;
}

std::string backupsJson(const CatalogSnapshot &catalog)
{
    JsonWriter json;
    json.beginArray();
    for (const auto &instance : catalog.instances) {
        json.beginObject().member("instance", instance.name);
        json.key("backups").beginArray();
        for (const auto &record : instance.backups) {
            json.beginObject();
            writeBackupMembers(json, record);
            json.endObject();
        }
        json.endArray();
        json.member("stored-bytes", instance.storedBytes);
        json.member("pack-bytes", instance.packBytes);
        json.member("live-bytes", instance.packBytes - instance.deadBytes);
        json.member("dead-bytes", instance.deadBytes);
        if (instance.error)
            json.member("error", instance.error->text());
        json.endObject();
    }
    json.endArray();
    return json.take();
}

std::string backupDetails(const BackupRecord &record)
{
    DetailText text;
    text.group("Configuration");
    text.line("backup-id", record.id.toString());
    text.line("backup-mode", modeName(record.mode));
    text.line("mode-reason", printableName(record.modeReason));
    text.line("stream", record.walMode == WalMode::Stream ? "true" : "false");
    text.line("compress-alg", codecName(record.compression.codec));
    text.line("compress-level", std::to_string(record.compression.level));
    text.line("from-replica", record.fromReplica ? "true" : "false");
    text.group("Compatibility");
    text.line("block-size", record.blockSize);
    text.line("xlog-block-size", record.walBlockSize);
    text.line("xlog-seg-size", record.walSegmentSize);
    text.line("checksum-version", record.checksumVersion);
    text.line("program-version", record.programVersion);
    text.line("server-version", record.serverVersion);
    text.line("system-identifier", record.systemIdentifier.value);
    appendResultDetails(text, record);
    appendFindings(text, record);
    return text.take();
}

} // namespace cairn
