#include "catalog/retention/outlook.h"
#include "catalog/retention/simulation.h"
#include "retention_catalogs.h"

#include <QTest>

#include <algorithm>
#include <format>
#include <set>

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr int catalogs = 2000;

/// Fails the test with the seed of the catalog.
#define PROPERTY(condition, seed, what) QVERIFY2(condition, std::format("{} (CAIRN_SEED={})", what, seed).c_str())

std::uint64_t bytesOf(const RetentionState &state)
{
    std::uint64_t bytes = 0;
    for (const RetentionBackup &backup : state.backups)
        bytes += backup.bytes();
    for (const RetentionWal &wal : state.wal)
        bytes += wal.bytes;
    return bytes;
}

const RetentionBackup *findBackup(const RetentionState &state, BackupId id)
{
    const auto found = std::ranges::find(state.backups, id, &RetentionBackup::id);
    return found == state.backups.end() ? nullptr : &*found;
}

/// It, or something that it builds on, is half deleted.
bool isLost(const RetentionState &state, const RetentionBackup &backup)
{
    for (const RetentionBackup *at = &backup; at != nullptr;) {
        if (at->status == BackupStatus::Deleting)
            return true;
        at = at->full || at->parent >= at->id ? nullptr : findBackup(state, at->parent);
    }
    return false;
}

bool isHeldByItself(const RetentionBackup &backup)
{
    return backup.isPinned(someNow) || backup.status == BackupStatus::Unknown || backup.isBeingWritten();
}

} // namespace

/// What must hold for every catalog. CAIRN_SEED=N runs the one catalog that a failure names.
class TestRetentionProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noChainIsBroken();
    void windowHoldsAtEveryInstant();
    void secondTimeNothingIsLeftToDo();
    void nothingIsLostOrCountedTwice();
    void intervalsAreWhatCanBeRecovered();
    void requestsAreHonoured();
    void simulationIsStepByStepExecution() const;
    void manyBackups();
    void outlookIsWhatThePlanWillDo();

private:
    template <class Check>
    void forEveryWorld(Check &&check)
    {
        for (std::uint64_t seed = m_first; seed < m_first + m_count && !QTest::currentTestFailed(); ++seed) {
            RandomWorld world(seed);
            check(world, seed);
        }
    }
    std::uint64_t m_first = 0;
    std::uint64_t m_count = catalogs;
};

void TestRetentionProperties::initTestCase()
{
    bool given = false;
    m_first = qEnvironmentVariable("CAIRN_SEED").toULongLong(&given);
    if (given)
        m_count = 1;
    else
        m_first = std::random_device{}();
    qInfo("seeds %llu to %llu", static_cast<unsigned long long>(m_first),
          static_cast<unsigned long long>(m_first + m_count - 1));
}

void TestRetentionProperties::noChainIsBroken()
{
    forEveryWorld([](RandomWorld &world, std::uint64_t seed) {
        const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
        const RetentionState after = applyPlan(world.state, plan);
        const Oracle before(world.state);
        const Oracle now(after);
        bool anyBefore = false;
        bool anyAfter = false;
        for (const RetentionBackup &backup : world.state.backups) {
            const BackupDecision *decision = plan.find(backup.id);
            PROPERTY(decision != nullptr && !decision->reasons.empty(), seed, "a backup without a reason");
            PROPERTY(decision->restorable == before.isRestorable(backup.id), seed, "restorable or not");
            const RetentionBackup *kept = findBackup(after, backup.id);
            PROPERTY((kept != nullptr) == (decision->fate == BackupFate::Keep), seed, "fate");
            PROPERTY(kept != nullptr || !isHeldByItself(backup) ||
                         (isLost(world.state, backup) && !backup.isBeingWritten()),
                     seed, "something went that no rule may touch");
            anyBefore = anyBefore || before.isRestorable(backup.id);
            anyAfter = anyAfter || now.isRestorable(backup.id);
            if (kept == nullptr)
                continue;
            PROPERTY(now.isRestorable(backup.id) || !before.isRestorable(backup.id), seed,
                     "a kept backup lost what it needs");
            const bool hadParent = !backup.full && findBackup(world.state, backup.parent) != nullptr;
            PROPERTY(!hadParent || backup.isHopeless() || kept->full || findBackup(after, backup.parent) != nullptr ||
                         findBackup(world.state, backup.parent)->status == BackupStatus::Deleting,
                     seed, "a parent went");
        }
        PROPERTY(plan.nothingRestorableLeft == (anyBefore && !anyAfter), seed, "the hard stop");
        PROPERTY(!plan.nothingRestorableLeft ||
                     std::ranges::any_of(world.state.backups,
                                         [](const auto &backup) { return backup.status == BackupStatus::Deleting; }),
                 seed, "rules left nothing restorable");
    });
}

