#include "mutator.h"

#include "core/files.h"
#include "core/hash.h"
#include "storage/codec.h"
#include "storage/frame.h"
#include "storage/local_storage.h"
#include "storage/pack_reader.h"
#include "storage/pack_writer.h"
#include "storage/seal.h"
#include "storage/stream_codec.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace cairn::test {

/// Packs, frames, seals and codecs read whatever a disk gives back: an error, or exactly what was written.
class TestFuzzStorage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packHeaderAndTrailer();
    void frameHeader();
    void wholePack();
    void sealed_data();
    void sealed();
    void decompressor_data();
    void decompressor();
    void streamDecompressor_data();
    void streamDecompressor();
};

namespace {

Bytes sampleData(std::size_t size)
{
    Bytes bytes(size);
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < size; ++i) {
        state = state * 1664525 + 1013904223;
        bytes[i] = std::byte(i % 64 < 40 ? i / 64 : state >> 24);
    }
    return bytes;
}

/// A checksum over all but the last eight bytes, put there: what passes it is not thereby true.
Bytes resealed(ByteView input)
{
    Bytes bytes(input.begin(), input.end());
    if (bytes.size() >= 8)
        storeLe<std::uint64_t>(bytes, bytes.size() - 8, xxh3(ByteView(bytes).first(bytes.size() - 8)));
    return bytes;
}

FrameHeader sampleFrame()
{
    FrameHeader header;
    header.rawLength = 3 * 8192 + 100;
    header.storedLength = 5000;
    header.codec = Codec::Zstd;
    header.storedHash = 42;
    header.extents.push_back({.path = "base/5/16384",
                              .mode = 0100600,
                              .fileSize = std::uint64_t{10} * 8192,
                              .blockSize = 8192,
                              .runs = {{0, 2}, {7, 1}},
                              .offset = 0,
                              .length = 3 * 8192});
    header.extents.push_back({.path = "postgresql.conf",
                              .mode = 0100600,
                              .fileSize = 100,
                              .blockSize = 0,
                              .runs = {},
                              .offset = 0,
                              .length = 100});
    return header;
}

void addCodecRows()
{
    QTest::addColumn<int>("codec");
    for (const auto codec : {Codec::Zstd, Codec::Zlib, Codec::Lz4, Codec::None})
        QTest::newRow(std::string(codecName(codec)).c_str()) << int(codec);
}

/// A temporary directory as storage, with one object that is replaced for every input.
class OneObject {
public:
    OneObject()
        : m_storage(m_directory.path().toStdString(), false)
    {
    }
    void put(ByteView bytes) { QVERIFY(m_storage.replaceSmall(key(), bytes).has_value()); }
    [[nodiscard]] static std::string key() { return "object"; }
    [[nodiscard]] Storage &storage() { return m_storage; }

private:
    QTemporaryDir m_directory;
    LocalStorage m_storage;
};

} // namespace

void TestFuzzStorage::packHeaderAndTrailer()
{
    Bytes header;
    appendPackHeader(header, PackHeader{BackupId{77}, SystemIdentifier{1}, Timestamp{5}, 2, 3});
    Bytes trailer;
    appendPackTrailer(trailer, {.frames = 3, .length = 1000});
    fuzz({header}, 50'000, [&](ByteView input) {
        if (parsePackHeader(input))
            QVERIFY(std::ranges::equal(input, header));
        (void)parsePackHeader(resealed(input));
    });
    fuzz({trailer}, 50'000, [&](ByteView input) {
        if (parsePackTrailer(input))
            QVERIFY(std::ranges::equal(input, trailer));
        (void)parsePackTrailer(resealed(input));
    });
}

void TestFuzzStorage::frameHeader()
{
    Bytes good;
    appendFrameHeader(good, sampleFrame());
    fuzz({good}, 100'000, [&](ByteView input) {
        (void)parseFrameLengths(input.first(std::min(input.size(), frameFixedSize)));
        if (parseFrameHeader(input))
            QVERIFY(std::ranges::equal(input, good));
        auto bytes = resealed(input);
        if (bytes.size() >= frameFixedSize)
            storeLe<std::uint32_t>(bytes, 4, std::uint32_t(bytes.size()));
        const auto parsed = parseFrameHeader(resealed(bytes));
        if (!parsed)
            return;
        std::uint64_t length = 0; // what it says about itself must hold together
        for (const auto &extent : parsed->extents)
            length += extent.length;
        QCOMPARE(length, std::uint64_t{parsed->rawLength});
    });
}

