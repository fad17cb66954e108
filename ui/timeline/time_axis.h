#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <vector>

namespace cairn::ui {

/// Microseconds since 1970-01-01 in UTC.
using Moment = std::int64_t;

[[nodiscard]] QDateTime toDateTime(Moment moment, const QTimeZone &zone);

/// The smallest thing that a tick tells apart.
enum class TickUnit { Millisecond, Second, Minute, Day, Month, Year };

struct TimeTick {
    Moment moment = 0;
    double x = 0;
    TickUnit unit = TickUnit::Second;
    bool isMajor = false; ///< the first of a larger unit: a new day among hours, a new year among months
};

/// Moments from left to right: a value that is changed by making another one. Any thread.
///
/// Invariant: at least one millisecond is to be seen, at most some centuries, and the width is at least one pixel.
class TimeAxis {
public:
    TimeAxis() = default;
    /// Shows `from` at the left edge and `to` at the right edge, in either order.
    TimeAxis(Moment from, Moment to, int width);

    [[nodiscard]] Moment from() const { return m_from; }
    [[nodiscard]] Moment to() const { return m_to; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] double perPixel() const { return double(m_to - m_from) / m_width; }

    /// In pixels from the left edge; outside of the width for what is not to be seen.
    [[nodiscard]] double x(Moment moment) const;
    [[nodiscard]] Moment moment(double x) const;
    [[nodiscard]] bool shows(Moment moment) const { return moment >= m_from && moment <= m_to; }

    /// Nearer by `factor` (further when below 1), so that what is at `x` stays there.
    [[nodiscard]] TimeAxis zoomed(double factor, double x) const;
    /// Moved so that what was at pixel `by` is at the left edge.
    [[nodiscard]] TimeAxis panned(double by) const;
    /// The same stretch of time on another width.
    [[nodiscard]] TimeAxis resized(int width) const { return {m_from, m_to, width}; }
    /// Moved as little as possible so that `moment` is to be seen, with a tenth of the width beside it.
    [[nodiscard]] TimeAxis revealing(Moment moment) const;

    /// The marks of the calendar in a zone, ascending, at least `distance` pixels apart where days and months are as
    /// long as they usually are.
    [[nodiscard]] std::vector<TimeTick> ticks(const QTimeZone &zone, int distance) const;

    friend bool operator==(const TimeAxis &, const TimeAxis &) = default;

private:
    Moment m_from = 0;
    Moment m_to = 1'000;
    int m_width = 1;
};

/// What is written at a tick: "14:05", "14:05:09.250", "12 Mar", "March", "2026"; with the date in front where a day
/// begins.
[[nodiscard]] QString tickText(const TimeTick &tick, const QTimeZone &zone);

} // namespace cairn::ui
