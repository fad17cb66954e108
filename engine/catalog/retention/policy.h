#pragma once

#include "core/ids.h"
#include "core/timestamp.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cairn {

/// What an instance wants to keep. README.md of this folder has the rules. Zero: the rule is not set.
struct RetentionPolicy {
    std::uint32_t redundancy = 0; ///< restorable FULL backups
    std::uint32_t windowDays = 0; ///< days of 24 hours
    std::uint32_t daily = 0;      ///< days, weeks (from Monday), months, years that have a backup
    std::uint32_t weekly = 0;
    std::uint32_t monthly = 0;
    std::uint32_t yearly = 0;
    std::uint32_t walDepth = 0;          ///< restorable backups per timeline
    std::uint32_t minimumRedundancy = 0; ///< restorable FULL backups that nothing but force removes
    bool operator==(const RetentionPolicy &) const = default;

    /// Whether any rule lets a backup expire. wal-depth and minimum redundancy alone do not.
    [[nodiscard]] bool letsBackupsExpire() const
    {
        return (redundancy | windowDays | daily | weekly | monthly | yearly) != 0;
    }
};

/// What is to be done at this occasion.
struct RetentionOptions {
    bool expired = false;           ///< remove expired backups
    bool mergeExpired = false;      ///< fold expired ancestors into what builds on them
    bool wal = false;               ///< remove WAL that nothing needs
    bool walWithoutBackups = false; ///< also when no backup is left that could use it
    bool force = false;             ///< pins, minimum redundancy and the last backup do not stand in the way of `asked`
    std::vector<BackupId> asked;    ///< go whatever the rules say, with all that builds on them
    std::int32_t utcOffsetSeconds = 0; ///< of the calendar that days, weeks, months and years are counted in
};

enum class CalendarPeriod { Day, Week, Month, Year };

/// The number of the period that holds an instant, in a zone so many seconds east of UTC. Later periods have larger
/// numbers; weeks begin on Monday.
[[nodiscard]] std::int64_t periodNumber(CalendarPeriod period, Timestamp instant, std::int32_t utcOffsetSeconds);

/// "2026-11-21 04:44:05+01": whole seconds, in that zone. Empty when unknown.
[[nodiscard]] std::string textAt(Timestamp instant, std::int32_t utcOffsetSeconds);

/// Where the window of a policy begins; unknown when it has none.
[[nodiscard]] Timestamp windowStart(const RetentionPolicy &policy, Timestamp now);

} // namespace cairn
