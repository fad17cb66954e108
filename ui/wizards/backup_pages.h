#pragma once

// Private to this folder: the pages of the backup wizard, in their order.

#include "jobs/query.h"
#include "operations/mode_choice.h"
#include "operations/server_setup.h"
#include "wizards/last_used.h"
#include "wizards/step_review_page.h"

#include <QCoreApplication>

#include <map>
#include <optional>
#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

class BackupWizard;
class PathEdit;
class StateStack;
class StepList;

/// Mode: each with why it is possible or not, and what it will probably take.
class BackupModePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(BackupPages)
public:
    BackupModePage(BackupWizard &wizard, std::optional<BackupMode> mode);
    [[nodiscard]] QString problem() const override;
    void fill(BackupRequest &request) const;
    [[nodiscard]] bool isJudged() const { return m_judgement || m_judgementError; }

private:
    struct Choice {
        QRadioButton *button;
        QLabel *facts;
    };
    void addMode(int mode, const QString &text);
    void judge();
    void update();
    [[nodiscard]] int chosen() const;
    [[nodiscard]] QString factsOf(int mode) const;
    [[nodiscard]] QString automaticFacts() const;
    [[nodiscard]] QString forecastText(BackupMode mode) const;

    BackupWizard &m_wizard;
    std::vector<BackupRecord> m_history;
    std::optional<ModeJudgement> m_judgement;
    std::optional<Error> m_judgementError;
    std::map<int, Choice> m_choices;
    QButtonGroup *m_group;
    Query<ModeJudgement> m_query;
};

/// Source: which server, and how its WAL comes.
class BackupSourcePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(BackupPages)
public:
    BackupSourcePage(const Services &services, const InstanceRef &ref, const InstanceConfig &config);
    [[nodiscard]] QString problem() const override;
    void fill(BackupRequest &request) const;
    void remember(LastUsed &last) const;

private:
    QRadioButton *m_stream;
    QRadioButton *m_archive;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_user;
    QLineEdit *m_database;
    PathEdit *m_pgdata;
};

/// Storage: compression, and how much of the machine it may take.
class BackupStorePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(BackupPages)
public:
    BackupStorePage(const Services &services, const InstanceRef &ref, const InstanceConfig &config);
    void fill(BackupRequest &request) const;
    void remember(LastUsed &last) const;

private:
    void codecChanged();
    QComboBox *m_codec;
    QSpinBox *m_level;
    QSpinBox *m_threads;
    QSpinBox *m_rate;
    QCheckBox *m_smooth;
};

/// Options: what it is for, how long it stays, what is done about damaged pages.
class BackupOptionsPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(BackupPages)
public:
    BackupOptionsPage(const Services &services, const InstanceRef &ref);
    void fill(BackupRequest &request) const;
    void remember(LastUsed &last) const;

private:
    void pinChanged();
    QLineEdit *m_note;
    QComboBox *m_pin;
    QSpinBox *m_days;
    QDateTimeEdit *m_until;
    QCheckBox *m_standalone;
    QComboBox *m_badPages;
    QCheckBox *m_validate;
};

/// Check: whether it can work, step by step; Next only when nothing failed.
class BackupCheckPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(BackupPages)
public:
    explicit BackupCheckPage(BackupWizard &wizard);
    void initializePage() override { check(); }
    void cleanupPage() override {}
    [[nodiscard]] QString problem() const override { return m_problem; }

private:
    void check();
    void show(const Result<ServerCheckReport> &report);
    BackupWizard &m_wizard;
    StepList *m_list;
    StateStack *m_stack;
    QPushButton *m_again;
    QString m_problem;
    Query<ServerCheckReport> m_query;
};

/// Review: everything once more, and the command that does the same.
class BackupReviewPage final : public StepReviewPage {
    Q_DECLARE_TR_FUNCTIONS(BackupPages)
public:
    explicit BackupReviewPage(BackupWizard &wizard);
    void initializePage() override;

private:
    BackupWizard &m_wizard;
};

} // namespace cairn::ui
