#include "support/scripted_dialogs.h"

#include <algorithm>

namespace cairn::test {

void ScriptedDialogs::ask(QWidget *, const ui::Question &question, std::function<void(int)> answer)
{
    asked.append(question);
    answer(verbs.isEmpty() ? -1 : verbs.takeFirst());
}

void ScriptedDialogs::askPassword(QObject *asker, const ui::PasswordPrompt &prompt,
                                  std::function<void(const std::optional<ui::PasswordAnswer> &)> answer)
{
    prompts.append(prompt);
    if (leavesPasswordsOpen)
        m_open.append({asker, std::move(answer)});
    else
        answerFromScript(answer);
}

void ScriptedDialogs::answerFromScript(const std::function<void(const std::optional<ui::PasswordAnswer> &)> &answer)
{
    std::optional<ui::PasswordAnswer> given;
    if (!passwords.empty()) {
        given = passwords.front();
        passwords.erase(passwords.begin());
    }
    answer(given);
}

int ScriptedDialogs::openPasswords() const
{
    return static_cast<int>(
        std::ranges::count_if(m_open, [](const OpenPassword &open) { return !open.asker.isNull(); }));
}

void ScriptedDialogs::answerPassword(const std::optional<ui::PasswordAnswer> &answer)
{
    m_open.removeIf([](const OpenPassword &open) { return open.asker.isNull(); });
    if (!m_open.isEmpty())
        m_open.takeFirst().answer(answer);
}

void ScriptedDialogs::chooseDirectory(QWidget *, const QString &, const QString &, std::function<void(QString)> chosen)
{
    if (!directories.isEmpty())
        chosen(directories.takeFirst());
}

void ScriptedDialogs::chooseSaveFile(QWidget *, const QString &, const QString &, const QString &,
                                     std::function<void(QString)> chosen)
{
    if (!directories.isEmpty())
        chosen(directories.takeFirst());
}

} // namespace cairn::test
