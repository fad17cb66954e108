#include "shown.h"
#include "wal/record.h"

namespace cairn {

namespace {

/// A record around a body, as the reader would deliver it.
struct TestRecord {
    Bytes bytes = Bytes(24);
    WalRecord record;

    TestRecord(ResourceManager manager, std::uint8_t info, std::uint32_t xid)
    {
        record.manager = manager;
        record.info = info;
        record.xid = xid;
        record.start = Lsn{0x2000028};
    }
    [[nodiscard]] ByteWriter writer() { return ByteWriter(bytes); }
    [[nodiscard]] const WalRecord &finished()
    {
        record.bytes = bytes;
        return record;
    }
};

void writeRelation(ByteWriter writer, std::uint32_t tablespace, std::uint32_t database, std::uint32_t filenode)
{
    writer.fixed(tablespace);
    writer.fixed(database);
    writer.fixed(filenode);
}

constexpr std::uint32_t blockSize = 8192;

} // namespace

class TestRecordDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mainDataOnly()
    {
        TestRecord test(ResourceManager::Heap, 0, 5);
        test.writer().fixed<std::uint8_t>(255);
        test.writer().fixed<std::uint8_t>(3);
        test.writer().raw(asBytes("abc"));
        DecodedRecord decoded;
        VERIFY_OK(decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded));
        QCOMPARE(shown(asText(decoded.mainData)), QByteArray("abc"));
        QVERIFY(decoded.blocks().empty());
    }

    void longMainDataOriginAndTopXid()
    {
        TestRecord test(ResourceManager::Heap, 0, 5);
        test.writer().fixed<std::uint8_t>(253);
        test.writer().fixed<std::uint16_t>(7);
        test.writer().fixed<std::uint8_t>(252);
        test.writer().fixed<std::uint32_t>(741);
        test.writer().fixed<std::uint8_t>(254);
        test.writer().fixed<std::uint32_t>(300);
        test.writer().raw(Bytes(300));
        DecodedRecord decoded;
        VERIFY_OK(decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded));
        QCOMPARE(decoded.mainData.size(), std::size_t{300});
        QCOMPARE(decoded.originId, std::uint16_t{7});
        QCOMPARE(decoded.topXid, 741u);
    }

    void emptyRecord()
    {
        TestRecord test(ResourceManager::Xlog, 0x40, 0);
        DecodedRecord decoded;
        VERIFY_OK(decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded));
        QVERIFY(decoded.mainData.empty());
    }

    void blocks();
    void images_data();
    void images();
    void malformed_data();
    void malformed();
    void transactionEnds_data();
    void transactionEnds();
    void twoPhase_data();
    void twoPhase();

    void restorePoints()
    {
        TestRecord test(ResourceManager::Xlog, 0x70, 0);
        Bytes data(72, std::byte{'x'});
        storeLe<std::int64_t>(data, 0, 123'456);
        std::ranges::copy(asBytes(std::string_view("before\0", 7)), data.begin() + 8);
        test.writer().fixed<std::uint8_t>(255);
        test.writer().fixed<std::uint8_t>(72);
        test.writer().raw(data);
        DecodedRecord decoded;
        VERIFY_OK(decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded));
        const auto point = restorePointOf(test.record, decoded);
        QVERIFY(point.has_value());
        QCOMPARE(shown(point->name), QByteArray("before"));
        QCOMPARE(point->time, 123'456);
        QVERIFY(!transactionEndOf(test.record, decoded, PgMajor{17}));
    }
};

