#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace cairn::ui {

/// Every command of a window by a stable key: menus, toolbar, shortcuts, the list of shortcuts and the palette of
/// commands all take them from here. GUI thread.
class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// @param key stable, also its objectName ("backup.restore"); keys and shortcuts are unique (asserted).
    QAction *add(const QString &key, const QString &text, const QString &icon = {}, const QKeySequence &shortcut = {});
    /// Takes in a command that somebody else made, and owns.
    void adopt(const QString &key, QAction *action);
    /// What has to be there before these can be used, in one sentence: shown where they are disabled.
    void setNeeds(const QList<QAction *> &actions, const QString &needs);
    [[nodiscard]] QString needs(const QAction *action) const { return m_needs.value(action); }
    /// Name of the property of an action that holds the name of its icon.
    static constexpr auto iconProperty = "cairnIcon";
    [[nodiscard]] QAction *find(const QString &key) const;
    [[nodiscard]] const QList<QAction *> &all() const { return m_actions; }

private:
    QList<QAction *> m_actions;
    QHash<const QAction *, QString> m_needs;
};

} // namespace cairn::ui
