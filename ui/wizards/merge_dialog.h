#pragma once

#include "jobs/query.h"
#include "models/report_models.h"
#include "wizards/form_dialog.h"

class QLabel;

namespace cairn::ui {

class StateStack;
class TableView;
class WindowChange;

/// Shows what becomes of each backup of a chain when it is merged into one full backup. GUI thread.
class MergeDialog final : public FormDialog {
    Q_OBJECT
public:
    MergeDialog(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent);
    [[nodiscard]] MergeRequest request() const;
    [[nodiscard]] bool isPlanned() const { return m_planned; }

private:
    void plan();
    void showOutcome(bool shown);
    void showResult(const MergeResult &result);
    InstanceRef m_ref;
    BackupId m_backup;
    bool m_planned = false;
    MergePlanModel *m_model;
    TableView *m_view;
    StateStack *m_stack;
    QLabel *m_summary;
    WindowChange *m_change;
    Query<MergeResult> m_query;
};

} // namespace cairn::ui
