#include "base/password_dialog.h"

#include "base/icons.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

QLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// A line with a sign before it.
QLayout *makeWarning(const QString &text, QWidget *parent)
{
    auto *row = new QHBoxLayout;
    auto *sign = new QLabel(parent);
    const int size = parent->fontMetrics().height() * 5 / 4;
    sign->setPixmap(
        symbolicIcon(QStringLiteral("warning"), Tone::Warning).pixmap(QSize(size, size), parent->devicePixelRatio()));
    auto *label = makeText(text, parent);
    label->setObjectName(QStringLiteral("refused"));
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    return row;
}

} // namespace

PasswordDialog::PasswordDialog(const PasswordPrompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_keyringProblem(prompt.keyringProblem)
    , m_password(new QLineEdit(this))
    , m_remember(new QCheckBox(tr("&Remember it in the keyring"), this))
    , m_hint(makeText({}, this))
{
    setObjectName(QStringLiteral("passwordDialog"));
    setWindowTitle(tr("Password"));
    //: whose password: the name of a user, then host and port of the server
    const QString whose = tr("Password of %1 on %2").arg(prompt.user, prompt.place);
    const QString refusal = tr("The server refused the password that it was given.");
    auto *title = makeText(whose, this);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_password->setAccessibleName(whose);
    m_password->setAccessibleDescription(prompt.isRefused ? refusal : QString());
    m_remember->setObjectName(QStringLiteral("remember"));
    m_remember->setEnabled(m_keyringProblem.isEmpty());
    m_remember->setChecked(prompt.remember && m_keyringProblem.isEmpty());
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancel"));
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName(QStringLiteral("verb"));
    m_connect->setDefault(true);
    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space + 4, space, space + 4, space);
    column->setSpacing(space / 2);
    column->addWidget(title);
    if (prompt.isRefused)
        column->addLayout(makeWarning(refusal, this));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space);
    form->addRow(tr("&Password:"), m_password);
    column->addLayout(form);
    column->addWidget(m_remember);
    column->addWidget(m_hint);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_password, &QLineEdit::textChanged, this, &PasswordDialog::update);
    connect(m_remember, &QCheckBox::toggled, this, &PasswordDialog::update);
    m_password->setFocus();
    update();
}

PasswordAnswer PasswordDialog::answer() const
{
    return {m_password->text(), m_remember->isEnabled() && m_remember->isChecked()};
}

void PasswordDialog::update()
{
    m_connect->setEnabled(!m_password->text().isEmpty());
    const QString until = tr("It is kept until Cairn quits.");
    m_hint->setText(!m_keyringProblem.isEmpty() ? m_keyringProblem + QLatin1Char('\n') + until
                    : m_remember->isChecked() ? tr("The keyring of the desktop keeps it. Settings can forget it again.")
                                              : until);
    m_remember->setAccessibleDescription(m_hint->text());
    if (isVisible())
        growToFit();
}

/// Wrapped texts need more height than the first guess.
void PasswordDialog::growToFit()
{
    layout()->activate();
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height())
        resize(width(), needed);
}

void PasswordDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    growToFit();
}

} // namespace cairn::ui
