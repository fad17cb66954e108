#include "catalog/retention/rules.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace cairn {

namespace {

struct CalendarRule {
    CalendarPeriod period;
    RetentionRule rule;
    std::uint32_t RetentionPolicy::*count;
    Phrase last;     ///< why a backup is held
    Phrase lastFull; ///< the same of a FULL one
    Phrase notOf;    ///< why it is not
};

constexpr CalendarRule calendarRules[] = {
    {CalendarPeriod::Day, RetentionRule::Daily, &RetentionPolicy::daily, Phrase::LastOfDay, Phrase::LastFullOfDay,
     Phrase::NotOfDay},
    {CalendarPeriod::Week, RetentionRule::Weekly, &RetentionPolicy::weekly, Phrase::LastOfWeek, Phrase::LastFullOfWeek,
     Phrase::NotOfWeek},
    {CalendarPeriod::Month, RetentionRule::Monthly, &RetentionPolicy::monthly, Phrase::LastOfMonth,
     Phrase::LastFullOfMonth, Phrase::NotOfMonth},
    {CalendarPeriod::Year, RetentionRule::Yearly, &RetentionPolicy::yearly, Phrase::LastOfYear, Phrase::LastFullOfYear,
     Phrase::NotOfYear},
};

/// Goes through the rules one by one and notes what each holds.
class RuleBook {
public:
    explicit RuleBook(const RetentionCase &at)
        : m_case(at)
        , m_forest(at.forest)
        , m_held(at.forest.size())
    {
    }

    std::vector<RetentionReasons> run()
    {
        holdWhatNoRuleMayTouch();
        holdMinimumRedundancy();
        if (!m_case.policy.letsBackupsExpire()) {
            for (std::size_t at = 0; at < m_forest.size(); ++at)
                hold(at, RetentionRule::NoRuleSet, Phrase::NoRuleSet);
            return std::move(m_held);
        }
        holdRedundancy();
        holdWindow();
        for (const CalendarRule &rule : calendarRules)
            holdCalendar(rule);
        holdNewestFailures();
        return std::move(m_held);
    }

private:
    void hold(std::size_t at, RetentionRule rule, Sentence text) { m_held[at].push_back({rule, std::move(text)}); }

    void holdWhatNoRuleMayTouch()
    {
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            const RetentionBackup &backup = m_forest.backup(at);
            if (backup.isBeingWritten())
                hold(at, RetentionRule::BeingWritten, Phrase::WriterLives);
            if (backup.status == BackupStatus::Unknown)
                hold(at, RetentionRule::Unreadable, Phrase::RecordUnreadable);
            if (!backup.isPinned(m_case.now))
                continue;
            const bool alone = backup.standalone;
            if (backup.pinnedForever)
                hold(at, RetentionRule::Pinned, alone ? Phrase::PinnedForEverAlone : Phrase::PinnedForEver);
            else
                hold(at, RetentionRule::Pinned,
                     {alone ? Phrase::PinnedUntilAlone : Phrase::PinnedUntil, {instantOf(backup.pinnedUntil)}});
        }
    }

    [[nodiscard]] Instant instantOf(Timestamp time) const
    {
        return {time, textAt(time, m_case.options.utcOffsetSeconds)};
    }

    /// The newest restorable FULL backups, newest first, at most so many.
    [[nodiscard]] std::vector<std::size_t> newestFulls(std::uint32_t count) const
    {
        std::vector<std::size_t> fulls;
        for (std::size_t at = m_forest.size(); at-- > 0 && fulls.size() < count;)
            if (m_forest.backup(at).full && m_forest[at].isRestorable())
                fulls.push_back(at);
        return fulls;
    }

