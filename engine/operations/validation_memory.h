#pragma once

#include "catalog/catalog.h"
#include "operations/requests.h"

#include <cstddef>
#include <string>
#include <vector>

namespace cairn {

/// How many reports of an instance are kept.
inline constexpr std::size_t reportsKept = 30;

/// Keeps what a validation found about one instance, and removes the oldest reports beyond reportsKept. Sealed with a
/// checksum as all records are.
[[nodiscard]] Status rememberReport(const Instance &instance, const ValidationReport &report);

/// The reports of an instance, newest first, at most `limit`. Those that cannot be read are left out, and named in
/// `damaged`.
[[nodiscard]] Result<std::vector<ValidationReport>> readValidationReports(const Instance &instance, std::size_t limit,
                                                                          std::vector<Error> *damaged = nullptr);

/// The same for views. NotFound when the instance does not exist.
[[nodiscard]] Result<std::vector<ValidationReport>> readValidationReports(const InstanceRef &ref, std::size_t limit);

} // namespace cairn
