#include "catalog/retention/simulation.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;

/// The newest restorable backup on the newest restorable FULL backup that leads to the end of a timeline.
const RetentionBackup *parentFor(const BackupForest &forest, const TimelineTree &timelines, TimelineId timeline)
{
    for (const auto &step : timelines.path(timeline)) {
        std::optional<std::size_t> full;
        const auto suits = [&](std::size_t at) {
            const RetentionBackup &backup = forest.backup(at);
            return forest[at].isRestorable() && backup.timeline == step.timeline && backup.stopLsn <= step.end;
        };
        for (std::size_t at = forest.size(); at-- > 0 && !full;)
            if (suits(at) && forest.backup(at).full)
                full = at;
        for (std::size_t at = forest.size(); full && at-- > 0;)
            if (suits(at) && forest[at].full == full)
                return &forest.backup(at);
    }
    return nullptr;
}

} // namespace

RetentionSimulation::RetentionSimulation(RetentionPolicy policy, RetentionState state, Timestamp now,
                                         RetentionSchedule schedule)
    : m_policy(policy)
    , m_state(std::move(state))
    , m_now(now)
    , m_schedule(std::move(schedule))
{
    for (const RetentionBackup &backup : m_state.backups)
        m_timeline = std::max(m_timeline, backup.timeline);
    for (const RetentionWal &wal : m_state.wal)
        m_timeline = std::max(m_timeline, wal.timeline);
    for (const TimelineFork &fork : m_state.forks)
        if (fork.timeline == m_timeline)
            m_lsn = fork.switchPoint;
    for (const RetentionBackup &backup : m_state.backups)
        if (backup.timeline == m_timeline)
            m_lsn = std::max({m_lsn, backup.startLsn, backup.stopLsn});
    // Segment 0 is never used: LSN 0 is invalid.
    m_nextSegment = std::max(SegmentNumber{1}, segmentOf(m_lsn, m_state.walSegmentSize));
    for (const RetentionWal &wal : m_state.wal)
        if (wal.timeline == m_timeline)
            m_nextSegment = std::max(m_nextSegment, nextSegment(wal.last()));
    m_lsn = std::max(m_lsn, segmentStart(m_nextSegment, m_state.walSegmentSize));
}

SimulatedDay RetentionSimulation::nextDay()
{
    SimulatedDay result;
    const Timestamp end = nextRetention();
    m_taken.clear();
    for (const DueBackup &due : dueUntil(end)) {
        passTo(due.time);
        takeBackup(*due.what, result);
    }
    passTo(end);
    carryOut(result);
    return result;
}

Timestamp RetentionSimulation::nextRetention() const
{
    const std::int64_t offset = m_schedule.options.utcOffsetSeconds * second;
    const std::int64_t midnight =
        periodNumber(CalendarPeriod::Day, m_now, m_schedule.options.utcOffsetSeconds) * day - offset;
    const Timestamp today{midnight + m_schedule.retentionSecondOfDay * second};
    return today > m_now ? today : Timestamp{today.microseconds + day};
}

std::vector<RetentionSimulation::DueBackup> RetentionSimulation::dueUntil(Timestamp end) const
{
    const std::int32_t offset = m_schedule.options.utcOffsetSeconds;
    std::vector<DueBackup> due;
    for (auto number = periodNumber(CalendarPeriod::Day, m_now, offset);
         number <= periodNumber(CalendarPeriod::Day, end, offset); ++number)
        for (const ScheduledBackup &backup : m_schedule.backups) {
            const Timestamp time{number * day + (static_cast<std::int64_t>(backup.secondOfDay) - offset) * second};
            // 1970-01-01 was a Thursday.
            if ((backup.weekdays >> ((number + 3) % 7) & 1) != 0 && time > m_now && time <= end)
                due.push_back({time, &backup});
        }
    std::ranges::stable_sort(due, {}, &DueBackup::time);
    return due;
}

