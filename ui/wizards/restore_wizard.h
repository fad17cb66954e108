#pragma once

#include "operations/requests.h"
#include "operations/restore_plan.h"
#include "operations/snapshots.h"
#include "wizards/moment_picker.h"
#include "wizards/step_wizard.h"

namespace cairn::ui {

class RestoreCheckPage;
class RestoreHowPage;
class RestoreWhatPage;
class RestoreWhenPage;
class RestoreWherePage;

/// Leads to a restore request: what, when, where, how, check, review. The restore itself runs as a job, not in here.
/// GUI thread.
class RestoreWizard final : public StepWizard {
    Q_OBJECT
public:
    /// @param backup the one to begin with; none: the newest that suits the target.
    /// @param moment where to go back to; none: the user says so.
    RestoreWizard(const Services &services, const InstanceRef &ref, const InstanceSnapshot &instance,
                  std::optional<BackupId> backup, std::optional<RestoreMoment> moment, QWidget *parent);
    /// What the pages say together.
    [[nodiscard]] RestoreRequest request() const;
    [[nodiscard]] const InstanceRef &ref() const { return m_ref; }
    /// The backup that is meant, as far as that is known without the target; null when there is none.
    [[nodiscard]] const BackupRecord *record() const;
    /// The engine's plan of request(); null while it was not checked.
    [[nodiscard]] const RestorePlan *plan() const;
    void accept() override;

private:
    InstanceRef m_ref;
    RestoreWhatPage *m_what;
    RestoreWhenPage *m_when;
    RestoreWherePage *m_where;
    RestoreHowPage *m_how;
    RestoreCheckPage *m_check;
};

} // namespace cairn::ui
