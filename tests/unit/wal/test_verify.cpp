#include "shown.h"
#include "wal/verify.h"
#include "wal_builder.h"

namespace cairn {

namespace {

Result<WalRangeFacts> verify(WalBuilder &builder, Lsn start, Lsn stop)
{
    MemoryProvider provider(builder.segments());
    auto options = builder.readerOptions();
    options.start = start;
    return verifyWalRange(provider, options, stop, {});
}

} // namespace

class TestVerify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void facts()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        builder.appendCommit(700, 5'000'000);
        builder.appendRestorePoint("it's \"here\"", 6'000'000);
        const Lsn afterPoint = builder.end();
        builder.appendAbort(701, 9'000'000);
        builder.appendCommit(702, 4'000'000); // the clock went back
        builder.appendSwitch();
        builder.appendFiller(20'000);
        const Lsn stop = builder.end();
        builder.appendCommit(703, 99'000'000); // behind the stop
        const auto facts = verify(builder, start, stop);
        VERIFY_OK(facts);
        QCOMPARE(facts->start, start);
        QCOMPARE(facts->end, stop);
        QCOMPARE(facts->records, std::uint64_t{7});
        QCOMPARE(facts->commits, std::uint64_t{2});
        QCOMPARE(facts->aborts, std::uint64_t{1});
        QCOMPARE(facts->firstEndTime, Timestamp::fromPostgres(4'000'000));
        QCOMPARE(facts->lastEndTime, Timestamp::fromPostgres(9'000'000));
        QCOMPARE(facts->lastXid, 702u);
        QCOMPARE(facts->restorePoints.size(), std::size_t{1});
        QCOMPARE(shown(facts->restorePoints.front().name), QByteArray("it's \"here\""));
        QCOMPARE(facts->restorePoints.front().lsn, afterPoint);
        QCOMPARE(facts->restorePoints.front().time, Timestamp::fromPostgres(6'000'000));
    }

    void nothingToProve()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        const auto facts = verify(builder, start, start);
        VERIFY_OK(facts);
        QCOMPARE(facts->records, std::uint64_t{0});
        QCOMPARE(facts->end, start);
    }

    void stopAtTheStartOfASegment()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        builder.appendSwitch();
        const auto facts = verify(builder, start, Lsn{2 * WalBuilder::segmentSize});
        VERIFY_OK(facts); // the segment behind it does not exist and is not needed
        QCOMPARE(facts->records, std::uint64_t{2});
    }

    void missingSegment()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        while (builder.segments().size() < 3)
            builder.appendFiller(10'000);
        const Lsn stop = builder.end();
        builder.segments().erase({TimelineId{1}, SegmentNumber{2}});
        const auto facts = verify(builder, start, stop);
        QCOMPARE(codeOf(facts), QByteArray("wal-missing"));
        QCOMPARE(shown(facts.error().subject), QByteArray("000000010000000000000002"));
    }

    void tooShort()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        const Lsn stop{builder.end().value + 8};
        const auto facts = verify(builder, start, stop);
        QCOMPARE(codeOf(facts), QByteArray("wal-missing"));
        QVERIFY(facts.error().message.find(builder.end().toString()) != std::string::npos);
    }

    void damaged()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        const Lsn victim = builder.appendFiller(100);
        builder.appendFiller(10);
        builder.at(Lsn{victim.value + 50})[0] ^= std::byte{1};
        const auto facts = verify(builder, start, builder.end());
        QCOMPARE(codeOf(facts), QByteArray("wal-damaged"));
        QCOMPARE(shown(facts.error().subject), QByteArray("000000010000000000000001"));
        QVERIFY(facts.error().message.find(victim.toString()) != std::string::npos);
    }

    void damageBehindTheStopDoesNotMatter()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        const Lsn stop = builder.end();
        const Lsn victim = builder.appendFiller(100);
        builder.at(Lsn{victim.value + 50})[0] ^= std::byte{1};
        VERIFY_OK(verify(builder, start, stop));
    }

    void stopInsideARecord()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        const Lsn record = builder.appendFiller(100);
        VERIFY_OK(verify(builder, start, Lsn{record.value + 8})); // the whole record is there, so this is proven too
        builder.appendFiller(20'000);
        // Here the record's second page lies behind the stop: nothing says that it is there.
        const Lsn inside{builder.end().value - 15'000};
        QCOMPARE(codeOf(verify(builder, start, inside)), QByteArray("wal-damaged"));
    }

    void startThatIsNoRecord()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(100);
        builder.appendFiller(10);
        QCOMPARE(codeOf(verify(builder, Lsn{start.value + 8}, builder.end())), QByteArray("wal-damaged"));
    }

    void overATimelineSwitch()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        builder.appendCommit(700, 5);
        builder.switchTimeline(TimelineId{2});
        builder.appendFiller(30'000);
        builder.appendCommit(701, 6);
        const auto facts = verify(builder, start, builder.end());
        VERIFY_OK(facts);
        QCOMPARE(facts->endTimeline, TimelineId(2));
        QCOMPARE(facts->commits, std::uint64_t{2});
    }

    /// Up to the switch point the old timeline's own segment serves: that is all a backup taken before the promotion
    /// has.
    void upToTheSwitchPointTheOldSegmentServes()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        const Lsn stop = builder.end();
        builder.switchTimeline(TimelineId{2});
        builder.appendFiller(100);
        builder.segments().erase({TimelineId{2}, SegmentNumber{1}});
        VERIFY_OK(verify(builder, start, stop));
    }

    void stopRequest()
    {
        WalBuilder builder;
        const Lsn start = builder.appendFiller(10);
        MemoryProvider provider(builder.segments());
        auto options = builder.readerOptions();
        options.start = start;
        std::stop_source source;
        source.request_stop();
        QCOMPARE(codeOf(verifyWalRange(provider, options, builder.end(), source.get_token())), QByteArray("cancelled"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestVerify)
#include "test_verify.moc"
