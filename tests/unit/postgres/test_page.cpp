#include "postgres/page.h"
#include "shown.h"

#include <array>

namespace cairn {

namespace {

constexpr std::uint32_t blockSize = 8192;

void put(Bytes &page, std::size_t at, std::initializer_list<int> bytes)
{
    for (const int byte : bytes)
        page[at++] = static_cast<std::byte>(byte);
}

/// An empty page: header only.
Bytes emptyPage(std::uint32_t size = blockSize)
{
    Bytes page(size);
    storeLe<std::uint16_t>(page, 12, 24);
    storeLe<std::uint16_t>(page, 14, static_cast<std::uint16_t>(size));
    storeLe<std::uint16_t>(page, 16, static_cast<std::uint16_t>(size));
    storeLe<std::uint16_t>(page, 18, static_cast<std::uint16_t>(size | 4));
    return page;
}

Bytes vmPage()
{
    auto page = emptyPage();
    put(page, 0, {0x00, 0x00, 0x00, 0x00, 0x00, 0x5F, 0x6A, 0x01});
    return page;
}

Bytes spGistPage()
{
    Bytes page(blockSize);
    put(page, 12, {0x18, 0x00, 0xF8, 0x1F, 0xF8, 0x1F, 0x04, 0x20});
    put(page, 8184, {0x04});
    put(page, 8190, {0x82, 0xFF});
    return page;
}

Bytes fsmPage()
{
    auto page = emptyPage();
    put(page, 0, {0x00, 0x00, 0x00, 0x00, 0x90, 0xBC, 0x3A, 0x04});
    return page;
}

Bytes patternPage()
{
    Bytes page(blockSize);
    for (std::size_t i = 24; i < page.size(); ++i)
        page[i] = static_cast<std::byte>(7 * i + 3);
    put(page, 4, {0x78, 0x56, 0x34, 0x12, 0xAD, 0xDE, 0, 0, 0x18, 0, 0, 0x20, 0, 0x20, 0x04, 0x20});
    return page;
}

void setLsn(Bytes &page, Lsn lsn)
{
    storeLe<std::uint32_t>(page, 0, static_cast<std::uint32_t>(lsn.value >> 32));
    storeLe<std::uint32_t>(page, 4, static_cast<std::uint32_t>(lsn.value));
}

void seal(Bytes &page, BlockNumber block)
{
    storeLe(page, 8, pageChecksum(page, block));
}

/// The algorithm as the facts put it, one word at a time.
std::uint16_t plainChecksum(ByteView original, BlockNumber block)
{
    constexpr std::array<std::uint32_t, 32> start{
        0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
        0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
        0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
        0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756};
    Bytes page(original.begin(), original.end());
    storeLe<std::uint16_t>(page, 8, 0);
    auto sums = start;
    const auto mix = [](std::uint32_t sum, std::uint32_t word) {
        const std::uint32_t mixed = sum ^ word;
        return (mixed * 16777619u) ^ (mixed >> 17);
    };
    for (std::size_t at = 0; at < page.size(); at += 4)
        sums[at / 4 % 32] = mix(sums[at / 4 % 32], loadLe<std::uint32_t>(page, at));
    std::uint32_t result = block.value;
    for (auto sum : sums)
        result ^= mix(mix(sum, 0), 0);
    return static_cast<std::uint16_t>(result % 65535 + 1);
}

} // namespace

class TestPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serverMadeVectors_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<std::uint32_t>("block");
        QTest::addColumn<std::uint32_t>("checksum");
        const auto row = [](int number, const Bytes &page, std::uint32_t block, std::uint32_t checksum) {
            QTest::addRow("%d", number) << shown(asText(page)) << block << checksum;
        };
        row(1, emptyPage(), 0, 0x6560);
        row(2, emptyPage(), 1, 0x655F);
        row(3, emptyPage(), 2, 0x6562);
        row(4, vmPage(), 0, 0x6EE7);
        row(5, spGistPage(), 1, 0x74AB);
        row(6, fsmPage(), 1, 0xD7C2);
        row(7, emptyPage(), 131072, 0x655E);
        row(8, patternPage(), 0, 0x2414);
        row(9, patternPage(), 1, 0x2415);
        row(10, patternPage(), 131072, 0x2412);
        row(11, patternPage(), 4294967294, 0xDBEC);
    }
    void serverMadeVectors()
    {
        QFETCH(QByteArray, page);
        QFETCH(std::uint32_t, block);
        QTEST(std::uint32_t{pageChecksum(asBytes(page.toStdString()), BlockNumber{block})}, "checksum");
    }

    void everyBlockSizeAgreesWithThePlainAlgorithm()
    {
        for (std::uint32_t size = 1024; size <= 32768; size *= 2) {
            Bytes page(size);
            std::uint32_t noise = size;
            for (auto &byte : page) {
                noise = noise * 1664525 + 1013904223;
                byte = static_cast<std::byte>(noise >> 24);
            }
            QCOMPARE(pageChecksum(page, BlockNumber{77}), plainChecksum(page, BlockNumber{77}));
        }
    }

    void storedChecksumHasNoInfluence()
    {
        auto page = patternPage();
        const auto before = pageChecksum(page, BlockNumber{5});
        storeLe<std::uint16_t>(page, 8, 0x1234);
        QCOMPARE(pageChecksum(page, BlockNumber{5}), before);
    }

    void unalignedPages()
    {
        const auto page = patternPage();
        Bytes shifted(blockSize + 1);
        std::ranges::copy(page, shifted.begin() + 1);
        QCOMPARE(pageChecksum(ByteView(shifted).subspan(1), BlockNumber{0}), std::uint16_t{0x2414});
    }

    void zeroes()
    {
        Bytes page(blockSize);
        QVERIFY(isZero(page));
        QVERIFY(isZero({}));
        for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{4095}, page.size() - 1}) {
            page[at] = std::byte{1};
            QVERIFY(!isZero(page));
            page[at] = std::byte{0};
        }
        QVERIFY(isZero(ByteView(page).first(1)));
    }

    void header()
    {
        const auto header = readPageHeader(vmPage());
        QCOMPARE(header.lsn, Lsn(0x0'016A5F00));
        QCOMPARE(header.lower, std::uint16_t{24});
        QCOMPARE(header.upper, std::uint16_t{8192});
        QCOMPARE(header.pageSize, 8192u);
        QCOMPARE(header.layoutVersion, std::uint8_t{4});
        auto high = emptyPage();
        setLsn(high, Lsn{0x12'3456'7890});
        QCOMPARE(pageLsn(high), Lsn(0x12'3456'7890));
    }

    void verdicts_data();
    void verdicts();

    void largePages()
    {
        auto page = emptyPage(32768);
        seal(page, BlockNumber{3});
        const PageRules rules{.blockSize = 32768, .checksums = true, .changedSince = {}, .walEnd = {}};
        QCOMPARE(verifyPage(page, BlockNumber{3}, rules), PageVerdict::Ok);
        QCOMPARE(verifyPage(page, BlockNumber{4}, rules), PageVerdict::BadChecksum);
    }
};

void TestPage::verdicts_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<bool>("checksums");
    QTest::addColumn<quint64>("changedSince");
    QTest::addColumn<quint64>("walEnd");
    QTest::addColumn<int>("verdict");
    constexpr Lsn pageLsnValue{0x5000};
    const auto row = [](const char *name, const Bytes &page, bool checksums, quint64 since, quint64 end,
                        PageVerdict verdict) {
        QTest::newRow(name) << shown(asText(page)) << checksums << since << end << static_cast<int>(verdict);
    };
    auto sound = patternPage();
    setLsn(sound, pageLsnValue);
    auto sealed = sound;
    seal(sealed, BlockNumber{9});
    auto badHeader = sealed;
    storeLe<std::uint16_t>(badHeader, 12, 9000);
    auto newNotZero = Bytes(blockSize);
    newNotZero[8000] = std::byte{1};
    auto newWithHeader = sealed;
    storeLe<std::uint16_t>(newWithHeader, 14, 0);
    auto unknownFlags = sealed;
    storeLe<std::uint16_t>(unknownFlags, 10, 0x8);
    auto otherSize = sealed;
    storeLe<std::uint16_t>(otherSize, 18, 4096 | 4);
    auto tinyLower = sealed;
    storeLe<std::uint16_t>(tinyLower, 12, 20);
    auto unalignedSpecial = sealed;
    storeLe<std::uint16_t>(unalignedSpecial, 16, 8190);
    storeLe<std::uint16_t>(unalignedSpecial, 14, 8190);

    row("zero", Bytes(blockSize), true, 0, 0, PageVerdict::Zero);
    row("sound", sealed, true, 0, 0, PageVerdict::Ok);
    row("sound, without checksums", sound, false, 0, 0, PageVerdict::Ok);
    row("wrong checksum", sound, true, 0, 0, PageVerdict::BadChecksum);
    row("wrong checksum, older than the backup", sound, true, 0x5001, 0, PageVerdict::BadChecksum);
    row("wrong checksum, as old as the backup", sound, true, 0x5000, 0, PageVerdict::Changing);
    row("wrong checksum, newer than the backup", sound, true, 0x4000, 0x5000, PageVerdict::Changing);
    row("wrong checksum, newer than all WAL", sound, true, 0x4000, 0x4FFF, PageVerdict::BadChecksum);
    row("sound, newer than all WAL", sealed, true, 0x4000, 0x4FFF, PageVerdict::LsnBeyondWal);
    row("sound, at the end of the WAL", sealed, true, 0x4000, 0x5000, PageVerdict::Ok);
    row("bad header", badHeader, true, 0, 0, PageVerdict::BadHeader);
    row("bad header, without checksums", badHeader, false, 0, 0, PageVerdict::BadHeader);
    row("bad header, newer than the backup", badHeader, false, 0x4000, 0x6000, PageVerdict::Changing);
    row("new but not zero", newNotZero, true, 0x4000, 0, PageVerdict::NewNotZero);
    row("new with a header", newWithHeader, true, 0x4000, 0, PageVerdict::NewNotZero);
    row("unknown flags", unknownFlags, false, 0, 0, PageVerdict::BadHeader);
    row("other page size", otherSize, false, 0, 0, PageVerdict::BadHeader);
    row("lower inside the header", tinyLower, false, 0, 0, PageVerdict::BadHeader);
    row("special not aligned", unalignedSpecial, false, 0, 0, PageVerdict::BadHeader);
}

void TestPage::verdicts()
{
    QFETCH(QByteArray, page);
    QFETCH(bool, checksums);
    QFETCH(quint64, changedSince);
    QFETCH(quint64, walEnd);
    const PageRules rules{blockSize, checksums, Lsn{changedSince}, Lsn{walEnd}};
    const auto verdict = verifyPage(asBytes(page.toStdString()), BlockNumber{9}, rules);
    QTEST(static_cast<int>(verdict), "verdict");
    QVERIFY(!pageVerdictText(verdict).empty());
    QCOMPARE(isAcceptable(verdict),
             verdict == PageVerdict::Ok || verdict == PageVerdict::Zero || verdict == PageVerdict::Changing);
}

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestPage)
#include "test_page.moc"
