#include "operations/restore_search.h"

#include "catalog/recovery/wal_tail.h"
#include "core/text.h"
#include "operations/backup_wal.h"

#include <algorithm>
#include <format>
#include <iterator>

namespace cairn {

namespace {

/// Gives segments and reports them as progress.
class CountedSegments final : public SegmentProvider {
public:
    CountedSegments(std::vector<WalArchive> archives, std::uint32_t segmentSize, std::string scratchDirectory,
                    Progress &progress)
        : m_segments(std::move(archives), segmentSize, std::move(scratchDirectory))
        , m_progress(progress)
    {
    }
    Result<std::unique_ptr<SegmentStream>> open(SegmentId segment) override
    {
        m_progress.addItems(1);
        m_last = segment;
        return m_segments.open(segment);
    }
    /// The one that was opened last: what is damaged is in it.
    [[nodiscard]] SegmentId last() const { return m_last; }

private:
    ArchiveSegmentProvider m_segments;
    SegmentId m_last;
    Progress &m_progress;
};

bool isDamage(ErrorCode code)
{
    return code == ErrorCode::Damaged || code == ErrorCode::WalDamaged;
}

} // namespace

TargetSearch::TargetSearch(const Instance &instance, const RestoreRequest &request, bool readWal,
                           OperationContext &context)
    : m_instance(instance)
    , m_request(request)
    , m_target(request.target)
    , m_readWal(readWal)
    , m_context(context)
{
}

bool TargetSearch::hasForeignWal() const
{
    return m_request.restoreCommand || m_instance.config().restoreCommand;
}

Status TargetSearch::load()
{
    CAIRN_TRY(m_backups, m_instance.backups());
    CAIRN_TRY(m_input, readRetentionInput(m_instance));
    m_index = WalIndex(m_input.state.wal);
    return {};
}

Result<RestoreSolution> TargetSearch::run()
{
    CAIRN_TRY(auto found, search());
    if (m_tablespaces && !m_request.inPlace) // there the old cluster is aside, with all tablespaces that it had
        std::ranges::copy(m_tablespaces->warnings(), std::back_inserter(found.notes));
    return found;
}

Result<RestoreSolution> TargetSearch::search()
{
    CAIRN_CHECK(load());
    CAIRN_TRY(const auto own, ownWays());
    if (own.empty())
        return fail(ErrorCode::NotFound, "the instance has no backup that can be restored",
                    printableName(m_instance.name()), "`cairn show` lists all backups with their status");
    m_likeliest = own.front().path.timeline();
    for (const Way &way : own) {
        CAIRN_TRY(auto found, attempt(way));
        if (found)
            return *std::move(found);
        // An older branch may hold such a moment, too; but it is not the one that was meant. Names tell branches apart.
        if (m_hadCandidate && m_target.kind != TargetKind::Name) {
            m_likeliest = way.path.timeline();
            break;
        }
    }
    for (const Way &way : descendants(own)) {
        CAIRN_TRY(auto found, attempt(way));
        if (!found)
            continue;
        found->notes.push_back({Phrase::OtherTimeline, {way.path.timeline(), found->choice.backup.timeline}});
        return *std::move(found);
    }
    return refuse();
}

Result<std::vector<TargetSearch::Way>> TargetSearch::ownWays() const
{
    std::vector<Way> all;
    if (m_request.backup) {
        CAIRN_TRY(const BackupRecord *record, findBackup(*m_request.backup, m_backups));
        if (const auto why = restoreObjection(*record, m_backups); !why.empty())
            return fail(ErrorCode::Damaged, std::format("backup {} cannot be restored: {}", record->id.toString(), why),
                        record->statusReason,
                        "`cairn show` lists the backups that are OK; `cairn validate -i` examines this one");
        CAIRN_TRY(auto path, pathFor(m_instance, m_request, *record, m_backups));
        all.push_back({std::move(path), {record}});
    } else {
        for (const BackupRecord &record : m_backups) {
            if (!restoreObjection(record, m_backups).empty())
                continue;
            CAIRN_TRY(auto path, pathFor(m_instance, m_request, record, m_backups));
            auto way = std::ranges::find(all, path.timeline(), [](const Way &one) { return one.path.timeline(); });
            if (way == all.end()) {
                all.push_back({std::move(path), {}});
                way = std::prev(all.end());
            }
            // A way may have no backup at all; it is kept for the sake of the message.
            if (targetObjection(record, way->path, {}).empty())
                way->backups.push_back(&record);
        }
    }
    // The newest backup and its own timeline are what is meant when no moment is.
    if (!isMoment() && all.size() > 1)
        all.resize(1);
    return all;
}

bool TargetSearch::isMoment() const
{
    return m_target.kind != TargetKind::Latest && m_target.kind != TargetKind::Immediate;
}

/// Without a timeline in the request: those that branched off, newest first, where the target is when it is on no
/// backup's own.
std::vector<TargetSearch::Way> TargetSearch::descendants(const std::vector<Way> &own) const
{
    std::vector<Way> ways;
    if (m_target.timeline || !isMoment() || hasForeignWal())
        return ways;
    std::vector<const BackupRecord *> usable;
    for (const Way &way : own)
        usable.insert(usable.end(), way.backups.begin(), way.backups.end());
    std::ranges::sort(usable, std::ranges::greater{}, &BackupRecord::id);
    auto histories = m_input.histories;
    std::ranges::sort(histories, std::ranges::greater{}, &TimelineHistory::timeline);
    for (const TimelineHistory &history : histories) {
        Way way{history, {}};
        for (const BackupRecord *record : usable)
            if (record->timeline != history.timeline() && targetObjection(*record, history, {}).empty())
                way.backups.push_back(record);
        const bool isMeant = m_target.kind == TargetKind::Name || history.contains(m_likeliest);
        if (!way.backups.empty() && isMeant)
            ways.push_back(std::move(way));
    }
    return ways;
}

TargetSearch::Attempt TargetSearch::attempt(const Way &way)
{
    std::string nearest;
    std::string lost;
    if (way.backups.empty())
        miss(ErrorCode::TargetUnreachable, "no backup lies before the target",
             std::format("none leads to timeline {}", way.path.timeline().value));
    if (m_target.kind == TargetKind::Name && !hasForeignWal())
        return attemptName(way);
    for (const BackupRecord *record : way.backups) {
        if (auto why = targetObjection(*record, way.path, m_target); !why.empty()) {
            nearest = std::format("backup {}: {}", record->id.toString(), why);
            continue;
        }
        if (const std::string segment = missingOwnWal(*record); !segment.empty()) {
            nearest = std::format("backup {}: the WAL that makes it consistent is not all in the archive",
                                  record->id.toString());
            lost = lost.empty() ? segment : lost;
            continue;
        }
        m_hadCandidate = true;
        if (m_target.kind == TargetKind::Latest)
            return attemptLatest(way, *record);
        if (m_target.kind == TargetKind::Immediate) {
            CAIRN_TRY(auto found, solution(way, *record));
            found.ownWalOnly = true;
            return found;
        }
        if (hasForeignWal())
            return solution(way, *record);
        const bool judgedByTail = m_target.kind == TargetKind::Time || m_target.kind == TargetKind::Lsn;
        return judgedByTail && !m_readWal ? attemptUnread(way, *record) : attemptScan(way, *record);
    }
    if (!lost.empty())
        missOwnWal(lost, nearest);
    else if (m_request.backup && !nearest.empty())
        miss(ErrorCode::TargetUnreachable, "the target cannot be reached from the backup", nearest);
    else if (!nearest.empty())
        miss(ErrorCode::TargetUnreachable, "no backup lies before the target", nearest);
    return std::nullopt;
}

/// The first segment that a backup needs from the archive to be consistent, and that is not there; empty: none.
std::string TargetSearch::missingOwnWal(const BackupRecord &record) const
{
    if (record.walMode != WalMode::Archive || hasForeignWal())
        return {};
    SegmentNumber at = segmentOf(record.startLsn, record.walSegmentSize);
    const SegmentNumber last = std::max(at, segmentBefore(record.stopLsn, record.walSegmentSize));
    for (; at <= last; at = nextSegment(at)) {
        const auto stretch = m_index.containing(record.timeline, at);
        if (!stretch)
            return segmentName(record.timeline, at, record.walSegmentSize);
        at = stretch->last;
    }
    return {};
}

Result<RestoreSolution> TargetSearch::solution(const Way &way, const BackupRecord &record) const
{
    CAIRN_TRY(auto chain, chainOf(record, m_backups));
    RestoreSolution found;
    found.choice = {record, std::move(chain), way.path};
    found.walTo = record.stopLsn;
    found.lastEnd = record.recoveryTime;
    if (hasForeignWal() && recoversFurther(m_request, record))
        found.notes.emplace_back(Phrase::ForeignWal);
    return found;
}

TargetSearch::Extent TargetSearch::extentOf(const BackupRecord &record, const TimelineHistory &path) const
{
    const std::uint32_t size = record.walSegmentSize;
    const auto timelineOf = [&](SegmentNumber number) {
        return path.timelineAt(Lsn{segmentStart(nextSegment(number), size).value - 1});
    };
    SegmentNumber at = segmentBefore(record.stopLsn, size);
    // A stream that ended with a segment goes on in the archive with the next.
    if (segmentOf(record.stopLsn, size) != at && !m_index.containing(timelineOf(at), at))
        at = nextSegment(at);
    const SegmentNumber first = at;
    while (const auto stretch = m_index.containing(timelineOf(at), at)) {
        // Not beyond the segment in which the way leaves the timeline: that one is the next timeline's.
        const TimelineId timeline = timelineOf(at);
        SegmentNumber last = stretch->last;
        if (timeline != path.timeline())
            last = std::min(last, previousSegment(segmentOf(path.endOf(timeline), size)));
        at = nextSegment(std::max(at, last));
    }
    Extent extent{at == first ? record.stopLsn : segmentStart(at, size), segmentName(timelineOf(at), at, size), {}};
    for (const RetentionWal &wal : m_input.state.wal) {
        const SegmentNumber from = std::max(wal.first, nextSegment(at));
        if (path.contains(wal.timeline) && wal.last() > at && timelineOf(from) == wal.timeline)
            extent.behind.emplace_back(segmentStart(from, size), segmentStart(nextSegment(wal.last()), size));
    }
    std::ranges::sort(extent.behind);
    return extent;
}

/// The archive first, as the server looks for WAL: the last segment of a stream ends with the backup.
std::vector<WalArchive> TargetSearch::archivesFor(const BackupRecord &record) const
{
    std::vector<WalArchive> archives{WalArchive(m_instance.storage(), m_instance.keys().wal())};
    if (record.walMode == WalMode::Stream)
        archives.emplace_back(m_instance.storage(), m_instance.keys().backupWal(record.id));
    return archives;
}

Result<WalScan> TargetSearch::scan(const Way &way, const BackupRecord &record, Lsn limit, const MarkVisitor &onMark,
                                   const RecordVisitor &onRecord)
{
    const std::uint32_t size = record.walSegmentSize;
    m_context.progress.beginPhase("verifying-wal", 0,
                                  limit > record.stopLsn ? (limit.value - record.stopLsn.value) / size + 1 : 0);
    CountedSegments segments(archivesFor(record), size, m_instance.storage().scratchDirectory(), m_context.progress);
    WalReaderOptions options = walOptionsFor(record, way.path);
    options.start = record.stopLsn;
    options.limit = limit;
    LaterTablespaces &tablespaces = m_tablespaces.emplace(options.major); // also where there is nothing to read
    if (limit <= record.stopLsn) {
        WalScan nothing;
        nothing.end = record.stopLsn;
        nothing.why.kind = WalEnd::Kind::Limit;
        return nothing;
    }
    Status noted;
    const auto onEach = [&](const WalRecord &one) {
        if (onRecord && !onRecord(one))
            return false;
        noted = tablespaces.note(one);
        return noted.has_value();
    };
    auto scanned = scanWal(segments, std::move(options), onMark, m_context.stop, onEach);
    if (scanned && !noted)
        scanned = std::unexpected(std::move(noted).error());
    if (scanned || !isDamage(scanned.error().code))
        return scanned;
    m_ownWalDamaged = ownWalIsDamaged(record);
    WalScan broken;
    broken.end = record.stopLsn;
    broken.why = {WalEnd::Kind::Invalid, {}, segments.last(), scanned.error().text()};
    return broken;
}

bool TargetSearch::ownWalIsDamaged(const BackupRecord &record) const
{
    const auto own = verifyBackupWal(walArchivesFor(m_instance, record), record,
                                     m_instance.storage().scratchDirectory(), m_context.stop);
    return !own && own.error().code != ErrorCode::Cancelled;
}

TargetSearch::Attempt TargetSearch::attemptLatest(const Way &way, const BackupRecord &record)
{
    CAIRN_TRY(auto found, solution(way, record));
    found.ownWalOnly = !recoversFurther(m_request, record);
    if (found.ownWalOnly || hasForeignWal())
        return found;
    const Extent extent = extentOf(record, way.path);
    // What a standby misses it gets from its primary.
    if (extent.goesOnBehind() && !m_request.asReplica) {
        miss(ErrorCode::WalMissing,
             std::format("WAL is missing behind backup {}, and stored again behind that: recovery would end at the gap",
                         record.id.toString()),
             extent.missing, remedyFor(extent.missing));
        return std::nullopt;
    }
    found.walTo = extent.end;
    if (!m_readWal)
        return found;
    CAIRN_TRY(const WalScan seen, scan(way, record, extent.end, [&](const WalMark &mark) {
                  if (mark.kind == WalMark::Kind::RestorePoint)
                      return true;
                  found.lastEnd = mark.time;
                  found.lastXid = mark.xid;
                  return true;
              }));
    if (m_ownWalDamaged)
        return found;
    found.records = seen.records;
    found.walTo = seen.end;
    found.proven = true;
    const bool atTheEnd = seen.why.kind == WalEnd::Kind::Limit || seen.why.kind == WalEnd::Kind::Missing ||
                          (seen.why.at.isValid() && // else a stored file is damaged, wherever it lies
                           segmentStart(nextSegment(seen.why.segment.number), record.walSegmentSize) >= extent.end);
    if (atTheEnd || m_request.asReplica)
        return found;
    CAIRN_CHECK(missEnd(way, record, seen, extent));
    return std::nullopt;
}

bool TargetSearch::isSameTarget(const WalMark &mark) const
{
    const bool inclusive = m_target.inclusive.value_or(true);
    const bool endsTransaction = mark.kind != WalMark::Kind::RestorePoint;
    if (m_target.kind == TargetKind::Time) // the first one that is not recovered any more
        return endsTransaction && (inclusive ? mark.time > m_target.time : mark.time >= m_target.time);
    if (m_target.kind == TargetKind::Xid)
        return endsTransaction && mark.xid == static_cast<std::uint32_t>(m_target.xid);
    return m_target.kind == TargetKind::Name && !endsTransaction && mark.name == m_target.name;
}

TargetSearch::Attempt TargetSearch::attemptScan(const Way &way, const BackupRecord &record)
{
    CAIRN_TRY(auto found, solution(way, record));
    const Extent extent = extentOf(record, way.path);
    const bool inclusive = m_target.inclusive.value_or(true);
    bool reached = false;
    const auto take = [&](Lsn to, Timestamp time) {
        reached = true;
        found.walTo = to;
        found.stopTime = time;
        return false;
    };
    WalMark below;
    WalMark above;
    const auto onMark = [&](const WalMark &mark) {
        if (isSameTarget(mark)) {
            const bool stopsBehind =
                m_target.kind == TargetKind::Name || (m_target.kind == TargetKind::Xid && inclusive);
            if (stopsBehind && mark.xid != 0) {
                found.lastEnd = mark.time;
                found.lastXid = mark.xid;
            }
            return take(stopsBehind ? mark.end : mark.start, mark.time);
        }
        if (mark.kind == WalMark::Kind::RestorePoint)
            return true;
        found.lastEnd = mark.time;
        found.lastXid = mark.xid;
        if (mark.xid != 0 && mark.xid < m_target.xid && mark.xid > below.xid)
            below = mark;
        if (mark.xid > m_target.xid && (above.xid == 0 || mark.xid < above.xid))
            above = mark;
        return true;
    };
    const auto onRecord = [&](const WalRecord &one) {
        if (m_target.kind != TargetKind::Lsn || one.start < m_target.lsn)
            return true;
        return take(inclusive ? one.end : one.start, {});
    };
    CAIRN_TRY(const WalScan seen, scan(way, record, extent.end, onMark, onRecord));
    found.records = seen.records;
    found.proven = reached;
    if (reached || m_ownWalDamaged)
        return found;
    if (m_target.kind == TargetKind::Xid && m_neighbours.empty()) {
        for (const WalMark &mark : {below, above})
            if (mark.xid != 0)
                m_neighbours.push_back(mark);
    }
    CAIRN_CHECK(missEnd(way, record, seen, extent));
    return std::nullopt;
}

/// By the last segments alone: whether the WAL reaches the target, not whether all of it is sound.
TargetSearch::Attempt TargetSearch::attemptUnread(const Way &way, const BackupRecord &record)
{
    CAIRN_TRY(auto found, solution(way, record));
    const Extent extent = extentOf(record, way.path);
    const WalTailFinder finder(archivesFor(record), m_input.walFiles, m_instance.storage().scratchDirectory());
    WalReaderOptions options = walOptionsFor(record, way.path);
    options.limit = extent.end;
    CAIRN_TRY(const WalTail tail, finder.find(options, record.stopLsn, m_context.stop));
    const bool inclusive = m_target.inclusive.value_or(true);
    const Timestamp last = tail.lastTime.value_or(Timestamp{});
    const bool reached = m_target.kind == TargetKind::Lsn ? tail.lastRecord >= m_target.lsn
                         : inclusive                      ? last > m_target.time
                                                          : last >= m_target.time;
    found.walTo = m_target.kind == TargetKind::Lsn ? m_target.lsn : tail.end;
    if (reached)
        return found;
    WalScan seen;
    seen.end = tail.end;
    seen.why.kind = tail.broken ? WalEnd::Kind::Invalid : WalEnd::Kind::Limit;
    seen.why.why = tail.why;
    if (tail.broken) {
        CAIRN_TRY(seen.why.segment, parseSegmentName(tail.segment, record.walSegmentSize));
    }
    CAIRN_CHECK(missEnd(way, record, seen, extent));
    return std::nullopt;
}

/// A restore point: behind the newest backup first, then between that and the one before it, and so on.
TargetSearch::Attempt TargetSearch::attemptName(const Way &way)
{
    constexpr std::size_t mostNames = 1000; // some tell what there is
    Lsn limit{~std::uint64_t{0}};
    std::string lost; ///< a segment that cuts off such a point
    for (const BackupRecord *record : way.backups) {
        CAIRN_TRY(auto found, solution(way, *record));
        const Extent extent = extentOf(*record, way.path);
        bool reached = false;
        CAIRN_TRY(const WalScan seen, scan(way, *record, std::min(limit, extent.end), [&](const WalMark &mark) {
                      if (mark.kind == WalMark::Kind::RestorePoint && m_names.size() < mostNames)
                          m_names.emplace_back(mark.name);
                      if (isSameTarget(mark)) {
                          reached = true;
                          found.walTo = mark.end;
                          found.stopTime = mark.time;
                      } else if (mark.kind != WalMark::Kind::RestorePoint) {
                          found.lastEnd = mark.time;
                          found.lastXid = mark.xid;
                      }
                      return !reached;
                  }));
        found.records = seen.records;
        found.proven = reached;
        if (reached || m_ownWalDamaged)
            return found;
        if (lost.empty() && extent.end < limit) {
            CAIRN_TRY(const bool isBehind, isStoredIn(extent.behind, way, *record));
            lost = isBehind ? extent.missing : std::string{};
        }
        limit = std::min(limit, record->stopLsn);
    }
    if (!lost.empty())
        miss(ErrorCode::WalMissing,
             std::format("{} cannot be reached: segment {} is missing", targetText(m_target), lost),
             std::format("timeline {}", way.path.timeline().value), remedyFor(lost));
    else if (!way.backups.empty())
        miss(ErrorCode::TargetUnreachable,
             std::format("no backup is followed by unbroken WAL with {}", targetText(m_target)),
             std::format("timeline {}", way.path.timeline().value));
    return std::nullopt;
}

} // namespace cairn
