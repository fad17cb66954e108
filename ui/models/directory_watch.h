#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QThread>

#include <chrono>

namespace cairn::ui {

/// Tells when something appears in, or goes from, directories. It has a thread of its own: to ask for the watch of a
/// directory waits for the disk that it is on. GUI thread.
class DirectoryWatch final : public QObject {
    Q_OBJECT
public:
    explicit DirectoryWatch(QObject *parent = nullptr);
    ~DirectoryWatch() override;

    /// From now on these directories of all below a root, and no other ones of it. Those that are new here and have
    /// changed since a moment are told of at once.
    void watch(const QString &root, const QStringList &directories, std::chrono::system_clock::time_point since);

Q_SIGNALS:
    void directoryChanged(const QString &directory);

private:
    QThread m_thread;
    QFileSystemWatcher *m_watcher; ///< lives in the thread
};

} // namespace cairn::ui
