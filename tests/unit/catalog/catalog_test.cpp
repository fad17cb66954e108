#include "catalog/catalog.h"
#include "catalog/journal.h"
#include "catalog/lock.h"
#include "catalog/lock_probe.h"
#include "core/files.h"
#include "storage/local_storage.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cairn;

namespace {

BackupRecord sampleRecord()
{
    BackupRecord record;
    record.id = BackupId{1'763'697'845};
    record.status = BackupStatus::Ok;
    record.walMode = WalMode::Stream;
    record.systemIdentifier = SystemIdentifier{17'999'999'999'999'999'999u};
    record.serverVersion = "17.11";
    record.blockSize = 8192;
    record.walSegmentSize = 16u << 20;
    record.startLsn = Lsn{0x1600000028};
    record.stopLsn = Lsn{0x1600000148};
    record.timeline = TimelineId{3};
    record.startTime = Timestamp{1'763'697'845'123'456};
    record.note = "quoted \"note\"\nsecond line, Дом, caf\xe9";
    record.tablespaces = {{Oid{16'390}, "/a path/with\nnewline"}};
    record.badPages = {{"base/1/2", BlockNumber{77}, "checksum"}};
    record.badPageCount = 5000;
    record.validation = ValidationMark{Timestamp{1'763'697'900'000'000}, ValidationDepth::Deep, false, "bad"};
    return record;
}

/// A catalog in a temporary directory with an instance "main".
struct Fixture {
    QTemporaryDir dir;
    std::string path = dir.path().toStdString() + "/catalog";

    Result<Instance> make(const std::string &name = "main") const
    {
        CAIRN_CHECK(Catalog::create(path));
        CAIRN_TRY(const auto catalog, Catalog::open(path, false));
        InstanceConfig config;
        config.systemIdentifier = SystemIdentifier{1};
        config.walSegmentSize = 16u << 20;
        CAIRN_CHECK(catalog.storage().replaceSmall(InstanceKeys(name).record(), asBytes(toJson(config))));
        return catalog.instance(name);
    }
};

} // namespace

class CatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordRoundTrip();
    void everyFlippedBitOfARecordIsSeen();
    void sizesThatCannotBe_data();
    void sizesThatCannotBe();
    void aBackupThatFailedEarlyHasNoSizes();
    void configRoundTrip();
    void initRefusesAFullDirectory();
    void initGoesOnWhereItDied();
    void damagedRecordHidesNothing();
    void strangeInstanceNames_data();
    void strangeInstanceNames();
    void badInstanceNames();
    void sharedLocksStandTogether();
    void exclusiveLockStandsAlone();
    void lockOfADeadOwnerIsTaken();
    void unreadableLockExcludes();
    void journalRemembers();
};

void CatalogTest::recordRoundTrip()
{
    const BackupRecord record = sampleRecord();
    const auto back = backupRecordFromJson(toJson(record));
    QVERIFY2(back, back ? "" : back.error().text().c_str());
    QVERIFY(*back == record);
}

void CatalogTest::everyFlippedBitOfARecordIsSeen()
{
    const std::string good = toJson(sampleRecord());
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string bad = good;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!backupRecordFromJson(bad), qPrintable(QStringLiteral("bit %1").arg(bit)));
    }
}

void CatalogTest::sizesThatCannotBe_data()
{
    QTest::addColumn<quint32>("blockSize");
    QTest::addColumn<quint32>("segmentSize");
    QTest::addColumn<QString>("wrong"); // key; empty: none
    const quint32 megabyte = 1u << 20;
    QTest::newRow("usual") << 8192u << 16 * megabyte << "";
    QTest::newRow("smallest") << 1024u << megabyte << "";
    QTest::newRow("largest") << 32768u << 1024 * megabyte << "";
    QTest::newRow("no block") << 0u << 16 * megabyte << "block-size";
    QTest::newRow("block too small") << 512u << 16 * megabyte << "block-size";
    QTest::newRow("block too large") << 65536u << 16 * megabyte << "block-size";
    QTest::newRow("block of no power") << 8191u << 16 * megabyte << "block-size";
    QTest::newRow("no segment") << 8192u << 0u << "xlog-seg-size";
    QTest::newRow("segment too small") << 8192u << megabyte / 2 << "xlog-seg-size";
    QTest::newRow("segment too large") << 8192u << 2048 * megabyte << "xlog-seg-size";
    QTest::newRow("segment of no power") << 8192u << 3 * megabyte << "xlog-seg-size";
}

void CatalogTest::sizesThatCannotBe()
{
    QFETCH(quint32, blockSize);
    QFETCH(quint32, segmentSize);
    QFETCH(QString, wrong);
    for (const BackupStatus status :
         {BackupStatus::Ok, BackupStatus::Done, BackupStatus::Corrupt, BackupStatus::Orphan}) {
        BackupRecord record = sampleRecord();
        record.status = status;
        record.blockSize = blockSize;
        record.walSegmentSize = segmentSize;
        const auto back = backupRecordFromJson(toJson(record)); // its checksum is good
        QCOMPARE(back.has_value(), wrong.isEmpty());
        if (back)
            continue;
        QCOMPARE(back.error().code, ErrorCode::Damaged);
        QVERIFY2(QString::fromStdString(back.error().message).contains(wrong), back.error().message.c_str());
    }
}

/// It has to stay readable, or nobody could delete it.
void CatalogTest::aBackupThatFailedEarlyHasNoSizes()
{
    for (const BackupStatus status : {BackupStatus::Running, BackupStatus::Error, BackupStatus::Deleting}) {
        BackupRecord record = sampleRecord();
        record.status = status;
        record.blockSize = record.walSegmentSize = 0;
        QVERIFY(backupRecordFromJson(toJson(record)).has_value());
    }
}

void CatalogTest::configRoundTrip()
{
    InstanceConfig config;
    config.systemIdentifier = SystemIdentifier{~0ull};
    config.walSegmentSize = 64u << 20;
    config.pgdata = "/data/'x'";
    config.compressAlgorithm = Codec::Lz4;
    config.compressLevel = 9;
    config.archiveTimeoutSeconds = 30;
    const auto back = instanceConfigFromJson(toJson(config));
    QVERIFY(back && *back == config);
    // Whatever is computed from a position divides by it.
    for (const std::uint32_t size : {0U, 1U, 1U << 19, 3U << 20, 1U << 31}) {
        config.walSegmentSize = size;
        const auto refused = instanceConfigFromJson(toJson(config));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Damaged);
        QVERIFY2(refused.error().text().contains("xlog-seg-size"), refused.error().text().c_str());
    }
}

void CatalogTest::initRefusesAFullDirectory()
{
    Fixture fixture;
    QVERIFY(Catalog::create(fixture.path));
    QCOMPARE(Catalog::create(fixture.path).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(Catalog::open(fixture.dir.path().toStdString()).error().code, ErrorCode::NotFound);
}

void CatalogTest::initGoesOnWhereItDied()
{
    Fixture fixture;
    QVERIFY(makeDirectories(fixture.path + "/instances"));
    QVERIFY(replaceFile(fixture.path + "/cairn.json.77.tmp", asBytes("half"), 0600, false));
    QVERIFY(Catalog::create(fixture.path));
    QVERIFY(Catalog::open(fixture.path));
}

void CatalogTest::damagedRecordHidesNothing()
{
    Fixture fixture;
    const auto instance = fixture.make();
    QVERIFY(instance);
    BackupRecord record = sampleRecord();
    QVERIFY(instance->write(record));
    record.id = BackupId{record.id.value + 1};
    QVERIFY(instance->write(record));
    const std::string path = instance->storage().location(instance->keys().backupRecord(record.id));
    for (const char *garbage : {"", "{", "\xff\xfe garbage", "[]", "{\"format\": \"cairn-backup-1\"}"}) {
        QVERIFY(replaceFile(path, asBytes(garbage), 0600, false));
        const auto backups = instance->backups();
        QCOMPARE(backups->size(), 2u);
        QCOMPARE(backups->at(0).status, BackupStatus::Unknown);
        QVERIFY(backups->at(0).statusReason.contains(path));
        QCOMPARE(backups->at(1).status, BackupStatus::Ok);
    }
    // Without a record, but with something finished beside it.
    QVERIFY(instance->storage().replaceSmall(instance->keys().manifest(record.id), asBytes("x")));
    QVERIFY(removeFile(path));
    QCOMPARE(instance->backup(record.id)->status, BackupStatus::Unknown);
    QCOMPARE(instance->backup(BackupId{5}).error().code, ErrorCode::NotFound);
}

void CatalogTest::strangeInstanceNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("quotes") << QByteArray("it's \"here\"");
    QTest::newRow("newline") << QByteArray("a\nb");
    QTest::newRow("utf-8") << QByteArray("Основной 日本");
    QTest::newRow("latin-1") << QByteArray("caf\xe9");
    QTest::newRow("255 bytes") << QByteArray(255, 'n');
    QTest::newRow("ends like a temporary file") << QByteArray("x.part");
}

void CatalogTest::strangeInstanceNames()
{
    QFETCH(QByteArray, name);
    Fixture fixture;
    const auto instance = fixture.make(name.toStdString());
    QVERIFY2(instance, instance ? "" : instance.error().text().c_str());
    QVERIFY(instance->write(sampleRecord()));
    const auto names = Catalog::open(fixture.path)->instanceNames();
    QCOMPARE(*names, std::vector{name.toStdString()});
    QCOMPARE(instance->backups()->size(), 1u);
}

void CatalogTest::badInstanceNames()
{
    for (const std::string &bad : {std::string(), std::string("."), std::string(".."), std::string("a/b"),
                                   std::string("a\0b", 3), std::string(256, 'x')})
        QCOMPARE(checkInstanceName(bad).error().code, ErrorCode::Usage);
}

void CatalogTest::sharedLocksStandTogether()
{
    Fixture fixture;
    const auto instance = fixture.make();
    Logger log;
    const auto one = InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Shared, "backup", log);
    const auto two = InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Shared, "validate", log);
    QVERIFY(one && two);
    const auto exclusive =
        InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Exclusive, "delete", log);
    QCOMPARE(exclusive.error().code, ErrorCode::Locked);
    QVERIFY(exclusive.error().message.contains("backup") || exclusive.error().message.contains("validate"));
}

