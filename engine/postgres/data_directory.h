#pragma once

#include "core/error.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace cairn {

/// The postmaster that runs in a data directory of this machine, by its postmaster.pid; 0: none. A number that another
/// program has by now does not count, where the system tells what that program works in. Any thread.
[[nodiscard]] Result<pid_t> serverRunningIn(const std::string &pgdata);

/// A symbolic link by which a data directory reaches out of itself.
struct DirectoryLink {
    std::string name;   ///< relative to the data directory: "pg_wal", "pg_tblspc/16390"
    std::string target; ///< absolute, but not canonical: a relative one is joined with the directory of the link
    std::string text;   ///< as the link has it
};

/// The link of pg_wal and those of the tablespaces, as far as there are any.
[[nodiscard]] Result<std::vector<DirectoryLink>> directoryLinks(const std::string &pgdata);

/// The path without links and dots; what of it does not exist is taken as it is, behind links that lead nowhere, too.
[[nodiscard]] std::string canonicalPath(const std::string &path);

} // namespace cairn
