#pragma once

#include "core/context.h"
#include "operations/requests.h"
#include "operations/server_setup.h"

namespace cairn {

/// Looks, in front of a backup, whether it can work: the catalog and its locks, the connection, privileges, the mode,
/// the WAL, free space by what earlier backups took. A failed step has its remedy. Changes nothing. Errors only for
/// Cancelled.
[[nodiscard]] Result<ServerCheckReport> checkBackup(const BackupRequest &request, OperationContext &context);

/// What it means for a backup that there is something to say about the archiving of WAL: Failed where the backup itself
/// refuses. That a server archives by other means than ours, or is a standby, does not refuse it. Pure.
[[nodiscard]] StepOutcome archiveOutcome(const BackupRequest &request, const ServerCheckReport &server);

} // namespace cairn