void TestRetentionProperties::windowHoldsAtEveryInstant()
{
    std::uint64_t held = 0;
    forEveryWorld([&](RandomWorld &world, std::uint64_t seed) {
        if (world.policy.windowDays == 0)
            world.policy.windowDays = static_cast<std::uint32_t>(world.number(1, 40));
        const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
        const RetentionState after = applyPlan(world.state, plan);
        const Oracle before(world.state);
        const Oracle now(after);
        const Timestamp start = windowStart(world.policy, someNow);
        std::vector<Timestamp> instants{start, someNow};
        for (const RetentionBackup &backup : world.state.backups)
            instants.push_back(backup.recoveryTime);
        for (const auto &timeline : world.timelines)
            instants.insert(instants.end(), {timeline.begin, timeline.end});
        for (int i = 0; i < 50; ++i)
            instants.emplace_back(static_cast<std::int64_t>(world.number(start.microseconds, someNow.microseconds)));
        for (const auto &timeline : world.timelines)
            for (const Timestamp instant : instants) {
                if (instant < start || instant < timeline.begin || instant > timeline.end)
                    continue;
                const Lsn lsn = timeline.at(instant);
                if (!before.isRecoverable(timeline.id, lsn))
                    continue;
                ++held;
                PROPERTY(now.isRecoverable(timeline.id, lsn), seed,
                         std::format("{} on timeline {} was in the window", instant.toIso(), timeline.id.value));
            }
    });
    QVERIFY2(m_count == 1 || held > catalogs, "hardly any instant could be recovered to begin with");
}

void TestRetentionProperties::secondTimeNothingIsLeftToDo()
{
    int changed = 0;
    forEveryWorld([&](RandomWorld &world, std::uint64_t seed) {
        const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
        PROPERTY(plan == planRetention(world.policy, world.state, someNow, world.options), seed, "not a function");
        const RetentionState after = applyPlan(world.state, plan);
        const RetentionPlan again = planRetention(world.policy, after, someNow, world.options);
        changed += plan.changesNothing() ? 0 : 1;
        PROPERTY(again.changesNothing(), seed, "a second run finds more to do");
        PROPERTY(again.bytesFreed() == 0 && again.refusals.empty(), seed, "a second run frees bytes");
    });
    QVERIFY2(m_count == 1 || changed > catalogs / 2, "hardly any plan did anything");
}

void TestRetentionProperties::nothingIsLostOrCountedTwice()
{
    forEveryWorld([](RandomWorld &world, std::uint64_t seed) {
        const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
        const RetentionState after = applyPlan(world.state, plan);
        PROPERTY(bytesOf(world.state) == bytesOf(after) + plan.bytesFreed(), seed, "bytes");
        // Decisions cover the WAL exactly.
        std::map<TimelineId, std::set<std::uint64_t>> stored;
        for (const RetentionWal &wal : world.state.wal)
            for (std::uint64_t i = 0; i < wal.segments; ++i)
                stored[wal.timeline].insert(wal.first.value + i);
        for (const WalDecision &decision : plan.wal) {
            PROPERTY(!decision.reasons.empty(), seed, "WAL without a reason");
            PROPERTY(decision.keep || world.options.wal, seed, "WAL goes unasked");
            for (auto segment = decision.first.value; segment <= decision.last.value; ++segment)
                PROPERTY(stored[decision.timeline].erase(segment) == 1, seed, "a segment decided twice, or not stored");
        }
        PROPERTY(std::ranges::all_of(stored, [](const auto &entry) { return entry.second.empty(); }), seed,
                 "a segment without a decision");
        const bool anyUse = std::ranges::any_of(after.backups, [](const RetentionBackup &backup) {
            return backup.mayUseWal() || backup.status == BackupStatus::Unknown;
        });
        PROPERTY(anyUse || plan.walBytesFreed == 0, seed, "WAL without backups went unasked");
    });
}

