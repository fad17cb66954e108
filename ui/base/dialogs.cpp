#include "base/dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace cairn::ui {

void WidgetDialogs::ask(QWidget *parent, const Question &question, std::function<void(int)> answer)
{
    auto *box = new QMessageBox(parent);
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
