#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace cairn::ui {

/// Every command of a window by a stable key: menus, toolbar, shortcuts, the list of shortcuts and later a palette of
/// commands all take them from here. GUI thread.
class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// @param key stable, also its objectName ("backup.restore"); keys and shortcuts are unique (asserted).
    QAction *add(const QString &key, const QString &text, const QString &icon = {}, const QKeySequence &shortcut = {});
    [[nodiscard]] QAction *find(const QString &key) const;
    [[nodiscard]] const QList<QAction *> &all() const { return m_actions; }

private:
    QList<QAction *> m_actions;
};

} // namespace cairn::ui
