#include "views/backups_page.h"

#include "base/format.h"
#include "widgets/filter_edit.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

BackupsPage::BackupsPage(const Services &services, QAction *backUp, QWidget *parent)
    : Page(parent)
    , m_backUp(backUp)
    , m_filter(new FilterEdit(this))
    , m_count(new QLabel(this))
    , m_view(new TableView(this))
    , m_stack(new StateStack(m_view, this))
    , m_model(services.clock)
{
    setObjectName(QStringLiteral("backupsPage"));
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter: id, status, mode, note, LSN…"));
    m_filter->setAccessibleName(tr("Filter backups"));
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    m_count->setForegroundRole(QPalette::PlaceholderText);

    m_filtered.setSourceModel(&m_model);
    m_view->setObjectName(QStringLiteral("backups"));
    m_view->setAccessibleName(tr("Backups"));
    m_view->setModel(&m_filtered);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setRootIsDecorated(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::DescendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_view->setColumnHidden(column, m_model.columns()[static_cast<std::size_t>(column)].hiddenAtFirst);
    m_view->rememberColumns(services.settings, QStringLiteral("backups"));

    auto *bar = new QHBoxLayout;
    const int space = fontMetrics().height() / 2;
    bar->setContentsMargins(space, space, space, space);
    bar->addWidget(m_filter, 1);
    bar->addStretch();
    bar->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);

    connect(m_filter, &FilterEdit::textChanged, this, [this](const QString &text) {
        if (const BackupRecord *record = current(); record && !m_filtered.isFiltering())
            m_beforeFilter = record->id;
        m_filtered.setNeedle(text);
        applyExpansion();
        if (!current())
            choose(m_beforeFilter);
        chooseFirst();
        showState();
    });
    connect(m_filter, &FilterEdit::left, this, [this] {
        m_filter->clear();
        m_view->setFocus();
    });
    connect(m_filter, &FilterEdit::returnPressed, this, [this] { m_view->setFocus(); });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) { noteExpansion(index, true); });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) { noteExpansion(index, false); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BackupsPage::currentChanged);
    connect(m_view, &QAbstractItemView::activated, this, &BackupsPage::activated);
    connect(&m_model, &BackupModel::noteEdited, this, &BackupsPage::noteEdited);
    connect(m_view, &QWidget::customContextMenuRequested, this, &BackupsPage::openContextMenu);
}

void BackupsPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    const bool other = ref.catalog != m_ref.catalog || ref.instance != m_ref.instance;
    const BackupRow *const before = current();
    const std::optional<BackupRow> kept = before && !other ? std::optional(*before) : std::nullopt;
    m_ref = ref;
    m_read = instance != nullptr;
    m_error = instance ? instance->error : std::nullopt;
    m_model.setBackups(instance ? instance->backups : std::vector<BackupRecord>{},
                       instance && instance->retention ? instance->retention->backups : std::vector<BackupOutlook>{});
    bool chains = false;
    for (int row = 0; row < m_model.rowCount() && !chains; ++row)
        chains = m_model.rowCount(m_model.index(row, 0)) > 0;
    m_view->setRootIsDecorated(chains);
    if (other) {
        m_closed.clear();
        m_filter->clear();
        m_fresh = true;
    }
    if (m_fresh && m_model.size() > 0) {
        m_fresh = false;
        m_view->expandAll();
    } else {
        expandNew({});
    }
    m_view->fitColumns();
    chooseFirst();
    showState();
    const BackupRow *const now = current();
    if (other || (now != nullptr) != kept.has_value() || (now && *now != *kept))
        Q_EMIT currentChanged();
}

void BackupsPage::noteExpansion(const QModelIndex &index, bool open)
{
    if (m_filtered.isFiltering())
        return;
    const BackupId id{index.data(IdRole).toULongLong()};
    if (open)
        m_closed.erase(id);
    else
        m_closed.insert(id);
}

/// The view itself keeps what is open; what has come, or has got children, is not yet.
void BackupsPage::expandNew(const QModelIndex &parent)
{
    for (int row = 0; row < m_filtered.rowCount(parent); ++row) {
        const QModelIndex index = m_filtered.index(row, 0, parent);
        if (m_filtered.rowCount(index) == 0)
            continue;
        const BackupId id{index.data(IdRole).toULongLong()};
        if (!m_view->isExpanded(index) && (m_filtered.isFiltering() || !m_closed.contains(id)))
            m_view->expand(index);
        expandNew(index);
    }
}

