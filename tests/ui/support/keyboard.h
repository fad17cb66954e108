#pragma once

#include <QString>

class QWidget;

namespace cairn::test {

// What a user does with the keyboard in a window.

/// Waits until keys go to this window. Not qWaitForWindowActive: for that a dialog is active as soon as its parent is.
[[nodiscard]] bool waitForKeyboard(const QWidget &window);
/// Shows a window and waits until it has the keyboard.
void present(QWidget &window);
/// Presses a key where the focus is, and waits until the button that a mnemonic pressed has come up again: Qt clicks it
/// then.
void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void type(QWidget &window, const QString &text);

} // namespace cairn::test
