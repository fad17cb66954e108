#include "wizards/merge_dialog.h"

#include "base/format.h"
#include "models/catalog_store.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/window_change.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace cairn::ui {

MergeDialog::MergeDialog(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent)
    : FormDialog(
          services,
          {.title = tr("Merge backup %1 into a full one").arg(idText(backup)),
           .explanation = tr("The backup and all that it builds on become one full backup with its id. No data is "
                             "copied, and it can be restored at every moment."),
           .verb = tr("&Merge"),
           .icon = QStringLiteral("merge")},
          parent)
    , m_ref(ref)
    , m_backup(backup)
    , m_model(makeMergePlanModel(this))
    , m_view(new TableView(this))
    , m_stack(new StateStack(m_view, this))
    , m_summary(makeReadable({}, this))
    , m_change(new WindowChange(this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setAccessibleName(tr("What becomes of each backup"));
    m_view->setObjectName(QStringLiteral("plan"));
    m_view->setMinimumSize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 9);
    m_summary->setObjectName(QStringLiteral("summary"));
    addBody(m_stack, 1);
    addBody(m_summary);
    addBody(m_change);
    setCommand(engineText(commandText(commandArguments(request()))));
    plan();
}

MergeRequest MergeDialog::request() const
{
    MergeRequest request;
    request.ref = m_ref;
    request.backup = m_backup;
    return request;
}

void MergeDialog::plan()
{
    m_planned = false;
    showOutcome(false);
    planBegins(*m_stack, tr("Reading the chain…"), tr("Nothing is merged yet."));
    MergeRequest trial = request();
    trial.dryRun = true;
    m_query.ask([merge = services().engine.merge, trial](OperationContext &context) { return merge(trial, context); },
                [this](const Result<MergeResult> &result) {
                    if (result) {
                        showResult(*result);
                        return;
                    }
                    planFailed(*m_stack, result.error(), [this] { plan(); });
                });
}

/// What an earlier plan said is not shown while there is none.
void MergeDialog::showOutcome(bool shown)
{
    m_summary->setVisible(shown);
    m_change->setVisible(shown);
}

void MergeDialog::showResult(const MergeResult &result)
{
    const InstanceSnapshot *const instance = services().catalogs.instance(m_ref.catalog, m_ref.instance);
    std::vector<MergePlanRow> rows;
    for (const MergeMember &member : result.members) {
        MergePlanRow row{.member = member, .becomesFull = member.backup == result.backup};
        if (instance)
            for (const BackupRecord &record : instance->backups)
                if (record.id == member.backup) {
                    row.bytes = record.dataBytes;
                    row.time = record.startTime;
                }
        rows.push_back(std::move(row));
    }
    const auto gone = static_cast<int>(std::ranges::count_if(result.members, &MergeMember::goes));
    m_model->update(std::move(rows));
    m_view->fitColumns(60);
    m_stack->showContent();
    const std::uint64_t dead = result.chainBytes - std::min(result.chainBytes, result.dataBytes);
    m_summary->setText(
        result.members.empty()
            ? tr("It was merged before: there is nothing left to do.")
            : tr("%n backup(s) go, and with them the moments that only they begin at. The chain holds %1, of which the "
                 "merged backup uses %2; the other %3 come back when the packs are compacted, as far as no other "
                 "backup "
                 "uses them.",
                 nullptr, gone)
                  .arg(formatBytes(result.chainBytes), formatBytes(result.dataBytes), formatBytes(dead)));
    m_change->setWindows(result.windowBefore, result.windowAfter);
    showOutcome(true);
    m_change->setVisible(!result.members.empty());
    setProblem({});
    verbButton()->setEnabled(!result.members.empty());
    m_planned = true;
    growToFit();
}

} // namespace cairn::ui
