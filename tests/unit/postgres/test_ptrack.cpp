#include "postgres/ptrack.h"

#include <QTest>

namespace cairn {

namespace {

constexpr std::uint32_t segmentBlocks = 131072;
const RelationFile second{defaultTablespace, Oid{5}, Oid{16384}, Fork::Main, 1, false};

Bytes bits(std::initializer_list<unsigned> bytes)
{
    Bytes map;
    for (const unsigned byte : bytes)
        map.push_back(static_cast<std::byte>(byte));
    return map;
}

} // namespace

/// Decoding and checks that need no server.
class TestPtrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bitsAreBlocks();
    void lastBlockOfASegment();
    void tooLongMap();
    void versions_data();
    void versions();
    void mapSizes_data();
    void mapSizes();
    void beginOfTracking();
};

void TestPtrack::bitsAreBlocks()
{
    ChangedBlocks blocks;
    QVERIFY(addPageMap(blocks, second, segmentBlocks, bits({0x01, 0x80, 0x00, 0xFF})));
    const auto changes = blocks.changesOf(second, segmentBlocks);
    QVERIFY((changes.ranges == std::vector<BlockRange>{{BlockNumber{segmentBlocks}, 1},
                                                       {BlockNumber{segmentBlocks + 15}, 1},
                                                       {BlockNumber{segmentBlocks + 24}, 8}}));
    // The first segment has none of them; an empty map and one of zeros add nothing.
    QCOMPARE(blocks.changesOf(forkOf(second), BlockNumber{0}, segmentBlocks).kind, ForkChanges::Kind::Unchanged);
    const auto before = blocks.blockCount();
    QVERIFY(addPageMap(blocks, second, segmentBlocks, {}));
    QVERIFY(addPageMap(blocks, second, segmentBlocks, bits({0, 0, 0})));
    QCOMPARE(blocks.blockCount(), before);
}

void TestPtrack::lastBlockOfASegment()
{
    ChangedBlocks blocks;
    Bytes map(segmentBlocks / 8, std::byte{0});
    map.back() = std::byte{0x80};
    QVERIFY(addPageMap(blocks, second, segmentBlocks, map));
    QVERIFY(
        (blocks.changesOf(forkOf(second)).ranges == std::vector<BlockRange>{{BlockNumber{2 * segmentBlocks - 1}, 1}}));
    // All blocks of the segment.
    QVERIFY(addPageMap(blocks, second, segmentBlocks, Bytes(segmentBlocks / 8, std::byte{0xFF})));
    QVERIFY((blocks.changesOf(forkOf(second)).ranges ==
             std::vector<BlockRange>{{BlockNumber{segmentBlocks}, segmentBlocks}}));
}

void TestPtrack::tooLongMap()
{
    ChangedBlocks blocks;
    Bytes map(segmentBlocks / 8 + 1, std::byte{0});
    QVERIFY(addPageMap(blocks, second, segmentBlocks, map)); // zeros do no harm
    map.back() = std::byte{1};
    const auto refused = addPageMap(blocks, second, segmentBlocks, map);
    QVERIFY(!refused && refused.error().code == ErrorCode::Server);
}

void TestPtrack::versions_data()
{
    QTest::addColumn<std::string>("version");
    QTest::addColumn<bool>("works");
    for (const char *version : {"2.1", "2.2", "2.3", "2.4", "2.4.1", "2.10"})
        QTest::newRow(version) << std::string(version) << true;
    for (const char *version : {"", "2", "2.", "2.x", "2.0", "1.7", "3.0", "22.1", "two"})
        QTest::newRow(version) << std::string(version) << false;
}

void TestPtrack::versions()
{
    QFETCH(const std::string, version);
    QFETCH(const bool, works);
    const auto checked = checkPtrack({"public", version, "64MB", Lsn{10}}, Lsn{20});
    QCOMPARE(checked.has_value(), works);
    if (!works)
        QCOMPARE(checked.error().code, ErrorCode::Unsupported);
}

void TestPtrack::mapSizes_data()
{
    QTest::addColumn<std::string>("size");
    QTest::addColumn<bool>("works");
    for (const char *size : {"1", "64MB", "32GB", "10"})
        QTest::newRow(size) << std::string(size) << true;
    for (const char *size : {"", "0", "-1", "0MB"})
        QTest::newRow(size) << std::string(size) << false;
}

void TestPtrack::mapSizes()
{
    QFETCH(const std::string, size);
    QFETCH(const bool, works);
    QCOMPARE(checkPtrack({"public", "2.4", size, Lsn{10}}, Lsn{20}).has_value(), works);
}

void TestPtrack::beginOfTracking()
{
    QVERIFY(checkPtrack({"public", "2.4", "1", Lsn{20}}, Lsn{20}));
    const auto late = checkPtrack({"public", "2.4", "1", Lsn{21}}, Lsn{20});
    QVERIFY(!late && late.error().code == ErrorCode::WalMissing);
    QVERIFY(!checkPtrack({"public", "2.4", "1", Lsn{}}, Lsn{20}));
}

} // namespace cairn

QTEST_GUILESS_MAIN(cairn::TestPtrack)
#include "test_ptrack.moc"
