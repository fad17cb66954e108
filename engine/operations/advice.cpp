#include "operations/advice.h"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>

namespace cairn {

namespace {

/// The median of the times between the newest backups; nothing while there are too few to tell a habit.
std::optional<std::int64_t> habitOf(const std::vector<const BackupRecord *> &newestFirst)
{
    constexpr std::size_t least = 3;
    constexpr std::size_t most = 10;
    std::vector<std::int64_t> intervals;
    for (std::size_t i = 1; i < newestFirst.size() && intervals.size() < most; ++i)
        intervals.push_back(newestFirst[i - 1]->endTime.seconds() - newestFirst[i]->endTime.seconds());
    if (intervals.size() < least)
        return std::nullopt;
    const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
    std::ranges::nth_element(intervals, middle);
    return *middle;
}

/// Twice the usual time, and an hour of grace for backups that are taken every few minutes.
bool isOverdue(std::int64_t age, std::int64_t habit)
{
    constexpr std::int64_t grace = 3600;
    return age > 2 * habit && age > habit + grace;
}

/// Collects advice about one instance.
class Adviser {
public:
    Adviser(const InstanceSnapshot &instance, const RecoverySnapshot *recovery, Timestamp now,
            const AdviceLimits &limits)
        : m_instance(instance)
        , m_recovery(recovery)
        , m_now(now)
        , m_limits(limits)
        , m_restorable(restorableBackups(instance.backups))
    {
        for (const BackupRecord &record : instance.backups)
            if (!record.quarantine && record.status != BackupStatus::Merged)
                m_present.push_back(&record);
    }

    std::vector<Advice> run()
    {
        if (m_instance.error) {
            add({.rule = AdviceRule::Unreadable, .level = AdviceLevel::Problem, .detail = m_instance.error->text()});
            return std::move(m_advice);
        }
        judgePresence();
        judgeDamage();
        judgeHabits();
        judgeValidation();
        judgeWal();
        judgeRetention();
        judgeSpace();
        std::ranges::stable_sort(m_advice, std::ranges::greater{}, &Advice::level);
        return std::move(m_advice);
    }

private:
    void add(Advice advice) { m_advice.push_back(std::move(advice)); }

    [[nodiscard]] std::int64_t ageOf(Timestamp time) const { return m_now.seconds() - time.seconds(); }

    [[nodiscard]] bool isBeingTaken() const
    {
        return std::ranges::contains(m_present, BackupStatus::Running, &BackupRecord::status);
    }

    void judgePresence()
    {
        if (!m_restorable.empty() || (isBeingTaken() && m_present.size() == 1))
            return;
        if (m_present.empty())
            add({.rule = AdviceRule::NoBackup, .level = AdviceLevel::Problem, .action = AdviceAction::TakeFullBackup});
        else
            add({.rule = AdviceRule::NothingRestorable,
                 .level = AdviceLevel::Problem,
                 .action = AdviceAction::TakeFullBackup,
                 .count = m_present.size()});
    }

    void judgeDamage()
    {
        const auto ended = std::ranges::find_if(
            m_present, [](const BackupRecord *record) { return record->status != BackupStatus::Running; });
        if (ended != m_present.end() && (*ended)->status == BackupStatus::Error && !m_restorable.empty())
            add({.rule = AdviceRule::LastBackupFailed,
                 .level = AdviceLevel::Warning,
                 .action = AdviceAction::TakeBackup,
                 .backup = (*ended)->id,
                 .detail = Sentence::recognized((*ended)->statusReason)});
        Advice damaged{
            .rule = AdviceRule::DamagedBackups, .level = AdviceLevel::Warning, .action = AdviceAction::Validate};
        for (const BackupRecord *record : m_present) {
            const bool isDamaged = record->status == BackupStatus::Corrupt || record->status == BackupStatus::Orphan ||
                                   record->status == BackupStatus::Unknown;
            if (isDamaged && damaged.count++ == 0) {
                damaged.backup = record->id;
                damaged.detail = Sentence::recognized(record->statusReason);
            }
        }
        if (damaged.count > 0)
            add(std::move(damaged));
    }

