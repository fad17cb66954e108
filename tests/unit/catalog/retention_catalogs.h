#pragma once

#include "catalog/retention/plan.h"

#include <map>
#include <random>
#include <string>
#include <vector>

namespace cairn::test {

inline constexpr std::int64_t dayMicroseconds = 86'400'000'000;
inline const Timestamp someNow{1'790'000'000'000'000}; // 2026-09-21 13:33:20 UTC, a Monday

/// A catalog in a line of text: backups from old to new, separated by blanks. "F10" is a FULL one, ten days old, "P9"
/// an incremental one on the one before it, "P9<F10" on another. Behind that: "!" ERROR, "%" CORRUPT, "~" RUNNING and
/// dead,
/// "*" RUNNING and alive, "?" UNKNOWN, "^" pinned for ever, "#" the same and standalone, "s" STREAM, "@2" on
/// timeline 2. The archive of timeline 1 holds ten segments for each day: 1000 - 10 times the age is where a backup is.
struct WrittenCatalog {
    explicit WrittenCatalog(const std::string &text);
    /// "F10 P9": those that stay, and "F10>P9" what goes on in what.
    [[nodiscard]] std::string outcome(const RetentionPlan &plan) const;
    /// "900-950 1000-1000": segments of timeline 1 that stay.
    [[nodiscard]] static std::string keptWal(const RetentionPlan &plan, TimelineId timeline = TimelineId{1});
    [[nodiscard]] BackupId id(const std::string &name) const { return names.at(name); }

    RetentionState state;
    std::map<std::string, BackupId> names;
};

/// A made-up history of a cluster with its catalog: timelines that branch, backups in every state, WAL with gaps.
class RandomWorld {
public:
    explicit RandomWorld(std::uint64_t seed);

    struct Timeline {
        TimelineId id;
        TimelineId parent;
        Timestamp begin; ///< when it came to be
        Timestamp end;   ///< when the last of its WAL was written
        Lsn beginLsn;
        double bytesPerMicrosecond = 0;
        [[nodiscard]] Lsn at(Timestamp time) const;
        [[nodiscard]] Timestamp timeOf(Lsn lsn) const;
    };
    RetentionState state;
    RetentionPolicy policy;
    RetentionOptions options;
    std::vector<Timeline> timelines;

    [[nodiscard]] std::uint64_t number(std::uint64_t from, std::uint64_t to);
    [[nodiscard]] bool chance(double probability);

private:
    void makeTimelines();
    void makeBackups();
    void makeBackup(Timestamp time, const Timeline &timeline);
    void makeWal(const Timeline &timeline);
    void makePolicy();

    std::mt19937_64 m_random;
};

/// What a plan promises, worked out anew from the definition: which positions recovery reaches with what is stored.
class Oracle {
public:
    explicit Oracle(const RetentionState &state);
    [[nodiscard]] bool isRestorable(BackupId id) const { return m_restorable.contains(id); }
    /// Whether recovery along the way to a timeline can reach a position on it.
    [[nodiscard]] bool isRecoverable(TimelineId timeline, Lsn lsn) const;

private:
    [[nodiscard]] bool chainIsGood(const RetentionBackup &backup) const;
    [[nodiscard]] bool hasAll(TimelineId timeline, std::uint64_t first, std::uint64_t afterLast) const;
    [[nodiscard]] bool leadsTo(const RetentionBackup &backup, TimelineId timeline, Lsn lsn) const;

    const RetentionState &m_state;
    std::map<TimelineId, std::vector<std::uint64_t>> m_present; ///< how many segments are stored before this one
    std::map<BackupId, const RetentionBackup *> m_restorable;
};

} // namespace cairn::test
