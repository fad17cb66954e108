#include "operations/report_format.h"

#include "core/text.h"
#include "operations/show_format.h"
#include "operations/text_table.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

std::string_view severityName(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Info:
        return "info";
    case FindingSeverity::Warning:
        return "warning";
    case FindingSeverity::Error:
        return "error";
    }
    return "error";
}

std::string upper(std::string_view text)
{
    std::string all(text);
    std::ranges::transform(all, all.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return all;
}

bool isUsable(BackupStatus status)
{
    return status == BackupStatus::Ok || status == BackupStatus::Done;
}

std::string verdictTable(const ValidationReport &report, bool color)
{
    TextTable table({{"Instance"}, {"ID"}, {"Before"}, {"After"}, {"Result"}});
    for (const auto &verdict : report.verdicts) {
        const bool good = isUsable(verdict.after);
        const std::string_view result = !verdict.examined ? "skipped" : good ? "valid" : "not valid";
        const std::string_view paint = !verdict.examined ? color::yellow : good ? color::green : color::red;
        table.addRow({printableName(verdict.instance),
                      verdict.backup.toString(),
                      std::string(statusName(verdict.before)),
                      std::string(statusName(verdict.after)),
                      {std::string(result), color ? paint : std::string_view{}}});
    }
    return table.isEmpty() ? "no backups\n" : table.toString();
}

std::string findingLines(const Finding &finding)
{
    std::string line = upper(severityName(finding.severity)) + ": ";
    if (!finding.instance.empty())
        line += printableName(finding.instance) + " ";
    if (finding.backup.isValid())
        line += finding.backup.toString();
    if (line.back() == ' ')
        line.pop_back();
    line += ": " + finding.message;
    if (!finding.file.empty())
        line += ": " + printableName(finding.file);
    if (!finding.remedy.empty())
        line += "\n    " + finding.remedy;
    return line + "\n";
}

void writeTexts(JsonWriter &json, std::string_view key, const std::vector<std::string> &texts)
{
    json.key(key).beginArray();
    for (const auto &text : texts)
        json.text(text);
    json.endArray();
}

} // namespace

std::string validationText(const ValidationReport &report, bool color)
{
    std::string out = verdictTable(report, color);
    for (const auto &finding : report.findings)
        out += findingLines(finding);
    return out + std::format("{}, {} read\n", report.passed() ? "passed" : "NOT passed", prettySize(report.bytesRead));
}

std::string validationJson(const ValidationReport &report)
{
    JsonWriter json;
    json.beginObject().member("passed", report.passed()).member("bytes-read", report.bytesRead);
    json.key("backups").beginArray();
    for (const auto &verdict : report.verdicts)
        json.beginObject()
            .member("instance", verdict.instance)
            .member("id", verdict.backup.toString())
            .member("status-before", statusName(verdict.before))
            .member("status", statusName(verdict.after))
            .member("examined", verdict.examined)
            .endObject();
    json.endArray();
    json.key("findings").beginArray();
    for (const auto &finding : report.findings)
        json.beginObject()
            .member("severity", severityName(finding.severity))
            .member("code", errorCodeName(finding.code))
            .member("instance", finding.instance)
            .member("id", finding.backup.isValid() ? finding.backup.toString() : std::string{})
            .member("file", finding.file)
            .member("message", finding.message)
            .member("remedy", finding.remedy)
            .endObject();
    json.endArray().endObject();
    return json.take();
}

std::string deletePlanText(const DeletePlan &plan, bool dryRun)
{
    using enum TextTable::Align;
    TextTable table({{"ID"}, {"Outcome"}, {"Size", Right}, {"Why"}});
    for (const auto &entry : plan.entries) {
        const std::string_view outcome = !entry.goes ? "stays" : dryRun ? "would go" : "deleted";
        table.addRow(
            {entry.backup.toString(), std::string(outcome), prettySize(entry.bytes), printableName(entry.reason)});
    }
    std::string out = table.isEmpty() ? std::string{} : table.toString();
    out += std::format("{} {}\n", dryRun ? "would free" : "freed", prettySize(plan.bytesFreed));
    if (!plan.windowAfter.empty())
        out += std::format("{}: {}\n", dryRun ? "recoverable afterwards" : "recoverable now", plan.windowAfter);
    return out;
}

std::string deletePlanJson(const DeletePlan &plan, bool dryRun)
{
    JsonWriter json;
    json.beginObject().member("dry-run", dryRun).member("bytes-freed", plan.bytesFreed);
    json.member("recoverable-afterwards", plan.windowAfter);
    json.key("backups").beginArray();
    for (const auto &entry : plan.entries)
        json.beginObject()
            .member("id", entry.backup.toString())
            .member("goes", entry.goes)
            .member("reason", entry.reason)
            .member("bytes", entry.bytes)
            .endObject();
    json.endArray();
    writeTexts(json, "packs", plan.packs);
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
    if (record.badPageCount > 0)
        out +=
            std::format("; {} damaged page{} in the source", record.badPageCount, record.badPageCount == 1 ? "" : "s");
    return out + "\n";
}

std::string backupJson(const std::string &instance, const BackupResult &result)
{
    JsonWriter json;
    json.beginObject().member("instance", instance);
    json.key("backup").beginObject();
    writeBackupMembers(json, result.record);
    json.endObject();
    writeTexts(json, "warnings", result.warnings);
    json.endObject();
    return json.take();
}

std::string restoreText(const RestoreRequest &request, const RestoreResult &result)
{
    std::string out = std::format("{} restored to {}: {} files, {}\n", result.backup.toString(),
                                  printableName(request.pgdata), result.filesWritten, prettySize(result.bytesWritten));
    for (const auto &setting : result.settings)
        out += "    " + printableName(setting) + "\n";
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
    json.endObject();
    return json.take();
}

} // namespace cairn
