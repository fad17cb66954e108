#include "timeline/timeline_view.h"

#include "base/format.h"
#include "timeline/scene_builder.h"
#include "timeline/timeline_accessible.h"
#include "timeline/timeline_painter.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace cairn::ui {

namespace {

constexpr std::size_t rememberedZooms = 32;
constexpr double zoomStep = 1.5;
constexpr int snapPixels = 5;

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    TimelineAccessible::install();
    setObjectName(QStringLiteral("timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("The moment to restore to. Arrow keys go from event to event, plus and minus zoom."));
    viewport()->setMouseTracking(true);
    viewport()->setFocusProxy(this);
    viewport()->setAutoFillBackground(false);
    updateMetrics();
}

void TimelineView::setScene(TimelineScene scene, bool fresh)
{
    const bool first = fresh || m_scene.isEmpty();
    const auto timeline = m_cursor.lane < m_scene.lanes.size() ? m_scene.lanes[m_cursor.lane].timeline : TimelineId{};
    m_scene = std::move(scene);
    m_scene.sort();
    updateScrollBar();
    if (first) {
        m_before.clear();
        m_cursor = initialCursor(m_scene);
        showAll();
        m_before.clear();
    } else {
        // Lanes may have come in between.
        const auto lane = std::ranges::find(m_scene.lanes, timeline, &Lane::timeline);
        if (lane == m_scene.lanes.end())
            m_cursor = initialCursor(m_scene);
        else
            m_cursor.lane = static_cast<std::size_t>(lane - m_scene.lanes.begin());
    }
    viewport()->update();
    Q_EMIT cursorMoved();
}

void TimelineView::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    viewport()->update();
    Q_EMIT cursorMoved();
}

void TimelineView::setCursor(TimelineCursor cursor)
{
    if (cursor.lane >= m_scene.lanes.size())
        return;
    setAxis(m_axis.revealing(cursor.moment), false);
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    ensureLaneVisible();
    viewport()->update();
    TimelineAccessible::announce(*this);
    Q_EMIT cursorMoved();
}

QString TimelineView::cursorText() const
{
    if (m_cursor.lane >= m_scene.lanes.size())
        return tr("nothing to choose from");
    const QDateTime time = toDateTime(m_cursor.moment, m_zone);
    return tr("%1 %2 %3, timeline %4")
        .arg(formatDate(time.date()), QLocale().toString(time.time(), QStringLiteral("HH:mm:ss.zzz")),
             m_zone.displayName(time, QTimeZone::ShortName))
        .arg(m_scene.lanes[m_cursor.lane].timeline.value);
}

void TimelineView::showRange(Moment from, Moment to)
{
    setAxis(TimeAxis(from, to, m_axis.width()), true);
}

void TimelineView::showAll()
{
    const auto extent = m_scene.extent();
    if (!extent)
        return;
    const Moment margin = std::max<Moment>((extent->second - extent->first) / 25, 1'000'000);
    showRange(extent->first - margin, extent->second + margin);
}

void TimelineView::zoom(double factor)
{
    const bool seesCursor = m_axis.shows(m_cursor.moment);
    setAxis(m_axis.zoomed(factor, seesCursor ? m_axis.x(m_cursor.moment) : m_axis.width() / 2.0), true);
}

void TimelineView::zoomBack()
{
    if (m_before.empty())
        return;
    const TimeAxis axis = m_before.back().resized(m_axis.width());
    m_before.pop_back();
    setAxis(axis, false);
}

void TimelineView::setAxis(const TimeAxis &axis, bool remember)
{
    if (axis == m_axis)
        return;
    if (remember) {
        m_before.push_back(m_axis);
        if (m_before.size() > rememberedZooms)
            m_before.erase(m_before.begin());
    }
    m_axis = axis;
    viewport()->update();
    Q_EMIT rangeChanged();
}

QSize TimelineView::sizeHint() const
{
    const int lanes = std::clamp(int(m_scene.lanes.size()), 2, 6);
    return {720, m_metrics.axisHeight + lanes * m_metrics.laneHeight + 2 * frameWidth()};
}

QSize TimelineView::minimumSizeHint() const
{
    return {m_metrics.gutter + 160, m_metrics.axisHeight + m_metrics.laneHeight + 2 * frameWidth()};
}

LaneLayout TimelineView::layout() const
{
    return {m_scene, m_axis, m_metrics};
}

QPointF TimelineView::toPicture(const QPointF &viewportPoint) const
{
    return viewportPoint + QPointF(0, verticalScrollBar()->value());
}

void TimelineView::updateMetrics()
{
    const QFontMetrics metrics(font());
    m_metrics.axisHeight = metrics.height() + 12;
    m_metrics.laneHeight = metrics.height() * 3 + 8;
    m_metrics.gutter = metrics.horizontalAdvance(tr("left timeline %1").arg(8888)) + 24;
    m_metrics.gutter = std::max(m_metrics.gutter, metrics.horizontalAdvance(QStringLiteral("30.12.2030 CEST")) + 24);
}

void TimelineView::updateScrollBar()
{
    const int height = m_metrics.axisHeight + int(m_scene.lanes.size()) * m_metrics.laneHeight;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_metrics.laneHeight / 2);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

void TimelineView::ensureLaneVisible()
{
    const int top = int(layout().laneTop(m_cursor.lane)) - m_metrics.axisHeight;
    const int room = viewport()->height() - m_metrics.axisHeight - m_metrics.laneHeight;
    QScrollBar *const bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), top - std::max(room, 0), top));
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const LaneLayout lanes = layout();
    paintTimeline(painter, viewport()->size(),
                  {m_scene, lanes, m_cursor, m_zone, palette(), font(), verticalScrollBar()->value(), hasFocus()});
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    setAxis(m_axis.resized(viewport()->width() - m_metrics.gutter), false);
    updateScrollBar();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange &&
        event->type() != QEvent::LanguageChange)
        return;
    updateMetrics();
    setAxis(m_axis.resized(viewport()->width() - m_metrics.gutter), false);
    updateScrollBar();
    viewport()->update();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), tipAt(toPicture(help->pos())), viewport());
    return true;
}

