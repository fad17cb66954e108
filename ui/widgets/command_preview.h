#pragma once

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace cairn::ui {

/// Breaks a shell command at blanks between its words into lines of at most `columns` characters, joined so that a
/// shell still reads one command. Pure.
[[nodiscard]] QString wrapCommand(const QString &command, int columns);

/// A command or setting that can be read and copied, not edited. Grows with what it shows. GUI thread.
class CommandPreview final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Shell, Setting }; ///< a command is broken where a shell allows it, a setting anywhere

    /// @param name what it is, for assistive technology.
    CommandPreview(const QString &name, Kind kind, QWidget *parent = nullptr);
    void setCommand(const QString &command);
    [[nodiscard]] const QString &command() const { return m_command; } ///< in one line

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCommand();
    void fitHeight();
    Kind m_kind;
    QString m_command;
    QPlainTextEdit *m_text;
    QToolButton *m_copy;
};

} // namespace cairn::ui
