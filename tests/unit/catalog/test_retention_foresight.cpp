#include "catalog/retention/foresight.h"
#include "retention_catalogs.h"

#include <QTest>

namespace cairn::test {

namespace {

/// What is carried out every day.
const RetentionOptions everyDayRetention = [] {
    RetentionOptions options;
    options.expired = options.wal = true;
    return options;
}();

const ForeseenBackup &find(const RetentionForesight &foresight, BackupId id)
{
    const auto found = std::ranges::find(foresight.backups, id, &ForeseenBackup::id);
    if (found == foresight.backups.end())
        qFatal("no such backup");
    return *found;
}

} // namespace

class TestRetentionForesight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nowIsWhatThePlanSays()
    {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            RandomWorld world(seed);
            world.options.asked.clear();
            RetentionSchedule schedule;
            schedule.options = world.options;
            const RetentionPlan plan = planRetention(world.policy, world.state, someNow, world.options);
            const RetentionForesight foresight = foreseeRetention(world.policy, world.state, someNow, schedule, 0);
            QCOMPARE(foresight.backups.size(), plan.backups.size());
            for (std::size_t i = 0; i < plan.backups.size(); ++i) {
                QVERIFY(foresight.backups[i].fate == plan.backups[i].fate);
                QVERIFY(foresight.backups[i].reasons == plan.backups[i].reasons);
                QCOMPARE(foresight.backups[i].fateTime.isKnown(), plan.backups[i].fate != BackupFate::Keep);
            }
            QVERIFY(foresight.windowThen == plan.windowAfter);
            QCOMPARE(foresight.backupBytesFreed + foresight.walBytesFreed, plan.bytesFreed());
        }
    }

    /// What is said of a day is what is there when all days until then have passed.
    void everyDayAgreesWithTheSimulation()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            RandomWorld world(seed);
            world.options.asked.clear();
            const ExpectedSchedule expected = expectSchedule(world.state, someNow, world.options);
            const unsigned days = static_cast<unsigned>(world.number(1, 25));
            const RetentionForesight foresight =
                foreseeRetention(world.policy, world.state, someNow, expected.schedule, days);
            const RetentionPlan first = planRetention(world.policy, world.state, someNow, expected.schedule.options);
            RetentionSimulation simulation(world.policy, applyPlan(world.state, first), someNow, expected.schedule);
            for (unsigned i = 0; i < days; ++i)
                QVERIFY(simulation.nextDay() == foresight.history[i]);
            QVERIFY(foresight.day == simulation.now());
            std::size_t stay = 0;
            for (const ForeseenBackup &backup : foresight.backups)
                stay += backup.fate == BackupFate::Keep ? 1 : 0;
            QCOMPARE(stay, simulation.state().backups.size());
            QCOMPARE(foresight.backupBytes, foresight.history.back().backupBytes);
            QCOMPARE(foresight.walBytes, foresight.history.back().walBytes);
        }
    }

    /// The window moves over a backup, and takes it as soon as a newer one can stand for it.
    void aBackupGoesOnTheDayThatItExpires()
    {
        const WrittenCatalog catalog("F6 F5 F4 F3 F2 F1 F0");
        const RetentionPolicy policy{.windowDays = 7};
        const ExpectedSchedule expected = expectSchedule(catalog.state, someNow, everyDayRetention);
        QVERIFY(!expected.assumed);
        const auto today = foreseeRetention(policy, catalog.state, someNow, expected.schedule, 0);
        QCOMPARE(today.count(BackupFate::Remove), std::uint64_t{0});
        const auto later = foreseeRetention(policy, catalog.state, someNow, expected.schedule, 4);
        QVERIFY(find(later, catalog.id("F6")).fate == BackupFate::Remove);
        QVERIFY(find(later, catalog.id("F6")).fateTime > someNow);
        QVERIFY(find(later, catalog.id("F6")).fateTime <= later.day);
        QVERIFY(find(later, catalog.id("F0")).fate == BackupFate::Keep);
        QVERIFY(hasReason(find(later, catalog.id("F0")).reasons, RetentionRule::Window));
        QCOMPARE(std::ranges::count_if(later.backups, &ForeseenBackup::expected), 4);
        for (const ForeseenBackup &backup : later.backups)
            for (const RetentionReason &reason : backup.reasons)
                for (const ForeseenBackup &other : later.backups)
                    QVERIFY(!other.expected || reason.text.english().find(other.id.toString()) == std::string::npos);
        QVERIFY(later.backupBytesFreed > 0);
        QVERIFY(!later.windowThen.empty());
        QVERIFY(later.windowThen.front().fromTime > later.windowNow.front().fromTime);
    }

    void whatAPastSuggests()
    {
        const WrittenCatalog catalog("F21 P20 P19 P18 P17 P16 P15 F14 P13 P12 P11 P10 P9 P8 F7 P6 P5 P4 P3 P2 P1 F0");
        const ExpectedSchedule expected = expectSchedule(catalog.state, someNow, everyDayRetention);
        QVERIFY(!expected.assumed);
        QCOMPARE(expected.schedule.backups.size(), std::size_t{2});
        const ScheduledBackup &full = expected.schedule.backups[0];
        const ScheduledBackup &incremental = expected.schedule.backups[1];
        QVERIFY(full.full && !incremental.full);
        QCOMPARE(int{full.weekdays}, 0x01); // Mondays, as now
        QCOMPARE(int{incremental.weekdays}, 0x7e);
        QVERIFY(full.dataBytes > 0);
        QVERIFY(expected.schedule.walBytesPerDay > 0);
        QVERIFY(expected.schedule.storedWalBytesPerDay > 0);
        QCOMPARE(expected.schedule.retentionSecondOfDay, 14u * 3600 + 13 * 60 + 20);
    }

    void aShortPastIsNoRhythm()
    {
        const auto fulls = expectSchedule(WrittenCatalog("F0").state, someNow, everyDayRetention);
        QVERIFY(fulls.assumed);
        QCOMPARE(fulls.schedule.backups.size(), std::size_t{1});
        QCOMPARE(int{fulls.schedule.backups[0].weekdays}, 0x7f);
        const auto chains = expectSchedule(WrittenCatalog("F0.2 P0.1").state, someNow, everyDayRetention);
        QVERIFY(chains.assumed);
        QCOMPARE(chains.schedule.backups.size(), std::size_t{2});
        QCOMPARE(int{chains.schedule.backups[0].weekdays}, 0x01);
        QCOMPARE(int{chains.schedule.backups[1].weekdays}, 0x7f);
        const auto nothing = expectSchedule({}, someNow, everyDayRetention);
        QVERIFY(nothing.assumed && nothing.schedule.backups.empty());
        QVERIFY(foreseeRetention({}, {}, someNow, nothing.schedule, 10).backups.empty());
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        const WrittenCatalog catalog("F1 F0");
        const auto foresight =
            foreseeRetention({}, catalog.state, someNow,
                             expectSchedule(catalog.state, someNow, everyDayRetention).schedule, 300, stop.get_token());
        QVERIFY(foresight.history.empty());
    }
};

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestRetentionForesight)
#include "test_retention_foresight.moc"
