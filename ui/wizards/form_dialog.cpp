#include "wizards/form_dialog.h"

#include "base/format.h"
#include "base/icons.h"
#include "widgets/command_preview.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

FormDialog::FormDialog(const Services &services, const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_body(new QVBoxLayout)
    , m_commandLabel(makeSection(tr("The same on the command line"), this))
    , m_command(new CommandPreview(tr("The same on the command line"), CommandPreview::Kind::Shell, this))
    , m_problem(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_verb(m_buttons->addButton(words.verb, QDialogButtonBox::AcceptRole))
{
    setWindowTitle(words.title);
    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space + 4, space, space + 4, space);
    column->setSpacing(space / 2);
    column->addWidget(makeTitle(words.title, this));
    if (!words.explanation.isEmpty())
        column->addWidget(makeHint(words.explanation, this));
    column->addSpacing(space / 2);
    m_body->setSpacing(space / 2);
    column->addLayout(m_body, 1);
    column->addSpacing(space / 2);
    column->addWidget(m_commandLabel);
    column->addWidget(m_command);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    m_commandLabel->hide();
    m_command->hide();
    m_problem->hide();
    m_verb->setObjectName(QStringLiteral("verb"));
    m_verb->setDefault(true);
    m_verb->setIcon(symbolicIcon(words.icon));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QFormLayout *FormDialog::addGroup(const QString &heading)
{
    if (!heading.isEmpty()) {
        if (m_body->count() > 0)
            m_body->addSpacing(fontMetrics().height() / 2);
        m_body->addWidget(makeSection(heading, this));
    }
    QFormLayout *const form = makeForm();
    m_body->addLayout(form);
    return form;
}

QFormLayout *FormDialog::makeForm() const
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setHorizontalSpacing(fontMetrics().height());
    form->setVerticalSpacing(fontMetrics().height() / 2);
    return form;
}

void FormDialog::addBody(QWidget *widget, int stretch)
{
    m_body->addWidget(widget, stretch);
}

void FormDialog::setCommand(const QString &command)
{
    m_command->setCommand(command);
    m_command->setVisible(!command.isEmpty());
    m_commandLabel->setVisible(!command.isEmpty());
}

void FormDialog::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_verb->setEnabled(problem.isEmpty());
}

void FormDialog::planBegins(StateStack &stack, const QString &title, const QString &text)
{
    setProblem({});
    m_verb->setEnabled(false);
    stack.showState({.state = ViewState::Loading, .icon = {}, .title = title, .text = text});
}

void FormDialog::planFailed(StateStack &stack, const Error &error, std::function<void()> again)
{
    setProblem(tr("It cannot be said what would happen: %1").arg(errorText(error)));
    stack.showState({.state = ViewState::Error,
                     .icon = {},
                     .title = errorTitle(error.code),
                     .text = errorDetails(error),
                     .actions = {{tr("Try again"), QStringLiteral("refresh"), std::move(again)}}});
}

void FormDialog::growToFit()
{
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height())
        resize(width(), needed);
}

void FormDialog::orderTabs()
{
    // Command and buttons were made before the fields, yet come after them.
    QList<QWidget *> fields;
    QList<QWidget *> others;
    for (QWidget *widget = nextInFocusChain(); widget != this; widget = widget->nextInFocusChain())
        if (widget->focusPolicy() != Qt::NoFocus)
            (m_command->isAncestorOf(widget) || m_buttons->isAncestorOf(widget) ? others : fields).append(widget);
    if (fields.isEmpty())
        return;
    // Else a button box takes the focus, when the button that does it is still off.
    const auto takesKeys = [this](QWidget *field) { return field->isEnabled() && field->isVisibleTo(this); };
    const auto first = std::ranges::find_if(fields, takesKeys);
    if (QWidget *begin = m_begin ? m_begin : first != fields.end() ? *first : nullptr)
        begin->setFocus();
    QWidget *last = fields.last();
    for (QWidget *widget : std::as_const(others)) {
        // In the ring of widgets the first of these stands behind the last field already, and would not be moved.
        setTabOrder(fields.first(), widget);
        setTabOrder(last, widget);
        last = widget;
    }
}

bool FormDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    // Something in it was shown, or says more now. A layout keeps no room for what a label that wraps needs.
    if (event->type() == QEvent::LayoutRequest && isVisible())
        growToFit();
    return handled;
}

void FormDialog::showEvent(QShowEvent *event)
{
    alignForms(*this);
    orderTabs();
    QDialog::showEvent(event);
    growToFit();
}

} // namespace cairn::ui
