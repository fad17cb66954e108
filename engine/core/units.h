#pragma once

#include "core/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

// Sizes and time spans as people write them, on a command line or in a form, and the same the other way round. What is
// wrong returns Usage with a sentence that says what, and how to write it. Pure, any thread.

/// A word as it was typed, without the blanks around it and in small letters (ASCII).
[[nodiscard]] std::string asWord(std::string_view text);

/// "16MB": a number with B, kB, MB, GB or TB (powers of 1024, in any case). A number alone counts `bytesByDefault`
/// each.
[[nodiscard]] Result<std::uint64_t> parseSize(std::string_view text, std::uint64_t bytesByDefault);

/// As parseSize() with "/s" permitted behind it; a number alone is in kilobytes.
[[nodiscard]] Result<std::uint64_t> parseRate(std::string_view text);

/// "5min": a number with ms, s, min, h or d, in milliseconds. A number alone counts `millisecondsByDefault` each.
[[nodiscard]] Result<std::int64_t> parseDuration(std::string_view text, std::int64_t millisecondsByDefault);

/// parseDuration() in whole seconds, rounded up.
[[nodiscard]] Result<std::int64_t> parseSeconds(std::string_view text, std::int64_t millisecondsByDefault);

/// In the largest unit that divides it: "16MB", "1025B"; nothing is "0kB".
[[nodiscard]] std::string sizeInUnits(std::uint64_t bytes);

/// In the largest unit that divides it: "5min", "90s"; nothing is "0min".
[[nodiscard]] std::string secondsInUnits(std::uint64_t seconds);

} // namespace cairn
