#pragma once

#include "support/process.h"

#include "core/error.h"

#include <QJsonDocument>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

namespace cairn::test {

/// How a command is run, besides its arguments.
struct CliOptions {
    std::string failpoint{};                          ///< value of CAIRN_FAILPOINT
    std::map<std::string, std::string> environment{}; ///< added; an empty value removes a variable
    std::string workingDirectory{};
    std::uint64_t fileSizeLimit = 0;
    std::chrono::seconds limit{180};
};

/// Runs the real command line. Nothing here knows what a command means.
class CairnCli {
public:
    using Arguments = std::vector<std::string>;

    [[nodiscard]] static ProcessRequest request(const Arguments &arguments, const CliOptions &options = {});
    [[nodiscard]] static ProcessResult run(const Arguments &arguments, const CliOptions &options = {});
    /// Starts a command that goes on while the test acts.
    [[nodiscard]] static std::unique_ptr<Process> start(const Arguments &arguments, const CliOptions &options = {});
    /// Fails the test when the command does not end with 0.
    static ProcessResult ok(const Arguments &arguments, const CliOptions &options = {},
                            std::source_location where = std::source_location::current());
    /// Fails the test when the command does not end with the exit code of `code`, or says nothing on stderr.
    static ProcessResult fails(ErrorCode code, const Arguments &arguments, const CliOptions &options = {},
                               std::source_location where = std::source_location::current());
    /// Fails the test when the command was not killed by the failpoint that the options name.
    static void isKilled(const Arguments &arguments, const CliOptions &options,
                         std::source_location where = std::source_location::current());
    /// Runs a command that prints JSON, and parses it.
    [[nodiscard]] static QJsonDocument json(const Arguments &arguments,
                                            std::source_location where = std::source_location::current());
};

/// The arguments as one line, for messages.
[[nodiscard]] std::string joined(const CairnCli::Arguments &arguments);
/// Two lists in a row.
[[nodiscard]] CairnCli::Arguments operator+(CairnCli::Arguments left, const CairnCli::Arguments &right);

} // namespace cairn::test
