#include "widgets/facts_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace cairn::ui {

namespace {

/// Wraps values (anywhere, when a path has no blanks), and gives groups air above.
class FactDelegate final : public QStyledItemDelegate {
public:
    explicit FactDelegate(QTreeView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const int line = item.fontMetrics.lineSpacing();
        if (!index.parent().isValid())
            return {0, line + (index.row() > 0 ? line : line / 2)};
        const int width = m_view->columnWidth(index.column()) - leftOf(index, item) - margin;
        const int height = index.column() == 0 ? line : textHeight(item, std::max(width, 1));
        return {0, height + line / 3};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = item.text;
        const QIcon icon = item.icon;
        item.text.clear();
        item.icon = QIcon();
        item.features &= ~QStyleOptionViewItem::HasDecoration;
        if (index.parent().isValid() || item.state.testFlag(QStyle::State_HasFocus))
            m_view->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, m_view);

        const int line = item.fontMetrics.lineSpacing();
        QRect area = option.rect;
        if (!icon.isNull()) {
            const QRect iconRect(area.left(), area.top() + line / 6, line, line);
            icon.paint(painter, iconRect, Qt::AlignCenter);
        }
        area.adjust(leftOf(index, item), 0, -margin, 0);
        painter->save();
        painter->setFont(item.font);
        painter->setPen(item.palette.color(QPalette::Text));
        if (!index.parent().isValid()) {
            painter->drawText(area.adjusted(0, 0, 0, -line / 4), Qt::AlignLeft | Qt::AlignBottom, text);
        } else {
            area.setTop(area.top() + line / 6);
            drawWrapped(*painter, item, area, text);
        }
        painter->restore();
    }

private:
    static constexpr int margin = 6;

    [[nodiscard]] int leftOf(const QModelIndex &index, const QStyleOptionViewItem &item) const
    {
        const bool hasIcon = index.column() == 1 && !index.data(Qt::DecorationRole).isNull();
        return hasIcon ? item.fontMetrics.lineSpacing() + margin : (index.column() == 0 ? margin : 0);
    }

    static qreal layOut(QTextLayout &layout, qreal width)
    {
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(wrap);
        layout.beginLayout();
        qreal y = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, y));
            y += line.height();
        }
        layout.endLayout();
        return y;
    }

    static int textHeight(const QStyleOptionViewItem &item, int width)
    {
        QTextLayout layout(item.text, item.font);
        return static_cast<int>(std::ceil(layOut(layout, width)));
    }

    static void drawWrapped(QPainter &painter, const QStyleOptionViewItem &item, const QRect &area, const QString &text)
    {
        QTextLayout layout(text, item.font);
        layOut(layout, std::max(area.width(), 1));
        layout.draw(&painter, area.topLeft());
    }

    QTreeView *m_view;
};

} // namespace

FactsView::FactsView(QWidget *parent)
    : QTreeView(parent)
{
    setModel(&m_model);
    setItemDelegate(new FactDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(10);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        expandAll();
        for (int row = 0; row < m_model.rowCount(); ++row)
            setFirstColumnSpanned(row, {}, true);
        fitNames();
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void FactsView::setGroups(std::vector<FactGroup> groups)
{
    m_model.setGroups(std::move(groups));
}

void FactsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyValue();
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FactsView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *value = menu->addAction(tr("Copy value"), this, &FactsView::copyValue);
    value->setEnabled(m_model.fact(currentIndex()) != nullptr);
    menu->addAction(tr("Copy all"), this, [this] { QApplication::clipboard()->setText(m_model.plainText()); });
    menu->popup(event->globalPos());
}

void FactsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitNames();
    scheduleDelayedItemsLayout(); // values wrap at another place now
}

void FactsView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.palette.setColor(QPalette::Highlight, selectionColor(palette(), hasFocus()));
    QTreeView::drawRow(painter, row, index);
}

void FactsView::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {}

void FactsView::fitNames()
{
    int widest = 0;
    for (const FactGroup &group : m_model.groups())
        for (const Fact &fact : group.facts)
            widest = std::max(widest, fontMetrics().horizontalAdvance(fact.name));
    setColumnWidth(0, std::min(widest + 3 * fontMetrics().averageCharWidth(), viewport()->width() / 2));
}

void FactsView::copyValue() const
{
    if (const Fact *const fact = m_model.fact(currentIndex()))
        QApplication::clipboard()->setText(fact->value);
}

} // namespace cairn::ui
