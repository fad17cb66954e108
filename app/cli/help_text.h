#pragma once

#include "command.h"

#include <string>

namespace cairn::cli {

/// The list of commands and topics.
[[nodiscard]] std::string overviewHelp();
[[nodiscard]] std::string overviewJson();

/// Usage line, what the command does, its options by group.
[[nodiscard]] std::string commandHelp(const CommandEntry &entry, const OptionSet &options);
[[nodiscard]] std::string commandJson(const CommandEntry &entry, const OptionSet &options);

/// "cairn backup -B DIR --instance NAME -b MODE [OPTION]..."
[[nodiscard]] std::string usageLine(const CommandEntry &entry, const OptionSet &options);

/// The table of exit codes, from the engine's error codes.
[[nodiscard]] std::string exitCodesHelp();
[[nodiscard]] std::string exitCodesJson();

/// The variables that Cairn and libpq obey.
[[nodiscard]] std::string environmentHelp();
[[nodiscard]] std::string environmentJson();

/// The failpoints of test builds; Usage in other builds.
[[nodiscard]] Result<std::string> failpointsHelp();
[[nodiscard]] Result<std::string> failpointsJson();

} // namespace cairn::cli
