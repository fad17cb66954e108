#include "mutator.h"

#include "wal/wal_builder.h"

#include "core/hash.h"
#include "wal/history.h"
#include "wal/page_header.h"
#include "wal/record.h"
#include "wal/record_reader.h"
#include "wal/segment.h"

#include <QTest>

namespace cairn::test {

/// WAL as a broken disk or a foreign program leaves it.
class TestFuzzWal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reader_data();
    void reader();
    void records_data();
    void records();
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
            return part.empty() || (part.data() >= input.data() && part.data() + part.size() <= input.data() + input.size());
        };
        QVERIFY(inside(decoded.mainData));
        QVERIFY(decoded.blockCount <= DecodedRecord::maxBlocks);
        for (const auto &block : decoded.blocks())
            QVERIFY(inside(block.image) && inside(block.data));
        (void)transactionEndOf(record, decoded, PgMajor{major});
        (void)restorePointOf(record, decoded);
    });
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
