#include "shown.h"
#include "wal/page_header.h"

namespace cairn {

namespace {

constexpr std::uint32_t size = 16u << 20;
constexpr SystemIdentifier cluster{7'000'000'000'000'000'001};

Bytes makeHeader(std::uint16_t magic, TimelineId timeline, Lsn address)
{
    Bytes bytes(40);
    storeLe<std::uint16_t>(bytes, 0, magic);
    storeLe<std::uint16_t>(bytes, 2, 0x6);
    storeLe<std::uint32_t>(bytes, 4, timeline.value);
    storeLe<std::uint64_t>(bytes, 8, address.value);
    storeLe<std::uint32_t>(bytes, 16, 77);
    storeLe<std::uint64_t>(bytes, 24, cluster.value);
    storeLe<std::uint32_t>(bytes, 32, size);
    storeLe<std::uint32_t>(bytes, 36, 8192);
    return bytes;
}

SegmentExpectation expectation(std::string_view name = "000000030000000000000002")
{
    return {cluster, PgMajor{17}, size, name};
}

} // namespace

class TestPageHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fields()
    {
        const auto header = readWalPageHeader(makeHeader(0xD116, TimelineId{3}, Lsn{0x2000000}));
        QVERIFY(header.has_value());
        QCOMPARE(header->magic, std::uint16_t{0xD116});
        QVERIFY(header->isLong());
        QCOMPARE(header->size(), walLongHeaderSize);
        QCOMPARE(header->timeline, TimelineId(3));
        QCOMPARE(header->address, Lsn(0x2000000));
        QCOMPARE(header->remainingData, 77u);
        QCOMPARE(header->systemIdentifier, cluster);
        QCOMPARE(header->segmentSize, size);
        QCOMPARE(header->blockSize, 8192u);
    }

    void shortHeader()
    {
        auto bytes = makeHeader(0xD116, TimelineId{3}, Lsn{0x2002000});
        storeLe<std::uint16_t>(bytes, 2, 0x1);
        const auto header = readWalPageHeader(ByteView(bytes).first(24));
        QVERIFY(header.has_value());
        QCOMPARE(header->size(), walShortHeaderSize);
        QVERIFY(!readWalPageHeader(ByteView(bytes).first(23)));
        storeLe<std::uint16_t>(bytes, 2, 0x2);
        QVERIFY(!readWalPageHeader(ByteView(bytes).first(39)));
    }

    void goodSegments()
    {
        VERIFY_OK(checkSegmentHeader(makeHeader(0xD116, TimelineId{3}, Lsn{0x2000000}), expectation()));
        // The first segment of a timeline begins with pages of its parent.
        VERIFY_OK(checkSegmentHeader(makeHeader(0xD116, TimelineId{1}, Lsn{0x2000000}), expectation()));
        VERIFY_OK(checkSegmentHeader(makeHeader(0xD116, TimelineId{9}, Lsn{0x9000000}), expectation("")));
        VERIFY_OK(checkSegmentHeader(makeHeader(0xD097, TimelineId{3}, Lsn{0x2000000}),
                                     {std::nullopt, std::nullopt, size, "000000030000000000000002"}));
    }

    void wrongSegments_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char *name, int offset, QByteArray bytes, const char *code, const char *word) {
            QTest::newRow(name) << offset << bytes << QByteArray(code) << QByteArray(word);
        };
        row("no WAL", 0, "\x12\x34", "wal-damaged", "3412");
        row("other version", 0, "\x13\xD1", "wrong-cluster", "PostgreSQL 16");
        row("no long header", 2, QByteArray("\x04\x00", 2), "wal-damaged", "long header");
        row("other cluster", 24, "\x02", "wrong-cluster", "7000000000000000002");
        row("other segment size", 32, QByteArray("\x00\x00\x00\x04", 4), "wrong-cluster", "67108864");
        row("other position", 8, QByteArray("\x00\x00\x00\x03", 4), "wal-damaged", "0/3000000");
        row("no segment's start", 8, QByteArray("\x00\x20\x00\x02", 4), "wal-damaged", "0/2002000");
        row("newer timeline", 4, "\x04", "wal-damaged", "timeline 4");
        row("no timeline", 4, QByteArray("\x00", 1), "wal-damaged", "timeline 0");
    }
    void wrongSegments()
    {
        QFETCH(int, offset);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, word);
        auto header = makeHeader(0xD116, TimelineId{3}, Lsn{0x2000000});
        std::ranges::copy(asBytes(bytes.toStdString()), header.begin() + offset);
        const auto checked = checkSegmentHeader(header, expectation());
        QTEST(codeOf(checked), "code");
        QVERIFY2(shown(checked.error().message).contains(word), checked.error().message.c_str());
        QCOMPARE(shown(checked.error().subject), QByteArray("000000030000000000000002"));
    }

    void shortFiles()
    {
        const auto header = makeHeader(0xD116, TimelineId{3}, Lsn{0x2000000});
        QCOMPARE(codeOf(checkSegmentHeader(ByteView(header).first(30), expectation())), QByteArray("wal-damaged"));
        QCOMPARE(codeOf(checkSegmentHeader({}, expectation())), QByteArray("wal-damaged"));
        QCOMPARE(codeOf(checkSegmentHeader(header, expectation("not a segment"))), QByteArray("usage"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestPageHeader)
#include "test_page_header.moc"
