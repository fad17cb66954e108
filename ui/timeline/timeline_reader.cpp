#include "timeline/timeline_reader.h"

#include "base/clock.h"
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
        m_query.cancel();
        m_pointsQuery.cancel();
        m_readings = {};
        m_fresh = true;
        m_view->setScene({}, true);
        showLoading();
    }
    return isOther;
}

void TimelineReader::showLoading()
{
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the archive…"), .text = {}});
}

void TimelineReader::read()
{
    if (m_view->scene().isEmpty())
        showLoading();
    // The engine by value: a reading may outlive the window, and what the window was given.
    m_query.ask([engine = m_services.engine,
                 ref = m_ref](OperationContext &context) { return readTimelines(engine, ref, context); },
                [this](Result<TimelineReadings> readings) { take(std::move(readings)); });
}

void TimelineReader::take(Result<TimelineReadings> readings)
{
    m_pointsQuery.cancel(); // of an older reading
    if (!readings) {
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The archive cannot be read"),
                            .text = errorDetails(readings.error()),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { read(); }}}});
        Q_EMIT archiveFailed();
        return;
    }
    readings->points = std::move(m_readings.points); // until they are read again
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
    const bool areOthers = *points != m_readings.points;
    m_readings.points = *std::move(points);
    Q_EMIT pointsCame(areOthers);
}

bool TimelineReader::show()
{
    m_view->setScene(sceneOf(m_readings, m_backups, m_services.clock.now()), m_fresh);
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
