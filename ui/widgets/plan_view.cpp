#include "widgets/plan_view.h"

#include "base/format.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/window_change.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

namespace {

QString summaryOf(const DeletePlan &plan)
{
    const int gone = PlanView::goingCount(plan);
    if (gone == 0 && plan.walFiles.empty())
        return PlanView::tr("Nothing goes.");
    const QString backups = PlanView::tr("%n backup(s) will be deleted", nullptr, gone);
    const QString files = PlanView::tr("%n WAL file(s)", nullptr, static_cast<int>(plan.walFiles.size()));
    const QString freed = formatBytes(plan.bytesFreed);
    return plan.walFiles.empty()
               //: %1: so many backups will be deleted; %2: a size
               ? PlanView::tr("%1, which frees %2.").arg(backups, freed)
               //: %1: so many backups will be deleted; %2: so many WAL files; %3: a size
               : PlanView::tr("%1, and %2, which frees %3.").arg(backups, files, freed);
}

} // namespace

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
    , m_model(makeDeletePlanModel(this))
    , m_view(new TableView(this))
    , m_summary(makeSection({}, this))
    , m_change(new WindowChange(this))
    , m_quarantine(makeReadable({}, this))
{
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setAccessibleName(tr("What goes and what stays"));
    m_view->setObjectName(QStringLiteral("plan"));
    m_view->setMinimumSize(fontMetrics().averageCharWidth() * 115, fontMetrics().height() * 9);
    m_summary->setObjectName(QStringLiteral("freed"));
    m_quarantine->setObjectName(QStringLiteral("quarantine"));

    const int space = fontMetrics().height() / 2;
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_view, 1);
    column->addWidget(m_summary);
    column->addWidget(m_quarantine);
    column->addWidget(m_change);
    m_stack = new StateStack(content, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
}

void PlanView::showLoading()
{
    m_stack->showState({.state = ViewState::Loading,
                        .icon = {},
                        .title = tr("Working out what would go…"),
                        .text = tr("Nothing is deleted yet.")});
}

void PlanView::showError(const Error &error, std::function<void()> again)
{
    m_stack->showState({.state = ViewState::Error,
                        .icon = {},
                        .title = errorTitle(error.code),
                        .text = errorDetails(error),
                        .actions = {{tr("Try again"), QStringLiteral("refresh"), std::move(again)}}});
}

void PlanView::showPlan(const DeletePlan &plan)
{
    // What goes is what is asked about; below it the newest first.
    std::vector<DeletePlanEntry> entries = plan.entries;
    std::ranges::sort(entries, [](const DeletePlanEntry &a, const DeletePlanEntry &b) {
        const int rankOfA = a.goes ? 0 : a.becomesFull ? 1 : 2;
        const int rankOfB = b.goes ? 0 : b.becomesFull ? 1 : 2;
        return rankOfA != rankOfB ? rankOfA < rankOfB : a.backup > b.backup;
    });
    m_model->update(std::move(entries));
    m_view->fitColumns(60);
    m_view->scrollToTop();
    m_summary->setText(summaryOf(plan));
    m_change->setWindows(plan.retention.windowBefore, plan.retention.windowAfter);
    const bool anything = goingCount(plan) > 0 || !plan.walFiles.empty();
    m_quarantine->setText(plan.quarantinedUntil.isKnown()
                              ? tr("What goes is in quarantine until %1: until then it can be brought back, and its "
                                   "room is not freed.")
                                    .arg(formatTime(plan.quarantinedUntil))
                              : tr("There is no quarantine: this cannot be undone."));
    m_quarantine->setVisible(anything);
    m_stack->showContent();
}

int PlanView::goingCount(const DeletePlan &plan)
{
    return static_cast<int>(std::ranges::count_if(plan.entries, &DeletePlanEntry::goes));
}

QString PlanView::objectionTo(const DeletePlan &plan, bool force)
{
    QStringList objections;
    for (const Sentence &refusal : plan.retention.refusals)
        objections.append(engineText(refusal));
    if (plan.retention.nothingRestorableLeft && !force)
        objections.append(tr("Nothing that can be restored would be left."));
    return objections.join(QLatin1Char('\n'));
}

} // namespace cairn::ui
