#include "storage/memory_object.h"

#include "core/files.h"
#include "storage/local_storage.h"
#include "storage/pack_reader.h"
#include "storage/pack_salvage.h"
#include "storage/pack_writer.h"
#include "storage/stream_codec.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <thread>

using namespace cairn;
using cairn::test::sampleBytes;

namespace {

const std::vector<Compression> allCompressions{{Codec::None, 0}, {Codec::Zstd, 1}, {Codec::Zstd, 19},
                                               {Codec::Zlib, 6}, {Codec::Lz4, 1},  {Codec::Lz4, 9}};

FrameExtent pagesExtent(std::string path, std::vector<BlockRun> runs)
{
    std::uint32_t blocks = 0;
    for (const auto &run : runs)
        blocks += run.count;
    return {std::move(path), 0100600, 81'920, 8192, std::move(runs), 0, blocks * 8192};
}

} // namespace

class StorageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksRoundTrip();
    void incompressibleIsKept();
    void streamsRoundTrip();
    void levelsAreChecked();
    void packRoundTrip();
    void everyFlippedBitOfAPackIsSeen();
    void unsealedPackLeavesNothing();
    void unsealedPackIsSalvaged();
    void objectsAppearWhole();
    void ifAbsentRefusesATakenKey();
    void listingHidesUnfinished();
    void writersOfOneKeyTakeTurns();
    void waitEndsWithTheEvent();
};