void TestFuzzStorage::wholePack()
{
    OneObject object;
    const auto raw = sampleData(20'000);
    {
        auto writer = PackWriter::create(object.storage(), OneObject::key(), PackHeader{}, {Codec::Zstd, 1});
        QVERIFY(writer.has_value());
        for (const char *name : {"a", "b", "c"})
            QVERIFY(writer
                        ->append({{.path = name,
                                   .mode = 0100600,
                                   .fileSize = raw.size(),
                                   .blockSize = 0,
                                   .runs = {},
                                   .offset = 0,
                                   .length = std::uint32_t(raw.size())}},
                                 raw)
                        .has_value());
        QVERIFY(writer->seal().has_value());
    }
    const auto good = object.storage().readSmall(OneObject::key());
    QVERIFY(good.has_value());
    FrameReader reader;
    fuzz({*good}, 3'000, [&](ByteView input) {
        object.put(input);
        const auto pack = Pack::open(object.storage(), OneObject::key());
        if (!pack)
            return;
        std::uint64_t offset = packHeaderSize;
        for (int frames = 0; offset < input.size() && frames < 10; ++frames) {
            std::uint64_t next = 0;
            const auto frame = reader.readNext(**pack, offset, next, FrameCheck::Raw);
            if (!frame)
                return;
            QVERIFY(std::ranges::equal(frame->raw, raw));
            QVERIFY(next > offset);
            offset = next;
        }
    });
}

void TestFuzzStorage::sealed_data()
{
    addCodecRows();
}

void TestFuzzStorage::sealed()
{
    QFETCH(const int, codec);
    OneObject object;
    const auto raw = sampleData(50'000);
    {
        auto writer = object.storage().create(OneObject::key(), CreateMode::Replace);
        QVERIFY(writer.has_value());
        QVERIFY(
            writeSealed(**writer, sourceOf(raw), {Codec(codec), levelsOf(Codec(codec)).standard}, SystemIdentifier{9})
                .has_value());
        QVERIFY((*writer)->commit().has_value());
    }
    const auto good = object.storage().readSmall(OneObject::key());
    QVERIFY(good.has_value());
    fuzz({*good}, 3'000, [&](ByteView input) {
        object.put(input);
        const auto reader = object.storage().open(OneObject::key());
        QVERIFY(reader.has_value());
        (void)readSeal(**reader, Codec(codec));
        Bytes content;
        const auto seal = readSealed(**reader, Codec(codec), [&](ByteView piece) -> Status {
            content.insert(content.end(), piece.begin(), piece.end());
            return content.size() > (1u << 20) ? Status(fail(ErrorCode::Damaged, "too much")) : Status{};
        });
        if (seal)
            QVERIFY(content == raw);
    });
}

void TestFuzzStorage::decompressor_data()
{
    addCodecRows();
}

void TestFuzzStorage::decompressor()
{
    QFETCH(const int, codec);
    const auto raw = sampleData(30'000);
    Bytes stored;
    if (Codec(codec) == Codec::None)
        stored = raw;
    else
        QVERIFY(Compressor({Codec(codec), levelsOf(Codec(codec)).standard}).compress(raw, stored).has_value());
    Decompressor decompressor;
    Bytes out(raw.size());
    fuzz({stored}, 20'000, [&](ByteView input) { (void)decompressor.decompress(Codec(codec), input, out); });
    // What it read last, and whether that was good, must not matter for the next.
    QVERIFY(decompressor.decompress(Codec(codec), stored, out).has_value());
    QVERIFY(out == raw);
}

void TestFuzzStorage::streamDecompressor_data()
{
    addCodecRows();
}

void TestFuzzStorage::streamDecompressor()
{
    QFETCH(const int, codec);
    const auto raw = sampleData(30'000);
    Bytes stored;
    const auto sink = [&](ByteView piece) -> Status {
        stored.insert(stored.end(), piece.begin(), piece.end());
        return {};
    };
    StreamCompressor compressor({Codec(codec), levelsOf(Codec(codec)).standard});
    QVERIFY(compressor.feed(raw, sink).has_value());
    QVERIFY(compressor.finish(sink).has_value());
    fuzz({stored}, 5'000, [&](ByteView input) {
        StreamDecompressor decompressor{Codec(codec)};
        std::size_t total = 0;
        const auto count = [&](ByteView piece) -> Status {
            total += piece.size();
            return total > (4u << 20) ? Status(fail(ErrorCode::Damaged, "too much")) : Status{};
        };
        const auto half = input.size() / 2; // fed in pieces, as it comes from a disk
        if (decompressor.feed(input.first(half), count))
            (void)decompressor.feed(input.subspan(half), count);
        (void)decompressor.atEnd();
    });
}

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestFuzzStorage)
#include "test_fuzz_storage.moc"
