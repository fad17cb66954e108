#pragma once

#include "core/error.h"
#include "operations/requests.h"

#include <cstdint>
#include <limits>
#include <string_view>

namespace cairn::cli {

// What people write on a command line, as values. Everything returns Usage with a sentence that says what is wrong and
// how to write it; the name of the option is added by OptionSet. Pure, any thread.

/// A whole number within limits. No sign, no blanks.
[[nodiscard]] Result<std::uint64_t> parseNumber(std::string_view text, std::uint64_t lowest = 0,
                                                std::uint64_t highest = std::numeric_limits<std::int64_t>::max());

/// "16MB": a number with B, kB, MB, GB or TB (powers of 1024, in any case). A number alone counts `bytesByDefault`
/// each.
[[nodiscard]] Result<std::uint64_t> parseSize(std::string_view text, std::uint64_t bytesByDefault);

/// As parseSize() with "/s" permitted behind it; a number alone is in kilobytes.
[[nodiscard]] Result<std::uint64_t> parseRate(std::string_view text);

/// "5min": a number with ms, s, min, h or d, in milliseconds. A number alone counts `millisecondsByDefault` each.
[[nodiscard]] Result<std::int64_t> parseDuration(std::string_view text, std::int64_t millisecondsByDefault);

/// parseDuration() in whole seconds, rounded up.
[[nodiscard]] Result<std::int64_t> parseSeconds(std::string_view text, std::int64_t millisecondsByDefault);

/// What PostgreSQL takes for a boolean: true, false, yes, no, on, off, 1, 0 and unambiguous beginnings of them.
[[nodiscard]] Result<bool> parseBoolean(std::string_view text);

/// "OLD=NEW", both absolute; an equals sign that belongs to a path is written "\=", and a backslash in front of an
/// equals sign or a backslash is doubled. Other backslashes stand for themselves.
[[nodiscard]] Result<TablespaceMapping> parseTablespaceMapping(std::string_view text);

/// The same for an external directory.
[[nodiscard]] Result<ExternalMapping> parseExternalMapping(std::string_view text);

/// A timeline: a number (decimal, or hex with 0x), "current" or "latest". The text itself is what requests carry.
[[nodiscard]] Result<std::string> parseTimeline(std::string_view text);

/// Not empty, no NUL.
[[nodiscard]] Result<std::string> parseName(std::string_view text);

/// A path made absolute; empty ones are refused.
[[nodiscard]] Result<std::string> parsePath(std::string_view text);

} // namespace cairn::cli
