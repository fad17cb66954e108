#pragma once

#include <QWidget>

#include <string>

class QLineEdit;
class QToolButton;

namespace cairn::ui {

class Dialogs;

/// A directory's path with a button that opens the directory chooser. Its focus proxy is the line, so that a label's
/// buddy works. GUI thread.
class PathEdit final : public QWidget {
    Q_OBJECT
public:
    /// @param name what the path is of, for assistive technology and the chooser's title ("Data directory").
    PathEdit(Dialogs &dialogs, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    /// The path as the engine takes it: absolute bytes; empty when there is none.
    [[nodiscard]] std::string bytes() const;
    /// Empty or absolute: what can be used.
    [[nodiscard]] bool isAbsoluteOrEmpty() const;
    [[nodiscard]] QLineEdit *line() const { return m_line; }
    void setPlaceholder(const QString &text);

Q_SIGNALS:
    void changed();

private:
    Dialogs &m_dialogs;
    QString m_name;
    QLineEdit *m_line;
    QToolButton *m_browse;
};

} // namespace cairn::ui
