#pragma once

#include "wizards/plan_dialog.h"

namespace cairn::ui {

/// Shows what retention lets go now, and why: expired backups, what can be folded into others, WAL. GUI thread.
class ExpireDialog final : public PlanDialog {
    Q_OBJECT
public:
    /// @param asked what the dialog begins with: instance, policy over the stored one, and what is ticked.
    ExpireDialog(const Services &services, const DeleteRequest &asked, QWidget *parent);
    [[nodiscard]] DeleteRequest request() const override;

protected:
    [[nodiscard]] QString verbFor(const DeletePlan &plan) const override;

private:
    InstanceRef m_ref;
    RetentionSettings m_policy;
    QCheckBox *m_expired;
    QCheckBox *m_merge;
    QCheckBox *m_wal;
};

} // namespace cairn::ui
