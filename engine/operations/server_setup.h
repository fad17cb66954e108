#pragma once

#include "core/context.h"
#include "core/sentence.h"
#include "operations/requests.h"

#include <string>
#include <vector>

namespace cairn {

enum class StepOutcome { Passed, Warning, Failed, Skipped };

/// One step of a connection test.
struct CheckStep {
    std::string
        key; ///< stable, e.g. "connect", "version", "system-identifier", "wal-level", "archive-command", "replication"
    Sentence title;
    StepOutcome outcome = StepOutcome::Skipped;
    Sentence detail; ///< what was found
    Sentence remedy; ///< what to do; SQL or a setting where that mends it
};

struct ServerCheckRequest {
    std::optional<InstanceRef> ref; ///< when known: the system identifier and the archive command are compared with it
    std::optional<std::string> pgdata;
    ConnectionRequest connection;
    std::string cairnPath; ///< for the proposed archive_command; empty: the command line beside this executable
};

struct ServerCheckReport {
    std::vector<CheckStep> steps;
    std::string dataDirectory; ///< as the server says; empty when it may not be asked
    std::string serverVersion;
    SystemIdentifier systemIdentifier;
    std::string currentArchiveCommand;
    std::string proposedArchiveCommand; ///< empty without ref
    bool archiveModeOn = false;
    bool archives = false;             ///< archiving is on, to wherever
    bool inRecovery = false;           ///< a standby
    [[nodiscard]] bool usable() const; ///< no step failed
};

/// Tries step by step whether backups of this server can work. Never changes anything. Errors only for Cancelled.
[[nodiscard]] Result<ServerCheckReport> checkServer(const ServerCheckRequest &request, OperationContext &context);

/// The archive_command that stores WAL in this instance, quoted for a shell.
[[nodiscard]] std::string archiveCommandFor(const InstanceRef &ref, const std::string &cairnPath);

/// The restore_command that fetches WAL from this instance. @param cairnPath empty: cairnExecutablePath()
[[nodiscard]] std::string restoreCommandFor(const InstanceRef &ref, const std::string &cairnPath);

struct ArchiveSetupResult {
    bool restartNeeded = false; ///< archive_mode or wal_level changed: takes effect after a restart
};

/// ALTER SYSTEM SET archive_mode/archive_command (and wal_level if minimal) and reload, on the server of the instance:
/// connected to as checkServer() does. Asking first is the caller's duty. Errors: WrongCluster when another server
/// answers; then nothing was changed.
[[nodiscard]] Result<ArchiveSetupResult> applyArchiveSetup(const ServerCheckRequest &request,
                                                           OperationContext &context);

/// Path of the `cairn` command line: beside the running executable, else the running executable itself.
[[nodiscard]] std::string cairnExecutablePath();

} // namespace cairn
