#pragma once

#include "wizards/plan_dialog.h"

namespace cairn::ui {

/// Shows what deleting a backup would remove and keep, and why, with what builds on it. GUI thread.
class DeleteDialog final : public PlanDialog {
    Q_OBJECT
public:
    DeleteDialog(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent);
    [[nodiscard]] DeleteRequest request() const override;

protected:
    [[nodiscard]] QString verbFor(const DeletePlan &plan) const override;

private:
    InstanceRef m_ref;
    BackupId m_backup;
    QCheckBox *m_force = nullptr;
    QCheckBox *m_forGood = nullptr;
};

} // namespace cairn::ui