void TestRetentionProperties::intervalsAreWhatCanBeRecovered()
{
    forEveryWorld([](RandomWorld &world, std::uint64_t seed) {
        const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
        const RetentionState after = applyPlan(world.state, plan);
        const auto check = [&](const RetentionState &state, const std::vector<RecoverableInterval> &intervals) {
            const Oracle oracle(state);
            for (const auto &timeline : world.timelines)
                for (int i = 0; i < 30; ++i) {
                    Lsn lsn{world.number(timeline.beginLsn.value, timeline.at(timeline.end).value + (2u << 20))};
                    if (!state.backups.empty() && world.chance(0.2))
                        lsn = state.backups[world.number(0, state.backups.size() - 1)].stopLsn;
                    const bool inside = std::ranges::any_of(intervals, [&](const RecoverableInterval &interval) {
                        return interval.timeline == timeline.id && interval.from <= lsn && lsn <= interval.to;
                    });
                    PROPERTY(inside == oracle.isRecoverable(timeline.id, lsn), seed,
                             std::format("{} on timeline {}", lsn.toString(), timeline.id.value));
                }
        };
        check(world.state, plan.windowBefore);
        check(after, plan.windowAfter);
        for (const RecoverableInterval &interval : plan.windowAfter)
            PROPERTY(std::ranges::any_of(plan.windowBefore,
                                         [&](const RecoverableInterval &outer) {
                                             return outer.timeline == interval.timeline &&
                                                    outer.from <= interval.from && interval.to <= outer.to;
                                         }),
                     seed, "more can be recovered after than before");
    });
}

void TestRetentionProperties::requestsAreHonoured()
{
    forEveryWorld([](RandomWorld &world, std::uint64_t seed) {
        if (world.state.backups.empty())
            return;
        world.options.expired = world.options.mergeExpired = false;
        world.options.force = world.chance(0.5);
        std::set<BackupId> asked;
        for (auto count = world.number(1, 3); count-- > 0;)
            asked.insert(world.state.backups[world.number(0, world.state.backups.size() - 1)].id);
        world.options.asked.assign(asked.begin(), asked.end());
        const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
        const RetentionState after = applyPlan(world.state, plan);
        const Oracle before(world.state);
        const Oracle now(after);
        for (const RetentionBackup &backup : world.state.backups) {
            const bool isLeft = findBackup(after, backup.id) != nullptr;
            PROPERTY(!asked.contains(backup.id) || !isLeft || !plan.refusals.empty(), seed,
                     "asked for, and still there");
            PROPERTY(isLeft || !backup.isBeingWritten(), seed, "a live one went");
            PROPERTY(isLeft || world.options.force || !backup.isPinned(someNow) || isLost(world.state, backup), seed,
                     "a pinned one went");
            PROPERTY(!isLeft || !before.isRestorable(backup.id) || now.isRestorable(backup.id), seed,
                     "a kept one lost what it needs");
        }
        world.options.asked.clear();
        PROPERTY(!plan.refusals.empty() || planRetention(world.policy, after, someNow, world.options).changesNothing(),
                 seed, "a second run finds more to do");
    });
}

namespace {

/// Lives through days by hand: one segment after the other, every backup and every plan.
class Days {
public:
    Days(RandomWorld &world, const RetentionSchedule &schedule)
        : state(world.state)
        , m_policy(world.policy)
        , m_schedule(schedule)
    {
        for (const auto &backup : state.backups)
            m_timeline = std::max(m_timeline, backup.timeline);
        for (const auto &wal : state.wal)
            m_timeline = std::max(m_timeline, wal.timeline);
        std::uint64_t end = 1;
        for (const auto &backup : state.backups)
            if (backup.timeline == m_timeline)
                end = std::max({end, backup.startLsn.value, backup.stopLsn.value});
        for (const auto &fork : state.forks)
            if (fork.timeline == m_timeline)
                end = std::max(end, fork.switchPoint.value);
        m_next = std::max<std::uint64_t>(1, end / state.walSegmentSize);
        for (const auto &wal : state.wal)
            if (wal.timeline == m_timeline)
                m_next = std::max(m_next, wal.last().value + 1);
        m_position = std::max(end, m_next * state.walSegmentSize);
    }

    RetentionPlan live(Timestamp retention)
    {
        const std::int64_t midnight = retention.microseconds / dayMicroseconds * dayMicroseconds;
        const bool sunday = (midnight / dayMicroseconds + 3) % 7 == 6;
        const auto &due = m_schedule.backups[sunday ? 0 : 1];
        if (const Timestamp time{midnight + due.secondOfDay * 1'000'000LL}; time > m_now) {
            passTo(time);
            take(due);
        }
        passTo(retention);
        const RetentionPlan plan = planRetention(m_policy, state, m_now, m_schedule.options);
        state = applyPlan(state, plan);
        return plan;
    }

