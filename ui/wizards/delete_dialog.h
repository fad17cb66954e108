#pragma once

#include "wizards/plan_dialog.h"

#include <vector>

namespace cairn::ui {

/// Shows what deleting backups would remove and keep, and why, with what builds on it. GUI thread.
class DeleteDialog final : public PlanDialog {
    Q_OBJECT
public:
    DeleteDialog(const Services &services, const InstanceRef &ref, std::vector<BackupId> backups, QWidget *parent);
    [[nodiscard]] DeleteRequest request() const override;

protected:
    [[nodiscard]] QString verbFor(const DeletePlan &plan) const override;

private:
    InstanceRef m_ref;
    std::vector<BackupId> m_backups;
    QCheckBox *m_force = nullptr;
    QCheckBox *m_forGood = nullptr;
};

} // namespace cairn::ui
