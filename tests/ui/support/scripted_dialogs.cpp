#include "support/scripted_dialogs.h"

namespace cairn::test {

void ScriptedDialogs::ask(QWidget *, const ui::Question &question, std::function<void(int)> answer)
{
    asked.append(question);
    answer(verbs.isEmpty() ? -1 : verbs.takeFirst());
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
