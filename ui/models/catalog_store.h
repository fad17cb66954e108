#pragma once

#include "base/engine_api.h"
#include "models/directory_watch.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cairn::ui {

/// What is known of an open catalog.
struct CatalogState {
    std::string path;
    std::shared_ptr<const CatalogSnapshot> snapshot; ///< none until it was read, and after a failed reading
    std::optional<Error> error;                      ///< of the last reading
    bool reading = false;
    bool readAgain = false; ///< something changed while it was being read
};

/// The open catalogs and their newest snapshots. Snapshots are read off the GUI thread: when asked, and when a
/// directory of the catalog changes on disk; nothing is polled. GUI thread.
class CatalogStore final : public QObject {
    Q_OBJECT
public:
    explicit CatalogStore(const EngineApi &engine, QObject *parent = nullptr);

    /// Opens and reads; nothing happens when it is open.
    void open(const std::string &path);
    void close(const std::string &path);
    void refresh(const std::string &path);
    void refreshAll();
    /// Says of every catalog that it changed: how its values are written has.
    void announceAll();

    [[nodiscard]] std::vector<std::string> paths() const; ///< in the order of opening
    [[nodiscard]] const CatalogState *find(const std::string &path) const;
    [[nodiscard]] const InstanceSnapshot *instance(const std::string &path, const std::string &name) const;

Q_SIGNALS:
    void opened(const std::string &path);
    void closed(const std::string &path);
    /// A reading began or ended.
    void changed(const std::string &path);

private:
    struct Reading;
    [[nodiscard]] CatalogState *state(const std::string &path);
    void read(CatalogState &state);
    void take(Reading &reading);
    void directoryChanged(const QString &directory);

    const EngineApi &m_engine;
    std::vector<std::unique_ptr<CatalogState>> m_catalogs;
    DirectoryWatch m_watch;
    QTimer m_settle; ///< many changes become one reading
    std::set<std::string> m_dirty;
};

/// The directories whose changes mean that the catalog has changed. Reads the disk.
[[nodiscard]] QStringList watchedDirectories(const QString &catalog);

} // namespace cairn::ui