void CatalogTest::exclusiveLockStandsAlone()
{
    Fixture fixture;
    const auto instance = fixture.make();
    Logger log;
    {
        const auto one =
            InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Exclusive, "delete", log);
        QVERIFY(one);
        const auto two = InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Shared, "backup", log);
        QCOMPARE(two.error().code, ErrorCode::Locked);
        const auto asked = probeLock(instance->storage(), instance->keys(), LockMode::Shared, "backup");
        QCOMPARE(asked.error().message, two.error().message);
        QCOMPARE(instance->storage().list(instance->keys().locks())->size(), std::size_t{1}); // it only looks
    }
    QVERIFY(probeLock(instance->storage(), instance->keys(), LockMode::Shared, "backup"));
    QVERIFY(instance->storage().list(instance->keys().locks())->empty());
}

void CatalogTest::lockOfADeadOwnerIsTaken()
{
    Fixture fixture;
    const auto instance = fixture.make();
    Logger log;
    JsonFields fields;
    fields.put("format", "cairn-lock-1");
    fields.put("mode", "exclusive");
    Owner owner = thisProcess();
    owner.processStart += 1; // the pid lives, but it is another process
    putOwner(fields, owner);
    const std::string key = instance->keys().locks() + "/exclusive-dead.json";
    QVERIFY(instance->storage().replaceSmall(key, asBytes(fields.toText())));
    const auto lock = InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Exclusive, "delete", log);
    QVERIFY(lock);
    QVERIFY(!*instance->storage().stat(key));
}

