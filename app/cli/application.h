#pragma once

#include <span>
#include <string>

namespace cairn::cli {

/// Runs one command line, without the program's name, and returns the process's exit code. Called once per process.
[[nodiscard]] int runCommandLine(std::span<const std::string> arguments);

} // namespace cairn::cli
