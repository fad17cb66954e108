#include "core/text.h"
#include "operations/report_format.h"

#include <format>

namespace cairn {

namespace {

constexpr std::string_view style = R"(<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid #8888; }
.good { color: #1a7f37; } .bad { color: #c62828; } .note { opacity: .8; }
@media (prefers-color-scheme: dark) { .good { color: #57d97b; } .bad { color: #ff7b72; } }
dt { font-weight: 600; } dd { margin: 0 0 .5em 1.5em; }
@media print { body { margin: 0; } }
</style>
)";

/// Text between tags: names are bytes that anybody may have chosen.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : printableName(text)) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string verdictRows(const ValidationReport &report)
{
    std::string out;
    for (const BackupVerdict &verdict : report.verdicts) {
        const bool good = verdict.after == BackupStatus::Ok || verdict.after == BackupStatus::Done;
        out += std::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td class=\"{}\">{}</td></tr>\n",
                           escaped(verdict.instance), verdict.backup.toString(), statusName(verdict.before),
                           statusName(verdict.after), verdict.examined && good ? "good" : "bad",
                           !verdict.examined ? "not examined"
                           : good            ? "valid"
                                             : "not valid");
    }
    return out;
}

std::string definition(std::string_view term, std::string_view text)
{
    return text.empty() ? std::string{} : std::format("<dt>{}</dt><dd>{}</dd>\n", term, escaped(text));
}

std::string findingItem(const Finding &finding)
{
    const bool isError = finding.severity == FindingSeverity::Error;
    std::string out =
        std::format("<h3 class=\"{}\">{}</h3>\n<dl>\n", isError ? "bad" : "note", escaped(finding.message));
    out += definition("Instance", finding.instance);
    if (finding.backup.isValid())
        out += definition("Backup", finding.backup.toString());
    out += definition("File", finding.file);
    if (finding.block)
        out += definition("Block", std::to_string(*finding.block));
    out += definition("Expected", finding.expected) + definition("Found", finding.found);
    out +=
        definition("What it means", finding.consequence.english()) + definition("What to do", finding.remedy.english());
    return out + "</dl>\n";
}

std::string proofItem(const TargetProof &proof)
{
    if (!proof.proven)
        return std::format("<p class=\"bad\">{}: {} cannot be recovered.</p>\n", escaped(proof.instance),
                           escaped(proof.target));
    return std::format(
        "<p class=\"good\">{}: {} can be recovered: backup {}, then timeline {} up to {}; {} WAL records "
        "behind the backup were read, each with its checksum.</p>\n",
        escaped(proof.instance), escaped(proof.target), proof.backup.toString(), proof.timeline.value,
        proof.to.toString(), proof.records);
}

} // namespace

std::string validationHtml(const ValidationReport &report)
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Validation report</title>\n";
    out += std::string(style) + "</head>\n<body>\n<h1>Validation report</h1>\n";
    out += std::format("<p><strong class=\"{}\">{}</strong></p>\n<dl>\n", report.passed() ? "good" : "bad",
                       report.passed() ? "Passed" : "Not passed");
    out += definition("Scope", report.scope) + definition("Depth", depthName(report.depth));
    out += definition("Begun", report.begin.toLocalText()) + definition("Ended", report.end.toLocalText());
    out += definition("Read", prettySize(report.bytesRead)) + "</dl>\n";
    for (const TargetProof &proof : report.proofs)
        out += proofItem(proof);
    out += "<h2>Backups</h2>\n<table>\n<tr><th>Instance</th><th>Backup</th><th>Before</th><th>After</th>"
           "<th>Result</th></tr>\n";
    out += verdictRows(report) + "</table>\n<h2>Findings</h2>\n";
    for (const Finding &finding : report.findings)
        out += findingItem(finding);
    if (report.findings.empty())
        out += "<p>None.</p>\n";
    return out + "</body>\n</html>\n";
}

} // namespace cairn
