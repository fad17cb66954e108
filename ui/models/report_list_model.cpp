#include "models/report_list_model.h"

#include "base/format.h"
#include "models/status_look.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportList)
};

int countOf(const ValidationReport &report, FindingSeverity severity)
{
    return static_cast<int>(std::ranges::count(report.findings, severity, &Finding::severity));
}

Look outcomeLook(const ValidationReport &report)
{
    if (!report.passed())
        return severityLook(FindingSeverity::Error);
    return countOf(report, FindingSeverity::Warning) > 0 ? severityLook(FindingSeverity::Warning)
                                                         : statusLook(BackupStatus::Ok);
}

double secondsOf(const ValidationReport &report)
{
    return std::max(0.0, static_cast<double>(report.end.microseconds - report.begin.microseconds) / 1e6);
}

} // namespace

QString findingsText(const ValidationReport &report)
{
    QStringList parts;
    if (const int errors = countOf(report, FindingSeverity::Error); errors > 0)
        parts << Words::tr("%n error(s)", nullptr, errors);
    if (const int warnings = countOf(report, FindingSeverity::Warning); warnings > 0)
        parts << Words::tr("%n warning(s)", nullptr, warnings);
    if (parts.isEmpty())
        return report.passed() ? Words::tr("Nothing is wrong") : Words::tr("Not passed");
    return parts.join(QStringLiteral(", "));
}

ReportListModel *makeReportListModel(QObject *parent)
{
    using Row = ValidationReport;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("begin"),
         .title = Words::tr("Time", "column"),
         .text = [](const Row &row) { return formatTime(row.begin); },
         .raw = [](const Row &row) { return QVariant::fromValue<qlonglong>(row.begin.microseconds); },
         .exact = [](const Row &row) { return formatExactTime(row.begin); },
         .icon = [](const Row &row) { return outcomeLook(row).icon; },
         .tone = [](const Row &row) { return outcomeLook(row).tone; },
         .toneOnIconOnly = true},
        {.key = QStringLiteral("outcome"),
         .title = Words::tr("Outcome", "column"),
         .text =
             [](const Row &row) {
                 return row.findings.empty() && row.passed() ? Words::tr("Passed") : findingsText(row);
             },
         .tone = [](const Row &row) { return outcomeLook(row).tone; }},
        {.key = QStringLiteral("depth"),
         .title = Words::tr("Depth", "column"),
         .text = [](const Row &row) { return depthText(row.depth); },
         .raw = [](const Row &row) { return QVariant(static_cast<int>(row.depth)); }},
        {.key = QStringLiteral("scope"),
         .title = Words::tr("Scope", "column"),
         .text = [](const Row &row) { return recordedText(row.scope); },
         .exact = [](const Row &row) { return recordedText(row.scope); }},
        {.key = QStringLiteral("read"),
         .title = Words::tr("Read", "column: bytes"),
         .text = [](const Row &row) { return formatBytes(row.bytesRead); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.bytesRead); },
         .exact = [](const Row &row) { return formatExactBytes(row.bytesRead); },
         .numeric = true},
        {.key = QStringLiteral("duration"),
         .title = Words::tr("Duration", "column"),
         .text = [](const Row &row) { return formatDuration(secondsOf(row)); },
         .raw = [](const Row &row) { return QVariant(secondsOf(row)); },
         .numeric = true},
    };
    return new ReportListModel(std::move(columns), [](const Row &row) { return row.begin; }, parent);
}

} // namespace cairn::ui