void CatalogTest::unreadableLockExcludes()
{
    Fixture fixture;
    const auto instance = fixture.make();
    Logger log;
    QVERIFY(instance->storage().replaceSmall(instance->keys().locks() + "/shared-1.json", asBytes("garbage")));
    const auto lock = InstanceLock::acquire(instance->storage(), instance->keys(), LockMode::Shared, "backup", log);
    QCOMPARE(lock.error().code, ErrorCode::Locked);
}

void CatalogTest::journalRemembers()
{
    Fixture fixture;
    const auto instance = fixture.make();
    Logger log;
    {
        JournalEntryWriter entry(instance->storage(), instance->keys(), "backup", {{"note", "a\n\"b\" caf\xe9"}}, log);
        QVERIFY(entry.begin());
        QCOMPARE(readJournalRecords(instance->storage(), instance->keys(), 10)->front().outcome,
                 std::string("running"));
        QVERIFY(entry.end(fail(ErrorCode::NoSpace, "full")));
    }
    const auto records = readJournalRecords(instance->storage(), instance->keys(), 10);
    QCOMPARE(records->size(), 1u);
    QCOMPARE(records->front().outcome, std::string("no-space"));
    QCOMPARE(records->front().parameters.at("note"), std::string("a\n\"b\" caf\xe9"));
    QVERIFY(instance->storage().replaceSmall(instance->keys().journal() + "/0-damaged.json", asBytes("x")));
    std::vector<Error> damaged;
    QCOMPARE(readJournalRecords(instance->storage(), instance->keys(), 10, &damaged)->size(), 1u);
    QCOMPARE(damaged.size(), 1u);
}

QTEST_GUILESS_MAIN(CatalogTest)
#include "catalog_test.moc"
