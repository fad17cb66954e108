#include "operations/report_comparison.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace cairn {

namespace {

auto placeOf(const Finding &finding)
{
    return std::tuple(finding.instance, finding.backup, finding.file, finding.block.value_or(0),
                      finding.block.has_value(), finding.code, finding.message);
}

/// Whether a validation would have found this again, were it still there.
bool looksAt(const ValidationReport &report, const Finding &finding, const ValidationReport &foundBy)
{
    if (report.depth < foundBy.depth)
        return false;
    if (!finding.backup.isValid())
        return report.scope == foundBy.scope;
    return std::ranges::any_of(report.verdicts, [&finding](const BackupVerdict &verdict) {
        return verdict.examined && verdict.backup == finding.backup && verdict.instance == finding.instance;
    });
}

} // namespace

ReportComparison compareReports(const ValidationReport &before, const ValidationReport &after)
{
    ReportComparison comparison;
    std::map<decltype(placeOf(Finding{})), std::size_t> old;
    for (const Finding &finding : before.findings)
        ++old[placeOf(finding)];
    for (const Finding &finding : after.findings) {
        const auto found = old.find(placeOf(finding));
        const bool known = found != old.end() && found->second > 0;
        if (known)
            --found->second;
        (known ? comparison.unchanged : comparison.fresh).push_back(finding);
    }
    for (const Finding &finding : before.findings) {
        const auto left = old.find(placeOf(finding));
        if (left->second == 0)
            continue;
        --left->second;
        (looksAt(after, finding, before) ? comparison.gone : comparison.notLookedAt).push_back(finding);
    }
    return comparison;
}

std::optional<std::size_t> reportBefore(const std::vector<ValidationReport> &newestFirst, std::size_t at)
{
    for (std::size_t other = at + 1; other < newestFirst.size(); ++other)
        if (newestFirst[other].scope == newestFirst[at].scope)
            return other;
    return at + 1 < newestFirst.size() ? std::optional(at + 1) : std::nullopt;
}

} // namespace cairn