    RetentionState state;
    std::uint64_t missed = 0;

private:
    void passTo(Timestamp time)
    {
        const double share = static_cast<double>(time.microseconds - m_now.microseconds) / dayMicroseconds;
        m_position += static_cast<std::uint64_t>(share * static_cast<double>(m_schedule.walBytesPerDay));
        m_now = time;
        archive(m_position / state.walSegmentSize);
    }

    void archive(std::uint64_t end)
    {
        for (; m_next < end; ++m_next)
            state.wal.push_back({m_timeline, SegmentNumber{m_next}, 1, state.walSegmentSize / 2, {}, m_now});
    }

    void take(const ScheduledBackup &due)
    {
        RetentionBackup backup;
        backup.id = BackupId{static_cast<std::uint64_t>(m_now.seconds())};
        backup.full = due.full;
        if (!due.full)
            backup.parent = parent();
        if (!due.full && !backup.parent.isValid()) {
            ++missed;
            return;
        }
        backup.status = BackupStatus::Ok;
        backup.timeline = m_timeline;
        backup.startLsn = Lsn{m_position};
        backup.stopLsn = Lsn{m_position + 1};
        backup.startTime = backup.recoveryTime = m_now;
        backup.dataBytes = due.dataBytes;
        state.backups.push_back(backup);
        const std::uint64_t next = m_position / state.walSegmentSize + 1;
        archive(next);
        m_position = next * state.walSegmentSize;
    }

    /// The newest on the newest FULL one of the nearest timeline.
    [[nodiscard]] BackupId parent() const
    {
        const Oracle oracle(state);
        TimelineId timeline = m_timeline;
        for (std::uint64_t end = UINT64_MAX;;) {
            BackupId full;
            std::map<BackupId, BackupId> fullOf;
            std::vector<RetentionBackup> sorted = state.backups;
            std::ranges::sort(sorted, {}, &RetentionBackup::id);
            for (const auto &backup : sorted) {
                fullOf[backup.id] = backup.full ? backup.id : fullOf[backup.parent];
                if (backup.full && oracle.isRestorable(backup.id) && backup.timeline == timeline &&
                    backup.stopLsn.value <= end)
                    full = backup.id;
            }
            for (auto backup = sorted.rbegin(); full.isValid() && backup != sorted.rend(); ++backup)
                if (oracle.isRestorable(backup->id) && backup->timeline == timeline && backup->stopLsn.value <= end &&
                    fullOf[backup->id] == full)
                    return backup->id;
            const auto fork = std::ranges::find(state.forks, timeline, &TimelineFork::timeline);
            if (fork == state.forks.end())
                return {};
            end = std::min(end, fork->switchPoint.value);
            timeline = fork->parent;
        }
    }

    RetentionPolicy m_policy;
    const RetentionSchedule &m_schedule;
    TimelineId m_timeline{1};
    std::uint64_t m_position = 0;
    std::uint64_t m_next = 0;
    Timestamp m_now = someNow;
};

} // namespace

