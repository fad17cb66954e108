#include "operations/advice.h"
#include "operations/overview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace cairn;

namespace {

constexpr std::int64_t day = 86'400;
constexpr std::int64_t noon = 1'790'000'000;
const Timestamp now{noon * 1'000'000};
const InstanceRef ref{"/srv/backup", "main"};

Timestamp before(std::int64_t seconds)
{
    return Timestamp{(noon - seconds) * 1'000'000};
}

BackupRecord backupFrom(std::int64_t age, BackupStatus status = BackupStatus::Ok)
{
    BackupRecord record;
    record.id = BackupId{static_cast<std::uint64_t>(noon - age)};
    record.status = status;
    record.timeline = TimelineId{1};
    record.startLsn = Lsn{0x3'000'000};
    record.stopLsn = Lsn{0x3'100'000};
    record.endTime = record.recoveryTime = before(age);
    record.pgdataBytes = 400'000'000;
    record.validation = ValidationMark{before(age), ValidationDepth::Normal, true, {}};
    return record;
}

/// One about which nothing is to be said.
InstanceSnapshot goodInstance()
{
    InstanceSnapshot instance;
    instance.name = "main";
    instance.config.retention.windowDays = 7;
    instance.backups = {backupFrom(3600), backupFrom(day)};
    RetentionSnapshot retention;
    retention.walFiles = 12;
    retention.lastWal = before(60);
    instance.retention = retention;
    return instance;
}

RecoveryWindow window(std::int64_t from, std::int64_t to, std::uint64_t at)
{
    RecoveryWindow window;
    window.timeline = TimelineId{1};
    window.from = Lsn{at};
    window.to = Lsn{at + 100'000'000};
    window.fromTime = before(from);
    window.toTime = before(to);
    return window;
}

const Advice *find(const std::vector<Advice> &advice, AdviceRule rule)
{
    const auto found = std::ranges::find(advice, rule, &Advice::rule);
    return found == advice.end() ? nullptr : &*found;
}

std::vector<Advice> advise(const InstanceSnapshot &instance)
{
    return adviseOn(instance, nullptr, now);
}

} // namespace

