#pragma once

#include "operations/requests.h"
#include "wizards/form_dialog.h"

class QComboBox;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

/// Asks what is to be validated and how deeply. GUI thread.
class ValidateDialog final : public FormDialog {
    Q_OBJECT
public:
    /// What is chosen in the window: a backup of an instance, an instance, or a catalog alone.
    struct Scope {
        std::string catalog;
        std::optional<std::string> instance;
        std::optional<BackupId> backup;
    };
    ValidateDialog(const Services &services, const Scope &scope, QWidget *parent);
    [[nodiscard]] ValidateRequest request() const;
    void accept() override;

private:
    void update();
    Scope m_scope;
    QRadioButton *m_backup;
    QRadioButton *m_instance;
    QRadioButton *m_catalog;
    QComboBox *m_depth;
    QSpinBox *m_threads;
};

} // namespace cairn::ui
