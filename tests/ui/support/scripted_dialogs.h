#pragma once

#include "base/dialogs.h"

#include <QList>
#include <QPointer>

#include <optional>
#include <vector>

namespace cairn::test {

/// Answers questions and file dialogs from a script; what has no answer is left unanswered, as by Escape.
class ScriptedDialogs final : public ui::Dialogs {
public:
    QList<int> verbs;        ///< answers of the next questions
    QStringList directories; ///< paths for the next choosers
    QList<ui::Question> asked;
    std::vector<std::optional<ui::PasswordAnswer>> passwords; ///< answers of the next questions for one
    bool leavesPasswordsOpen = false;                         ///< they are answered by answerPassword()
    QList<ui::PasswordPrompt> prompts;

    /// Questions for a password that nobody has answered or taken back yet.
    [[nodiscard]] int openPasswords() const;
    /// Answers the oldest of them.
    void answerPassword(const std::optional<ui::PasswordAnswer> &answer);

    void ask(QWidget *parent, const ui::Question &question, std::function<void(int)> answer) override;
    void askPassword(QObject *asker, const ui::PasswordPrompt &prompt,
                     std::function<void(const std::optional<ui::PasswordAnswer> &)> answer) override;
    void chooseDirectory(QWidget *parent, const QString &title, const QString &start,
                         std::function<void(QString)> chosen) override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &start, const QString &filter,
                        std::function<void(QString)> chosen) override;

private:
    struct OpenPassword {
        QPointer<QObject> asker;
        std::function<void(const std::optional<ui::PasswordAnswer> &)> answer;
    };
    void answerFromScript(const std::function<void(const std::optional<ui::PasswordAnswer> &)> &answer);
    QList<OpenPassword> m_open;
};

} // namespace cairn::test
