#include "postgres/backup_label.h"
#include "shown.h"

namespace cairn {

namespace {

const QByteArray label17 = "START WAL LOCATION: 0/2000028 (file 000000010000000000000002)\n"
                           "CHECKPOINT LOCATION: 0/2000080\n"
                           "BACKUP METHOD: streamed\n"
                           "BACKUP FROM: primary\n"
                           "START TIME: 2026-11-21 04:41:04 UTC\n"
                           "LABEL: it's a \"label\": with colons\n"
                           "START TIMELINE: 1\n";

QByteArray without(QByteArray text, const char *line)
{
    const auto at = text.indexOf(line);
    return text.remove(at, text.indexOf('\n', at) + 1 - at);
}

} // namespace

class TestBackupLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void complete()
    {
        const auto label = parseBackupLabel(label17.toStdString());
        VERIFY_OK(label);
        QCOMPARE(label->start, Lsn(0x2000028));
        QCOMPARE(label->checkpoint, Lsn(0x2000080));
        QCOMPARE(shown(label->startSegment), QByteArray("000000010000000000000002"));
        QCOMPARE(shown(label->method), QByteArray("streamed"));
        QCOMPARE(shown(label->label), QByteArray("it's a \"label\": with colons"));
        QCOMPARE(shown(label->startTime), QByteArray("2026-11-21 04:41:04 UTC"));
        QCOMPARE(label->timeline, TimelineId(1));
        QVERIFY(!label->fromStandby);
        QVERIFY(!label->incremental);
    }

    void version10HasNoTimelineLine()
    {
        auto text = without(label17, "START TIMELINE");
        text.replace("primary", "standby").replace("(file 00000001", "(file 0000001A");
        const auto label = parseBackupLabel(text.toStdString());
        VERIFY_OK(label);
        QCOMPARE(label->timeline, TimelineId(26));
        QVERIFY(label->fromStandby);
    }

    void incremental()
    {
        const QByteArray text = label17 + "INCREMENTAL FROM LSN: 0/1000028\nINCREMENTAL FROM TLI: 1\n";
        const auto label = parseBackupLabel(text.toStdString());
        VERIFY_OK(label);
        QVERIFY(label->incremental);
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no start") << without(label17, "START WAL");
        QTest::newRow("no checkpoint") << without(label17, "CHECKPOINT");
        QTest::newRow("bad position") << QByteArray(label17).replace("0/2000028", "nowhere");
        QTest::newRow("no file") << QByteArray(label17).replace(" (file 000000010000000000000002)", "");
        QTest::newRow("bad file") << QByteArray(label17).replace("(file 0", "(file x");
        QTest::newRow("bad checkpoint") << QByteArray(label17).replace("0/2000080", "?");
        QTest::newRow("contradicting timeline") << QByteArray(label17).replace("TIMELINE: 1", "TIMELINE: 2");
        QTest::newRow("bad timeline") << QByteArray(label17).replace("TIMELINE: 1", "TIMELINE: one");
    }
    void malformed()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(codeOf(parseBackupLabel(text.toStdString())), QByteArray("damaged"));
    }

    void mapRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("major");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QByteArray("/srv/ts") << 17 << QByteArray("5 /srv/ts\n");
        QTest::newRow("blanks") << QByteArray("/srv/my ts ") << 17 << QByteArray("5 /srv/my ts \n");
        QTest::newRow("line feed") << QByteArray("/srv/a\nb") << 17 << QByteArray("5 /srv/a\\\nb\n");
        QTest::newRow("line feed, 13") << QByteArray("/srv/a\nb") << 13 << QByteArray("5 /srv/a\\\nb\n");
        QTest::newRow("carriage return") << QByteArray("/srv/a\rb") << 17 << QByteArray("5 /srv/a\\\rb\n");
        QTest::newRow("backslash") << QByteArray("/srv/a\\b") << 14 << QByteArray("5 /srv/a\\\\b\n");
        QTest::newRow("backslash, 13") << QByteArray("/srv/a\\b") << 13 << QByteArray("5 /srv/a\\b\n");
        QTest::newRow("backslash in front of a letter, 13")
            << QByteArray("/srv/\\n") << 13 << QByteArray("5 /srv/\\n\n");
        QTest::newRow("not UTF-8") << QByteArray("/srv/\xff\xfe") << 17 << QByteArray("5 /srv/\xff\xfe\n");
    }
    void mapRoundTrip()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, major);
        const std::vector<TablespaceLink> links{{Oid{5}, path.toStdString()}};
        const std::string text = formatTablespaceMap(links, PgMajor{major});
        QTEST(shown(text), "line");
        const auto parsed = parseTablespaceMap(text, PgMajor{major});
        VERIFY_OK(parsed);
        QVERIFY(*parsed == links);
    }

    void severalLinks()
    {
        const auto parsed = parseTablespaceMap("5 /a\n6 /b\\\nc\n4294967295 /d\n", PgMajor{17});
        VERIFY_OK(parsed);
        QCOMPARE(parsed->size(), std::size_t{3});
        QCOMPARE(shown((*parsed)[1].path), QByteArray("/b\nc"));
        QCOMPARE((*parsed)[2].oid, Oid(4294967295));
        const auto empty = parseTablespaceMap("", PgMajor{17});
        VERIFY_OK(empty);
        QVERIFY(empty->empty());
    }

    void malformedMap_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no line end") << QByteArray("5 /srv/ts");
        QTest::newRow("no path") << QByteArray("5 \n");
        QTest::newRow("no blank") << QByteArray("5\n");
        QTest::newRow("no number") << QByteArray("x /srv/ts\n");
        QTest::newRow("blank line") << QByteArray("5 /srv/ts\n\n");
    }
    void malformedMap()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(codeOf(parseTablespaceMap(text.toStdString(), PgMajor{17})), QByteArray("damaged"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestBackupLabel)
#include "test_backup_label.moc"
