#include "base/actions.h"

#include "base/icons.h"

#include <algorithm>

namespace cairn::ui {

QAction *ActionRegistry::add(const QString &key, const QString &text, const QString &icon, const QKeySequence &shortcut)
{
    Q_ASSERT(!find(key));
    Q_ASSERT(shortcut.isEmpty() ||
             std::ranges::none_of(m_actions, [&](const QAction *other) { return other->shortcut() == shortcut; }));
    auto *action = new QAction(text, this);
    action->setObjectName(key);
    action->setProperty(iconProperty, icon);
    if (!icon.isEmpty())
        action->setIcon(symbolicIcon(icon));
    action->setShortcut(shortcut);
    const QString plain = QString(text).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? plain : QStringLiteral("%1 (%2)").arg(plain, keys));
    m_actions.append(action);
    return action;
}

void ActionRegistry::adopt(const QString &key, QAction *action)
{
    Q_ASSERT(!find(key));
    action->setObjectName(key);
    m_actions.append(action);
}

void ActionRegistry::setNeeds(const QList<QAction *> &actions, const QString &needs)
{
    for (const QAction *action : actions)
        m_needs.insert(action, needs);
}

QAction *ActionRegistry::find(const QString &key) const
{
    const auto found = std::ranges::find(m_actions, key, &QAction::objectName);
    return found != m_actions.end() ? *found : nullptr;
}

} // namespace cairn::ui
