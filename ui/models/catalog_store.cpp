#include "models/catalog_store.h"

#include "base/format.h"
#include "catalog/layout.h"

#include <QDir>
#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr std::chrono::milliseconds settleTime{300};
constexpr qsizetype maxWatched = 4096;

std::string cleanPath(const std::string &path)
{
    std::string clean = path;
    while (clean.size() > 1 && clean.back() == '/')
        clean.pop_back();
    return clean;
}

QStringList subdirectories(const QString &directory)
{
    QStringList paths = QDir(directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (QString &path : paths)
        path.prepend(directory + QLatin1Char('/'));
    return paths;
}

} // namespace

struct CatalogStore::Reading {
    std::string path;
    std::chrono::system_clock::time_point begun;
    Result<CatalogSnapshot> result;
    QStringList directories;
};

QStringList watchedDirectories(const QString &catalog)
{
    const QString instances = catalog + QLatin1Char('/') + engineText(instancesPrefix);
    QStringList found{catalog, instances};
    // Packs and WAL are left out: they change all the time, and the records say when something is done with them.
    for (const QString &instance : subdirectories(instances)) {
        const QString backups = instance + QStringLiteral("/backups");
        found << instance << backups << subdirectories(backups);
    }
    return found.first(std::min(found.size(), maxWatched));
}

CatalogStore::CatalogStore(const EngineApi &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        for (const std::string &path : std::exchange(m_dirty, {}))
            refresh(path);
    });
    connect(&m_watch, &DirectoryWatch::directoryChanged, this, &CatalogStore::directoryChanged);
}

void CatalogStore::open(const std::string &path)
{
    const std::string clean = cleanPath(path);
    if (find(clean))
        return;
    m_catalogs.push_back(std::make_unique<CatalogState>(CatalogState{.path = clean, .snapshot = {}, .error = {}}));
    Q_EMIT opened(clean);
    refresh(clean);
}

void CatalogStore::close(const std::string &path)
{
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): the argument may live in what is removed
    const std::string closing = path;
    if (std::erase_if(m_catalogs, [&](const auto &entry) { return entry->path == closing; }) == 0)
        return;
    m_watch.watch(fromBytes(closing), {}, {});
    Q_EMIT closed(closing);
}

void CatalogStore::refresh(const std::string &path)
{
    CatalogState *const found = state(path);
    if (!found)
        return;
    if (found->reading)
        found->readAgain = true;
    else
        read(*found);
}

void CatalogStore::refreshAll()
{
    for (const std::string &path : paths())
        refresh(path);
}

void CatalogStore::announceAll()
{
    for (const std::string &path : paths())
        Q_EMIT changed(path);
}

std::vector<std::string> CatalogStore::paths() const
{
    std::vector<std::string> all;
    all.reserve(m_catalogs.size());
    for (const auto &entry : m_catalogs)
        all.push_back(entry->path);
    return all;
}

const CatalogState *CatalogStore::find(const std::string &path) const
{
    const auto found = std::ranges::find(m_catalogs, path, [](const auto &entry) { return entry->path; });
    return found != m_catalogs.end() ? found->get() : nullptr;
}

CatalogState *CatalogStore::state(const std::string &path)
{
    return const_cast<CatalogState *>(find(path));
}

const InstanceSnapshot *CatalogStore::instance(const std::string &path, const std::string &name) const
{
    const CatalogState *const found = find(path);
    if (!found || !found->snapshot)
        return nullptr;
    const auto &instances = found->snapshot->instances;
    const auto at = std::ranges::find(instances, name, &InstanceSnapshot::name);
    return at != instances.end() ? &*at : nullptr;
}

void CatalogStore::read(CatalogState &state)
{
    state.reading = true;
    state.readAgain = false;
    const std::string path = state.path;
    Q_EMIT changed(path);
    QtConcurrent::run([path, readCatalog = m_engine.readCatalog] {
        const auto begun = std::chrono::system_clock::now();
        auto reading = std::make_shared<Reading>(Reading{path, begun, readCatalog(path), {}});
        if (reading->result)
            reading->directories = watchedDirectories(fromBytes(path));
        return reading;
    }).then(this, [this](const std::shared_ptr<Reading> &reading) { take(*reading); });
}

void CatalogStore::take(Reading &reading)
{
    CatalogState *const found = state(reading.path);
    if (!found)
        return;
    found->reading = false;
    if (reading.result) {
        found->snapshot = std::make_shared<const CatalogSnapshot>(*std::move(reading.result));
        found->error.reset();
        m_watch.watch(fromBytes(reading.path), reading.directories, reading.begun);
    } else {
        found->snapshot.reset();
        found->error = std::move(reading.result).error();
    }
    Q_EMIT changed(reading.path);
    if (CatalogState *const again = state(reading.path); again && again->readAgain)
        read(*again);
}

void CatalogStore::directoryChanged(const QString &directory)
{
    for (const auto &entry : m_catalogs) {
        const QString root = fromBytes(entry->path);
        if (directory == root || directory.startsWith(root + QLatin1Char('/')))
            m_dirty.insert(entry->path);
    }
    // Not restarted by later changes: a busy archive must not put the reading off for ever.
    if (!m_dirty.empty() && !m_settle.isActive())
        m_settle.start();
}

} // namespace cairn::ui
