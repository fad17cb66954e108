#pragma once

#include "operations/requests.h"

#include <string>

namespace cairn {

// What operations return, as text for people and as JSON for scripts. Pure; any thread.

/// One line per backup, then every finding with what to do about it.
[[nodiscard]] std::string validationText(const ValidationReport &report, bool color);
[[nodiscard]] std::string validationJson(const ValidationReport &report);
/// A page of its own, without anything from elsewhere: to send, to print, to keep.
[[nodiscard]] std::string validationHtml(const ValidationReport &report);

/// What goes and what stays, and why; then what is freed and what can be recovered afterwards.
[[nodiscard]] std::string deletePlanText(const DeletePlan &plan, bool dryRun);
/// `segmentSize`: of the instance's WAL, for the names of segments. The stretches of WAL with why they stay or go, and
/// what can be recovered before and after.
[[nodiscard]] std::string retentionText(const DeletePlan &plan, std::uint32_t segmentSize);
[[nodiscard]] std::string deletePlanJson(const DeletePlan &plan, bool dryRun,
                                         std::uint32_t segmentSize = defaultSegmentSize);

/// One sentence: id, status, mode, sizes, time.
[[nodiscard]] std::string backupText(const BackupResult &result);
[[nodiscard]] std::string backupJson(const std::string &instance, const BackupResult &result);

/// What was restored where, and the recovery settings that were written.
[[nodiscard]] std::string restoreText(const RestoreRequest &request, const RestoreResult &result);
[[nodiscard]] std::string restoreJson(const RestoreRequest &request, const RestoreResult &result);

} // namespace cairn
