#pragma once

#include "base/dialogs.h"

#include <QList>

namespace cairn::test {

/// Answers questions and file dialogs from a script; what has no answer is left unanswered, as by Escape.
class ScriptedDialogs final : public ui::Dialogs {
public:
    QList<int> verbs;        ///< answers of the next questions
    QStringList directories; ///< paths for the next choosers
    QList<ui::Question> asked;

    void ask(QWidget *parent, const ui::Question &question, std::function<void(int)> answer) override;
    void chooseDirectory(QWidget *parent, const QString &title, const QString &start,
                         std::function<void(QString)> chosen) override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &start, const QString &filter,
                        std::function<void(QString)> chosen) override;
};

} // namespace cairn::test
