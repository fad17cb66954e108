#pragma once

#include <QString>

#include <functional>

class QAbstractButton;
class QKeySequence;
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
/// The first chord of a sequence.
void press(QWidget &window, const QKeySequence &keys);
/// Presses a button by its mnemonic, which it must have.
void press(QWidget &window, const QAbstractButton &button);
void type(QWidget &window, const QString &text);
/// Replaces what stands in the field that has the focus.
void retype(QWidget &window, const QString &text);
/// Goes on with Tab until the focus is where it is wanted; fails when it never gets there.
void tabTo(QWidget &window, const std::function<bool(const QWidget &)> &isWanted);
void tabTo(QWidget &window, const char *name);

} // namespace cairn::test
