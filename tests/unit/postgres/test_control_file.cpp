#include "core/files.h"
#include "core/hash.h"
#include "postgres/control_file.h"
#include "shown.h"

#include <QTemporaryDir>

#include <array>

namespace cairn {

namespace {

/// Offsets as in section 2 of the PostgreSQL facts, one column of the table each; 0: the field does not exist there.
struct Column {
    int major;
    std::uint32_t controlVersion;
    std::size_t redo, timeline, prevTimeline, fullPageWrites, epoch, nextXid, nextOid, oldestXid, checkpointTime;
    std::size_t minRecoveryPoint, minRecoveryTimeline, backupStart, backupEnd, endRequired;
    std::size_t walLevel, logHints, connections, workers, senders, prepared, locks, trackCommit;
    std::size_t blockSize, relationSegment, walBlock, walSegment, checksumVersion, crc;
};

constexpr Column column12(int major, std::uint32_t controlVersion, std::size_t crc)
{
    return {major, controlVersion,
            40,    48,
            52,    56,
            0,     64,
            72,    84,
            104,   136,
            144,   152,
            160,   168,
            172,   176,
            180,   184,
            188,   192,
            196,   200,
            216,   220,
            224,   228,
            252,   crc};
}

constexpr auto columns = std::to_array<Column>({
    {10,  1002, 48,  56,  60,  64, 68,  72,  76,  88,  104, 136, 144, 152, 160,
     168, 172,  176, 180, 184, 0,  188, 192, 196, 216, 220, 224, 228, 252, 288},
    {11,  1100, 40,  48,  52,  56, 60,  64,  68,  80,  96,  128, 136, 144, 152,
     160, 164,  168, 172, 176, 0,  180, 184, 188, 208, 212, 216, 220, 244, 280},
    column12(12, 1201, 288),
    column12(13, 1300, 288),
    column12(14, 1300, 288),
    column12(15, 1300, 288),
    column12(16, 1300, 288),
    column12(17, 1700, 288),
    column12(18, 1800, 292),
});

void sealCrc(Bytes &bytes, const Column &column)
{
    storeLe<std::uint32_t>(bytes, column.crc, crc32c(ByteView(bytes).first(column.crc)));
}

/// A control file in which every field has a value of its own.
Bytes makeControlFile(const Column &column)
{
    Bytes bytes(controlFileSize);
    const auto u8 = [&](std::size_t at, std::uint8_t value) { storeLe(bytes, at, value); };
    const auto u32 = [&](std::size_t at, std::uint32_t value) { storeLe(bytes, at, value); };
    const auto u64 = [&](std::size_t at, std::uint64_t value) { storeLe(bytes, at, value); };
    u64(0, 7'000'000'000'000'000'001);
    u32(8, column.controlVersion);
    u32(12, catalogVersionOf(PgMajor{column.major}));
    u32(16, 5);
    u64(24, 1'700'000'000);
    u64(32, 0x1'0000'0100);
    u64(column.redo, 0x1'0000'0028);
    u32(column.timeline, 3);
    u32(column.prevTimeline, 2);
    u8(column.fullPageWrites, 1);
    if (column.epoch != 0) {
        u32(column.epoch, 4);
        u32(column.nextXid, 741);
    } else {
        u64(column.nextXid, (std::uint64_t{4} << 32) + 741);
    }
    u32(column.nextOid, 24'576);
    u32(column.oldestXid, 700);
    u64(column.checkpointTime, 1'699'999'999);
    u64(column.minRecoveryPoint, 0x1'0000'0500);
    u32(column.minRecoveryTimeline, 6);
    u64(column.backupStart, 0x1'0000'0600);
    u64(column.backupEnd, 0x1'0000'0700);
    u8(column.endRequired, 1);
    u32(column.walLevel, 2);
    u8(column.logHints, 1);
    u32(column.connections, 101);
    u32(column.workers, 8);
    if (column.senders != 0)
        u32(column.senders, 11);
    u32(column.prepared, 5);
    u32(column.locks, 65);
    u8(column.trackCommit, 1);
    u32(column.blockSize, 8192);
    u32(column.relationSegment, 131072);
    u32(column.walBlock, 8192);
    u32(column.walSegment, 16u << 20);
    u32(column.checksumVersion, 1);
    sealCrc(bytes, column);
    return bytes;
}

} // namespace

class TestControlFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMajor_data()
    {
        QTest::addColumn<std::size_t>("column");
        for (std::size_t i = 0; i < columns.size(); ++i)
            QTest::addRow("%d", columns[i].major) << i;
    }
    void everyMajor()
    {
        QFETCH(std::size_t, column);
        const auto parsed = parseControlFile(makeControlFile(columns[column]));
        VERIFY_OK(parsed);
        const ControlFile &file = *parsed;
        QCOMPARE(file.major.value, columns[column].major);
        QCOMPARE(file.systemIdentifier.value, 7'000'000'000'000'000'001u);
        QCOMPARE(file.state, ClusterState::InArchiveRecovery);
        QVERIFY(file.isStandby());
        QCOMPARE(file.time.seconds(), 1'700'000'000);
        QCOMPARE(file.checkpoint, Lsn(0x1'0000'0100));
        QCOMPARE(file.redo, Lsn(0x1'0000'0028));
        QCOMPARE(file.timeline, TimelineId(3));
        QCOMPARE(file.prevTimeline, TimelineId(2));
        QVERIFY(file.fullPageWrites);
        QCOMPARE(file.nextXid, (std::uint64_t{4} << 32) + 741);
        QCOMPARE(file.nextOid, 24'576u);
        QCOMPARE(file.oldestXid, 700u);
        QCOMPARE(file.checkpointTime.seconds(), 1'699'999'999);
    }

    void recoveryAndSettings_data() { everyMajor_data(); }
    void recoveryAndSettings()
    {
        QFETCH(std::size_t, column);
        const auto parsed = parseControlFile(makeControlFile(columns[column]));
        VERIFY_OK(parsed);
        const ControlFile &file = *parsed;
        QCOMPARE(file.minRecoveryPoint, Lsn(0x1'0000'0500));
        QCOMPARE(file.minRecoveryTimeline, TimelineId(6));
        QCOMPARE(file.backupStartPoint, Lsn(0x1'0000'0600));
        QCOMPARE(file.backupEndPoint, Lsn(0x1'0000'0700));
        QVERIFY(file.backupEndRequired);
        QCOMPARE(file.walLevel, WalLevel::Logical);
        QVERIFY(file.walLogHints);
        QCOMPARE(file.maxConnections, 101);
        QCOMPARE(file.maxWorkerProcesses, 8);
        QCOMPARE(file.maxWalSenders, columns[column].senders != 0 ? 11 : 0);
        QCOMPARE(file.maxPreparedTransactions, 5);
        QCOMPARE(file.maxLocksPerTransaction, 65);
        QVERIFY(file.trackCommitTimestamp);
        QCOMPARE(file.blockSize, 8192u);
        QCOMPARE(file.relationSegmentBlocks, 131072u);
        QCOMPARE(file.walBlockSize, 8192u);
        QCOMPARE(file.walSegmentSize, 16u << 20);
        QVERIFY(file.dataChecksums());
    }

    void everyFlippedBitIsNoticed()
    {
        const auto good = makeControlFile(columns.back());
        for (std::size_t byte = 16; byte < columns.back().crc + 4; ++byte) {
            auto bad = good;
            bad[byte] ^= std::byte{0x10};
            QCOMPARE(codeOf(parseControlFile(bad)), QByteArray("damaged"));
        }
    }

    void unknownVersions()
    {
        auto bytes = makeControlFile(columns.back());
        storeLe<std::uint32_t>(bytes, 8, 1900);
        QCOMPARE(codeOf(parseControlFile(bytes)), QByteArray("unsupported"));
        storeLe<std::uint32_t>(bytes, 8, 960);
        QCOMPARE(codeOf(parseControlFile(bytes)), QByteArray("unsupported"));
        storeLe<std::uint32_t>(bytes, 8, 0);
        QCOMPARE(codeOf(parseControlFile(bytes)), QByteArray("damaged"));
        storeLe<std::uint32_t>(bytes, 8, 1800);
        storeLe<std::uint32_t>(bytes, 12, 202512311);
        sealCrc(bytes, columns.back());
        QCOMPARE(codeOf(parseControlFile(bytes)), QByteArray("unsupported"));
    }

    void impossibleValues()
    {
        const Column &column = columns.back();
        const auto with = [&](std::size_t at, std::uint32_t value) {
            auto bytes = makeControlFile(column);
            storeLe(bytes, at, value);
            sealCrc(bytes, column);
            return codeOf(parseControlFile(bytes));
        };
        QCOMPARE(with(column.blockSize, 8191), QByteArray("damaged"));
        QCOMPARE(with(column.blockSize, 64u << 10), QByteArray("damaged"));
        QCOMPARE(with(column.blockSize, 32u << 10), QByteArray("ok"));
        QCOMPARE(with(column.walSegment, 3u << 20), QByteArray("damaged"));
        QCOMPARE(with(column.walSegment, 1u << 30), QByteArray("ok"));
        QCOMPARE(with(16, 7), QByteArray("damaged"));
        QCOMPARE(with(column.checksumVersion, 2), QByteArray("unsupported"));
    }

    void shortFile()
    {
        const auto bytes = makeControlFile(columns.front());
        QCOMPARE(codeOf(parseControlFile(ByteView(bytes).first(200))), QByteArray("damaged"));
        QCOMPARE(codeOf(parseControlFile({})), QByteArray("damaged"));
    }

    void fromDisk()
    {
        const QTemporaryDir directory;
        const std::string top = directory.path().toStdString();
        QCOMPARE(codeOf(readControlFile(top)), QByteArray("not-found"));
        VERIFY_OK(makeDirectory(joinPath(top, "global")));
        const auto bytes = makeControlFile(columns[3]);
        VERIFY_OK(replaceFile(joinPath(top, "global/pg_control"), bytes));
        const auto image = readControlFile(top);
        VERIFY_OK(image);
        QVERIFY(image->bytes == bytes);
        QCOMPARE(image->fields.major, PgMajor{13});
    }

    void damagedOnDiskNamesTheFile()
    {
        const QTemporaryDir directory;
        const std::string top = directory.path().toStdString();
        auto bytes = makeControlFile(columns[3]);
        bytes[100] ^= std::byte{1};
        VERIFY_OK(makeDirectory(joinPath(top, "global")));
        VERIFY_OK(replaceFile(joinPath(top, "global/pg_control"), bytes));
        const auto image = readControlFile(top);
        QCOMPARE(codeOf(image), QByteArray("damaged"));
        QCOMPARE(shown(image.error().subject), shown(joinPath(top, "global/pg_control")));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestControlFile)
#include "test_control_file.moc"
