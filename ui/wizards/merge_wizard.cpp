#include "wizards/merge_wizard.h"

#include "base/format.h"
#include "models/catalog_store.h"
#include "wizards/merge_pages.h"

namespace cairn::ui {

MergeWizard::MergeWizard(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent)
    : StepWizard(services, tr("Merge backups of %1").arg(displayName(ref.instance)), tr("&Merge"), parent)
    , m_ref(ref)
    , m_choose(new MergeChoosePage(*this, backup))
    , m_plan(new MergePlanPage(*this))
{
    setObjectName(QStringLiteral("mergeWizard"));
    addPage(m_choose);
    addPage(m_plan);
    addPage(new MergeReviewPage(*this));
    finishPages();
    // Two tables, one above the other, each with a remark on every backup.
    resize(width() * 5 / 4, height() * 6 / 5);
}

MergeRequest MergeWizard::request() const
{
    MergeRequest request;
    request.ref = m_ref;
    m_choose->fill(request);
    return request;
}

const MergeForesight *MergeWizard::foresight() const
{
    return m_plan->foresight();
}

std::vector<BackupRecord> MergeWizard::backups() const
{
    const InstanceSnapshot *const instance = services().catalogs.instance(m_ref.catalog, m_ref.instance);
    return instance ? instance->backups : std::vector<BackupRecord>{};
}

} // namespace cairn::ui
