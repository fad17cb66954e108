#include "wizards/expire_dialog.h"

#include "base/format.h"
#include "widgets/plan_view.h"

#include <QCheckBox>

namespace cairn::ui {

ExpireDialog::ExpireDialog(const Services &services, const DeleteRequest &asked, QWidget *parent)
    : PlanDialog(
          services,
          {.title = tr("Delete what has expired in %1").arg(displayName(asked.ref.instance)),
           .explanation = tr("What no retention rule holds goes. Nothing happens before you have seen the plan."),
           .verb = tr("&Delete"),
           .icon = QStringLiteral("delete")},
          parent)
    , m_ref(asked.ref)
    , m_policy(asked.retention)
    , m_expired(
          addChoice("expired", tr("Delete &expired backups"), tr("Those that no rule and no other backup holds.")))
    , m_merge(addChoice("mergeExpired", tr("&Merge expired backups into what builds on them"),
                        tr("They need not stay for it: what builds on them becomes full. No data is copied.")))
    , m_wal(addChoice("wal", tr("Delete &WAL that no backup needs"),
                      tr("WAL of the archive from before the oldest backup that is rolled forward.")))
{
    setObjectName(QStringLiteral("expireDialog"));
    addPlan();
    for (const auto &[box, wanted] :
         {std::pair(m_expired, asked.expired), std::pair(m_merge, asked.mergeExpired), std::pair(m_wal, asked.wal)}) {
        const QSignalBlocker quiet(box);
        box->setChecked(wanted);
    }
    replan();
}

DeleteRequest ExpireDialog::request() const
{
    DeleteRequest request;
    request.ref = m_ref;
    request.expired = m_expired->isChecked();
    request.mergeExpired = m_merge->isChecked();
    request.wal = m_wal->isChecked();
    request.retention = m_policy;
    return request;
}

QString ExpireDialog::verbFor(const DeletePlan &plan) const
{
    const int gone = PlanView::goingCount(plan);
    return gone > 0 ? tr("&Delete %n backup(s)", nullptr, gone) : tr("&Delete");
}

} // namespace cairn::ui
