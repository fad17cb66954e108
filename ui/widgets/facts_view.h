#pragma once

#include "models/facts_model.h"

#include <QTreeView>

namespace cairn::ui {

/// Facts in groups: names on the left, values wrapped on the right. Values can be copied one by one or all together.
/// GUI thread.
class FactsView final : public QTreeView {
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);
    void setGroups(std::vector<FactGroup> groups);
    [[nodiscard]] FactsModel &facts() { return m_model; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void fitNames();
    void copyValue() const;
    FactsModel m_model;
};

} // namespace cairn::ui
