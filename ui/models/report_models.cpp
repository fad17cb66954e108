#include "models/report_models.h"

#include "base/format.h"
#include "models/status_look.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace cairn::ui {

namespace {

struct ReportColumn {
    Q_DECLARE_TR_FUNCTIONS(ReportColumn)
};

QString verdictText(const BackupVerdict &verdict)
{
    if (!verdict.examined)
        return ReportColumn::tr("not examined");
    return statusText(verdict.after);
}

Look verdictLook(const BackupVerdict &verdict)
{
    return verdict.examined ? statusLook(verdict.after) : Look{QStringLiteral("unknown"), Tone::Muted};
}

QString fateText(bool goes, bool becomesFull)
{
    return goes          ? ReportColumn::tr("Goes", "a backup that will be deleted")
           : becomesFull ? ReportColumn::tr("Becomes full", "a backup that others are merged into")
                         : ReportColumn::tr("Stays", "a backup that will be kept");
}

Look fateLook(bool goes, bool becomesFull)
{
    return goes          ? Look{QStringLiteral("delete"), Tone::Error}
           : becomesFull ? Look{QStringLiteral("merge"), Tone::Active}
                         : Look{QStringLiteral("ok"), Tone::Ok};
}

QString packOutcome(const CompactedPack &pack)
{
    if (!pack.rewritten)
        return ReportColumn::tr("stays: %1").arg(engineText(pack.reason));
    return pack.live == 0 ? ReportColumn::tr("removed", "a pack of which nothing is in use")
                          : ReportColumn::tr("written anew", "a pack of which little is in use");
}

double liveShare(const CompactedPack &pack)
{
    return pack.size > 0 ? static_cast<double>(pack.live) / static_cast<double>(pack.size) : 1.0;
}

QString finding(const Finding &finding)
{
    QString text = QStringLiteral("%1: %2").arg(severityText(finding.severity), engineText(finding.message));
    if (!finding.file.empty())
        text += QStringLiteral(" (%1)").arg(displayName(finding.file));
    if (!finding.remedy.empty())
        text += QStringLiteral("\n    %1").arg(engineText(finding.remedy));
    return text;
}

} // namespace

std::vector<NumberedFinding> numbered(const std::vector<Finding> &findings)
{
    std::vector<NumberedFinding> rows;
    rows.reserve(findings.size());
    for (const Finding &entry : findings)
        rows.push_back({rows.size(), entry});
    return rows;
}

FindingsModel *makeFindingsModel(QObject *parent)
{
    using Row = NumberedFinding;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("severity"),
         .title = ReportColumn::tr("Severity", "column"),
         .text = [](const Row &row) { return severityText(row.finding.severity); },
         .icon = [](const Row &row) { return severityLook(row.finding.severity).icon; },
         .tone = [](const Row &row) { return severityLook(row.finding.severity).tone; }},
        {.key = QStringLiteral("instance"),
         .title = ReportColumn::tr("Instance", "column"),
         .text = [](const Row &row) { return displayName(row.finding.instance); }},
        {.key = QStringLiteral("backup"),
         .title = ReportColumn::tr("Backup", "column"),
         .text = [](const Row &row) { return idText(row.finding.backup); },
         .monospace = true},
        {.key = QStringLiteral("message"),
         .title = ReportColumn::tr("What was found", "column"),
         .text = [](const Row &row) { return engineText(row.finding.message); },
         .exact = [](const Row &row) { return engineText(row.finding.message); }},
        {.key = QStringLiteral("file"),
         .title = ReportColumn::tr("File", "column"),
         .text = [](const Row &row) { return displayName(row.finding.file); },
         .exact = [](const Row &row) { return displayName(row.finding.file); }},
    };
    return new FindingsModel(std::move(columns), [](const Row &row) { return row.number; }, parent);
}

VerdictsModel *makeVerdictsModel(QObject *parent)
{
    using Row = BackupVerdict;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("instance"),
         .title = ReportColumn::tr("Instance", "column"),
         .text = [](const Row &row) { return displayName(row.instance); }},
        {.key = QStringLiteral("backup"),
         .title = ReportColumn::tr("Backup", "column"),
         .text = [](const Row &row) { return idText(row.backup); },
         .monospace = true},
        {.key = QStringLiteral("before"),
         .title = ReportColumn::tr("Before", "column: status before the validation"),
         .text = [](const Row &row) { return statusText(row.before); }},
        {.key = QStringLiteral("after"),
         .title = ReportColumn::tr("Now", "column: status after the validation"),
         .text = verdictText,
         .icon = [](const Row &row) { return verdictLook(row).icon; },
         .tone = [](const Row &row) { return verdictLook(row).tone; }},
    };
    return new VerdictsModel(
        std::move(columns), [](const Row &row) { return std::pair(row.instance, row.backup); }, parent);
}

