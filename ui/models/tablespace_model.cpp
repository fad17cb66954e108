#include "models/tablespace_model.h"

#include "base/format.h"
#include "models/columns.h"

#include <QDir>

#include <algorithm>

namespace cairn::ui {

void TablespaceModel::setTablespaces(const std::vector<TablespaceEntry> &entries)
{
    std::vector<TablespaceMapping> rows;
    for (const TablespaceEntry &entry : entries) {
        const auto known = std::ranges::find(m_rows, entry.path, &TablespaceMapping::from);
        rows.push_back({entry.path, known != m_rows.end() ? known->to : std::string{}});
    }
    const auto same = [](const TablespaceMapping &a, const TablespaceMapping &b) { return a.from == b.from; };
    if (std::ranges::equal(rows, m_rows, same))
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

std::vector<TablespaceMapping> TablespaceModel::mappings() const
{
    std::vector<TablespaceMapping> moved;
    for (const TablespaceMapping &row : m_rows)
        if (!row.to.empty() && row.to != row.from)
            moved.push_back(row);
    return moved;
}

const std::string &TablespaceModel::placeOf(int row) const
{
    const TablespaceMapping &mapping = m_rows[static_cast<std::size_t>(row)];
    return mapping.to.empty() ? mapping.from : mapping.to;
}

void TablespaceModel::setFree(const QStringList &texts)
{
    if (texts == m_free || rowCount() == 0)
        return;
    m_free = texts;
    Q_EMIT dataChanged(index(0, 2), index(rowCount() - 1, 2));
}

int TablespaceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TablespaceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant TablespaceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TablespaceMapping &row = m_rows[static_cast<std::size_t>(index.row())];
    const QString from = displayName(row.from);
    if (index.column() == 2) {
        const QString free = m_free.value(index.row());
        if (role == Qt::DisplayRole)
            return free;
        return role == Qt::AccessibleTextRole ? QVariant(accessibleCell(tr("Free there"), free)) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == 0)
            return from;
        return row.to.empty() ? tr("the same directory") : displayName(row.to);
    case Qt::EditRole:
        return index.column() == 0 ? from : fromBytes(row.to);
    case Qt::ForegroundRole:
        return index.column() == 1 && row.to.empty() ? QVariant(toneColor(QApplication::palette(), Tone::Muted))
                                                     : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? tr("Tablespace %1").arg(from)
                                   : tr("goes to %1").arg(data(index, Qt::DisplayRole).toString());
    default:
        return {};
    }
}

bool TablespaceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != 1)
        return false;
    const QString path = value.toString().trimmed();
    m_rows[static_cast<std::size_t>(index.row())].to = path.isEmpty() ? std::string{} : toBytes(QDir::cleanPath(path));
    Q_EMIT dataChanged(index, index);
    Q_EMIT pathChanged();
    return true;
}

QVariant TablespaceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Tablespace in the backup") : section == 1 ? tr("Goes to") : tr("Free there");
}

Qt::ItemFlags TablespaceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == 1 ? flags | Qt::ItemIsEditable : flags;
}

} // namespace cairn::ui