class TestAdvice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidWhenAllIsWell()
    {
        QCOMPARE(advise(goodInstance()).size(), 0U);
        RecoverySnapshot recovery;
        recovery.windows = {window(day, 60, 1)};
        QCOMPARE(adviseOn(goodInstance(), &recovery, now).size(), 0U);
    }

    void anInstanceThatCannotBeReadIsAllThatIsSaid()
    {
        InstanceSnapshot instance = goodInstance();
        instance.error = Error{ErrorCode::Damaged, "garbage", "instance.json", {}};
        const auto advice = advise(instance);
        QCOMPARE(advice.size(), 1U);
        QCOMPARE(advice[0].rule, AdviceRule::Unreadable);
        QVERIFY(advice[0].detail.english().contains("garbage"));
    }

    void noBackup()
    {
        InstanceSnapshot instance = goodInstance();
        instance.backups.clear();
        const auto advice = advise(instance);
        QCOMPARE(advice.size(), 1U);
        QCOMPARE(advice[0].rule, AdviceRule::NoBackup);
        QCOMPARE(advice[0].level, AdviceLevel::Problem);
        QCOMPARE(advice[0].action, AdviceAction::TakeFullBackup);
        // What was deleted is no backup; the first one that is being taken is no failure.
        instance.backups = {backupFrom(60, BackupStatus::Deleting)};
        instance.backups[0].quarantine = Quarantine{before(60), before(-day), BackupStatus::Ok};
        QVERIFY(find(advise(instance), AdviceRule::NoBackup));
        instance.backups = {backupFrom(60, BackupStatus::Running)};
        QCOMPARE(advise(instance).size(), 0U);
    }

    void nothingCanBeRestored()
    {
        InstanceSnapshot instance = goodInstance();
        BackupRecord increment = backupFrom(60);
        increment.mode = BackupMode::Delta;
        increment.parent = backupFrom(day).id;
        instance.backups = {increment, backupFrom(day, BackupStatus::Corrupt)};
        const auto advice = advise(instance);
        const Advice *const nothing = find(advice, AdviceRule::NothingRestorable);
        QVERIFY(nothing);
        QCOMPARE(nothing->count, 2U);
        QCOMPARE(advice.front().rule, AdviceRule::NothingRestorable);
        QVERIFY(find(advice, AdviceRule::DamagedBackups));
    }

    void theLastOneFailed()
    {
        InstanceSnapshot instance = goodInstance();
        BackupRecord failed = backupFrom(60, BackupStatus::Error);
        failed.statusReason = "the disk is full";
        instance.backups.insert(instance.backups.begin(), failed);
        const auto advice = advise(instance);
        QCOMPARE(advice.size(), 1U);
        QCOMPARE(advice[0].rule, AdviceRule::LastBackupFailed);
        QCOMPARE(advice[0].backup, failed.id);
        QVERIFY(adviceText(advice[0], now).contains("the disk is full"));
        // A good one afterwards, and it is forgotten.
        instance.backups.insert(instance.backups.begin(), backupFrom(30));
        QCOMPARE(advise(instance).size(), 0U);
    }

    void damagedOnesAreCounted()
    {
        InstanceSnapshot instance = goodInstance();
        instance.backups.push_back(backupFrom(2 * day, BackupStatus::Corrupt));
        instance.backups.push_back(backupFrom(3 * day, BackupStatus::Orphan));
        const auto advice = advise(instance);
        QCOMPARE(advice.size(), 1U);
        QCOMPARE(advice[0].count, 2U);
        QCOMPARE(advice[0].backup, instance.backups[2].id);
        QCOMPARE(advice[0].action, AdviceAction::Validate);
    }

    void overdueByHabit_data()
    {
        QTest::addColumn<qint64>("interval");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<bool>("overdue");
        QTest::newRow("daily, in time") << qint64(day) << qint64(day + 3600) << false;
        QTest::newRow("daily, twice") << qint64(day) << qint64(2 * day) << false;
        QTest::newRow("daily, missed") << qint64(day) << qint64(2 * day + 60) << true;
        QTest::newRow("each minute, an hour ago") << qint64(60) << qint64(3600) << false;
        QTest::newRow("each minute, longer ago") << qint64(60) << qint64(3700) << true;
    }

    void overdueByHabit()
    {
        QFETCH(qint64, interval);
        QFETCH(qint64, age);
        QFETCH(bool, overdue);
        InstanceSnapshot instance = goodInstance();
        instance.config.retention.windowDays = 0;
        instance.config.retention.redundancy = 2;
        instance.backups.clear();
        for (int i = 0; i < 5; ++i)
            instance.backups.push_back(backupFrom(age + i * interval));
        const auto advice = advise(instance);
        const Advice *const found = find(advice, AdviceRule::BackupOverdue);
        QCOMPARE(found != nullptr, overdue);
        if (found)
            QCOMPARE(found->seconds, interval);
        // Not while one is being taken.
        instance.backups.insert(instance.backups.begin(), backupFrom(10, BackupStatus::Running));
        QVERIFY(!find(advise(instance), AdviceRule::BackupOverdue));
    }

    void withoutAHabitAWeekIsTooLong()
    {
        InstanceSnapshot instance = goodInstance();
        instance.backups = {backupFrom(7 * day + 1)};
        QVERIFY(find(advise(instance), AdviceRule::BackupOverdue));
        instance.backups = {backupFrom(7 * day)};
        QVERIFY(!find(advise(instance), AdviceRule::BackupOverdue));
    }

    void theFullOneIsBeyondTheWindow()
    {
        InstanceSnapshot instance = goodInstance();
        BackupRecord increment = backupFrom(3600);
        increment.mode = BackupMode::Page;
        increment.parent = backupFrom(8 * day).id;
        instance.backups = {increment, backupFrom(8 * day)};
        const auto advice = advise(instance);
        QCOMPARE(advice.size(), 1U);
        QCOMPARE(advice[0].rule, AdviceRule::FullOverdue);
        QCOMPARE(advice[0].days, 7U);
        QCOMPARE(advice[0].action, AdviceAction::TakeFullBackup);
        QVERIFY(adviceText(advice[0], now).contains("retention window of 7 days"));
    }

    void notValidated()
    {
        InstanceSnapshot instance = goodInstance();
        instance.backups[0].validation.reset();
        const auto never = advise(instance);
        QCOMPARE(never.size(), 1U);
        QCOMPARE(never[0].rule, AdviceRule::NotValidated);
        QVERIFY(!never[0].since.isKnown());
        instance.backups[0].validation = ValidationMark{before(15 * day), ValidationDepth::Fast, true, {}};
        QVERIFY(find(advise(instance), AdviceRule::NotValidated));
        instance.backups[0].validation->time = before(13 * day);
        QCOMPARE(advise(instance).size(), 0U);
    }

    void theArchive()
    {
        InstanceSnapshot instance = goodInstance();
        instance.retention->lastWal = before(3700);
        QCOMPARE(find(advise(instance), AdviceRule::ArchivingLags)->level, AdviceLevel::Note);
        instance.retention->lastWal = before(2 * day);
        const auto late = advise(instance);
        QCOMPARE(find(late, AdviceRule::ArchivingLags)->level, AdviceLevel::Warning);
        QCOMPARE(find(late, AdviceRule::ArchivingLags)->action, AdviceAction::CheckArchiving);
        instance.retention->walFiles = 0;
        instance.retention->lastWal = {};
        QVERIFY(find(advise(instance), AdviceRule::NotArchived));
        instance.retention.reset(); // the archive was not looked at
        QCOMPARE(advise(instance).size(), 0U);
    }

    void holesInTheWal()
    {
        InstanceSnapshot instance = goodInstance();
        RecoverySnapshot recovery;
        recovery.windows = {window(2 * day, day, 1'000), window(3600, 60, 900'000'000)};
        recovery.windows[0].why = "segment 000000010000000000000007 is missing";
        recovery.windows[0].remedy = "store it again";
        const auto past = adviseOn(instance, &recovery, now);
        QCOMPARE(past.size(), 1U);
        QCOMPARE(past[0].level, AdviceLevel::Warning);
        QCOMPARE(past[0].action, AdviceAction::None);
        QCOMPARE(past[0].since, before(day));
        QCOMPARE(past[0].until, before(3600));
        QCOMPARE(past[0].remedy.english(), "store it again");
        // Behind the last one everything would be lost, until there is a new backup.
        recovery.windows.pop_back();
        const auto last = adviseOn(instance, &recovery, now);
        QCOMPARE(last[0].level, AdviceLevel::Problem);
        QCOMPARE(last[0].action, AdviceAction::TakeBackup);
        // Without the windows, by the names of segments.
        RecoverableInterval first{.timeline = TimelineId{1},
                                  .from = Lsn{1},
                                  .to = Lsn{2},
                                  .fromTime = before(day),
                                  .toTime = before(7200),
                                  .base = {}};
        RecoverableInterval second = first;
        second.from = Lsn{9};
        second.to = Lsn{12};
        second.fromTime = before(3600);
        instance.retention->window = {first, second};
        const auto guessed = advise(instance);
        QCOMPARE(guessed.size(), 1U);
        QCOMPARE(guessed[0].rule, AdviceRule::WalGap);
        QCOMPARE(guessed[0].since, before(7200));
    }

    void walThatNobodyCanUse()
    {
        RecoverySnapshot recovery;
        recovery.windows = {window(day, 60, 1)};
        recovery.unreachable = {{TimelineId{1}, "a", "b", 3, "it ends before the first backup", "make room", true}};
        auto advice = adviseOn(goodInstance(), &recovery, now);
        QCOMPARE(advice.size(), 1U);
        QCOMPARE(advice[0].level, AdviceLevel::Note);
        QCOMPARE(advice[0].action, AdviceAction::DeleteUnusedWal);
        recovery.unreachable.push_back({TimelineId{2}, "c", "d", 4, "no backup leads to it", "take a backup", false});
        advice = adviseOn(goodInstance(), &recovery, now);
        QCOMPARE(advice[0].level, AdviceLevel::Warning);
        QCOMPARE(advice[0].action, AdviceAction::TakeBackup);
        QCOMPARE(advice[0].count, 7U);
        QCOMPARE(advice[0].timeline, TimelineId{2});
        QCOMPARE(advice[0].detail.english(), "no backup leads to it");
    }

    void retentionAndRoom()
    {
        InstanceSnapshot instance = goodInstance();
        instance.config.retention = {};
        QCOMPARE(advise(instance).at(0).rule, AdviceRule::NoRetention);
        instance = goodInstance();
        instance.retention->backups = {{.id = instance.backups[1].id, .expiry = Expiry::Expired},
                                       {.id = instance.backups[0].id, .expiry = Expiry::AtTime}};
        const auto expired = advise(instance);
        QCOMPARE(expired.size(), 1U);
        QCOMPARE(expired[0].rule, AdviceRule::ExpiredBackups);
        QCOMPARE(expired[0].count, 1U);
        instance = goodInstance();
        instance.packBytes = 400 << 20;
        instance.deadBytes = 99 << 20;
        QCOMPARE(advise(instance).size(), 0U);
        instance.deadBytes = 100 << 20;
        QCOMPARE(advise(instance).at(0).action, AdviceAction::Compact);
        instance.packBytes = instance.deadBytes = 15 << 20;
        QCOMPARE(advise(instance).size(), 0U);
    }

    void theGravestComesFirst()
    {
        InstanceSnapshot instance = goodInstance();
        instance.config.retention = {};
        instance.backups[0].validation.reset();
        instance.backups.push_back(backupFrom(2 * day, BackupStatus::Corrupt));
        RecoverySnapshot recovery;
        recovery.windows = {window(2 * day, day, 1'000)};
        recovery.windows[0].remedy = "take a backup now";
        const auto advice = adviseOn(instance, &recovery, now);
        QVERIFY(advice.size() >= 4);
        QVERIFY(std::ranges::is_sorted(advice, std::ranges::greater{}, &Advice::level));
        QCOMPARE(advice.front().rule, AdviceRule::WalGap);
    }

    void everyAdviceHasItsWords()
    {
        for (int rule = 0; rule <= static_cast<int>(AdviceRule::DeadSpace); ++rule) {
            Advice advice{.rule = static_cast<AdviceRule>(rule)};
            QVERIFY(!adviceText(advice, now).empty());
            QVERIFY(!adviceRuleName(advice.rule).empty());
        }
        for (int action = 1; action <= static_cast<int>(AdviceAction::Compact); ++action) {
            Advice advice{.action = static_cast<AdviceAction>(action)};
            const bool isSetting = advice.action == AdviceAction::CheckArchiving;
            const std::string command = isSetting ? adviceRemedy(advice, {"/srv/back up", "main"})
                                                  : adviceCommand(advice, {"/srv/back up", "main"});
            QVERIFY2(command.contains("'/srv/back up'"), command.c_str());
            QVERIFY(!adviceActionName(advice.action).empty());
        }
        QCOMPARE(adviceCommand({}, ref), "");
        // Nothing is deleted by copying a line.
        QVERIFY(adviceCommand({.action = AdviceAction::DeleteExpired}, ref).contains("--dry-run"));
    }

    void printedAndAsJson()
    {
        InstanceSnapshot instance = goodInstance();
        instance.backups[0].validation.reset();
        const std::vector<InstanceAdvice> all{{ref, advise(instance), now}, {{"/srv/backup", "other"}, {}, now}};
        const std::string text = adviceTables(all, false);
        QVERIFY2(text.contains("ADVICE FOR INSTANCE 'main'\nwarning: the newest good backup (") &&
                     text.contains("    cairn validate -B /srv/backup --instance=main\n") &&
                     text.contains("ADVICE FOR INSTANCE 'other'\nnothing to do\n"),
                 text.c_str());
        QVERIFY(adviceTables(all, true).contains("\033[33mwarning\033[0m"));
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(adviceJson(all))).array();
        QCOMPARE(json.size(), 2);
        const auto entry = json[0].toObject()[u"advice"].toArray()[0].toObject();
        QCOMPARE(entry[u"rule"].toString(), QStringLiteral("not-validated"));
        QCOMPARE(entry[u"level"].toString(), QStringLiteral("warning"));
        QCOMPARE(entry[u"action"].toString(), QStringLiteral("validate"));
        QCOMPARE(json[1].toObject()[u"advice"].toArray().size(), 0);
    }

    void theOverview()
    {
        OverviewInput input;
        input.instance = goodInstance();
        input.now = now;
        input.recovery.windows = {window(day, 90, 0x3'100'000)};
        input.recovery.windows[0].base = input.instance.backups[1].id;
        input.recovery.windows[0].backups = {input.instance.backups[1].id, input.instance.backups[0].id};
        for (int i = 0; i < 12; ++i) {
            JournalRecord record;
            record.operation = i < 3 ? "restore" : "backup";
            record.outcome = "ok";
            record.begin = before(100);
            record.end = before(90);
            record.bytes = 1'000'000'000; // in ten seconds
            input.journal.push_back(record);
        }
        const InstanceOverview overview = overviewOf(input);
        QCOMPARE(overview.from, before(day));
        QCOMPARE(overview.to, before(90));
        QCOMPARE(overview.base, input.instance.backups[0].id);
        QVERIFY(!overview.hasGap);
        QCOMPARE(overview.jobs.size(), 10U);
        QCOMPARE(overview.restoring->bytes, 400'000'000U);
        QCOMPARE(overview.restoring->walBytes, 100'000'000U + 0x100'000U);
        QCOMPARE(overview.restoring->samples, 3U);
        QCOMPARE(overview.restoring->copySeconds, 4.0);
        QVERIFY(overview.restoring->replaySeconds > 2);
        QVERIFY(overview.advice.empty());
        const InstanceOverview nothing =
            overviewOf({.instance = {}, .recovery = {}, .journal = {}, .reports = {}, .now = now});
        QVERIFY(!nothing.to.isKnown());
        QVERIFY(!nothing.restoring);
        QVERIFY(!nothing.proof);
    }

    void proofs()
    {
        std::vector<BackupRecord> backups{backupFrom(60), backupFrom(day)};
        backups[0].validation->passed = false;
        const auto older = proofOf(backups, {}, {});
        QCOMPARE(older->backup, backups[1].id);
        QCOMPARE(older->moment, before(day));
        QVERIFY(!older->ofTarget);
        ValidationReport report;
        report.end = before(5);
        report.depth = ValidationDepth::Deep;
        const auto add = [&report](bool proven, BackupId backup, Timestamp lastEnd) {
            TargetProof proof;
            proof.proven = proven;
            proof.backup = backup;
            proof.lastEnd = lastEnd;
            report.proofs.push_back(proof);
        };
        add(true, backups[1].id, before(30));
        add(false, backups[1].id, before(10));
        add(true, BackupId{7}, before(9)); // a backup that is gone
        const std::vector<RecoveryWindow> windows{window(day, 20, 0x3'100'000)};
        const auto proven = proofOf(backups, {report}, windows);
        QCOMPARE(proven->moment, before(30));
        QCOMPARE(proven->when, before(5));
        QCOMPARE(proven->depth, ValidationDepth::Deep);
        QVERIFY(proven->ofTarget);
        QVERIFY(!proofOf({}, {report}, windows));
        // Proven once; now the WAL is gone, or the backup is no longer good.
        QCOMPARE(proofOf(backups, {report}, {window(day, 60, 0x3'100'000)})->moment, before(day));
        QVERIFY(!proofOf(backups, {report}, {})->ofTarget);
        for (const BackupStatus status : {BackupStatus::Corrupt, BackupStatus::Orphan, BackupStatus::Deleting}) {
            backups[1].status = status;
            QVERIFY(!proofOf(backups, {report}, windows));
        }
    }

    void ratesOfRestores()
    {
        QCOMPARE(restoreRateOf({}).samples, 0U);
        QVERIFY(restoreRateOf({}).basis().english().contains("assumed for copying"));
        JournalRecord failed;
        failed.operation = "restore";
        failed.outcome = "io";
        failed.bytes = 5;
        QCOMPARE(restoreRateOf({failed}).samples, 0U);
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "test_advice.moc"
