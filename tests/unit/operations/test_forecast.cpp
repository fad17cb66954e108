#include "operations/forecast.h"

#include <QTest>

using namespace cairn;

namespace {

BackupRecord backup(std::uint64_t id, BackupMode mode, std::uint64_t bytes, std::int64_t seconds)
{
    BackupRecord record;
    record.id = BackupId{id};
    record.mode = mode;
    record.status = BackupStatus::Ok;
    record.dataBytes = bytes - 1;
    record.walBytes = 1;
    record.startTime = Timestamp{static_cast<std::int64_t>(id) * 1'000'000};
    record.endTime = Timestamp{record.startTime.microseconds + seconds * 1'000'000};
    return record;
}

} // namespace

namespace {

RetentionBackup stored(std::uint64_t id, std::uint64_t parent, std::uint64_t bytes)
{
    RetentionBackup backup;
    backup.id = BackupId{id};
    backup.full = parent == 0;
    backup.parent = BackupId{parent};
    backup.dataBytes = bytes;
    backup.walBytes = 1;
    return backup;
}

ValidationReport past(ValidationDepth depth, std::uint64_t bytes, std::int64_t seconds)
{
    ValidationReport report;
    report.depth = depth;
    report.bytesRead = bytes;
    report.begin = Timestamp{1};
    report.end = Timestamp{1 + seconds * 1'000'000};
    return report;
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAValidationReads()
    {
        RetentionState state;
        state.backups = {stored(1, 0, 1000), stored(2, 1, 100), stored(3, 2, 10), stored(4, 4, 5)};
        state.wal = {{TimelineId{1}, SegmentNumber{1}, 3, 30, {}, {}}};
        ValidateRequest request;
        request.instance = "main";
        QCOMPARE(forecastValidation(request, state, {}).bytes, 1119U + 30U);
        request.backup = BackupId{3};
        QCOMPARE(forecastValidation(request, state, {}).bytes, 1111U);
        request.backup = BackupId{4}; // a ring
        QVERIFY(forecastValidation(request, state, {}).bytes > 0);
        request.backup = BackupId{77};
        QCOMPARE(forecastValidation(request, state, {}).bytes, 0U);
        request.backup = std::nullopt;
        request.target = RecoveryTargetRequest{};
        QCOMPARE(forecastValidation(request, state, {}).bytes, 1111U + 30U);
        QVERIFY(forecastValidation(request, state, {}).atMost);
        request.backup = BackupId{2}; // it is known which one
        QCOMPARE(forecastValidation(request, state, {}).bytes, 1101U + 30U);
    }

    void howFastAValidationIs()
    {
        ValidateRequest request;
        request.depth = ValidationDepth::Deep;
        const auto unknown = forecastValidation(request, {}, {past(ValidationDepth::Fast, 1000, 1)});
        QCOMPARE(unknown.samples, 0U);
        QVERIFY(!unknown.seconds());
        const auto known =
            forecastValidation(request, {},
                               {past(ValidationDepth::Deep, 3000, 1), past(ValidationDepth::Deep, 1000, 1),
                                past(ValidationDepth::Deep, 4000, 2), past(ValidationDepth::Deep, 5000, 0)});
        QCOMPARE(known.samples, 3U);
        QCOMPARE(known.bytesPerSecond, 2000.0);
        ValidationForecast one = known;
        one.bytes = 2000;
        const ValidationForecast both = one + one;
        QCOMPARE(both.bytes, 4000U);
        QCOMPARE(both.seconds(), 2.0);
        QVERIFY(!(one + unknown).seconds());
    }

    void nothingIsSaidWithoutHistory()
    {
        QVERIFY(!forecastBackup({}, BackupMode::Full));
        BackupRecord failed = backup(1, BackupMode::Full, 100, 10);
        failed.status = BackupStatus::Error;
        BackupRecord merged = backup(2, BackupMode::Full, 100, 10);
        merged.mergeTime = Timestamp{1};
        QVERIFY(!forecastBackup({failed, merged, backup(3, BackupMode::Delta, 5, 1)}, BackupMode::Full));
    }

    void theNewestFiveCount()
    {
        std::vector<BackupRecord> backups;
        for (std::uint64_t id = 1; id <= 7; ++id)
            backups.push_back(backup(id, BackupMode::Delta, id * 10, static_cast<std::int64_t>(8 - id)));
        const auto forecast = forecastBackup(backups, BackupMode::Delta);
        QVERIFY(forecast.has_value());
        QCOMPARE(forecast->samples, 5U);
        QCOMPARE(forecast->leastBytes, 30U);
        QCOMPARE(forecast->bytes, 50U);
        QCOMPARE(forecast->mostBytes, 70U);
        QCOMPARE(forecast->leastSeconds, 1.0);
        QCOMPARE(forecast->seconds, 3.0);
        QCOMPARE(forecast->mostSeconds, 5.0);
    }

    void oneIsEnough()
    {
        const auto forecast = forecastBackup({backup(1, BackupMode::Full, 100, 10)}, BackupMode::Full);
        QVERIFY(forecast.has_value());
        QCOMPARE(forecast->samples, 1U);
        QCOMPARE(forecast->bytes, 100U);
        QCOMPARE(forecast->seconds, 10.0);
    }
};

QTEST_APPLESS_MAIN(TestForecast)
#include "test_forecast.moc"
