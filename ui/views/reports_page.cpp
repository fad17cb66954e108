#include "views/reports_page.h"

#include "base/clock.h"
#include "base/dialogs.h"
#include "base/format.h"
#include "base/icons.h"
#include "operations/report_comparison.h"
#include "widgets/facts_view.h"
#include "widgets/labels.h"
#include "widgets/report_chart.h"
#include "widgets/report_paper.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QSysInfo>
#include <QVBoxLayout>

namespace cairn::ui {

ReportsPage::ReportsPage(const Services &services, QAction *validate, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_validate(validate)
    , m_reports(makeReportListModel(this))
    , m_list(new TableView(this))
    , m_chart(new ReportChart(this))
    , m_outcome(makeSection({}, this))
    , m_about(makeReadable({}, this))
    , m_compared(makeReadable({}, this))
    , m_compare(new QCheckBox(tr("Compare with the previous one"), this))
    , m_html(new QPushButton(tr("Save as HTML…"), this))
    , m_pdf(new QPushButton(tr("Save as PDF…"), this))
    , m_tree(new TableView(this))
    , m_facts(new FactsView(this))
{
    setObjectName(QStringLiteral("reportsPage"));
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_about->setObjectName(QStringLiteral("about"));
    m_compared->setObjectName(QStringLiteral("compared"));
    m_compare->setObjectName(QStringLiteral("compare"));
    m_html->setObjectName(QStringLiteral("saveHtml"));
    m_pdf->setObjectName(QStringLiteral("savePdf"));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeList());
    splitter->addWidget(makeReport());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    m_stack = new StateStack(splitter, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReportsPage::showReport);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReportsPage::showLine);
    connect(m_compare, &QCheckBox::toggled, this, &ReportsPage::showReport);
    connect(m_html, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_pdf, &QPushButton::clicked, this, [this] { save(true); });
}

QWidget *ReportsPage::makeList()
{
    m_list->setObjectName(QStringLiteral("reports"));
    m_list->setAccessibleName(tr("Validation reports"));
    m_list->setModel(m_reports);
    m_list->rememberColumns(m_services.settings, QStringLiteral("reports"));
    const int space = fontMetrics().height() / 2;
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_list, 1);
    auto *chart = new QVBoxLayout;
    chart->setContentsMargins(space, 0, space, space);
    chart->addWidget(m_chart);
    column->addLayout(chart);
    part->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    return part;
}

QWidget *ReportsPage::makeReport()
{
    m_tree->setObjectName(QStringLiteral("findings"));
    m_tree->setAccessibleName(tr("What was found"));
    m_tree->setModel(&m_lines);
    m_tree->setRootIsDecorated(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ReportTreeModel::What, QHeaderView::Stretch);
    m_facts->setObjectName(QStringLiteral("findingFacts"));
    m_facts->setAccessibleName(tr("All about it"));
    const int space = fontMetrics().height() / 2;
    auto *head = new QWidget(this);
    auto *headColumn = new QVBoxLayout(head);
    headColumn->setContentsMargins(space, space, space, space);
    headColumn->setSpacing(space / 2);
    headColumn->addWidget(m_outcome);
    headColumn->addWidget(m_about);
    headColumn->addWidget(m_compared);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_compare);
    bar->addStretch();
    bar->addWidget(m_html);
    bar->addWidget(m_pdf);
    headColumn->addLayout(bar);
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_tree);
    parts->addWidget(m_facts);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(parts, 1);
    return part;
}

void ReportsPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    if (ref.catalog != m_ref.catalog || ref.instance != m_ref.instance) {
        m_query.cancel();
        m_reports->update({});
        m_chart->setReports({});
        showReport();
        showLoading();
    }
    m_ref = ref;
    m_sizes.clear();
    if (instance)
        for (const BackupRecord &record : instance->backups)
            m_sizes.emplace_back(record.id, record.dataBytes + record.walBytes);
    m_stale = true;
    if (instance && isVisible())
        read();
}

void ReportsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_stale && !m_ref.instance.empty())
        read();
}

void ReportsPage::showLoading()
{
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the reports…"), .text = {}});
}

void ReportsPage::read()
{
    m_stale = false;
    if (m_reports->rows().empty())
        showLoading();
    m_query.ask(
        [readReports = m_services.engine.readReports, ref = m_ref](OperationContext &) { return readReports(ref); },
        [this](Result<std::vector<ValidationReport>> reports) { take(std::move(reports)); });
}

void ReportsPage::take(Result<std::vector<ValidationReport>> reports)
{
    if (!reports) {
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The reports cannot be read"),
                            .text = errorDetails(reports.error()),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { read(); }}}});
        return;
    }
    m_chart->setReports(*reports);
    m_reports->update(*std::move(reports));
    m_list->fitColumns();
    if (m_reports->rows().empty()) {
        m_stack->showState(
            {.state = ViewState::Empty,
             .icon = QStringLiteral("validate"),
             .title = tr("Nothing has been validated yet"),
             .text = tr("A validation reads what is stored and proves that it can be restored. What it finds is kept "
                        "here."),
             .actions = {{tr("Validate…"), QStringLiteral("validate"), [this] { m_validate->trigger(); }}}});
        return;
    }
    m_stack->showContent();
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_reports->index(0, 0));
    takeWish();
    showReport();
}