void StorageTest::blocksRoundTrip()
{
    const Bytes raw = sampleBytes(200'000);
    for (const auto &compression : allCompressions) {
        Compressor compressor(compression);
        Decompressor decompressor;
        for (int round = 0; round < 2; ++round) {
            Bytes stored;
            const auto codec = compressor.compress(raw, stored);
            QVERIFY(codec);
            if (*codec == Codec::None)
                stored = raw;
            Bytes back(raw.size());
            QVERIFY(decompressor.decompress(*codec, stored, back));
            QVERIFY(back == raw);
            Bytes wrongLength(raw.size() + 1);
            QVERIFY(!decompressor.decompress(*codec, stored, wrongLength));
        }
    }
}

void StorageTest::incompressibleIsKept()
{
    Bytes noise(10'000);
    std::uint64_t state = 88172645463325252ull;
    for (auto &byte : noise) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        byte = static_cast<std::byte>(state);
    }
    for (const auto &compression : allCompressions) {
        Compressor compressor(compression);
        Bytes out;
        QCOMPARE(*compressor.compress(noise, out), Codec::None);
        QVERIFY(out.empty());
        QCOMPARE(*compressor.compress({}, out), Codec::None);
    }
}

void StorageTest::streamsRoundTrip()
{
    const Bytes raw = sampleBytes(3'000'000);
    for (const auto &compression : allCompressions) {
        StreamCompressor compressor(compression);
        Bytes stored;
        const auto keep = [&stored](ByteView bytes) -> Status {
            stored.insert(stored.end(), bytes.begin(), bytes.end());
            return {};
        };
        for (std::size_t at = 0; at < raw.size(); at += 70'001)
            QVERIFY(compressor.feed(ByteView(raw).subspan(at, std::min<std::size_t>(70'001, raw.size() - at)), keep));
        QVERIFY(compressor.finish(keep));
        StreamDecompressor decompressor(compression.codec);
        Bytes back;
        const auto collect = [&back](ByteView bytes) -> Status {
            back.insert(back.end(), bytes.begin(), bytes.end());
            return {};
        };
        for (std::size_t at = 0; at < stored.size(); at += 1001) {
            QVERIFY(compression.codec == Codec::None || !decompressor.atEnd());
            QVERIFY(decompressor.feed(ByteView(stored).subspan(at, std::min<std::size_t>(1001, stored.size() - at)),
                                      collect));
        }
        QVERIFY(decompressor.atEnd());
        QVERIFY(back == raw);
    }
}

void StorageTest::levelsAreChecked()
{
    QVERIFY(checkCompression({Codec::Zstd, 3}));
    QCOMPARE(checkCompression({Codec::Zstd, 20}).error().code, ErrorCode::Usage);
    QCOMPARE(checkCompression({Codec::Zlib, 0}).error().code, ErrorCode::Usage);
    QVERIFY(checkCompression({Codec::None, 0}));
    QCOMPARE(parseCodec("pglz").error().code, ErrorCode::Usage);
}

void StorageTest::packRoundTrip()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    const PackHeader header{BackupId{100}, SystemIdentifier{7}, Timestamp{5}, 1, 2};
    auto writer = PackWriter::create(storage, "p/a.pack", header, {Codec::Zstd, 1});
    QVERIFY(writer);
    const Bytes pages = sampleBytes(std::size_t{3} * 8192);
    const Bytes small = sampleBytes(100);
    Bytes both = pages;
    both.insert(both.end(), small.begin(), small.end());
    const FrameExtent first = pagesExtent("base/1/2", {{4, 2}, {9, 1}});
    const FrameExtent second{"odd\nname", 0100640, 100, 0, {}, 0, 100};
    const auto one = writer->append({first, second}, both);
    const auto two = writer->append({pagesExtent("base/1/3", {{0, 3}})}, pages);
    QVERIFY(one && two);
    QVERIFY(writer->seal());
    const auto pack = Pack::open(storage, "p/a.pack");
    QVERIFY(pack);
    QVERIFY((*pack)->header() == header);
    QCOMPARE((*pack)->trailer().frames, 2u);
    FrameReader reader;
    const auto view = reader.read(**pack, *one);
    QVERIFY(view);
    QVERIFY(std::ranges::equal(view->raw, both));
    QVERIFY(view->header.extents == (std::vector{first, second}));
    // Where the caller wants them, if they fit exactly.
    Bytes target(both.size());
    const auto inPlace = reader.read(**pack, *one, FrameCheck::Raw, target);
    QVERIFY(inPlace && std::ranges::equal(inPlace->raw, both));
    QCOMPARE(inPlace->raw.data() == target.data(), inPlace->header.codec != Codec::None);
    const auto elsewhere = reader.read(**pack, *two, FrameCheck::Raw, target);
    QVERIFY(elsewhere && std::ranges::equal(elsewhere->raw, pages));
    QVERIFY(elsewhere->raw.data() != target.data());
    FrameLocation wrong = *two;
    wrong.storedHash ^= 1;
    QCOMPARE(reader.read(**pack, wrong).error().code, ErrorCode::Damaged);
    std::uint64_t at = packHeaderSize;
    int frames = 0;
    while (at < (*pack)->object().size() - packTrailerSize) {
        QVERIFY(reader.readNext(**pack, at, at, FrameCheck::Stored));
        ++frames;
    }
    QCOMPARE(frames, 2);
}

void StorageTest::everyFlippedBitOfAPackIsSeen()
{
    QTemporaryDir dir;
    const std::string path = dir.path().toStdString() + "/a.pack";
    LocalStorage storage(dir.path().toStdString(), false);
    auto writer = PackWriter::create(storage, "a.pack", {BackupId{1}, {}, {}, 0, 0}, {Codec::Zstd, 1});
    const Bytes raw = sampleBytes(600);
    QVERIFY(writer->append({{"a", 0100600, 300, 0, {}, 0, 300}, {"b", 0100600, 300, 0, {}, 0, 300}}, raw));
    QVERIFY(writer->seal());
    const Bytes good = *readWholeFile(path);
    const auto isSound = [&] {
        const auto pack = Pack::open(storage, "a.pack");
        if (!pack)
            return false;
        FrameReader reader;
        std::uint64_t at = packHeaderSize;
        while (at < good.size() - packTrailerSize)
            if (!reader.readNext(**pack, at, at, FrameCheck::Stored))
                return false;
        return true;
    };
    QVERIFY(isSound());
    const auto fd = openFile(path, O_RDWR);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        const std::array bad{good[bit / 8] ^ static_cast<std::byte>(1u << (bit % 8))};
        QVERIFY(writeAt(*fd, bad, bit / 8, path));
        QVERIFY2(!isSound(), qPrintable(QStringLiteral("bit %1").arg(bit)));
        QVERIFY(writeAt(*fd, ByteView(good).subspan(bit / 8, 1), bit / 8, path));
    }
    QVERIFY(isSound());
    QVERIFY(replaceFile(path, ByteView(good).first(good.size() - 1), 0600, false));
    QVERIFY(!isSound());
}

void StorageTest::unsealedPackLeavesNothing()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    {
        auto writer = PackWriter::create(storage, "a.pack", {}, {Codec::None, 0});
        QVERIFY(writer->append({{"a", 0, 3, 0, {}, 0, 3}}, asBytes("abc")));
        QCOMPARE(storage.listUnfinished("")->size(), 1u);
    }
    QVERIFY(listDirectory(dir.path().toStdString())->empty());
}

/// Cut at every byte, what is left of a pack is a pack of its whole frames.
void StorageTest::unsealedPackIsSalvaged()
{
    QTemporaryDir dir;
    const std::string root = dir.path().toStdString();
    LocalStorage storage(root, false);
    Bytes whole;
    std::vector<std::uint64_t> ends;
    {
        auto writer = PackWriter::create(storage, "a.pack", {}, {Codec::None, 0});
        for (const char *content : {"first", "second", "third"}) {
            const auto length = static_cast<std::uint32_t>(std::string_view(content).size());
            const auto where = writer->append({{content, 0, length, 0, {}, 0, length}}, asBytes(content));
            ends.push_back(where->offset + where->length);
        }
        // As long as the writer lives nobody else gets it.
        QVERIFY(salvagePack(storage, "a.pack", {}));
        QCOMPARE(storage.takeUnfinished("a.pack").error().code, ErrorCode::NotFound);
        writer->leave();
    }
    whole = *readWholeFile(root + "/a.pack.part");
    QCOMPARE(whole.size(), ends.back());
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        QVERIFY(replaceFile(root + "/a.pack.part", ByteView(whole).first(length), 0600, false));
        QVERIFY(salvagePack(storage, "a.pack", {}));
        QVERIFY(storage.listUnfinished("")->empty());
        const auto frames = static_cast<std::uint64_t>(std::ranges::upper_bound(ends, length) - ends.begin());
        const auto pack = Pack::open(storage, "a.pack");
        QCOMPARE(pack.has_value(), frames > 0);
        if (!pack)
            continue;
        QCOMPARE((*pack)->trailer().frames, frames);
        QCOMPARE((*pack)->object().size(), ends[frames - 1] + packTrailerSize);
        QVERIFY(storage.remove("a.pack"));
    }
    QVERIFY(salvagePack(storage, "a.pack", {}));
    QVERIFY(storage.list("")->empty());
}

void StorageTest::objectsAppearWhole()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString());
    auto writer = storage.create("x/y/z", CreateMode::Replace);
    QVERIFY(writer);
    QVERIFY((*writer)->append(asBytes("hello")));
    QVERIFY(!*storage.stat("x/y/z"));
    QVERIFY((*writer)->commit());
    QCOMPARE((*storage.stat("x/y/z"))->size, 5u);
    QCOMPARE(std::string(asText(*storage.readSmall("x/y/z", 100))), std::string("hello"));
    QVERIFY(storage.remove("x/y/z"));
    QVERIFY(storage.remove("x/y/z"));
    QVERIFY(storage.list("no/such")->empty());
}