void RetentionSimulation::passTo(Timestamp time)
{
    const double share = static_cast<double>(time.microseconds - m_now.microseconds) / static_cast<double>(day);
    m_lsn.value += static_cast<std::uint64_t>(share * static_cast<double>(m_schedule.walBytesPerDay));
    m_now = time;
    archiveBefore(segmentOf(m_lsn, m_state.walSegmentSize));
}

void RetentionSimulation::archiveBefore(SegmentNumber end)
{
    if (end <= m_nextSegment)
        return;
    if (m_schedule.storedWalBytesPerDay != 0) {
        const double ratio = m_schedule.walBytesPerDay == 0 ? 1.0
                                                            : static_cast<double>(m_schedule.storedWalBytesPerDay) /
                                                                  static_cast<double>(m_schedule.walBytesPerDay);
        RetentionWal wal;
        wal.timeline = m_timeline;
        wal.first = m_nextSegment;
        wal.segments = end.value - m_nextSegment.value;
        wal.bytes = wal.segments * static_cast<std::uint64_t>(ratio * m_state.walSegmentSize);
        wal.endTime = m_now;
        m_state.wal.push_back(std::move(wal));
    }
    m_nextSegment = end;
}

void RetentionSimulation::takeBackup(const ScheduledBackup &what, SimulatedDay &day)
{
    RetentionBackup backup;
    backup.full = what.full;
    if (!what.full) {
        const BackupForest forest(m_state);
        const RetentionBackup *parent = parentFor(forest, TimelineTree(m_state.forks), m_timeline);
        if (parent == nullptr) {
            ++day.backupsMissed;
            return;
        }
        backup.parent = parent->id;
    }
    backup.id = BackupId{static_cast<std::uint64_t>(m_now.seconds())};
    for (const RetentionBackup &other : m_state.backups)
        backup.id = std::max(backup.id, BackupId{other.id.value + 1});
    backup.status = BackupStatus::Ok;
    backup.walMode = what.walMode;
    backup.timeline = m_timeline;
    backup.startLsn = m_lsn;
    backup.stopLsn = Lsn{m_lsn.value + 1};
    backup.startTime = backup.recoveryTime = m_now;
    backup.dataBytes = what.dataBytes;
    backup.walBytes = what.walMode == WalMode::Stream ? what.walBytes : 0;
    m_state.backups.push_back(backup);
    m_taken.push_back(backup);
    const SegmentNumber next = nextSegment(segmentOf(m_lsn, m_state.walSegmentSize));
    archiveBefore(next);
    m_lsn = segmentStart(next, m_state.walSegmentSize);
}

void RetentionSimulation::carryOut(SimulatedDay &day)
{
    m_plan = planRetention(m_policy, m_state, m_now, m_schedule.options);
    const RetentionPlan &plan = m_plan;
    m_state = applyPlan(m_state, plan);
    day.time = m_now;
    for (const BackupDecision &decision : plan.backups)
        if (decision.fate == BackupFate::Remove)
            day.removed.push_back(decision.id);
        else if (decision.fate == BackupFate::Fold)
            day.folded.push_back(decision.id);
    day.backups = m_state.backups.size();
    const BackupForest forest(m_state);
    day.restorable = forest.restorableCount();
    for (const RetentionBackup &backup : m_state.backups)
        day.backupBytes += backup.bytes();
    for (const RetentionWal &wal : m_state.wal)
        day.walBytes += wal.bytes;
    const SegmentNumber current = segmentOf(m_lsn, m_state.walSegmentSize);
    for (const RecoverableInterval &interval : plan.windowAfter)
        if (interval.timeline == m_timeline && interval.to >= segmentStart(current, m_state.walSegmentSize))
            if (const auto base = forest.find(interval.base))
                day.windowFrom = forest.backup(*base).stamp();
}

std::vector<SimulatedDay> simulateRetention(const RetentionPolicy &policy, const RetentionState &state, Timestamp now,
                                            const RetentionSchedule &schedule, unsigned days)
{
    RetentionSimulation simulation(policy, state, now, schedule);
    std::vector<SimulatedDay> result;
    result.reserve(days);
    while (result.size() < days)
        result.push_back(simulation.nextDay());
    return result;
}

} // namespace cairn
