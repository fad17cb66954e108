#include "widgets/table_view.h"

#include "base/settings_store.h"
#include "base/theme.h"
#include "models/columns.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace cairn::ui {

namespace {

/// A little more height than the style gives; text keeps its colour in a chosen row.
class RoomyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), option.fontMetrics.height() + option.fontMetrics.height() * 2 / 3));
        return size;
    }
};

} // namespace

TableView::TableView(QWidget *parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setItemDelegate(new RoomyDelegate(this));
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addColumnActions(*menu);
        menu->popup(header()->mapToGlobal(position));
    });
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    makeRoomForTitles();
}

void TableView::makeRoomForTitles()
{
    for (int column = 0; column < header()->count(); ++column)
        if (!header()->isSectionHidden(column))
            header()->resizeSection(column, std::max(header()->sectionSize(column), header()->sectionSizeHint(column)));
}

void TableView::rememberColumns(SettingsStore &settings, const QString &name)
{
    m_settings = &settings;
    m_name = QStringLiteral("columns/%1-%2").arg(name).arg(header()->count());
    m_fitted = header()->restoreState(settings.value(m_name).toByteArray());
    header()->setSectionsMovable(true);
    connect(header(), &QHeaderView::sectionResized, this, [this] { saveColumns(); });
    connect(header(), &QHeaderView::sectionMoved, this, [this] { saveColumns(); });
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this] { saveColumns(); });
}

void TableView::saveColumns() const
{
    // Only what the user did: while nothing has been fitted yet, sections change by themselves.
    if (m_settings && m_fitted)
        m_settings->setValue(m_name, header()->saveState());
}

void TableView::fitColumns(int maxCharacters)
{
    if (m_fitted || !model())
        return;
    makeRoomForTitles();
    if (model()->rowCount() == 0)
        return;
    const int widest = fontMetrics().averageCharWidth() * maxCharacters;
    const int air = fontMetrics().averageCharWidth();
    int last = header()->count() - 1;
    while (last > 0 && header()->isSectionHidden(header()->logicalIndex(last)))
        --last; // this one fills what is left
    for (int column = 0; column < header()->count(); ++column) {
        if (header()->isSectionHidden(column) || column == header()->logicalIndex(last))
            continue;
        const int wished = model()->headerData(column, Qt::Horizontal, WidthRole).toInt();
        resizeColumnToContents(column);
        header()->resizeSection(column, wished > 0 ? fontMetrics().averageCharWidth() * wished
                                                   : std::min(header()->sectionSize(column) + air, widest));
    }
    makeRoomForTitles();
    m_fitted = true;
}

void TableView::addColumnActions(QMenu &menu)
{
    for (int column = 0; column < header()->count(); ++column) {
        QAction *action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != 0); // the first one names the row
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            if (shown && columnWidth(column) < fontMetrics().averageCharWidth() * 4)
                resizeColumnToContents(column);
            saveColumns();
        });
    }
}

void TableView::copySelection() const
{
    QStringList lines;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int visual = 0; visual < header()->count(); ++visual) {
            const int column = header()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells.append(row.siblingAtColumn(column).data().toString());
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TableView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_placeholder.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(toneColor(palette(), Tone::Muted));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

void TableView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.palette.setColor(QPalette::Highlight, selectionColor(palette(), hasFocus()));
    QTreeView::drawRow(painter, row, index);
    if (isHighContrast(palette()) && selectionModel()->isSelected(index)) {
        painter->setPen(outlineColor(palette()));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    QColor line = separatorColor(palette());
    line.setAlphaF(0.35F);
    painter->setPen(line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

} // namespace cairn::ui
