#include "operations/merge_plan.h"

#include <QTest>

using namespace cairn;

namespace {

const Timestamp now{1'000'000'000};

BackupRecord backup(std::uint64_t id, std::uint64_t parent = 0, BackupStatus status = BackupStatus::Ok)
{
    BackupRecord record;
    record.id = BackupId{id};
    record.parent = BackupId{parent};
    record.mode = parent == 0 ? BackupMode::Full : BackupMode::Delta;
    record.status = status;
    return record;
}

std::vector<std::uint64_t> ids(const std::vector<BackupId> &list)
{
    std::vector<std::uint64_t> values;
    for (const BackupId id : list)
        values.push_back(id.value);
    return values;
}

using Ids = std::vector<std::uint64_t>;

} // namespace

class TestMergePlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeChainGoes()
    {
        const auto plan = planMerge({backup(1), backup(2, 1), backup(3, 2), backup(4, 3)}, BackupId{3}, now);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->destination(), BackupId{3});
        QCOMPARE(ids(plan->absorbed), (Ids{1, 2}));
        QCOMPARE(plan->members.size(), std::size_t{3});
        QVERIFY(!plan->members.back().goes);
    }

    /// What another branch builds on stays, with what that one builds on; in pg_probackup the branch is lost.
    void branchesStayWhole()
    {
        const std::vector<BackupRecord> backups{backup(1), backup(2, 1), backup(3, 2), backup(4, 3), backup(5, 2)};
        const auto plan = planMerge(backups, BackupId{4}, now);
        QVERIFY(plan.has_value());
        QCOMPARE(ids(plan->absorbed), (Ids{3}));
        // One that failed needs nothing, one that may yet be found good does.
        auto failed = backups;
        failed.back().status = BackupStatus::Error;
        QCOMPARE(ids(planMerge(failed, BackupId{4}, now)->absorbed), (Ids{1, 2, 3}));
        failed.back().status = BackupStatus::Corrupt;
        QCOMPARE(ids(planMerge(failed, BackupId{4}, now)->absorbed), (Ids{3}));
        failed.back().status = BackupStatus::Running;
        QCOMPARE(ids(planMerge(failed, BackupId{4}, now)->absorbed), (Ids{3}));
    }

    void whatCanBecomeFull()
    {
        const std::vector<BackupRecord> backups{backup(1),    backup(2, 1), backup(3, 2, BackupStatus::Corrupt),
                                                backup(4, 3), backup(5, 1), backup(7),
                                                backup(8, 7)};
        std::vector<std::uint64_t> can;
        Ids family;
        std::vector<std::size_t> depths;
        for (const MergeCandidate &candidate : mergeCandidates(backups, BackupId{4}, now)) {
            family.push_back(candidate.member.record.id.value);
            depths.push_back(candidate.member.depth);
            if (candidate.objection.empty())
                can.push_back(candidate.member.record.id.value);
        }
        QCOMPARE(family, (Ids{1, 2, 3, 4, 5}));
        QCOMPARE(depths, (std::vector<std::size_t>{0, 1, 2, 3, 1}));
        QCOMPARE(can, (Ids{2, 5})); // not the full one, nor what is damaged or builds on that
        QVERIFY(mergeCandidates(backups, BackupId{99}, now).empty());
    }

    void whatIsThereAfterwards()
    {
        const std::vector<BackupRecord> backups{backup(1), backup(2, 1), backup(3, 2), backup(4, 3), backup(5, 2)};
        const auto plan = planMerge(backups, BackupId{4}, now);
        MergeResult dryRun;
        dryRun.backup = plan->destination();
        dryRun.members = plan->members;
        dryRun.dataBytes = 77;
        const MergeOutlook outlook = outlookOf(dryRun, backups);
        QCOMPARE(outlook.before.size(), backups.size());
        Ids left;
        std::vector<std::size_t> depths;
        for (const ChainMember &member : outlook.after) {
            left.push_back(member.record.id.value);
            depths.push_back(member.depth);
            if (member.record.id == BackupId{4}) {
                QCOMPARE(member.record.mode, BackupMode::Full);
                QCOMPARE(member.record.dataBytes, 77U);
            }
        }
        QCOMPARE(left, (Ids{1, 2, 5, 4})); // the branch keeps what it builds on
        QCOMPARE(depths, (std::vector<std::size_t>{0, 1, 2, 0}));
    }

    void pinnedOnesStay()
    {
        std::vector<BackupRecord> backups{backup(1), backup(2, 1), backup(3, 2), backup(4, 3)};
        backups[1].keepForever = true;
        QCOMPARE(ids(planMerge(backups, BackupId{4}, now)->absorbed), (Ids{3}));
        backups[1].keepForever = false;
        backups[1].expireTime = Timestamp{now.microseconds + 1};
        QCOMPARE(ids(planMerge(backups, BackupId{4}, now)->absorbed), (Ids{3}));
        backups[1].expireTime = now; // over
        QCOMPARE(ids(planMerge(backups, BackupId{4}, now)->absorbed), (Ids{1, 2, 3}));
    }

    void aFullBackupStandsForItsOnlyChild()
    {
        const auto plan = planMerge({backup(1), backup(2, 1), backup(3, 2)}, BackupId{1}, now);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->destination(), BackupId{2});
        const auto several = planMerge({backup(1), backup(2, 1), backup(3, 1)}, BackupId{1}, now);
        QVERIFY(!several && several.error().code == ErrorCode::Usage);
        const auto none = planMerge({backup(1)}, BackupId{1}, now);
        QVERIFY(!none && none.error().code == ErrorCode::Usage);
    }

    /// So that running a merge again does not go on with the next backup.
    void aMergedOneStandsForItself()
    {
        std::vector<BackupRecord> backups{backup(3), backup(4, 3)};
        backups[0].mergeTime = now;
        const auto plan = planMerge(backups, BackupId{3}, now);
        QVERIFY(plan && plan->isDone());
    }

    void whatIsNotWholeIsRefused()
    {
        for (const auto status : {BackupStatus::Corrupt, BackupStatus::Orphan, BackupStatus::Error,
                                  BackupStatus::Deleting, BackupStatus::Unknown}) {
            const auto plan = planMerge({backup(1), backup(2, 1, status), backup(3, 2)}, BackupId{3}, now);
            QVERIFY(!plan && plan.error().code == ErrorCode::Damaged);
        }
        const auto missing = planMerge({backup(2, 1), backup(3, 2)}, BackupId{3}, now);
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        const auto unknown = planMerge({backup(1)}, BackupId{9}, now);
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
    }

    void whatWasMergedShowsAsMerged()
    {
        std::vector<BackupRecord> backups{backup(1), backup(2, 1), backup(3)};
        backups[2].absorbed = {BackupId{1}, BackupId{2}};
        auto shown = backups;
        markMerged(shown);
        QVERIFY(shown[0].status == BackupStatus::Merged && shown[1].status == BackupStatus::Merged);
        QVERIFY(shown[2].status == BackupStatus::Ok);
        // What is left of it may go at any moment: nobody may begin to read it.
        const auto merged = findBackup(BackupId{2}, shown);
        QVERIFY(!merged && merged.error().code == ErrorCode::Usage);
        QVERIFY(findBackup(BackupId{3}, shown) && findBackup(BackupId{9}, shown).error().code == ErrorCode::NotFound);
        // A backup that was begun on one of them before: that one stays what it is.
        shown = backups;
        shown.push_back(backup(4, 1));
        markMerged(shown);
        QVERIFY(shown[0].status == BackupStatus::Ok && shown[1].status == BackupStatus::Merged);
        // Parents that run in a circle end somewhere.
        shown = {backup(1, 2), backup(2, 1), backup(3)};
        shown[2].absorbed = {BackupId{1}};
        markMerged(shown);
    }
};

QTEST_APPLESS_MAIN(TestMergePlan)
#include "test_merge_plan.moc"
