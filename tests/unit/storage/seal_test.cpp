#include "storage/memory_object.h"

#include "storage/seal.h"

#include <QTest>

using namespace cairn;
using namespace cairn::test;

namespace {

Bytes sealed(ByteView raw, Codec codec)
{
    MemoryWriter out;
    const auto seal = writeSealed(out, sourceOf(raw), {codec, levelsOf(codec).standard}, SystemIdentifier{42});
    return seal ? out.bytes() : Bytes{};
}

Result<Bytes> opened(const Bytes &stored, Codec codec)
{
    const MemoryObject object(stored);
    Bytes raw;
    CAIRN_CHECK(readSealed(object, codec, [&raw](ByteView bytes) -> Status {
        raw.insert(raw.end(), bytes.begin(), bytes.end());
        return {};
    }));
    return raw;
}

} // namespace

class SealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data() { codecs(); }
    void roundTrip();
    void contentThatFillsBuffers_data() { codecs(); }
    void contentThatFillsBuffers();
    void everyFlippedBitIsSeen_data() { codecs(); }
    void everyFlippedBitIsSeen();
    void truncationIsSeen_data() { codecs(); }
    void truncationIsSeen();

private:
    static void codecs()
    {
        QTest::addColumn<int>("codec");
        for (const Codec codec : {Codec::None, Codec::Zstd, Codec::Zlib, Codec::Lz4})
            QTest::newRow(std::string(codecName(codec)).c_str()) << static_cast<int>(codec);
    }
};

void SealTest::roundTrip()
{
    QFETCH(int, codec);
    for (const std::size_t size : {0u, 1u, 1000u, 262'144u, 1'500'000u, 4u << 20}) {
        Bytes raw = sampleBytes(size);
        // The second half of a WAL segment is often zero.
        std::fill(raw.begin() + static_cast<std::ptrdiff_t>(size / 2), raw.end(), std::byte{0});
        const Bytes stored = sealed(raw, static_cast<Codec>(codec));
        const auto back = opened(stored, static_cast<Codec>(codec));
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QVERIFY(*back == raw);
        const auto seal = readSeal(MemoryObject(stored), static_cast<Codec>(codec));
        QCOMPARE(seal->rawLength, size);
        QCOMPARE(seal->system.value, 42u);
    }
}

void SealTest::contentThatFillsBuffers()
{
    QFETCH(int, codec);
    // An idle WAL segment: a little content, then zeros, a multiple of every buffer in length.
    for (const std::size_t size : {262'144u, 524'288u, 16'777'216u}) {
        for (const std::size_t filled : {0u, 5000u, 262'144u}) {
            Bytes raw = sampleBytes(filled);
            raw.resize(size);
            const auto back = opened(sealed(raw, static_cast<Codec>(codec)), static_cast<Codec>(codec));
            QVERIFY2(back, back ? "" : back.error().text().c_str());
            QVERIFY(*back == raw);
        }
    }
}

void SealTest::everyFlippedBitIsSeen()
{
    QFETCH(int, codec);
    const Bytes good = sealed(sampleBytes(700), static_cast<Codec>(codec));
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        Bytes bad = good;
        bad[bit / 8] ^= static_cast<std::byte>(1u << (bit % 8));
        const auto back = opened(bad, static_cast<Codec>(codec));
        QVERIFY2(!back && back.error().code == ErrorCode::Damaged, qPrintable(QStringLiteral("bit %1").arg(bit)));
    }
}

void SealTest::truncationIsSeen()
{
    QFETCH(int, codec);
    const Bytes good = sealed(sampleBytes(700), static_cast<Codec>(codec));
    for (std::size_t length = 0; length < good.size(); ++length) {
        const Bytes bad(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
        QVERIFY(!opened(bad, static_cast<Codec>(codec)));
    }
}

QTEST_GUILESS_MAIN(SealTest)
#include "seal_test.moc"