    void judgeHabits()
    {
        if (m_restorable.empty() || isBeingTaken())
            return;
        const auto habit = habitOf(m_restorable);
        const Timestamp last = m_restorable.front()->endTime;
        if (last.isKnown() && (habit ? isOverdue(ageOf(last), *habit) : ageOf(last) > m_limits.backupSeconds)) {
            add({.rule = AdviceRule::BackupOverdue,
                 .level = AdviceLevel::Warning,
                 .action = AdviceAction::TakeBackup,
                 .seconds = habit.value_or(0),
                 .since = last});
            return;
        }
        judgeFullOnes();
    }

    /// Incremental backups are there, but what they build on may be old.
    void judgeFullOnes()
    {
        std::vector<const BackupRecord *> full;
        std::ranges::copy_if(m_restorable, std::back_inserter(full), [](const BackupRecord *record) {
            return record->mode == BackupMode::Full && record->endTime.isKnown();
        });
        if (full.empty())
            return;
        const std::int64_t age = ageOf(full.front()->endTime);
        const auto habit = habitOf(full);
        const std::uint32_t window = m_instance.config.retention.windowDays.value_or(0);
        const bool beyondWindow = window > 0 && age > std::int64_t{window} * 86'400;
        if (beyondWindow || (habit && isOverdue(age, *habit)))
            add({.rule = AdviceRule::FullOverdue,
                 .level = AdviceLevel::Note,
                 .action = AdviceAction::TakeFullBackup,
                 .days = beyondWindow ? window : 0,
                 .seconds = habit.value_or(0),
                 .since = full.front()->endTime});
    }

    void judgeValidation()
    {
        if (m_restorable.empty())
            return;
        const BackupRecord &newest = *m_restorable.front();
        const Timestamp validated =
            newest.validation && newest.validation->passed ? newest.validation->time : Timestamp{};
        if (!validated.isKnown() || ageOf(validated) > m_limits.unvalidatedSeconds)
            add({.rule = AdviceRule::NotValidated,
                 .level = AdviceLevel::Warning,
                 .action = AdviceAction::Validate,
                 .backup = newest.id,
                 .since = validated});
    }

    void judgeWal()
    {
        if (m_restorable.empty())
            return;
        if (m_recovery)
            judgeWindows();
        else if (m_instance.retention)
            judgeIntervals();
        if (!m_instance.retention)
            return;
        if (m_instance.retention->walFiles == 0) {
            add({.rule = AdviceRule::NotArchived, .level = AdviceLevel::Note, .action = AdviceAction::CheckArchiving});
            return;
        }
        const Timestamp last = m_instance.retention->lastWal;
        constexpr std::int64_t day = 86'400;
        if (last.isKnown() && ageOf(last) > m_limits.lagSeconds)
            add({.rule = AdviceRule::ArchivingLags,
                 .level = ageOf(last) > day ? AdviceLevel::Warning : AdviceLevel::Note,
                 .action = AdviceAction::CheckArchiving,
                 .since = last});
    }

    /// The earliest moment behind `end` on a timeline from which recovery is possible again; unknown when there is
    /// none.
    template <class Stretches>
    static Timestamp goesOn(const Stretches &stretches, TimelineId timeline, Lsn end)
    {
        const auto next = std::ranges::find_if(
            stretches, [&](const auto &other) { return other.timeline == timeline && other.from > end; });
        return next == stretches.end() ? Timestamp{} : next->fromTime;
    }

    void addGap(TimelineId timeline, Timestamp since, Timestamp until, Sentence detail, Sentence remedy)
    {
        const bool isPast = until.isKnown();
        add({.rule = AdviceRule::WalGap,
             .level = isPast ? AdviceLevel::Warning : AdviceLevel::Problem,
             .action = isPast ? AdviceAction::None : AdviceAction::TakeBackup,
             .timeline = timeline,
             .since = since,
             .until = until,
             .detail = std::move(detail),
             .remedy = std::move(remedy)});
    }

