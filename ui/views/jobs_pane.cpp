#include "views/jobs_pane.h"

#include "base/format.h"
#include "base/settings_store.h"
#include "jobs/job_controller.h"
#include "widgets/progress_delegate.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

constexpr QLatin1StringView splitterKey("jobs/splitter");

} // namespace

JobsPane::JobsPane(const Services &services, const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_actions(actions)
    , m_model(services.jobs)
    , m_log(services.jobs)
    , m_view(new TableView(this))
    , m_logView(new TableView(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_stack(new StateStack(m_splitter, this))
{
    setObjectName(QStringLiteral("jobsPane"));
    m_view->setObjectName(QStringLiteral("jobs"));
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setModel(&m_model);
    m_view->setItemDelegateForColumn(m_model.progressColumn(), new ProgressDelegate(this));
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_view->setColumnHidden(column, m_model.columns()[static_cast<std::size_t>(column)].hiddenAtFirst);
    m_view->rememberColumns(services.settings, QStringLiteral("jobs"));
    m_view->addAction(actions.cancel);
    m_logView->setObjectName(QStringLiteral("log"));
    m_logView->setAccessibleName(tr("Log of the job"));
    m_logView->setModel(&m_log);
    m_logView->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_logView->header()->hide();
    m_logView->setPlaceholder(tr("The log is empty"));

    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_logView);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setObjectName(QStringLiteral("jobsSplitter"));
    if (!m_splitter->restoreState(services.settings.value(splitterKey).toByteArray()))
        m_splitter->setSizes({3000, 1000}); // shares, not pixels
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_services.settings.setValue(splitterKey, m_splitter->saveState()); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeButtons());
    row->addWidget(m_stack, 1);

    connect(actions.cancel, &QAction::triggered, this, [this] {
        if (const auto id = current())
            m_services.jobs.cancel(*id);
    });
    connect(actions.report, &QAction::triggered, this, [this] {
        if (const auto id = current())
            Q_EMIT reportRequested(*id);
    });
    connect(actions.copyCommand, &QAction::triggered, this, [this] {
        if (const auto id = current())
            QApplication::clipboard()->setText(engineText(m_services.jobs.find(*id)->commandLine));
    });
    connect(actions.clear, &QAction::triggered, &services.jobs, &JobController::forgetFinished);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_followLog = true;
        m_log.setJob(current().value_or(JobId{}));
        for (const int section : {LogModel::TimeSection, LogModel::LevelSection})
            m_logView->resizeColumnToContents(section);
        m_logView->scrollToBottom();
        updateActions();
    });
    connect(m_view, &QAbstractItemView::activated, actions.report, &QAction::trigger);
    // The log is followed as long as nobody scrolls up in it, by whatever means.
    QScrollBar *const bar = m_logView->verticalScrollBar();
    // The End key stops at the last line, which is a pixel short of the end.
    connect(bar, &QScrollBar::valueChanged, this,
            [this, bar](int value) { m_followLog = value >= bar->maximum() - m_logView->fontMetrics().height(); });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int most) {
        if (m_followLog)
            bar->setValue(most);
    });
    connect(&m_log, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_log.rowCount() < 20)
            for (const int section : {LogModel::TimeSection, LogModel::LevelSection})
                m_logView->resizeColumnToContents(section);
        if (m_followLog)
            m_logView->scrollToBottom();
    });
    connect(&services.jobs, &JobController::changed, this, &JobsPane::updateActions);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &JobsPane::updateActions);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &JobsPane::updateActions);
    updateActions();
}

QWidget *JobsPane::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(2);
    for (QAction *action : {m_actions.cancel, m_actions.report, m_actions.copyCommand, m_actions.clear}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        column->addWidget(button);
    }
    column->addStretch();
    return bar;
}

std::optional<JobId> JobsPane::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? std::optional(m_model.row(index)) : std::nullopt;
}

void JobsPane::choose(JobId id)
{
    m_view->setCurrentIndex(m_model.indexOf(id.value));
}

void JobsPane::updateActions()
{
    const auto id = current();
    const JobInfo *const info = id ? m_services.jobs.find(*id) : nullptr;
    m_actions.cancel->setEnabled(info && isActive(info->state) && info->state != JobState::Stopping);
    m_actions.report->setEnabled(info && std::holds_alternative<ValidationReport>(info->outcome));
    m_actions.copyCommand->setEnabled(info && !info->commandLine.empty());
    m_actions.clear->setEnabled(m_services.jobs.activeCount() < m_model.rowCount());
    if (m_model.rowCount() == 0) {
        m_stack->showState({.state = ViewState::Empty,
                            .icon = QStringLiteral("jobs"),
                            .title = tr("No jobs yet"),
                            .text = tr("Backups, validations and restores that you start appear here.")});
    } else {
        m_stack->showContent();
        m_view->fitColumns();
    }
}

} // namespace cairn::ui
