#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QObject;
class QWidget;

namespace cairn::ui {

/// A decision that somebody has to take. Every button says what it does: no Yes and No.
struct Question {
    QString title;
    QString text;
    QString details;         ///< more, below the text; may be empty
    QStringList verbs;       ///< what each button does, the safest last
    int keyboardDefault = 0; ///< the button that Enter presses
    bool destructive = false;
};

/// Whose password is wanted, and what there is to say about it.
struct PasswordPrompt {
    QString user;
    QString place;               ///< "host:port"
    bool isRefused = false;      ///< the server did not take the one it was given
    bool remember = false;       ///< whether it is to be remembered, at first
    QString keyringProblem = {}; ///< why it cannot be remembered; empty: it can
};

struct PasswordAnswer {
    QString password;
    bool remember = false; ///< in the keyring
};

/// Questions and the desktop's own file dialogs. A seam: tests answer by script. Asynchronous, so that no event loop
/// runs inside another one. GUI thread.
class Dialogs {
public:
    Dialogs() = default;
    Dialogs(const Dialogs &) = delete;
    Dialogs &operator=(const Dialogs &) = delete;
    virtual ~Dialogs() = default;

    /// Calls `answer` with the index of the verb, or -1 after Escape. Not called when `parent` dies first.
    /// Without a parent it is asked over the window in front.
    virtual void ask(QWidget *parent, const Question &question, std::function<void(int)> answer) = 0;
    /// Asks over the window in front; when that goes, over the next one. Calls `answer` with what was typed, or with
    /// nothing after Cancel and when there is no window left. Not called when `asker` is gone: the question then goes,
    /// too.
    virtual void askPassword(QObject *asker, const PasswordPrompt &prompt,
                             std::function<void(const std::optional<PasswordAnswer> &)> answer) = 0;
    /// Calls `chosen` with the path; not called when nothing was chosen.
    virtual void chooseDirectory(QWidget *parent, const QString &title, const QString &start,
                                 std::function<void(QString)> chosen) = 0;
    virtual void chooseSaveFile(QWidget *parent, const QString &title, const QString &start, const QString &filter,
                                std::function<void(QString)> chosen) = 0;
};

/// The real ones.
class WidgetDialogs final : public Dialogs {
public:
    void ask(QWidget *parent, const Question &question, std::function<void(int)> answer) override;
    void askPassword(QObject *asker, const PasswordPrompt &prompt,
                     std::function<void(const std::optional<PasswordAnswer> &)> answer) override;
    void chooseDirectory(QWidget *parent, const QString &title, const QString &start,
                         std::function<void(QString)> chosen) override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &start, const QString &filter,
                        std::function<void(QString)> chosen) override;
};

} // namespace cairn::ui
