#include "models/navigator_model.h"

#include "base/format.h"
#include "base/icons.h"
#include "jobs/job_controller.h"
#include "models/columns.h"

#include <QApplication>

#include <algorithm>
#include <chrono>
#include <utility>

namespace cairn::ui {

struct NavigatorModel::Item {
    std::string name; ///< path of a catalog, name of an instance
    Item *parent = nullptr;
    Health health;
    bool known = false; ///< it has been read
    bool busy = false;  ///< a job is at work on it
    QString failure;    ///< of a catalog that cannot be read
    std::vector<std::unique_ptr<Item>> children = {};
};

namespace {

QString catalogTitle(const std::string &path)
{
    const std::size_t slash = path.find_last_of('/');
    const std::string last = slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
    return displayName(last);
}

} // namespace

NavigatorModel::NavigatorModel(CatalogStore &store, JobController &jobs, const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(store)
    , m_jobs(jobs)
    , m_clock(clock)
{
    connect(&store, &CatalogStore::opened, this, &NavigatorModel::addCatalog);
    connect(&store, &CatalogStore::closed, this, &NavigatorModel::removeCatalog);
    connect(&store, &CatalogStore::changed, this, &NavigatorModel::updateCatalog);
    connect(&jobs, &JobController::changed, this, &NavigatorModel::updateBusy);
    m_minute.setObjectName(QStringLiteral("minute"));
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, [this] {
        for (const std::string &path : m_store.paths())
            updateCatalog(path);
    });
    m_minute.start();
    for (const std::string &path : store.paths()) {
        addCatalog(path);
        updateCatalog(path);
    }
}

NavigatorModel::~NavigatorModel() = default;

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto at = static_cast<std::size_t>(row);
    const Item *const found = parent.isValid() ? item(parent)->children[at].get() : m_catalogs[at].get();
    return createIndex(row, column, found);
}

QModelIndex NavigatorModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(item(child)->parent) : QModelIndex();
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_catalogs.size());
    return parent.column() == 0 ? static_cast<int>(item(parent)->children.size()) : 0;
}

int NavigatorModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags NavigatorModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && item(index)->parent)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &entry = *item(index);
    const bool isCatalog = !entry.parent;
    const QString title = isCatalog ? catalogTitle(entry.name) : displayName(entry.name);
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::DecorationRole: {
        if (entry.busy)
            return symbolicIcon(QStringLiteral("running"), Tone::Active);
        if (!entry.failure.isEmpty())
            return symbolicIcon(QStringLiteral("error"), Tone::Error);
        if (isCatalog || !entry.known)
            return symbolicIcon(isCatalog ? QStringLiteral("catalog") : QStringLiteral("instance"), Tone::Muted);
        const Look look = healthLook(entry.health.level);
        return symbolicIcon(look.icon, look.tone);
    }
    case Qt::ToolTipRole:
        return isCatalog ? QStringLiteral("%1\n%2").arg(displayName(entry.name), healthText(entry)) : healthText(entry);
    case Qt::AccessibleTextRole:
        return isCatalog ? tr("Catalog %1. %2").arg(displayName(entry.name), healthText(entry))
                         : tr("Instance %1. %2").arg(title, healthText(entry));
    case HealthRole:
        return healthText(entry);
    case IdRole:
        return isCatalog ? QVariant(QByteArray::fromStdString(entry.name))
                         : QVariant(QByteArray::fromStdString(entry.parent->name + '\0' + entry.name));
    case CatalogRole:
        return QByteArray::fromStdString(isCatalog ? entry.name : entry.parent->name);
    case InstanceRole:
        return isCatalog ? QVariant() : QVariant(QByteArray::fromStdString(entry.name));
    default:
        return {};
    }
}

QString NavigatorModel::healthText(const Item &item) const
{
    if (!item.failure.isEmpty())
        return item.failure;
    if (!item.known)
        return tr("Being read…");
    const QString words = tr("%1: %2", "health word: sentence").arg(healthWord(item.health.level), item.health.text);
    return item.busy ? tr("A job is at work. %1").arg(words) : words;
}

QModelIndex NavigatorModel::indexOfCatalog(const std::string &path) const
{
    const auto found = std::ranges::find(m_catalogs, path, [](const auto &entry) { return entry->name; });
    return found != m_catalogs.end() ? indexOf(found->get()) : QModelIndex();
}

