#include "core/units.h"

#include <array>
#include <charconv>
#include <format>
#include <limits>
#include <optional>
#include <span>

namespace cairn {

namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};
// The largest first.
constexpr std::array<Unit, 5> sizeUnits{
    {{"TB", 1ull << 40}, {"GB", 1ull << 30}, {"MB", 1ull << 20}, {"kB", 1ull << 10}, {"B", 1}}};
constexpr std::array<Unit, 5> timeUnits{{{"d", 86'400'000}, {"h", 3'600'000}, {"min", 60'000}, {"s", 1000}, {"ms", 1}}};

std::string lower(std::string_view text)
{
    std::string all(text);
    for (char &c : all)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return all;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// A number with an optional unit behind it; none when it is not that, or too large.
std::optional<std::uint64_t> scaledNumber(std::string_view text, std::span<const Unit> units, std::uint64_t byDefault)
{
    text = trimmed(text);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{})
        return std::nullopt;
    const std::string unit = asWord(text.substr(static_cast<std::size_t>(end - text.data())));
    std::uint64_t factor = unit.empty() ? byDefault : 0;
    for (const auto &known : units)
        if (lower(known.name) == unit)
            factor = known.factor;
    constexpr auto highest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (factor == 0 || number > highest / factor)
        return std::nullopt;
    return number * factor;
}

std::unexpected<Error> wrong(std::string what, std::string_view text, std::string hint)
{
    return fail(ErrorCode::Usage, std::move(what), "\"" + std::string(text) + "\"", std::move(hint));
}

/// The value in the largest unit that divides it.
std::string inUnits(std::uint64_t value, std::span<const Unit> units, std::string_view ofNothing)
{
    for (const Unit &unit : units)
        if (value != 0 && value % unit.factor == 0)
            return std::format("{}{}", value / unit.factor, unit.name);
    return std::format("0{}", ofNothing);
}

} // namespace

std::string asWord(std::string_view text)
{
    return lower(trimmed(text));
}

Result<std::uint64_t> parseSize(std::string_view text, std::uint64_t bytesByDefault)
{
    if (const auto size = scaledNumber(text, sizeUnits, bytesByDefault))
        return *size;
    return wrong("not a size", text, "write a whole number and a unit: B, kB, MB, GB or TB");
}

Result<std::uint64_t> parseRate(std::string_view text)
{
    const std::string_view size = text.ends_with("/s") ? text.substr(0, text.size() - 2) : text;
    if (const auto rate = scaledNumber(size, sizeUnits, 1024))
        return *rate;
    return wrong("not a rate", text, "write a size per second, such as 50MB or 50MB/s");
}

Result<std::int64_t> parseDuration(std::string_view text, std::int64_t millisecondsByDefault)
{
    if (const auto time = scaledNumber(text, timeUnits, static_cast<std::uint64_t>(millisecondsByDefault)))
        return static_cast<std::int64_t>(*time);
    return wrong("not a time span", text, "write a whole number and a unit: ms, s, min, h or d");
}

Result<std::int64_t> parseSeconds(std::string_view text, std::int64_t millisecondsByDefault)
{
    CAIRN_TRY(const auto milliseconds, parseDuration(text, millisecondsByDefault));
    return milliseconds / 1000 + (milliseconds % 1000 != 0 ? 1 : 0);
}

std::string sizeInUnits(std::uint64_t bytes)
{
    return inUnits(bytes, sizeUnits, "kB");
}

std::string secondsInUnits(std::uint64_t seconds)
{
    return inUnits(seconds * 1000, timeUnits, "min");
}

} // namespace cairn
