#include "views/catalog_page.h"

#include "base/clock.h"
#include "base/format.h"
#include "models/catalog_store.h"
#include "models/filter_model.h"
#include "widgets/labels.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QLabel>
#include <QVBoxLayout>

namespace cairn::ui {

CatalogPage::CatalogPage(const Services &services, QAction *addInstance, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_addInstance(addInstance)
    , m_title(makeTitle({}, this))
    , m_facts(makeHint({}, this))
    , m_model(makeInstancesModel(this))
    , m_sorted(new FilterModel(this))
    , m_view(new TableView(this))
    , m_stack(new StateStack(m_view, this))
{
    setObjectName(QStringLiteral("catalogPage"));
    m_minute.setObjectName(QStringLiteral("minute"));
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &CatalogPage::refresh);
    m_sorted->setSourceModel(m_model);
    m_view->setObjectName(QStringLiteral("instances"));
    m_view->setAccessibleName(tr("Instances"));
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    // The worst first: those that need somebody.
    m_view->sortByColumn(instanceHealthColumn, Qt::DescendingOrder);
    m_view->rememberColumns(services.settings, QStringLiteral("instances"));
    const int space = fontMetrics().height() / 2;
    auto *header = new QVBoxLayout;
    header->setContentsMargins(space, space, space, space);
    header->setSpacing(space / 3);
    header->addWidget(m_title);
    header->addWidget(m_facts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_stack, 1);
    connect(&services.catalogs, &CatalogStore::changed, this, [this](const std::string &path) {
        if (path == m_path)
            refresh();
    });
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT chosen(m_path, m_model->row(m_sorted->mapToSource(index)).name);
    });
}

void CatalogPage::setCatalog(const std::string &path)
{
    m_path = path;
    m_title->setText(displayName(path));
    refresh();
}

void CatalogPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_minute.start();
    refresh();
}

void CatalogPage::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    QWidget::hideEvent(event);
}

void CatalogPage::refresh()
{
    const CatalogState *const state = m_services.catalogs.find(m_path);
    if (!state)
        return;
    m_facts->setVisible(state->snapshot != nullptr && !state->snapshot->instances.empty());
    if (state->snapshot) {
        const auto rows = instanceRows(*state->snapshot, m_services.clock.now());
        m_facts->setText(instancesText(rows));
        m_model->update(rows);
        m_view->fitColumns(44);
        if (!state->snapshot->instances.empty()) {
            m_stack->showContent();
            return;
        }
        m_stack->showState(
            {.state = ViewState::Empty,
             .icon = QStringLiteral("instance"),
             .title = tr("No instance in this catalog"),
             .text = tr("An instance stands for one PostgreSQL cluster that is backed up here."),
             .actions = {{tr("Add instance…"), QStringLiteral("add"), [this] { m_addInstance->trigger(); }}}});
    } else if (state->error && !state->reading) {
        m_stack->showState(
            {.state = ViewState::Error,
             .icon = {},
             .title = tr("The catalog cannot be read"),
             .text = errorDetails(*state->error),
             .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { m_services.catalogs.refresh(m_path); }},
                         {tr("Close catalog"), QStringLiteral("clear"), [this] { Q_EMIT closeRequested(m_path); }}}});
    } else {
        m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the catalog…"), .text = {}});
    }
}

} // namespace cairn::ui
