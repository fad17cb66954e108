#include "record_bodies.h"
#include "wal_builder.h"

#include "wal/block_collector.h"
#include "wal/block_map_builder.h"

#include <QTest>

#include <random>

namespace cairn {

namespace {

RelationFork fork(std::uint32_t filenode, Fork kind = Fork::Main)
{
    return {defaultTablespace, Oid{5}, Oid{filenode}, kind};
}

void addMajorRows()
{
    QTest::addColumn<int>("major");
    for (int major = 10; major <= 18; ++major)
        QTest::newRow(std::to_string(major).c_str()) << major;
}

ForkChanges::Kind kindOf(const ChangedBlocks &blocks, const RelationFork &which)
{
    return blocks.changesOf(which).kind;
}

/// Main data of a commit or abort: time, then what is asked for.
Bytes endOfTransaction(std::initializer_list<std::uint32_t> dropped, bool withEverything)
{
    Bytes data;
    ByteWriter to(data);
    to.fixed<std::int64_t>(1);
    to.fixed<std::uint32_t>(withEverything ? 0x1 | 0x2 | 0x4 | 0x10 : 0x4);
    if (withEverything) {
        to.raw(numbers({5, 1663}));       // database
        to.raw(numbers({3, 11, 12, 13})); // subtransactions
    }
    to.fixed(static_cast<std::uint32_t>(dropped.size()));
    for (const auto filenode : dropped)
        to.raw(numbers({1663, 5, filenode}));
    if (withEverything)
        to.raw(numbers({4711})); // two-phase xid
    return data;
}

/// Collects what one record says.
struct Collected {
    explicit Collected(int major)
        : builderMajor{major}
        , collector(PgMajor{major}, blocks)
    {
    }

    Status note(ResourceManager manager, std::uint8_t info, ByteView body)
    {
        WalBuilder builder(builderMajor);
        builder.append(manager, info, 7, body);
        builder.appendFiller(1);
        MemoryProvider provider(builder.segments());
        WalReader reader(provider, builder.readerOptions());
        const auto record = reader.next();
        return collector.note(record->value());
    }
    Status noteMain(ResourceManager manager, std::uint8_t info, ByteView mainData)
    {
        return note(manager, info, recordBody({}, mainData));
    }

    PgMajor builderMajor;
    ChangedBlocks blocks;
    BlockCollector collector;
};

BlockMapRequest requestOf(const WalBuilder &builder, Lsn to, unsigned workers = 2)
{
    const auto options = builder.readerOptions();
    BlockMapRequest request;
    request.history = options.history;
    request.major = options.major;
    request.systemIdentifier = options.systemIdentifier;
    request.segmentSize = options.segmentSize;
    request.from = options.start;
    request.to = to;
    request.workers = workers;
    return request;
}

Result<BlockMap> build(const SegmentMap &segments, const BlockMapRequest &request)
{
    MemoryProvider provider(segments);
    Progress progress;
    return buildBlockMap(provider, request, progress, {});
}

void appendBlock(WalBuilder &builder, std::uint32_t filenode, std::uint32_t block, std::uint16_t dataSize)
{
    builder.append(ResourceManager::Heap, 0, 700, recordBody({{fork(filenode), block, 0, dataSize}}));
}

} // namespace

class TestBlockMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void references_data() { addMajorRows(); }
    void references();
    void storage();
    void databases_data() { addMajorRows(); }
    void databases();
    void transactionEnds_data() { addMajorRows(); }
    void transactionEnds();
    void minimalWalLevel_data() { addMajorRows(); }
    void minimalWalLevel();
    void unknownChanges();
    void malformed();
    void outlineAgreesWithDecoder();

    void partsGiveTheSameAsTheWhole_data();
    void partsGiveTheSameAsTheWhole();
    void recordOverManySegments();
    void crashInsideARecord();
    void timelineChange();
    void nothingBetween();
    void segmentOfTheEndIsNotNeeded();
    void missingSegment();
    void damagedSegment();
    void foreignSegment();
    void segmentOfAnotherTime();
    void endInsideARecord();
    void cancelled();
};

