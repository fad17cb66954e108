#pragma once

#include "base/services.h"
#include "jobs/query.h"
#include "models/report_list_model.h"
#include "models/report_tree.h"
#include "views/page.h"

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;

namespace cairn::ui {

class FactsView;
class ReportChart;
class StateStack;
class TableView;
struct ReportPaper;

/// What the validations of an instance found: the kept reports, and of the chosen one every finding with what it means
/// and what mends it; compared with the one before, and written as HTML or PDF. GUI thread.
class ReportsPage final : public Page {
    Q_OBJECT
public:
    /// @param validate the action that fills an empty page.
    ReportsPage(const Services &services, QAction *validate, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("reports"); }
    [[nodiscard]] QString title() const override { return tr("Reports"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("validate"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;

    [[nodiscard]] bool isReading() const { return m_query.isRunning(); }
    [[nodiscard]] bool isWriting() const { return m_writing.isRunning(); }
    /// Chooses the report that was begun then, as soon as it has been read.
    void choose(Timestamp begin);

Q_SIGNALS:
    void messageReady(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeReport();
    void showLoading();
    void read();
    void take(Result<std::vector<ValidationReport>> reports);
    void takeWish();
    void showReport();
    void showLines(const ValidationReport &report, const ValidationReport *before);
    void showLine();
    void save(bool pdf);
    void write(bool pdf, const QString &path);
    /// The chosen report; null when there is none.
    [[nodiscard]] const ValidationReport *current() const;
    [[nodiscard]] const ValidationReport *previous() const;
    [[nodiscard]] ReportPaper paper() const;

    const Services &m_services;
    QAction *m_validate;
    InstanceRef m_ref;
    bool m_stale = true;
    std::vector<std::pair<BackupId, std::uint64_t>> m_sizes; ///< of the backups that are there
    ReportListModel *m_reports;
    TableView *m_list;
    ReportChart *m_chart;
    QLabel *m_outcome;
    QLabel *m_about;
    QLabel *m_compared;
    QCheckBox *m_compare;
    QPushButton *m_html;
    QPushButton *m_pdf;
    /// What is in the tree: it is made anew only for something else, since somebody may be reading it.
    struct Shown {
        Timestamp report;
        std::optional<Timestamp> before; ///< that it is compared with
        bool utc = false;
        bool operator==(const Shown &) const = default;
    };
    std::optional<Shown> m_shown;
    ReportTreeModel m_lines;
    TableView *m_tree;
    FactsView *m_facts;
    StateStack *m_stack = nullptr;
    Timestamp m_wish; ///< the report to be chosen
    Query<std::vector<ValidationReport>> m_query;
    Query<bool> m_writing;
};

} // namespace cairn::ui
