#pragma once

#include "operations/requests.h"
#include "operations/snapshots.h"
#include "wizards/step_wizard.h"

#include <optional>

namespace cairn::ui {

class BackupModePage;
class BackupSourcePage;
class BackupStorePage;
class BackupOptionsPage;

/// Leads to a backup request: mode, source, storage, options, check, review. The backup itself runs as a job, not in
/// here. GUI thread.
class BackupWizard final : public StepWizard {
    Q_OBJECT
public:
    /// @param mode the one that is chosen at first; none: Cairn chooses
    BackupWizard(const Services &services, const InstanceRef &ref, const InstanceConfig &config, QWidget *parent,
                 std::optional<BackupMode> mode = {});
    /// What the pages say together.
    [[nodiscard]] BackupRequest request() const;
    [[nodiscard]] const InstanceRef &ref() const { return m_ref; }
    /// Whether the server has answered which modes are possible, or could not be asked.
    [[nodiscard]] bool isJudged() const;
    void accept() override;

private:
    InstanceRef m_ref;
    BackupModePage *m_mode;
    BackupSourcePage *m_source;
    BackupStorePage *m_store;
    BackupOptionsPage *m_options;
};

} // namespace cairn::ui
