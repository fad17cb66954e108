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

class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
