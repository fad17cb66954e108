#pragma once

#include "catalog/recovery/timeline_map.h"
#include "core/context.h"
#include "operations/later_tablespaces.h"
#include "operations/recovery_windows.h"
#include "operations/restore_plan.h"
#include "operations/restore_target.h"
#include "operations/retention_state.h"
#include "wal/scan.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cairn {

/// A backup and a way from which a target can be reached, and how far its WAL was looked at.
struct RestoreSolution {
    RestoreChoice choice;
    bool ownWalOnly = false; ///< nothing is replayed but what makes the backup consistent
    bool proven = false;     ///< every record behind the backup up to `walTo` was read and is sound
    Lsn walTo;               ///< where recovery stops, or, unproven, how far WAL is stored without a gap
    std::uint64_t records = 0;
    Timestamp stopTime; ///< of the record that it stops at; unknown when it is none that has a time
    Timestamp lastEnd;  ///< when the last transaction in front of that ended; unknown when there was none
    std::uint32_t lastXid = 0;
    std::vector<Sentence> notes; ///< what a person should know
};

/// Finds the newest backup from which a target can be reached, across timelines, by reading the WAL. Without a timeline
/// in the request that is the backup's own; when none of those holds the target, the others, newest first.
class TargetSearch {
public:
    /// @param readWal false: that segments are stored is enough, where the target can be judged by that
    TargetSearch(const Instance &instance, const RestoreRequest &request, bool readWal, OperationContext &context);

    /// What lies inside the archive, or where that cannot be told, and is cut off by a segment: WalMissing or
    /// WalDamaged, with its name and what mends it. What lies outside of all that is stored: TargetUnreachable. In each
    /// case alternatives() says what can be reached, on both sides. NotFound when there is nothing to restore from, or
    /// not the backup that was asked for; Damaged when that cannot be restored.
    [[nodiscard]] Result<RestoreSolution> run();
    [[nodiscard]] const std::vector<TargetAlternative> &alternatives() const { return m_alternatives; }

    /// WAL comes from somewhere else than this archive, so that nothing can be said about it.
    [[nodiscard]] bool hasForeignWal() const;

private:
    /// One way to follow, with the backups that lie on it, newest first.
    struct Way {
        TimelineHistory path;
        std::vector<const BackupRecord *> backups;
    };
    /// Segments that are stored one behind the other: from, to.
    using Stretches = std::vector<std::pair<Lsn, Lsn>>;
    /// How far WAL is stored without a gap behind a backup.
    struct Extent {
        Lsn end; ///< start of the first segment that is missing; the backup's own end when nothing goes on from it
        std::string missing;   ///< name of that segment
        Stretches behind = {}; ///< later segments of the way that are stored
        [[nodiscard]] bool goesOnBehind() const { return !behind.empty(); }
    };
    using Attempt = Result<std::optional<RestoreSolution>>;

    [[nodiscard]] Result<RestoreSolution> search();
    [[nodiscard]] Status load();
    [[nodiscard]] Result<std::vector<Way>> ownWays() const;
    [[nodiscard]] std::vector<Way> descendants(const std::vector<Way> &own) const;
    [[nodiscard]] bool isMoment() const;
    [[nodiscard]] Attempt attempt(const Way &way);
    [[nodiscard]] Attempt attemptLatest(const Way &way, const BackupRecord &record);
    [[nodiscard]] Attempt attemptName(const Way &way);
    [[nodiscard]] Attempt attemptUnread(const Way &way, const BackupRecord &record);
    [[nodiscard]] Attempt attemptScan(const Way &way, const BackupRecord &record);
    [[nodiscard]] Result<WalScan> scan(const Way &way, const BackupRecord &record, Lsn limit, const MarkVisitor &onMark,
                                       const RecordVisitor &onRecord = {});
    [[nodiscard]] Extent extentOf(const BackupRecord &record, const TimelineHistory &path) const;
    [[nodiscard]] Result<RestoreSolution> solution(const Way &way, const BackupRecord &record) const;
    void miss(ErrorCode code, std::string message, std::string subject = {}, std::string hint = {});
    [[nodiscard]] Status missEnd(const Way &way, const BackupRecord &record, const WalScan &scan, const Extent &extent);
    void missOwnWal(const std::string &segment, std::string subject);
    [[nodiscard]] Result<bool> isStoredIn(const Stretches &stretches, const Way &way, const BackupRecord &record) const;
    [[nodiscard]] Result<bool> isMarkedIn(const Stretches &stretches, const Way &way, const BackupRecord &record) const;
    [[nodiscard]] std::vector<WalArchive> archivesFor(const BackupRecord &record) const;
    [[nodiscard]] std::string missingOwnWal(const BackupRecord &record) const;
    [[nodiscard]] bool ownWalIsDamaged(const BackupRecord &record) const;
    [[nodiscard]] bool isSameTarget(const WalMark &mark) const;
    [[nodiscard]] std::unexpected<Error> refuse();
    void findAlternatives();
    void addAlternative(TargetAlternative alternative);

    const Instance &m_instance;
    const RestoreRequest &m_request;
    const RecoveryTargetRequest &m_target;
    bool m_readWal;
    OperationContext &m_context;
    std::vector<BackupRecord> m_backups; ///< newest first
    RetentionInput m_input;
    WalIndex m_index{std::vector<RetentionWal>{}};
    TimelineId m_likeliest;         ///< the timeline that is meant, as far as that can be told
    bool m_hadCandidate = false;    ///< there was a backup before the target
    bool m_ownWalDamaged = false;   ///< what is wrong is the backup: its verification tells more, and remembers it
    std::optional<Error> m_refusal; ///< the first one: of the likeliest way
    std::vector<TargetAlternative> m_alternatives;
    std::vector<WalMark> m_neighbours; ///< of a transaction that was not found: the ones before and behind it
    std::vector<std::string> m_names;  ///< restore points that were seen
    std::optional<LaterTablespaces> m_tablespaces; ///< of the WAL that was read last
};

/// How a segment that is missing or damaged is mended, for a person.
[[nodiscard]] std::string remedyFor(const std::string &segment);

} // namespace cairn