void BackupsPage::applyExpansion()
{
    const std::set<BackupId> closed = m_closed; // expandAll() says of each of them that it is open
    m_view->expandAll();
    if (m_filtered.isFiltering())
        return;
    for (const BackupId id : closed)
        if (const QModelIndex index = m_filtered.mapFromSource(m_model.indexOf(id)); index.isValid())
            m_view->collapse(index);
}

const BackupRow *BackupsPage::current() const
{
    return m_model.record(m_filtered.mapToSource(m_view->currentIndex()));
}

std::vector<BackupId> BackupsPage::chosen() const
{
    std::vector<BackupId> ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        if (const BackupRow *row = m_model.record(m_filtered.mapToSource(index)))
            ids.push_back(row->id);
    if (const BackupRow *row = current(); row && ids.empty())
        ids.push_back(row->id);
    std::ranges::sort(ids);
    return ids;
}

bool BackupsPage::hasChildren(BackupId id) const
{
    return m_model.rowCount(m_model.indexOf(id)) > 0;
}

QLineEdit *BackupsPage::filter() const
{
    return m_filter;
}

void BackupsPage::choose(BackupId id)
{
    const QModelIndex index = m_filtered.mapFromSource(m_model.indexOf(id));
    if (index.isValid())
        m_view->setCurrentIndex(index);
}

QVariant BackupsPage::choices() const
{
    const BackupRow *const backup = current();
    return QVariantList{filter()->text(), backup ? static_cast<qulonglong>(backup->id.value) : 0ULL};
}

void BackupsPage::takeChoices(const QVariant &choices)
{
    const QVariantList values = choices.toList();
    if (values.size() != 2)
        return;
    filter()->setText(values[0].toString());
    choose(BackupId{values[1].toULongLong()});
}

void BackupsPage::chooseFirst()
{
    if (!m_view->currentIndex().isValid() && m_filtered.rowCount() > 0)
        m_view->setCurrentIndex(m_filtered.index(0, 0));
}

void BackupsPage::setContextActions(const QList<QAction *> &actions)
{
    m_contextActions = actions;
}

void BackupsPage::editNote()
{
    const int column = m_model.columnOf(noteColumnKey);
    const QModelIndex index = m_view->currentIndex().siblingAtColumn(column);
    if (!(index.flags() & Qt::ItemIsEditable))
        return;
    m_view->setColumnHidden(column, false);
    m_view->setFocus();
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->edit(index);
}

void BackupsPage::showState()
{
    updateCount();
    m_filter->setEnabled(m_model.size() > 0);
    if (!m_read) {
        m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the catalog…"), .text = {}});
    } else if (m_error) {
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The instance cannot be read"),
                            .text = errorDetails(*m_error)});
    } else if (m_model.size() == 0) {
        m_stack->showState(
            {.state = ViewState::Empty,
             .icon = QStringLiteral("backup-full"),
             .title = tr("No backup yet"),
             .text = tr("Until the first backup is taken, nothing of this instance can be restored."),
             .actions = {{tr("Back up…"), QStringLiteral("backup-full"), [this] { m_backUp->trigger(); }}}});
    } else if (m_filtered.rowCount() == 0) {
        m_stack->showState({.state = ViewState::Filtered,
                            .icon = {},
                            .title = tr("No backup matches the filter"),
                            .text = tr("%n backup(s) are hidden.", nullptr, static_cast<int>(m_model.size())),
                            .actions = {{tr("Clear filter"), QStringLiteral("clear"), [this] {
                                             m_filter->clear();
                                             m_view->setFocus();
                                         }}}});
    } else {
        m_stack->showContent();
    }
}

void BackupsPage::updateCount()
{
    int shown = 0;
    const auto countRows = [&](const auto &self, const QModelIndex &parent) -> void {
        const int rows = m_filtered.rowCount(parent);
        shown += rows;
        for (int row = 0; row < rows; ++row)
            self(self, m_filtered.index(row, 0, parent));
    };
    countRows(countRows, {});
    const auto total = static_cast<int>(m_model.size());
    m_count->setText(total == 0                 ? QString()
                     : m_filtered.isFiltering() ? tr("%1 of %n backup(s)", nullptr, total).arg(formatCount(shown))
                                                : tr("%n backup(s)", nullptr, total));
}

void BackupsPage::openContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_contextActions);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace cairn::ui
