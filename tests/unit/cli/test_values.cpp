#include "shown.h"
#include "values.h"

#include "catalog/external_dirs.h"

namespace cairn::cli {

class TestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("bytes"); // -1: refused
        QTest::newRow("plain") << QByteArray("7") << qint64{7 * 1024};
        QTest::newRow("zero") << QByteArray("0") << qint64{0};
        QTest::newRow("bytes") << QByteArray("512B") << qint64{512};
        QTest::newRow("kilobytes") << QByteArray("3kB") << qint64{3072};
        QTest::newRow("any case") << QByteArray("3Kb") << qint64{3072};
        QTest::newRow("megabytes, blank") << QByteArray("2 MB") << qint64{2 << 20};
        QTest::newRow("gigabytes") << QByteArray("1GB") << qint64{1 << 30};
        QTest::newRow("terabytes") << QByteArray("5TB") << (qint64{5} << 40);
        QTest::newRow("empty") << QByteArray("") << qint64{-1};
        QTest::newRow("unit alone") << QByteArray("MB") << qint64{-1};
        QTest::newRow("negative") << QByteArray("-1MB") << qint64{-1};
        QTest::newRow("fraction") << QByteArray("1.5MB") << qint64{-1};
        QTest::newRow("unknown unit") << QByteArray("1PB") << qint64{-1};
        QTest::newRow("time unit") << QByteArray("1min") << qint64{-1};
        QTest::newRow("too large") << QByteArray("99999999TB") << qint64{-1};
        QTest::newRow("far too large") << QByteArray("99999999999999999999999") << qint64{-1};
    }
    void sizes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, bytes);
        const auto size = parseSize(text.toStdString(), 1024);
        QCOMPARE(size ? static_cast<qint64>(*size) : qint64{-1}, bytes);
        if (!size)
            QCOMPARE(codeOf(size), QByteArray("usage"));
    }

    void rates()
    {
        QCOMPARE(parseRate("10").value_or(0), 10u * 1024);
        QCOMPARE(parseRate("10MB").value_or(0), 10u << 20);
        QCOMPARE(parseRate("10MB/s").value_or(0), 10u << 20);
        QCOMPARE(codeOf(parseRate("10MB/h")), QByteArray("usage"));
        QCOMPARE(codeOf(parseRate("/s")), QByteArray("usage"));
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("plain") << QByteArray("90") << qint64{90'000};
        QTest::newRow("milliseconds") << QByteArray("15ms") << qint64{15};
        QTest::newRow("seconds") << QByteArray("2s") << qint64{2000};
        QTest::newRow("minutes") << QByteArray("5min") << qint64{300'000};
        QTest::newRow("hours") << QByteArray("1h") << qint64{3'600'000};
        QTest::newRow("days") << QByteArray("7d") << qint64{7 * 86'400'000};
        QTest::newRow("month") << QByteArray("1m") << qint64{-1};
        QTest::newRow("size unit") << QByteArray("1MB") << qint64{-1};
        QTest::newRow("word") << QByteArray("soon") << qint64{-1};
    }
    void times()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        QCOMPARE(parseDuration(text.toStdString(), 1000).value_or(-1), milliseconds);
    }

    void secondsAreRoundedUp()
    {
        QCOMPARE(parseSeconds("0", 1000).value_or(-1), 0);
        QCOMPARE(parseSeconds("1ms", 1000).value_or(-1), 1);
        QCOMPARE(parseSeconds("1001ms", 1000).value_or(-1), 2);
        QCOMPARE(parseSeconds("2", 60'000).value_or(-1), 120);
    }

    void numbers()
    {
        QCOMPARE(parseNumber("0").value_or(9), 0u);
        QCOMPARE(parseNumber("17", 1, 17).value_or(0), 17u);
        for (const char *text :
             {"", "-1", "+1", " 1", "1 ", "1x", "0x10", "18446744073709551616", "9223372036854775808"})
            QVERIFY2(codeOf(parseNumber(text)) == "usage", text);
        QVERIFY(parseNumber("0", 1, 9).error().hint.find("between 1 and 9") != std::string::npos);
    }

    void booleans()
    {
        for (const char *text : {"true", "TRUE", "t", "tr", "yes", "y", "on", "1"})
            QVERIFY2(parseBoolean(text) == true, text);
        for (const char *text : {"false", "f", "no", "n", "off", "of", "0"})
            QVERIFY2(parseBoolean(text) == false, text);
        for (const char *text : {"", "o", "2", "truely", "maybe"})
            QVERIFY2(codeOf(parseBoolean(text)) == "usage", text);
    }

    void tablespaceMappings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("plain") << QByteArray("/a=/b") << QByteArray("/a") << QByteArray("/b");
        QTest::newRow("escaped") << QByteArray("/a\\=1=/b\\=2") << QByteArray("/a=1") << QByteArray("/b=2");
        QTest::newRow("other backslashes stay")
            << QByteArray("/a\\b=/c\\d\\") << QByteArray("/a\\b") << QByteArray("/c\\d\\");
        QTest::newRow("doubled backslashes")
            << QByteArray("/a\\\\=/\\\\\\=b") << QByteArray("/a\\") << QByteArray("/\\=b");
        QTest::newRow("quotes, line break, UTF-8")
            << QByteArray("/it's\n=/\xC3\xBC\"") << QByteArray("/it's\n") << QByteArray("/\xC3\xBC\"");
    }
    void tablespaceMappings()
    {
        QFETCH(QByteArray, text);
        const auto mapping = parseTablespaceMapping(text.toStdString());
        VERIFY_OK(mapping);
        QTEST(shown(mapping->from), "from");
        QTEST(shown(mapping->to), "to");
    }

    void tablespaceMappingsThatAreNone()
    {
        for (const char *text : {"", "/a", "/a=", "=/b", "/a=/b=/c", "a=/b", "/a=b", "/a\\=/b"})
            QVERIFY2(codeOf(parseTablespaceMapping(text)) == "usage", text);
    }

    void externalDirectories()
    {
        for (const char *text : {"/a", "/a:/b/c", "/it's\n\xFF", "/a\\:b:/c\\\\", "none"}) {
            const auto list = parseExternalDirs(text);
            VERIFY_OK(list);
            QCOMPARE(shown(externalDirsText(*list)), QByteArray(text));
        }
        QCOMPARE(parseExternalDirs("/b/:/a/../c").value_or(std::vector<std::string>{}),
                 (std::vector<std::string>{"/b", "/c"}));
        QCOMPARE(parseExternalDirs("/a\\:b").value_or(std::vector<std::string>{}), std::vector<std::string>{"/a:b"});
        for (const char *text : {"", "a", "/a:", ":/a", "/a:b", "/a:/a", "/a:/a/", "/a:none"})
            QVERIFY2(codeOf(parseExternalDirs(text)) == "usage", text);
        QCOMPARE(codeOf(parseExternalMapping("/a")), QByteArray("usage"));
    }

    void timelines()
    {
        for (const char *text : {"1", "4294967295", "0x1F", "0XA", "current", "latest"})
            QCOMPARE(shown(parseTimeline(text).value_or("")), QByteArray(text));
        for (const char *text : {"", "0", "-1", "4294967296", "0x", "1F", "newest"})
            QVERIFY2(codeOf(parseTimeline(text)) == "usage", text);
    }

    void pathsBecomeAbsolute()
    {
        QCOMPARE(shown(parsePath("/a//b/../c/").value_or("")), QByteArray("/a/c"));
        QVERIFY(parsePath("relative").value_or("").starts_with('/'));
        QCOMPARE(codeOf(parsePath("")), QByteArray("usage"));
    }
};

} // namespace cairn::cli

QTEST_APPLESS_MAIN(cairn::cli::TestValues)
#include "test_values.moc"
