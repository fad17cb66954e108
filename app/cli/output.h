#pragma once

#include "core/error.h"

#include <string_view>

namespace cairn::cli {

/// Writes a result to standard output, all of it. An error when that is not possible (a closed pipe, a full disk): a
/// result that nobody got is no success.
[[nodiscard]] Status writeResult(std::string_view text);

/// Whether colors suit a standard stream: it is a terminal that knows them, and neither the user nor NO_COLOR says no.
[[nodiscard]] bool wantsColor(int fileDescriptor, bool noColor);

} // namespace cairn::cli
