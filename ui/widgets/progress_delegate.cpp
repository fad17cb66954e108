#include "widgets/progress_delegate.h"

#include "base/theme.h"
#include "models/columns.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace cairn::ui {

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant progress = index.data(ProgressRole);
    const QString text = index.data(Qt::DisplayRole).toString();
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    if (!progress.isValid())
        return;

    const QColor ink = option.palette.color(QPalette::Text);
    const QColor fill = toneColor(option.palette, Tone::Active);
    const int textWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + 6;
    QRectF bar = QRectF(option.rect).adjusted(4, 0, -textWidth - 4, 0);
    bar.setHeight(std::max(6, option.fontMetrics.height() / 2));
    bar.moveCenter(QPointF(bar.center().x(), QRectF(option.rect).center().y()));

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    QColor trough = fill;
    trough.setAlphaF(0.22F);
    painter->fillPath(outline, trough);
    painter->setClipPath(outline);
    if (progress.toDouble() < 0) {
        painter->fillPath(outline, QBrush(fill, Qt::BDiagPattern));
    } else {
        QRectF done = bar;
        done.setWidth(bar.width() * std::min(progress.toDouble(), 1.0));
        painter->fillRect(done, fill);
    }
    painter->restore();
    painter->setPen(ink);
    const QRect textRect(option.rect.right() - textWidth, option.rect.top(), textWidth - 4, option.rect.height());
    painter->drawText(textRect, Qt::AlignRight | Qt::AlignVCenter, text);
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 22, option.fontMetrics.height() * 5 / 3};
}

} // namespace cairn::ui
