#pragma once

#include "core/error.h"

#include <string>
#include <string_view>

namespace cairn::cli {

enum class Shell { Bash, Zsh, Fish };

/// Usage for other shells.
[[nodiscard]] Result<Shell> parseShell(std::string_view text);

/// A completion script for all commands, written from the option tables that also parse and explain them.
[[nodiscard]] std::string completionScript(Shell shell);

} // namespace cairn::cli
