#include "wizards/delete_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace cairn::ui {

DeleteDialog::DeleteDialog(const Services &services, const InstanceRef &ref, BackupId backup, QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Delete backup %1").arg(idText(backup)),
                  .explanation = tr("Backups that build on it go with it. This cannot be undone."),
                  .verb = tr("&Delete"),
                  .icon = QStringLiteral("delete")},
                 parent)
    , m_ref(ref)
    , m_backup(backup)
    , m_model(makeDeletePlanModel(this))
    , m_view(new TableView(this))
    , m_stack(new StateStack(m_view, this))
    , m_freed(makeSection({}, this))
    , m_window(makeReadable({}, this))
{
    setObjectName(QStringLiteral("deleteDialog"));
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setAccessibleName(tr("What goes and what stays"));
    m_view->setObjectName(QStringLiteral("plan"));
    m_view->setMinimumSize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 10);
    m_freed->setObjectName(QStringLiteral("freed"));
    m_window->setObjectName(QStringLiteral("windowAfter"));
    addBody(m_stack, 1);
    addBody(m_freed);
    addBody(m_window);
    setCommand(engineText(commandText(commandArguments(request()))));
    // Enter must not delete: what is chosen by default does no harm.
    buttons()->button(QDialogButtonBox::Cancel)->setDefault(true);
    beginAt(buttons()->button(QDialogButtonBox::Cancel));
    verbButton()->setAutoDefault(false);
    plan();
}

DeleteRequest DeleteDialog::request() const
{
    DeleteRequest request;
    request.ref = m_ref;
    request.backup = m_backup;
    return request;
}

void DeleteDialog::plan()
{
    m_planned = false;
    verbButton()->setEnabled(false);
    m_stack->showState({.state = ViewState::Loading,
                        .icon = {},
                        .title = tr("Working out what would go…"),
                        .text = tr("Nothing is deleted yet.")});
    m_query.ask([planDelete = services().engine.planDelete,
                 request = request()](OperationContext &context) { return planDelete(request, context); },
                [this](const Result<DeletePlan> &result) {
                    if (result) {
                        showResult(*result);
                        return;
                    }
                    m_stack->showState({.state = ViewState::Error,
                                        .icon = {},
                                        .title = errorTitle(result.error().code),
                                        .text = errorDetails(result.error()),
                                        .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { plan(); }}}});
                });
}

void DeleteDialog::showResult(const DeletePlan &plan)
{
    const auto gone = static_cast<int>(std::ranges::count_if(plan.entries, &DeletePlanEntry::goes));
    m_model->update(plan.entries);
    m_view->fitColumns(60);
    m_stack->showContent();
    m_freed->setText(
        tr("%n backup(s) will be deleted, which frees %1.", nullptr, gone).arg(formatBytes(plan.bytesFreed)));
    m_window->setText(tr("What can be recovered afterwards: %1").arg(engineText(plan.windowAfter)));
    m_window->setVisible(!plan.windowAfter.empty());
    verbButton()->setText(tr("&Delete %n backup(s)", nullptr, gone));
    verbButton()->setEnabled(gone > 0);
    m_planned = true;
    growToFit();
}

} // namespace cairn::ui
