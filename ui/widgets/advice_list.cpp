#include "widgets/advice_list.h"

#include "base/format.h"
#include "base/icons.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace cairn::ui {

namespace {

QLabel *makeIcon(const Look &look, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setPixmap(symbolicIcon(look.icon, look.tone).pixmap(QSize(18, 18), parent->devicePixelRatio()));
    return label;
}

QString levelWord(AdviceLevel level)
{
    switch (level) {
    case AdviceLevel::Note:
        return AdviceList::tr("Note");
    case AdviceLevel::Warning:
        return AdviceList::tr("Warning");
    case AdviceLevel::Problem:
        return AdviceList::tr("Problem");
    }
    std::unreachable();
}

} // namespace

AdviceList::AdviceList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("advice"));
    setAccessibleName(tr("Advice"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(fontMetrics().height() / 2);
}

void AdviceList::setAdvice(const std::vector<Advice> &advice, Timestamp now)
{
    m_now = now;
    QStringList sentences;
    for (const Advice &one : advice)
        sentences << adviceSentence(one, now) + adviceDetails(one);
    // The same again: whoever is about to press a button keeps it.
    if (m_rows->count() > 0 && sentences == m_sentences)
        return;
    m_sentences = sentences;
    m_advice = advice;
    build();
}

void AdviceList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_rows->count() > 0)
        build();
    QWidget::changeEvent(event);
}

void AdviceList::build()
{
    const QWidget *const focus = focusWidget();
    const QString focused = focus && focus->hasFocus() ? focus->objectName() : QString();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater();
        delete item;
    }
    if (m_advice.empty())
        m_rows->addWidget(makeGoodRow());
    for (const Advice &advice : m_advice)
        m_rows->addWidget(makeRow(advice));
    if (auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused))
        again->setFocus();
}

QWidget *AdviceList::makeGoodRow()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(makeIcon({QStringLiteral("ok"), Tone::Ok}, row));
    auto *text = makeReadable(tr("Nothing to do: all is well."), row);
    text->setObjectName(QStringLiteral("noAdvice"));
    line->addWidget(text, 1);
    return row;
}

QWidget *AdviceList::makeRow(const Advice &advice)
{
    const QString name = engineText(adviceRuleName(advice.rule));
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("advice-") + name);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    QLabel *icon = makeIcon(adviceLook(advice.level), row);
    icon->setToolTip(levelWord(advice.level));
    line->addWidget(icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(fontMetrics().height() / 6);
    auto *sentence = makeReadable(adviceSentence(advice, m_now), row);
    sentence->setObjectName(QStringLiteral("sentence-") + name);
    sentence->setAccessibleName(QStringLiteral("%1: %2").arg(levelWord(advice.level), adviceSentence(advice, m_now)));
    words->addWidget(sentence);
    if (const QString details = adviceDetails(advice); !details.isEmpty())
        words->addWidget(makeHint(details, row));
    line->addLayout(words, 1);
    if (const QString verb = adviceVerb(advice.action); !verb.isEmpty()) {
        auto *button = new QPushButton(symbolicIcon(adviceIcon(advice.action)), verb, row);
        button->setObjectName(QStringLiteral("follow-") + name);
        button->setAccessibleDescription(adviceSentence(advice, m_now));
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, action = advice.action] { Q_EMIT followed(action); });
        line->addWidget(button, 0, Qt::AlignTop);
    }
    return row;
}

} // namespace cairn::ui
