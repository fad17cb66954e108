#include "base/style.h"

#include "base/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace cairn::ui {

namespace {

/// The edge of a field or an indicator, in a colour that can be told from the ground in both schemes.
void drawOutline(QPainter &painter, const QStyleOption &option, const QRect &rect, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(option.state.testFlag(QStyle::State_Enabled) ? outlineColor(option.palette)
                                                                : separatorColor(option.palette));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

/// Flat, unlike Fusion's, which puts a line under every entry.
void drawMenuBarItem(const QStyle &style, const QStyleOptionMenuItem &item, QPainter &painter, const QWidget *widget)
{
    const bool open = item.state.testFlag(QStyle::State_Selected) && item.state.testFlag(QStyle::State_Enabled);
    painter.fillRect(item.rect, open ? selectionColor(item.palette, true) : item.palette.color(QPalette::Window));
    const bool underlined = style.styleHint(QStyle::SH_UnderlineShortcut, &item, widget) != 0;
    const int flags = Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine |
                      (underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    style.drawItemText(&painter, item.rect, flags, item.palette, item.state.testFlag(QStyle::State_Enabled), item.text,
                       QPalette::WindowText);
}

/// In the middle of the height, where the text is. Fusion asks itself, not its proxy, where the arrow goes.
void drawHeaderArrow(const QStyle &style, const QStyleOption &option, QPainter &painter, const QHeaderView &header)
{
    constexpr int fusionsLift = 2; // it paints the arrow so far above the middle of the rectangle
    painter.save();
    painter.translate(0, header.viewport()->rect().center().y() - option.rect.center().y() + fusionsLift);
    style.drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &option, &painter, &header);
    painter.restore();
}

/// Fusion's scroll bar is made of shades of the ground, which where contrast is wanted are hardly there.
void drawPlainScrollBar(const QStyle &style, const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget)
{
    const QRect slider = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const bool held =
        option.state.testFlag(QStyle::State_Sunken) && option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    painter.save();
    painter.setPen(outlineColor(option.palette));
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    if (option.state.testFlag(QStyle::State_Enabled) && option.maximum > option.minimum)
        painter.fillRect(slider.adjusted(2, 2, -2, -2),
                         option.palette.color(held ? QPalette::Highlight : QPalette::WindowText));
    painter.restore();
}

/// The same of a slider: its groove as a line, its handle filled.
void drawPlainSlider(const QStyle &style, const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget)
{
    const QRect groove = style.subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, widget);
    const QRect handle = style.subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, widget);
    painter.save();
    painter.setPen(outlineColor(option.palette));
    if (option.orientation == Qt::Horizontal)
        painter.drawLine(groove.left(), handle.center().y(), groove.right(), handle.center().y());
    else
        painter.drawLine(handle.center().x(), groove.top(), handle.center().x(), groove.bottom());
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter.fillRect(handle.adjusted(2, 2, -2, -2),
                     option.palette.color(focused ? QPalette::Highlight : QPalette::WindowText));
    painter.restore();
}

} // namespace

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
    if (metric == PM_FocusFrameHMargin)
        return 5; // the text of a cell, one further in, stands below that of its header
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    if (hint == SH_ItemView_ActivateItemOnSingleClick || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // buttons have our own icons or none
    if (hint == SH_MessageBox_TextInteractionFlags)
        return (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard).toInt();
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element != SE_LineEditContents)
        return rect;
    // Inside a spin box or a combo box the text stands where that of other boxes does.
    const bool inner =
        widget && widget->parentWidget() &&
        (widget->parentWidget()->inherits("QAbstractSpinBox") || widget->parentWidget()->inherits("QComboBox"));
    return inner ? rect.adjusted(1, 0, -1, 0) : rect.adjusted(3, 0, -3, 0);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (const auto *header = qobject_cast<const QHeaderView *>(widget);
        element == PE_IndicatorHeaderArrow && header && header->orientation() == Qt::Horizontal) {
        drawHeaderArrow(*baseStyle(), *option, *painter, *header);
        return;
    }
    if (element != PE_IndicatorDockWidgetResizeHandle) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isField = element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus);
        const bool isPlainButton = element == PE_PanelButtonCommand && isHighContrast(option->palette);
        if (isField || isPlainButton || element == PE_IndicatorCheckBox)
            drawOutline(*painter, *option, option->rect, 2);
        else if (element == PE_IndicatorRadioButton)
            drawOutline(*painter, *option, option->rect, option->rect.height() / 2.0);
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

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        slider && isHighContrast(option->palette)) {
        if (control == CC_ScrollBar)
            drawPlainScrollBar(*this, *slider, *painter, widget);
        else if (control == CC_Slider)
            drawPlainSlider(*this, *slider, *painter, widget);
    }
    if (option->state.testFlag(State_HasFocus))
        return;
    if (control == CC_SpinBox)
        drawOutline(*painter, *option, option->rect.adjusted(0, 1, 0, -1), 2);
    else if (control == CC_ComboBox)
        drawOutline(*painter, *option, option->rect, 2);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option); element == CE_MenuBarItem && item) {
        drawMenuBarItem(*this, *item, *painter, widget);
        return;
    }
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
