#pragma once

#include "models/facts_model.h"
#include "operations/report_comparison.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace cairn::ui {

/// A line of a validation report: a finding, what was said of a backup, a moment that was proven.
struct ReportLine {
    QString what;
    QString backup;
    QString file;
    QString block;
    QString icon;
    Tone tone = Tone::Text;
    std::vector<FactGroup> facts; ///< all that is known of it
};

struct ReportSection {
    QString title;
    std::vector<ReportLine> lines;
};

/// A report in sections: its findings by severity or, with a comparison, by what became of them; then the moments that
/// were to be proven, and the backups. Pure.
[[nodiscard]] std::vector<ReportSection> reportSections(const ValidationReport &report,
                                                        const std::optional<ReportComparison> &comparison);

/// Sections and their lines as a tree. A new report replaces all of it. GUI thread.
class ReportTreeModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Columns { What, Backup, File, Block, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;
    void setSections(std::vector<ReportSection> sections);
    /// Null for a section.
    [[nodiscard]] const ReportLine *line(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant sectionData(const ReportSection &section, int column, int role) const;
    [[nodiscard]] QVariant lineData(const ReportLine &line, int column, int role) const;
    std::vector<ReportSection> m_sections;
};

} // namespace cairn::ui