void ReportsPage::choose(Timestamp begin)
{
    m_wish = begin;
    takeWish();
}

void ReportsPage::takeWish()
{
    // It was begun then or, of a whole catalog, a little later in this instance: the first one since.
    const ValidationReport *found = nullptr;
    for (const ValidationReport &report : m_reports->rows())
        if (m_wish.isKnown() && report.begin >= m_wish)
            found = &report;
    if (!found)
        return;
    m_wish = {};
    m_list->setCurrentIndex(m_reports->indexOf(found->begin));
}

const ValidationReport *ReportsPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_reports->row(index) : nullptr;
}

const ValidationReport *ReportsPage::previous() const
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return nullptr;
    const auto before = reportBefore(m_reports->rows(), static_cast<std::size_t>(index.row()));
    return before ? &m_reports->rows()[*before] : nullptr;
}

void ReportsPage::showReport()
{
    const ValidationReport *const report = current();
    const ValidationReport *const before = previous();
    m_compare->setEnabled(before != nullptr);
    m_html->setEnabled(report != nullptr);
    m_pdf->setEnabled(report != nullptr);
    if (!report) {
        m_shown.reset();
        m_lines.setSections({});
        m_facts->setGroups({});
        return;
    }
    m_outcome->setText(findingsText(*report));
    //: what was looked at, how deeply, how much was read, when
    m_about->setText(tr("%1, depth %2: %3 read on %4.")
                         .arg(recordedText(report->scope), depthText(report->depth), formatBytes(report->bytesRead),
                              formatTime(report->begin)));
    showLines(*report, m_compare->isChecked() ? before : nullptr);
}

void ReportsPage::showLines(const ValidationReport &report, const ValidationReport *before)
{
    const Shown wanted{report.begin, before ? std::optional(before->begin) : std::nullopt, timesAreInUtc()};
    if (m_shown == wanted)
        return;
    m_shown = wanted;
    std::optional<ReportComparison> comparison;
    if (before)
        comparison = compareReports(*before, report);
    m_compared->setVisible(comparison.has_value());
    if (comparison)
        //: when the other one was; how many findings are new, gone and unchanged
        m_compared->setText(tr("Compared with %1: %2 new, %3 gone, %4 unchanged.")
                                .arg(formatTime(before->begin), formatCount(comparison->fresh.size()),
                                     formatCount(comparison->gone.size()), formatCount(comparison->unchanged.size())));
    m_lines.setSections(reportSections(report, comparison));
    m_tree->expandAll();
    if (const QModelIndex first = m_lines.index(0, 0); first.isValid())
        m_tree->setCurrentIndex(m_lines.index(0, 0, first));
    showLine();
}

void ReportsPage::showLine()
{
    const ReportLine *const line = m_lines.line(m_tree->currentIndex());
    m_facts->setGroups(line ? line->facts : std::vector<FactGroup>{});
}

ReportPaper ReportsPage::paper() const
{
    ReportPaper paper{.catalog = m_ref.catalog,
                      .instance = m_ref.instance,
                      .report = *current(),
                      .history = m_reports->rows(),
                      .comparison = std::nullopt,
                      .comparedWith = {},
                      .sizes = m_sizes,
                      .made = m_services.clock.now(),
                      //: a program, its version, and a machine
                      .maker = tr("Cairn %1 on %2").arg(QStringLiteral(CAIRN_VERSION), QSysInfo::machineHostName())};
    if (const ValidationReport *before = previous(); before && m_compare->isChecked()) {
        paper.comparison = compareReports(*before, paper.report);
        paper.comparedWith = before->begin;
    }
    return paper;
}

void ReportsPage::save(bool pdf)
{
    if (!current())
        return;
    const QString day = toLocalDateTime(current()->begin).toString(QStringLiteral("yyyy-MM-dd"));
    //: a file name; %1: a name, %2: a date
    const QString name =
        tr("validation-%1-%2").arg(displayName(m_ref.instance).replace(QLatin1Char('/'), QLatin1Char('_')), day);
    const QString suffix = pdf ? QStringLiteral(".pdf") : QStringLiteral(".html");
    m_services.dialogs.chooseSaveFile(this, tr("Save report"), QDir::home().filePath(name + suffix),
                                      pdf ? tr("PDF (*.pdf)") : tr("HTML (*.html)"),
                                      [this, pdf](const QString &path) { write(pdf, path); });
}

void ReportsPage::write(bool pdf, const QString &path)
{
    if (!current())
        return;
    m_writing.ask(
        [contents = paper(), pdf, path](OperationContext &) -> Result<bool> {
            CAIRN_CHECK(pdf ? writeReportPdf(contents, path) : writeReportHtml(contents, path));
            return true;
        },
        [this, path](const Result<bool> &written) {
            if (written)
                Q_EMIT messageReady(tr("The report was saved as %1.").arg(path));
            else
                m_services.dialogs.ask(this,
                                       {.title = tr("Save report"),
                                        .text = tr("The report could not be saved."),
                                        .details = errorDetails(written.error()),
                                        .verbs = {tr("Close")}},
                                       [](int) {});
        });
}

} // namespace cairn::ui
