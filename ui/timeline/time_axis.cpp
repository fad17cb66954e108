#include "timeline/time_axis.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace cairn::ui {

namespace {

constexpr Moment millisecond = 1'000;
constexpr Moment second = 1'000'000;
constexpr Moment minute = 60 * second;
constexpr Moment hour = 60 * minute;
constexpr Moment day = 24 * hour;
constexpr Moment year = 365 * day;
constexpr Moment shortest = millisecond;
constexpr Moment longest = 500 * year;
// Far enough to either side for every date of PostgreSQL, near enough for sums not to overflow.
constexpr Moment earliest = -3'000 * year;
constexpr Moment latest = 8'000 * year;

struct Step {
    TickUnit unit;
    int count;
    Moment length; ///< about, for days and longer
};

constexpr auto steps = std::to_array<Step>({
    {TickUnit::Millisecond, 1, millisecond},
    {TickUnit::Millisecond, 10, 10 * millisecond},
    {TickUnit::Millisecond, 100, 100 * millisecond},
    {TickUnit::Second, 1, second},
    {TickUnit::Second, 5, 5 * second},
    {TickUnit::Second, 15, 15 * second},
    {TickUnit::Minute, 1, minute},
    {TickUnit::Minute, 5, 5 * minute},
    {TickUnit::Minute, 15, 15 * minute},
    {TickUnit::Minute, 60, hour},
    {TickUnit::Minute, 180, 3 * hour},
    {TickUnit::Minute, 360, 6 * hour},
    {TickUnit::Minute, 720, 12 * hour},
    {TickUnit::Day, 1, day},
    {TickUnit::Day, 7, 7 * day},
    {TickUnit::Month, 1, 30 * day},
    {TickUnit::Month, 3, 91 * day},
    {TickUnit::Year, 1, year},
    {TickUnit::Year, 5, 5 * year},
    {TickUnit::Year, 25, 25 * year},
    {TickUnit::Year, 100, 100 * year},
});

const Step &stepFor(double least)
{
    const auto found = std::ranges::find_if(steps, [&](const Step &step) { return double(step.length) >= least; });
    return found == steps.end() ? steps.back() : *found;
}

Moment toMoment(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * millisecond;
}

Moment startOf(const QDate &date, const QTimeZone &zone)
{
    return toMoment(date.startOfDay(zone));
}

/// The first date of a step that is not after `date`.
QDate alignedDate(const QDate &date, const Step &step)
{
    if (step.unit == TickUnit::Month)
        return {date.year(), (date.month() - 1) / step.count * step.count + 1, 1};
    if (step.unit == TickUnit::Year) {
        const int begin = date.year() - ((date.year() % step.count) + step.count) % step.count;
        return {begin == 0 ? 1 : begin, 1, 1};
    }
    return step.count == 7 ? date.addDays(1 - date.dayOfWeek()) : date;
}

QDate nextDate(const QDate &date, const Step &step)
{
    if (step.unit == TickUnit::Month)
        return date.addMonths(step.count);
    if (step.unit == TickUnit::Year)
        return date.addYears(step.count);
    return date.addDays(step.count);
}

bool beginsLargerUnit(Moment moment, const Step &step, const QTimeZone &zone)
{
    const QDateTime time = toDateTime(moment, zone);
    switch (step.unit) {
    case TickUnit::Millisecond:
        return time.time().msec() == 0;
    case TickUnit::Second:
        return time.time().second() == 0 && time.time().msec() == 0;
    case TickUnit::Minute:
        return time == time.date().startOfDay(zone);
    case TickUnit::Day:
        return time.date().day() <= step.count;
    case TickUnit::Month:
        return time.date().month() == 1;
    case TickUnit::Year:
        return time.date().year() % (step.count * 5) == 0;
    }
    return false;
}

/// Up to an hour apart: by the clock of the zone as it goes at the left edge.
std::vector<Moment> clockTicks(const TimeAxis &axis, const Step &step, const QTimeZone &zone)
{
    const Moment offset = toDateTime(axis.from(), zone).offsetFromUtc() * second;
    const auto first = Moment(std::ceil(double(axis.from() + offset) / double(step.length))) * step.length - offset;
    std::vector<Moment> moments;
    for (Moment at = first; at <= axis.to(); at += step.length)
        moments.push_back(at);
    return moments;
}

/// Some hours apart, counted from each midnight: a day in which clocks are put back has a longer piece.
std::vector<Moment> hourTicks(const TimeAxis &axis, const Step &step, const QTimeZone &zone)
{
    std::vector<Moment> moments;
    for (QDate date = toDateTime(axis.from(), zone).date(); startOf(date, zone) <= axis.to(); date = date.addDays(1))
        for (int minutes = 0; minutes < 24 * 60; minutes += step.count) {
            const Moment at =
                minutes == 0 ? startOf(date, zone) : toMoment(QDateTime(date, QTime(minutes / 60, 0), zone));
            if (axis.shows(at) && (moments.empty() || at > moments.back()))
                moments.push_back(at);
        }
    return moments;
}

std::vector<Moment> dateTicks(const TimeAxis &axis, const Step &step, const QTimeZone &zone)
{
    std::vector<Moment> moments;
    for (QDate date = alignedDate(toDateTime(axis.from(), zone).date(), step);
         date.isValid() && startOf(date, zone) <= axis.to(); date = nextDate(date, step))
        if (axis.shows(startOf(date, zone)))
            moments.push_back(startOf(date, zone));
    return moments;
}

} // namespace

