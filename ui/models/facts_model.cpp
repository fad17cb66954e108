#include "models/facts_model.h"

#include "base/icons.h"
#include "models/columns.h"

#include <QApplication>
#include <QFont>

#include <algorithm>

namespace cairn::ui {

void FactsModel::setGroups(std::vector<FactGroup> groups)
{
    if (!sameShape(groups)) {
        beginResetModel();
        m_groups = std::move(groups);
        endResetModel();
        return;
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const QModelIndex group = index(static_cast<int>(g), 0);
        for (std::size_t f = 0; f < groups[g].facts.size(); ++f) {
            if (m_groups[g].facts[f] == groups[g].facts[f])
                continue;
            m_groups[g].facts[f] = groups[g].facts[f];
            Q_EMIT dataChanged(index(static_cast<int>(f), 0, group), index(static_cast<int>(f), 1, group));
        }
    }
}

bool FactsModel::sameShape(const std::vector<FactGroup> &groups) const
{
    return std::ranges::equal(groups, m_groups, [](const FactGroup &a, const FactGroup &b) {
        return a.title == b.title && std::ranges::equal(a.facts, b.facts, {}, &Fact::name, &Fact::name);
    });
}

const Fact *FactsModel::fact(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_groups[index.internalId() - 1].facts[static_cast<std::size_t>(index.row())];
}

QString FactsModel::plainText() const
{
    QString text;
    for (const FactGroup &group : m_groups) {
        if (!text.isEmpty())
            text += QLatin1Char('\n');
        text += group.title + QLatin1Char('\n');
        for (const Fact &fact : group.facts)
            text += QStringLiteral("  %1: %2\n").arg(fact.name, fact.value);
    }
    return text;
}

// A group has the internal id 0; a fact has its group's row plus one.

QModelIndex FactsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex FactsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int FactsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].facts.size());
}

int FactsModel::columnCount(const QModelIndex &) const
{
    return 2;
}

QVariant FactsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Fact *const entry = fact(index);
    if (!entry) {
        const QString title = m_groups[static_cast<std::size_t>(index.row())].title;
        if (role == Qt::AccessibleTextRole)
            return title;
        if (role == Qt::DisplayRole)
            return index.column() == 0 ? title : QString();
        if (role == Qt::FontRole) {
            QFont font = QApplication::font();
            font.setBold(true);
            return font;
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == 0 ? entry->name : entry->value;
    case Qt::ToolTipRole:
        return entry->exact.isEmpty() ? entry->value : entry->exact;
    case Qt::AccessibleTextRole:
        return accessibleCell(entry->name, entry->value);
    case Qt::ForegroundRole:
        return toneColor(QApplication::palette(), index.column() == 0 ? Tone::Muted : entry->tone);
    case Qt::FontRole:
        return entry->monospace && index.column() == 1 ? QVariant(monospaceFont()) : QVariant();
    case Qt::DecorationRole:
        return index.column() == 1 && !entry->icon.isEmpty() ? QVariant(symbolicIcon(entry->icon, entry->tone))
                                                             : QVariant();
    default:
        return {};
    }
}

QVariant FactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Fact", "column") : tr("Value", "column");
}

} // namespace cairn::ui
