#include "mutator.h"

#include "catalog/backup_record.h"
#include "catalog/catalog.h"
#include "catalog/instance_config.h"
#include "catalog/journal.h"
#include "catalog/json_fields.h"
#include "catalog/lock.h"
#include "catalog/manifest.h"
#include "catalog/manifest_codec.h"
#include "core/files.h"
#include "core/hash.h"
#include "core/text.h"
#include "operations/snapshots.h"
#include "storage/local_storage.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <format>

namespace cairn::test {

/// Records, manifests, locks and journal entries as a damaged catalog holds them.
class TestFuzzCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backupRecord();
    void instanceConfig();
    void manifestRecords();
    void wholeManifest();
    void locksAndJournal();
    void wholeCatalog();
};

namespace {

BackupRecord sampleRecord()
{
    BackupRecord record;
    record.id = BackupId{1'700'000'000};
    record.status = BackupStatus::Ok;
    record.walMode = WalMode::Stream;
    record.systemIdentifier = SystemIdentifier{7'000'000'000'000'000'001};
    record.serverVersion = "17.10";
    record.programVersion = "0.1.0";
    record.majorVersion = 17;
    record.blockSize = record.walBlockSize = 8192;
    record.walSegmentSize = 16u << 20;
    record.timeline = TimelineId{1};
    record.startLsn = Lsn{0x3000028};
    record.stopLsn = Lsn{0x3000100};
    record.startTime = record.endTime = Timestamp{1'700'000'000'000'000};
    record.note = "it's \"so\" \xC3\xBC\n";
    record.tablespaces = {{Oid{16384}, "/space \xFF"}};
    record.badPages = {{"base/5/1", BlockNumber{3}, "checksum"}};
    record.badPageCount = 1;
    record.validation = ValidationMark{Timestamp{1}, ValidationDepth::Deep, true, {}};
    return record;
}

/// A damaged text with a checksum that fits it: what a defect or a person with an editor and patience makes.
std::string resealed(ByteView input)
{
    const auto text = asText(input);
    const auto body = text.substr(0, text.rfind("\"xxh3\""));
    return std::format("{}\"xxh3\": \"{:016x}\"\n}}\n", body, xxh3(asBytes(body)));
}

ManifestPart samplePart()
{
    ManifestPart part;
    part.frame = {64, 5000, 42};
    part.length = 3 * 8192;
    part.blockSize = 8192;
    part.runs = {{0, 2}, {7, 1}};
    part.pages = {{Lsn{1}, 2}, {Lsn{3}, 4}, {Lsn{0}, 0}};
    return part;
}

ManifestFile sampleFile()
{
    ManifestFile file;
    file.path = "base/5/16384";
    file.kind = FileKind::Relation;
    file.mode = 0100600;
    file.size = std::uint64_t{10} * 8192;
    file.modified = Timestamp{1'700'000'000'000'000};
    file.digest = xxh3Digest(asBytes("x"));
    file.inherits = true;
    return file;
}

ManifestFile sampleLink()
{
    ManifestFile file;
    file.path = "pg_tblspc/16384";
    file.kind = FileKind::TablespaceLink;
    file.linkTarget = "/space";
    return file;
}

ManifestPack samplePack()
{
    ManifestPack pack;
    pack.name = "SG8K2A-0-3.pack";
    pack.size = 1 << 20;
    return pack;
}

class TemporaryStorage {
public:
    [[nodiscard]] Storage &get() { return m_storage; }

private:
    QTemporaryDir m_directory;
    LocalStorage m_storage{m_directory.path().toStdString(), false};
};

} // namespace

void TestFuzzCatalog::backupRecord()
{
    const auto good = bytesOf(toJson(sampleRecord()));
    const auto parsedGood = backupRecordFromJson(asText(good));
    QVERIFY(parsedGood.has_value() && *parsedGood == sampleRecord());
    fuzz({good, bytesOf("{}"), bytesOf("[]"), bytesOf("null"), {}}, 20'000, [&](ByteView input) {
        if (backupRecordFromJson(asText(input)))
            QVERIFY2(std::ranges::equal(input, good), "a damaged record was accepted");
        const auto parsed = backupRecordFromJson(resealed(input));
        if (parsed) // what was accepted can be written and read again
            QVERIFY(backupRecordFromJson(toJson(*parsed)).has_value());
    });
}

void TestFuzzCatalog::instanceConfig()
{
    InstanceConfig config;
    config.systemIdentifier = SystemIdentifier{7'000'000'000'000'000'001};
    config.walSegmentSize = 16u << 20;
    config.majorVersion = 17;
    config.pgdata = "/var/lib/\xFF \"x\"";
    config.compressAlgorithm = Codec::Zlib;
    config.compressLevel = 3;
    config.archiveTimeoutSeconds = 300;
    const auto good = bytesOf(toJson(config));
    fuzz({good, bytesOf("{}")}, 20'000, [&](ByteView input) {
        if (instanceConfigFromJson(asText(input)))
            QVERIFY2(std::ranges::equal(input, good), "a damaged configuration was accepted");
        const auto parsed = instanceConfigFromJson(resealed(input));
        if (parsed)
            QVERIFY(instanceConfigFromJson(toJson(*parsed)).has_value());
        const auto value = QJsonDocument::fromJson(QByteArray(asText(input)));
        (void)fromJsonName(value.object());
    });
}

void TestFuzzCatalog::manifestRecords()
{
    Bytes pack;
    encodePack(pack, samplePack());
    Bytes file;
    encodeFile(file, sampleFile());
    Bytes link;
    encodeFile(link, sampleLink());
    Bytes part;
    encodePart(part, samplePart());
    Bytes zeros;
    encodeZeros(zeros, {{{0, 5}, {9, 1u << 30}}});
    fuzz({pack, file, link, part, zeros}, 100'000, [](ByteView input) {
        (void)decodeZeros(input);
        (void)decodePack(input);
        (void)decodeFile(input);
        const auto decoded = decodePart(input);
        if (!decoded || decoded->blockSize == 0)
            return;
        std::uint64_t pages = 0;
        for (const auto &run : decoded->runs)
            pages += run.count;
        QCOMPARE(pages, decoded->pages.size());
        QCOMPARE(pages * decoded->blockSize, std::uint64_t{decoded->length});
    });
}

