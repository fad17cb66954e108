#include "wizards/look_dialog.h"

#include "base/format.h"
#include "jobs/job_controller.h"
#include "widgets/facts_view.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"
#include "wizards/last_used.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LookDialog)
};

QString stageText(LookState::Stage stage)
{
    switch (stage) {
    case LookState::Stage::Starting:
        return Words::tr("The server is starting. It can be asked as soon as it is consistent.");
    case LookState::Stage::Replaying:
        return Words::tr("The server is replaying WAL.");
    case LookState::Stage::AtTarget:
        return Words::tr("The target is reached: this is what you will have.");
    case LookState::Stage::AtEnd:
        return Words::tr("All WAL that there is was replayed: this is what you will have.");
    }
    std::unreachable();
}

std::vector<FactGroup> factsOf(const LookState &state)
{
    FactGroup where{Words::tr("Where it is"), {}};
    where.facts.push_back(
        {.name = Words::tr("Last transaction"),
         .value = state.lastCommit.isKnown() ? formatTime(state.lastCommit) : Words::tr("none was replayed"),
         .exact = formatExactTime(state.lastCommit)});
    where.facts.push_back({.name = Words::tr("Replayed up to"),
                           .value = Words::tr("%1 on timeline %2")
                                        .arg(QString::fromStdString(state.replayed.toString()))
                                        .arg(state.timeline.value),
                           .monospace = true});
    FactGroup what{Words::tr("What is in it"), {}};
    for (const LookDatabase &database : state.databases)
        what.facts.push_back({.name = displayName(database.name),
                              .value = formatBytes(database.bytes),
                              .exact = formatExactBytes(database.bytes)});
    FactGroup how{Words::tr("How to ask it"), {}};
    how.facts.push_back({.name = Words::tr("Server"), .value = engineText(state.serverVersion)});
    how.facts.push_back(
        {.name = Words::tr("Command"),
         .value = QStringLiteral("psql -h %1 -p %2 -U %3")
                      .arg(fromBytes(state.socketDirectory), engineText(state.port), displayName(state.user)),
         .monospace = true});
    return {where, what, how};
}

} // namespace

LookDialog::LookDialog(const Services &services, InstanceRef ref, std::string pgdata, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_ref(std::move(ref))
    , m_pgdata(std::move(pgdata))
    , m_stage(makeTitle({}, this))
    , m_detail(makeReadable({}, this))
    , m_facts(new FactsView(this))
    , m_programs(new PathEdit(services.dialogs, tr("Directory of the server's programs"), this))
{
    setObjectName(QStringLiteral("lookDialog"));
    setWindowTitle(tr("Look at %1").arg(displayName(m_pgdata)));
    m_stage->setObjectName(QStringLiteral("stage"));
    m_stage->setWordWrap(true);
    m_detail->setObjectName(QStringLiteral("lookDetail"));
    m_facts->setObjectName(QStringLiteral("lookFacts"));
    m_facts->setAccessibleName(tr("What is seen"));
    m_facts->setFrameShape(QFrame::StyledPanel);
    m_programs->line()->setObjectName(QStringLiteral("programs"));
    m_programs->setPlaceholder(tr("found by itself"));
    m_programs->setPath(LastUsed(services.settings, QStringLiteral("look"), m_ref)
                            .value(QStringLiteral("programs"), QString())
                            .toString());
    const int space = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space + 4, space, space + 4, space);
    column->setSpacing(space / 2);
    column->addWidget(m_stage);
    column->addWidget(makeHint(tr("The server runs where nobody else can reach it. It stays in recovery, archives "
                                  "nothing, and can be started as before afterwards."),
                               this));
    column->addWidget(m_facts, 1);
    column->addWidget(m_detail);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Server &programs:"), m_programs);
    column->addLayout(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_start = buttons->addButton(tr("&Start it"), QDialogButtonBox::ActionRole);
    m_stop = buttons->addButton(tr("S&top it"), QDialogButtonBox::ActionRole);
    m_start->setObjectName(QStringLiteral("startLook"));
    m_stop->setObjectName(QStringLiteral("stopLook"));
    column->addWidget(buttons);
    connect(m_start, &QPushButton::clicked, this, &LookDialog::start);
    connect(m_stop, &QPushButton::clicked, this, &LookDialog::stop);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&services.jobs, &JobController::finished, this, &LookDialog::finished);
    constexpr int milliseconds = 200;
    m_sampler.setInterval(milliseconds);
    connect(&m_sampler, &QTimer::timeout, this, &LookDialog::sample);
    resize(fontMetrics().averageCharWidth() * 90, space * 30);
    start();
}

/// However it goes, the server goes with it.
LookDialog::~LookDialog()
{
    if (isRunning())
        m_services.jobs.cancel(*m_job);
}

bool LookDialog::isRunning() const
{
    const JobInfo *const info = m_job ? m_services.jobs.find(*m_job) : nullptr;
    return info != nullptr && isActive(info->state);
}

void LookDialog::start()
{
    LookRequest request;
    request.pgdata = m_pgdata;
    request.stay = true;
    if (!m_programs->path().isEmpty())
        request.binDirectory = m_programs->bytes();
    LastUsed(m_services.settings, QStringLiteral("look"), m_ref)
        .setValue(QStringLiteral("programs"), m_programs->path());
    m_mailbox = std::make_shared<LookMailbox>();
    m_detail->clear();
    showState(LookState{});
    m_job = m_services.jobs.start(lookJob(m_services.engine, m_ref, std::move(request), m_mailbox));
    m_sampler.start();
    updateButtons();
}

void LookDialog::stop()
{
    if (m_job)
        m_services.jobs.cancel(*m_job);
    m_stage->setText(tr("The server is being stopped…"));
    m_sampler.stop();
    updateButtons();
}

void LookDialog::sample()
{
    if (const auto state = m_mailbox->take())
        showState(*state);
}

void LookDialog::showState(const LookState &state)
{
    m_stage->setText(stageText(state.stage));
    m_facts->setGroups(state.serverVersion.empty() ? std::vector<FactGroup>{} : factsOf(state));
    m_detail->setText(engineText(state.lastMessage));
}

void LookDialog::finished(JobId id)
{
    if (id != m_job)
        return;
    sample();
    m_sampler.stop();
    const JobInfo *const info = m_services.jobs.find(id);
    const bool failed = info != nullptr && info->error && info->state != JobState::Cancelled;
    m_stage->setText(failed ? errorTitle(info->error->code) : tr("The server was stopped."));
    if (failed)
        m_detail->setText(errorDetails(*info->error));
    updateButtons();
}

void LookDialog::updateButtons()
{
    m_start->setEnabled(!isRunning());
    m_stop->setEnabled(isRunning());
    m_programs->setEnabled(!isRunning());
}

/// The server goes with the window.
void LookDialog::done(int result)
{
    if (isRunning())
        m_services.jobs.cancel(*m_job);
    QDialog::done(result);
}

} // namespace cairn::ui
