#pragma once

#include "operations/requests.h"
#include "operations/snapshots.h"
#include "wizards/form_dialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

/// Asks how a backup is to be taken. request() is what was chosen. GUI thread.
class BackupDialog final : public FormDialog {
    Q_OBJECT
public:
    BackupDialog(const Services &services, const InstanceRef &ref, const InstanceConfig &config, QWidget *parent);
    [[nodiscard]] BackupRequest request() const;
    void accept() override;

private:
    void addWhat();
    void addHow();
    void recall(const InstanceConfig &config);
    void codecChanged();
    void update();

    InstanceRef m_ref;
    QComboBox *m_mode;
    QRadioButton *m_stream;
    QRadioButton *m_archive;
    QLineEdit *m_note;
    QComboBox *m_codec;
    QSpinBox *m_level;
    QSpinBox *m_threads;
    QSpinBox *m_rate;
    QComboBox *m_badPages;
    QCheckBox *m_smooth;
    QCheckBox *m_validate;
};

} // namespace cairn::ui
