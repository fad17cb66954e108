#pragma once

#include "operations/requests.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// What changed between two validations of an instance.
struct ReportComparison {
    std::vector<Finding> fresh;       ///< only in the later one
    std::vector<Finding> unchanged;   ///< in both, as the later one has them
    std::vector<Finding> gone;        ///< the later one looked there, and found nothing
    std::vector<Finding> notLookedAt; ///< the later one did not look there, or not as deeply: nothing is known
};

/// Findings are the same when they say the same of the same place (instance, backup, file, block); of several that do,
/// as many are unchanged as both have. Pure.
[[nodiscard]] ReportComparison compareReports(const ValidationReport &before, const ValidationReport &after);

/// With which of the others, newest first, a report is best compared: the newest older one of the same scope, else the
/// newest older one. None when there is no older one. Pure.
[[nodiscard]] std::optional<std::size_t> reportBefore(const std::vector<ValidationReport> &newestFirst, std::size_t at);

// As text for people and as JSON for scripts.

/// The kept reports of one instance, newest first, numbered from 1.
[[nodiscard]] std::string reportListText(const std::string &instance, const std::vector<ValidationReport> &newestFirst,
                                         bool color);
struct InstanceReports {
    std::string instance;
    std::vector<ValidationReport> reports; ///< newest first
};
[[nodiscard]] std::string reportListJson(const std::vector<InstanceReports> &instances);

/// What is new, what is gone, what is as it was.
[[nodiscard]] std::string comparisonText(const ReportComparison &comparison, const ValidationReport &before);
/// A report as validationJson() has it, and the comparison.
[[nodiscard]] std::string comparisonJson(const ReportComparison &comparison, const ValidationReport &before,
                                         const ValidationReport &after);

} // namespace cairn
