#include "wizards/delete_dialog.h"

#include "base/format.h"
#include "models/catalog_store.h"
#include "widgets/plan_view.h"

#include <QCheckBox>

#include <algorithm>

namespace cairn::ui {

namespace {

QString titleFor(const std::vector<BackupId> &backups)
{
    return backups.size() == 1 ? DeleteDialog::tr("Delete backup %1").arg(idText(backups.front()))
                               : DeleteDialog::tr("Delete %n backup(s)", nullptr, static_cast<int>(backups.size()));
}

} // namespace

DeleteDialog::DeleteDialog(const Services &services, const InstanceRef &ref, std::vector<BackupId> backups,
                           QWidget *parent)
    : PlanDialog(services,
                 {.title = titleFor(backups),
                  .explanation = tr("What builds on them goes, too. Nothing happens before you have seen the plan."),
                  .verb = tr("&Delete"),
                  .icon = QStringLiteral("delete")},
                 parent)
    , m_ref(ref)
    , m_backups(std::move(backups))
{
    setObjectName(QStringLiteral("deleteDialog"));
    addPlan();
    m_force = addChoice("force", tr("Also against the &rules"),
                        tr("Pins, minimum redundancy and the last restorable backup do not stand in the way."));
    const InstanceSnapshot *const instance = services.catalogs.instance(ref.catalog, ref.instance);
    const bool hasQuarantine = instance && instance->config.quarantineSeconds.value_or(0) > 0;
    const bool inQuarantine = instance && std::ranges::any_of(instance->backups, [this](const BackupRecord &record) {
                                  return record.quarantine && std::ranges::contains(m_backups, record.id);
                              });
    if (hasQuarantine || inQuarantine) {
        m_forGood = addChoice("forGood", tr("For &good, without quarantine"),
                              tr("Its room is freed at once, and nothing can bring it back."));
        const QSignalBlocker quiet(m_forGood);
        m_forGood->setChecked(inQuarantine);
        m_forGood->setEnabled(!inQuarantine);
    }
    replan();
}

DeleteRequest DeleteDialog::request() const
{
    DeleteRequest request;
    request.ref = m_ref;
    request.backups = m_backups;
    request.force = m_force->isChecked();
    if (m_forGood && m_forGood->isChecked())
        request.quarantineSeconds = 0;
    return request;
}

QString DeleteDialog::verbFor(const DeletePlan &plan) const
{
    return tr("&Delete %n backup(s)", nullptr, PlanView::goingCount(plan));
}

} // namespace cairn::ui
