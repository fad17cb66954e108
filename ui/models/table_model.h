#pragma once

#include "models/columns.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace cairn::ui {

/// A flat table over rows of one kind. `Key` names a row for good: update() turns a new set of rows into insertions,
/// removals and changes, so that selections and scroll positions survive. GUI thread.
template <class Row, class Key>
class TableModel : public QAbstractTableModel {
public:
    using KeyOf = std::function<Key(const Row &)>;

    TableModel(std::vector<Column<Row>> columns, KeyOf keyOf, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
        , m_keyOf(std::move(keyOf))
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cellData(m_columns[static_cast<std::size_t>(index.column())], row(index), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        return headerCell(m_columns[static_cast<std::size_t>(section)], role);
    }

    [[nodiscard]] const std::vector<Column<Row>> &columns() const { return m_columns; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(const QModelIndex &index) const
    {
        return m_rows[static_cast<std::size_t>(index.row())];
    }
    [[nodiscard]] QModelIndex indexOf(const Key &key, int column = 0) const
    {
        const auto found = std::ranges::find(m_rows, key, m_keyOf);
        return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), column);
    }

    /// Shows these rows, in this order. Keys must be unique.
    void update(std::vector<Row> rows)
    {
        removeMissing(rows);
        if (m_rows.empty() && !rows.empty()) {
            beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
            m_rows = std::move(rows);
            endInsertRows();
            return;
        }
        for (std::size_t i = 0; i < rows.size(); ++i)
            place(i, std::move(rows[i]));
    }

private:
    void removeMissing(const std::vector<Row> &wanted)
    {
        std::set<Key> keys;
        for (const Row &row : wanted)
            keys.insert(m_keyOf(row));
        for (std::size_t i = m_rows.size(); i-- > 0;) {
            if (keys.contains(m_keyOf(m_rows[i])))
                continue;
            const int at = static_cast<int>(i);
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
    }

    /// Makes `row` the row at `at`; everything above is in place already.
    void place(std::size_t at, Row row)
    {
        const int to = static_cast<int>(at);
        const auto found = std::find_if(m_rows.begin() + to, m_rows.end(),
                                        [&](const Row &other) { return m_keyOf(other) == m_keyOf(row); });
        if (found == m_rows.end()) {
            beginInsertRows({}, to, to);
            m_rows.insert(m_rows.begin() + to, std::move(row));
            endInsertRows();
            return;
        }
        const int from = static_cast<int>(found - m_rows.begin());
        if (from != to) {
            beginMoveRows({}, from, from, {}, to);
            std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        }
        m_rows[at] = std::move(row);
        Q_EMIT dataChanged(index(to, 0), index(to, columnCount() - 1));
    }

    std::vector<Column<Row>> m_columns;
    KeyOf m_keyOf;
    std::vector<Row> m_rows;
};

} // namespace cairn::ui