void StorageTest::ifAbsentRefusesATakenKey()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    auto early = storage.create("k", CreateMode::IfAbsent);
    QVERIFY(early);
    // Somebody else takes the key while the first is still writing.
    QVERIFY(storage.replaceSmall("k", asBytes("theirs")));
    QCOMPARE((*early)->commit().error().code, ErrorCode::AlreadyExists);
    early->reset();
    QCOMPARE(storage.create("k", CreateMode::IfAbsent).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(listDirectory(dir.path().toStdString())->size(), 1u);
}

void StorageTest::listingHidesUnfinished()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    QVERIFY(replaceFile(dir.path().toStdString() + "/dead.part", asBytes("x"), 0600, false));
    QVERIFY(replaceFile(dir.path().toStdString() + "/dead.1.tmp", asBytes("x"), 0600, false));
    QVERIFY(storage.replaceSmall("alive", asBytes("x")));
    const auto writer = storage.create("busy", CreateMode::Replace);
    QCOMPARE(storage.list("")->size(), 1u);
    const auto unfinished = storage.listUnfinished("");
    for (const auto &name : *unfinished)
        QVERIFY(storage.removeUnfinished(name));
    // What a live writer holds stays.
    QCOMPARE(*storage.listUnfinished(""), (std::vector<std::string>{"busy.part"}));
}

void StorageTest::writersOfOneKeyTakeTurns()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    auto first = storage.create("k", CreateMode::Replace);
    QVERIFY((*first)->append(asBytes("first")));
    Status secondDone;
    std::jthread second([&] {
        auto writer = storage.create("k", CreateMode::Replace);
        secondDone = writer ? (*writer)->append(asBytes("second")) : std::unexpected(writer.error());
        if (secondDone)
            secondDone = (*writer)->commit();
    });
    QVERIFY((*first)->commit());
    first->reset();
    second.join();
    QVERIFY(secondDone);
    QCOMPARE(std::string(asText(*storage.readSmall("k", 100))), std::string("second"));
}

void StorageTest::waitEndsWithTheEvent()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    std::stop_source source;
    const auto isThere = [&]() -> Result<bool> { return (*storage.stat("new")).has_value(); };
    QVERIFY(!*storage.waitForChange("", std::chrono::milliseconds(1), source.get_token(), isThere));
    std::jthread maker([&] { QVERIFY(storage.replaceSmall("new", asBytes("x"))); });
    QVERIFY(*storage.waitForChange("", std::chrono::minutes(5), source.get_token(), isThere));
    maker.join();
    std::jthread stopper([&] { source.request_stop(); });
    const auto never = []() -> Result<bool> { return false; };
    QCOMPARE(storage.waitForChange("", std::chrono::minutes(5), source.get_token(), never).error().code,
             ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(StorageTest)
#include "storage_test.moc"