void TestBlockMap::references()
{
    QFETCH(const int, major);
    ChangedBlocks blocks;
    BlockCollector collector(PgMajor{major}, blocks);
    WalBuilder builder{PgMajor{major}};
    // Update with an image, a second page of the same relation, the visibility map, and another relation.
    builder.append(ResourceManager::Heap, 0x20, 7,
                   recordBody({{fork(100), 7, 5000, 12},
                               {fork(100), 9, 0, 30},
                               {fork(100, Fork::VisibilityMap), 3},
                               {fork(200), 4'000'000'000, 8192}},
                              numbers({1, 2, 3})));
    // An extension's own manager, where there can be one.
    builder.append(static_cast<ResourceManager>(major >= 15 ? 130 : 20), 0x30, 7, recordBody({{fork(300), 1}}));
    builder.append(ResourceManager::Xlog, 0xA0, 0, recordBody({{fork(400), 5, 300}})); // image for a hint
    MemoryProvider provider(builder.segments());
    WalReader reader(provider, builder.readerOptions());
    for (int i = 0; i < 3; ++i)
        QVERIFY(collector.note(reader.next()->value()));
    const auto changed = [&](const RelationFork &which, std::initializer_list<BlockRange> ranges) {
        return blocks.changesOf(which).ranges == std::vector(ranges);
    };
    QVERIFY(changed(fork(100), {{BlockNumber{7}, 1}, {BlockNumber{9}, 1}}));
    QVERIFY(changed(fork(200), {{BlockNumber{4'000'000'000}, 1}}));
    QVERIFY(changed(fork(300), {{BlockNumber{1}, 1}}));
    QVERIFY(changed(fork(400), {{BlockNumber{5}, 1}}));
    QCOMPARE(blocks.forks().size(), 4u);
}

void TestBlockMap::storage()
{
    Collected all(17);
    QVERIFY(all.noteMain(ResourceManager::Storage, 0x11, numbers({1663, 5, 100, 0})));
    QVERIFY(all.noteMain(ResourceManager::Storage, 0x11, numbers({1663, 5, 101, 2}))); // a visibility map
    QVERIFY(all.noteMain(ResourceManager::Storage, 0x21, numbers({40, 1663, 5, 102, 7})));
    QVERIFY(all.noteMain(ResourceManager::Storage, 0x21, numbers({0, 1663, 5, 103, 6}))); // not the main fork
    QCOMPARE(kindOf(all.blocks, fork(100)), ForkChanges::Kind::Whole);
    QCOMPARE(kindOf(all.blocks, fork(101)), ForkChanges::Kind::Unchanged);
    QVERIFY(all.blocks.changesOf(fork(102)).replacedFrom == BlockNumber{40});
    QCOMPARE(all.blocks.changesOf(fork(102), BlockNumber{0}, 40).kind, ForkChanges::Kind::Unchanged);
    QCOMPARE(kindOf(all.blocks, fork(103)), ForkChanges::Kind::Unchanged);
}

void TestBlockMap::databases()
{
    QFETCH(const int, major);
    Collected all(major);
    const auto isReplaced = [&](std::uint32_t tablespace, std::uint32_t database) {
        return all.blocks.isReplaced({Oid{tablespace}, Oid{database}});
    };
    QVERIFY(all.noteMain(ResourceManager::Database, 0x01, numbers({20, 1663, 1, 1663})));
    QVERIFY(isReplaced(1663, 20) && !isReplaced(1663, 1));
    if (major >= 15)
        QVERIFY(all.noteMain(ResourceManager::Database, 0x10, numbers({21, 1663})));
    QCOMPARE(isReplaced(1663, 21), major >= 15);
    const std::uint8_t drop = major >= 15 ? 0x21 : 0x11;
    if (major < 13) {
        QVERIFY(all.noteMain(ResourceManager::Database, drop, numbers({22, 7777})));
        QVERIFY(isReplaced(7777, 22));
        return;
    }
    QVERIFY(all.noteMain(ResourceManager::Database, drop, numbers({22, 2, 1663, 7777})));
    QVERIFY(isReplaced(1663, 22) && isReplaced(7777, 22));
    const auto damaged = all.noteMain(ResourceManager::Database, drop, numbers({22, 0xFFFFFFFF, 1663}));
    QVERIFY(!damaged && damaged.error().code == ErrorCode::WalDamaged);
}

void TestBlockMap::transactionEnds()
{
    QFETCH(const int, major);
    Collected all(major);
    std::uint32_t filenode = 100;
    for (const unsigned info : {0x80u, 0x81u, 0xA0u, 0xB0u, 0xC0u}) {
        const auto withEverything = filenode % 2 == 0;
        QVERIFY(all.noteMain(ResourceManager::Transaction, static_cast<std::uint8_t>(info),
                             endOfTransaction({filenode, filenode + 50}, withEverything)));
        QCOMPARE(kindOf(all.blocks, fork(filenode)), ForkChanges::Kind::Whole);
        QCOMPARE(kindOf(all.blocks, fork(filenode + 50)), ForkChanges::Kind::Whole);
        ++filenode;
    }
    // Without the flag for optional parts there are none; a prepare drops nothing yet.
    QVERIFY(all.noteMain(ResourceManager::Transaction, 0x00, endOfTransaction({200}, false)));
    QVERIFY(all.noteMain(ResourceManager::Transaction, 0x90, endOfTransaction({200}, false)));
    QCOMPARE(kindOf(all.blocks, fork(200)), ForkChanges::Kind::Unchanged);
    auto cut = endOfTransaction({200, 201}, false);
    cut.resize(cut.size() - 4);
    const auto damaged = all.noteMain(ResourceManager::Transaction, 0x80, cut);
    QVERIFY(!damaged && damaged.error().code == ErrorCode::WalDamaged);
}

void TestBlockMap::minimalWalLevel()
{
    QFETCH(const int, major);
    Collected all(major);
    const auto parameters = [&](std::uint32_t level) {
        return major >= 12 ? numbers({100, 8, 10, 0, 64, level, 0}) : numbers({100, 8, 0, 64, level, 0});
    };
    QVERIFY(all.noteMain(ResourceManager::Xlog, 0x60, parameters(1)));
    const auto refused = all.noteMain(ResourceManager::Xlog, 0x60, parameters(0));
    QVERIFY(!refused && refused.error().code == ErrorCode::WalMissing);
    QVERIFY(refused.error().message.contains("minimal"));
    QCOMPARE(all.noteMain(ResourceManager::Xlog, 0xE0, numbers({0})).has_value(), major < 17);
    QVERIFY(all.noteMain(ResourceManager::Xlog, 0xE0, numbers({1})));
    QCOMPARE(all.noteMain(ResourceManager::Xlog, 0x90, numbers({1, 1, 2, 1, 0, 0})).has_value(), major < 17);
    Bytes checkpoint(88, std::byte{0});
    QCOMPARE(all.noteMain(ResourceManager::Xlog, 0x00, checkpoint).has_value(), major < 17);
    storeLe<std::uint32_t>(checkpoint, 20, 2);
    QVERIFY(all.noteMain(ResourceManager::Xlog, 0x10, checkpoint));
}

void TestBlockMap::unknownChanges()
{
    Collected all(17);
    for (const auto &[manager, info] : std::initializer_list<std::pair<int, std::uint8_t>>{
             {0, 0x71}, {1, 0x51}, {2, 0x31}, {4, 0x31}, {10, 0x01}, {200, 0x01}}) {
        const auto refused = all.noteMain(static_cast<ResourceManager>(manager), info, numbers({1, 2, 3, 4, 5}));
        QVERIFY2(!refused && refused.error().code == ErrorCode::Unsupported, std::to_string(manager).c_str());
    }
    QVERIFY(all.blocks.isEmpty());
}

void TestBlockMap::malformed()
{
    Collected all(17);
    for (const auto &[manager, info] :
         std::initializer_list<std::pair<ResourceManager, std::uint8_t>>{{ResourceManager::Storage, 0x11},
                                                                         {ResourceManager::Storage, 0x21},
                                                                         {ResourceManager::Database, 0x01},
                                                                         {ResourceManager::Database, 0x21},
                                                                         {ResourceManager::Xlog, 0x60},
                                                                         {ResourceManager::Xlog, 0xE0}}) {
        const auto refused = all.noteMain(manager, info, Bytes(3));
        QVERIFY(!refused && refused.error().code == ErrorCode::WalDamaged);
    }
}

/// Two ways to take a record apart must see the same, or refuse the same.
void TestBlockMap::outlineAgreesWithDecoder()
{
    const std::vector<Bytes> bodies = {
        recordBody({{fork(1), 2, 4000, 10}, {fork(1, Fork::Fsm), 3}, {fork(2), 4, 8192, 1}}, Bytes(300)),
        recordBody({{fork(1), 2}}, Bytes(3)),
        recordBody({}, Bytes(255)),
        recordBody({{fork(9), 1, 0, 65535}}),
        Bytes{std::byte{253}, std::byte{1}, std::byte{0}, std::byte{252}, std::byte{1}, std::byte{0}, std::byte{0},
              std::byte{0}, std::byte{255}, std::byte{1}, std::byte{9}},
    };
    std::mt19937_64 random{5};
    DecodedRecord decoded;
    RecordOutline outline;
    int accepted = 0;
    for (int i = 0; i < 200'000; ++i) {
        Bytes bytes(walRecordHeaderSize);
        const auto &body = bodies[static_cast<std::size_t>(i) % bodies.size()];
        bytes.insert(bytes.end(), body.begin(), body.end());
        if (i >= 10)
            bytes[24 + random() % std::min<std::size_t>(body.size(), 80)] = static_cast<std::byte>(random());
        if (i % 7 == 3)
            bytes.resize(24 + random() % (bytes.size() - 23));
        WalRecord record;
        record.bytes = bytes;
        const PgMajor major{10 + i % 9};
        const bool outlined = outlineRecord(record, major, outline).has_value();
        if (!decodeRecord(record, major, 8192, decoded))
            continue; // it may be stricter: it also judges page images
        QVERIFY(outlined);
        ++accepted;
        QCOMPARE(outline.mainData.data() - bytes.data(), outline.mainData.empty()
                                                             ? outline.mainData.data() - bytes.data()
                                                             : decoded.mainData.data() - bytes.data());
        QCOMPARE(outline.mainData.size(), decoded.mainData.size());
        QCOMPARE(outline.placeCount, decoded.blockCount);
        for (std::size_t b = 0; b < decoded.blockCount; ++b) {
            const auto &place = outline.placeStore[b];
            const auto &block = decoded.blockStore[b];
            QVERIFY(place.tablespace == block.tablespace && place.database == block.database &&
                    place.filenode == block.filenode && place.fork == block.fork && place.block == block.block);
        }
    }
    QVERIFY(accepted > 10'000);
}

void TestBlockMap::partsGiveTheSameAsTheWhole_data()
{
    QTest::addColumn<unsigned>("workers");
    for (const unsigned workers : {1u, 2u, 5u, 64u})
        QTest::newRow(std::to_string(workers).c_str()) << workers;
}

void TestBlockMap::partsGiveTheSameAsTheWhole()
{
    QFETCH(const unsigned, workers);
    WalBuilder builder;
    ChangedBlocks expected;
    std::mt19937_64 random{3};
    std::uint64_t records = 0;
    while (builder.end().value < 12 * WalBuilder::segmentSize) {
        const auto block = static_cast<std::uint32_t>(random() % 100'000);
        const auto filenode = static_cast<std::uint32_t>(1 + random() % 5);
        appendBlock(builder, filenode, block,
                    static_cast<std::uint16_t>(random() % (random() % 50 == 0 ? 60'000 : 400)));
        expected.addBlock(fork(filenode), BlockNumber{block});
        ++records;
        if (random() % 500 == 0) {
            builder.appendSwitch();
            ++records;
        }
    }
    const Lsn to = builder.end();
    appendBlock(builder, 77, 1, 10); // belongs to the next backup
    const auto map = build(builder.segments(), requestOf(builder, to, workers));
    QVERIFY2(map.has_value(), map ? "" : map.error().text().c_str());
    QCOMPARE(map->records, records);
    for (std::uint32_t filenode = 1; filenode <= 5; ++filenode)
        QVERIFY(map->blocks.changesOf(fork(filenode)).ranges == expected.changesOf(fork(filenode)).ranges);
    QCOMPARE(kindOf(map->blocks, fork(77)), ForkChanges::Kind::Unchanged);
}

void TestBlockMap::recordOverManySegments()
{
    WalBuilder builder;
    appendBlock(builder, 1, 1, 10);
    builder.appendFiller(std::size_t{7} << 20);
    appendBlock(builder, 1, 2, 10);
    builder.appendFiller(std::size_t{3} << 20);
    const Lsn to = builder.end();
    builder.appendFiller(10);
    const auto map = build(builder.segments(), requestOf(builder, to, 4));
    QVERIFY2(map.has_value(), map ? "" : map.error().text().c_str());
    QCOMPARE(map->records, 4u);
    QVERIFY((map->blocks.changesOf(fork(1)).ranges == std::vector<BlockRange>{{BlockNumber{1}, 2}}));
}

void TestBlockMap::crashInsideARecord()
{
    // At the end of a segment, so that a group of segments begins with the page that takes the record's place.
    WalBuilder builder;
    appendBlock(builder, 1, 1, 10);
    while (builder.end().value < 2 * WalBuilder::segmentSize - 8192)
        builder.appendFiller(1000);
    builder.fillPage(200);
    builder.crashInRecord(5000);
    QCOMPARE(builder.end().value % WalBuilder::segmentSize, 0u);
    appendBlock(builder, 1, 2, 10);
    builder.appendFiller(2 << 20);
    const Lsn to = builder.end();
    builder.appendFiller(10);
    const auto map = build(builder.segments(), requestOf(builder, to, 8));
    QVERIFY2(map.has_value(), map ? "" : map.error().text().c_str());
    QVERIFY((map->blocks.changesOf(fork(1)).ranges == std::vector<BlockRange>{{BlockNumber{1}, 2}}));
}

void TestBlockMap::timelineChange()
{
    WalBuilder builder;
    appendBlock(builder, 1, 1, 10);
    builder.appendFiller(2'500'000);
    appendBlock(builder, 1, 2, 10);
    builder.switchTimeline(TimelineId{2});
    appendBlock(builder, 1, 3, 10);
    builder.appendFiller(2'500'000);
    appendBlock(builder, 1, 4, 10);
    const Lsn to = builder.end();
    builder.appendFiller(10);
    auto segments = builder.segments();
    // What the old timeline did behind the switch is another story.
    const auto map = build(segments, requestOf(builder, to, 3));
    QVERIFY2(map.has_value(), map ? "" : map.error().text().c_str());
    QVERIFY((map->blocks.changesOf(fork(1)).ranges == std::vector<BlockRange>{{BlockNumber{1}, 4}}));
}

void TestBlockMap::nothingBetween()
{
    WalBuilder builder;
    auto request = requestOf(builder, WalBuilder::firstRecord());
    auto map = build({}, request);
    QVERIFY(map && map->blocks.isEmpty() && map->records == 0);
    request.to = Lsn{WalBuilder::segmentSize};
    map = build({}, request);
    QVERIFY(map && map->blocks.isEmpty());
}

void TestBlockMap::segmentOfTheEndIsNotNeeded()
{
    WalBuilder builder;
    appendBlock(builder, 1, 1, 10);
    builder.appendSwitch();
    const Lsn to{builder.end().value + walLongHeaderSize}; // as a backup's start LSN behind a switch
    const auto map = build(builder.segments(), requestOf(builder, to));
    QVERIFY2(map.has_value(), map ? "" : map.error().text().c_str());
    QCOMPARE(map->records, 2u);
}

void TestBlockMap::missingSegment()
{
    WalBuilder builder;
    while (builder.end().value < 6 * WalBuilder::segmentSize)
        builder.appendFiller(1000);
    const Lsn to = builder.end();
    builder.appendFiller(1000);
    for (std::uint64_t lost = 1; lost <= 6; ++lost) {
        auto segments = builder.segments();
        segments.erase({TimelineId{1}, SegmentNumber{lost}});
        const auto map = build(segments, requestOf(builder, to));
        QVERIFY(!map && map.error().code == ErrorCode::WalMissing);
        QCOMPARE(map.error().subject, segmentName(TimelineId{1}, SegmentNumber{lost}, WalBuilder::segmentSize));
    }
}

void TestBlockMap::damagedSegment()
{
    WalBuilder builder;
    while (builder.end().value < 5 * WalBuilder::segmentSize)
        builder.appendFiller(1000);
    const Lsn to = builder.end();
    builder.appendFiller(1000);
    std::mt19937_64 random{9};
    for (int i = 0; i < 60; ++i) {
        auto segments = builder.segments();
        const SegmentNumber number{1 + random() % 4};
        auto &bytes = segments[{TimelineId{1}, number}];
        bytes[random() % bytes.size()] ^= std::byte{0x10};
        const auto map = build(segments, requestOf(builder, to, 3));
        // Three bytes of the padding behind each record, and of each page header, mean nothing.
        if (!map)
            QVERIFY2(map.error().code == ErrorCode::WalDamaged || map.error().code == ErrorCode::WrongCluster,
                     map.error().text().c_str());
        if (!map)
            QVERIFY2(map.error().text().contains("0000000100000000"), map.error().text().c_str());
    }
    auto segments = builder.segments();
    std::fill_n(segments[{TimelineId{1}, SegmentNumber{3}}].begin() + 500'000, 100'000, std::byte{0});
    const auto map = build(segments, requestOf(builder, to, 3));
    QVERIFY(!map);
    QCOMPARE(map.error().subject, segmentName(TimelineId{1}, SegmentNumber{3}, WalBuilder::segmentSize));
}

void TestBlockMap::foreignSegment()
{
    WalBuilder builder;
    builder.appendFiller(3 << 20);
    const Lsn to = builder.end();
    builder.appendFiller(100);
    auto segments = builder.segments();
    segments[{TimelineId{1}, SegmentNumber{2}}][24] ^= std::byte{1}; // system identifier
    const auto map = build(segments, requestOf(builder, to));
    QVERIFY(!map && map.error().code == ErrorCode::WrongCluster);
    QVERIFY2(map.error().text().contains("000000010000000000000002"), map.error().text().c_str());
}

/// Sound by itself, and of the same cluster and place, but not what followed: only the chain of records tells.
void TestBlockMap::segmentOfAnotherTime()
{
    const auto make = [](std::size_t size) {
        WalBuilder builder;
        builder.appendFiller(size);
        builder.appendSwitch();
        for (int i = 0; i < 2; ++i) {
            builder.appendFiller(100);
            builder.appendSwitch();
        }
        builder.appendFiller(100);
        return builder;
    };
    auto builder = make(1000);
    auto segments = builder.segments();
    const Lsn to{4 * WalBuilder::segmentSize + walLongHeaderSize};
    QVERIFY(build(segments, requestOf(builder, to, 4)).has_value());
    segments[{TimelineId{1}, SegmentNumber{1}}] = make(2000).segments()[{TimelineId{1}, SegmentNumber{1}}];
    const auto map = build(segments, requestOf(builder, to, 4));
    QVERIFY(!map && map.error().code == ErrorCode::WalDamaged);
    QCOMPARE(map.error().subject, std::string("000000010000000000000002"));
}

void TestBlockMap::endInsideARecord()
{
    WalBuilder builder;
    builder.appendFiller(100);
    builder.appendFiller(20'000);
    builder.appendFiller(20'000);
    const auto map = build(builder.segments(), requestOf(builder, Lsn{WalBuilder::segmentSize + 16'000}));
    QVERIFY(!map && map.error().code == ErrorCode::WalDamaged);
}

void TestBlockMap::cancelled()
{
    WalBuilder builder;
    builder.appendFiller(5 << 20);
    std::stop_source source;
    source.request_stop();
    MemoryProvider provider(builder.segments());
    Progress progress;
    const auto map = buildBlockMap(provider, requestOf(builder, builder.end()), progress, source.get_token());
    QVERIFY(!map && map.error().code == ErrorCode::Cancelled);
}

} // namespace cairn

QTEST_GUILESS_MAIN(cairn::TestBlockMap)
#include "test_block_map.moc"
