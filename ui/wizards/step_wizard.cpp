#include "wizards/step_wizard.h"

#include "base/icons.h"
#include "widgets/labels.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

/// The steps, with a mark at the current one and a tick at those that are done.
class StepSidebar final : public QWidget {
public:
    explicit StepSidebar(QWizard &wizard)
        : m_wizard(wizard)
    {
        const QList<int> ids = wizard.pageIds();
        for (const int id : ids)
            m_names.append(static_cast<const StepPage *>(wizard.page(id))->step());
        connect(&wizard, &QWizard::currentIdChanged, this, [this] {
            describe();
            update();
        });
        int widest = 0;
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        for (const QString &name : std::as_const(m_names))
            widest = std::max(widest, QFontMetrics(bold).horizontalAdvance(name));
        setFixedWidth(widest + lineHeight() * 3);
        describe();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(separatorColor(palette()));
        painter.drawLine(rect().topRight(), rect().bottomRight());
        const int current = static_cast<int>(m_wizard.pageIds().indexOf(m_wizard.currentId()));
        const int line = lineHeight();
        for (int i = 0; i < static_cast<int>(m_names.size()); ++i) {
            const QRect row(0, line + i * line, width() - 1, line);
            QFont font = this->font();
            font.setWeight(i == current ? QFont::DemiBold : QFont::Normal);
            painter.setFont(font);
            painter.setPen(toneColor(palette(), i == current ? Tone::Text : Tone::Muted));
            painter.drawText(row.adjusted(line * 3 / 2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_names.at(i));
            const QRect mark(line / 2, row.top() + (line - line * 2 / 3) / 2, line * 2 / 3, line * 2 / 3);
            if (i < current)
                symbolicIcon(QStringLiteral("ok"), Tone::Ok).paint(&painter, mark);
            else
                painter.drawText(mark, Qt::AlignCenter, locale().toString(i + 1));
            if (i == current)
                painter.fillRect(QRect(0, row.top() + 3, 3, row.height() - 6), toneColor(palette(), Tone::Active));
        }
    }

private:
    [[nodiscard]] int lineHeight() const { return fontMetrics().height() * 2; }
    void describe()
    {
        const auto current = m_wizard.pageIds().indexOf(m_wizard.currentId());
        setAccessibleName(
            current < 0
                ? QString()
                : StepWizard::tr("Step %1 of %2: %3").arg(current + 1).arg(m_names.size()).arg(m_names.at(current)));
    }

    QWizard &m_wizard;
    QStringList m_names;
};

} // namespace

StepPage::StepPage(QString step, const QString &title, const QString &explanation, QWidget *parent)
    : QWizardPage(parent)
    , m_step(std::move(step))
    , m_body(new QVBoxLayout)
    , m_problem(makeHint({}, this))
{
    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space, space, space, 0);
    column->setSpacing(space / 2);
    column->addWidget(makeTitle(title, this));
    column->addWidget(makeHint(explanation, this));
    column->addSpacing(space / 2);
    m_body->setSpacing(space / 2);
    column->addLayout(m_body, 1);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setMinimumHeight(space);
    column->addWidget(m_problem);
}

QFormLayout *StepPage::addGroup(const QString &heading)
{
    if (!heading.isEmpty()) {
        if (m_body->count() > 0)
            m_body->addSpacing(fontMetrics().height() / 2);
        m_body->addWidget(makeSection(heading, this));
    }
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setHorizontalSpacing(fontMetrics().height());
    form->setVerticalSpacing(fontMetrics().height() / 2);
    m_body->addLayout(form);
    return form;
}

void StepPage::addBody(QWidget *widget, int stretch, Qt::Alignment alignment)
{
    m_body->addWidget(widget, stretch, alignment);
}

void StepPage::changed()
{
    m_problem->setText(problem());
    Q_EMIT completeChanged();
}

void StepPage::showEvent(QShowEvent *event)
{
    alignForms(*this);
    QWizardPage::showEvent(event);
    // Not changed(): a wizard shows its pages again when it updates its buttons.
    m_problem->setText(problem());
}

StepWizard::StepWizard(const Services &services, const QString &title, const QString &verb, QWidget *parent)
    : QWizard(parent)
    , m_services(services)
{
    setWindowTitle(title);
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setButtonText(QWizard::FinishButton, verb);
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::BackButton, tr("&Previous"));
}

void StepWizard::finishPages()
{
    setSideWidget(new StepSidebar(*this));
    const QFontMetrics metrics = fontMetrics();
    resize(metrics.averageCharWidth() * 132, metrics.height() * 37);
}

} // namespace cairn::ui