QModelIndex NavigatorModel::indexOfInstance(const std::string &path, const std::string &instance) const
{
    const QModelIndex catalog = indexOfCatalog(path);
    if (!catalog.isValid())
        return {};
    const auto &children = item(catalog)->children;
    const auto found = std::ranges::find(children, instance, [](const auto &entry) { return entry->name; });
    return found != children.end() ? indexOf(found->get()) : QModelIndex();
}

const NavigatorModel::Item *NavigatorModel::item(const QModelIndex &index) const
{
    return static_cast<const Item *>(index.constInternalPointer());
}

QModelIndex NavigatorModel::indexOf(const Item *item) const
{
    if (!item)
        return {};
    const auto &siblings = item->parent ? item->parent->children : m_catalogs;
    const auto at = std::ranges::find(siblings, item, [](const auto &entry) { return entry.get(); });
    return createIndex(static_cast<int>(at - siblings.begin()), 0, item);
}

void NavigatorModel::addCatalog(const std::string &path)
{
    const int row = static_cast<int>(m_catalogs.size());
    beginInsertRows({}, row, row);
    m_catalogs.push_back(std::make_unique<Item>(Item{.name = path, .health = {}, .failure = {}}));
    endInsertRows();
}

void NavigatorModel::removeCatalog(const std::string &path)
{
    const QModelIndex index = indexOfCatalog(path);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_catalogs.erase(m_catalogs.begin() + index.row());
    endRemoveRows();
}

void NavigatorModel::updateCatalog(const std::string &path)
{
    const QModelIndex index = indexOfCatalog(path);
    const CatalogState *const state = m_store.find(path);
    if (!index.isValid() || !state || (state->reading && !state->snapshot && !state->error))
        return;
    Item &catalog = *m_catalogs[static_cast<std::size_t>(index.row())];
    catalog.failure = state->error ? errorText(*state->error) : QString();
    catalog.known = true;
    if (state->snapshot)
        catalog.health = catalogHealth(*state->snapshot, m_clock.now());
    Q_EMIT dataChanged(index, index);
    updateInstances(catalog, state->snapshot ? state->snapshot->instances : std::vector<InstanceSnapshot>{});
    updateBusy();
}

void NavigatorModel::updateInstances(Item &catalog, const std::vector<InstanceSnapshot> &instances)
{
    const QModelIndex parent = indexOf(&catalog);
    auto &children = catalog.children;
    for (std::size_t i = children.size(); i-- > 0;) {
        if (std::ranges::find(instances, children[i]->name, &InstanceSnapshot::name) != instances.end())
            continue;
        beginRemoveRows(parent, static_cast<int>(i), static_cast<int>(i));
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
    // Both are sorted by name, so that a merge finds every place.
    std::vector<const InstanceSnapshot *> sorted;
    sorted.reserve(instances.size());
    for (const InstanceSnapshot &instance : instances)
        sorted.push_back(&instance);
    std::ranges::sort(sorted, {}, &InstanceSnapshot::name);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i >= children.size() || children[i]->name != sorted[i]->name) {
            beginInsertRows(parent, row, row);
            children.insert(
                children.begin() + row,
                std::make_unique<Item>(Item{.name = sorted[i]->name, .parent = &catalog, .health = {}, .failure = {}}));
            endInsertRows();
        }
        children[i]->health = instanceHealth(*sorted[i], m_clock.now());
        children[i]->known = true;
        const QModelIndex changed = this->index(row, 0, parent);
        Q_EMIT dataChanged(changed, changed);
    }
}

void NavigatorModel::updateBusy()
{
    std::vector<const JobInfo *> active;
    for (const JobId id : m_jobs.ids())
        if (const JobInfo *info = m_jobs.find(id); info && isActive(info->state))
            active.push_back(info);
    const auto refresh = [this](Item &entry, bool busy) {
        if (std::exchange(entry.busy, busy) == busy)
            return;
        const QModelIndex index = indexOf(&entry);
        Q_EMIT dataChanged(index, index);
    };
    for (const auto &catalog : m_catalogs) {
        refresh(*catalog, std::ranges::any_of(active, [&](const JobInfo *info) {
            return info->catalog == catalog->name && info->instance.empty();
        }));
        for (const auto &instance : catalog->children)
            refresh(*instance, std::ranges::any_of(active, [&](const JobInfo *info) {
                return info->catalog == catalog->name && info->instance == instance->name;
            }));
    }
}

} // namespace cairn::ui
