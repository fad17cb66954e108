#include "views/overview_page.h"

#include "base/clock.h"
#include "base/format.h"
#include "widgets/advice_list.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/tile.h"
#include "widgets/window_band.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cairn::ui {

OverviewPage::OverviewPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_tiles(new TileRow(this))
    , m_advice(new AdviceList(this))
    , m_band(new WindowBand(this))
    , m_bandText(makeHint({}, this))
    , m_noJobs(makeHint(tr("Nothing was done with this instance yet."), this))
    , m_jobsModel(makeLastJobsModel(this))
    , m_jobs(new TableView(this))
    , m_stack(new StateStack(makeContent(), this))
{
    setObjectName(QStringLiteral("overviewPage"));
    m_jobs->setObjectName(QStringLiteral("lastJobs"));
    m_jobs->setAccessibleName(tr("Last jobs"));
    m_jobs->setRootIsDecorated(false);
    m_jobs->setModel(m_jobsModel);
    m_jobs->rememberColumns(services.settings, QStringLiteral("last-jobs"));
    m_jobs->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_minute.setObjectName(QStringLiteral("minute"));
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &OverviewPage::read);
    connect(m_advice, &AdviceList::followed, this, &OverviewPage::adviceFollowed);
}

QWidget *OverviewPage::makeContent()
{
    const int space = fontMetrics().height() / 2;
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space * 2, space * 2, space * 2, space * 2);
    column->setSpacing(space);
    const auto section = [&](const QString &title) {
        column->addSpacing(space);
        column->addWidget(makeSection(title, content));
    };
    column->addWidget(m_tiles);
    section(tr("What should be done"));
    column->addWidget(m_advice);
    section(tr("What can be recovered"));
    column->addWidget(m_band);
    column->addWidget(m_bandText);
    section(tr("Last jobs"));
    column->addWidget(m_jobs);
    column->addWidget(m_noJobs);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("overviewScroll"));
    scroll->setAccessibleName(tr("Overview"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

void OverviewPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    if (ref.catalog != m_ref.catalog || ref.instance != m_ref.instance) {
        m_query.cancel();
        m_overview.reset();
        showLoading();
    }
    m_ref = ref;
    m_stale = true;
    if (m_overview)
        showOverview(); // the zone of its times may be another one
    if (instance != nullptr && isVisible())
        read();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_ref.instance.empty())
        return;
    m_minute.start();
    if (m_stale)
        read();
    else if (m_overview)
        showOverview();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    Page::hideEvent(event);
}

void OverviewPage::showLoading()
{
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the instance…"), .text = {}});
}

void OverviewPage::read()
{
    m_stale = false;
    m_minute.start();
    if (!m_overview)
        showLoading();
    // By value: a reading may outlive the window, and what the window was given.
    m_query.ask([readOverview = m_services.engine.readOverview,
                 ref = m_ref](OperationContext &context) { return readOverview(ref, context.stop); },
                [this](Result<InstanceOverview> overview) { take(std::move(overview)); });
}

void OverviewPage::take(Result<InstanceOverview> overview)
{
    if (!overview) {
        m_overview.reset();
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The instance cannot be read"),
                            .text = errorDetails(overview.error()),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { read(); }}}});
        return;
    }
    m_overview = *std::move(overview);
    showOverview();
    m_stack->showContent();
}

void OverviewPage::showOverview()
{
    const Timestamp now = m_services.clock.now();
    m_tiles->setTiles(overviewTiles(*m_overview, now));
    m_advice->setAdvice(m_overview->advice, now);
    const auto band = bandOf(m_overview->windows);
    m_band->setWindow(band);
    m_bandText->setText(band.empty() ? tr("Nothing can be recovered yet.") : formatWindow(band));
    showJobs();
}

void OverviewPage::showJobs()
{
    m_jobsModel->update(m_overview->jobs);
    m_jobs->fitColumns();
    const int rows = m_jobsModel->rowCount();
    // All of them, without a second scroll bar inside the page's.
    const int row = rows > 0 ? m_jobs->sizeHintForRow(0) : 0;
    m_jobs->setFixedHeight(m_jobs->header()->sizeHint().height() + rows * row + 2 * m_jobs->frameWidth() + 2);
    m_jobs->setVisible(rows > 0);
    m_noJobs->setVisible(rows == 0);
}

} // namespace cairn::ui
