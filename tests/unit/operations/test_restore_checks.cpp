#include "operations/restore_checks.h"

#include "operations/backup_checks.h"

#include <QTest>

#include <algorithm>

using namespace cairn;

namespace {

RestorePlan goodPlan()
{
    RestorePlan plan;
    plan.target = "the time 2026-11-21 03:44:05+00";
    plan.backup.emplace();
    plan.backup->id = BackupId{36};
    plan.chain = {BackupId{36}, BackupId{35}};
    plan.walProven = true;
    plan.walBytes = 1 << 20;
    plan.places = {{"data directory", "/data", PlannedPlace::State::Kept, 100, "/data.before"}};
    plan.spaces = {{"/", 100, 1000}};
    return plan;
}

CheckStep stepOf(const std::vector<CheckStep> &steps, const std::string &key)
{
    const CheckStep none{};
    const auto found = std::ranges::find(steps, key, &CheckStep::key);
    return found == steps.end() ? none : *found;
}

} // namespace

class TestRestoreChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingInOrder()
    {
        const auto steps = restoreChecks(goodPlan());
        for (const char *key : {"instance", "target", "backup", "wal", "directories", "space"})
            QCOMPARE(stepOf(steps, key).outcome, StepOutcome::Passed);
        QVERIFY(stepOf(steps, "directories").detail.english().contains("will be kept as /data.before"));
        QVERIFY(stepOf(steps, "backup").detail.english().contains("a chain of 2"));
        // A backup that nobody read back yet is no reason to refuse, but worth a word.
        QCOMPARE(stepOf(steps, "validation").outcome, StepOutcome::Warning);
    }

    /// A warning about archiving refuses a backup only where the backup itself would.
    void archivingOfABackup()
    {
        BackupRequest archive;
        BackupRequest stream;
        stream.stream = true;
        ServerCheckReport server;
        QCOMPARE(archiveOutcome(archive, server), StepOutcome::Failed);
        QCOMPARE(archiveOutcome(stream, server), StepOutcome::Warning);
        server.inRecovery = true; // the primary may archive
        QCOMPARE(archiveOutcome(archive, server), StepOutcome::Warning);
        server.inRecovery = false;
        server.archives = true; // by a script of its own
        QCOMPARE(archiveOutcome(archive, server), StepOutcome::Warning);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *key, ErrorCode code) {
            QTest::newRow(std::string(errorCodeName(code)).c_str())
                << static_cast<int>(code) << QString::fromLatin1(key);
        };
        row("target", ErrorCode::TargetUnreachable);
        row("wal", ErrorCode::WalMissing);
        row("wal", ErrorCode::WalDamaged);
        row("backup", ErrorCode::Damaged);
        row("backup", ErrorCode::NotFound);
        row("directories", ErrorCode::DestinationUnusable);
        row("directories", ErrorCode::WrongCluster);
        row("space", ErrorCode::NoSpace);
        row("instance", ErrorCode::Locked);
        row("other", ErrorCode::Io);
    }

    /// Each is one failed step, with its remedy, and no other step fails.
    void refusals()
    {
        QFETCH(int, code);
        QFETCH(QString, key);
        RestorePlan plan = goodPlan();
        plan.refusals = {{static_cast<ErrorCode>(code), "it cannot be", "/x", "do this"}};
        const auto steps = restoreChecks(plan);
        const CheckStep step = stepOf(steps, key.toStdString());
        QCOMPARE(step.outcome, StepOutcome::Failed);
        QCOMPARE(step.detail.english(), "it cannot be: /x");
        QCOMPARE(step.remedy.english(), "do this");
        QCOMPARE(std::ranges::count(steps, StepOutcome::Failed, &CheckStep::outcome), 1);
    }

    /// What could not be looked at is not said to be in order.
    void withoutAWay()
    {
        RestorePlan plan;
        plan.target = "the transaction 5";
        plan.refusals = {{ErrorCode::TargetUnreachable, "it did not end in the WAL", {}, {}}};
        const auto steps = restoreChecks(plan);
        QCOMPARE(stepOf(steps, "target").outcome, StepOutcome::Failed);
        for (const char *key : {"backup", "wal", "directories", "space"})
            QCOMPARE(stepOf(steps, key).outcome, StepOutcome::Skipped);
    }

    void noPlanAtAll()
    {
        const auto steps = restoreChecks(Error{ErrorCode::Locked, "somebody deletes", {}, "wait"});
        QCOMPARE(steps.size(), std::size_t(1));
        QCOMPARE(steps.front().key, "instance");
        QCOMPARE(steps.front().remedy.english(), "wait");
    }
};

QTEST_APPLESS_MAIN(TestRestoreChecks)
#include "test_restore_checks.moc"
