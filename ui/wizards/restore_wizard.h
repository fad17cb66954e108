#pragma once

#include "operations/requests.h"
#include "operations/snapshots.h"
#include "wizards/step_wizard.h"

namespace cairn::ui {

/// A moment on a timeline that somebody pointed at.
struct RestoreMoment {
    Timestamp moment;
    TimelineId timeline;
    /// The end of unbroken WAL was pointed at. The server stops at a time only when a later transaction shows that it
    /// has come, so that the last one is reached by its position.
    std::optional<Lsn> end = {};
};

/// Leads to a restore request: what, where, how, review. The restore itself runs as a job, not in here. GUI thread.
class RestoreWizard final : public StepWizard {
    Q_OBJECT
public:
    /// @param backup the one to begin with; none: the newest that suits the target.
    /// @param moment where to go back to; none: the user says so.
    RestoreWizard(const Services &services, const InstanceRef &ref, const InstanceSnapshot &instance,
                  std::optional<BackupId> backup, std::optional<RestoreMoment> moment, QWidget *parent);
    /// What the pages say together.
    [[nodiscard]] RestoreRequest request() const;
    void accept() override;

private:
    class TargetPage;
    class PlacePage;
    class OptionsPage;
    class ReviewPage;

    InstanceRef m_ref;
    TargetPage *m_target;
    PlacePage *m_place;
    OptionsPage *m_options;
};

} // namespace cairn::ui
