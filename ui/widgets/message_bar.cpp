#include "widgets/message_bar.h"

#include "base/format.h"
#include "base/icons.h"
#include "widgets/labels.h"

#include <QAccessible>
#include <QAccessibleAnnouncementEvent>
#include <QDeadlineTimer>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace cairn::ui {

namespace {

constexpr int maxMessages = 3;

Tone toneOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Info:
        return Tone::Active;
    case MessageKind::Success:
        return Tone::Ok;
    case MessageKind::Warning:
        return Tone::Warning;
    case MessageKind::Error:
        return Tone::Error;
    }
    std::unreachable();
}

QString iconOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Info:
        return QStringLiteral("info");
    case MessageKind::Success:
        return QStringLiteral("ok");
    case MessageKind::Warning:
        return QStringLiteral("warning");
    case MessageKind::Error:
        return QStringLiteral("error");
    }
    std::unreachable();
}

/// One message: a faint background in its tone, a bar of that tone at the edge, shape, text, buttons.
class MessageRow final : public QWidget {
public:
    MessageRow(const Message &message, QWidget *parent)
        : QWidget(parent)
        , m_message(message)
        , m_end(message.seconds > 0 ? QDeadlineTimer(std::chrono::seconds(message.seconds))
                                    : QDeadlineTimer(QDeadlineTimer::Forever))
        , m_tone(toneOf(message.kind))
        , m_iconName(iconOf(message.kind))
        , m_icon(new QLabel(this))
    {
        setObjectName(QStringLiteral("message"));
        auto *row = new QHBoxLayout(this);
        const int space = fontMetrics().height() / 2;
        row->setContentsMargins(space * 2, space, space, space);
        row->setSpacing(space);
        row->addWidget(m_icon, 0, Qt::AlignTop);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(2);
        auto *text = makeReadable(message.text, this);
        text->setObjectName(QStringLiteral("messageText"));
        texts->addWidget(text);
        if (!message.hint.isEmpty()) {
            auto *hint = makeReadable(message.hint, this);
            hint->setObjectName(QStringLiteral("messageHint"));
            hint->setForegroundRole(QPalette::PlaceholderText);
            texts->addWidget(hint);
        }
        row->addLayout(texts, 1);
        for (const MessageAction &action : message.actions) {
            auto *button = new QPushButton(action.text, this);
            button->setObjectName(QStringLiteral("messageAction"));
            connect(button, &QPushButton::clicked, this, [this, run = action.run] {
                deleteLater();
                run();
            });
            row->addWidget(button, 0, Qt::AlignVCenter);
        }
        row->addWidget(makeClose(), 0, Qt::AlignVCenter);
        showIcon();
    }
    [[nodiscard]] Message message() const
    {
        Message message = m_message;
        if (!m_end.isForever())
            message.seconds = 1 + static_cast<int>(m_end.remainingTime() / 1000);
        return message;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), toneBackground(palette(), m_tone));
        painter.fillRect(QRect(0, 0, 3, height()), toneColor(palette(), m_tone));
        painter.setPen(separatorColor(palette()));
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            showIcon();
        QWidget::changeEvent(event);
    }

private:
    QToolButton *makeClose()
    {
        auto *close = new QToolButton(this);
        close->setAutoRaise(true);
        close->setIcon(symbolicIcon(QStringLiteral("clear")));
        close->setText(MessageBar::tr("Close"));
        close->setToolTip(MessageBar::tr("Close this message"));
        close->setAccessibleName(MessageBar::tr("Close this message"));
        connect(close, &QToolButton::clicked, this, &QObject::deleteLater);
        return close;
    }
    void showIcon() { m_icon->setPixmap(symbolicIcon(m_iconName, m_tone).pixmap(QSize(18, 18), devicePixelRatio())); }

    Message m_message;
    QDeadlineTimer m_end;
    Tone m_tone;
    QString m_iconName;
    QLabel *m_icon;
};

} // namespace

Message errorMessage(const Error &error)
{
    return {.kind = MessageKind::Error,
            .text = QStringLiteral("%1. %2").arg(errorTitle(error.code), errorText(error)),
            .hint = engineText(error.hint)};
}

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void MessageBar::post(const Message &message)
{
    while (count() >= maxMessages)
        removeOldest();
    auto *row = new MessageRow(message, this);
    m_rows->insertWidget(0, row);
    if (message.seconds > 0)
        QTimer::singleShot(std::chrono::seconds(message.seconds), row, &QObject::deleteLater);
    const QString spoken =
        message.hint.isEmpty() ? message.text : QStringLiteral("%1 %2").arg(message.text, message.hint);
    QAccessibleAnnouncementEvent event(this, spoken);
    event.setPoliteness(message.kind == MessageKind::Error ? QAccessible::AnnouncementPoliteness::Assertive
                                                           : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::clear()
{
    while (count() > 0)
        removeOldest();
}

void MessageBar::withdraw(std::uint64_t job)
{
    for (int i = count() - 1; i >= 0; --i)
        if (QWidget *const row = m_rows->itemAt(i)->widget();
            static_cast<const MessageRow *>(row)->message().job == job)
            delete row; // which takes it out of the layout
}

std::vector<Message> MessageBar::messages() const
{
    std::vector<Message> all;
    for (int i = count() - 1; i >= 0; --i)
        all.push_back(static_cast<const MessageRow *>(m_rows->itemAt(i)->widget())->message());
    return all;
}

int MessageBar::count() const
{
    return m_rows->count();
}

void MessageBar::removeOldest()
{
    if (QLayoutItem *item = m_rows->takeAt(m_rows->count() - 1)) {
        delete item->widget();
        delete item;
    }
}

} // namespace cairn::ui
