#pragma once

#include "catalog/instance_config.h"

#include <QObject>
#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QWidget;

namespace cairn::ui {

class Dialogs;
class PathEdit;

/// What the program writes into a log when it works on an instance, as fields of a form. What is left empty is not set.
/// GUI thread.
class LogSettings final : public QObject {
    Q_OBJECT
public:
    /// Puts the fields into `form`.
    LogSettings(Dialogs &dialogs, const InstanceConfig &stored, QFormLayout &form, QWidget *parent);
    /// Writes what the fields say. What was not touched stays to the byte.
    void applyTo(InstanceConfig &config) const;
    /// What cannot be read as a size or a time span; empty when all can.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QComboBox *makeChoice(const char *name, const QString &byDefault,
                                        const std::vector<std::pair<std::string, QString>> &words,
                                        const std::optional<std::string> &value);
    [[nodiscard]] QLineEdit *makeLine(const char *name, const QString &placeholder, const QString &value);

    InstanceConfig m_stored;
    QWidget *m_parent;
    QComboBox *m_console;
    QComboBox *m_file;
    QComboBox *m_format;
    QLineEdit *m_name;
    QLineEdit *m_errorName;
    PathEdit *m_directory;
    QLineEdit *m_size;
    QLineEdit *m_age;
    QString m_sizeShown;
    QString m_ageShown;
};

} // namespace cairn::ui
