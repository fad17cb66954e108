#pragma once

#include "base/password_keeper.h"
#include "models/table_model.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace cairn::ui {

class StateStack;
class TableView;

/// The servers whose passwords Cairn has at hand, and forgets on request. It changes things at once: there is nothing
/// to accept. GUI thread.
class PasswordsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PasswordsDialog(PasswordKeeper &passwords, QWidget *parent);
    [[nodiscard]] TableView *view() const { return m_view; }

private:
    void say(const QString &problem);
    void update();
    void forgetChosen();
    void forgetAll();

    PasswordKeeper &m_passwords;
    TableModel<KeptPassword, QString> *m_model;
    TableView *m_view;
    StateStack *m_stack;
    QLabel *m_problem;
    QPushButton *m_forget;
    QPushButton *m_forgetAll;
};

} // namespace cairn::ui
