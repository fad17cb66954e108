#pragma once

#include "timeline/cursor_moves.h"
#include "timeline/lane_layout.h"

#include <QAbstractScrollArea>
#include <QTimeZone>

#include <vector>

namespace cairn::ui {

/// The timelines of an instance as a picture, with a cursor that chooses a moment. GUI thread.
///
/// Left click or drag sets the cursor, double click or Enter takes it. Shift or the middle button drags the picture,
/// the wheel zooms about the pointer. Keys: arrows from event to event, with Ctrl from gap to gap, up and down between
/// lanes, Home and End to the ends of what can be recovered, + and - zoom, 0 shows all, Backspace goes back to the last
/// zoom. To screen readers it is a slider over seconds, which can be set.
class TimelineView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);

    /// Another state of the same instance keeps zoom and cursor; a first one, or one of another instance
    /// (`fresh`), shows everything and puts the cursor at the last recoverable moment.
    void setScene(TimelineScene scene, bool fresh);
    [[nodiscard]] const TimelineScene &scene() const { return m_scene; }

    void setZone(const QTimeZone &zone);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    [[nodiscard]] TimelineCursor cursor() const { return m_cursor; }
    /// Ignored when there is no such lane. Brings the moment into view.
    void setCursor(TimelineCursor cursor);
    /// The cursor in words: moment and lane.
    [[nodiscard]] QString cursorText() const;

    [[nodiscard]] const TimeAxis &axis() const { return m_axis; }
    void showRange(Moment from, Moment to);
    void showAll();
    void zoom(double factor);
    void zoomBack();
    [[nodiscard]] bool canZoomBack() const { return !m_before.empty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cursorMoved();
    void rangeChanged();
    /// Enter or double click: the moment is wanted.
    void activated();
    /// A backup was clicked.
    void backupChosen(cairn::BackupId id);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Drag { None, Cursor, Picture };

    [[nodiscard]] LaneLayout layout() const;
    [[nodiscard]] QPointF toPicture(const QPointF &viewportPoint) const;
    void setAxis(const TimeAxis &axis, bool remember);
    void takeCursorTo(const QPointF &point);
    [[nodiscard]] bool moveByKey(const QKeyEvent &event);
    [[nodiscard]] bool zoomByKey(const QKeyEvent &event);
    [[nodiscard]] QString tipAt(const QPointF &point) const;
    void updateMetrics();
    void updateScrollBar();
    void ensureLaneVisible();

    TimelineScene m_scene;
    TimeAxis m_axis;
    LaneMetrics m_metrics;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    TimelineCursor m_cursor;
    std::vector<TimeAxis> m_before; ///< what was shown before the last zooms, the latest at the end
    Drag m_drag = Drag::None;
    double m_dragX = 0;
};

} // namespace cairn::ui
