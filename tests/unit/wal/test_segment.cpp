#include "shown.h"
#include "wal/segment.h"

namespace cairn {

namespace {
constexpr std::uint32_t mebibyte = 1u << 20;
}

class TestSegment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<quint64>("lsn");
        QTest::addColumn<quint32>("size");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](quint64 lsn, quint32 size, const char *tail) {
            QTest::addRow("%llx of %u MiB", static_cast<unsigned long long>(lsn), size / mebibyte)
                << lsn << size << QByteArray("0000001A") + tail;
        };
        row(0x100001, 1 * mebibyte, "0000000000000001");
        row(0x100001, 64 * mebibyte, "0000000000000000");
        row(0x100001, 1024 * mebibyte, "0000000000000000");
        row(0xFFF00001, 1 * mebibyte, "0000000000000FFF");
        row(0xFFF00001, 64 * mebibyte, "000000000000003F");
        row(0xFFF00001, 1024 * mebibyte, "0000000000000003");
        row(0x1'4000'0001, 1 * mebibyte, "0000000100000400");
        row(0x1'4000'0001, 64 * mebibyte, "0000000100000010");
        row(0x1'4000'0001, 1024 * mebibyte, "0000000100000001");
        row(0x1'4000'0001, 16 * mebibyte, "0000000100000040");
        row(0xFFFF'FFFF'FFFF'FFFF, 16 * mebibyte, "FFFFFFFF000000FF");
    }
    void names()
    {
        QFETCH(quint64, lsn);
        QFETCH(quint32, size);
        const auto number = segmentOf(Lsn{lsn}, size);
        const std::string name = segmentName(TimelineId{26}, number, size);
        QTEST(shown(name), "name");
        const auto back = parseSegmentName(name, size);
        VERIFY_OK(back);
        QCOMPARE(back->number, number);
        QCOMPARE(back->timeline, TimelineId(26));
        QVERIFY(looksLikeSegmentName(name));
        QVERIFY(segmentStart(number, size) <= Lsn{lsn});
        QVERIFY(lsn - segmentStart(number, size).value < size);
    }

    void boundaries()
    {
        constexpr std::uint32_t size = 16 * mebibyte;
        QCOMPARE(segmentOf(Lsn(0xD000000), size), SegmentNumber(0xD));
        QCOMPARE(segmentBefore(Lsn(0xD000000), size), SegmentNumber(0xC));
        QCOMPARE(segmentBefore(Lsn(0xD000001), size), SegmentNumber(0xD));
        QCOMPARE(segmentBefore(Lsn(0), size), SegmentNumber(0));
        QCOMPARE(segmentStart(SegmentNumber(0x100), size), Lsn(0x1'0000'0000));
        QCOMPARE(nextSegment(SegmentNumber(0xFF)), SegmentNumber(0x100));
        QCOMPARE(previousSegment(SegmentNumber(0x100)), SegmentNumber(0xFF));
        QCOMPARE(previousSegment(SegmentNumber(0)), SegmentNumber(0));
    }

    void sizes()
    {
        for (std::uint64_t size = mebibyte; size <= 1024 * mebibyte; size *= 2)
            QVERIFY(isValidSegmentSize(size));
        for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{mebibyte / 2}, std::uint64_t{3 * mebibyte},
                                         std::uint64_t{1} << 31, std::uint64_t{1} << 40})
            QVERIFY(!isValidSegmentSize(size));
    }

    void classification_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, WalFileKind kind) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(kind);
        };
        row("000000010000000000000001", WalFileKind::Segment);
        row("0000000100000000000000FF", WalFileKind::Segment);
        row("000000010000000000000100", WalFileKind::Other); // beyond 4 GiB / 16 MiB
        row("00000001000000000000000a", WalFileKind::Other);
        row("00000001000000000000001", WalFileKind::Other);
        row("0000000100000000000000010", WalFileKind::Other);
        row("000000010000000000000001.partial", WalFileKind::PartialSegment);
        row("000000010000000000000001.part", WalFileKind::Other);
        row("000000010000000000000001.gz", WalFileKind::Other);
        row("00000002.history", WalFileKind::History);
        row("0000000G.history", WalFileKind::Other);
        row("0000002.history", WalFileKind::Other);
        row("000000010000000000000001.00000028.backup", WalFileKind::BackupHistory);
        row("000000010000000000000001.0000028.backup", WalFileKind::Other);
        row("000000010000000000000001.0000002g.backup", WalFileKind::Other);
        row("archive_status", WalFileKind::Other);
        row("RECOVERYXLOG", WalFileKind::Other);
        row("xlogtemp.1234", WalFileKind::Other);
        row("", WalFileKind::Other);
        row("../../../../../etc/passwd", WalFileKind::Other);
    }
    void classification()
    {
        QFETCH(QByteArray, name);
        QTEST(static_cast<int>(classifyWalName(name.toStdString(), 16 * mebibyte).kind), "kind");
    }

    void classificationDetails()
    {
        const auto backup = classifyWalName("0000001A0000000200000003.00000028.backup", 16 * mebibyte);
        QCOMPARE(backup.segment.timeline, TimelineId(26));
        QCOMPARE(backup.segment.number, SegmentNumber(0x203));
        QCOMPARE(backup.offset, 0x28u);
        QCOMPARE(classifyWalName("0000001A.history", 16 * mebibyte).segment.timeline, TimelineId(26));
        QCOMPARE(shown(historyFileName(TimelineId{26})), QByteArray("0000001A.history"));
        QCOMPARE(codeOf(parseSegmentName("000000010000000000000100", 16 * mebibyte)), QByteArray("usage"));
        QCOMPARE(codeOf(parseSegmentName("000000010000000000000100", 1 * mebibyte)), QByteArray("ok"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestSegment)
#include "test_segment.moc"
