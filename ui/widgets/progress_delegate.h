#pragma once

#include <QStyledItemDelegate>

namespace cairn::ui {

/// Draws a cell's ProgressRole as a bar with its text beside it. Busy without a known end is a hatched bar.
class ProgressDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace cairn::ui
