#pragma once

#include "base/services.h"
#include "jobs/job.h"
#include "jobs/query.h"
#include "models/report_models.h"

#include <QDialog>

class QLabel;

namespace cairn::ui {

class TableView;

/// What a validation found: a summary, the verdict on each backup, the findings with what mends them. Not modal. GUI
/// thread.
class ReportDialog final : public QDialog {
    Q_OBJECT
public:
    ReportDialog(const Services &services, const ValidationReport &report, const QString &subject, QWidget *parent);

private:
    QWidget *makeSummary(const QString &subject);
    QWidget *makeFindings();
    void showFinding();
    void save();
    void write(const QString &path);

    const Services &m_services;
    ValidationReport m_report;
    FindingsModel *m_findings;
    VerdictsModel *m_verdicts;
    TableView *m_findingsView;
    TableView *m_verdictsView;
    QLabel *m_detail;
    QLabel *m_remedy;
    Query<bool> m_writing;
};

} // namespace cairn::ui
