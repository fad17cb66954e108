#pragma once

#include "operations/requests.h"
#include "wizards/step_wizard.h"

#include <vector>

namespace cairn::ui {

class MergeChoosePage;
class MergePlanPage;
struct MergeForesight;

/// Leads to a merge: which backup becomes full, the chain before and after it, review. The merge itself runs as a job,
/// not in here. GUI thread.
class MergeWizard final : public StepWizard {
    Q_OBJECT
public:
    /// @param backup the one that is meant; for a full one, the one that builds on it is proposed.
    MergeWizard(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent);
    /// What the pages say together.
    [[nodiscard]] MergeRequest request() const;
    [[nodiscard]] const InstanceRef &ref() const { return m_ref; }
    /// The engine's plan of request(); null while there is none.
    [[nodiscard]] const MergeForesight *foresight() const;
    /// The backups of the instance, as they are known now.
    [[nodiscard]] std::vector<BackupRecord> backups() const;

private:
    InstanceRef m_ref;
    MergeChoosePage *m_choose;
    MergePlanPage *m_plan;
};

} // namespace cairn::ui
