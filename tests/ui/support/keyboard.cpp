#include "support/keyboard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeySequence>
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

void press(QWidget &window, const QKeySequence &keys)
{
    QVERIFY(!keys.isEmpty());
    press(window, keys[0].key(), keys[0].keyboardModifiers());
}

void press(QWidget &window, const QAbstractButton &button)
{
    QVERIFY(button.isVisible() && button.isEnabled());
    const QKeySequence mnemonic = QKeySequence::mnemonic(button.text());
    QVERIFY2(!mnemonic.isEmpty(), qPrintable(button.text()));
    press(window, mnemonic);
}

void type(QWidget &window, const QString &text)
{
    QTest::keyClicks(&focusOf(window), text);
}

void retype(QWidget &window, const QString &text)
{
    press(window, QKeySequence(QKeySequence::SelectAll));
    type(window, text);
}

void tabTo(QWidget &window, const std::function<bool(const QWidget &)> &isWanted)
{
    QStringList passed;
    for (int most = 200; most > 0; --most) {
        if (isWanted(focusOf(window)))
            return;
        passed << focusOf(window).objectName();
        press(window, Qt::Key_Tab);
    }
    passed.removeDuplicates();
    QFAIL(qPrintable(QStringLiteral("Tab leads only to ") + passed.join(QStringLiteral(", "))));
}

void tabTo(QWidget &window, const char *name)
{
    tabTo(window, [name](const QWidget &widget) { return widget.objectName() == QLatin1StringView(name); });
}

} // namespace cairn::test
