#pragma once

#include "base/clock.h"
#include "catalog/backup_record.h"
#include "catalog/retention/outlook.h"
#include "models/columns.h"

#include <optional>
#include <vector>

namespace cairn::ui {

/// A backup with what retention says of it.
struct BackupRow : BackupRecord {
    std::optional<BackupOutlook> outlook; ///< none: not known, or no concern of retention
    bool operator==(const BackupRow &) const = default;
};

/// The columns of a list of backups, in their first order. The first one holds the id.
/// @param clock outlives them; says whether a pin has run out.
[[nodiscard]] std::vector<Column<BackupRow>> backupColumns(const Clock &clock);

/// Key of the column that can be edited.
inline constexpr QLatin1StringView noteColumnKey("note");

/// Why a backup stays, or why it has expired: one reason a line; empty when it is not known.
[[nodiscard]] QString reasonsText(const BackupRow &backup);
/// When it expires, in words: a time, "never", "expired", …; empty when it is not known.
[[nodiscard]] QString expiryText(const BackupRow &backup);

} // namespace cairn::ui
