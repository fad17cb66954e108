#include "core/timestamp.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <format>
#include <optional>
#include <regex>

namespace cairn {

namespace {

std::string fraction(std::int64_t microseconds, bool always)
{
    const auto part = ((microseconds % 1'000'000) + 1'000'000) % 1'000'000;
    return part == 0 && !always ? std::string{} : std::format(".{:06}", part);
}

std::time_t floorSeconds(std::int64_t microseconds)
{
    return static_cast<std::time_t>((microseconds >= 0 ? microseconds : microseconds - 999'999) / 1'000'000);
}

std::string zoneText(long offsetSeconds)
{
    const char sign = offsetSeconds < 0 ? '-' : '+';
    const long total = std::labs(offsetSeconds) / 60;
    return total % 60 == 0 ? std::format("{}{:02}", sign, total / 60)
                           : std::format("{}{:02}:{:02}", sign, total / 60, total % 60);
}

/// Seconds east of UTC of a zone like "Z", "+01", "-0330", "+05:45"; none when the text has no zone.
std::optional<long> zoneOffset(const std::smatch &match)
{
    if (!match[8].matched)
        return std::nullopt;
    const std::string zone = match[8].str();
    if (zone == "Z" || zone == "z")
        return 0;
    const long hours = std::stol(match[10].str());
    const long minutes = match[11].matched && match[11].length() > 0 ? std::stol(match[11].str()) : 0;
    const long offset = hours * 3600 + minutes * 60;
    return match[9].str() == "-" ? -offset : offset;
}

} // namespace

Timestamp Timestamp::now()
{
    using namespace std::chrono;
    return Timestamp{duration_cast<std::chrono::microseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string Timestamp::toIso() const
{
    if (!isKnown())
        return {};
    const std::time_t whole = floorSeconds(microseconds);
    std::tm parts{};
    ::gmtime_r(&whole, &parts);
    return std::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                       parts.tm_hour, parts.tm_min, parts.tm_sec, fraction(microseconds, true));
}

std::string Timestamp::toLocalText() const
{
    if (!isKnown())
        return {};
    const std::time_t whole = floorSeconds(microseconds);
    std::tm parts{};
    ::localtime_r(&whole, &parts);
    return std::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}{}{}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                       parts.tm_hour, parts.tm_min, parts.tm_sec, fraction(microseconds, false),
                       zoneText(parts.tm_gmtoff));
}

Result<Timestamp> Timestamp::parse(std::string_view text)
{
    static const std::regex pattern(
        R"(^\s*(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|([+-])(\d{2}):?(\d{2})?)?\s*$)");
    const std::string input(text);
    std::smatch match;
    const auto invalid = [&] {
        return fail(ErrorCode::Usage, "not a date and time", input,
                    "write it as 2026-11-21 03:44:05.123456+00 (without a zone the local zone is meant)");
    };
    if (!std::regex_match(input, match, pattern))
        return invalid();
    std::tm parts{};
    parts.tm_year = std::stoi(match[1].str()) - 1900;
    parts.tm_mon = std::stoi(match[2].str()) - 1;
    parts.tm_mday = std::stoi(match[3].str());
    parts.tm_hour = std::stoi(match[4].str());
    parts.tm_min = std::stoi(match[5].str());
    parts.tm_sec = match[6].matched ? std::stoi(match[6].str()) : 0;
    parts.tm_isdst = -1;
    if (parts.tm_mon > 11 || parts.tm_mday < 1 || parts.tm_mday > 31 || parts.tm_hour > 23 || parts.tm_min > 59 ||
        parts.tm_sec > 60)
        return invalid();
    const int day = parts.tm_mday;
    const auto offset = zoneOffset(match);
    const std::time_t whole = offset ? ::timegm(&parts) - *offset : ::mktime(&parts);
    if (offset && parts.tm_mday != day)
        return invalid();
    std::string digits = match[7].matched ? match[7].str() : std::string{};
    digits.resize(6, '0');
    return Timestamp{std::int64_t{whole} * 1'000'000 + std::stoll(digits)};
}

} // namespace cairn
