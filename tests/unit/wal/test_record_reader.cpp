#include "shown.h"
#include "wal_builder.h"

#include "core/files.h"

#include <QTemporaryDir>

namespace cairn {

namespace {

struct ReadBack {
    std::vector<Lsn> starts;
    std::vector<TimelineId> timelines;
    Lsn lastEnd;
    WalEnd end;
    QByteArray code; ///< "ok", or of the error
};

ReadBack readAll(SegmentProvider &provider, const WalReaderOptions &options)
{
    ReadBack result;
    WalReader reader(provider, options);
    for (;;) {
        const auto record = reader.next();
        result.code = codeOf(record);
        if (!record)
            return result;
        if (!*record)
            break;
        result.starts.push_back((*record)->start);
        result.timelines.push_back((*record)->timeline);
        result.lastEnd = (*record)->end;
    }
    result.end = reader.end();
    return result;
}

ReadBack readAll(WalBuilder &builder)
{
    MemoryProvider provider(builder.segments());
    return readAll(provider, builder.readerOptions());
}

} // namespace

class TestRecordReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMajor_data()
    {
        QTest::addColumn<int>("major");
        for (int major = 10; major <= 18; ++major)
            QTest::addRow("%d", major) << major;
    }
    /// Many sizes, so that records end and begin at every kind of place in a page, and cross pages and segments.
    void everyMajor()
    {
        QFETCH(int, major);
        WalBuilder builder(PgMajor{major});
        std::vector<Lsn> written;
        for (std::size_t i = 0; i < 3000; ++i)
            written.push_back(builder.appendFiller(i % 400 == 399 ? 30'000 + i : i * 7 % 1500));
        QVERIFY(builder.segments().size() > 2);
        const auto read = readAll(builder);
        QCOMPARE(read.code, QByteArray("ok"));
        QVERIFY(read.starts == written);
        QCOMPARE(read.lastEnd, builder.end());
        QCOMPARE(read.end.kind, WalEnd::Kind::Zeros);
        QCOMPARE(read.end.at, builder.end());
    }

    void contentSurvivesContinuation()
    {
        WalBuilder builder;
        builder.appendFiller(8000);
        builder.appendFiller(100'000);
        MemoryProvider provider(builder.segments());
        WalReader reader(provider, builder.readerOptions());
        QVERIFY(reader.next().value());
        const auto record = reader.next().value();
        QVERIFY(record.has_value());
        DecodedRecord decoded;
        VERIFY_OK(decodeRecord(*record, PgMajor{17}, 8192, decoded));
        QCOMPARE(decoded.mainData.size(), std::size_t{100'000});
        for (std::size_t i = 0; i < decoded.mainData.size(); i += 997)
            QCOMPARE(decoded.mainData[i], static_cast<std::byte>(i * 31 + 7));
    }

    /// A record's header may be split anywhere behind its first 8 bytes, and a record may end exactly with its page.
    void everyRoomLeftOnThePage()
    {
        for (std::size_t room = 8; room <= 64; room += 8) {
            WalBuilder builder;
            builder.appendFiller(WalBuilder::pageSize - 40 - 24 - 5 - room);
            QCOMPARE(WalBuilder::pageSize - builder.end().value % WalBuilder::pageSize, room);
            std::vector<Lsn> written{WalBuilder::firstRecord()};
            written.push_back(builder.appendFiller(10));
            written.push_back(builder.appendFiller(10));
            const auto read = readAll(builder);
            QVERIFY(read.starts == written);
            QCOMPARE(read.lastEnd, builder.end());
        }
    }

    void recordLongerThanASegment()
    {
        WalBuilder builder;
        const Lsn first = builder.appendFiller(3u << 20);
        const Lsn second = builder.appendFiller(1);
        const auto read = readAll(builder);
        QVERIFY((read.starts == std::vector{first, second}));
    }

    void switches()
    {
        WalBuilder builder;
        std::vector<Lsn> written{builder.appendFiller(10), builder.appendSwitch(), builder.appendFiller(10),
                                 builder.appendSwitch()};
        auto read = readAll(builder);
        QVERIFY(read.starts == written);
        QCOMPARE(read.lastEnd, Lsn(3 * WalBuilder::segmentSize));
        QCOMPARE(read.end.kind, WalEnd::Kind::Missing);
        QCOMPARE(read.end.at, Lsn(3 * WalBuilder::segmentSize));
        QCOMPARE(read.end.segment, (SegmentId{TimelineId{1}, SegmentNumber{3}}));
    }

    void switchAtTheVeryEndOfASegment()
    {
        WalBuilder builder;
        while (builder.end().value % WalBuilder::segmentSize < WalBuilder::segmentSize - WalBuilder::pageSize)
            builder.appendFiller(1000);
        builder.fillPage(24);
        QCOMPARE(WalBuilder::segmentSize - builder.end().value % WalBuilder::segmentSize, 24u);
        builder.appendSwitch();
        QCOMPARE(builder.end(), Lsn(2 * WalBuilder::segmentSize));
        const Lsn last = builder.appendFiller(10);
        const auto read = readAll(builder);
        QCOMPARE(read.starts.back(), last);
        QCOMPARE(read.end.kind, WalEnd::Kind::Zeros);
    }

    void lostContinuation()
    {
        WalBuilder builder;
        std::vector<Lsn> written{builder.appendFiller(10)};
        builder.crashInRecord(20'000);
        written.push_back(builder.appendMain(ResourceManager::Xlog, 0xD0, 0, Bytes(16)));
        written.push_back(builder.appendFiller(10));
        const auto read = readAll(builder);
        QVERIFY(read.starts == written);
        QCOMPARE(read.end.kind, WalEnd::Kind::Zeros);
    }

    void timelines();
    void abandonedBranchIsNotRead();
    void missingSegments();
    void startAndLimit();
    void seeking();
    void damage_data();
    void damage();
    void everyFlippedBitIsNoticed();
    void foreignSegments();
    void emptyAndShortSegments();
    void providerErrors();
    void fromADirectory();
};

void TestRecordReader::timelines()
{
    WalBuilder builder;
    std::vector<Lsn> written{builder.appendFiller(10)};
    builder.switchTimeline(TimelineId{2}); // in the middle of a page
    written.push_back(builder.appendFiller(20'000));
    written.push_back(builder.appendSwitch());
    builder.switchTimeline(TimelineId{5}); // at the start of a segment
    written.push_back(builder.appendFiller(10));
    MemoryProvider provider(builder.segments());
    const auto read = readAll(provider, builder.readerOptions());
    QVERIFY(read.starts == written);
    const std::vector expected{TimelineId{1}, TimelineId{1}, TimelineId{2}, TimelineId{5}};
    QVERIFY(read.timelines == expected); // of the page a record begins on
    QVERIFY((provider.opened.front() == SegmentId{TimelineId{2}, SegmentNumber{1}}));
}

void TestRecordReader::abandonedBranchIsNotRead()
{
    // Timeline 1 went on behind the point where 2 branched off, in the same segment and over a page.
    WalBuilder old;
    const Lsn shared = old.appendFiller(10);
    WalBuilder branch = old;
    old.appendFiller(20'000);
    branch.switchTimeline(TimelineId{2});
    const Lsn own = branch.appendFiller(100);
    SegmentMap all = old.segments();
    all.insert(branch.segments().begin(), branch.segments().end());
    all[{TimelineId{1}, SegmentNumber{1}}] = old.segments().begin()->second;
    MemoryProvider provider(all);
    const auto read = readAll(provider, branch.readerOptions());
    QVERIFY((read.starts == std::vector{shared, own}));
    // Without the branch's own segment nothing stands in for it.
    all.erase({TimelineId{2}, SegmentNumber{1}});
    QCOMPARE(readAll(provider, branch.readerOptions()).end.kind, WalEnd::Kind::Missing);
    // A segment of the old branch under the new name is seen through.
    all[{TimelineId{2}, SegmentNumber{1}}] = old.segments().begin()->second;
    QCOMPARE(readAll(provider, branch.readerOptions()).end.kind, WalEnd::Kind::Invalid);
}

void TestRecordReader::missingSegments()
{
    WalBuilder builder;
    while (builder.segments().size() < 4)
        builder.appendFiller(5000);
    builder.segments().erase({TimelineId{1}, SegmentNumber{3}});
    const auto read = readAll(builder);
    QCOMPARE(read.end.kind, WalEnd::Kind::Missing);
    QVERIFY((read.end.segment == SegmentId{TimelineId{1}, SegmentNumber{3}}));
    // The WAL is good up to the record that begins in front of the hole and needs it.
    QCOMPARE(read.end.at, read.lastEnd);
    QVERIFY(read.end.at < Lsn(3 * WalBuilder::segmentSize));
}

void TestRecordReader::startAndLimit()
{
    WalBuilder builder;
    std::vector<Lsn> written;
    for (int i = 0; i < 1000; ++i)
        written.push_back(builder.appendFiller(3000));
    MemoryProvider provider(builder.segments());
    auto options = builder.readerOptions();
    options.start = written[700];
    options.limit = written[800];
    const auto read = readAll(provider, options);
    QCOMPARE(read.starts.size(), std::size_t{100});
    QCOMPARE(read.starts.front(), written[700]);
    QCOMPARE(read.end.kind, WalEnd::Kind::Limit);
    QCOMPARE(read.end.at, written[800]);

    for (const std::uint64_t off : {1u, 8u, 100u}) {
        options.start = Lsn{written[700].value + off};
        const auto between = readAll(provider, options);
        QVERIFY(between.starts.empty());
        QVERIFY(between.end.kind == WalEnd::Kind::Invalid || between.end.kind == WalEnd::Kind::Zeros);
    }
}

void TestRecordReader::seeking()
{
    WalBuilder builder;
    std::vector<Lsn> written;
    for (int i = 0; i < 200; ++i)
        written.push_back(builder.appendFiller(i == 100 ? 2'500'000 : 20'000));
    MemoryProvider provider(builder.segments());
    for (std::uint64_t segment = 1; segment <= segmentOf(builder.end(), WalBuilder::segmentSize).value; ++segment) {
        auto options = builder.readerOptions();
        options.start = segmentStart(SegmentNumber{segment}, WalBuilder::segmentSize);
        options.seekFirstRecord = true;
        const auto read = readAll(provider, options);
        const auto expected = std::ranges::lower_bound(written, options.start);
        QCOMPARE(read.starts.size(), static_cast<std::size_t>(written.end() - expected));
        if (!read.starts.empty())
            QCOMPARE(read.starts.front(), *expected);
        QCOMPARE(read.end.at, builder.end());
    }
}

void TestRecordReader::damage_data()
{
    QTest::addColumn<quint64>("at"); // relative to the damaged record or page
    QTest::addColumn<bool>("page");  // damage the second page's header instead of the record
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("length, a little more") << quint64{0} << false << QByteArray("missing");
    QTest::newRow("length, huge") << quint64{3} << false << QByteArray("bytes");
    QTest::newRow("xid") << quint64{4} << false << QByteArray("CRC");
    QTest::newRow("previous record") << quint64{8} << false << QByteArray("follows");
    QTest::newRow("info") << quint64{16} << false << QByteArray("CRC");
    QTest::newRow("resource manager") << quint64{17} << false << QByteArray("resource manager");
    QTest::newRow("CRC") << quint64{20} << false << QByteArray("CRC");
    QTest::newRow("data") << quint64{60} << false << QByteArray("CRC");
    QTest::newRow("page magic") << quint64{0} << true << QByteArray("magic");
    QTest::newRow("page flags") << quint64{2} << true << QByteArray("flags");
    QTest::newRow("page timeline") << quint64{4} << true << QByteArray("timeline");
    QTest::newRow("page address") << quint64{9} << true << QByteArray("position");
    QTest::newRow("page remaining length") << quint64{16} << true << QByteArray("missing");
}

void TestRecordReader::damage()
{
    QFETCH(quint64, at);
    QFETCH(bool, page);
    QFETCH(QByteArray, why);
    WalBuilder builder;
    builder.appendFiller(100);
    const Lsn victim = builder.appendFiller(9000); // goes on on the second page
    builder.appendFiller(100);
    const Lsn target{page ? WalBuilder::segmentSize + WalBuilder::pageSize + at : victim.value + at};
    builder.at(target)[0] ^= std::byte{0x40};
    const auto read = readAll(builder);
    QCOMPARE(read.code, QByteArray("ok"));
    QCOMPARE(read.starts.size(), std::size_t{1});
    QCOMPARE(read.end.kind, WalEnd::Kind::Invalid);
    QCOMPARE(read.end.at, victim);
    QVERIFY2(shown(read.end.why).contains(why), read.end.why.c_str());
}

void TestRecordReader::everyFlippedBitIsNoticed()
{
    WalBuilder builder;
    builder.appendFiller(33);
    const Lsn victim = builder.appendFiller(100);
    const Lsn behind = builder.appendFiller(33);
    const std::size_t length = 24 + 2 + 100;
    for (std::size_t byte = 0; byte < length; ++byte) {
        builder.at(Lsn{victim.value + byte})[0] ^= std::byte{0x04};
        const auto read = readAll(builder);
        builder.at(Lsn{victim.value + byte})[0] ^= std::byte{0x04};
        QCOMPARE(read.starts.size(), std::size_t{1});
        QVERIFY(read.end.kind != WalEnd::Kind::Limit);
    }
    QCOMPARE(readAll(builder).starts.back(), behind);
}

void TestRecordReader::foreignSegments()
{
    WalBuilder builder;
    builder.appendFiller(100);
    MemoryProvider provider(builder.segments());
    auto options = builder.readerOptions();
    options.systemIdentifier = SystemIdentifier{1};
    QCOMPARE(readAll(provider, options).code, QByteArray("wrong-cluster"));
    options = builder.readerOptions();
    options.major = PgMajor{16};
    QCOMPARE(readAll(provider, options).code, QByteArray("wrong-cluster"));
    options = builder.readerOptions();
    options.walBlockSize = 16384;
    QCOMPARE(readAll(provider, options).code, QByteArray("wrong-cluster"));
}

void TestRecordReader::emptyAndShortSegments()
{
    WalBuilder builder;
    while (builder.segments().size() < 2)
        builder.appendFiller(5000);
    auto &second = builder.segments().rbegin()->second;
    second.assign(WalBuilder::segmentSize, std::byte{0});
    QCOMPARE(readAll(builder).end.kind, WalEnd::Kind::Zeros);
    second.clear();
    QCOMPARE(readAll(builder).end.kind, WalEnd::Kind::Invalid);
    // A segment that was cut off ends like damage where the file ends, not before.
    auto &first = builder.segments().begin()->second;
    first.resize(3 * WalBuilder::pageSize + 100);
    const auto read = readAll(builder);
    QCOMPARE(read.end.kind, WalEnd::Kind::Invalid);
    QVERIFY(read.lastEnd.value > WalBuilder::segmentSize + 2 * WalBuilder::pageSize);
    QVERIFY(read.lastEnd.value <= WalBuilder::segmentSize + 3 * WalBuilder::pageSize);
}

void TestRecordReader::providerErrors()
{
    WalBuilder builder;
    builder.appendFiller(100);
    MemoryProvider provider(builder.segments());
    provider.brokenWith = Error{ErrorCode::Damaged, "a frame does not match its checksum", "pack", {}};
    QCOMPARE(readAll(provider, builder.readerOptions()).code, QByteArray("damaged"));
}

void TestRecordReader::fromADirectory()
{
    WalBuilder builder;
    std::vector<Lsn> written;
    for (int i = 0; i < 500; ++i)
        written.push_back(builder.appendFiller(5000));
    const QTemporaryDir directory;
    const std::string top = directory.path().toStdString();
    for (const auto &[id, bytes] : builder.segments())
        VERIFY_OK(replaceFile(joinPath(top, segmentName(id, WalBuilder::segmentSize)), bytes));
    DirectorySegmentProvider provider(top, WalBuilder::segmentSize);
    auto options = builder.readerOptions();
    QVERIFY(readAll(provider, options).starts == written);
    options.start = written[300]; // far behind the first page of its segment
    QCOMPARE(readAll(provider, options).starts.size(), std::size_t{200});
    QCOMPARE(codeOf(provider.open({TimelineId{9}, SegmentNumber{1}})), QByteArray("wal-missing"));
}

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestRecordReader)
#include "test_record_reader.moc"
