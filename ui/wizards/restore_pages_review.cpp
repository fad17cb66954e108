#include "base/format.h"
#include "models/catalog_store.h"
#include "models/restore_facts.h"
#include "operations/command_line.h"
#include "operations/restore_checks.h"
#include "widgets/state_view.h"
#include "widgets/step_list.h"
#include "wizards/restore_pages.h"
#include "wizards/restore_rules.h"
#include "wizards/restore_wizard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace cairn::ui {

namespace {

struct RestorePages {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
};

FactGroup how(const RestoreRequest &request)
{
    FactGroup group{RestorePages::tr("How"), {}};
    if (request.target.action)
        group.facts.push_back({.name = RestorePages::tr("At the target"), .value = actionText(*request.target.action)});
    group.facts.push_back({.name = RestorePages::tr("Standby"),
                           .value = request.asReplica ? RestorePages::tr("yes") : RestorePages::tr("no")});
    group.facts.push_back({.name = RestorePages::tr("Threads"), .value = formatCount(request.threads)});
    group.facts.push_back({.name = RestorePages::tr("Verify first"),
                           .value = request.validateFirst ? RestorePages::tr("yes") : RestorePages::tr("no")});
    return group;
}

/// What the list does not say already: why, and what can be reached instead. The remedies are beside the checks.
QString problemText(RestorePlan plan)
{
    for (Error &refusal : plan.refusals)
        refusal.hint.clear();
    return refusalText(plan);
}

} // namespace

RestoreCheckPage::RestoreCheckPage(RestoreWizard &wizard)
    : StepPage(tr("Check"), tr("Can it be done?"), tr("Everything is looked at before anything is written."))
    , m_wizard(wizard)
    , m_list(new StepList(this))
    , m_stack(new StateStack(m_list, this))
    , m_again(new QPushButton(tr("Check a&gain"), this))
    , m_verify(new QPushButton(tr("&Verify the backup now"), this))
{
    m_again->setObjectName(QStringLiteral("checkAgain"));
    m_verify->setObjectName(QStringLiteral("verifyNow"));
    m_verify->setToolTip(tr("Reads all that is stored of it and compares its checksums"));
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_again);
    row->addWidget(m_verify);
    row->addStretch();
    addBody(m_stack, 1);
    addBody(buttons);
    connect(m_again, &QPushButton::clicked, this, &RestoreCheckPage::check);
    connect(m_verify, &QPushButton::clicked, this, &RestoreCheckPage::verify);
}

void RestoreCheckPage::initializePage()
{
    check();
}

/// Back: what was asked for may change.
void RestoreCheckPage::cleanupPage()
{
    m_query.cancel();
    m_verification.cancel();
    m_plan.reset();
    m_problem.clear();
}

void RestoreCheckPage::check()
{
    m_verification.cancel(); // of what may be another backup
    m_plan.reset();
    m_problem = tr("The checks are running…");
    m_again->setEnabled(false);
    m_verify->setEnabled(false);
    m_stack->showState({.state = ViewState::Loading,
                        .icon = {},
                        .title = tr("Looking for the way to the target…"),
                        .text = tr("Nothing is written yet.")});
    changed();
    m_query.ask([planRestore = m_wizard.services().engine.planRestore,
                 request = m_wizard.request()](OperationContext &context) { return planRestore(request, context); },
                [this](Result<RestorePlan> plan) { show(std::move(plan)); });
}

void RestoreCheckPage::show(Result<RestorePlan> plan)
{
    m_again->setEnabled(true);
    showSteps(plan ? restoreChecks(*plan) : restoreChecks(plan.error()));
    m_problem = plan ? problemText(*plan) : errorText(plan.error());
    if (plan)
        m_plan = *std::move(plan);
    m_verify->setEnabled(m_plan && m_plan->backup && m_plan->isPossible());
    // What takes seconds is done without asking.
    constexpr std::uint64_t little = 1'000'000'000;
    if (m_verify->isEnabled() && m_wizard.request().validateFirst && bytesToVerify() <= little)
        verify();
    changed();
}

void RestoreCheckPage::showSteps(std::vector<CheckStep> steps)
{
    m_steps = steps;
    m_list->setSteps(std::move(steps));
    m_stack->showContent();
}

