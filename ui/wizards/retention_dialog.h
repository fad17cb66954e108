#pragma once

#include "jobs/query.h"
#include "operations/instance_settings.h"
#include "wizards/form_dialog.h"

class QCheckBox;

namespace cairn::ui {

class PlanView;
class PolicyEditor;

/// The retention policy of an instance, rule by rule, and beside it what would stay and go by the policy as it stands
/// in the form. request() is what is to be saved. GUI thread.
class RetentionDialog final : public FormDialog {
    Q_OBJECT
public:
    RetentionDialog(const Services &services, const InstanceRef &ref, const RetentionSettings &stored, QWidget *parent);
    [[nodiscard]] RetentionSettingsRequest request() const;
    [[nodiscard]] bool isPlanned() const { return m_planned; }

Q_SIGNALS:
    /// “Expire now…” what is shown, by this policy, which need not have been saved.
    void expireRequested(const cairn::DeleteRequest &asked);

private:
    QWidget *makeOutcome();
    [[nodiscard]] DeleteRequest deletion() const;
    void changed();
    void replan();

    InstanceRef m_ref;
    PolicyEditor *m_rules;
    QCheckBox *m_merge = nullptr;
    QCheckBox *m_wal = nullptr;
    PlanView *m_plan = nullptr;
    bool m_planned = false;
    Query<DeletePlan> m_query;
};

} // namespace cairn::ui