void TestRecordDecoding::blocks()
{
    TestRecord test(ResourceManager::Heap, 0x20, 5);
    auto writer = test.writer();
    writer.fixed<std::uint8_t>(0); // main fork, will be initialised, with data
    writer.fixed<std::uint8_t>(0x20 | 0x40);
    writer.fixed<std::uint16_t>(2);
    writeRelation(writer, 1663, 5, 16385);
    writer.fixed<std::uint32_t>(7);
    writer.fixed<std::uint8_t>(2); // same relation, visibility map
    writer.fixed<std::uint8_t>(0x80 | 0x02);
    writer.fixed<std::uint16_t>(0);
    writer.fixed<std::uint32_t>(4'294'967'294);
    writer.fixed<std::uint8_t>(255);
    writer.fixed<std::uint8_t>(1);
    writer.raw(asBytes("ddm"));
    DecodedRecord decoded;
    VERIFY_OK(decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded));
    QCOMPARE(decoded.blocks().size(), std::size_t{2});
    const auto &first = decoded.blocks()[0];
    QCOMPARE(first.filenode, Oid(16385));
    QCOMPARE(first.block, BlockNumber(7));
    QVERIFY(first.willInitialise && !first.hasImage);
    QCOMPARE(shown(asText(first.data)), QByteArray("dd"));
    const auto &second = decoded.blocks()[1];
    QCOMPARE(second.id, std::uint8_t{2});
    QCOMPARE(second.fork, Fork::VisibilityMap);
    QCOMPARE(second.database, Oid(5));
    QCOMPARE(second.filenode, Oid(16385));
    QCOMPARE(second.block, BlockNumber(4'294'967'294));
    QCOMPARE(shown(asText(decoded.mainData)), QByteArray("m"));
}

void TestRecordDecoding::images_data()
{
    QTest::addColumn<int>("major");
    QTest::addColumn<int>("info");
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<bool>("applies");
    QTest::newRow("plain, 10") << 10 << 0x05 << false << true;
    QTest::newRow("pglz, 14") << 14 << 0x07 << true << true;
    QTest::newRow("consistency check, 14") << 14 << 0x01 << false << false;
    QTest::newRow("plain, 15") << 15 << 0x03 << false << true;
    QTest::newRow("pglz, 17") << 17 << 0x07 << true << true;
    QTest::newRow("lz4, 17") << 17 << 0x0B << true << true;
    QTest::newRow("zstd, 18") << 18 << 0x13 << true << true;
}

void TestRecordDecoding::images()
{
    QFETCH(int, major);
    QFETCH(int, info);
    QFETCH(bool, compressed);
    constexpr std::uint16_t imageSize = 1000;
    TestRecord test(ResourceManager::Xlog, 0xB0, 0);
    auto writer = test.writer();
    writer.fixed<std::uint8_t>(0);
    writer.fixed<std::uint8_t>(0x10);
    writer.fixed<std::uint16_t>(0);
    writer.fixed<std::uint16_t>(imageSize);
    writer.fixed<std::uint16_t>(100);
    writer.fixed<std::uint8_t>(static_cast<std::uint8_t>(info));
    if (compressed)
        writer.fixed<std::uint16_t>(4000);
    writeRelation(writer, 1663, 5, 16385);
    writer.fixed<std::uint32_t>(7);
    writer.raw(Bytes(imageSize));
    DecodedRecord decoded;
    VERIFY_OK(decodeRecord(test.finished(), PgMajor{major}, blockSize, decoded));
    const auto &block = decoded.blocks().front();
    QVERIFY(block.hasImage);
    QCOMPARE(block.image.size(), std::size_t{imageSize});
    QCOMPARE(block.holeOffset, std::uint16_t{100});
    QCOMPARE(block.holeLength, static_cast<std::uint16_t>(compressed ? 4000 : blockSize - imageSize));
    QCOMPARE(block.imageCompressed, compressed);
    QTEST(block.imageApplies, "applies");
}

void TestRecordDecoding::malformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("unknown part") << QByteArray("\x64", 1);
    QTest::newRow("unknown part 251") << QByteArray("\xFB\x00\x00", 3);
    QTest::newRow("main data too short") << QByteArray("\xFF\x05xyz", 5);
    QTest::newRow("main data too long") << QByteArray("\xFF\x02xyz", 5);
    QTest::newRow("header cut off") << QByteArray("\x00\x20", 2);
    QTest::newRow("no relation named") << QByteArray("\x00\x80\x00\x00\x01\x00\x00\x00", 8);
    QTest::newRow("unknown fork") << QByteArray("\x00\x05\x00\x00", 4) + QByteArray(16, '\0');
    QTest::newRow("data without announcement") << QByteArray("\x00\x00\x01\x00", 4) + QByteArray(17, '\0');
    QTest::newRow("order") << QByteArray("\x01\x00\x00\x00", 4) + QByteArray(16, '\0') +
                                  QByteArray("\x01\x80\x00\x00", 4) + QByteArray(4, '\0');
    QTest::newRow("hole beyond the page")
        << QByteArray("\x00\x10\x00\x00\xE8\x03\x00\x20\x03", 9) + QByteArray(16, '\0') + QByteArray(1000, '\0');
    QTest::newRow("image larger than a page")
        << QByteArray("\x00\x10\x00\x00\x01\x20\x00\x00\x02", 9) + QByteArray(16, '\0') + QByteArray(8193, '\0');
    QTest::newRow("huge main data") << QByteArray("\xFE\xFF\xFF\xFF\xFF", 5);
}

void TestRecordDecoding::malformed()
{
    QFETCH(QByteArray, body);
    TestRecord test(ResourceManager::Heap, 0, 5);
    test.writer().raw(asBytes(body.toStdString()));
    DecodedRecord decoded;
    const auto status = decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded);
    QCOMPARE(codeOf(status), QByteArray("wal-damaged"));
    QVERIFY(status.error().message.find("0/2000028") != std::string::npos);
}

