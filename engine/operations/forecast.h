#pragma once

#include "catalog/backup_record.h"
#include "catalog/retention/state.h"
#include "operations/requests.h"

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

/// What a validation will probably read, and how long that takes.
struct ValidationForecast {
    std::uint64_t bytes = 0;
    bool atMost = false;       ///< of a moment: how much WAL it needs is only known when it is looked for
    std::size_t samples = 0;   ///< validations of this depth that the rate is from
    double bytesPerSecond = 0; ///< 0: not known, no validation of this depth took long enough to tell
    /// Nothing: not known.
    [[nodiscard]] std::optional<double> seconds() const;
    bool operator==(const ValidationForecast &) const = default;
};

/// By what is stored of one instance and by its newest reports: the rate is the median of the newest five of this depth
/// that read enough to tell. For a backup its chain is read, for an instance also the archive, for a moment the chain
/// of the backup (where none is named, the largest) and the archive at most. Pure.
[[nodiscard]] ValidationForecast forecastValidation(const ValidateRequest &request, const RetentionState &state,
                                                    const std::vector<ValidationReport> &newestFirst);

/// Several instances, one after the other: how long is known when it is of all of them. Pure.
[[nodiscard]] ValidationForecast operator+(const ValidationForecast &a, const ValidationForecast &b);

} // namespace cairn
