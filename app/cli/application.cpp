#include "application.h"

#include "command.h"
#include "help_text.h"
#include "output.h"
#include "session.h"

namespace cairn::cli {

namespace {

/// Other spellings of two commands, as pg_probackup has them.
std::string_view commandName(std::string_view argument)
{
    if (argument == "--help" || argument == "-?")
        return "help";
    if (argument == "--version" || argument == "-V")
        return "version";
    return argument;
}

void addHelpHint(Error &error, std::string_view command)
{
    if (!error.hint.empty())
        error.hint += error.hint.ends_with('?') ? " " : "; ";
    error.hint += "`cairn " + std::string(command) + " --help` lists the options";
}

int run(Command &command, Session &session)
{
    const auto outcome = command.run(session);
    if (outcome)
        return *outcome;
    session.report(outcome.error());
    return command.exitCode(outcome.error(), session.signalReceived());
}

int parseAndRun(const CommandEntry &entry, std::span<const std::string> arguments, Session &session,
                CommonOptions &common)
{
    const auto command = entry.make();
    OptionSet options;
    declareAll(*command, common, options);
    auto parsed = options.parse(arguments);
    if (options.isGiven("help"))
        parsed = session.print(commandHelp(entry, options));
    else if (parsed)
        return run(*command, session);
    if (parsed)
        return 0;
    Error error = std::move(parsed).error();
    if (error.code == ErrorCode::Usage)
        addHelpHint(error, entry.name);
    session.report(error);
    return command->exitCode(error, 0);
}

} // namespace

int runCommandLine(std::span<const std::string> arguments)
{
    // Signals first: every thread that is started later inherits the mask.
    const SignalWatch signals;
    CommonOptions common;
    Session session(signals, common);
    if (arguments.empty()) {
        session.report({ErrorCode::Usage, "no command given", {}, "`cairn help` lists the commands"});
        return exitCodeOf(ErrorCode::Usage);
    }
    const auto name = commandName(arguments.front());
    if (const CommandEntry *entry = findCommand(name))
        return parseAndRun(*entry, arguments.subspan(1), session, common);
    session.report(unknownCommand(name).error());
    return exitCodeOf(ErrorCode::Usage);
}

} // namespace cairn::cli
