#include "end_to_end/hands.h"

#include "support/audit.h"
#include "support/expect.h"
#include "support/keyboard.h"

#include <QApplication>
#include <QLineEdit>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTest>
#include <QWidget>

#include <utility>

namespace cairn::test {

Hands::Hands(QString pictures)
    : m_pictures(std::move(pictures))
{
}

void Hands::run(const QStringList &arguments)
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::ForwardedChannels);
    tool.start(QStringLiteral("xdotool"), arguments);
    const bool ended = QTest::qWaitFor([&tool] { return tool.state() == QProcess::NotRunning; }, 30'000);
    expect(ended && tool.exitStatus() == QProcess::NormalExit && tool.exitCode() == 0,
           "xdotool " + arguments.join(QLatin1Char(' ')).toStdString() + " failed");
}

QString Hands::at(const QWidget &widget, QPoint position)
{
    expect(QTest::qWaitFor([&widget] { return widget.isVisible() && widget.isEnabled(); }, 60'000),
           widget.objectName().toStdString() + " cannot be clicked");
    const QPoint point = widget.mapToGlobal(position);
    return QStringLiteral("%1 %2").arg(point.x()).arg(point.y());
}

void Hands::click(const QWidget &widget)
{
    clickAt(widget, widget.rect().center());
}

void Hands::clickAt(const QWidget &widget, QPoint position)
{
    run(QStringList{QStringLiteral("mousemove")} + at(widget, position).split(QLatin1Char(' ')) +
        QStringList{QStringLiteral("click"), QStringLiteral("1")});
}

void Hands::drag(const QWidget &widget, QPoint from, QPoint to)
{
    constexpr int steps = 12;
    QStringList arguments;
    for (int i = 0; i <= steps; ++i) {
        const QPoint point = from + (to - from) * i / steps;
        arguments << QStringLiteral("mousemove") << at(widget, point).split(QLatin1Char(' '));
        if (i == 0)
            arguments << QStringLiteral("mousedown") << QStringLiteral("1");
    }
    run(arguments << QStringLiteral("mouseup") << QStringLiteral("1"));
}

void Hands::wheel(const QWidget &widget, QPoint position, int steps)
{
    run(QStringList{QStringLiteral("mousemove")} + at(widget, position).split(QLatin1Char(' ')) +
        QStringList{QStringLiteral("click"), QStringLiteral("--repeat"), QString::number(qAbs(steps)),
                    steps > 0 ? QStringLiteral("4") : QStringLiteral("5")});
}

void Hands::press(const QWidget &window, const QString &keys)
{
    expect(waitForKeyboard(window), window.objectName().toStdString() + " does not have the keyboard");
    run({QStringLiteral("key"), QStringLiteral("--clearmodifiers"), keys});
}

void Hands::fill(const QWidget &field, const QString &text)
{
    expect(waitForKeyboard(*field.window()), "the window of " + field.objectName().toStdString() + " is not active");
    click(field);
    expect(QTest::qWaitFor([&field] { return field.hasFocus(); }), field.objectName().toStdString() + " has no focus");
    run({QStringLiteral("key"), QStringLiteral("ctrl+a")});
    run({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("2"), text});
    const auto *line = qobject_cast<const QLineEdit *>(&field);
    expect(!line || QTest::qWaitFor([&] { return line->text() == text; }),
           field.objectName().toStdString() + " holds “" + (line ? line->text().toStdString() : "") + "”");
}

void Hands::picture(const QString &name)
{
    QTest::qWait(50); // what was changed last is painted
    const QString file =
        QStringLiteral("%1/%2-%3.png").arg(m_pictures).arg(++m_count, 2, 10, QLatin1Char('0')).arg(name);
    expect(QGuiApplication::primaryScreen()->grabWindow(0).save(file), "cannot write " + file.toStdString());
    QStringList clipped;
    for (const QWidget *window : QApplication::topLevelWidgets())
        if (window->isVisible() && window->windowType() != Qt::ToolTip)
            clipped += clippedTexts(*window);
    expect(clipped.isEmpty(), file.toStdString() + " cuts texts off: " + clipped.join(u'\n').toStdString());
}

} // namespace cairn::test
