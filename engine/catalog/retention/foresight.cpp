#include "catalog/retention/foresight.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace cairn {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;
constexpr std::int64_t daysLookedAt = 28;
constexpr std::uint32_t secondsPerDay = 86'400;
constexpr std::uint8_t everyDay = 0x7f;

/// 0 is Monday: 1970-01-01 was a Thursday.
int weekdayOf(std::int64_t dayNumber)
{
    return static_cast<int>((dayNumber + 3) % 7);
}

std::uint8_t bitOf(std::int64_t dayNumber)
{
    return static_cast<std::uint8_t>(1U << weekdayOf(dayNumber));
}

template <class Value>
Value median(std::vector<Value> values)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// The backups of the last weeks.
class Past {
public:
    Past(const RetentionState &state, Timestamp now, std::int32_t utcOffset)
        : m_utcOffset(utcOffset)
    {
        for (const RetentionBackup &backup : state.backups)
            if (backup.recordIsGood() && backup.stamp().microseconds > now.microseconds - daysLookedAt * day &&
                backup.stamp() <= now)
                m_backups.push_back(&backup);
        std::ranges::sort(m_backups, {}, [](const RetentionBackup *backup) { return backup->stamp(); });
        for (const RetentionBackup *backup : m_backups)
            m_days.insert(dayOf(*backup));
    }

    [[nodiscard]] bool tellsOfARhythm() const { return m_days.size() >= 2; }
    [[nodiscard]] bool has(bool full) const { return std::ranges::contains(m_backups, full, &RetentionBackup::full); }

    /// When backups of a kind are taken, and how large they are.
    void expect(bool full, std::vector<ScheduledBackup> &schedule) const
    {
        const Kind kind = kindOf(full);
        if (kind.count == 0)
            return;
        std::uint8_t weekdays = usualWeekdays(kind.days);
        std::uint32_t perDay = 1;
        if (tellsOfARhythm())
            perDay = static_cast<std::uint32_t>(std::clamp(
                std::lround(static_cast<double>(kind.count) / static_cast<double>(kind.days.size())), 1L, 24L));
        else
            weekdays = full && has(false) ? bitOf(*kind.days.rbegin()) : everyDay;
        const std::uint32_t apart = secondsPerDay / perDay;
        ScheduledBackup backup = kind.like;
        backup.weekdays = weekdays;
        for (std::uint32_t i = 0; i < perDay; ++i) {
            backup.secondOfDay = perDay == 1 ? kind.secondOfDay : kind.secondOfDay % apart + i * apart;
            schedule.push_back(backup);
        }
    }

    /// How fast the newest timeline moves, per day. What came in less than a day counts as a whole one.
    [[nodiscard]] std::uint64_t walBytesPerDay() const
    {
        if (m_backups.empty())
            return 0;
        const RetentionBackup &last = *m_backups.back();
        const auto first = std::ranges::find(m_backups, last.timeline, &RetentionBackup::timeline);
        if (last.stopLsn <= (*first)->startLsn)
            return 0;
        const auto passed = static_cast<double>(last.stamp().microseconds - (*first)->stamp().microseconds);
        return static_cast<std::uint64_t>(static_cast<double>(last.stopLsn.value - (*first)->startLsn.value) /
                                          std::max(1.0, passed / static_cast<double>(day)));
    }

private:
    struct Kind {
        std::size_t count = 0;
        std::set<std::int64_t> days;
        std::uint32_t secondOfDay = 0;
        ScheduledBackup like;
    };

    [[nodiscard]] std::int64_t dayOf(const RetentionBackup &backup) const
    {
        return periodNumber(CalendarPeriod::Day, backup.stamp(), m_utcOffset);
    }

    [[nodiscard]] Kind kindOf(bool full) const
    {
        Kind kind;
        std::vector<std::uint32_t> times;
        std::vector<std::uint64_t> data;
        std::vector<std::uint64_t> wal;
        for (const RetentionBackup *backup : m_backups) {
            if (backup->full != full)
                continue;
            ++kind.count;
            kind.days.insert(dayOf(*backup));
            kind.like.walMode = backup->walMode;
            times.push_back(
                static_cast<std::uint32_t>(backup->stamp().seconds() + m_utcOffset - dayOf(*backup) * secondsPerDay));
            data.push_back(backup->dataBytes);
            wal.push_back(backup->walBytes);
        }
        kind.like.full = full;
        kind.like.dataBytes = median(std::move(data));
        kind.like.walBytes = median(std::move(wal));
        kind.secondOfDay = median(std::move(times));
        return kind;
    }

    /// Weekdays on at least half of which there was such a backup; the last one's where there is none.
    [[nodiscard]] std::uint8_t usualWeekdays(const std::set<std::int64_t> &days) const
    {
        std::uint8_t weekdays = 0;
        for (int weekday = 0; weekday < 7; ++weekday) {
            int all = 0;
            int active = 0;
            for (std::int64_t number = *m_days.begin(); number <= *m_days.rbegin(); ++number)
                if (weekdayOf(number) == weekday) {
                    ++all;
                    active += days.contains(number) ? 1 : 0;
                }
            if (active > 0 && 2 * active >= all)
                weekdays = static_cast<std::uint8_t>(weekdays | (1U << weekday));
        }
        return weekdays != 0 ? weekdays : bitOf(*days.rbegin());
    }

