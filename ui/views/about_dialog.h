#pragma once

class QWidget;

namespace cairn::ui {

class ActionRegistry;

/// What Cairn is, its version and license. Not modal. GUI thread.
void showAbout(QWidget *parent);

/// Every command with its keys. Not modal. GUI thread.
void showShortcuts(const ActionRegistry &actions, QWidget *parent);

} // namespace cairn::ui
