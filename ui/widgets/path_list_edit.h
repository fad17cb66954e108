#pragma once

#include "core/error.h"

#include <QWidget>

#include <string>
#include <vector>

class QLineEdit;
class QToolButton;

namespace cairn::ui {

class Dialogs;

/// Directories in a line, as they are written on the command line ("/srv/a:/srv/b"), with a button that adds one. Its
/// focus proxy is the line. GUI thread.
class PathListEdit final : public QWidget {
    Q_OBJECT
public:
    /// @param name what the directories are, for assistive technology and the chooser's title.
    PathListEdit(Dialogs &dialogs, const QString &name, QWidget *parent = nullptr);
    void setDirectories(const std::vector<std::string> &directories);
    /// Sorted; empty when there are none. Usage: a path that is not absolute, or is there twice.
    [[nodiscard]] Result<std::vector<std::string>> directories() const;
    [[nodiscard]] QLineEdit *line() const { return m_line; }

Q_SIGNALS:
    void changed();

private:
    void add(const QString &directory);
    Dialogs &m_dialogs;
    QString m_name;
    QLineEdit *m_line;
    QToolButton *m_add;
};

} // namespace cairn::ui
