#include "catalog/retention/plan.h"

#include "catalog/retention/fold.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

namespace cairn {

namespace {

/// "A, B and 3 more"
BackupNames namesOf(const std::vector<std::size_t> &backups, const BackupForest &forest)
{
    constexpr std::size_t most = 3;
    BackupNames names;
    for (std::size_t i = 0; i < std::min(most, backups.size()); ++i)
        names.ids.push_back(forest.backup(backups[i]).id);
    names.more = backups.size() - names.ids.size();
    return names;
}

/// One look at the backups: who stays, who goes, who becomes FULL.
class Round {
public:
    /// `refused`: reasons of the first round, which is when requests are looked at.
    Round(const RetentionCase &at, bool first, std::map<BackupId, RetentionReason> &refused)
        : m_case(at)
        , m_forest(at.forest)
        , m_refused(refused)
        , m_first(first)
        , m_fates(at.forest.size(), BackupFate::Keep)
        , m_reasons(at.forest.size())
        , m_going(at.forest.size())
        , m_lost(at.forest.size())
        , m_stays(at.forest.size())
    {
    }

    void run()
    {
        const auto held = heldByRules(m_case);
        if (m_first)
            chooseAsked(held);
        std::vector<bool> kept(m_forest.size());
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            if (m_going[at])
                continue;
            if (const auto refused = m_refused.find(m_forest.backup(at).id); refused != m_refused.end())
                m_reasons[at].push_back(refused->second);
            std::ranges::copy(held[at], std::back_inserter(m_reasons[at]));
            kept[at] = !m_reasons[at].empty();
        }
        folds = planFolds(m_forest, kept, {m_case.options.mergeExpired, m_case.options.expired});
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            settle(at, kept[at]);
    }

    [[nodiscard]] BackupFate fate(std::size_t at) const { return m_fates[at]; }
    [[nodiscard]] const RetentionReasons &reasons(std::size_t at) const { return m_reasons[at]; }
    [[nodiscard]] bool changesNothing() const
    {
        return std::ranges::all_of(m_fates, [](BackupFate fate) { return fate == BackupFate::Keep; });
    }

    FoldPlan folds;
    std::vector<Sentence> refusals;

private:
    void settle(std::size_t at, bool kept)
    {
        if (m_going[at]) {
            m_fates[at] = BackupFate::Remove;
            return;
        }
        if (!folds.neededBy[at].empty())
            m_reasons[at].push_back(
                {RetentionRule::NeededBy, {Phrase::NeededBy, {namesOf(folds.neededBy[at], m_forest)}}});
        if (!kept && !m_case.options.expired && folds.foldedInto[at].empty())
            m_reasons[at].push_back({RetentionRule::NotAskedFor, Phrase::RemovalNotAsked});
        if (!m_reasons[at].empty())
            return;
        m_reasons[at].push_back({RetentionRule::Expired, whyExpired(m_case, at)});
        m_fates[at] = folds.foldedInto[at].empty() ? BackupFate::Remove : BackupFate::Fold;
    }

    void go(std::size_t at, RetentionRule rule, Sentence text)
    {
        m_going[at] = true;
        m_reasons[at].push_back({rule, std::move(text)});
    }

    /// What was asked for, what builds on it, and what an interrupted deletion left.
    void chooseAsked(const std::vector<RetentionReasons> &held)
    {
        m_asked.insert(m_case.options.asked.begin(), m_case.options.asked.end());
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            const RetentionBackup &backup = m_forest.backup(at);
            const auto parent = m_forest[at].parent;
            m_lost[at] = isLost(at);
            if (backup.status == BackupStatus::Deleting)
                go(at, RetentionRule::DeletionBegun, Phrase::DeletionBegun);
            else if (m_asked.contains(backup.id))
                go(at, RetentionRule::Asked, Phrase::AskedFor);
            else if (parent && m_going[*parent])
                go(at, RetentionRule::BuildsOnRemoved, {Phrase::OnRemoved, {m_forest.backup(*parent).id}});
        }
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            if (m_going[at] && m_forest.backup(at).status != BackupStatus::Deleting)
                refuseIfHeld(at, held[at]);
        // What a refused one builds on stays as well, and so does what goes only because of that.
        for (std::size_t at = m_forest.size(); at-- > 0;)
            if (const auto parent = m_forest[at].parent;
                m_stays[at] && parent && m_forest.backup(*parent).status != BackupStatus::Deleting && m_going[*parent])
                stayFor(*parent, at);
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            if (m_going[at] && hasReason(m_reasons[at], RetentionRule::BuildsOnRemoved) &&
                !m_going[*m_forest[at].parent]) {
                m_going[at] = false;
                m_reasons[at].clear();
            }
    }

    /// What builds on a half deleted backup is lost, pinned or not; only a live writer is not disturbed.
    [[nodiscard]] bool isLost(std::size_t at) const
    {
        const auto parent = m_forest[at].parent;
        return m_forest.backup(at).status == BackupStatus::Deleting || (parent && m_lost[*parent]);
    }

