#include "operations/report_format.h"

#include "core/text.h"
#include "operations/interval_format.h"
#include "operations/show_format.h"
#include "operations/text_table.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

void writeTexts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts)
{
    json.key(key).beginArray();
    for (const auto &text : texts)
        json.text(text);
    json.endArray();
}

void writeTexts(JsonWriter &json, std::string_view key, const std::vector<Sentence> &sentences)
{
    json.key(key).beginArray();
    for (const Sentence &sentence : sentences)
        json.text(sentence.english());
    json.endArray();
}

std::string joined(const RetentionReasons &reasons)
{
    std::string text;
    for (const RetentionReason &reason : reasons)
        text += (text.empty() ? "" : "; ") + reason.text.english();
    return text;
}

void writeReasons(JsonWriter &json, const RetentionReasons &reasons)
{
    json.key("reasons").beginArray();
    for (const RetentionReason &reason : reasons)
        json.beginObject().member("rule", ruleName(reason.rule)).member("text", reason.text.english()).endObject();
    json.endArray();
}

/// The whole plan of retention, into an object that is open.
void writeRetention(JsonWriter &json, const RetentionPlan &plan, std::uint32_t segmentSize)
{
    json.key("decisions").beginArray();
    for (const BackupDecision &decision : plan.backups) {
        json.beginObject().member("id", decision.id.toString()).member("restorable", decision.restorable);
        json.member("goes", decision.fate != BackupFate::Keep).member("bytes-freed", decision.bytesFreed);
        json.member("merged", decision.fate == BackupFate::Fold);
        json.key("merged-into").beginArray();
        for (const BackupId id : decision.foldedInto)
            json.text(id.toString());
        json.endArray();
        writeReasons(json, decision.reasons);
        json.endObject();
    }
    json.endArray().key("wal").beginArray();
    for (const WalDecision &wal : plan.wal) {
        json.beginObject().member("tli", wal.timeline.value);
        json.member("first-segno", segmentName(wal.timeline, wal.first, segmentSize));
        json.member("last-segno", segmentName(wal.timeline, wal.last, segmentSize));
        json.member("goes", !wal.keep).member("bytes", wal.bytes);
        writeReasons(json, wal.reasons);
        json.endObject();
    }
    json.endArray();
    writeIntervals(json, "window-before", plan.windowBefore);
    writeIntervals(json, "window-after", plan.windowAfter);
    json.member("nothing-restorable-left", plan.nothingRestorableLeft);
}

/// Into an object that is open.
void writeDeletePlan(JsonWriter &json, const DeletePlan &plan, bool dryRun, std::uint32_t segmentSize)
{
    json.member("dry-run", dryRun).member("bytes-freed", plan.bytesFreed);
    json.member("recoverable-afterwards", plan.windowAfter);
    json.key("backups").beginArray();
    for (const auto &entry : plan.entries)
        json.beginObject()
            .member("id", entry.backup.toString())
            .member("goes", entry.goes)
            .member("reason", entry.reason.english())
            .member("bytes", entry.bytes)
            .member("becomes-full", entry.becomesFull)
            .endObject();
    json.endArray();
    if (plan.quarantinedUntil.isKnown())
        json.member("quarantined-until", plan.quarantinedUntil.toIso());
    writeTexts(json, "packs", plan.packs);
    writeTexts(json, "wal-files", plan.walFiles);
    writeTexts(json, "refusals", plan.retention.refusals);
    writeRetention(json, plan.retention, segmentSize);
}

} // namespace

std::string deletePlanText(const DeletePlan &plan, bool dryRun)
{
    using enum TextTable::Align;
    TextTable table({{"ID"}, {"Outcome"}, {"Size", Right}, {"Why"}});
    for (const auto &entry : plan.entries) {
        const std::string_view outcome = entry.becomesFull ? (dryRun ? "becomes FULL" : "is FULL now")
                                         : !entry.goes     ? "stays"
                                         : dryRun          ? "would go"
                                                           : "deleted";
        table.addRow({entry.backup.toString(), std::string(outcome), prettySize(entry.bytes),
                      printableName(entry.reason.english())});
    }
    std::string out = table.isEmpty() ? std::string{} : table.toString();
    const bool later = plan.quarantinedUntil.isKnown() && plan.bytesFreed > 0;
    out += std::format("{} {}{}\n",
                       dryRun  ? "would free"
                       : later ? "frees"
                               : "freed",
                       prettySize(plan.bytesFreed),
                       later ? std::format(", after {}: `cairn undelete` can bring it back until then",
                                           wholeSecondText(plan.quarantinedUntil))
                             : std::string{});
    if (plan.retention.walBytesFreed > 0)
        out += std::format("of it WAL in the archive: {} in {} files\n", prettySize(plan.retention.walBytesFreed),
                           plan.walFiles.size());
    for (const Sentence &refusal : plan.retention.refusals)
        out += std::format("not without --force: {}\n", refusal.english());
    if (plan.retention.nothingRestorableLeft && dryRun)
        out += "not without --force: nothing that can be restored would be left\n";
    if (!plan.windowAfter.empty())
        out += std::format("{}: {}\n", dryRun ? "recoverable afterwards" : "recoverable now", plan.windowAfter);
    return out;
}