void TestFuzzCatalog::wholeManifest()
{
    TemporaryStorage temporary;
    auto &storage = temporary.get();
    {
        auto writer =
            ManifestWriter::create(storage, "manifest", ManifestHeader{BackupId{5}, SystemIdentifier{6}, 8192, 131072});
        QVERIFY(writer.has_value());
        QVERIFY(writer->add(samplePack()).has_value());
        for (int i = 0; i < 20; ++i)
            QVERIFY(writer->add(sampleFile()).has_value() && writer->add(samplePart()).has_value() &&
                    writer->add(ManifestZeros{{{4, 2}}}).has_value());
        QVERIFY(writer->commit().has_value());
    }
    const auto good = storage.readSmall("manifest");
    QVERIFY(good.has_value());
    fuzz({*good}, 5'000, [&](ByteView input) {
        QVERIFY(storage.replaceSmall("manifest", input).has_value());
        auto reader = ManifestReader::open(storage, "manifest");
        if (!reader)
            return;
        for (int items = 0; items < 1000; ++items) {
            const auto item = reader->next();
            if (!item)
                return;
            if (!item->has_value()) {
                QVERIFY2(std::ranges::equal(input, *good), "a damaged manifest was read to its end");
                return;
            }
        }
    });
}

void TestFuzzCatalog::locksAndJournal()
{
    TemporaryStorage temporary;
    auto &storage = temporary.get();
    const InstanceKeys keys("main");
    Logger log;
    Bytes lock;
    Bytes entry;
    {
        const auto held = InstanceLock::acquire(storage, keys, LockMode::Shared, "backup", log);
        QVERIFY(held.has_value());
        lock = *storage.readSmall(keys.locks() + "/" + (*held)->name());
        JournalEntryWriter writer(storage, keys, "backup", {{"note", "x\"\n"}}, log);
        QVERIFY(writer.begin().has_value());
        QVERIFY(writer.end({}).has_value());
        entry = *storage.readSmall(keys.journal() + "/" + storage.list(keys.journal())->at(0).name);
    }
    fuzz({lock, entry, bytesOf("{}")}, 1'500, [&](ByteView input) {
        const auto sealedAnew = resealed(input);
        QVERIFY(storage.replaceSmall(keys.locks() + "/shared-1-X-0.json", asBytes(sealedAnew)).has_value());
        QVERIFY(storage.replaceSmall(keys.journal() + "/x.json", asBytes(sealedAnew)).has_value());
        QVERIFY(storage.replaceSmall(keys.journal() + "/y.json", input).has_value());
        (void)InstanceLock::acquire(storage, keys, LockMode::Exclusive, "delete", log);
        QVERIFY(readJournalRecords(storage, keys, 10).has_value());
    });
}

void TestFuzzCatalog::wholeCatalog()
{
    const QTemporaryDir directory;
    const auto path = directory.path().toStdString() + "/catalog";
    QVERIFY(Catalog::create(path).has_value());
    LocalStorage local(path, false);
    Storage &storage = local;
    const InstanceKeys keys("main");
    const auto record = bytesOf(toJson(sampleRecord()));
    InstanceConfig config;
    config.systemIdentifier = SystemIdentifier{1};
    config.walSegmentSize = 16u << 20;
    config.majorVersion = 17;
    QVERIFY(storage.replaceSmall(keys.record(), asBytes(toJson(config))).has_value());
    auto other = sampleRecord();
    other.id = BackupId{other.id.value + 1};
    QVERIFY(storage.replaceSmall(keys.backupRecord(other.id), asBytes(toJson(other))).has_value());
    fuzz({record}, 1'500, [&](ByteView input) {
        const auto text = resealed(input);
        QVERIFY(storage.replaceSmall(keys.backupRecord(sampleRecord().id), asBytes(text)).has_value());
        const auto snapshot = readCatalog(path);
        QVERIFY(snapshot.has_value());
        QCOMPARE(snapshot->instances.size(), 1u);
        QCOMPARE(snapshot->instances[0].backups.size(), 2u); // the other one is listed whatever this one holds
        QVERIFY(readArchive({path, "main"}).has_value());
    });
}

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestFuzzCatalog)
#include "test_fuzz_catalog.moc"
