#include "wizards/validate_wizard.h"

#include "wizards/last_used.h"
#include "wizards/validate_pages.h"

#include <utility>

namespace cairn::ui {

ValidateWizard::ValidateWizard(const Services &services, Scope scope, QWidget *parent)
    : StepWizard(services, tr("Validate"), tr("&Validate"), parent)
    , m_scope(std::move(scope))
    , m_what(new ValidateScopePage(*this))
    , m_depth(new ValidateDepthPage(*this))
{
    setObjectName(QStringLiteral("validateWizard"));
    addPage(m_what);
    addPage(m_depth);
    addPage(new ValidateReviewPage(*this));
    finishPages();
    // A moment is chosen on the timeline, as for a restore.
    resize(width() * 5 / 4, height() * 4 / 3);
}

ValidateRequest ValidateWizard::request() const
{
    ValidateRequest request;
    request.catalog = m_scope.catalog;
    m_what->fill(request);
    m_depth->fill(request);
    return request;
}

const ValidationPlan *ValidateWizard::plan() const
{
    return m_depth->plan();
}

void ValidateWizard::accept()
{
    LastUsed last(services().settings, QStringLiteral("validate"), {m_scope.catalog, m_scope.instance.value_or("")});
    m_depth->remember(last);
    StepWizard::accept();
}

} // namespace cairn::ui
