#include "core/json_writer.h"
#include "core/text.h"
#include "operations/report_comparison.h"
#include "operations/report_format.h"
#include "operations/show_format.h"
#include "operations/text_table.h"
#include "operations/validation_parts.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

std::size_t count(const ValidationReport &report, FindingSeverity severity)
{
    return static_cast<std::size_t>(std::ranges::count(report.findings, severity, &Finding::severity));
}

std::int64_t secondsOf(const ValidationReport &report)
{
    return std::max<std::int64_t>(0, (report.end.microseconds - report.begin.microseconds) / 1'000'000);
}

std::string part(std::string_view title, const std::vector<Finding> &findings)
{
    if (findings.empty())
        return {};
    std::string out = std::format("{} ({}):\n", title, findings.size());
    for (const Finding &finding : findings)
        out += findingText(finding);
    return out;
}

void writePart(JsonWriter &json, std::string_view key, const std::vector<Finding> &findings)
{
    json.key(key).beginArray();
    for (const Finding &finding : findings)
        writeFinding(json, finding);
    json.endArray();
}

} // namespace

std::string reportListText(const std::string &instance, const std::vector<ValidationReport> &newestFirst, bool color)
{
    using enum TextTable::Align;
    TextTable table({{"No", Right},
                     {"Begun"},
                     {"Scope"},
                     {"Depth"},
                     {"Outcome"},
                     {"Errors", Right},
                     {"Warnings", Right},
                     {"Read", Right},
                     {"Time", Right}});
    std::size_t number = 0;
    for (const ValidationReport &report : newestFirst) {
        const bool good = report.passed();
        const std::string_view paint = good ? color::green : color::red;
        table.addRow({std::to_string(++number),
                      wholeSecondText(report.begin),
                      printableName(report.scope),
                      std::string(depthName(report.depth)),
                      {good ? "passed" : "NOT passed", color ? paint : std::string_view{}},
                      std::to_string(count(report, FindingSeverity::Error)),
                      std::to_string(count(report, FindingSeverity::Warning)),
                      prettySize(report.bytesRead),
                      prettyInterval(secondsOf(report))});
    }
    return std::format("\nREPORTS OF INSTANCE '{}'\n{}", printableName(instance),
                       table.isEmpty() ? "no validation has been kept yet\n" : table.toString());
}

std::string reportListJson(const std::vector<InstanceReports> &instances)
{
    JsonWriter json;
    json.beginArray();
    for (const InstanceReports &one : instances) {
        json.beginObject().member("instance", one.instance).key("reports").beginArray();
        std::uint64_t number = 0;
        for (const ValidationReport &report : one.reports)
            json.beginObject()
                .member("number", ++number)
                .member("begin", report.begin.toIso())
                .member("end", report.end.toIso())
                .member("scope", report.scope)
                .member("depth", depthName(report.depth))
                .member("passed", report.passed())
                .member("errors", std::uint64_t{count(report, FindingSeverity::Error)})
                .member("warnings", std::uint64_t{count(report, FindingSeverity::Warning)})
                .member("bytes-read", report.bytesRead)
                .endObject();
        json.endArray().endObject();
    }
    json.endArray();
    return json.take();
}

std::string comparisonText(const ReportComparison &comparison, const ValidationReport &before)
{
    std::string out = std::format("\nCOMPARED WITH {} ({}, {})\n", wholeSecondText(before.begin),
                                  printableName(before.scope), depthName(before.depth));
    const std::string parts = part("new", comparison.fresh) + part("gone", comparison.gone) +
                              part("not looked at again", comparison.notLookedAt) +
                              part("unchanged", comparison.unchanged);
    return out + (parts.empty() ? "no findings in either\n" : parts);
}

std::string comparisonJson(const ReportComparison &comparison, const ValidationReport &before,
                           const ValidationReport &after)
{
    JsonWriter json;
    json.beginObject();
    writeReportMembers(json, after);
    json.key("compared-with").beginObject();
    json.member("begin", before.begin.toIso()).member("scope", before.scope).member("depth", depthName(before.depth));
    writePart(json, "new", comparison.fresh);
    writePart(json, "gone", comparison.gone);
    writePart(json, "not-looked-at", comparison.notLookedAt);
    writePart(json, "unchanged", comparison.unchanged);
    json.endObject().endObject();
    return json.take();
}

} // namespace cairn
