#include "wizards/backup_wizard.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/state_view.h"
#include "widgets/step_list.h"
#include "wizards/backup_pages.h"

#include <QPushButton>

#include <algorithm>

namespace cairn::ui {

BackupCheckPage::BackupCheckPage(BackupWizard &wizard)
    : StepPage(tr("Check"), tr("Can it work?"), tr("The check only looks; it changes nothing."))
    , m_wizard(wizard)
    , m_list(new StepList(this))
    , m_stack(new StateStack(m_list, this))
    , m_again(new QPushButton(tr("Check a&gain"), this))
{
    m_again->setObjectName(QStringLiteral("checkAgain"));
    addBody(m_stack, 1);
    addBody(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, &BackupCheckPage::check);
}

void BackupCheckPage::check()
{
    m_problem = tr("The checks are running…");
    m_again->setEnabled(false);
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Asking the server…"), .text = {}});
    m_query.ask([checkBackup = m_wizard.services().engine.checkBackup,
                 request = m_wizard.request()](OperationContext &context) { return checkBackup(request, context); },
                [this](const Result<ServerCheckReport> &report) { show(report); });
    changed();
}

void BackupCheckPage::show(const Result<ServerCheckReport> &report)
{
    m_again->setEnabled(true);
    if (!report) {
        m_problem = errorText(report.error());
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = errorTitle(report.error().code),
                            .text = errorDetails(report.error())});
    } else {
        m_list->setSteps(report->steps);
        m_stack->showContent();
        const auto failed = std::ranges::find(report->steps, StepOutcome::Failed, &CheckStep::outcome);
        m_problem = failed == report->steps.end() ? QString() : engineText(failed->detail).simplified();
    }
    changed();
}

BackupReviewPage::BackupReviewPage(BackupWizard &wizard)
    : StepReviewPage(tr("It runs in the background; the jobs pane shows how far it is."))
    , m_wizard(wizard)
{
    addCommand();
}

void BackupReviewPage::initializePage()
{
    const BackupRequest request = m_wizard.request();
    FactGroup what{tr("Backup"), {}};
    const auto add = [&what](const QString &name, const QString &value) {
        if (!value.isEmpty())
            what.facts.push_back({.name = name, .value = value});
    };
    add(tr("Instance"), displayName(request.ref.instance));
    add(tr("Mode"), request.automaticMode ? tr("automatic") : modeText(request.mode));
    add(tr("WAL"), walModeText(request.stream ? WalMode::Stream : WalMode::Archive));
    add(tr("Server"), request.connection.host ? displayName(*request.connection.host) : tr("as the instance is set"));
    add(tr("Compression"), codecText(request.codec.value_or(Codec::Zstd)));
    add(tr("Threads"), formatCount(request.threads));
    add(tr("Rate limit"), request.rateLimit > 0 ? formatRate(double(request.rateLimit)) : tr("none"));
    add(tr("Note"), displayName(request.note));
    if (request.pin.keepForever)
        add(tr("Pinned"), tr("for ever"));
    else if (request.pin.expireTime)
        add(tr("Pinned"), tr("until %1").arg(formatTime(*request.pin.expireTime)));
    else if (request.pin.ttlSeconds)
        add(tr("Pinned"), tr("for %1").arg(formatDuration(double(*request.pin.ttlSeconds))));
    add(tr("Validated afterwards"), request.validateAfterwards ? tr("yes") : tr("no"));
    setFacts({what});
    setCommand(commandArguments(request));
    changed();
}

BackupWizard::BackupWizard(const Services &services, const InstanceRef &ref, const InstanceConfig &config,
                           QWidget *parent, std::optional<BackupMode> mode)
    : StepWizard(services, tr("Back up %1").arg(displayName(ref.instance)), tr("&Back up"), parent)
    , m_ref(ref)
    , m_mode(new BackupModePage(*this, mode))
    , m_source(new BackupSourcePage(services, ref, config))
    , m_store(new BackupStorePage(services, ref, config))
    , m_options(new BackupOptionsPage(services, ref))
{
    setObjectName(QStringLiteral("backupWizard"));
    for (StepPage *page : std::initializer_list<StepPage *>{m_mode, m_source, m_store, m_options,
                                                            new BackupCheckPage(*this), new BackupReviewPage(*this)})
        addPage(page);
    finishPages();
}

BackupRequest BackupWizard::request() const
{
    BackupRequest request;
    request.ref = m_ref;
    m_mode->fill(request);
    m_source->fill(request);
    m_store->fill(request);
    m_options->fill(request);
    return request;
}

bool BackupWizard::isJudged() const
{
    return m_mode->isJudged();
}

void BackupWizard::accept()
{
    LastUsed last(services().settings, QStringLiteral("backup"), m_ref);
    m_source->remember(last);
    m_store->remember(last);
    m_options->remember(last);
    StepWizard::accept();
}

} // namespace cairn::ui
