#pragma once

#include "jobs/query.h"
#include "models/report_models.h"
#include "wizards/form_dialog.h"

class QLabel;

namespace cairn::ui {

class StateStack;
class TableView;

/// Shows what deleting a backup would remove and keep, and why; the verb button stays off until the plan is there. GUI
/// thread.
class DeleteDialog final : public FormDialog {
    Q_OBJECT
public:
    DeleteDialog(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent);
    [[nodiscard]] DeleteRequest request() const;
    [[nodiscard]] bool isPlanned() const { return m_planned; }

private:
    void plan();
    void showResult(const DeletePlan &plan);
    InstanceRef m_ref;
    BackupId m_backup;
    bool m_planned = false;
    DeletePlanModel *m_model;
    TableView *m_view;
    StateStack *m_stack;
    QLabel *m_freed;
    QLabel *m_window;
    Query<DeletePlan> m_query;
};

} // namespace cairn::ui
