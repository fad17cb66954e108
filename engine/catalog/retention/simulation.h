#pragma once

#include "catalog/retention/plan.h"

#include <cstdint>
#include <vector>

namespace cairn {

/// A backup that is taken again and again.
struct ScheduledBackup {
    bool full = true;
    WalMode walMode = WalMode::Archive;
    std::uint8_t weekdays = 0x7f;  ///< bit 0 is Monday
    std::uint32_t secondOfDay = 0; ///< in the zone of the schedule
    std::uint64_t dataBytes = 0;   ///< expected
    std::uint64_t walBytes = 0;    ///< expected WAL inside a STREAM backup
};

/// What is expected of the coming days.
struct RetentionSchedule {
    std::vector<ScheduledBackup> backups;
    std::uint64_t walBytesPerDay = 0;       ///< as the server writes it: how fast the LSN moves
    std::uint64_t storedWalBytesPerDay = 0; ///< as the archive holds it
    std::uint32_t retentionSecondOfDay = 0; ///< when the plan is carried out, every day
    RetentionOptions options;               ///< what is carried out; its offset is the zone of the schedule
};

/// How things stand when a day's retention was carried out.
struct SimulatedDay {
    Timestamp time;
    std::uint64_t backups = 0;
    std::uint64_t restorable = 0;
    std::uint64_t backupBytes = 0;
    std::uint64_t walBytes = 0;
    std::uint64_t backupsMissed = 0; ///< incremental ones without a parent
    Timestamp windowFrom;            ///< every moment from here to `time` can be recovered; unknown: none can
    std::vector<BackupId> removed;   ///< by retention on this day
    std::vector<BackupId> folded;
    bool operator==(const SimulatedDay &) const = default;
};

/// Runs planRetention forward: each step lets a day pass. New backups and WAL are on the newest timeline of the state.
/// A backup takes no time: it ends in the segment that it begins in, and WAL goes on with the next one, as when
/// PostgreSQL ends a backup. Without storedWalBytesPerDay there is no archive.
class RetentionSimulation {
public:
    RetentionSimulation(RetentionPolicy policy, RetentionState state, Timestamp now, RetentionSchedule schedule);

    /// To the next time at which retention is due.
    SimulatedDay nextDay();
    [[nodiscard]] const RetentionState &state() const { return m_state; }
    [[nodiscard]] Timestamp now() const { return m_now; }
    /// What the last day's retention did, and the backups that were taken before it on that day.
    [[nodiscard]] const RetentionPlan &plan() const { return m_plan; }
    [[nodiscard]] const std::vector<RetentionBackup> &taken() const { return m_taken; }

private:
    struct DueBackup {
        Timestamp time;
        const ScheduledBackup *what;
    };
    [[nodiscard]] Timestamp nextRetention() const;
    [[nodiscard]] std::vector<DueBackup> dueUntil(Timestamp end) const;
    void passTo(Timestamp time);
    void archiveBefore(SegmentNumber end);
    void takeBackup(const ScheduledBackup &what, SimulatedDay &day);
    void carryOut(SimulatedDay &day);

    RetentionPolicy m_policy;
    RetentionState m_state;
    Timestamp m_now;
    RetentionSchedule m_schedule;
    TimelineId m_timeline{1};
    Lsn m_lsn;
    SegmentNumber m_nextSegment; ///< the first one that is not archived yet
    RetentionPlan m_plan;
    std::vector<RetentionBackup> m_taken;
};

/// So many days from now on.
[[nodiscard]] std::vector<SimulatedDay> simulateRetention(const RetentionPolicy &policy, const RetentionState &state,
                                                          Timestamp now, const RetentionSchedule &schedule,
                                                          unsigned days);

} // namespace cairn
