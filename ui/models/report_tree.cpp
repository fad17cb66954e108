#include "models/report_tree.h"

#include "base/format.h"
#include "models/columns.h"
#include "models/status_look.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportTree)
};

void add(std::vector<Fact> &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        facts.push_back({.name = name, .value = value});
}

ReportLine lineOf(const Finding &finding)
{
    const Look look = severityLook(finding.severity);
    ReportLine line{.what = engineText(finding.message),
                    .backup = finding.backup.isValid() ? idText(finding.backup) : QString(),
                    .file = displayName(finding.file),
                    .block = finding.block ? formatCount(*finding.block) : QString(),
                    .icon = look.icon,
                    .tone = look.tone,
                    .facts = {}};
    FactGroup group{.title = severityText(finding.severity), .facts = {}};
    add(group.facts, Words::tr("What"), line.what);
    add(group.facts, Words::tr("Backup"), line.backup);
    add(group.facts, Words::tr("File"), line.file);
    add(group.facts, Words::tr("Block"), line.block);
    add(group.facts, Words::tr("Expected"), engineText(finding.expected));
    add(group.facts, Words::tr("Found"), engineText(finding.found));
    add(group.facts, Words::tr("Consequence"), engineText(finding.consequence));
    add(group.facts, Words::tr("Remedy"), engineText(finding.remedy));
    line.facts.push_back(std::move(group));
    return line;
}

ReportLine lineOf(const BackupVerdict &verdict)
{
    const Look look = verdict.examined ? statusLook(verdict.after) : Look{QStringLiteral("unknown"), Tone::Muted};
    ReportLine line{.what = verdict.examined ? statusText(verdict.after) : Words::tr("Not examined"),
                    .backup = idText(verdict.backup),
                    .file = {},
                    .block = {},
                    .icon = look.icon,
                    .tone = look.tone,
                    .facts = {}};
    FactGroup group{.title = Words::tr("Backup"), .facts = {}};
    add(group.facts, Words::tr("Backup"), line.backup);
    add(group.facts, Words::tr("Before"), statusText(verdict.before));
    add(group.facts, Words::tr("Now"), line.what);
    add(group.facts, Words::tr("Meaning"), verdict.examined ? statusMeaning(verdict.after) : QString());
    line.facts.push_back(std::move(group));
    return line;
}

ReportLine lineOf(const TargetProof &proof)
{
    ReportLine line{.what = proof.proven ? Words::tr("Proven: %1").arg(recordedText(proof.target))
                                         : Words::tr("Not proven: %1").arg(recordedText(proof.target)),
                    .backup = proof.backup.isValid() ? idText(proof.backup) : QString(),
                    .file = {},
                    .block = {},
                    .icon = proof.proven ? QStringLiteral("ok") : QStringLiteral("error"),
                    .tone = proof.proven ? Tone::Ok : Tone::Error,
                    .facts = {}};
    FactGroup group{.title = Words::tr("Moment"), .facts = {}};
    add(group.facts, Words::tr("Moment"), line.what);
    if (proof.proven) {
        add(group.facts, Words::tr("Backup"), line.backup);
        add(group.facts, Words::tr("Timeline"), QString::number(proof.timeline.value));
        add(group.facts, Words::tr("WAL from"), QString::fromStdString(proof.from.toString()));
        add(group.facts, Words::tr("WAL to"), QString::fromStdString(proof.to.toString()));
        add(group.facts, Words::tr("WAL records"), formatCount(proof.records));
        add(group.facts, Words::tr("Last transaction"), formatTime(proof.lastEnd));
    }
    line.facts.push_back(std::move(group));
    return line;
}

template <class Item>
void addSection(std::vector<ReportSection> &sections, const QString &title, const std::vector<Item> &items)
{
    if (items.empty())
        return;
    //: the title of a part of a report, then how many lines it has
    ReportSection section{.title = Words::tr("%1 (%2)").arg(title, formatCount(items.size())), .lines = {}};
    for (const Item &item : items)
        section.lines.push_back(lineOf(item));
    sections.push_back(std::move(section));
}

std::vector<Finding> ofSeverity(const std::vector<Finding> &findings, FindingSeverity severity)
{
    std::vector<Finding> some;
    std::ranges::copy_if(findings, std::back_inserter(some),
                         [severity](const Finding &finding) { return finding.severity == severity; });
    return some;
}

} // namespace

std::vector<ReportSection> reportSections(const ValidationReport &report,
                                          const std::optional<ReportComparison> &comparison)
{
    std::vector<ReportSection> sections;
    if (comparison) {
        addSection(sections, Words::tr("New since the previous one"), comparison->fresh);
        addSection(sections, Words::tr("As in the previous one"), comparison->unchanged);
        addSection(sections, Words::tr("Gone since the previous one"), comparison->gone);
        addSection(sections, Words::tr("In the previous one, not looked at again"), comparison->notLookedAt);
    } else {
        addSection(sections, Words::tr("Errors"), ofSeverity(report.findings, FindingSeverity::Error));
        addSection(sections, Words::tr("Warnings"), ofSeverity(report.findings, FindingSeverity::Warning));
        addSection(sections, Words::tr("Notes"), ofSeverity(report.findings, FindingSeverity::Info));
    }
    addSection(sections, Words::tr("Moments"), report.proofs);
    addSection(sections, Words::tr("Backups"), report.verdicts);
    return sections;
}

void ReportTreeModel::setSections(std::vector<ReportSection> sections)
{
    beginResetModel();
    m_sections = std::move(sections);
    endResetModel();
}

const ReportLine *ReportTreeModel::line(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_sections[index.internalId() - 1].lines[static_cast<std::size_t>(index.row())];
}

// A section has the internal id 0, its lines have its row and 1.

QModelIndex ReportTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex ReportTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int ReportTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_sections[static_cast<std::size_t>(parent.row())].lines.size());
}

int ReportTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ReportTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReportLine *const one = line(index);
    return one ? lineData(*one, index.column(), role)
               : sectionData(m_sections[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant ReportTreeModel::sectionData(const ReportSection &section, int column, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return section.title;
    if (column != What)
        return {};
    if (role == Qt::DisplayRole || role == RawRole)
        return section.title;
    if (role == Qt::FontRole) {
        QFont bold = QApplication::font();
        bold.setBold(true);
        return bold;
    }
    return {};
}

QVariant ReportTreeModel::lineData(const ReportLine &line, int column, int role) const
{
    const QString &text = column == What     ? line.what
                          : column == Backup ? line.backup
                          : column == File   ? line.file
                                             : line.block;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case RawRole:
        return text;
    case Qt::AccessibleTextRole:
        return accessibleCell(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), text);
    case Qt::DecorationRole:
        return column == What ? QVariant(symbolicIcon(line.icon, line.tone)) : QVariant();
    case Qt::FontRole:
        return column == Backup ? QVariant(monospaceFont()) : QVariant();
    default:
        return {};
    }
}

QVariant ReportTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case What:
        return Words::tr("What was found", "column");
    case Backup:
        return Words::tr("Backup", "column");
    case File:
        return Words::tr("File", "column");
    case Block:
        return Words::tr("Block", "column");
    default:
        return {};
    }
}

} // namespace cairn::ui
