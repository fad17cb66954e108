#pragma once

#include "core/error.h"
#include "operations/report_comparison.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cairn::ui {

/// What a report on paper is made of.
struct ReportPaper {
    std::string catalog;
    std::string instance;
    ValidationReport report;
    std::vector<ValidationReport> history; ///< newest first, the report among them
    std::optional<ReportComparison> comparison;
    Timestamp comparedWith;                                ///< when the other one was begun
    std::vector<std::pair<BackupId, std::uint64_t>> sizes; ///< stored bytes of backups that are still there
    Timestamp made;                                        ///< when this was written
    QString maker;                                         ///< "Cairn 1.2 on host"
};

/// The text as HTML that QTextDocument reads: title, what was looked at and how deeply, the outcome, findings, what
/// changed, the history, who made it. Charts are images named "history" and "backups". Pure; any thread that may call
/// tr().
[[nodiscard]] QString reportPaperHtml(const ReportPaper &paper);

/// Writes the same as one HTML file with its charts in it; the old file stays when that fails. Any thread.
[[nodiscard]] Status writeReportHtml(const ReportPaper &paper, const QString &path);

/// Writes a PDF of A4 pages; the old file stays when that fails. Any thread.
[[nodiscard]] Status writeReportPdf(const ReportPaper &paper, const QString &path);

} // namespace cairn::ui
