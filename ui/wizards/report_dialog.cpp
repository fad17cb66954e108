#include "wizards/report_dialog.h"

#include "base/dialogs.h"
#include "base/format.h"
#include "base/icons.h"
#include "core/files.h"
#include "models/status_look.h"
#include "widgets/labels.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cairn::ui {

ReportDialog::ReportDialog(const Services &services, const ValidationReport &report, const QString &subject,
                           QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_report(report)
    , m_findings(makeFindingsModel(this))
    , m_verdicts(makeVerdictsModel(this))
    , m_findingsView(new TableView(this))
    , m_verdictsView(new TableView(this))
    , m_detail(makeReadable({}, this))
    , m_remedy(makeReadable({}, this))
{
    setObjectName(QStringLiteral("reportDialog"));
    m_findingsView->setObjectName(QStringLiteral("findings"));
    m_findingsView->setAccessibleName(tr("Findings"));
    setWindowTitle(tr("Validation of %1").arg(subject));
    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space + 4, space, space + 4, space);
    column->setSpacing(space / 2);
    column->addWidget(makeSummary(subject));
    column->addWidget(makeSection(tr("Backups"), this));
    m_verdicts->update(report.verdicts);
    m_verdictsView->setModel(m_verdicts);
    m_verdictsView->setFrameShape(QFrame::StyledPanel);
    m_verdictsView->setObjectName(QStringLiteral("verdicts"));
    m_verdictsView->setAccessibleName(tr("Backups"));
    m_verdictsView->fitColumns();
    column->addWidget(m_verdictsView, 2);
    if (!report.findings.empty())
        column->addWidget(makeFindings(), 3);
    for (QWidget *part : std::initializer_list<QWidget *>{m_findingsView, m_detail, m_remedy})
        part->setVisible(!report.findings.empty());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setIcon(symbolicIcon(QStringLiteral("copy")));
    QPushButton *keep = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    column->addWidget(buttons);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(reportText(m_report)); });
    connect(keep, &QPushButton::clicked, this, &ReportDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 110, space * (report.findings.empty() ? 24 : 38));
}

QWidget *ReportDialog::makeSummary(const QString &subject)
{
    auto *summary = new QWidget(this);
    auto *row = new QHBoxLayout(summary);
    row->setContentsMargins(0, 0, 0, 0);
    const int examined = examinedCount(m_report);
    const bool passed = m_report.passed();
    const Look look = !passed         ? severityLook(FindingSeverity::Error)
                      : examined == 0 ? severityLook(FindingSeverity::Warning)
                                      : statusLook(BackupStatus::Ok);
    auto *icon = new QLabel(summary);
    icon->setPixmap(symbolicIcon(look.icon, look.tone).pixmap(QSize(32, 32), devicePixelRatio()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->addWidget(makeTitle(!passed         ? tr("Problems were found")
                               : examined == 0 ? tr("There was nothing to validate")
                                               : tr("Nothing is wrong"),
                               summary));
    texts->addWidget(makeHint(
        tr("%1: %n backup(s) examined, %2 read.", nullptr, examined).arg(subject, formatBytes(m_report.bytesRead)),
        summary));
    row->addLayout(texts, 1);
    return summary;
}

QWidget *ReportDialog::makeFindings()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeSection(tr("Findings"), part));
    m_findings->update(numbered(m_report.findings));
    m_findingsView->setModel(m_findings);
    m_findingsView->setFrameShape(QFrame::StyledPanel);
    m_findingsView->fitColumns(60);
    column->addWidget(m_findingsView, 1);
    column->addWidget(m_detail);
    m_remedy->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_remedy);
    connect(m_findingsView->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReportDialog::showFinding);
    m_findingsView->setCurrentIndex(m_findings->index(0, 0));
    return part;
}

void ReportDialog::showFinding()
{
    const QModelIndex current = m_findingsView->currentIndex();
    if (!current.isValid())
        return;
    const Finding &finding = m_findings->row(current).finding;
    const QString file = displayName(finding.file);
    m_detail->setText(file.isEmpty() ? engineText(finding.message)
                                     : tr("%1\nFile: %2").arg(engineText(finding.message), file));
    m_remedy->setText(engineText(finding.remedy));
    m_remedy->setVisible(!finding.remedy.empty());
}

void ReportDialog::save()
{
    const QString start = QDir::home().filePath(tr("validation.txt", "file name"));
    m_services.dialogs.chooseSaveFile(this, tr("Save report"), start, tr("Text (*.txt)"),
                                      [this](const QString &path) { write(path); });
}

void ReportDialog::write(const QString &path)
{
    m_writing.ask(
        [path, text = reportText(m_report).toStdString()](OperationContext &) -> Result<bool> {
            CAIRN_CHECK(replaceFile(toBytes(path), asBytes(text), 0644));
            return true;
        },
        [this](const Result<bool> &written) {
            if (!written)
                m_services.dialogs.ask(this,
                                       {.title = tr("Save report"),
                                        .text = tr("The report could not be saved."),
                                        .details = errorDetails(written.error()),
                                        .verbs = {tr("Close")}},
                                       [](int) {});
        });
}

} // namespace cairn::ui