    void judgeWindows()
    {
        for (const RecoveryWindow &window : m_recovery->windows)
            if (!window.remedy.empty())
                addGap(window.timeline, window.toTime, goesOn(m_recovery->windows, window.timeline, window.to),
                       window.why, window.remedy);
        Advice unused{.rule = AdviceRule::UnusedWal};
        bool hurts = false;
        for (const UnreachableWal &wal : m_recovery->unreachable) {
            unused.count += wal.segments;
            if (unused.detail.empty() || (!wal.isSurplus && !hurts)) {
                unused.timeline = wal.timeline;
                unused.detail = wal.why;
                unused.remedy = wal.remedy;
            }
            hurts = hurts || !wal.isSurplus;
        }
        unused.level = hurts ? AdviceLevel::Warning : AdviceLevel::Note;
        unused.action = hurts ? AdviceAction::TakeBackup : AdviceAction::DeleteUnusedWal;
        if (unused.count > 0)
            add(std::move(unused));
    }

    /// A stretch of archived WAL that ends although a later one of the same timeline is there.
    void judgeIntervals()
    {
        for (const RecoverableInterval &interval : m_instance.retention->window) {
            const Timestamp until = goesOn(m_instance.retention->window, interval.timeline, interval.to);
            if (interval.from < interval.to && until.isKnown())
                addGap(interval.timeline, interval.toTime, until, {}, {});
        }
    }

    void judgeRetention()
    {
        if (m_restorable.empty() || !m_instance.retention)
            return;
        const auto &outlook = m_instance.retention->backups;
        const auto expired =
            static_cast<std::uint64_t>(std::ranges::count(outlook, Expiry::Expired, &BackupOutlook::expiry));
        if (expired > 0)
            add({.rule = AdviceRule::ExpiredBackups,
                 .level = AdviceLevel::Note,
                 .action = AdviceAction::DeleteExpired,
                 .count = expired});
        if (!retentionPolicy(m_instance.config.retention, {}).letsBackupsExpire())
            add({.rule = AdviceRule::NoRetention, .level = AdviceLevel::Note, .action = AdviceAction::EditRetention});
    }

    void judgeSpace()
    {
        if (m_instance.deadBytes >= m_limits.deadBytes && m_instance.deadBytes >= m_instance.packBytes / 4)
            add({.rule = AdviceRule::DeadSpace,
                 .level = AdviceLevel::Note,
                 .action = AdviceAction::Compact,
                 .bytes = m_instance.deadBytes});
    }

    const InstanceSnapshot &m_instance;
    const RecoverySnapshot *m_recovery;
    const Timestamp m_now;
    const AdviceLimits &m_limits;
    std::vector<const BackupRecord *> m_restorable; ///< newest first
    std::vector<const BackupRecord *> m_present;    ///< what counts as a backup, newest first
    std::vector<Advice> m_advice;
};

} // namespace

std::vector<const BackupRecord *> restorableBackups(const std::vector<BackupRecord> &backups)
{
    std::map<BackupId, bool> isGood;
    std::vector<const BackupRecord *> good;
    // Parents are older, so that they are judged first.
    for (const auto &record : backups | std::views::reverse) {
        const auto parent = isGood.find(record.parent);
        const bool stands = record.mode == BackupMode::Full || (parent != isGood.end() && parent->second);
        isGood[record.id] = stands && record.isRestorable();
        if (isGood[record.id])
            good.push_back(&record);
    }
    std::ranges::reverse(good);
    return good;
}

std::vector<Advice> adviseOn(const InstanceSnapshot &instance, const RecoverySnapshot *recovery, Timestamp now,
                             const AdviceLimits &limits)
{
    return Adviser(instance, recovery, now, limits).run();
}

Result<InstanceAdvice> readAdvice(const InstanceRef &ref, const std::stop_token &stop)
{
    CAIRN_TRY(const auto catalog, readCatalog(ref.catalog, ref.instance, SnapshotDepth::Retention));
    const InstanceSnapshot &instance = catalog.instances.front();
    const Timestamp now = Timestamp::now();
    if (instance.error)
        return InstanceAdvice{ref, adviseOn(instance, nullptr, now), now};
    const auto recovery = readRecoveryWindows(ref, stop);
    if (!recovery && recovery.error().code == ErrorCode::Cancelled)
        return std::unexpected(recovery.error());
    InstanceAdvice result{ref, adviseOn(instance, recovery ? &*recovery : nullptr, now), now};
    if (!recovery)
        result.advice.insert(
            result.advice.begin(),
            Advice{.rule = AdviceRule::Unreadable, .level = AdviceLevel::Problem, .detail = recovery.error().text()});
    return result;
}

} // namespace cairn
