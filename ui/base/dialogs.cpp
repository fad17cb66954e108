#include "base/dialogs.h"

#include "base/password_dialog.h"

#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace cairn::ui {

namespace {

/// What a question that no window asks is to be seen over. Not a file dialog of the desktop: that lends its life to a
/// widget that is on no screen.
QWidget *windowInFront()
{
    QWidgetList windows{QApplication::activeModalWidget(), QApplication::activeWindow()};
    for (QWidget *window : QApplication::topLevelWidgets())
        if (window->windowType() == Qt::Window)
            windows.append(window);
    for (QWidget *window : std::as_const(windows))
        if (window && window->isVisible() && !window->testAttribute(Qt::WA_DontShowOnScreen))
            return window;
    return nullptr;
}

} // namespace

void WidgetDialogs::ask(QWidget *parent, const Question &question, std::function<void(int)> answer)
{
    auto *box = new QMessageBox(parent ? parent : windowInFront());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("question"));
    box->setIcon(question.destructive ? QMessageBox::Warning : QMessageBox::Question);
    box->setWindowTitle(question.title);
    box->setText(question.text);
    box->setInformativeText(question.details);
    QList<QAbstractButton *> buttons;
    for (qsizetype i = 0; i < question.verbs.size(); ++i) {
        const bool last = i + 1 == question.verbs.size();
        QPushButton *button =
            box->addButton(question.verbs.at(i), last ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
        if (i == question.keyboardDefault)
            box->setDefaultButton(button);
        if (last)
            box->setEscapeButton(button);
        buttons.append(button);
    }
    QObject::connect(box, &QMessageBox::finished, box, [box, buttons, answer = std::move(answer)] {
        answer(static_cast<int>(buttons.indexOf(box->clickedButton())));
    });
    box->open();
}

void WidgetDialogs::askPassword(QObject *asker, const PasswordPrompt &prompt,
                                std::function<void(const std::optional<PasswordAnswer> &)> answer)
{
    auto *dialog = new PasswordDialog(prompt, windowInFront());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // At once out of sight: the next question is not to be asked over it.
    QObject::connect(asker, &QObject::destroyed, dialog, [dialog] {
        dialog->hide();
        dialog->deleteLater();
    });
    // Whichever comes first: it ends, or its window goes and takes it along. Then another one asks, if there is one.
    QObject::connect(dialog, &QDialog::finished, asker, [asker, dialog, answer](int result) {
        QObject::disconnect(dialog, nullptr, asker, nullptr);
        answer(result == QDialog::Accepted ? std::optional(dialog->answer()) : std::nullopt);
    });
    const auto askAgain = [this, asker, prompt, answer] {
        if (windowInFront() != nullptr)
            askPassword(asker, prompt, answer);
        else
            answer(std::nullopt);
    };
    QObject::connect(dialog, &QObject::destroyed, asker, askAgain, Qt::QueuedConnection);
    dialog->open();
    QApplication::alert(dialog);
}

namespace {

void openFileDialog(QFileDialog *dialog, std::function<void(QString)> chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [chosen = std::move(chosen)](const QString &path) { chosen(path); });
    dialog->open();
}

} // namespace

void WidgetDialogs::chooseDirectory(QWidget *parent, const QString &title, const QString &start,
                                    std::function<void(QString)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFileDialog(dialog, std::move(chosen));
}

void WidgetDialogs::chooseSaveFile(QWidget *parent, const QString &title, const QString &start, const QString &filter,
                                   std::function<void(QString)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, start, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    openFileDialog(dialog, std::move(chosen));
}

} // namespace cairn::ui
