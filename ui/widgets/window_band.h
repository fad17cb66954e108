#pragma once

#include "catalog/retention/window.h"

#include <QFontMetrics>
#include <QString>
#include <QWidget>

#include <utility>
#include <vector>

namespace cairn::ui {

/// The two ends of an axis, as long as fits into its width without touching: to the second and with the
/// zone, else to the minute, else the days alone.
[[nodiscard]] std::pair<QString, QString> axisEnds(Timestamp first, Timestamp last, const QFontMetrics &metrics,
                                                   int width);

/// What can be recovered, now and afterwards (or just now, as one), as two strips over one axis of time; what would be
/// lost is hatched. Each timeline has a lane in its strip. The words for it stand beside it (formatWindow). GUI thread.
class WindowBand final : public QWidget {
    Q_OBJECT
public:
    explicit WindowBand(QWidget *parent = nullptr);
    void setWindows(std::vector<RecoverableInterval> before, std::vector<RecoverableInterval> after);
    /// One strip: what can be recovered now.
    void setWindow(std::vector<RecoverableInterval> now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int lineHeight() const;
    void take(std::vector<RecoverableInterval> before, std::vector<RecoverableInterval> after);
    void paintSingle(QPainter &painter) const;
    void drawAxis(QPainter &painter, const QRect &above) const;
    void drawStrip(QPainter &painter, const QRect &area, const std::vector<RecoverableInterval> &intervals,
                   const QBrush &brush) const;
    [[nodiscard]] int xOf(Timestamp time, const QRect &area) const;

    std::vector<RecoverableInterval> m_before;
    std::vector<RecoverableInterval> m_after;
    std::vector<TimelineId> m_timelines;
    Timestamp m_first;
    Timestamp m_last;
    bool m_single = false;
};

} // namespace cairn::ui
