#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>

class QDialog;
class QWidget;

namespace cairn::test {

/// Pointer and keyboard of a person, through the X server. Everything fails the test when it cannot be done: a widget
/// that is not to be seen cannot be clicked. GUI thread; the program goes on while the hands move.
class Hands {
public:
    /// @param pictures a directory for pictures of the screen.
    explicit Hands(QString pictures);

    void click(const QWidget &widget);
    void clickAt(const QWidget &widget, QPoint position);
    /// Button down at the first position, over to the other one in steps, and up.
    void drag(const QWidget &widget, QPoint from, QPoint to);
    /// Turns the wheel; up when positive.
    void wheel(const QWidget &widget, QPoint position, int steps);
    /// A key or a chord, as xdotool calls it: "ctrl+b", "Return".
    void press(const QWidget &window, const QString &keys);
    /// Clicks into a field, takes out what is in it, and writes.
    void fill(const QWidget &field, const QString &text);

    /// A picture of the whole screen, numbered. No text may be cut off in it.
    void picture(const QString &name);

private:
    static void run(const QStringList &arguments);
    static QString at(const QWidget &widget, QPoint position);
    QString m_pictures;
    int m_count = 0;
};

} // namespace cairn::test
