#include "wizards/plan_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/plan_view.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace cairn::ui {

PlanDialog::PlanDialog(const Services &services, const Words &words, QWidget *parent)
    : FormDialog(services, words, parent)
{
    // Enter must not delete: what is chosen by default does no harm.
    buttons()->button(QDialogButtonBox::Cancel)->setDefault(true);
    beginAt(buttons()->button(QDialogButtonBox::Cancel));
    verbButton()->setAutoDefault(false);
}

void PlanDialog::addPlan()
{
    m_plan = new PlanView(this); // here, so that Tab comes to it in its turn
    addBody(m_plan, 1);
}

QCheckBox *PlanDialog::addChoice(const char *name, const QString &text, const QString &meaning)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleDescription(meaning);
    addBody(box);
    auto *hint = makeHint(meaning, this);
    hint->setIndent(fontMetrics().height() * 3 / 2);
    addBody(hint);
    connect(box, &QCheckBox::toggled, this, &PlanDialog::replan);
    return box;
}

void PlanDialog::replan()
{
    m_planned = false;
    setProblem({});
    verbButton()->setEnabled(false);
    m_plan->showLoading();
    const DeleteRequest asked = request();
    setCommand(engineText(commandText(commandArguments(asked))));
    m_query.ask([planDelete = services().engine.planDelete,
                 asked](OperationContext &context) { return planDelete(asked, context); },
                [this](const Result<DeletePlan> &result) {
                    if (result)
                        showResult(*result);
                    else
                        m_plan->showError(result.error(), [this] { replan(); });
                });
}

void PlanDialog::showResult(const DeletePlan &plan)
{
    m_plan->showPlan(plan);
    const QString objection = PlanView::objectionTo(plan, request().force);
    setProblem(objection);
    const bool anything = PlanView::goingCount(plan) > 0 || !plan.walFiles.empty();
    verbButton()->setText(verbFor(plan));
    verbButton()->setEnabled(anything && objection.isEmpty());
    m_planned = true;
}

} // namespace cairn::ui