QString TimelineView::tipAt(const QPointF &point) const
{
    const LaneLayout lanes = layout();
    if (const BackupBar *const backup = lanes.backupAt(point))
        return tr("%1\nfrom %2\nto %3")
            .arg(backupText(*backup), formatTime(Timestamp{backup->from}), formatTime(Timestamp{backup->to}));
    const auto lane = lanes.laneAt(point.y());
    if (!lane || point.x() < m_metrics.gutter)
        return {};
    const Moment reach = Moment(std::ceil(m_axis.perPixel() * snapPixels));
    const Moment moment = lanes.moment(point.x());
    const auto marks = ofLane(m_scene.marks, *lane);
    const auto mark = std::ranges::lower_bound(marks, moment - reach, {}, &TimelineMark::moment);
    if (mark != marks.end() && mark->moment <= moment + reach)
        return mark->text + QLatin1Char('\n') + formatTime(Timestamp{mark->moment});
    const Band *const band = bandAt(m_scene, *lane, moment);
    return band != nullptr ? band->text : QString();
}

void TimelineView::takeCursorTo(const QPointF &point)
{
    if (m_scene.isEmpty())
        return;
    const LaneLayout lanes = layout();
    const double x = std::clamp(point.x() - m_metrics.gutter, 0.0, double(m_axis.width()));
    TimelineCursor cursor{lanes.laneAt(point.y()).value_or(m_cursor.lane), m_axis.moment(x)};
    if (const auto event = snapped(m_scene, cursor, Moment(m_axis.perPixel() * snapPixels)))
        cursor.moment = *event;
    setCursor(cursor);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const bool moves = event->button() == Qt::MiddleButton ||
                       (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    m_dragX = event->position().x();
    if (moves) {
        m_drag = Drag::Picture;
        return;
    }
    if (event->button() != Qt::LeftButton || event->position().y() < 0)
        return;
    m_drag = Drag::Cursor;
    takeCursorTo(toPicture(event->position()));
    if (const BackupBar *const backup = layout().backupAt(toPicture(event->position())))
        Q_EMIT backupChosen(backup->id);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_drag == Drag::Picture)
        setAxis(m_axis.panned(m_dragX - x), false);
    else if (m_drag == Drag::Cursor)
        takeCursorTo(toPicture(event->position()));
    m_dragX = x;
}

void TimelineView::mouseReleaseEvent(QMouseEvent *)
{
    m_drag = Drag::None;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && layout().laneAt(toPicture(event->position()).y()))
        Q_EMIT activated();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        setAxis(m_axis.panned(-(turn.x() != 0 ? turn.x() : turn.y()) * m_axis.width() / 1200.0), false);
    } else if (turn.y() != 0) {
        const double x = event->position().x() - m_metrics.gutter;
        setAxis(m_axis.zoomed(std::pow(zoomStep, turn.y() / 120.0), std::clamp(x, 0.0, double(m_axis.width()))), false);
    }
    event->accept();
}

bool TimelineView::moveByKey(const QKeyEvent &event)
{
    const bool far = event.modifiers().testFlag(Qt::ControlModifier);
    std::optional<CursorMove> move;
    switch (event.key()) {
    case Qt::Key_Right:
        move = far ? CursorMove::NextGap : CursorMove::NextEvent;
        break;
    case Qt::Key_Left:
        move = far ? CursorMove::PreviousGap : CursorMove::PreviousEvent;
        break;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        move = CursorMove::NextLane;
        break;
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        move = CursorMove::PreviousLane;
        break;
    case Qt::Key_Home:
        move = CursorMove::First;
        break;
    case Qt::Key_End:
        move = CursorMove::Last;
        break;
    default:
        return false;
    }
    setCursor(moved(m_scene, m_cursor, *move));
    return true;
}

bool TimelineView::zoomByKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(1 / zoomStep);
        return true;
    case Qt::Key_0:
        showAll();
        return true;
    case Qt::Key_Backspace:
        zoomBack();
        return true;
    default:
        return false;
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_scene.isEmpty())
            Q_EMIT activated();
        return;
    }
    if (!moveByKey(*event) && !zoomByKey(*event))
        event->ignore();
}

} // namespace cairn::ui
