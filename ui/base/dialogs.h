#pragma once

#include <QString>
#include <QStringList>

#include <functional>

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

/// Questions and the desktop's own file dialogs. A seam: tests answer by script. Asynchronous, so that no event loop
/// runs inside another one. GUI thread.
class Dialogs {
public:
    Dialogs() = default;
    Dialogs(const Dialogs &) = delete;
    Dialogs &operator=(const Dialogs &) = delete;
    virtual ~Dialogs() = default;

    /// Calls `answer` with the index of the verb, or -1 after Escape. Not called when `parent` dies first.
    virtual void ask(QWidget *parent, const Question &question, std::function<void(int)> answer) = 0;
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
    void chooseDirectory(QWidget *parent, const QString &title, const QString &start,
                         std::function<void(QString)> chosen) override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &start, const QString &filter,
                        std::function<void(QString)> chosen) override;
};

} // namespace cairn::ui
