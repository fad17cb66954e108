#include "wizards/passwords_dialog.h"

#include "base/icons.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QDialogButtonBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

TableModel<KeptPassword, QString> *makeModel(QObject *parent)
{
    return new TableModel<KeptPassword, QString>(
        {{.key = QStringLiteral("server"),
          .title = PasswordsDialog::tr("Server"),
          .text = [](const KeptPassword &kept) { return kept.server; },
          .icon = [](const KeptPassword &) { return QStringLiteral("key"); }},
         {.key = QStringLiteral("kept"),
          .title = PasswordsDialog::tr("The password is kept"),
          .text =
              [](const KeptPassword &kept) {
                  return kept.inKeyring ? PasswordsDialog::tr("in the keyring")
                                        : PasswordsDialog::tr("until Cairn quits");
              }}},
        [](const KeptPassword &kept) { return kept.server; }, parent);
}

} // namespace

PasswordsDialog::PasswordsDialog(PasswordKeeper &passwords, QWidget *parent)
    : QDialog(parent)
    , m_passwords(passwords)
    , m_model(makeModel(this))
    , m_view(new TableView(this))
    , m_stack(new StateStack(m_view, this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("passwordsDialog"));
    setWindowTitle(tr("Passwords"));
    m_view->setObjectName(QStringLiteral("passwords"));
    m_view->setAccessibleName(tr("Servers whose password is kept"));
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setModel(m_model);
    m_stack->setMinimumSize(fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 12);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("close"));
    m_forget = buttons->addButton(tr("&Forget"), QDialogButtonBox::ActionRole);
    m_forget->setObjectName(QStringLiteral("forget"));
    m_forgetAll = buttons->addButton(tr("Forget &all"), QDialogButtonBox::ActionRole);
    m_forgetAll->setObjectName(QStringLiteral("forgetAll"));
    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space + 4, space, space + 4, space);
    column->setSpacing(space / 2);
    column->addWidget(makeTitle(tr("Passwords"), this));
    column->addWidget(
        makeHint(tr("Those that were asked for here, and where each one is. Passwords that libpq finds by "
                    "its own means, like ~/.pgpass, are not among them."),
                 this));
    column->addWidget(m_stack, 1);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_forget, &QPushButton::clicked, this, &PasswordsDialog::forgetChosen);
    connect(m_forgetAll, &QPushButton::clicked, this, &PasswordsDialog::forgetAll);
    connect(new QShortcut(QKeySequence::Delete, m_view, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
            this, &PasswordsDialog::forgetChosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_forget->setEnabled(m_view->currentIndex().isValid()); });
    connect(&passwords, &PasswordKeeper::changed, this, &PasswordsDialog::update);
    connect(&passwords, &PasswordKeeper::forgettingFailed, this, [this](const QString &server, const QString &problem) {
        //: the name of a server, then why
        say(tr("The password of %1 is still in the keyring. %2").arg(server, problem));
    });
    say({});
    update();
    if (!m_model->rows().empty())
        m_view->setCurrentIndex(m_model->index(0, 0));
    m_view->setFocus();
}

void PasswordsDialog::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void PasswordsDialog::update()
{
    m_model->update(m_passwords.kept());
    const bool isEmpty = m_model->rows().empty();
    if (isEmpty)
        m_stack->showState({.state = ViewState::Empty,
                            .icon = QStringLiteral("key"),
                            .title = tr("No password is kept"),
                            .text = tr("When a server wants one that libpq does not find, Cairn asks for it, and "
                                       "remembers it if you like.")});
    else
        m_stack->showContent();
    m_view->fitColumns(60);
    m_forget->setEnabled(m_view->currentIndex().isValid());
    m_forgetAll->setEnabled(!isEmpty);
}

void PasswordsDialog::forgetChosen()
{
    if (!m_view->currentIndex().isValid())
        return;
    say({});
    m_passwords.forget(m_model->row(m_view->currentIndex()).server);
}

void PasswordsDialog::forgetAll()
{
    say({});
    for (const KeptPassword &kept : m_passwords.kept())
        m_passwords.forget(kept.server);
}

} // namespace cairn::ui
