#include "timeline/timeline_reader.h"

#include "base/format.h"
#include "timeline/timeline_view.h"
#include "widgets/state_view.h"

#include <algorithm>
#include <utility>

namespace cairn::ui {

std::uint64_t walToRead(const RecoverySnapshot &recovery)
{
    std::uint64_t bytes = 0;
    for (const RecoveryWindow &window : recovery.windows)
        bytes += window.to.value - std::min(window.from, window.to).value;
    return bytes;
}

TimelineReader::TimelineReader(const Services &services, TimelineView *view, StateStack *stack, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_view(view)
    , m_stack(stack)
{
}

bool TimelineReader::setInstance(const InstanceRef &ref, std::vector<BackupRecord> backups)
{
    const bool isOther = ref.catalog != m_ref.catalog || ref.instance != m_ref.instance;
    m_ref = ref;
    m_backups = std::move(backups);
    if (isOther) {
        m_fresh = true;
        m_view->setScene({}, true);
    }
    return isOther;
}

void TimelineReader::read()
{
    if (m_view->scene().isEmpty())
        m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the archive…"), .text = {}});
    m_query.ask([&engine = m_services.engine,
                 ref = m_ref](OperationContext &context) { return readTimelines(engine, ref, context); },
                [this](Result<TimelineReadings> readings) { take(std::move(readings)); });
}

void TimelineReader::take(Result<TimelineReadings> readings)
{
    if (!readings) {
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The archive cannot be read"),
                            .text = errorDetails(readings.error()),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { read(); }}}});
        Q_EMIT archiveFailed();
        return;
    }
    m_readings = *std::move(readings);
    Q_EMIT archiveCame();
    const std::uint64_t bytes = walToRead(m_readings.recovery);
    if (bytes <= walReadUnasked)
        readPoints();
    else
        Q_EMIT pointsLeft(bytes);
}

void TimelineReader::readPoints()
{
    Q_EMIT pointsBegun();
    m_pointsQuery.ask([readRestorePoints = m_services.engine.readRestorePoints,
                       ref = m_ref](OperationContext &context) { return readRestorePoints(ref, context); },
                      [this](Result<std::vector<NamedPoint>> points) { takePoints(std::move(points)); });
}

void TimelineReader::takePoints(Result<std::vector<NamedPoint>> points)
{
    if (!points) {
        Q_EMIT pointsFailed(points.error());
        return;
    }
    m_readings.points = *std::move(points);
    Q_EMIT pointsCame();
}

bool TimelineReader::show()
{
    m_view->setScene(sceneOf(m_readings, m_backups), m_fresh);
    m_fresh = false;
    if (!m_view->scene().isEmpty()) {
        m_stack->showContent();
        return true;
    }
    m_stack->showState({.state = ViewState::Empty,
                        .icon = QStringLiteral("timeline"),
                        .title = tr("Nothing to go back to yet"),
                        .text = tr("Timelines are shown as soon as there is a backup.")});
    return false;
}

} // namespace cairn::ui
