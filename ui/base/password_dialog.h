#pragma once

#include "base/dialogs.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cairn::ui {

/// Asks for the password of a server. GUI thread.
class PasswordDialog final : public QDialog {
    Q_OBJECT
public:
    PasswordDialog(const PasswordPrompt &prompt, QWidget *parent);
    /// When it was accepted: never empty, since that is none for PostgreSQL.
    [[nodiscard]] PasswordAnswer answer() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void update();
    void growToFit();

    QString m_keyringProblem;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QLabel *m_hint;
    QPushButton *m_connect;
};

} // namespace cairn::ui
