#pragma once

#include "base/services.h"
#include "core/error.h"

#include <QDialog>
#include <QString>

#include <functional>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cairn::ui {

class CommandPreview;
class StateStack;

/// The frame of a dialog: title, explanation, fields, the equivalent command, what is still wrong, and a button that
/// says what it does. GUI thread.
class FormDialog : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString explanation;
        QString verb;
        QString icon;
    };
    FormDialog(const Services &services, const Words &words, QWidget *parent);

protected:
    /// A new group of fields, with a heading when it has one.
    QFormLayout *addGroup(const QString &heading);
    /// An empty form, spaced like all of them.
    [[nodiscard]] QFormLayout *makeForm() const;
    /// Anything else between the fields and the buttons.
    void addBody(QWidget *widget, int stretch = 0);
    void setCommand(const QString &command);
    /// Why it cannot be done yet: shown, and the verb button is off. Empty: it can be done.
    void setProblem(const QString &problem);
    /// A plan is being worked out: the stack says so, and the verb button is off until setProblem({}).
    void planBegins(StateStack &stack, const QString &title, const QString &text);
    /// It could not be: the stack says why and offers to try again, and so long the verb button is off.
    void planFailed(StateStack &stack, const Error &error, std::function<void()> again);
    /// The focus begins here, not at the first field.
    void beginAt(QWidget *widget) { m_begin = widget; }
    [[nodiscard]] QPushButton *verbButton() const { return m_verb; }
    [[nodiscard]] QDialogButtonBox *buttons() const { return m_buttons; }
    [[nodiscard]] const Services &services() const { return m_services; }

    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void orderTabs();
    /// Makes the dialog as high as what it holds needs; never lower.
    void growToFit();
    const Services &m_services;
    QVBoxLayout *m_body;
    QLabel *m_commandLabel;
    CommandPreview *m_command;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
    QPushButton *m_verb;
    QWidget *m_begin = nullptr;
};

} // namespace cairn::ui
