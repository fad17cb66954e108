#include "catalog/retention/wal_needs.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace cairn {

namespace {

constexpr SegmentNumber lastOfAll{std::numeric_limits<std::uint64_t>::max()};

/// Segments that something needs.
struct Need {
    SegmentNumber first;
    SegmentNumber last;
    RetentionReason reason;
};

/// Collects which segments kept backups need.
class WalNeeds {
public:
    WalNeeds(const RetentionCase &at, const std::vector<RetentionReasons> &held)
        : m_case(at)
        , m_forest(at.forest)
        , m_held(held)
    {
        for (const RetentionWal &wal : at.state.wal)
            m_timelines.insert(wal.timeline);
        for (const TimelineFork &fork : at.state.forks)
            m_timelines.insert({fork.parent, fork.timeline});
        for (const RetentionBackup &backup : at.state.backups)
            m_timelines.insert(backup.timeline);
    }

    /// Why all WAL stays, or nothing when that has to be looked at in detail.
    [[nodiscard]] std::optional<RetentionReason> whyAllStays() const
    {
        if (!m_case.options.wal)
            return RetentionReason{RetentionRule::WalNotAskedFor, Phrase::WalNotAsked};
        for (const auto &node : m_forest.nodes())
            if (node.backup->isBeingWritten() && !node.backup->startLsn.isValid())
                return RetentionReason{RetentionRule::BeingWritten, {Phrase::WriterNeedsWal, {node.backup->id}}};
        const bool isUsed = std::ranges::any_of(m_forest.nodes(), [](const BackupForest::Node &node) {
            return node.backup->mayUseWal() || node.backup->status == BackupStatus::Unknown;
        });
        if (!isUsed && !m_case.options.walWithoutBackups)
            return RetentionReason{RetentionRule::NoBackupLeft, Phrase::NoBackupForWal};
        return std::nullopt;
    }

    void collect()
    {
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            if (m_forest.backup(at).mayUseWal())
                addOwn(at);
        collectAnchors();
        spreadAnchors();
        if (m_case.policy.walDepth != 0)
            for (const TimelineId timeline : m_timelines)
                addDepth(timeline);
        addUnreadable();
        addWithoutHistory();
    }

    /// The needs on one timeline, sorted by their beginning: at most one that goes on for ever, and none inside it.
    [[nodiscard]] std::vector<Need> onTimeline(TimelineId timeline) const
    {
        std::vector<Need> needs;
        const auto open = m_open.find(timeline);
        const SegmentNumber end = open == m_open.end() ? lastOfAll : open->second.first;
        if (const auto found = m_bounded.find(timeline); found != m_bounded.end())
            for (const Need &need : found->second)
                if (need.first < end)
                    needs.push_back({need.first, need.last >= end ? previousSegment(end) : need.last, need.reason});
        std::ranges::stable_sort(needs, {}, &Need::first);
        if (open != m_open.end())
            needs.push_back(open->second);
        return needs;
    }

private:
    [[nodiscard]] BackupId idOf(std::size_t at) const { return m_forest.backup(at).id; }
    [[nodiscard]] SegmentNumber segment(Lsn lsn) const { return segmentOf(lsn, m_case.state.walSegmentSize); }

    /// Needs from a segment on: only the one that reaches back furthest is remembered.
    void needFrom(TimelineId timeline, SegmentNumber first, RetentionReason reason)
    {
        const auto [entry, isNew] = m_open.try_emplace(timeline, Need{first, lastOfAll, reason});
        if (!isNew && first < entry->second.first)
            entry->second = {first, lastOfAll, std::move(reason)};
    }

    void addOwn(std::size_t at)
    {
        const RetentionBackup &backup = m_forest.backup(at);
        if (backup.walMode != WalMode::Archive || !backup.startLsn.isValid() || !backup.stopLsn.isValid())
            return;
        auto own = ownWalOf(backup, m_case.state.walSegmentSize);
        // As pg_probackup: a standby's backup may become consistent only with the record after its stop LSN.
        if (backup.fromReplica)
            own.last = nextSegment(own.last);
        m_bounded[backup.timeline].push_back(
            {own.first, own.last, {RetentionRule::OwnWal, {Phrase::MakesConsistent, {backup.id}}}});
    }

    /// Whether a backup is kept in order to be rolled forward, and not only as it is.
    [[nodiscard]] bool isAnchor(std::size_t at) const
    {
        if (!m_forest.backup(at).mayUseWal())
            return false;
        const auto heldBy = [&](auto... rules) { return (hasReason(m_held[at], rules) || ...); };
        using enum RetentionRule;
        if (heldBy(Window, WindowBase, BeingWritten))
            return true;
        // wal-depth says for itself how far back the rest is rolled forward.
        return m_case.policy.walDepth == 0 &&
               (heldBy(NoRuleSet, NotAskedFor, Refused, Redundancy, MinimumRedundancy, Daily) ||
                (heldBy(Pinned) && !m_forest.backup(at).standalone));
    }

