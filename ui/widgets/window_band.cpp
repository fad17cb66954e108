#include "widgets/window_band.h"

#include "base/format.h"
#include "base/theme.h"

#include <QPainter>

#include <algorithm>

namespace cairn::ui {

std::pair<QString, QString> axisEnds(Timestamp first, Timestamp last, const QFontMetrics &metrics, int width)
{
    const int apart = metrics.height();
    const auto fit = [&](const std::pair<QString, QString> &ends) {
        return metrics.horizontalAdvance(ends.first) + apart + metrics.horizontalAdvance(ends.second) <= width;
    };
    std::pair whole(formatTime(first), formatTime(last));
    if (fit(whole))
        return whole;
    const auto minute = [](Timestamp time) {
        const QDateTime shown = toShownDateTime(time);
        return formatDate(shown.date()) + QLatin1Char(' ') + formatClock(shown.time());
    };
    std::pair minutes(minute(first), minute(last));
    if (fit(minutes))
        return minutes;
    std::pair days(formatDate(toShownDateTime(first).date()), formatDate(toShownDateTime(last).date()));
    if (fit(days))
        return days;
    const int half = (width - apart) / 2;
    return {metrics.elidedText(days.first, Qt::ElideRight, half),
            metrics.elidedText(days.second, Qt::ElideRight, half)};
}

WindowBand::WindowBand(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What can be recovered, now and afterwards"));
}

void WindowBand::setWindows(std::vector<RecoverableInterval> before, std::vector<RecoverableInterval> after)
{
    m_single = false;
    take(std::move(before), std::move(after));
    setAccessibleDescription(tr("Now: %1. Afterwards: %2.").arg(formatWindow(m_before), formatWindow(m_after)));
}

void WindowBand::setWindow(std::vector<RecoverableInterval> now)
{
    m_single = true;
    take(std::move(now), {});
    setAccessibleName(tr("What can be recovered"));
    setAccessibleDescription(formatWindow(m_before));
}

void WindowBand::take(std::vector<RecoverableInterval> before, std::vector<RecoverableInterval> after)
{
    m_before = std::move(before);
    m_after = std::move(after);
    m_timelines.clear();
    m_first = m_last = {};
    for (const auto *intervals : {&m_before, &m_after})
        for (const RecoverableInterval &interval : *intervals) {
            m_timelines.push_back(interval.timeline);
            if (!m_first.isKnown() || interval.fromTime < m_first)
                m_first = interval.fromTime;
            m_last = std::max(m_last, interval.toTime);
        }
    std::ranges::sort(m_timelines);
    const auto surplus = std::ranges::unique(m_timelines);
    m_timelines.erase(surplus.begin(), surplus.end());
    setVisible(!m_timelines.empty());
    updateGeometry();
    update();
}

int WindowBand::lineHeight() const
{
    return fontMetrics().height();
}

QSize WindowBand::sizeHint() const
{
    // One or two strips, and the ends of the axis below.
    return {lineHeight() * 20, m_single ? lineHeight() * 2 + lineHeight() / 2 : lineHeight() * 4};
}

int WindowBand::xOf(Timestamp time, const QRect &area) const
{
    const auto whole = static_cast<double>(std::max<std::int64_t>(m_last.microseconds - m_first.microseconds, 1));
    const double share = static_cast<double>(time.microseconds - m_first.microseconds) / whole;
    return area.left() + static_cast<int>(std::clamp(share, 0.0, 1.0) * area.width());
}

void WindowBand::drawStrip(QPainter &painter, const QRect &area, const std::vector<RecoverableInterval> &intervals,
                           const QBrush &brush) const
{
    constexpr int leastWidth = 3;
    const int lanes = static_cast<int>(m_timelines.size());
    for (const RecoverableInterval &interval : intervals) {
        const auto lane =
            static_cast<int>(std::ranges::lower_bound(m_timelines, interval.timeline) - m_timelines.begin());
        const int top = area.top() + area.height() * lane / lanes;
        const int bottom = area.top() + area.height() * (lane + 1) / lanes;
        const int left = std::min(xOf(interval.fromTime, area), area.right() - leastWidth);
        const int right = std::max(xOf(interval.toTime, area), left + leastWidth);
        painter.fillRect(QRect(QPoint(left, top), QPoint(right, bottom - 1)), brush);
    }
}

void WindowBand::paintSingle(QPainter &painter) const
{
    const QRect area(0, 0, width() - 1, lineHeight());
    painter.fillRect(area, palette().color(QPalette::AlternateBase));
    drawStrip(painter, area, m_before, toneColor(palette(), Tone::Ok));
    painter.setPen(separatorColor(palette()));
    painter.drawRect(area);
    drawAxis(painter, area);
}

void WindowBand::drawAxis(QPainter &painter, const QRect &above) const
{
    const int line = lineHeight();
    painter.setPen(toneColor(palette(), Tone::Muted));
    const QRect axis(above.left(), above.bottom() + line / 4, width() - above.left(), line);
    const auto [first, last] = axisEnds(m_first, m_last, fontMetrics(), axis.width());
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignTop, first);
    painter.drawText(axis, Qt::AlignRight | Qt::AlignTop, last);
}

void WindowBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_single) {
        paintSingle(painter);
        return;
    }
    const QString now = tr("Now", "what can be recovered");
    const QString afterwards = tr("Afterwards", "what can be recovered");
    const int line = lineHeight();
    const int labels =
        std::max(fontMetrics().horizontalAdvance(now), fontMetrics().horizontalAdvance(afterwards)) + line;
    const int strip = line * 3 / 4;
    const QRect first(labels, line / 8, width() - labels - 1, strip);
    const QRect second = first.translated(0, line + line / 4);
    const QColor good = toneColor(palette(), Tone::Ok);
    const QBrush lost(toneColor(palette(), Tone::Error), Qt::BDiagPattern);

    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(0, first.top() - line / 8, labels, line), Qt::AlignLeft | Qt::AlignVCenter, now);
    painter.drawText(QRect(0, second.top() - line / 8, labels, line), Qt::AlignLeft | Qt::AlignVCenter, afterwards);
    for (const QRect &area : {first, second})
        painter.fillRect(area, palette().color(QPalette::AlternateBase));
    drawStrip(painter, first, m_before, good);
    drawStrip(painter, second, m_before, lost);
    // What stays covers what is hatched.
    drawStrip(painter, second, m_after, palette().color(QPalette::AlternateBase));
    drawStrip(painter, second, m_after, good);
    painter.setPen(separatorColor(palette()));
    painter.drawRect(first);
    painter.drawRect(second);
    drawAxis(painter, second);
}

} // namespace cairn::ui
