#pragma once

#include "command.h"

namespace cairn::cli {

// One function per command, each in the file of its name.

[[nodiscard]] CommandEntry initCommand();
[[nodiscard]] CommandEntry addInstanceCommand();
[[nodiscard]] CommandEntry delInstanceCommand();
[[nodiscard]] CommandEntry setConfigCommand();
[[nodiscard]] CommandEntry showConfigCommand();
[[nodiscard]] CommandEntry backupCommand();
[[nodiscard]] CommandEntry showCommand();
[[nodiscard]] CommandEntry walCommand();
[[nodiscard]] CommandEntry windowCommand();
[[nodiscard]] CommandEntry adviceCommandEntry();
[[nodiscard]] CommandEntry validateCommand();
[[nodiscard]] CommandEntry reportsCommand();
[[nodiscard]] CommandEntry historyCommand();
[[nodiscard]] CommandEntry restoreCommand();
[[nodiscard]] CommandEntry lookCommand();
[[nodiscard]] CommandEntry setBackupCommand();
[[nodiscard]] CommandEntry mergeCommand();
[[nodiscard]] CommandEntry compactCommand();
[[nodiscard]] CommandEntry deleteCommand();
[[nodiscard]] CommandEntry undeleteCommand();
[[nodiscard]] CommandEntry archivePushCommand();
[[nodiscard]] CommandEntry archiveGetCommand();
[[nodiscard]] CommandEntry completionCommand();
[[nodiscard]] CommandEntry helpCommand();
[[nodiscard]] CommandEntry versionCommand();

/// A command's factory, for its entry.
template <class T>
[[nodiscard]] std::unique_ptr<Command> makeCommand()
{
    return std::make_unique<T>();
}

} // namespace cairn::cli