void TestRecordDecoding::transactionEnds_data()
{
    QTest::addColumn<int>("info");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<bool>("committed");
    QTest::newRow("commit") << 0x00 << true << true;
    QTest::newRow("abort") << 0x20 << true << false;
    QTest::newRow("flagged commit") << 0x01 << true << true;
    QTest::newRow("prepare") << 0x10 << false << false;
    QTest::newRow("assignment") << 0x50 << false << false;
    QTest::newRow("invalidations") << 0x60 << false << false;
}

void TestRecordDecoding::transactionEnds()
{
    QFETCH(int, info);
    QFETCH(bool, ends);
    TestRecord test(ResourceManager::Transaction, static_cast<std::uint8_t>(info), 741);
    test.writer().fixed<std::uint8_t>(255);
    test.writer().fixed<std::uint8_t>(8);
    test.writer().fixed<std::int64_t>(-5);
    DecodedRecord decoded;
    VERIFY_OK(decodeRecord(test.finished(), PgMajor{17}, blockSize, decoded));
    const auto end = transactionEndOf(test.record, decoded, PgMajor{17});
    QCOMPARE(end.has_value(), ends);
    if (!end)
        return;
    QTEST(end->committed, "committed");
    QVERIFY(!end->prepared);
    QCOMPARE(end->xid, 741u);
    QCOMPARE(end->time, -5);
}

void TestRecordDecoding::twoPhase_data()
{
    QTest::addColumn<int>("major");
    QTest::addColumn<int>("info");
    QTest::addColumn<bool>("statistics");
    QTest::newRow("commit, 10") << 10 << 0xB0 << false;
    QTest::newRow("commit, 14") << 14 << 0xB0 << false;
    QTest::newRow("commit, 15") << 15 << 0xB0 << true;
    QTest::newRow("commit, 18") << 18 << 0xB0 << true;
    QTest::newRow("abort, 17") << 17 << 0xC0 << true;
}

void TestRecordDecoding::twoPhase()
{
    QFETCH(int, major);
    QFETCH(int, info);
    QFETCH(bool, statistics);
    const bool commit = (info & 0x70) == 0x30;
    Bytes data;
    ByteWriter writer(data);
    writer.fixed<std::int64_t>(9);
    writer.fixed<std::uint32_t>(0x1Fu | (statistics ? 0x100u : 0u));
    writer.raw(Bytes(8));          // database
    writer.fixed<std::int32_t>(2); // subtransactions
    writer.raw(Bytes(8));
    writer.fixed<std::int32_t>(1); // dropped relations
    writer.raw(Bytes(12));
    if (statistics) {
        writer.fixed<std::int32_t>(3);
        writer.raw(Bytes(major >= 18 ? 48 : 36));
    }
    if (commit) {
        writer.fixed<std::int32_t>(2); // invalidations
        writer.raw(Bytes(32));
    }
    writer.fixed<std::uint32_t>(777);
    TestRecord test(ResourceManager::Transaction, static_cast<std::uint8_t>(info), 0);
    test.writer().fixed<std::uint8_t>(255);
    test.writer().fixed<std::uint8_t>(static_cast<std::uint8_t>(data.size()));
    test.writer().raw(data);
    DecodedRecord decoded;
    VERIFY_OK(decodeRecord(test.finished(), PgMajor{major}, blockSize, decoded));
    const auto end = transactionEndOf(test.record, decoded, PgMajor{major});
    QVERIFY(end.has_value());
    QVERIFY(end->prepared);
    QCOMPARE(end->committed, commit);
    QCOMPARE(end->xid, 777u);
}

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestRecordDecoding)
#include "test_record.moc"
