#include "widgets/report_chart.h"

#include "base/format.h"
#include "base/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace cairn::ui {

namespace {

QString shortDate(Timestamp time)
{
    return formatDate(toShownDateTime(time).date());
}

} // namespace

std::vector<ReportBar> reportBars(std::span<const ValidationReport> newestFirst)
{
    std::vector<ReportBar> bars;
    bars.reserve(newestFirst.size());
    for (const ValidationReport &report : newestFirst)
        bars.push_back({report.begin, report.bytesRead, report.passed()});
    std::ranges::reverse(bars);
    return bars;
}

std::vector<QRectF> reportBarRects(std::span<const ReportBar> bars, const QRectF &area)
{
    constexpr double leastHeight = 2;
    constexpr double widest = 28;
    std::vector<QRectF> rects;
    if (bars.empty())
        return rects;
    const std::uint64_t most = std::max<std::uint64_t>(1, std::ranges::max(bars, {}, &ReportBar::bytes).bytes);
    const double step = std::min(widest, area.width() / static_cast<double>(bars.size()));
    const double width = std::max(1.0, step * 0.7);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double share = static_cast<double>(bars[i].bytes) / static_cast<double>(most);
        const double height = std::max(leastHeight, share * area.height());
        rects.emplace_back(area.left() + static_cast<double>(i) * step, area.bottom() - height, width, height);
    }
    return rects;
}

void paintReportBars(QPainter &painter, const QRectF &area, std::span<const ReportBar> bars, const QPalette &palette)
{
    painter.save();
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height();
    const QRectF inner = area.adjusted(0, line, 0, -line - 2);
    const QColor good = toneColor(palette, Tone::Ok);
    const QColor bad = toneColor(palette, Tone::Error);
    painter.setPen(separatorColor(palette));
    painter.drawLine(inner.bottomLeft(), inner.bottomRight());
    const std::vector<QRectF> rects = reportBarRects(bars, inner);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        painter.fillRect(rects[i], bars[i].passed ? QBrush(good) : QBrush(bad, Qt::BDiagPattern));
        if (bars[i].passed)
            continue;
        painter.setPen(bad);
        painter.drawRect(rects[i]);
        painter.drawText(QRectF(rects[i].center().x() - line, rects[i].top() - line, 2 * line, line), Qt::AlignCenter,
                         QStringLiteral("×"));
    }
    painter.setPen(toneColor(palette, Tone::Muted));
    const QRectF axis(area.left(), inner.bottom() + 2, area.width(), line);
    if (bars.size() > 1) {
        QString first = formatTime(bars.front().time);
        QString last = formatTime(bars.back().time);
        if (metrics.horizontalAdvance(first) + metrics.horizontalAdvance(last) + line > area.width()) {
            first = shortDate(bars.front().time);
            last = shortDate(bars.back().time);
        }
        painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, first);
        painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, last);
    } else if (!bars.empty()) {
        painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, formatTime(bars.front().time));
    }
    painter.restore();
}

ReportChart::ReportChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("History of validations"));
}

void ReportChart::setReports(std::span<const ValidationReport> newestFirst)
{
    m_bars = reportBars(newestFirst);
    const auto passed = static_cast<int>(std::ranges::count_if(m_bars, &ReportBar::passed));
    const auto all = static_cast<int>(m_bars.size());
    //: %1: a number of validations, more than one; %n: how many of them passed
    const QString text = tr("Of the last %1 validations, %n passed.", nullptr, passed).arg(formatCount(m_bars.size()));
    setAccessibleDescription(text);
    setToolTip(text + QLatin1Char('\n') + tr("How much each of them read; a cross marks one that failed."));
    setVisible(all > 1);
    update();
}

QSize ReportChart::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 16, line * 5};
}

void ReportChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintReportBars(painter, QRectF(rect()).adjusted(1, 0, -1, 0), m_bars, palette());
}

} // namespace cairn::ui
