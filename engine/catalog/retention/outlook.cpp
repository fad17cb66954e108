#include "catalog/retention/outlook.h"

#include "catalog/retention/fold.h"
#include "catalog/retention/plan.h"
#include "catalog/retention/rules.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::size_t mostLooks = 512;
constexpr std::int64_t day = 86'400'000'000;

/// Looks at the same backups at later and later moments.
class Outlook {
public:
    Outlook(const RetentionPolicy &policy, const RetentionState &state, Timestamp now, std::int32_t utcOffsetSeconds)
        : m_policy(policy)
        , m_state(state)
        , m_now(now)
        , m_forest(state)
        , m_timelines(state.forks)
    {
        m_options.expired = true;
        m_options.utcOffsetSeconds = utcOffsetSeconds;
    }

    std::vector<BackupOutlook> run()
    {
        const RetentionPlan plan = planRetention(m_policy, m_state, m_now, m_options);
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            const BackupId id = m_forest.backup(at).id;
            const BackupDecision *const decision = plan.find(id);
            m_backups.push_back({.id = id, .reasons = decision ? decision->reasons : RetentionReasons{}});
            m_keptNow.push_back(decision && decision->fate == BackupFate::Keep);
        }
        chooseMoments();
        const std::vector<bool> first = m_keptNow;
        const std::vector<bool> last = m_moments.size() > 1 ? keptAt(m_moments.back()) : first;
        const std::vector<bool> forEver = keptForEver();
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            if (!first[at])
                m_backups[at].expiry = Expiry::Expired;
            else if (last[at])
                m_backups[at].expiry = forEver[at]                    ? Expiry::Never
                                       : m_policy.letsBackupsExpire() ? Expiry::WithNewerBackups
                                                                      : Expiry::NoRule;
        }
        search(0, m_moments.size() - 1, first, last);
        return std::move(m_backups);
    }

private:
    /// Now, and all later moments at which a rule that looks at the clock may change its mind.
    void chooseMoments()
    {
        m_moments.push_back(m_now);
        const auto add = [&](Timestamp moment) {
            if (moment > m_now)
                m_moments.push_back(moment);
        };
        // The window holds what is exactly as old as it is wide.
        const std::int64_t width = std::int64_t{m_policy.windowDays} * day + 1;
        for (const RetentionBackup &backup : m_state.backups) {
            add(backup.pinnedUntil);
            if (m_policy.windowDays > 0)
                add(Timestamp{backup.stamp().microseconds + width});
        }
        for (const RetentionWal &wal : m_state.wal)
            if (m_policy.windowDays > 0 && wal.endTime.isKnown())
                add(Timestamp{wal.endTime.microseconds + width});
        std::ranges::sort(m_moments);
        const auto surplus = std::ranges::unique(m_moments);
        m_moments.erase(surplus.begin(), surplus.end());
    }

    /// Who is held by a rule at that moment, or needed by who is, and has not gone before.
    std::vector<bool> keptAt(Timestamp moment)
    {
        ++m_looks;
        const auto held = heldByRules({m_policy, m_options, moment, m_state, m_timelines, m_forest});
        std::vector<bool> kept(held.size());
        for (std::size_t at = 0; at < held.size(); ++at)
            kept[at] = !held[at].empty();
        const FoldPlan folds = planFolds(m_forest, kept, {.merge = false, .removeExpired = true});
        for (std::size_t at = 0; at < held.size(); ++at)
            kept[at] = m_keptNow[at] && (kept[at] || !folds.neededBy[at].empty());
        return kept;
    }

    [[nodiscard]] std::vector<bool> keptForEver() const
    {
        std::vector<bool> kept(m_forest.size());
        for (std::size_t at = m_forest.size(); at-- > 0;) {
            kept[at] = kept[at] || m_forest.backup(at).pinnedForever;
            if (const auto parent = m_forest[at].parent; parent && kept[at])
                kept[*parent] = true;
        }
        return kept;
    }

    /// Between two moments, of which it is known who was kept. Who has gone once does not come back.
    void search(std::size_t from, std::size_t to, const std::vector<bool> &before, const std::vector<bool> &after)
    {
        if (before == after)
            return;
        if (to == from + 1) {
            for (std::size_t at = 0; at < before.size(); ++at)
                if (before[at] && !after[at]) {
                    m_backups[at].expiry = Expiry::AtTime;
                    m_backups[at].expires = m_moments[to];
                }
            return;
        }
        if (m_looks >= mostLooks)
            return;
        const std::size_t middle = from + (to - from) / 2;
        const std::vector<bool> between = keptAt(m_moments[middle]);
        search(from, middle, before, between);
        search(middle, to, between, after);
    }

    const RetentionPolicy &m_policy;
    const RetentionState &m_state;
    Timestamp m_now;
    RetentionOptions m_options;
    BackupForest m_forest;
    TimelineTree m_timelines;
    std::vector<bool> m_keptNow;
    std::vector<Timestamp> m_moments;
    std::vector<BackupOutlook> m_backups;
    std::size_t m_looks = 0;
};

} // namespace

std::vector<BackupOutlook> retentionOutlook(const RetentionPolicy &policy, const RetentionState &state, Timestamp now,
                                            std::int32_t utcOffsetSeconds)
{
    return Outlook(policy, state, now, utcOffsetSeconds).run();
}

} // namespace cairn
