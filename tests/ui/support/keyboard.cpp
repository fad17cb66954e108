#include "support/keyboard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPointer>
#include <QTest>

#include <algorithm>

namespace cairn::test {

namespace {

QWidget &focusOf(QWidget &window)
{
    return window.focusWidget() ? *window.focusWidget() : window;
}

} // namespace

bool waitForKeyboard(const QWidget &window)
{
    return QTest::qWaitFor([&window] { return QApplication::activeWindow() == &window; });
}

void present(QWidget &window)
{
    window.show();
    window.activateWindow();
    QVERIFY(waitForKeyboard(window));
}

void press(QWidget &window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    const QPointer<QWidget> alive(&window);
    QVERIFY2(waitForKeyboard(window), "the window has lost the keyboard");
    QTest::keyClick(&focusOf(window), key, modifiers);
    const auto isUp = [&alive] {
        return !alive || std::ranges::none_of(alive->findChildren<QAbstractButton *>(), &QAbstractButton::isDown);
    };
    QVERIFY(QTest::qWaitFor(isUp));
}

void type(QWidget &window, const QString &text)
{
    QTest::keyClicks(&focusOf(window), text);
}

} // namespace cairn::test
