#pragma once

#include "catalog/retention/plan.h"
#include "catalog/retention/simulation.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace cairn {

/// The schedule that an instance seems to have.
struct ExpectedSchedule {
    RetentionSchedule schedule;
    bool assumed = false; ///< the past tells too little: a guess that has to be named as such
};

/// Judges from the backups and the WAL of the last four weeks when backups are taken, how large they are, and how much
/// WAL comes in a day. Backups on fewer than two days tell nothing of a rhythm: then a full backup a day is assumed,
/// or, where there are incremental ones, one of these a day and a full one a week; without any backup, none. `options`
/// is what is carried out every day, at the time of day that it is now. Pure.
[[nodiscard]] ExpectedSchedule expectSchedule(const RetentionState &state, Timestamp now,
                                              const RetentionOptions &options);

/// What becomes of one backup until a day.
struct ForeseenBackup {
    BackupId id; ///< of an expected backup it is made up
    bool full = true;
    bool expected = false; ///< not taken yet
    Timestamp time;        ///< that its age is counted from
    std::uint64_t bytes = 0;
    BackupFate fate = BackupFate::Keep; ///< of Keep: it is still there on that day
    Timestamp fateTime;                 ///< when it goes; unknown: it stays
    bool becomesFull = false;
    RetentionReasons reasons; ///< why it is there on that day, or why it went; made-up ids are not in them
    bool operator==(const ForeseenBackup &) const = default;
};

/// An instance on a day to come.
struct RetentionForesight {
    Timestamp day;
    /// All that are there now, and those expected that are there on that day; oldest first.
    std::vector<ForeseenBackup> backups;
    std::vector<RecoverableInterval> windowNow;
    std::vector<RecoverableInterval> windowThen;
    std::uint64_t backupBytesFreed = 0; ///< until then
    std::uint64_t walBytesFreed = 0;
    std::uint64_t backupBytes = 0; ///< stored then
    std::uint64_t walBytes = 0;
    std::uint64_t expectedGone = 0;    ///< backups that come and go until then
    std::vector<SimulatedDay> history; ///< each day until then

    [[nodiscard]] std::uint64_t count(BackupFate fate) const; ///< of the backups that are there now
};

/// Carries retention out now, as the options of the schedule say, and then every day for so many days, beside the
/// expected backups. With no days it is what planRetention() says. Pure; about one look at all backups a day. When it
/// is asked to stop, the days until then.
[[nodiscard]] RetentionForesight foreseeRetention(const RetentionPolicy &policy, const RetentionState &state,
                                                  Timestamp now, const RetentionSchedule &schedule, unsigned days,
                                                  const std::stop_token &stop = {});

} // namespace cairn
