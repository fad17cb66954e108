#include "shown.h"
#include "wal/scan.h"
#include "wal_builder.h"

#include <vector>

namespace cairn {

class TestScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksInOrder()
    {
        WalBuilder builder;
        builder.appendFiller(10);
        const Lsn commit = builder.appendCommit(700, 5'000'000);
        const Lsn afterCommit = builder.end();
        builder.appendRestorePoint("here", 6'000'000);
        const Lsn afterPoint = builder.end();
        builder.appendAbort(701, 9'000'000);
        std::vector<WalMark> marks;
        std::vector<std::string> names;
        const auto scan = scanAll(builder, [&](const WalMark &mark) {
            marks.push_back(mark);
            names.emplace_back(mark.name);
            return true;
        });
        VERIFY_OK(scan);
        QCOMPARE(marks.size(), std::size_t{3});
        QCOMPARE(marks[0].kind, WalMark::Kind::Commit);
        QCOMPARE(marks[0].start, commit);
        QCOMPARE(marks[0].end, afterCommit);
        QCOMPARE(marks[0].xid, 700u);
        QCOMPARE(marks[0].time, Timestamp::fromPostgres(5'000'000));
        QCOMPARE(marks[1].kind, WalMark::Kind::RestorePoint);
        QCOMPARE(shown(names[1]), QByteArray("here"));
        QCOMPARE(marks[1].end, afterPoint);
        QCOMPARE(marks[2].kind, WalMark::Kind::Abort);
        QVERIFY(!scan->stopped);
        QCOMPARE(scan->records, std::uint64_t{4});
        QCOMPARE(scan->end, builder.end());
        QCOMPARE(scan->firstRecord, WalBuilder::firstRecord());
        QCOMPARE(scan->why.kind, WalEnd::Kind::Zeros);
    }

    void stopsBehindAMark()
    {
        WalBuilder builder;
        builder.appendCommit(700, 1);
        const Lsn second = builder.appendCommit(701, 2);
        builder.appendCommit(702, 3);
        const auto scan = scanAll(builder, [](const WalMark &mark) { return mark.xid != 701; });
        VERIFY_OK(scan);
        QVERIFY(scan->stopped);
        QCOMPARE(scan->lastRecord, second);
        QCOMPARE(scan->records, std::uint64_t{2});
    }

    void stopsInFrontOfARecord()
    {
        WalBuilder builder;
        builder.appendFiller(10);
        const Lsn second = builder.appendFiller(10);
        const auto scan = scanAll(builder, {}, [&](const WalRecord &record) { return record.start < second; });
        VERIFY_OK(scan);
        QVERIFY(scan->stopped);
        QCOMPARE(scan->end, second);
        QCOMPARE(scan->records, std::uint64_t{1});
    }

    void saysWhereItBroke()
    {
        WalBuilder builder;
        builder.appendFiller(10);
        const Lsn damaged = builder.appendCommit(700, 1);
        builder.at(Lsn{damaged.value + 26})[0] ^= std::byte{4};
        const auto scan = scanAll(builder, {});
        VERIFY_OK(scan);
        QCOMPARE(scan->end, damaged);
        QCOMPARE(scan->why.kind, WalEnd::Kind::Invalid);
    }

private:
    static Result<WalScan> scanAll(WalBuilder &builder, const MarkVisitor &onMark, const RecordVisitor &onRecord = {})
    {
        MemoryProvider provider(builder.segments());
        auto options = builder.readerOptions();
        options.start = WalBuilder::firstRecord();
        return scanWal(provider, options, onMark, {}, onRecord);
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestScan)
#include "test_scan.moc"
