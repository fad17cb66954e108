#pragma once

#include "catalog/backup_record.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace cairn {

/// What a backup will probably take, by what those before it took.
struct BackupForecast {
    std::size_t samples = 0; ///< so many backups were looked at
    std::uint64_t bytes = 0; ///< stored, with its WAL: median
    std::uint64_t leastBytes = 0;
    std::uint64_t mostBytes = 0;
    double seconds = 0; ///< median
    double leastSeconds = 0;
    double mostSeconds = 0;
    bool operator==(const BackupForecast &) const = default;
};

/// By the newest five good backups of an instance that were taken in this mode (a merge does not count); nothing when
/// there is none. Pure.
[[nodiscard]] std::optional<BackupForecast> forecastBackup(const std::vector<BackupRecord> &backups, BackupMode mode);

} // namespace cairn
