#include "catalog/retention/policy.h"

#include <chrono>
#include <cstdlib>
#include <format>

namespace cairn {

namespace {

constexpr std::int64_t microsecondsPerDay = 86'400'000'000;

std::chrono::sys_time<std::chrono::microseconds> wallClock(Timestamp instant, std::int32_t utcOffsetSeconds)
{
    return std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(instant.microseconds) +
                                                            std::chrono::seconds(utcOffsetSeconds));
}

} // namespace

std::int64_t periodNumber(CalendarPeriod period, Timestamp instant, std::int32_t utcOffsetSeconds)
{
    using namespace std::chrono;
    const auto day = floor<days>(wallClock(instant, utcOffsetSeconds));
    const year_month_day date{day};
    switch (period) {
    case CalendarPeriod::Day:
        return day.time_since_epoch().count();
    case CalendarPeriod::Week:
        // 1970-01-01 was a Thursday: three days on, weeks begin on Monday.
        return floor<weeks>(day + days(3)).time_since_epoch().count();
    case CalendarPeriod::Month:
        return static_cast<int>(date.year()) * 12LL + static_cast<unsigned>(date.month());
    case CalendarPeriod::Year:
        return static_cast<int>(date.year());
    }
    return 0;
}

std::string textAt(Timestamp instant, std::int32_t utcOffsetSeconds)
{
    if (!instant.isKnown())
        return {};
    const auto second = std::chrono::floor<std::chrono::seconds>(wallClock(instant, utcOffsetSeconds));
    const auto minutes = std::abs(utcOffsetSeconds) / 60;
    auto text = std::format("{:%F %T}{}{:02}", second, utcOffsetSeconds < 0 ? '-' : '+', minutes / 60);
    return minutes % 60 == 0 ? text : std::format("{}:{:02}", text, minutes % 60);
}

Timestamp windowStart(const RetentionPolicy &policy, Timestamp now)
{
    return policy.windowDays == 0 ? Timestamp{} : Timestamp{now.microseconds - policy.windowDays * microsecondsPerDay};
}

} // namespace cairn
