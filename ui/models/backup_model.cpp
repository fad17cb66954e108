#include "models/backup_model.h"

#include "base/format.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace cairn::ui {

struct BackupModel::Node {
    BackupRow record;
    Node *parent = nullptr; ///< none: a root
    Children children = {};
};

/// What the tree is to become: records by id, and the parents that make a forest of them.
struct BackupModel::Wanted {
    std::unordered_map<BackupId, const BackupRecord *> records = {};

    explicit Wanted(const std::vector<BackupRecord> &backups)
    {
        for (const BackupRecord &backup : backups)
            if (backup.id.isValid())
                records.emplace(backup.id, &backup);
    }

    [[nodiscard]] const BackupRecord *find(BackupId id) const
    {
        const auto found = records.find(id);
        return found != records.end() ? found->second : nullptr;
    }

    /// The parent to show it under; invalid for a root, also when damaged records form a ring.
    [[nodiscard]] BackupId parentOf(BackupId id) const
    {
        const BackupId parent = find(id)->parent;
        if (!find(parent))
            return {};
        std::size_t steps = 0;
        for (const BackupRecord *walk = find(parent); walk; walk = find(walk->parent))
            if (walk->id == id || ++steps > records.size())
                return {};
        return parent;
    }
};

namespace {

/// Newest first.
constexpr auto newerFirst = std::greater<>{};

} // namespace

BackupModel::BackupModel(const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_columns(backupColumns(clock))
    , m_noteColumn(columnOf(noteColumnKey))
{
}

BackupModel::~BackupModel() = default;

QModelIndex BackupModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node *const above = static_cast<const Node *>(parent.constInternalPointer());
    return createIndex(row, column, childrenOf(above)[static_cast<std::size_t>(row)]);
}

QModelIndex BackupModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(static_cast<const Node *>(child.constInternalPointer())->parent, 0)
                           : QModelIndex();
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return 0;
    return static_cast<int>(childrenOf(static_cast<const Node *>(parent.constInternalPointer())).size());
}

int BackupModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(m_columns.size());
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    const BackupRow *const backup = record(index);
    if (!backup)
        return {};
    if (role == IdRole)
        return QVariant::fromValue<qulonglong>(backup->id.value);
    if (role == Qt::EditRole && index.column() == m_noteColumn)
        return engineText(backup->note);
    return cellData(m_columns[static_cast<std::size_t>(index.column())], *backup, role);
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return headerCell(m_columns[static_cast<std::size_t>(section)], role);
}

Qt::ItemFlags BackupModel::flags(const QModelIndex &index) const
{
    const BackupRow *const backup = record(index);
    const bool editable = backup && index.column() == m_noteColumn && backup->status != BackupStatus::Running &&
                          backup->status != BackupStatus::Unknown && !backup->quarantine;
    return QAbstractItemModel::flags(index) | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool BackupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString note = value.toString().trimmed();
    if (note != data(index, Qt::EditRole).toString())
        Q_EMIT noteEdited(record(index)->id, note);
    return true;
}

int BackupModel::columnOf(QLatin1StringView key) const
{
    const auto found = std::ranges::find(m_columns, QString(key), &Column<BackupRow>::key);
    return found != m_columns.end() ? static_cast<int>(found - m_columns.begin()) : -1;
}

const BackupRow *BackupModel::record(const QModelIndex &index) const
{
    return index.isValid() ? &static_cast<const Node *>(index.constInternalPointer())->record : nullptr;
}

QModelIndex BackupModel::indexOf(BackupId id, int column) const
{
    return indexOf(node(id), column);
}

