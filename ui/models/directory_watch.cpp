#include "models/directory_watch.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <set>

namespace cairn::ui {

namespace {

/// File systems write times from a clock that stands still for some milliseconds.
constexpr std::chrono::milliseconds grain{20};

} // namespace

DirectoryWatch::DirectoryWatch(QObject *parent)
    : QObject(parent)
    , m_watcher(new QFileSystemWatcher)
{
    m_thread.setObjectName(QStringLiteral("directory watch"));
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &DirectoryWatch::directoryChanged);
    m_thread.start();
}

DirectoryWatch::~DirectoryWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void DirectoryWatch::watch(const QString &root, const QStringList &directories,
                           std::chrono::system_clock::time_point since)
{
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher, root, directories, since] {
        const std::set<QString> wanted(directories.begin(), directories.end());
        std::set<QString> present;
        QStringList surplus;
        for (const QString &watched : watcher->directories()) {
            if (watched != root && !watched.startsWith(root + QLatin1Char('/')))
                continue;
            present.insert(watched);
            if (!wanted.contains(watched))
                surplus.append(watched);
        }
        if (!surplus.isEmpty())
            watcher->removePaths(surplus);
        QStringList missing;
        std::ranges::set_difference(wanted, present, std::back_inserter(missing));
        if (missing.isEmpty())
            return;
        watcher->addPaths(missing);
        const auto changed = std::ranges::find_if(missing, [since](const QString &directory) {
            const QDateTime time = QFileInfo(directory).lastModified();
            return time.isValid() && time.toStdSysMilliseconds() >= since - grain;
        });
        if (changed != missing.end())
            QMetaObject::invokeMethod(watcher, "directoryChanged", Q_ARG(QString, *changed));
    });
}

} // namespace cairn::ui
