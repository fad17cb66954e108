#include "widgets/command_preview.h"

#include "base/icons.h"
#include "models/columns.h"

#include <QApplication>
#include <QClipboard>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr int minColumns = 50;
constexpr int minLines = 2;
constexpr int maxLines = 6;

/// Words of a shell; blanks inside quotes belong to a word. A short option and its value ("-B /srv/backup") stay
/// together.
QStringList words(const QString &command)
{
    QStringList found{QString()};
    bool quoted = false;
    for (const QChar c : command) {
        if (c == QLatin1Char('\''))
            quoted = !quoted;
        const QString &last = found.last();
        const bool isShortOption = last.size() == 2 && last.startsWith(QLatin1Char('-')) && last.at(1).isLetter();
        if (c == QLatin1Char(' ') && !quoted && !isShortOption)
            found.append(QString());
        else
            found.last() += c;
    }
    return found;
}

/// How many lines a text takes at a width, broken as in the preview.
int countLines(const QString &text, const QFont &font, qreal width)
{
    int lines = 0;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
            line.setLineWidth(width);
        layout.endLayout();
        lines += layout.lineCount();
    }
    return lines;
}

} // namespace

QString wrapCommand(const QString &command, int columns)
{
    QStringList lines;
    for (const QString &word : words(command)) {
        const bool fits = !lines.isEmpty() && lines.last().size() + 1 + word.size() + 2 <= columns;
        if (fits)
            lines.last() += QLatin1Char(' ') + word;
        else
            lines.append(lines.isEmpty() ? word : QString(QStringLiteral("  ") + word));
    }
    return lines.join(QStringLiteral(" \\\n"));
}

CommandPreview::CommandPreview(const QString &name, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_text(new QPlainTextEdit(this))
    , m_copy(new QToolButton(this))
{
    m_text->setObjectName(QStringLiteral("command"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setCursorWidth(0);
    m_text->setFont(monospaceFont());
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // Room for the longest options with their values.
    m_text->setMinimumWidth(static_cast<int>(QFontMetricsF(m_text->font()).horizontalAdvance(u'0') * minColumns));
    m_text->setAccessibleName(name);
    m_copy->setIcon(symbolicIcon(QStringLiteral("copy")));
    m_copy->setText(tr("Copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAccessibleName(tr("Copy: %1").arg(name));
    m_copy->setToolTip(tr("Copy to the clipboard"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_command); });
    showCommand();
}

void CommandPreview::setCommand(const QString &command)
{
    if (command == m_command)
        return;
    m_command = command;
    showCommand();
}

void CommandPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCommand();
}

void CommandPreview::showCommand()
{
    // A character is not a whole number of pixels wide: over sixty of them the rest adds up.
    const double character = QFontMetricsF(m_text->font()).horizontalAdvance(u'0');
    const int margins = static_cast<int>(m_text->document()->documentMargin() * 2) + m_text->frameWidth() * 2;
    // One column less than fits: a wrap by the editor would tear the backslash from its line.
    const int columns = std::max(20, static_cast<int>((m_text->width() - margins) / std::max(1.0, character)) - 1);
    const QString shown = m_kind == Kind::Shell ? wrapCommand(m_command, columns) : m_command;
    if (shown != m_text->toPlainText())
        m_text->setPlainText(shown);
    fitHeight();
}

void CommandPreview::fitHeight()
{
    // Counted here: the view lays its text out only when it is painted.
    const qreal width = m_text->width() - m_text->frameWidth() * 2 - m_text->document()->documentMargin() * 2;
    const int lines = countLines(m_text->toPlainText(), m_text->font(), std::max(width, 1.0));
    // A scroll bar that comes and goes would change the width, and with it the lines.
    m_text->setVerticalScrollBarPolicy(lines > maxLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int margins = static_cast<int>(m_text->document()->documentMargin() * 2) + m_text->frameWidth() * 2;
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * std::clamp(lines, minLines, maxLines) + margins + 2);
}

} // namespace cairn::ui
