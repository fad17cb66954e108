#include "wizards/compact_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace cairn::ui {

CompactDialog::CompactDialog(const Services &services, const InstanceRef &ref, QWidget *parent)
    : FormDialog(
          services,
          {.title = tr("Compact %1").arg(displayName(ref.instance)),
           .explanation = tr("After merges and deletions packs hold data that no backup needs. What is in use is "
                             "copied as it is stored, the rest goes. It can be stopped at any time."),
           .verb = tr("&Compact"),
           .icon = QStringLiteral("catalog")},
          parent)
    , m_ref(ref)
    , m_minLive(new QSpinBox(this))
    , m_model(makeCompactPlanModel(this))
    , m_view(new TableView(this))
    , m_stack(new StateStack(m_view, this))
    , m_summary(makeReadable({}, this))
{
    setObjectName(QStringLiteral("compactDialog"));
    m_minLive->setObjectName(QStringLiteral("minLive"));
    m_minLive->setRange(0, 100);
    m_minLive->setValue(static_cast<int>(CompactRequest{}.minLivePercent));
    m_minLive->setSuffix(tr(" %", "after a number"));
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setAccessibleName(tr("Packs with data that no backup needs"));
    m_view->setObjectName(QStringLiteral("plan"));
    m_view->setPlaceholder(tr("Every pack is in use as a whole."));
    m_view->setMinimumSize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 9);
    m_summary->setObjectName(QStringLiteral("summary"));
    addGroup({})->addRow(tr("&Rewrite packs with less in use than:"), m_minLive);
    addBody(m_stack, 1);
    addBody(m_summary);
    connect(m_minLive, &QSpinBox::valueChanged, this, &CompactDialog::plan);
    plan();
}

CompactRequest CompactDialog::request() const
{
    CompactRequest request;
    request.catalog = m_ref.catalog;
    request.instance = m_ref.instance;
    request.minLivePercent = static_cast<unsigned>(m_minLive->value());
    return request;
}

void CompactDialog::plan()
{
    m_planned = false;
    m_summary->hide(); // what an earlier plan said
    setCommand(engineText(commandText(commandArguments(request()))));
    planBegins(*m_stack, tr("Looking at what is in use…"), tr("Nothing is written yet."));
    CompactRequest trial = request();
    trial.dryRun = true;
    m_query.ask(
        [compact = services().engine.compact, trial](OperationContext &context) { return compact(trial, context); },
        [this](const Result<CompactResult> &result) {
            if (result) {
                showResult(*result);
                return;
            }
            planFailed(*m_stack, result.error(), [this] { plan(); });
        });
}

void CompactDialog::showResult(const CompactResult &result)
{
    const bool anything = std::ranges::any_of(result.packs, &CompactedPack::rewritten);
    m_model->update(result.packs);
    m_view->fitColumns(60);
    m_stack->showContent();
    const QString use =
        tr("Of %1 in packs %2 are in use.").arg(formatBytes(result.packBytes), formatBytes(result.liveBytes));
    m_summary->setText(anything
                           //: what is in use, then what compacting does
                           ? tr("%1 Compacting writes %2 and frees %3.")
                                 .arg(use, formatBytes(result.bytesWritten), formatBytes(result.bytesFreed))
                           : tr("%1 There is nothing to compact.").arg(use));
    m_summary->show();
    setProblem({});
    verbButton()->setEnabled(anything);
    m_planned = true;
}

} // namespace cairn::ui