void BackupModel::setBackups(const std::vector<BackupRecord> &backups, const std::vector<BackupOutlook> &outlooks)
{
    Wanted wanted(backups);
    std::unordered_map<BackupId, const BackupOutlook *> outlookOf;
    for (const BackupOutlook &outlook : outlooks)
        outlookOf.emplace(outlook.id, &outlook);
    std::vector<Node *> present;
    present.reserve(m_nodes.size());
    for (const auto &[id, entry] : m_nodes)
        present.push_back(entry.get());

    // Every backup whose place changes goes to the top first, so that no move can close a ring.
    for (Node *entry : present) {
        if (!entry->parent || !wanted.find(entry->record.id))
            continue;
        if (wanted.parentOf(entry->record.id) != entry->parent->record.id)
            moveTo(*entry, nullptr);
    }
    for (const BackupRecord &backup : backups)
        insert(backup.id, wanted);
    for (Node *entry : present)
        if (wanted.find(entry->record.id))
            moveTo(*entry, node(wanted.parentOf(entry->record.id)));
    for (const BackupRecord &backup : backups)
        if (const BackupRecord *record = wanted.find(backup.id); record == &backup) {
            const auto outlook = outlookOf.find(backup.id);
            update(*node(backup.id),
                   {backup, outlook != outlookOf.end() ? std::optional(*outlook->second) : std::nullopt});
        }

    std::vector<BackupId> gone;
    for (const Node *entry : present)
        if (!wanted.find(entry->record.id))
            gone.push_back(entry->record.id);
    for (const BackupId id : gone)
        if (Node *entry = node(id))
            remove(*entry);
}

BackupModel::Node *BackupModel::node(BackupId id) const
{
    const auto found = m_nodes.find(id);
    return found != m_nodes.end() ? found->second.get() : nullptr;
}

const BackupModel::Children &BackupModel::childrenOf(const Node *node) const
{
    return node ? node->children : m_roots;
}

BackupModel::Children &BackupModel::childrenOf(Node *node)
{
    return node ? node->children : m_roots;
}

int BackupModel::rowOf(const Node *node) const
{
    const Children &siblings = childrenOf(node->parent);
    const auto found = std::ranges::lower_bound(siblings, node->record.id, newerFirst,
                                                [](const Node *entry) { return entry->record.id; });
    return static_cast<int>(found - siblings.begin());
}

QModelIndex BackupModel::indexOf(const Node *node, int column) const
{
    return node ? createIndex(rowOf(node), column, node) : QModelIndex();
}

void BackupModel::moveTo(Node &node, Node *newParent)
{
    if (node.parent == newParent)
        return;
    const auto idOf = [](const Node *entry) { return entry->record.id; };
    Children &from = childrenOf(node.parent);
    Children &to = childrenOf(newParent);
    const int row = rowOf(&node);
    const auto place = std::ranges::lower_bound(to, node.record.id, newerFirst, idOf) - to.begin();
    beginMoveRows(indexOf(node.parent, 0), row, row, indexOf(newParent, 0), static_cast<int>(place));
    from.erase(from.begin() + row);
    to.insert(to.begin() + place, &node);
    node.parent = newParent;
    endMoveRows();
}

void BackupModel::insert(BackupId id, Wanted &wanted)
{
    if (node(id) || !wanted.find(id))
        return;
    const BackupId parentId = wanted.parentOf(id);
    if (parentId.isValid())
        insert(parentId, wanted);
    Node *const above = node(parentId);
    Children &siblings = childrenOf(above);
    const auto place =
        std::ranges::lower_bound(siblings, id, newerFirst, [](const Node *entry) { return entry->record.id; }) -
        siblings.begin();
    beginInsertRows(indexOf(above, 0), static_cast<int>(place), static_cast<int>(place));
    auto fresh = std::make_unique<Node>(Node{.record = {*wanted.find(id), std::nullopt}, .parent = above});
    siblings.insert(siblings.begin() + place, fresh.get());
    m_nodes.emplace(id, std::move(fresh));
    endInsertRows();
}

void BackupModel::remove(Node &node)
{
    // Only backups that go as well are still below it.
    while (!node.children.empty())
        remove(*node.children.back());
    const int row = rowOf(&node);
    beginRemoveRows(indexOf(node.parent, 0), row, row);
    Children &siblings = childrenOf(node.parent);
    siblings.erase(siblings.begin() + row);
    const BackupId id = node.record.id;
    m_nodes.erase(id);
    endRemoveRows();
}

void BackupModel::update(Node &node, BackupRow row)
{
    if (node.record == row)
        return;
    node.record = std::move(row);
    Q_EMIT dataChanged(indexOf(&node, 0), indexOf(&node, columnCount() - 1));
}

} // namespace cairn::ui
