#pragma once

#include "operations/requests.h"
#include "operations/validation_plan.h"
#include "wizards/step_wizard.h"

namespace cairn::ui {

class ValidateDepthPage;
class ValidateScopePage;

/// Leads to a validation: scope, depth with what it costs, review. It runs as a job, not in here. GUI thread.
class ValidateWizard final : public StepWizard {
    Q_OBJECT
public:
    /// What is chosen in the window: a backup of an instance, an instance, or a catalog alone.
    struct Scope {
        std::string catalog;
        std::optional<std::string> instance;
        std::optional<BackupId> backup;
    };
    ValidateWizard(const Services &services, Scope scope, QWidget *parent);
    /// What the pages say together.
    [[nodiscard]] ValidateRequest request() const;
    [[nodiscard]] const Scope &scope() const { return m_scope; }
    /// The engine's plan of request(); null while there is none.
    [[nodiscard]] const ValidationPlan *plan() const;
    void accept() override;

private:
    Scope m_scope;
    ValidateScopePage *m_what;
    ValidateDepthPage *m_depth;
};

} // namespace cairn::ui
