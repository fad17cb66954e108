#include "support/snapshots.h"

#include <algorithm>

namespace cairn::test {

namespace {

constexpr std::uint64_t firstId = 1'790'000'000;

} // namespace

BackupRecord makeBackup(std::uint64_t id, BackupStatus status)
{
    BackupRecord record;
    record.id = BackupId{id};
    record.status = status;
    record.systemIdentifier = SystemIdentifier{7'300'000'000'000'000'001};
    record.serverVersion = "17.2";
    record.programVersion = "0.1.0";
    record.majorVersion = 17;
    record.blockSize = 8192;
    record.walSegmentSize = 16 << 20;
    record.checksumVersion = 1;
    record.timeline = TimelineId{1};
    record.startLsn = Lsn{0x3'000'028};
    record.stopLsn = Lsn{0x3'000'120};
    record.startTime = Timestamp{static_cast<std::int64_t>(id) * 1'000'000};
    record.endTime = Timestamp{record.startTime.microseconds + 12'500'000};
    record.recoveryTime = record.endTime;
    record.dataBytes = 10'000'000;
    record.walBytes = 65'536;
    record.uncompressedBytes = 42'000'000;
    record.pgdataBytes = 45'000'000;
    record.fileCount = 1234;
    return record;
}

InstanceSnapshot makeInstance(const std::string &name, std::vector<BackupRecord> backups)
{
    InstanceSnapshot instance;
    instance.name = name;
    instance.config.pgdata = "/var/lib/postgresql/17/" + name;
    instance.config.majorVersion = 17;
    instance.backups = std::move(backups);
    for (const BackupRecord &backup : instance.backups)
        instance.storedBytes += backup.dataBytes + backup.walBytes;
    return instance;
}

std::vector<BackupRecord> randomBackups(QRandomGenerator &random, int most)
{
    std::vector<BackupRecord> backups;
    const int count = random.bounded(most + 1);
    for (int i = 0; i < count; ++i) {
        const std::uint64_t id = firstId + random.bounded(40);
        if (std::ranges::find(backups, BackupId{id}, &BackupRecord::id) != backups.end())
            continue;
        BackupRecord record = makeBackup(id, static_cast<BackupStatus>(random.bounded(10)));
        record.dataBytes = random.generate64() >> random.bounded(20, 60);
        record.note = random.bounded(3) == 0 ? "note " + std::to_string(random.bounded(100)) : "";
        if (random.bounded(3) > 0) {
            record.mode = BackupMode::Delta;
            record.parent = BackupId{firstId + random.bounded(40)}; // absent, younger, itself: all of it happens
        }
        backups.push_back(std::move(record));
    }
    std::ranges::sort(backups, std::ranges::greater{}, &BackupRecord::id);
    return backups;
}

CatalogSnapshot randomCatalog(QRandomGenerator &random, const std::string &path)
{
    CatalogSnapshot catalog{.path = path, .instances = {}};
    for (const char *name : {"billing", "main", "reports", "test"})
        if (random.bounded(2) == 0)
            catalog.instances.push_back(makeInstance(name, randomBackups(random, 6)));
    return catalog;
}

} // namespace cairn::test