void TestRetentionProperties::simulationIsStepByStepExecution() const
{
    for (std::uint64_t seed = m_first; seed < m_first + std::min<std::uint64_t>(m_count, 300); ++seed) {
        RandomWorld world(seed);
        RetentionSchedule schedule;
        schedule.options = world.options;
        schedule.options.utcOffsetSeconds = 0;
        schedule.walBytesPerDay = 24ull << 20; // a segment an hour
        schedule.storedWalBytesPerDay = 12ull << 20;
        schedule.retentionSecondOfDay = 20 * 3600;
        schedule.backups.push_back({true, WalMode::Archive, 0x40, 2 * 3600, 50'000, 0});  // Sunday
        schedule.backups.push_back({false, WalMode::Archive, 0x3f, 14 * 3600, 3'000, 0}); // other days
        RetentionSimulation simulation(world.policy, world.state, someNow, schedule);
        const auto simulated = simulateRetention(world.policy, world.state, someNow, schedule, 20);
        Days days(world, schedule);
        for (const SimulatedDay &day : simulated) {
            PROPERTY(simulation.nextDay() == day, seed, "a step is not the day");
            const RetentionPlan plan = days.live(day.time);
            std::vector<BackupId> removed;
            std::vector<BackupId> folded;
            for (const BackupDecision &decision : plan.backups)
                if (decision.fate != BackupFate::Keep)
                    (decision.fate == BackupFate::Fold ? folded : removed).push_back(decision.id);
            PROPERTY(day.removed == removed && day.folded == folded, seed, "other backups went");
            PROPERTY(simulation.state().backups == days.state.backups, seed, "other backups are left");
            PROPERTY(day.backups == days.state.backups.size(), seed, "the number of backups");
            PROPERTY(day.backupBytes + day.walBytes == bytesOf(days.state), seed, "bytes");
            const auto windows =
                planRetention(world.policy, simulation.state(), day.time, schedule.options).windowBefore;
            PROPERTY(windows.size() == plan.windowAfter.size(), seed, "the window");
            for (std::size_t i = 0; i < windows.size(); ++i)
                PROPERTY(windows[i].from == plan.windowAfter[i].from && windows[i].to == plan.windowAfter[i].to, seed,
                         "the window");
            // The window begins with a backup, and with no earlier one.
            const auto newest =
                plan.windowAfter.empty() ? nullptr : findBackup(days.state, plan.windowAfter.back().base);
            PROPERTY(!day.windowFrom.isKnown() || (newest != nullptr && day.windowFrom == newest->stamp()), seed,
                     "where the window begins");
        }
        std::uint64_t missed = 0;
        for (const SimulatedDay &day : simulated)
            missed += day.backupsMissed;
        PROPERTY(missed == days.missed, seed, "backups that could not be taken");
    }
}

/// Not timed here, but it would not end if it were not about n log n.
void TestRetentionProperties::manyBackups()
{
    RetentionState state;
    for (std::uint64_t i = 0; i < 50'000; ++i) {
        RetentionBackup backup;
        backup.id = BackupId{1'700'000'000 + i * 1000};
        backup.full = i % 10'000 == 0;
        backup.parent = backup.full ? BackupId{} : BackupId{backup.id.value - 1000};
        backup.status = BackupStatus::Ok;
        backup.timeline = TimelineId{1};
        backup.startLsn = Lsn{(i + 1) * (64ull << 20)};
        backup.stopLsn = Lsn{backup.startLsn.value + 1000};
        backup.startTime = backup.recoveryTime = Timestamp{static_cast<std::int64_t>(backup.id.value) * 1'000'000};
        state.backups.push_back(backup);
    }
    RetentionWal wal;
    wal.timeline = TimelineId{1};
    wal.first = SegmentNumber{1};
    wal.segments = 4 * 50'001;
    wal.bytes = wal.segments << 20;
    state.wal.push_back(wal);
    RetentionPolicy policy;
    policy.redundancy = 2;
    policy.windowDays = 100;
    policy.monthly = 12;
    policy.walDepth = 5;
    RetentionOptions options;
    options.expired = options.wal = options.mergeExpired = true;
    const Timestamp now{state.backups.back().recoveryTime.microseconds};
    const RetentionPlan plan = planRetention(policy, state, now, options);
    QVERIFY(!plan.changesNothing());
    QVERIFY(planRetention(policy, applyPlan(state, plan), now, options).changesNothing());
}

void TestRetentionProperties::outlookIsWhatThePlanWillDo()
{
    std::uint64_t moments = 0;
    forEveryWorld([&](RandomWorld &world, std::uint64_t seed) {
        if (seed % 4 != m_first % 4) // each costs as much as a dozen plans
            return;
        RetentionOptions options;
        options.expired = true;
        const RetentionPlan now = planRetention(world.policy, world.state, someNow, options);
        const auto outlook = retentionOutlook(world.policy, world.state, someNow, 0);
        PROPERTY(outlook.size() == now.backups.size(), seed, "every backup has an outlook");
        for (const BackupOutlook &backup : outlook) {
            const BackupDecision *const decision = now.find(backup.id);
            PROPERTY((backup.expiry == Expiry::Expired) == (decision->fate != BackupFate::Keep), seed, "expired now");
            PROPERTY(backup.reasons == decision->reasons, seed, "the reasons");
            if (backup.expiry != Expiry::AtTime || moments > 5 * (seed - m_first) + 20)
                continue;
            ++moments;
            const RetentionPlan later = planRetention(world.policy, world.state, backup.expires, options);
            PROPERTY(later.find(backup.id)->fate != BackupFate::Keep, seed, "it goes when it is said to go");
        }
    });
    QVERIFY2(m_count == 1 || moments > 0, "nothing expired by time");
}

QTEST_APPLESS_MAIN(TestRetentionProperties)
#include "test_retention_properties.moc"
