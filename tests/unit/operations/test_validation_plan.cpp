#include "operations/validation_plan.h"

#include "catalog/lock.h"
#include "operations/validation_memory.h"
#include "shown.h"
#include "written_wal.h"

#include <QTest>

#include <vector>

namespace cairn::test {

namespace {

using Ids = std::vector<BackupId>;

struct Plans {
    Progress progress;
    Logger log;
    OperationContext context{{}, progress, log};
    WrittenInstance written;

    void write(std::uint64_t id, std::uint64_t parent, std::uint64_t bytes) const
    {
        BackupRecord record;
        record.id = BackupId{id};
        record.parent = BackupId{parent};
        record.mode = parent == 0 ? BackupMode::Full : BackupMode::Delta;
        record.status = BackupStatus::Ok;
        record.dataBytes = bytes;
        record.systemIdentifier = WalBuilder::systemIdentifier;
        record.majorVersion = 17;
        record.blockSize = 8192;
        record.walBlockSize = WalBuilder::pageSize;
        record.walSegmentSize = WalBuilder::segmentSize;
        record.timeline = TimelineId{1};
        record.startLsn = Lsn{WalBuilder::segmentSize};
        record.stopLsn = Lsn{WalBuilder::segmentSize + 1};
        record.startTime = Timestamp{2'000'000};
        record.recoveryTime = Timestamp{3'000'000};
        QVERIFY(written.instance().write(record));
    }
    [[nodiscard]] ValidateRequest request(std::optional<BackupId> backup = std::nullopt) const
    {
        ValidateRequest request;
        request.catalog = written.path;
        request.instance = "main";
        request.backup = backup;
        return request;
    }
    Result<ValidationPlan> plan(const ValidateRequest &request) { return planValidation(request, context); }
};

} // namespace

class TestValidationPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWillBeRead()
    {
        Plans plans;
        plans.write(1000, 0, 1000);
        plans.write(1001, 1000, 100);
        plans.write(1002, 1001, 10);
        plans.write(1003, 1000, 1);
        const auto one = plans.plan(plans.request(BackupId{1001}));
        VERIFY_OK(one);
        QCOMPARE(one->parts.size(), 1U);
        QCOMPARE(one->parts[0].backups, (Ids{BackupId{1000}, BackupId{1001}}));
        QVERIFY(!one->parts[0].archive);
        QCOMPARE(one->forecast(ValidationDepth::Deep).bytes, 1100U);
        const auto all = plans.plan(plans.request());
        VERIFY_OK(all);
        QCOMPARE(all->parts[0].backups.size(), 4U);
        QVERIFY(all->parts[0].archive);
    }

    /// Each depth by what was measured at it; where nothing was, nothing is said.
    void howLongItTakes()
    {
        Plans plans;
        plans.write(1000, 0, 2000);
        ValidationReport report;
        report.begin = Timestamp{5'000'000};
        report.end = Timestamp{6'000'000};
        report.depth = ValidationDepth::Fast;
        report.bytesRead = 1000;
        QVERIFY(rememberReport(plans.written.instance(), report));
        const auto plan = plans.plan(plans.request(BackupId{1000}));
        VERIFY_OK(plan);
        QCOMPARE(plan->forecast(ValidationDepth::Fast).seconds(), 2.0);
        QVERIFY(!plan->forecast(ValidationDepth::Normal).seconds());
    }

    void whatStandsAgainstIt()
    {
        Plans plans;
        plans.write(1000, 0, 1000);
        QCOMPARE(plans.plan(plans.request(BackupId{77})).error().code, ErrorCode::NotFound);
        ValidateRequest moment = plans.request();
        moment.target = RecoveryTargetRequest{};
        moment.target->kind = TargetKind::Time;
        moment.target->time = Timestamp{1};
        QCOMPARE(plans.plan(moment).error().code, ErrorCode::TargetUnreachable);
        const Instance main = plans.written.instance();
        const auto held = InstanceLock::acquire(main.storage(), main.keys(), LockMode::Exclusive, "delete", plans.log);
        QVERIFY(held);
        const auto locked = plans.plan(plans.request());
        QCOMPARE(locked.error().code, ErrorCode::Locked);
        QVERIFY(locked.error().message.contains("delete"));
        // Of a catalog it is what is wrong with one instance, unless there is no other.
        ValidateRequest catalog = plans.request();
        catalog.instance.reset();
        QCOMPARE(plans.plan(catalog).error().code, ErrorCode::Locked);
        QVERIFY(main.storage().replaceSmall(InstanceKeys("other").record(), asBytes(toJson(main.config()))));
        const auto both = plans.plan(catalog);
        VERIFY_OK(both);
        QCOMPARE(both->parts.size(), 2U);
        QVERIFY(both->parts[0].obstacle && !both->parts[1].obstacle);
    }
};

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestValidationPlan)
#include "test_validation_plan.moc"
