#pragma once

#include "catalog/backup_record.h"
#include "core/sentence.h"
#include "operations/requests.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// A target that can be reached instead of one that cannot.
struct TargetAlternative {
    bool before = true; ///< in front of what was asked for, else behind it
    TimelineId timeline;
    Lsn lsn;
    Timestamp time;
    Sentence text;       ///< what it is
    std::string options; ///< of `cairn restore` that lead there; empty when one backup's end is all there is
};

/// A directory that a restore fills.
struct PlannedPlace {
    enum class State {
        New,     ///< will be made
        Empty,   ///< is there, and empty
        Remains, ///< holds what an interrupted restore left: will be emptied
        Kept,    ///< holds the old cluster, which is kept under another name (a restore in place)
        InTheWay ///< holds something else: a refusal says so
    };
    Sentence purpose; ///< "data directory", "tablespace 16390", "pg_wal", "external directory /etc/x"
    std::string path;
    State state = State::New;
    std::uint64_t bytes = 0; ///< that will be written there
    std::string keptAt{};    ///< where the old cluster's directory goes, or was put by an interrupted restore
};

/// A file system that a restore writes to.
struct PlannedSpace {
    std::string path; ///< a directory on it
    std::uint64_t needed = 0;
    std::uint64_t available = 0;
};

/// A stretch of the way that recovery takes.
struct PlannedStep {
    TimelineId timeline;
    Lsn from;
    Lsn to;
};

/// What a restore would do, or why it cannot be done. A value; nothing was written for it.
struct RestorePlan {
    std::string instance;
    Sentence target;
    std::vector<Error> refusals; ///< a restore is refused for these, in this order; empty: it can be done
    std::vector<TargetAlternative> alternatives; ///< where the target cannot be reached

    // From here on only when there is a way to the target.
    std::optional<BackupRecord> backup;
    std::vector<BackupId> chain; ///< the backup, and what it builds on
    std::vector<PlannedStep> path;
    bool ownWalOnly = false; ///< nothing is replayed but what makes the backup consistent
    bool walProven = false;  ///< every record was read; else only that the segments are stored
    Lsn walFrom;
    Lsn walTo; ///< where recovery stops; unproven: how far WAL is stored
    std::string firstSegment;
    std::string lastSegment;
    std::uint64_t walBytes = 0; ///< to replay
    std::uint64_t walRecords = 0;
    Timestamp lastEnd;         ///< when the last transaction that is recovered ended
    std::uint32_t lastXid = 0; ///< 0: not known
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::vector<PlannedPlace> places;
    std::vector<PlannedSpace> spaces;
    std::vector<std::string> settings; ///< that will be written, one line each; passwords are left out
    double copySeconds = 0;
    double replaySeconds = 0;
    Sentence estimateBasis; ///< where the two come from
    std::vector<Sentence> warnings;

    [[nodiscard]] bool isPossible() const { return refusals.empty(); }
};

/// As `cairn restore --dry-run` prints it.
[[nodiscard]] std::string restorePlanText(const RestorePlan &plan);
[[nodiscard]] std::string restorePlanJson(const RestorePlan &plan);

} // namespace cairn
