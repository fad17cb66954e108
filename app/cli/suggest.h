#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cairn::cli {

/// The candidate that `typed` most probably meant: few edits away (exchanged neighbours count as one), or the only one
/// that begins with it. Empty when none is close. Pure.
[[nodiscard]] std::string suggest(std::string_view typed, std::span<const std::string> candidates);

} // namespace cairn::cli