/// Of the backup and what it builds on.
std::uint64_t RestoreCheckPage::bytesToVerify() const
{
    const InstanceSnapshot *const instance =
        m_wizard.services().catalogs.instance(m_wizard.ref().catalog, m_wizard.ref().instance);
    std::uint64_t bytes = 0;
    for (const BackupRecord &record : instance ? instance->backups : std::vector<BackupRecord>{})
        if (std::ranges::contains(m_plan->chain, record.id))
            bytes += record.dataBytes + record.walBytes;
    return bytes;
}

void RestoreCheckPage::verify()
{
    m_verify->setEnabled(false);
    m_problem = tr("The backup is being verified…");
    ValidateRequest request;
    request.catalog = m_wizard.ref().catalog;
    request.instance = m_wizard.ref().instance;
    request.backup = m_plan->backup->id;
    request.depth = ValidationDepth::Fast;
    request.threads = m_wizard.request().threads;
    m_verification.ask([validate = m_wizard.services().engine.validate,
                        request](OperationContext &context) { return validate(request, context); },
                       [this](const Result<ValidationReport> &report) { showVerified(report); });
    changed();
}

void RestoreCheckPage::showVerified(const Result<ValidationReport> &report)
{
    m_verify->setEnabled(true);
    auto step = std::ranges::find(m_steps, "validation", &CheckStep::key);
    if (step == m_steps.end())
        step = m_steps.insert(m_steps.end(), CheckStep{"validation", "Validation", StepOutcome::Skipped, {}, {}});
    const bool sound = report && report->passed();
    step->outcome = sound ? StepOutcome::Passed : StepOutcome::Failed;
    if (sound)
        step->detail = tr("just now: everything that is stored of it was read, and is sound").toStdString();
    else if (!report)
        step->detail = report.error().text();
    else {
        const auto worst = std::ranges::find(report->findings, FindingSeverity::Error, &Finding::severity);
        const Finding &finding = worst != report->findings.end() ? *worst : report->findings.front();
        step->detail = finding.file.empty() ? finding.message : finding.message + ": " + finding.file;
        step->remedy = finding.remedy;
    }
    m_problem = sound ? problemText(*m_plan)
                      //: what the validation of a backup found
                      : tr("The backup is damaged, and is not restored: %1\nChoose another one on the first page.")
                            .arg(engineText(step->detail));
    showSteps(m_steps);
    changed();
}

RestoreReviewPage::RestoreReviewPage(RestoreWizard &wizard)
    : StepReviewPage(tr("Nothing has been written yet."))
    , m_wizard(wizard)
    , m_confirmLabel(new QLabel(this))
    , m_confirm(new QLineEdit(this))
{
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setAccessibleName(tr("Name of the instance"));
    m_confirmLabel->setBuddy(m_confirm);
    m_confirmLabel->setTextFormat(Qt::PlainText);
    m_confirmLabel->setWordWrap(true);
    addCommand();
    addBody(m_confirmLabel);
    addBody(m_confirm);
    connect(m_confirm, &QLineEdit::textChanged, this, [this] { changed(); });
}

void RestoreReviewPage::initializePage()
{
    const RestoreRequest request = m_wizard.request();
    setCommand(commandArguments(request));
    std::vector<FactGroup> groups;
    if (const RestorePlan *const plan = m_wizard.plan())
        groups = restorePlanFacts(*plan);
    groups.push_back(how(request));
    setFacts(std::move(groups));
    m_confirm->clear();
    m_confirm->setVisible(request.inPlace);
    m_confirmLabel->setVisible(request.inPlace);
    m_confirmLabel->setText(tr("The running data of %1 is replaced. To go on, type the &name of the instance:")
                                .arg(displayName(m_wizard.ref().instance)));
    changed();
}

QString RestoreReviewPage::problem() const
{
    if (!m_wizard.plan())
        return tr("Go back one step: the checks have to run again.");
    if (m_wizard.request().inPlace && toBytes(m_confirm->text()) != m_wizard.ref().instance)
        return tr("Type the name of the instance to confirm.");
    return {};
}

} // namespace cairn::ui
