#include "wizards/restore_wizard.h"

#include "base/format.h"
#include "wizards/last_used.h"
#include "wizards/restore_pages.h"

namespace cairn::ui {

RestoreWizard::RestoreWizard(const Services &services, const InstanceRef &ref, const InstanceSnapshot &instance,
                             std::optional<BackupId> backup, std::optional<RestoreMoment> moment, QWidget *parent)
    : StepWizard(services, tr("Restore %1").arg(displayName(ref.instance)), tr("&Restore"), parent)
    , m_ref(ref)
    , m_what(new RestoreWhatPage(*this, instance, backup))
    , m_when(new RestoreWhenPage(*this, instance, moment))
    , m_where(new RestoreWherePage(*this, instance))
    , m_how(new RestoreHowPage(services, ref))
    , m_check(new RestoreCheckPage(*this))
{
    setObjectName(QStringLiteral("restoreWizard"));
    for (StepPage *page : std::initializer_list<StepPage *>{m_what, m_when, m_where, m_how, m_check})
        addPage(page);
    addPage(new RestoreReviewPage(*this));
    finishPages();
    // The timeline, its fields and the restore points need room beside each other.
    resize(width() * 5 / 4, height() * 6 / 5);
}

RestoreRequest RestoreWizard::request() const
{
    RestoreRequest request;
    request.ref = m_ref;
    m_what->fill(request);
    m_when->fill(request);
    m_where->fill(request);
    m_how->fill(request);
    return request;
}

const BackupRecord *RestoreWizard::record() const
{
    return m_what->record();
}

const RestorePlan *RestoreWizard::plan() const
{
    return m_check->plan();
}

void RestoreWizard::accept()
{
    LastUsed last(services().settings, QStringLiteral("restore"), m_ref);
    const RestoreRequest chosen = request();
    last.setValue(QStringLiteral("threads"), static_cast<int>(chosen.threads));
    last.setValue(QStringLiteral("validate"), chosen.validateFirst);
    StepWizard::accept();
}

} // namespace cairn::ui
