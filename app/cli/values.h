#pragma once

#include "core/error.h"
#include "core/units.h"
#include "operations/requests.h"

#include <cstdint>
#include <limits>
#include <string_view>

namespace cairn::cli {

// What people write on a command line, as values. Everything returns Usage with a sentence that says what is wrong and
// how to write it; the name of the option is added by OptionSet. Sizes and times: core/units.h. Pure, any thread.

/// A whole number within limits. No sign, no blanks.
[[nodiscard]] Result<std::uint64_t> parseNumber(std::string_view text, std::uint64_t lowest = 0,
                                                std::uint64_t highest = std::numeric_limits<std::int64_t>::max());

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
