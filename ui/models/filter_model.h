#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace cairn::ui {

/// Sorts by raw values, and keeps the rows in which every word of a needle occurs in some column (and what is above
/// them).
class FilterModel final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FilterModel(QObject *parent = nullptr);
    void setNeedle(const QString &needle);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    QCollator m_collator;
};

} // namespace cairn::ui
