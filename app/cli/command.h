#pragma once

#include "option_set.h"
#include "session.h"

#include <memory>
#include <span>
#include <string_view>

namespace cairn::cli {

/// A command of `cairn`: declares its options, then runs with what they were given. One object serves one run.
class Command {
public:
    Command() = default;
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;
    virtual ~Command() = default;

    /// Declares every option that the command has, and no other. The command outlives the set.
    virtual void declare(OptionSet &options) = 0;
    /// Fills in the engine's request and runs the operation. The value is the exit code.
    [[nodiscard]] virtual Result<int> run(Session &session) = 0;
    /// The exit code for an error; `signal` is the one that asked to stop, 0 for none.
    [[nodiscard]] virtual int exitCode(const Error &error, int signal) const;
};

/// What is known of a command without making it.
struct CommandEntry {
    std::string_view name;
    std::string_view summary; ///< half a sentence
    std::string_view details; ///< more for its help; lines of at most 100 characters; may be empty
    std::unique_ptr<Command> (*make)();
};

/// All commands, in the order of the help.
[[nodiscard]] std::span<const CommandEntry> commandTable();

/// Null when there is none of this name.
[[nodiscard]] const CommandEntry *findCommand(std::string_view name);

/// Declares a command's own options and those that all commands have.
void declareAll(Command &command, CommonOptions &common, OptionSet &options);

/// Usage with a suggestion.
[[nodiscard]] std::unexpected<Error> unknownCommand(std::string_view name);

} // namespace cairn::cli
