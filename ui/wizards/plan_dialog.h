#pragma once

#include "jobs/query.h"
#include "operations/requests.h"
#include "wizards/form_dialog.h"

class QCheckBox;

namespace cairn::ui {

class PlanView;

/// The frame of dialogs that delete: the plan of what is asked for, worked out anew whenever that changes; the verb
/// button stays off until the plan is there and may be carried out. GUI thread.
class PlanDialog : public FormDialog {
    Q_OBJECT
public:
    [[nodiscard]] virtual DeleteRequest request() const = 0;
    [[nodiscard]] bool isPlanned() const { return m_planned; }

protected:
    PlanDialog(const Services &services, const Words &words, QWidget *parent);
    /// Puts the plan into the dialog, behind what has been added.
    void addPlan();
    /// A choice that changes the plan, with a sentence that says what it means.
    QCheckBox *addChoice(const char *name, const QString &text, const QString &meaning);
    void replan();
    /// The words on the verb button for a plan.
    [[nodiscard]] virtual QString verbFor(const DeletePlan &plan) const = 0;

private:
    void showResult(const DeletePlan &plan);
    bool m_planned = false;
    PlanView *m_plan = nullptr;
    Query<DeletePlan> m_query;
};

} // namespace cairn::ui
