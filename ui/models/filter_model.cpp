#include "models/filter_model.h"

#include "models/columns.h"

#include <algorithm>

namespace cairn::ui {

FilterModel::FilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(RawRole);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
}

void FilterModel::setNeedle(const QString &needle)
{
    const QStringList words = needle.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
}

bool FilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(RawRole);
    const QVariant b = right.data(RawRole);
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString)
        return m_collator.compare(a.toString(), b.toString()) < 0;
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

bool FilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    QString haystack;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
        haystack += sourceModel()->index(row, column, parent).data(Qt::DisplayRole).toString() + QLatin1Char('\n');
    return std::ranges::all_of(m_words,
                               [&](const QString &word) { return haystack.contains(word, Qt::CaseInsensitive); });
}

} // namespace cairn::ui
