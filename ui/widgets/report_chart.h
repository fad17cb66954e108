#pragma once

#include "operations/requests.h"

#include <QPalette>
#include <QWidget>

#include <span>
#include <vector>

class QPainter;

namespace cairn::ui {

/// A column of the history of validations.
struct ReportBar {
    Timestamp time;
    std::uint64_t bytes = 0;
    bool passed = true;
    bool operator==(const ReportBar &) const = default;
};

/// Oldest first. Pure.
[[nodiscard]] std::vector<ReportBar> reportBars(std::span<const ValidationReport> newestFirst);

/// Where each column stands in an area: all of one width, their height by how much was read, the most fills the area;
/// no column is thinner or lower than a pixel or two, so that each can be seen. Pure.
[[nodiscard]] std::vector<QRectF> reportBarRects(std::span<const ReportBar> bars, const QRectF &area);

/// Columns, one for each validation: how much it read. One that failed is hatched and has a cross above it.
void paintReportBars(QPainter &painter, const QRectF &area, std::span<const ReportBar> bars, const QPalette &palette);

/// The history of validations at a glance; the table beside it has the same in words. GUI thread.
class ReportChart final : public QWidget {
    Q_OBJECT
public:
    explicit ReportChart(QWidget *parent = nullptr);
    void setReports(std::span<const ValidationReport> newestFirst);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<ReportBar> m_bars;
};

} // namespace cairn::ui