    std::int32_t m_utcOffset;
    std::vector<const RetentionBackup *> m_backups; ///< oldest first
    std::set<std::int64_t> m_days;
};

/// Notes what each round of retention does.
class Notes {
public:
    Notes(const RetentionState &state, RetentionForesight &result)
        : m_result(result)
    {
        for (const RetentionBackup &backup : state.backups)
            add(backup, false);
    }

    void add(const RetentionBackup &backup, bool expected)
    {
        m_backups.try_emplace(backup.id, ForeseenBackup{.id = backup.id,
                                                        .full = backup.full,
                                                        .expected = expected,
                                                        .time = backup.stamp(),
                                                        .bytes = backup.bytes(),
                                                        .fate = BackupFate::Keep,
                                                        .fateTime = {},
                                                        .becomesFull = false,
                                                        .reasons = {}});
    }

    void take(const RetentionPlan &plan, Timestamp time)
    {
        m_result.backupBytesFreed += plan.backupBytesFreed;
        m_result.walBytesFreed += plan.walBytesFreed;
        for (const BackupDecision &decision : plan.backups) {
            const auto found = m_backups.find(decision.id);
            if (found == m_backups.end())
                continue;
            ForeseenBackup &backup = found->second;
            backup.fate = decision.fate;
            backup.reasons = decision.reasons;
            backup.becomesFull = backup.becomesFull || !decision.folds.empty();
            if (decision.fate != BackupFate::Keep)
                backup.fateTime = time;
        }
    }

    void finish(const RetentionState &then)
    {
        for (const RetentionBackup &backup : then.backups)
            m_result.backupBytes += backup.bytes();
        for (const RetentionWal &wal : then.wal)
            m_result.walBytes += wal.bytes;
        // The id of a backup that is not taken yet means nothing to anybody.
        const auto isMadeUp = [this](BackupId id) {
            const auto found = m_backups.find(id);
            return found != m_backups.end() && found->second.expected;
        };
        for (auto &[id, backup] : m_backups) {
            if (backup.expected && backup.fate != BackupFate::Keep) {
                ++m_result.expectedGone;
                continue;
            }
            for (RetentionReason &reason : backup.reasons)
                reason.text = reason.text.withoutIds(isMadeUp);
            m_result.backups.push_back(std::move(backup));
        }
    }

private:
    RetentionForesight &m_result;
    std::map<BackupId, ForeseenBackup> m_backups;
};

} // namespace

std::uint64_t RetentionForesight::count(BackupFate fate) const
{
    return static_cast<std::uint64_t>(std::ranges::count_if(
        backups, [fate](const ForeseenBackup &backup) { return !backup.expected && backup.fate == fate; }));
}

ExpectedSchedule expectSchedule(const RetentionState &state, Timestamp now, const RetentionOptions &options)
{
    const Past past(state, now, options.utcOffsetSeconds);
    ExpectedSchedule expected;
    RetentionSchedule &schedule = expected.schedule;
    expected.assumed = !past.tellsOfARhythm();
    schedule.options = options;
    schedule.options.asked.clear();
    schedule.retentionSecondOfDay = static_cast<std::uint32_t>(
        now.seconds() + options.utcOffsetSeconds -
        periodNumber(CalendarPeriod::Day, now, options.utcOffsetSeconds) * std::int64_t{secondsPerDay});
    past.expect(true, schedule.backups);
    past.expect(false, schedule.backups);
    schedule.walBytesPerDay = past.walBytesPerDay();
    std::uint64_t segments = 0;
    std::uint64_t bytes = 0;
    for (const RetentionWal &wal : state.wal) {
        segments += wal.segments;
        bytes += wal.bytes;
    }
    if (segments > 0)
        schedule.storedWalBytesPerDay =
            static_cast<std::uint64_t>(static_cast<double>(schedule.walBytesPerDay) * static_cast<double>(bytes) /
                                       (static_cast<double>(segments) * state.walSegmentSize));
    return expected;
}

RetentionForesight foreseeRetention(const RetentionPolicy &policy, const RetentionState &state, Timestamp now,
                                    const RetentionSchedule &schedule, unsigned days, const std::stop_token &stop)
{
    RetentionForesight result;
    Notes notes(state, result);
    const RetentionPlan first = planRetention(policy, state, now, schedule.options);
    notes.take(first, now);
    result.day = now;
    result.windowNow = first.windowBefore;
    result.windowThen = first.windowAfter;
    RetentionSimulation simulation(policy, applyPlan(state, first), now, schedule);
    while (result.history.size() < days && !stop.stop_requested()) {
        result.history.push_back(simulation.nextDay());
        for (const RetentionBackup &backup : simulation.taken())
            notes.add(backup, true);
        notes.take(simulation.plan(), simulation.now());
        result.day = simulation.now();
        result.windowThen = simulation.plan().windowAfter;
    }
    notes.finish(simulation.state());
    return result;
}

} // namespace cairn