    void collectAnchors()
    {
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            if (isAnchor(at))
                m_anchors.push_back(at);
        if (!m_anchors.empty() || m_case.policy.walDepth != 0)
            return;
        // Only weekly, monthly and yearly backups are kept: the newest leads to the present all the same.
        for (std::size_t at = m_forest.size(); at-- > 0 && m_anchors.empty();)
            if (m_forest[at].isRestorable() && isOpenEnded(at))
                m_anchors.push_back(at);
    }

    /// Anchors need all that follows on their timeline, and on all timelines that branch off behind them.
    void spreadAnchors()
    {
        std::map<TimelineId, std::size_t> earliest; // the anchor that ends first
        for (const std::size_t at : m_anchors) {
            const RetentionBackup &backup = m_forest.backup(at);
            needFrom(backup.timeline, segment(backup.startLsn),
                     {RetentionRule::RollForward, {Phrase::RollsForward, {idOf(at)}}});
            const auto [entry, isNew] = earliest.try_emplace(backup.timeline, at);
            if (!isNew && endOf(at) < endOf(entry->second))
                entry->second = at;
        }
        std::map<TimelineId, std::size_t> reachedFrom;
        for (const TimelineId timeline : m_timelines) { // parents have smaller numbers
            const TimelineFork *fork = m_case.timelines.fork(timeline);
            if (fork == nullptr)
                continue;
            std::optional<std::size_t> from;
            if (const auto found = reachedFrom.find(fork->parent); found != reachedFrom.end())
                from = found->second;
            if (const auto found = earliest.find(fork->parent);
                found != earliest.end() && endOf(found->second) <= fork->switchPoint)
                from = found->second;
            if (!from)
                continue;
            reachedFrom[timeline] = *from;
            needFrom(timeline, segment(fork->switchPoint),
                     {RetentionRule::RollForward, {Phrase::RollsForwardOnto, {idOf(*from), timeline}}});
        }
    }

    [[nodiscard]] Lsn endOf(std::size_t at) const
    {
        const Lsn stop = m_forest.backup(at).stopLsn;
        return stop.isValid() ? stop : Lsn{std::numeric_limits<std::uint64_t>::max()};
    }

    /// Not only a standalone pin keeps it.
    [[nodiscard]] bool isOpenEnded(std::size_t at) const
    {
        return !m_forest.backup(at).standalone || !std::ranges::all_of(m_held[at], [](const RetentionReason &reason) {
            return reason.rule == RetentionRule::Pinned || reason.rule == RetentionRule::NeededBy;
        });
    }

    /// wal-depth on one timeline: from the N-th newest backup on; when there are fewer, from the closest backup on an
    /// older timeline, and the way from there.
    void addDepth(TimelineId timeline)
    {
        if (const auto nth = nthNewest(timeline)) {
            needFrom(timeline, segment(m_forest.backup(*nth).startLsn),
                     {RetentionRule::RollForward, {Phrase::RollsForwardByDepth, {idOf(*nth), m_case.policy.walDepth}}});
            return;
        }
        const auto path = m_case.timelines.path(timeline);
        for (std::size_t step = 1; step < path.size(); ++step)
            if (const auto closest = newestBefore(path[step])) {
                addWay(path, step, *closest);
                return;
            }
        if (const auto oldest = oldestOn(timeline))
            needFrom(timeline, segment(m_forest.backup(*oldest).startLsn),
                     {RetentionRule::RollForward,
                      {Phrase::RollsForwardByFewer, {idOf(*oldest), m_case.policy.walDepth, timeline}}});
    }

    /// All of the path's first timeline, and of the others what lies between the backup and it.
    void addWay(const std::vector<TimelineTree::Step> &path, std::size_t from, std::size_t backup)
    {
        const RetentionReason reason{RetentionRule::WayToTimeline,
                                     {Phrase::LeadsToTimeline, {idOf(backup), path.front().timeline}}};
        for (std::size_t step = 0; step <= from; ++step) {
            const Lsn begin = step == from ? m_forest.backup(backup).startLsn : path[step + 1].end;
            if (step == 0)
                needFrom(path[step].timeline, segment(begin), reason);
            else
                m_bounded[path[step].timeline].push_back(
                    {segment(begin), segmentBefore(path[step].end, m_case.state.walSegmentSize), reason});
        }
    }