QDateTime toDateTime(Moment moment, const QTimeZone &zone)
{
    // Down, also before 1970.
    const Moment rest = ((moment % millisecond) + millisecond) % millisecond;
    return QDateTime::fromMSecsSinceEpoch((moment - rest) / millisecond, zone);
}

TimeAxis::TimeAxis(Moment from, Moment to, int width)
    : m_from(std::clamp(std::min(from, to), earliest, latest - longest))
    , m_to(std::clamp(std::max(from, to), m_from + shortest, m_from + longest))
    , m_width(std::max(width, 1))
{
}

double TimeAxis::x(Moment moment) const
{
    return double(moment - m_from) / perPixel();
}

Moment TimeAxis::moment(double x) const
{
    return m_from + std::llround(x * perPixel());
}

TimeAxis TimeAxis::zoomed(double factor, double x) const
{
    const double length = std::clamp(double(m_to - m_from) / factor, double(shortest), double(longest));
    const Moment fixed = moment(x);
    const Moment from = fixed - std::llround(length * x / m_width);
    return {from, from + std::llround(length), m_width};
}

TimeAxis TimeAxis::panned(double by) const
{
    const Moment shift = std::llround(by * perPixel());
    return {m_from + shift, m_to + shift, m_width};
}

TimeAxis TimeAxis::revealing(Moment moment) const
{
    const double margin = m_width / 10.0;
    const double at = x(moment);
    if (at < 0)
        return panned(at - margin);
    return at > m_width ? panned(at - m_width + margin) : *this;
}

std::vector<TimeTick> TimeAxis::ticks(const QTimeZone &zone, int distance) const
{
    const Step &step = stepFor(perPixel() * std::max(distance, 1));
    const auto moments = step.length <= hour             ? clockTicks(*this, step, zone)
                         : step.unit == TickUnit::Minute ? hourTicks(*this, step, zone)
                                                         : dateTicks(*this, step, zone);
    std::vector<TimeTick> ticks;
    ticks.reserve(moments.size());
    for (const Moment at : moments)
        ticks.push_back({at, x(at), step.unit, beginsLargerUnit(at, step, zone)});
    return ticks;
}

QString tickText(const TimeTick &tick, const QTimeZone &zone)
{
    const QDateTime time = toDateTime(tick.moment, zone);
    const QLocale locale;
    switch (tick.unit) {
    case TickUnit::Millisecond:
        return locale.toString(time.time(), QStringLiteral("HH:mm:ss.zzz"));
    case TickUnit::Second:
        return locale.toString(time.time(), QStringLiteral("HH:mm:ss"));
    case TickUnit::Minute:
        return tick.isMajor ? locale.toString(time.date(), QStringLiteral("d MMM"))
                            : locale.toString(time.time(), QStringLiteral("HH:mm"));
    case TickUnit::Day:
        return locale.toString(time.date(), QStringLiteral("d MMM"));
    case TickUnit::Month:
        return locale.toString(time.date(), tick.isMajor ? QStringLiteral("yyyy") : QStringLiteral("MMM"));
    case TickUnit::Year:
        return QString::number(time.date().year());
    }
    return {};
}

} // namespace cairn::ui
