#include "mutator.h"

#include "wal/record_bodies.h"
#include "wal/wal_builder.h"

#include "core/hash.h"
#include "wal/block_collector.h"
#include "wal/block_map_builder.h"
#include "wal/history.h"
#include "wal/page_header.h"
#include "wal/record.h"
#include "wal/record_reader.h"
#include "wal/segment.h"

#include <QTest>

#include <algorithm>
#include <tuple>

namespace cairn::test {

/// WAL as a broken disk or a foreign program leaves it.
class TestFuzzWal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reader_data();
    void reader();
    void records_data();
    void records();
    void changedBlocks_data();
    void changedBlocks();
    void sharedReading_data();
    void sharedReading();
    void headersAndNames();
    void history();
};

namespace {

void addMajorRows()
{
    QTest::addColumn<int>("major");
    for (int major = 10; major <= 18; ++major)
        QTest::newRow(std::to_string(major).c_str()) << major;
}

/// About a hundred records over two segments, with long ones, a switch and restore points.
WalBuilder sampleWal(int major)
{
    WalBuilder builder{PgMajor{major}};
    for (std::uint32_t i = 0; i < 30; ++i) {
        builder.appendFiller(50 + 97 * i);
        builder.appendCommit(700 + i, i);
        if (i % 10 == 3)
            builder.appendFiller(20'000); // over several pages
    }
    builder.appendRestorePoint("here", 5);
    builder.appendSwitch();
    builder.appendAbort(800, 9);
    builder.appendFiller(300);
    return builder;
}

/// Reads everything; returns the number of records. Each must begin behind the one before.
int readAll(const SegmentMap &segments, const WalReaderOptions &options, PgMajor major)
{
    MemoryProvider provider(segments);
    WalReader reader(provider, options);
    DecodedRecord decoded;
    Lsn last;
    for (int count = 0;; ++count) {
        const auto record = reader.next();
        if (!record || !record->has_value())
            return count;
        if ((*record)->start <= last || (*record)->end <= (*record)->start)
            qFatal("the reader goes back");
        last = (*record)->start;
        if (decodeRecord(**record, major, 8192, decoded)) {
            (void)transactionEndOf(**record, decoded, major);
            (void)restorePointOf(**record, decoded);
        }
    }
}

} // namespace

void TestFuzzWal::reader_data()
{
    addMajorRows();
}

void TestFuzzWal::reader()
{
    QFETCH(const int, major);
    auto builder = sampleWal(major);
    const auto options = builder.readerOptions();
    const auto good = builder.segments();
    const int all = readAll(good, options, PgMajor{major});
    QVERIFY(all > 60);
    Mutator mutator{std::uint64_t(major)};
    for (int i = 0; i < fuzzIterations(300); ++i) {
        auto segments = good;
        for (auto &[id, bytes] : segments) {
            const auto used = std::size_t{200'000};
            const auto begin = ByteView(bytes).first(used);
            auto damaged = mutator.mutate(begin, {Bytes(begin.begin(), begin.end())});
            damaged.resize(mutator.below(20) == 0 ? damaged.size() : bytes.size());
            bytes = std::move(damaged);
        }
        auto wish = options;
        wish.seekFirstRecord = mutator.below(2) == 0;
        QVERIFY(readAll(segments, wish, PgMajor{major}) <= all);
    }
}

void TestFuzzWal::records_data()
{
    addMajorRows();
}

/// Decoding alone, of records whose checksum is right although they are wrong.
void TestFuzzWal::records()
{
    QFETCH(const int, major);
    auto builder = sampleWal(major);
    MemoryProvider provider(builder.segments());
    WalReader reader(provider, builder.readerOptions());
    std::vector<Bytes> seeds;
    std::vector<WalRecord> shapes;
    for (int i = 0; i < 40; ++i) {
        const auto record = reader.next();
        QVERIFY(record.has_value() && record->has_value());
        if ((*record)->bytes.size() < 3000)
            seeds.emplace_back((*record)->bytes.begin(), (*record)->bytes.end());
    }
    // A record with block references: an image with a hole, data, "same relation", main data.
    Bytes blocks(walRecordHeaderSize);
    ByteWriter to(blocks);
    to.fixed<std::uint8_t>(0);
    to.fixed<std::uint8_t>(0x10 | 0x20);
    to.fixed<std::uint16_t>(8);
    to.fixed<std::uint16_t>(100);
    to.fixed<std::uint16_t>(64);
    to.fixed<std::uint8_t>(1);
    for (const std::uint32_t number : {1663u, 5u, 16384u, 3u})
        to.fixed(number);
    to.fixed<std::uint8_t>(1);
    to.fixed<std::uint8_t>(0x80 | 0x40);
    to.fixed<std::uint16_t>(0);
    to.fixed<std::uint32_t>(9);
    to.fixed<std::uint8_t>(255);
    to.fixed<std::uint8_t>(4);
    blocks.resize(blocks.size() + 112, std::byte{7});
    seeds.push_back(blocks);
    DecodedRecord decoded;
    fuzz(seeds, 20'000, [&](ByteView input) {
        if (input.size() < walRecordHeaderSize)
            return;
        WalRecord record;
        record.bytes = input;
        record.manager = ResourceManager(std::to_integer<std::uint8_t>(input[17]));
        record.info = std::to_integer<std::uint8_t>(input[16]);
        if (!decodeRecord(record, PgMajor{major}, 8192, decoded))
            return;
        const auto inside = [&](ByteView part) {
            return part.empty() ||
                   (part.data() >= input.data() && part.data() + part.size() <= input.data() + input.size());
        };
        QVERIFY(inside(decoded.mainData));
        QVERIFY(decoded.blockCount <= DecodedRecord::maxBlocks);
        for (const auto &block : decoded.blocks())
            QVERIFY(inside(block.image) && inside(block.data));
        (void)transactionEndOf(record, decoded, PgMajor{major});
        (void)restorePointOf(record, decoded);
    });
}

void TestFuzzWal::changedBlocks_data()
{
    addMajorRows();
}

namespace {

/// Records of every kind that changes relation files, whole.
std::vector<Bytes> changingRecords()
{
    const RelationFork fork{defaultTablespace, Oid{5}, Oid{16384}};
    const RelationFork other{Oid{16390}, Oid{6}, Oid{16400}};
    Bytes commit;
    ByteWriter to(commit);
    to.fixed<std::int64_t>(1);
    to.fixed<std::uint32_t>(0x1 | 0x2 | 0x4 | 0x10);
    to.raw(numbers({5, 1663, 2, 11, 12, 2, 1663, 5, 16384, 1663, 5, 16385, 77}));
    const std::vector<std::tuple<ResourceManager, std::uint8_t, Bytes>> bodies{
        {ResourceManager::Heap, 0x20,
         recordBody({{fork, 7, 4000, 12}, {fork, 9, 0, 30}, {other, 1, 8192}}, numbers({1, 2}))},
        {ResourceManager::Storage, 0x11, recordBody({}, numbers({1663, 5, 16384, 0}))},
        {ResourceManager::Storage, 0x21, recordBody({}, numbers({40, 1663, 5, 16384, 7}))},
        {ResourceManager::Database, 0x01, recordBody({}, numbers({20, 1663, 1, 1663}))},
        {ResourceManager::Database, 0x11, recordBody({}, numbers({20, 2, 1663, 16390}))},
        {ResourceManager::Database, 0x21, recordBody({}, numbers({20, 2, 1663, 16390}))},
        {ResourceManager::Transaction, 0x80, recordBody({}, commit)},
        {ResourceManager::Transaction, 0xC1, recordBody({}, commit)},
        {ResourceManager::Xlog, 0x60, recordBody({}, numbers({100, 8, 10, 0, 64, 1, 0}))},
        {ResourceManager::Xlog, 0xE0, recordBody({}, numbers({1}))},
    };
    std::vector<Bytes> records;
    for (const auto &[manager, info, body] : bodies) {
        Bytes record(walRecordHeaderSize);
        storeLe<std::uint8_t>(record, 16, info);
        storeLe<std::uint8_t>(record, 17, static_cast<std::uint8_t>(manager));
        record.insert(record.end(), body.begin(), body.end());
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace

/// What a record says, when its checksum is right and nothing else need be.
void TestFuzzWal::changedBlocks()
{
    QFETCH(const int, major);
    constexpr std::size_t limit = 1 << 20;
    ChangedBlocks blocks(limit);
    BlockCollector collector(PgMajor{major}, blocks);
    fuzz(changingRecords(), 20'000, [&](ByteView input) {
        if (input.size() < walRecordHeaderSize)
            return;
        WalRecord record;
        record.bytes = input;
        record.info = std::to_integer<std::uint8_t>(input[16]);
        record.manager = ResourceManager(std::to_integer<std::uint8_t>(input[17]));
        (void)collector.note(record);
        QVERIFY(blocks.memoryUsed() <= limit);
    });
    QVERIFY(!blocks.isEmpty());
}

void TestFuzzWal::sharedReading_data()
{
    addMajorRows();
}

/// Damaged segments, read by several workers: an error, or a map that knows no more than the good ones gave.
void TestFuzzWal::sharedReading()
{
    QFETCH(const int, major);
    WalBuilder builder{PgMajor{major}};
    for (std::uint32_t i = 0; builder.end().value < 4 * WalBuilder::segmentSize; ++i) {
        builder.append(
            ResourceManager::Heap, 0, 7,
            recordBody({{{defaultTablespace, Oid{5}, Oid{16384}}, i, 0, static_cast<std::uint16_t>(i * 97 % 9000)}}));
        if (i % 300 == 299)
            builder.appendSwitch();
    }
    const auto reading = builder.readerOptions();
    BlockMapRequest request;
    request.history = reading.history;
    request.major = reading.major;
    request.systemIdentifier = reading.systemIdentifier;
    request.segmentSize = reading.segmentSize;
    request.from = reading.start;
    request.to = builder.end();
    request.workers = 3;
    builder.appendFiller(100);
    const auto good = builder.segments();
    Mutator mutator{std::uint64_t(major)};
    int refused = 0;
    const int rounds = fuzzIterations(100);
    for (int i = 0; i < rounds; ++i) {
        auto segments = good;
        auto &bytes = std::next(segments.begin(), static_cast<std::ptrdiff_t>(mutator.below(segments.size())))->second;
        const std::size_t from = mutator.below(2) == 0 ? 0 : mutator.below(bytes.size() - 10'000);
        const auto part = ByteView(bytes).subspan(from, 10'000);
        auto damaged = mutator.mutate(part, {Bytes(part.begin(), part.end())});
        damaged.resize(part.size());
        std::ranges::copy(damaged, bytes.begin() + static_cast<std::ptrdiff_t>(from));
        MemoryProvider provider(segments);
        Progress progress;
        const auto map = buildBlockMap(provider, request, progress, {});
        refused += map ? 0 : 1;
        if (map)
            QCOMPARE(map->blocks.forks().size(), 1u);
    }
    QVERIFY(refused > rounds / 4);
}

void TestFuzzWal::headersAndNames()
{
    auto builder = sampleWal(17);
    const auto &first = builder.segments().begin()->second;
    const Bytes header(first.begin(), first.begin() + 64);
    fuzz({header, bytesOf("000000010000000000000003.partial"), bytesOf("000000010000000000000003.00000028.backup"),
          bytesOf("00000002.history")},
         100'000, [](ByteView input) {
             (void)readWalPageHeader(input);
             (void)checkSegmentHeader(input, {.systemIdentifier = WalBuilder::systemIdentifier,
                                              .major = PgMajor{17},
                                              .segmentSize = WalBuilder::segmentSize,
                                              .name = asText(input.first(std::min<std::size_t>(input.size(), 24)))});
             const auto text = asText(input);
             (void)looksLikeSegmentName(text);
             for (const std::uint32_t size : {1u << 20, 16u << 20, 1u << 30}) {
                 (void)classifyWalName(text, size);
                 if (const auto id = parseSegmentName(text, size))
                     QCOMPARE(segmentName(*id, size), std::string(text));
             }
         });
}

void TestFuzzWal::history()
{
    const auto good = bytesOf("1\t0/5000000\tno recovery target specified\n# comment\n\n2\t0/7000098\tbefore xid 5\n");
    fuzz({good}, 50'000, [](ByteView input) {
        const auto history = TimelineHistory::parse(TimelineId{3}, asText(input));
        if (!history)
            return;
        QVERIFY(history->contains(TimelineId{3}));
        Lsn last;
        for (const auto &ancestor : history->ancestors()) {
            QVERIFY(ancestor.switchPoint >= last);
            last = ancestor.switchPoint;
            QVERIFY(history->contains(ancestor.timeline));
        }
        (void)history->timelineAt(Lsn{0x6000000});
        (void)history->reaches(TimelineId{1}, Lsn{0x6000000});
        (void)history->parentOf(TimelineId{3});
    });
}

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestFuzzWal)
#include "test_fuzz_wal.moc"