    void holdRedundancy()
    {
        const std::uint32_t wanted = m_case.policy.redundancy;
        if (wanted == 0)
            return;
        const auto fulls = newestFulls(wanted);
        // With fewer than wanted nothing of what is there may go.
        const std::size_t oldest = fulls.size() < wanted ? 0 : fulls.back();
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            const auto full = m_forest[at].full;
            if (!full || *full < oldest)
                continue;
            const BackupId id = m_forest.backup(*full).id;
            if (!m_forest[*full].isRestorable())
                hold(at, RetentionRule::Redundancy, {Phrase::FullDoesNotCount, {id, m_forest[*full].objection}});
            else if (*full == at)
                hold(at, RetentionRule::Redundancy, {Phrase::AmongNewestFull, {wanted}});
            else
                hold(at, RetentionRule::Redundancy, {Phrase::OnNewestFull, {id, wanted}});
        }
    }

    void holdMinimumRedundancy()
    {
        for (const std::size_t at : newestFulls(m_case.policy.minimumRedundancy))
            hold(at, RetentionRule::MinimumRedundancy, {Phrase::AmongMinimum, {m_case.policy.minimumRedundancy}});
    }

    void holdWindow()
    {
        if (m_case.policy.windowDays == 0)
            return;
        m_windowStart = windowStart(m_case.policy, m_case.now);
        const Instant begin = instantOf(m_windowStart);
        const DayCount days{m_case.policy.windowDays};
        for (std::size_t at = 0; at < m_forest.size(); ++at)
            if (m_forest.backup(at).stamp() >= m_windowStart)
                hold(at, RetentionRule::Window, {Phrase::InsideWindow, {days, begin}});
        std::set<std::size_t> bases;
        findBases(bases);
        for (const std::size_t base : bases)
            hold(base, RetentionRule::WindowBase, {Phrase::StartOfWindow, {days, begin}});
    }

    /// For each timeline that lived in the window the last restorable backup on its way that is not younger; and the
    /// newest of all.
    void findBases(std::set<std::size_t> &bases) const
    {
        std::map<TimelineId, std::vector<std::size_t>> candidates;
        std::optional<std::size_t> newest;
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            const RetentionBackup &backup = m_forest.backup(at);
            if (!m_forest[at].isRestorable() || backup.stamp() >= m_windowStart)
                continue;
            candidates[backup.timeline].push_back(at);
            if (!newest || backup.stamp() >= m_forest.backup(*newest).stamp())
                newest = at;
        }
        const auto stop = [&](std::size_t at) { return m_forest.backup(at).stopLsn; };
        for (auto &[timeline, list] : candidates)
            std::ranges::stable_sort(list, {}, stop);
        if (newest)
            bases.insert(*newest);
        for (const auto &[timeline, walEnd] : livingTimelines())
            for (const auto &step : m_case.timelines.path(timeline)) {
                const auto found = candidates.find(step.timeline);
                if (found == candidates.end())
                    continue;
                const auto after = std::ranges::upper_bound(found->second, step.end, {}, stop);
                if (after == found->second.begin())
                    continue;
                const std::size_t base = *std::prev(after);
                // WAL that ends before the base begins leads to no moment in the window, whatever its time.
                if (step.timeline != timeline || m_forest.backup(base).startLsn < walEnd)
                    bases.insert(base);
                break;
            }
    }

    /// Timelines with a moment in the window, and where their WAL ends. Where a time is not known it is taken to be in
    /// the window.
    [[nodiscard]] std::map<TimelineId, Lsn> livingTimelines() const
    {
        std::map<TimelineId, const RetentionWal *> last;
        for (const RetentionWal &wal : m_case.state.wal) {
            const auto [entry, isNew] = last.try_emplace(wal.timeline, &wal);
            if (!isNew && entry->second->first < wal.first)
                entry->second = &wal;
        }
        std::map<TimelineId, Lsn> living;
        for (const auto &[timeline, wal] : last)
            if (!wal->endTime.isKnown() || wal->endTime >= m_windowStart)
                living[timeline] = segmentStart(nextSegment(wal->last()), m_case.state.walSegmentSize);
        for (const RetentionBackup &backup : m_case.state.backups)
            if (backup.stamp() >= m_windowStart)
                living[backup.timeline] = Lsn{std::numeric_limits<std::uint64_t>::max()};
        return living;
    }

    void holdCalendar(const CalendarRule &rule)
    {
        const std::uint32_t wanted = m_case.policy.*rule.count;
        if (wanted == 0)
            return;
        struct Choice {
            std::size_t at;
            bool full;
        };
        std::map<std::int64_t, Choice, std::greater<>> periods;
        for (std::size_t at = 0; at < m_forest.size(); ++at) {
            if (!m_forest[at].isRestorable())
                continue;
            const bool full = m_forest.backup(at).full;
            const auto number = periodNumber(rule.period, m_forest.backup(at).stamp(), m_case.options.utcOffsetSeconds);
            const auto [entry, isNew] = periods.try_emplace(number, Choice{at, full});
            if (!isNew && (full || !entry->second.full))
                entry->second = {at, full};
        }
        std::uint32_t count = 0;
        for (const auto &[number, choice] : periods) {
            if (count++ == wanted)
                break;
            hold(choice.at, rule.rule, {choice.full ? rule.lastFull : rule.last, {wanted}});
        }
    }

    /// What failed after the newest good backup is evidence, and goes when a good one follows.
    void holdNewestFailures()
    {
        for (std::size_t behind = m_forest.size(); behind > 0 && !m_forest[behind - 1].isRestorable(); --behind)
            if (const std::size_t at = behind - 1; m_forest.backup(at).status != BackupStatus::Deleting)
                hold(at, RetentionRule::NewestFailure, {Phrase::NewestFailure, {m_forest[at].objection}});
    }

    const RetentionCase &m_case;
    const BackupForest &m_forest;
    std::vector<RetentionReasons> m_held;
    Timestamp m_windowStart;
};

} // namespace

std::vector<RetentionReasons> heldByRules(const RetentionCase &at)
{
    return RuleBook(at).run();
}

Sentence whyExpired(const RetentionCase &at, std::size_t backup)
{
    const RetentionPolicy &policy = at.policy;
    const auto &node = at.forest[backup];
    std::vector<Sentence> reasons;
    if (!node.isRestorable())
        reasons.push_back(Sentence{Phrase::NotRestorable, {node.objection}});
    if (policy.windowDays != 0)
        reasons.push_back({Phrase::BeforeWindow, {DayCount{policy.windowDays}}});
    if (policy.redundancy != 0)
        reasons.push_back(
            node.backup->full || !node.full
                ? Sentence{Phrase::NotAmongNewestFull, {policy.redundancy}}
                : Sentence{Phrase::NotOnNewestFull, {at.forest.backup(*node.full).id, policy.redundancy}});
    for (const CalendarRule &rule : calendarRules)
        if (policy.*rule.count != 0)
            reasons.push_back({rule.notOf, {policy.*rule.count}});
    return {Phrase::Expired, {std::move(reasons)}};
}

} // namespace cairn