    [[nodiscard]] std::optional<std::size_t> nthNewest(TimelineId timeline) const
    {
        std::uint32_t count = 0;
        for (std::size_t at = m_forest.size(); at-- > 0;) {
            const RetentionBackup &backup = m_forest.backup(at);
            if (backup.timeline == timeline && m_forest[at].isRestorable() && !backup.isPinned(m_case.now) &&
                ++count == m_case.policy.walDepth)
                return at;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> newestBefore(const TimelineTree::Step &step) const
    {
        for (std::size_t at = m_forest.size(); at-- > 0;) {
            const RetentionBackup &backup = m_forest.backup(at);
            if (backup.timeline == step.timeline && backup.stopLsn <= step.end && m_forest[at].isRestorable() &&
                isOpenEnded(at))
                return at;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> oldestOn(TimelineId timeline) const
    {
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            if (m_forest.backup(at).timeline == timeline && m_forest.backup(at).mayUseWal() && isOpenEnded(at))
                return at;
        return std::nullopt;
    }

    /// Of a backup whose record cannot be read only the time is known. Its WAL begins no earlier than that of the
    /// backup before it.
    void addUnreadable()
    {
        std::map<TimelineId, Lsn> before;
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            const RetentionBackup &backup = m_forest.backup(at);
            if (backup.status != BackupStatus::Unknown) {
                before[backup.timeline] = std::max(before[backup.timeline], backup.startLsn);
                continue;
            }
            for (const TimelineId timeline : m_timelines)
                needFrom(timeline, segment(before[timeline]),
                         {RetentionRule::Unreadable, {Phrase::UnreadableMayNeed, {idOf(at)}}});
            return; // later ones need less
        }
    }

    /// Without its history file nobody knows from which backups a timeline can be reached.
    void addWithoutHistory()
    {
        for (const TimelineId timeline : m_timelines) {
            if (timeline.value <= 1 || m_case.timelines.fork(timeline) != nullptr)
                continue;
            const bool mayBeReached = std::ranges::any_of(m_forest.nodes(), [&](const BackupForest::Node &node) {
                return node.backup->timeline < timeline && node.backup->mayUseWal();
            });
            if (mayBeReached)
                needFrom(timeline, SegmentNumber{0}, {RetentionRule::HistoryMissing, {Phrase::NoHistory, {timeline}}});
        }
    }

    const RetentionCase &m_case;
    const BackupForest &m_forest;
    const std::vector<RetentionReasons> &m_held;
    std::set<TimelineId> m_timelines;
    std::vector<std::size_t> m_anchors;
    std::map<TimelineId, Need> m_open;
    std::map<TimelineId, std::vector<Need>> m_bounded;
};

WalDecision decisionFor(const RetentionWal &wal, SegmentNumber first, SegmentNumber last, bool keep,
                        RetentionReasons reasons)
{
    return {wal.timeline, first, last, keep, std::move(reasons), wal.part(first, last).bytes};
}

Phrase whyUnused(const std::vector<Need> &needs, SegmentNumber at)
{
    if (needs.empty())
        return Phrase::NoBackupOnTimeline;
    if (at < needs.front().first)
        return Phrase::OlderThanNeeded;
    return Phrase::NeededByNone;
}

/// Cuts a stretch where needs begin and end.
void cut(const RetentionWal &wal, const std::vector<Need> &needs, std::vector<WalDecision> &decisions)
{
    SegmentNumber at = wal.first;
    auto next = std::ranges::find_if(needs, [&](const Need &need) { return need.last >= at; });
    while (at <= wal.last()) {
        while (next != needs.end() && next->last < at)
            ++next;
        if (next == needs.end() || next->first > wal.last()) {
            decisions.push_back(
                decisionFor(wal, at, wal.last(), false, {{RetentionRule::Unused, whyUnused(needs, at)}}));
            return;
        }
        if (next->first > at) {
            decisions.push_back(decisionFor(wal, at, previousSegment(next->first), false,
                                            {{RetentionRule::Unused, whyUnused(needs, at)}}));
            at = next->first;
        }
        SegmentNumber end = next->last;
        RetentionReasons reasons;
        for (; next != needs.end() && next->first <= end; ++next) {
            if (next->last >= at)
                reasons.push_back(next->reason);
            end = std::max(end, next->last);
        }
        end = std::min(end, wal.last());
        decisions.push_back(decisionFor(wal, at, end, true, std::move(reasons)));
        at = nextSegment(end);
    }
}

} // namespace

std::vector<WalDecision> decideWal(const RetentionCase &after, const std::vector<RetentionReasons> &held)
{
    WalNeeds needs(after, held);
    std::vector<WalDecision> decisions;
    const auto whyAll = needs.whyAllStays();
    if (!whyAll)
        needs.collect();
    std::map<TimelineId, std::vector<Need>> perTimeline;
    for (const RetentionWal &wal : after.state.wal) {
        if (wal.segments == 0)
            continue;
        if (whyAll) {
            decisions.push_back(decisionFor(wal, wal.first, wal.last(), true, {*whyAll}));
            continue;
        }
        const auto [entry, isNew] = perTimeline.try_emplace(wal.timeline);
        if (isNew)
            entry->second = needs.onTimeline(wal.timeline);
        cut(wal, entry->second, decisions);
    }
    std::ranges::sort(decisions, {},
                      [](const WalDecision &decision) { return std::pair(decision.timeline, decision.first); });
    return decisions;
}

} // namespace cairn