std::string retentionText(const DeletePlan &plan, std::uint32_t segmentSize)
{
    using enum TextTable::Align;
    TextTable table({{"First segment"}, {"Last segment"}, {"WAL"}, {"Size", Right}, {"Why"}});
    for (const WalDecision &wal : plan.retention.wal)
        table.addRow({segmentName(wal.timeline, wal.first, segmentSize),
                      segmentName(wal.timeline, wal.last, segmentSize), std::string(wal.keep ? "stays" : "goes"),
                      prettySize(wal.bytes), joined(wal.reasons)});
    std::string out = table.isEmpty() ? std::string{} : "\n" + table.toString();
    out += "recoverable before:\n" + intervalLines(plan.retention.windowBefore);
    return out + "recoverable after:\n" + intervalLines(plan.retention.windowAfter);
}

std::string deletePlanJson(const DeletePlan &plan, bool dryRun, std::uint32_t segmentSize)
{
    JsonWriter json;
    json.beginObject();
    writeDeletePlan(json, plan, dryRun, segmentSize);
    json.endObject();
    return json.take();
}

std::string backupText(const BackupResult &result)
{
    const BackupRecord &record = result.record;
    const auto seconds = record.endTime.seconds() - record.startTime.seconds();
    std::string out = std::format(
        "{} {} {} {}: {} stored of {}, {}", record.id.toString(), statusName(record.status), modeName(record.mode),
        walModeName(record.walMode), prettySize(record.dataBytes + record.walBytes),
        prettySize(record.uncompressedBytes + record.walBytes), prettyInterval(std::max<std::int64_t>(seconds, 1)));
    if (record.reusedPieces > 0)
        out += std::format("; {} in {} pages and stretches reused of the interrupted {}",
                           prettySize(record.reusedBytes), record.reusedPieces, idsText(record.resumedFrom));
    if (record.badPageCount > 0)
        out +=
            std::format("; {} damaged page{} in the source", record.badPageCount, record.badPageCount == 1 ? "" : "s");
    out += "\n";
    return result.retention ? out + deletePlanText(*result.retention, false) : out;
}

std::string backupJson(const std::string &instance, const BackupResult &result)
{
    JsonWriter json;
    json.beginObject().member("instance", instance);
    json.key("backup").beginObject();
    writeBackupMembers(json, result.record);
    json.endObject();
    writeTexts(json, "warnings", result.warnings);
    if (result.retention) {
        json.key("retention").beginObject();
        writeDeletePlan(json, *result.retention, false, result.record.walSegmentSize);
        json.endObject();
    }
    json.endObject();
    return json.take();
}

std::string restoreText(const RestoreRequest &request, const RestoreResult &result)
{
    std::string out = std::format("{} restored to {}: {} files, {}\n", result.backup.toString(),
                                  printableName(request.pgdata), result.filesWritten, prettySize(result.bytesWritten));
    for (const auto &setting : result.settings)
        out += "    " + printableName(setting) + "\n";
    for (const KeptDirectory &directory : result.kept)
        out += std::format("the old {} is kept as {}\n", printableName(directory.from), printableName(directory.to));
    if (!result.putBack.empty())
        out += "with the server stopped, this brings the old cluster back:\n";
    for (const auto &command : result.putBack)
        out += "    " + command + "\n";
    return out;
}

std::string restoreJson(const RestoreRequest &request, const RestoreResult &result)
{
    JsonWriter json;
    json.beginObject().member("instance", request.ref.instance).member("id", result.backup.toString());
    json.member("pgdata", request.pgdata);
    json.member("files-written", result.filesWritten).member("bytes-written", result.bytesWritten);
    writeTexts(json, "settings", result.settings);
    writeTexts(json, "warnings", result.warnings);
    json.key("kept").beginArray();
    for (const KeptDirectory &directory : result.kept)
        json.beginObject().member("from", directory.from).member("to", directory.to).endObject();
    json.endArray();
    writeTexts(json, "put-back", result.putBack);
    json.endObject();
    return json.take();
}

} // namespace cairn