    void refuseIfHeld(std::size_t at, const RetentionReasons &held)
    {
        for (const RetentionReason &reason : held) {
            const bool forcible =
                reason.rule == RetentionRule::Pinned || reason.rule == RetentionRule::MinimumRedundancy;
            if (reason.rule != RetentionRule::BeingWritten && (!forcible || m_case.options.force || m_lost[at]))
                continue;
            if (!m_lost[at] || m_asked.contains(m_forest.backup(at).id))
                refusals.push_back({Phrase::OfBackup, {m_forest.backup(at).id, reason.text}});
            stay(at, {Phrase::AskedButHeld, {reason.text}});
            return;
        }
    }

    void stayFor(std::size_t parent, std::size_t child)
    {
        const BackupId id = m_forest.backup(parent).id;
        if (m_lost[parent] && m_asked.contains(id))
            refusals.push_back({Phrase::OfBackup, {id, Sentence(Phrase::WriterBuildsOnIt)}});
        stay(parent, {Phrase::AskedButNeeded, {m_forest.backup(child).id}});
    }

    void stay(std::size_t at, Sentence text)
    {
        m_going[at] = false;
        m_stays[at] = true;
        m_reasons[at].clear();
        if (!m_lost[at])
            m_refused[m_forest.backup(at).id] = {RetentionRule::Refused, std::move(text)};
    }

    const RetentionCase &m_case;
    const BackupForest &m_forest;
    std::map<BackupId, RetentionReason> &m_refused;
    bool m_first;
    std::vector<BackupFate> m_fates;
    std::vector<RetentionReasons> m_reasons;
    std::vector<bool> m_going;
    std::set<BackupId> m_asked;
    std::vector<bool> m_lost;
    std::vector<bool> m_stays;
};

/// A folded backup's targets may have gone themselves in a later round: into their own targets, or altogether.
class Outcome {
public:
    explicit Outcome(const BackupForest &forest)
    {
        for (const auto &node : forest.nodes())
            m_decisions[node.backup->id] = {node.backup->id,     BackupFate::Keep,     {}, {}, {},
                                            node.isRestorable(), node.backup->bytes(), 0};
    }

    void note(const BackupForest &forest, const Round &round)
    {
        for (std::size_t at = 0; at < forest.size(); ++at) {
            BackupDecision &decision = m_decisions[forest.backup(at).id];
            decision.fate = round.fate(at);
            decision.reasons = round.reasons(at);
            if (decision.fate == BackupFate::Keep)
                continue;
            m_gone.push_back(decision.id);
            if (decision.fate == BackupFate::Fold)
                for (const std::size_t target : round.folds.foldedInto[at])
                    decision.foldedInto.push_back(forest.backup(target).id);
        }
    }

    std::vector<BackupDecision> finish(const BackupForest &before)
    {
        // The last ones that went first: their targets are still there.
        for (const BackupId id : m_gone | std::views::reverse)
            follow(m_decisions[id]);
        std::vector<BackupDecision> all;
        all.reserve(m_decisions.size());
        for (auto &[id, decision] : m_decisions) {
            const RetentionBackup &backup = before.backup(*before.find(id));
            if (decision.fate == BackupFate::Remove)
                decision.bytesFreed = backup.bytes();
            else if (decision.fate == BackupFate::Fold)
                decision.bytesFreed = backup.walBytes;
            for (const BackupId target : decision.foldedInto)
                m_decisions[target].folds.push_back(id);
        }
        for (auto &[id, decision] : m_decisions)
            all.push_back(std::move(decision));
        return all;
    }

private:
    void follow(BackupDecision &decision)
    {
        if (decision.fate != BackupFate::Fold)
            return;
        std::set<BackupId> targets;
        for (const BackupId target : decision.foldedInto) {
            const BackupDecision &next = m_decisions[target];
            if (next.fate == BackupFate::Keep)
                targets.insert(target);
            else
                targets.insert(next.foldedInto.begin(), next.foldedInto.end());
        }
        decision.foldedInto.assign(targets.begin(), targets.end());
        if (targets.empty()) {
            decision.fate = BackupFate::Remove;
            return;
        }
        decision.reasons.push_back({RetentionRule::Folded, {Phrase::DataGoesOnIn, {BackupNames{decision.foldedInto}}}});
    }

    std::map<BackupId, BackupDecision> m_decisions;
    std::vector<BackupId> m_gone;
};

