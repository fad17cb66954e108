#pragma once

// Private to this folder: the pages of the validation wizard, in their order.

#include "jobs/query.h"
#include "operations/validation_plan.h"
#include "wizards/last_used.h"
#include "wizards/step_review_page.h"

#include <QCoreApplication>
#include <QTimer>

#include <map>

class QPushButton;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

class MomentPicker;
class ValidateWizard;

/// Scope: a backup, an instance, a catalog, or a moment that is to be proven.
class ValidateScopePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(ValidatePages)
public:
    explicit ValidateScopePage(ValidateWizard &wizard);
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] bool isLooking() const override;
    void fill(ValidateRequest &request) const;

private:
    void update();
    void makePicker();
    void look();

    ValidateWizard &m_wizard;
    QRadioButton *m_backup;
    QRadioButton *m_instance;
    QRadioButton *m_catalog;
    QRadioButton *m_moment;
    QWidget *m_place;                 ///< where the picker comes
    MomentPicker *m_picker = nullptr; ///< made when it is wanted: it reads the archive
    QTimer m_pause;
    Query<ValidationPlan> m_query;
};

/// Depth: what each reads and proves, and what it takes by the engine's plan. Next only when there is one.
class ValidateDepthPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(ValidatePages)
public:
    explicit ValidateDepthPage(ValidateWizard &wizard);
    void initializePage() override { ask(); }
    void cleanupPage() override;
    [[nodiscard]] QString problem() const override { return m_problem; }
    void fill(ValidateRequest &request) const;
    void remember(LastUsed &last) const;
    /// Null while there is none.
    [[nodiscard]] const ValidationPlan *plan() const { return m_plan ? &*m_plan : nullptr; }

private:
    void addDepth(ValidationDepth depth, const QString &text);
    void ask();
    void show(Result<ValidationPlan> plan);
    void showCosts();

    struct Choice {
        QRadioButton *button;
        QLabel *cost;
    };
    ValidateWizard &m_wizard;
    QLabel *m_reads;
    std::map<ValidationDepth, Choice> m_choices;
    QSpinBox *m_threads;
    QPushButton *m_again;
    QString m_problem;
    std::optional<ValidationPlan> m_plan;
    Query<ValidationPlan> m_query;
};

/// Review: what will be checked, and the command that does the same.
class ValidateReviewPage final : public StepReviewPage {
    Q_DECLARE_TR_FUNCTIONS(ValidatePages)
public:
    explicit ValidateReviewPage(ValidateWizard &wizard);
    void initializePage() override;
    [[nodiscard]] QString problem() const override;

private:
    ValidateWizard &m_wizard;
};

/// What a validation of this depth reads and proves, in a sentence.
[[nodiscard]] QString depthMeaning(ValidationDepth depth);
/// "3 backups of main and every file of its archive", one line for each instance.
[[nodiscard]] QString partsText(const ValidationPlan &plan);
/// "Reads about 1.2 GB, in about 5 s: …"
[[nodiscard]] QString costText(const ValidationForecast &forecast);

} // namespace cairn::ui
