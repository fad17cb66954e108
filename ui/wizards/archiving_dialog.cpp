#include "wizards/archiving_dialog.h"

#include "base/format.h"
#include "widgets/command_preview.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/step_list.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace cairn::ui {

ArchivingDialog::ArchivingDialog(const Services &services, const InstanceRef &ref, const InstanceConfig &config,
                                 QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Connection and archiving of %1").arg(displayName(ref.instance)),
                  .explanation = tr("The test only looks. “Set on the server” asks before it changes anything."),
                  .verb = tr("&Set on the server…"),
                  .icon = QStringLiteral("wal")},
                 parent)
    , m_steps(new StepList(this))
    , m_stack(new StateStack(m_steps, this))
    , m_current(makeReadable({}, this))
    , m_proposed(new CommandPreview(tr("The archive_command for this instance"), CommandPreview::Kind::Setting, this))
{
    setObjectName(QStringLiteral("archivingDialog"));
    m_request.ref = ref;
    m_request.pgdata = config.pgdata;
    m_stack->setMinimumWidth(fontMetrics().averageCharWidth() * 110); // no height: the steps know theirs
    addBody(m_stack, 1);
    addBody(makeSection(tr("archive_command for this instance"), this));
    addBody(m_proposed);
    addBody(makeSection(tr("What the server has now"), this));
    addBody(m_current);
    QPushButton *again = buttons()->addButton(tr("&Test again"), QDialogButtonBox::ActionRole);
    connect(again, &QPushButton::clicked, this, &ArchivingDialog::test);
    buttons()->button(QDialogButtonBox::Cancel)->setText(tr("Close"));
    resize(sizeHint().width(), fontMetrics().height() * 38);
    test();
}

void ArchivingDialog::test()
{
    verbButton()->setEnabled(false);
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Testing the connection…"), .text = {}});
    m_query.ask([check = services().engine.checkServer,
                 request = m_request](OperationContext &context) { return check(request, context); },
                [this](const Result<ServerCheckReport> &result) {
                    if (result)
                        showResult(*result);
                    else
                        m_stack->showState({.state = ViewState::Error,
                                            .icon = {},
                                            .title = errorTitle(result.error().code),
                                            .text = errorDetails(result.error())});
                });
}

void ArchivingDialog::showResult(const ServerCheckReport &report)
{
    m_stack->showContent();
    m_steps->setSteps(report.steps);
    m_proposed->setCommand(engineText(report.proposedArchiveCommand));
    const bool connected = !report.serverVersion.empty();
    const bool same = report.archiveModeOn && report.currentArchiveCommand == report.proposedArchiveCommand;
    m_current->setText(!connected                             ? tr("not known: there is no connection")
                       : !report.archiveModeOn                ? tr("archive_mode is off")
                       : same                                 ? tr("the same: archiving is set up")
                       : report.currentArchiveCommand.empty() ? tr("archive_mode is on, archive_command is empty")
                                                              : engineText(report.currentArchiveCommand));
    verbButton()->setEnabled(connected && !same);
}

} // namespace cairn::ui
