#pragma once

#include "core/error.h"
#include "models/report_models.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace cairn::ui {

class StateStack;
class TableView;
class WindowChange;

/// A plan of deletion before anything happens: what goes and stays, why, how many bytes that frees, what can be
/// recovered before and after, and for how long what goes can be brought back. GUI thread.
class PlanView final : public QWidget {
    Q_OBJECT
public:
    explicit PlanView(QWidget *parent = nullptr);
    void showLoading();
    void showError(const Error &error, std::function<void()> again);
    void showPlan(const DeletePlan &plan);

    /// Number of backups that go by a plan.
    [[nodiscard]] static int goingCount(const DeletePlan &plan);
    /// Why a plan may not be carried out, in words; empty: it may. With `force` only what not even that overcomes.
    [[nodiscard]] static QString objectionTo(const DeletePlan &plan, bool force);

private:
    DeletePlanModel *m_model;
    TableView *m_view;
    QLabel *m_summary;
    WindowChange *m_change;
    QLabel *m_quarantine;
    StateStack *m_stack = nullptr;
};

} // namespace cairn::ui
