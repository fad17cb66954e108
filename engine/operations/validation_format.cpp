#include "core/json_writer.h"
#include "core/text.h"
#include "operations/report_format.h"
#include "operations/show_format.h"
#include "operations/text_table.h"
#include "operations/validation_parts.h"

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

/// "proven: the time … can be recovered from backup … on".
std::string proofLine(const TargetProof &proof)
{
    if (!proof.proven)
        return std::format("NOT PROVEN: {} {}\n", printableName(proof.instance), proof.target);
    std::string line = std::format("PROVEN: {} {}: backup {}, then timeline {} up to {}, {} WAL records read behind it",
                                   printableName(proof.instance), proof.target, proof.backup.toString(),
                                   proof.timeline.value, proof.to.toString(), proof.records);
    if (proof.lastEnd.isKnown())
        line += "; the last transaction ended at " + proof.lastEnd.toLocalText();
    return line + "\n";
}

void writeProof(JsonWriter &json, const TargetProof &proof)
{
    json.beginObject().member("instance", proof.instance).member("target", proof.target);
    json.member("proven", proof.proven).member("id", proof.backup.isValid() ? proof.backup.toString() : std::string{});
    json.member("tli", proof.timeline.value);
    json.member("from-lsn", proof.from.toString()).member("to-lsn", proof.to.toString());
    json.member("records", proof.records).member("last-transaction-time", proof.lastEnd.toIso()).endObject();
}

} // namespace

std::string findingText(const Finding &finding)
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
    if (finding.block)
        line += std::format(", block {}", *finding.block);
    if (!finding.expected.empty())
        line += std::format("\n    expected {}, found {}", finding.expected, finding.found);
    if (!finding.consequence.empty())
        line += "\n    " + finding.consequence.english();
    if (!finding.remedy.empty())
        line += "\n    " + finding.remedy.english();
    return line + "\n";
}

void writeFinding(JsonWriter &json, const Finding &finding)
{
    json.beginObject()
        .member("severity", severityName(finding.severity))
        .member("code", errorCodeName(finding.code))
        .member("instance", finding.instance)
        .member("id", finding.backup.isValid() ? finding.backup.toString() : std::string{})
        .member("file", finding.file)
        .member("message", finding.message)
        .member("remedy", finding.remedy.english());
    if (finding.block)
        json.member("block", *finding.block);
    json.member("expected", finding.expected).member("found", finding.found);
    json.member("consequence", finding.consequence.english()).endObject();
}

std::string validationText(const ValidationReport &report, bool color)
{
    std::string out = verdictTable(report, color);
    for (const auto &finding : report.findings)
        out += findingText(finding);
    for (const auto &proof : report.proofs)
        out += proofLine(proof);
    return out + std::format("{}, {} read\n", report.passed() ? "passed" : "NOT passed", prettySize(report.bytesRead));
}

void writeReportMembers(JsonWriter &json, const ValidationReport &report)
{
    json.member("passed", report.passed()).member("bytes-read", report.bytesRead);
    json.member("scope", report.scope).member("depth", depthName(report.depth));
    json.member("begin", report.begin.toIso()).member("end", report.end.toIso());
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
        writeFinding(json, finding);
    json.endArray().key("targets").beginArray();
    for (const auto &proof : report.proofs)
        writeProof(json, proof);
    json.endArray();
}

std::string validationJson(const ValidationReport &report)
{
    JsonWriter json;
    json.beginObject();
    writeReportMembers(json, report);
    json.endObject();
    return json.take();
}

} // namespace cairn
