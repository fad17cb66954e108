#include "base/style.h"

#include "base/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

namespace cairn::ui {

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_DockWidgetSeparatorExtent || metric == PM_SplitterWidth)
        return 5;
    if (metric == PM_ToolBarItemSpacing || metric == PM_ToolBarFrameWidth)
        return 4;
    if (metric == PM_HeaderMargin || metric == PM_DockWidgetTitleMargin)
        return 6;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    if (hint == SH_ItemView_ActivateItemOnSingleClick)
        return 0;
    if (hint == SH_MessageBox_TextInteractionFlags)
        return (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard).toInt();
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(3, 0, -3, 0) : rect;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element != PE_IndicatorDockWidgetResizeHandle) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    // One hairline in the middle of the grip.
    painter->setPen(separatorColor(option->palette));
    const QPointF middle = QRectF(option->rect).center();
    if (option->rect.width() < option->rect.height())
        painter->drawLine(QLineF(middle.x(), option->rect.top(), middle.x(), option->rect.bottom()));
    else
        painter->drawLine(QLineF(option->rect.left(), middle.y(), option->rect.right(), middle.y()));
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const bool isHeader = element == CE_HeaderSection || element == CE_HeaderEmptyArea;
    if (!isHeader && element != CE_ToolBar && element != CE_MenuBarEmptyArea) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    // Flat: no bevels, and one line below headers and the toolbar.
    painter->fillRect(option->rect, option->palette.color(QPalette::Window));
    if (element == CE_MenuBarEmptyArea)
        return;
    painter->setPen(separatorColor(option->palette));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

} // namespace cairn::ui
