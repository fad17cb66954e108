#pragma once

#include "operations/advice.h"
#include "operations/restore_rate.h"

#include <optional>
#include <vector>

namespace cairn {

/// What a restore of everything would take, by what restores took before.
struct RestoreForecast {
    std::uint64_t bytes = 0;    ///< of the cluster's files
    std::uint64_t walBytes = 0; ///< to replay
    double copySeconds = 0;
    double replaySeconds = 0;
    std::size_t samples = 0; ///< restores that the time is known from; 0: the rate is assumed
};

/// The newest moment that something proved to be recoverable.
struct RecoveryProof {
    Timestamp moment; ///< that was proven
    Timestamp when;   ///< it was
    ValidationDepth depth = ValidationDepth::Normal;
    BackupId backup;
    bool ofTarget = false; ///< all WAL up to a moment was read; else it is the end of a validated backup
    bool operator==(const RecoveryProof &) const = default;
};

/// How an instance stands: what would be lost, what can be reached, how long it takes, how much of it is proven.
struct InstanceOverview {
    std::string instance;
    std::vector<RecoveryWindow> windows; ///< by timeline and position
    Timestamp from;                      ///< the earliest moment that can be recovered; unknown: none
    Timestamp to;                        ///< the latest one: what came behind it would be lost now
    bool toIsExact = true;               ///< false: it may be later
    BackupId base;                       ///< the backup that a restore to `to` would begin with
    TimelineId timeline;                 ///< that `to` lies on
    bool hasGap = false;                 ///< not every moment between `from` and `to` can be recovered
    std::optional<RestoreForecast> restoring;
    std::optional<RecoveryProof> proof;
    std::vector<JournalEntry> jobs; ///< newest first
    std::vector<Advice> advice;     ///< the gravest first
};

/// What an overview is made from.
struct OverviewInput {
    InstanceSnapshot instance; ///< with retention
    RecoverySnapshot recovery;
    std::vector<JournalRecord> journal;    ///< newest first
    std::vector<ValidationReport> reports; ///< newest first
    Timestamp now;
};

/// Pure.
[[nodiscard]] InstanceOverview overviewOf(const OverviewInput &input);

/// The newest proof among records and reports. Proven once is not enough: what is shown can still be restored, and a
/// moment that a report proved still lies in one of the windows. Pure.
[[nodiscard]] std::optional<RecoveryProof> proofOf(const std::vector<BackupRecord> &backups,
                                                   const std::vector<ValidationReport> &reports,
                                                   const std::vector<RecoveryWindow> &windows);

/// Reads the catalog's records, the end of the WAL, journal and reports of one instance. Takes no lock and writes
/// nothing. NotFound when it does not exist; Cancelled; Damaged when its record cannot be read; Io.
[[nodiscard]] Result<InstanceOverview> readOverview(const InstanceRef &ref, const std::stop_token &stop);

} // namespace cairn