/// The backups after a round; the WAL stays as it is.
RetentionState afterRound(const RetentionState &state, const BackupForest &forest, const Round &round)
{
    std::set<BackupId> becameFull;
    for (std::size_t at = 0; at < forest.size(); ++at)
        if (round.fate(at) == BackupFate::Fold)
            for (const std::size_t target : round.folds.foldedInto[at])
                becameFull.insert(forest.backup(target).id);
    RetentionState after;
    after.wal = state.wal;
    after.forks = state.forks;
    after.walSegmentSize = state.walSegmentSize;
    for (std::size_t at = 0; at < forest.size(); ++at) {
        if (round.fate(at) != BackupFate::Keep)
            continue;
        after.backups.push_back(forest.backup(at));
        if (becameFull.contains(forest.backup(at).id)) {
            after.backups.back().full = true;
            after.backups.back().parent = {};
        }
    }
    return after;
}

/// Only minimum redundancy is left to look at: which backups it holds can change when others were asked to go.
void checkWhatIsLeft(RetentionPlan &plan, const BackupForest &before, const BackupForest &after,
                     const RetentionPolicy &policy, const RetentionOptions &options)
{
    plan.nothingRestorableLeft = before.restorableCount() != 0 && after.restorableCount() == 0;
    const std::size_t wanted = std::min<std::size_t>(policy.minimumRedundancy, before.restorableFullCount());
    if (!options.force && plan.refusals.empty() && after.restorableFullCount() < wanted)
        plan.refusals.push_back({Phrase::BelowMinimum, {after.restorableFullCount(), policy.minimumRedundancy}});
}

} // namespace

bool RetentionPlan::changesNothing() const
{
    return std::ranges::all_of(backups, [](const auto &backup) { return backup.fate == BackupFate::Keep; }) &&
           std::ranges::all_of(wal, &WalDecision::keep);
}

const BackupDecision *RetentionPlan::find(BackupId id) const
{
    const auto found = std::ranges::lower_bound(backups, id, {}, &BackupDecision::id);
    return found == backups.end() || found->id != id ? nullptr : &*found;
}

RetentionPlan planRetention(const RetentionPolicy &policy, const RetentionState &state, Timestamp now,
                            const RetentionOptions &options)
{
    const TimelineTree timelines(state.forks);
    const BackupForest before(state);
    RetentionPlan plan;
    Outcome outcome(before);
    RetentionState current = state;
    std::map<BackupId, RetentionReason> refused;
    // Backups that became FULL count as such, which can let others go: until nothing changes.
    for (bool first = true;; first = false) {
        const BackupForest forest(current);
        const RetentionCase at{policy, options, now, current, timelines, forest};
        Round round(at, first, refused);
        round.run();
        outcome.note(forest, round);
        if (first)
            plan.refusals = std::move(round.refusals);
        if (!round.changesNothing()) {
            current = afterRound(current, forest, round);
            continue;
        }
        std::vector<RetentionReasons> reasons;
        reasons.reserve(forest.size());
        for (std::size_t i = 0; i < forest.size(); ++i)
            reasons.push_back(round.reasons(i));
        plan.wal = decideWal(at, reasons);
        checkWhatIsLeft(plan, before, forest, policy, options);
        break;
    }
    plan.backups = outcome.finish(before);
    for (const BackupDecision &backup : plan.backups)
        plan.backupBytesFreed += backup.bytesFreed;
    for (const WalDecision &wal : plan.wal)
        plan.walBytesFreed += wal.keep ? 0 : wal.bytes;
    const WalClock clock(state);
    plan.windowBefore = recoverableIntervals(state, before, timelines, clock);
    const RetentionState after = applyPlan(state, plan);
    plan.windowAfter = recoverableIntervals(after, BackupForest(after), timelines, clock);
    return plan;
}

RetentionState applyPlan(const RetentionState &state, const RetentionPlan &plan)
{
    RetentionState after;
    after.forks = state.forks;
    after.walSegmentSize = state.walSegmentSize;
    std::map<BackupId, std::uint64_t> inherited;
    for (const RetentionBackup &backup : state.backups)
        if (const BackupDecision *decision = plan.find(backup.id);
            decision != nullptr && decision->fate == BackupFate::Fold)
            inherited[decision->foldedInto.front()] += backup.dataBytes;
    for (const RetentionBackup &backup : state.backups) {
        const BackupDecision *decision = plan.find(backup.id);
        if (decision != nullptr && decision->fate != BackupFate::Keep)
            continue;
        after.backups.push_back(backup);
        if (decision == nullptr || decision->folds.empty())
            continue;
        after.backups.back().full = true;
        after.backups.back().parent = {};
        after.backups.back().dataBytes += inherited[backup.id];
    }
    for (const RetentionWal &wal : state.wal) {
        auto decision = std::ranges::lower_bound(plan.wal, std::pair(wal.timeline, wal.first), {},
                                                 [](const WalDecision &d) { return std::pair(d.timeline, d.first); });
        for (; decision != plan.wal.end() && decision->timeline == wal.timeline && decision->last <= wal.last();
             ++decision)
            if (decision->keep)
                after.wal.push_back(wal.part(decision->first, decision->last));
    }
    return after;
}

} // namespace cairn
