#pragma once

// Private to this folder: the pages of the restore wizard, in their order.

#include "jobs/query.h"
#include "models/tablespace_model.h"
#include "operations/restore_plan.h"
#include "operations/server_setup.h"
#include "operations/snapshots.h"
#include "wizards/moment_picker.h"
#include "wizards/step_review_page.h"

#include <QCoreApplication>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

class PathEdit;
class RestoreWizard;
class StateStack;
class StepList;
class TableView;

/// What: the backup to begin with, and how far back one can go.
class RestoreWhatPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    RestoreWhatPage(RestoreWizard &wizard, const InstanceSnapshot &instance, std::optional<BackupId> backup);
    [[nodiscard]] bool isLooking() const override { return m_query.isRunning(); }
    void fill(RestoreRequest &request) const;
    /// The record of the chosen backup, or of the newest that can be restored.
    [[nodiscard]] const BackupRecord *record() const;

private:
    void showReach(const RecoverySnapshot &recovery);
    [[nodiscard]] std::optional<BackupId> chosen() const;

    std::vector<BackupRecord> m_backups;
    QComboBox *m_backup;
    QLabel *m_reach;
    Query<RecoverySnapshot> m_query;
};

/// When: where recovery ends.
class RestoreWhenPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    RestoreWhenPage(RestoreWizard &wizard, const InstanceSnapshot &instance, std::optional<RestoreMoment> moment);
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] bool isLooking() const override;
    void fill(RestoreRequest &request) const;
    void initializePage() override;

private:
    void look();
    [[nodiscard]] static QString outlookText(const RestorePlan &plan);

    RestoreWizard &m_wizard;
    MomentPicker *m_picker;
    QTimer m_pause; ///< until somebody has stopped dragging
    Query<RestorePlan> m_query;
};

/// Where: directories.
class RestoreWherePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    RestoreWherePage(RestoreWizard &wizard, const InstanceSnapshot &instance);
    void initializePage() override;
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] bool isLooking() const override { return m_query.isRunning(); }
    void fill(RestoreRequest &request) const;

private:
    void placeChanged();
    void askForSpace();
    [[nodiscard]] static QString spaceText(const Result<DiskSpace> &space);

    RestoreWizard &m_wizard;
    QRadioButton *m_new;
    QRadioButton *m_inPlace;
    PathEdit *m_pgdata;
    PathEdit *m_walDirectory;
    QLabel *m_free;
    TablespaceModel *m_tablespaces;
    TableView *m_table;
    QLabel *m_tableLabel;
    QLabel *m_tableHint;
    QWidget *m_spacer = nullptr;
    std::string m_own;   ///< the instance's own data directory; empty: not known
    QString m_elsewhere; ///< what was typed before "in place" was chosen
    Query<std::vector<Result<DiskSpace>>> m_query;
};

/// How: what the server does when it is there, and how the restore runs.
class RestoreHowPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    RestoreHowPage(const Services &services, const InstanceRef &ref);
    void fill(RestoreRequest &request) const;

private:
    QComboBox *m_action;
    QCheckBox *m_replica;
    QSpinBox *m_port;
    QSpinBox *m_threads;
    QCheckBox *m_validate;
};

/// Check: the engine's plan as a list; Next only when nothing stands against it.
class RestoreCheckPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    explicit RestoreCheckPage(RestoreWizard &wizard);
    void initializePage() override;
    void cleanupPage() override;
    [[nodiscard]] QString problem() const override { return m_problem; }
    /// What the review shows; null until the checks are done.
    [[nodiscard]] const RestorePlan *plan() const { return m_plan ? &*m_plan : nullptr; }

private:
    void check();
    void show(Result<RestorePlan> plan);
    void verify();
    void showVerified(const Result<ValidationReport> &report);
    void showSteps(std::vector<CheckStep> steps);
    [[nodiscard]] std::uint64_t bytesToVerify() const;

    RestoreWizard &m_wizard;
    StepList *m_list;
    StateStack *m_stack;
    QPushButton *m_again;
    QPushButton *m_verify;
    QString m_problem;
    std::vector<CheckStep> m_steps;
    std::optional<RestorePlan> m_plan;
    Query<RestorePlan> m_query;
    Query<ValidationReport> m_verification;
};

/// Review: everything once more, and the command that does the same. In place, the name of the instance.
class RestoreReviewPage final : public StepReviewPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    explicit RestoreReviewPage(RestoreWizard &wizard);
    void initializePage() override;
    [[nodiscard]] QString problem() const override;

private:
    RestoreWizard &m_wizard;
    QLabel *m_confirmLabel;
    QLineEdit *m_confirm;
};

} // namespace cairn::ui
