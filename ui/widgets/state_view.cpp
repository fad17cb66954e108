#include "widgets/state_view.h"

#include "base/icons.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cairn::ui {

namespace {

constexpr int iconExtent = 48;
constexpr std::chrono::milliseconds loadingDelay{150};

QString iconOf(const StateContent &content)
{
    if (!content.icon.isEmpty())
        return content.icon;
    switch (content.state) {
    case ViewState::Error:
        return QStringLiteral("error");
    case ViewState::Filtered:
        return QStringLiteral("filter");
    case ViewState::Loading:
        return QStringLiteral("refresh");
    case ViewState::Content:
    case ViewState::Empty:
        return QStringLiteral("info");
    }
    std::unreachable();
}

/// Lines that are longer than this are hard to read.
int readableWidth(const QWidget &widget)
{
    return widget.fontMetrics().averageCharWidth() * 64;
}

} // namespace

StateView::StateView(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(makeTitle({}, this))
    , m_text(makeHint({}, this))
    , m_busy(new QProgressBar(this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("stateView"));
    m_title->setObjectName(QStringLiteral("stateTitle"));
    m_text->setObjectName(QStringLiteral("stateText"));
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_icon->setAlignment(Qt::AlignHCenter);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(6);
    m_busy->setAccessibleName(tr("Loading"));
    m_busy->setFixedWidth(readableWidth(*this) / 3);

    // Not wider than can be read well, yet as narrow as a pane wants it.
    auto *body = new QWidget(this);
    body->setMaximumWidth(readableWidth(*this));
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_busy, 0, Qt::AlignHCenter);
    column->addWidget(m_text);
    m_buttons->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    column->addLayout(m_buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(body, 100);
    row->addStretch(1);
}

void StateView::setContent(const StateContent &content)
{
    m_content = content;
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    m_busy->setVisible(content.state == ViewState::Loading);
    m_icon->setVisible(content.state != ViewState::Loading);
    showIcon();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_buttons->addStretch();
    for (const StateAction &action : content.actions) {
        auto *button = new QPushButton(symbolicIcon(action.icon), action.text);
        button->setObjectName(QStringLiteral("stateAction"));
        connect(button, &QPushButton::clicked, this, [run = action.run] { run(); });
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();
    QWidget *const body = m_title->parentWidget();
    body->setMaximumWidth(std::max(readableWidth(*this), m_buttons->minimumSize().width()));
}

void StateView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void StateView::showIcon()
{
    const Tone tone = m_content.state == ViewState::Error ? Tone::Error : Tone::Muted;
    m_icon->setPixmap(symbolicIcon(iconOf(m_content), tone).pixmap(QSize(iconExtent, iconExtent), devicePixelRatio()));
}

StateStack::StateStack(QWidget *content, QWidget *parent)
    : QStackedWidget(parent)
    , m_content(content)
    , m_stateView(new StateView(this))
{
    addWidget(m_content);
    addWidget(m_stateView);
    m_delay.setSingleShot(true);
    m_delay.setInterval(loadingDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] { showNow(m_pending); });
}

void StateStack::showContent()
{
    m_delay.stop();
    m_state = ViewState::Content;
    setCurrentWidget(m_content);
}

void StateStack::showState(const StateContent &content)
{
    m_delay.stop();
    m_state = content.state;
    if (content.state == ViewState::Loading && isVisible()) {
        m_pending = content;
        m_delay.start();
    } else {
        showNow(content);
    }
}

void StateStack::showNow(const StateContent &content)
{
    m_stateView->setContent(content);
    setCurrentWidget(m_stateView);
}

} // namespace cairn::ui
