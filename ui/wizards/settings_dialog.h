#pragma once

#include "jobs/query.h"
#include "operations/instance_settings.h"
#include "operations/server_setup.h"
#include "wizards/form_dialog.h"

class QComboBox;
class QLineEdit;
class QTabWidget;
class QVBoxLayout;
class QSpinBox;

namespace cairn::ui {

class LogSettings;
class PathEdit;
class PathListEdit;
class StepList;

/// The settings of an instance that can be changed here: where its server is, with a test; compression, waiting,
/// quarantine, external directories; the log. What is left empty is not set. GUI thread.
class SettingsDialog final : public FormDialog {
    Q_OBJECT
public:
    SettingsDialog(const Services &services, const InstanceRef &ref, InstanceConfig stored, QWidget *parent);
    /// What is to be saved: what was changed in the form, nothing else.
    [[nodiscard]] ConfigChange request() const;
    [[nodiscard]] bool isTesting() const { return m_query.isRunning(); }

private:
    /// A page with an empty form at its top.
    [[nodiscard]] QVBoxLayout *addPage(QFormLayout *form, const QString &icon, const QString &title);
    void addConnection();
    void addBackups();
    void addLog();
    [[nodiscard]] QString problem() const;
    void changed();
    void test();

    InstanceRef m_ref;
    InstanceConfig m_stored;
    QTabWidget *m_pages;
    PathEdit *m_pgdata;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_user;
    QLineEdit *m_database;
    QPushButton *m_test;
    QLabel *m_testing;
    StepList *m_steps;
    QComboBox *m_algorithm;
    QSpinBox *m_level;
    QSpinBox *m_timeout;
    QSpinBox *m_quarantine;
    QLineEdit *m_restoreCommand;
    PathListEdit *m_external;
    LogSettings *m_log = nullptr;
    Query<ServerCheckReport> m_query;
};

} // namespace cairn::ui