StepsModel *makeStepsModel(QObject *parent)
{
    std::vector<Column<CheckStep>> columns{
        {.key = QStringLiteral("step"),
         .title = ReportColumn::tr("Check", "column"),
         .text = [](const CheckStep &step) { return engineText(step.title); },
         .spoken =
             [](const CheckStep &step) {
                 return ReportColumn::tr("%1: %2", "a check: its outcome")
                     .arg(engineText(step.title), stepText(step.outcome));
             },
         .icon = [](const CheckStep &step) { return stepLook(step.outcome).icon; },
         .tone = [](const CheckStep &step) { return stepLook(step.outcome).tone; },
         .toneOnIconOnly = true},
        {.key = QStringLiteral("outcome"),
         .title = ReportColumn::tr("Outcome", "column"),
         .text = [](const CheckStep &step) { return stepText(step.outcome); }},
        {.key = QStringLiteral("detail"),
         .title = ReportColumn::tr("Found", "column: what a check found"),
         .text = [](const CheckStep &step) { return engineText(step.detail).simplified(); },
         .exact = [](const CheckStep &step) { return engineText(step.detail).simplified(); }},
    };
    return new StepsModel(std::move(columns), [](const CheckStep &step) { return step.key; }, parent);
}

DeletePlanModel *makeDeletePlanModel(QObject *parent)
{
    using Row = DeletePlanEntry;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("fate"),
         .title = ReportColumn::tr("Fate", "column: whether a backup goes or stays"),
         .text = [](const Row &row) { return fateText(row.goes, row.becomesFull); },
         .icon = [](const Row &row) { return fateLook(row.goes, row.becomesFull).icon; },
         .tone = [](const Row &row) { return fateLook(row.goes, row.becomesFull).tone; }},
        {.key = QStringLiteral("backup"),
         .title = ReportColumn::tr("Backup", "column"),
         .text = [](const Row &row) { return idText(row.backup); },
         .monospace = true},
        {.key = QStringLiteral("bytes"),
         .title = ReportColumn::tr("Size", "column"),
         .text = [](const Row &row) { return formatBytes(row.bytes); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.bytes); },
         .exact = [](const Row &row) { return formatExactBytes(row.bytes); },
         .numeric = true},
        {.key = QStringLiteral("reason"),
         .title = ReportColumn::tr("Why", "column"),
         .text = [](const Row &row) { return engineText(row.reason); },
         .exact = [](const Row &row) { return engineText(row.reason); }},
    };
    return new DeletePlanModel(std::move(columns), [](const Row &row) { return row.backup; }, parent);
}

CompactPlanModel *makeCompactPlanModel(QObject *parent)
{
    using Row = CompactedPack;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("pack"),
         .title = ReportColumn::tr("Pack", "column"),
         .text = [](const Row &row) { return displayName(row.name); },
         .monospace = true},
        {.key = QStringLiteral("size"),
         .title = ReportColumn::tr("Size", "column"),
         .text = [](const Row &row) { return formatBytes(row.size); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.size); },
         .exact = [](const Row &row) { return formatExactBytes(row.size); },
         .numeric = true},
        {.key = QStringLiteral("live"),
         .title = ReportColumn::tr("In use", "column: bytes of a pack"),
         .text = [](const Row &row) { return formatBytes(row.live); },
         .raw = [](const Row &row) { return QVariant::fromValue<qulonglong>(row.live); },
         .exact = [](const Row &row) { return formatExactBytes(row.live); },
         .numeric = true},
        {.key = QStringLiteral("share"),
         .title = ReportColumn::tr("Share", "column: how much of a pack is in use"),
         .text =
             [](const Row &row) {
                 //: a percentage
                 return ReportColumn::tr("%1 %").arg(QLocale().toString(liveShare(row) * 100, 'f', 0));
             },
         .raw = [](const Row &row) { return QVariant(liveShare(row)); },
         .numeric = true},
        {.key = QStringLiteral("outcome"),
         .title = ReportColumn::tr("Outcome", "column"),
         .text = packOutcome,
         .exact = packOutcome},
    };
    return new CompactPlanModel(
        std::move(columns), [](const Row &row) { return std::pair(row.instance, row.name); }, parent);
}

QString reportText(const ValidationReport &report)
{
    QString text = report.passed() ? ReportColumn::tr("Validation passed.") : ReportColumn::tr("Validation failed.");
    text += QLatin1Char('\n');
    for (const BackupVerdict &verdict : report.verdicts)
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(displayName(verdict.instance), idText(verdict.backup), verdictText(verdict));
    for (const Finding &entry : report.findings)
        text += QStringLiteral("%1  %2  %3\n").arg(displayName(entry.instance), idText(entry.backup), finding(entry));
    return text;
}

} // namespace cairn::ui
