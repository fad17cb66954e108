#include "command.h"

#include "commands/commands.h"
#include "suggest.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace cairn::cli {

namespace {

const std::array table{
    initCommand(),        addInstanceCommand(), delInstanceCommand(), setConfigCommand(), showConfigCommand(),
    backupCommand(),      showCommand(),        walCommand(),         windowCommand(),    adviceCommandEntry(),
    validateCommand(),    reportsCommand(),     historyCommand(),     restoreCommand(),   lookCommand(),
    setBackupCommand(),   mergeCommand(),       compactCommand(),     deleteCommand(),    undeleteCommand(),
    archivePushCommand(), archiveGetCommand(),  completionCommand(),  helpCommand(),      versionCommand(),
};

} // namespace

int Command::exitCode(const Error &error, int /*signal*/) const
{
    return exitCodeOf(error.code);
}

std::span<const CommandEntry> commandTable()
{
    return table;
}

const CommandEntry *findCommand(std::string_view name)
{
    const auto *found = std::ranges::find(table, name, &CommandEntry::name);
    return found == table.end() ? nullptr : found;
}

void declareAll(Command &command, CommonOptions &common, OptionSet &options)
{
    command.declare(options);
    common.declare(options);
}

std::unexpected<Error> unknownCommand(std::string_view name)
{
    std::vector<std::string> names;
    names.reserve(table.size());
    for (const auto &entry : table)
        names.emplace_back(entry.name);
    const std::string meant = suggest(name, names);
    return fail(ErrorCode::Usage, "unknown command", "\"" + printableName(name) + "\"",
                meant.empty() ? "`cairn help` lists the commands" : "did you mean " + meant + "?");
}

} // namespace cairn::cli
