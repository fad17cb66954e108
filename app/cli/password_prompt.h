#pragma once

#include "core/error.h"

#include <stop_token>
#include <string>

namespace cairn::cli {

/// Asks on the controlling terminal, without echo, whatever standard input and output are. Usage when there is no
/// terminal; Cancelled when a stop is requested meanwhile.
[[nodiscard]] Result<std::string> promptForPassword(const std::string &prompt, const std::stop_token &stop);

} // namespace cairn::cli
