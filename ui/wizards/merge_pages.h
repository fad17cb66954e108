#pragma once

// Private to this folder: the pages of the merge wizard, in their order.

#include "jobs/query.h"
#include "models/chain_model.h"
#include "wizards/step_review_page.h"

#include <QCoreApplication>

namespace cairn::ui {

class MergeWizard;
class StateStack;
class TableView;
class WindowChange;

/// Choose: which backup of the chain becomes full.
class MergeChoosePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(MergePages)
public:
    MergeChoosePage(MergeWizard &wizard, BackupId asked);
    [[nodiscard]] QString problem() const override;
    void fill(MergeRequest &request) const;

private:
    void show(const std::vector<MergeCandidate> &candidates);
    [[nodiscard]] const ChainRow *chosen() const;

    BackupId m_asked;
    ChainModel *m_model;
    TableView *m_view;
    Query<std::vector<MergeCandidate>> m_query;
};

/// What the engine says of a merge that is only planned.
struct MergeForesight {
    MergeResult plan;
    MergeOutlook outlook;
};

/// Before and after: the engine's plan. Next only when there is one.
class MergePlanPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(MergePages)
public:
    explicit MergePlanPage(MergeWizard &wizard);
    void initializePage() override { ask(); }
    void cleanupPage() override;
    [[nodiscard]] QString problem() const override { return m_problem; }
    /// Null while there is none.
    [[nodiscard]] const MergeForesight *foresight() const { return m_foresight ? &*m_foresight : nullptr; }

private:
    void ask();
    void show(Result<MergeForesight> foresight);
    TableView *addTable(const QString &title, const char *name, ChainModel &model, QWidget &body);

    MergeWizard &m_wizard;
    ChainModel *m_before;
    ChainModel *m_after;
    TableView *m_beforeView;
    TableView *m_afterView;
    QLabel *m_summary;
    StateStack *m_stack;
    QString m_problem;
    std::optional<MergeForesight> m_foresight;
    Query<MergeForesight> m_query;
};

/// Review: what it does and what it does not, and the command that does the same.
class MergeReviewPage final : public StepReviewPage {
    Q_DECLARE_TR_FUNCTIONS(MergePages)
public:
    explicit MergeReviewPage(MergeWizard &wizard);
    void initializePage() override;
    [[nodiscard]] QString problem() const override;

private:
    MergeWizard &m_wizard;
    WindowChange *m_change;
};

} // namespace cairn::ui
