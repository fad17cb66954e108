#pragma once

#include "jobs/query.h"
#include "operations/mode_choice.h"
#include "operations/requests.h"
#include "operations/snapshots.h"
#include "wizards/form_dialog.h"

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

/// Asks how a backup is to be taken, and says which modes are possible now and what the chosen one will probably take.
/// request() is what was chosen. GUI thread.
class BackupDialog final : public FormDialog {
    Q_OBJECT
public:
    BackupDialog(const Services &services, const InstanceRef &ref, const InstanceConfig &config, QWidget *parent);
    [[nodiscard]] BackupRequest request() const;
    void accept() override;
    /// Whether the server has answered which modes are possible, or could not be asked.
    [[nodiscard]] bool isJudged() const { return m_judgement || m_judgementError; }

private:
    void addWhat();
    void judge();
    void showJudgement();
    [[nodiscard]] QString modeFacts() const;
    [[nodiscard]] QString forecastText() const;
    /// What would be taken: AUTO is resolved as far as it is known.
    [[nodiscard]] std::optional<BackupMode> modeToTake() const;
    void addHow();
    void recall(const InstanceConfig &config);
    void codecChanged();
    void update();

    InstanceRef m_ref;
    std::vector<BackupRecord> m_history;
    std::optional<ModeJudgement> m_judgement;
    std::optional<Error> m_judgementError;
    QComboBox *m_mode;
    QLabel *m_modeFacts;
    QLabel *m_forecast;
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
    Query<ModeJudgement> m_query;
};

} // namespace cairn::ui
