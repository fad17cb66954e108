#pragma once

#include "catalog/backup_record.h"
#include "models/columns.h"

#include <vector>

namespace cairn::ui {

/// The columns of a list of backups, in their first order. The first one holds the id.
[[nodiscard]] std::vector<Column<BackupRecord>> backupColumns();

} // namespace cairn::ui
