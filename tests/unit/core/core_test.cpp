#include "core/bounded_queue.h"
#include "core/bytes.h"
#include "core/files.h"
#include "core/hash.h"
#include "core/ids.h"
#include "core/log.h"
#include "core/progress.h"
#include "core/text.h"
#include "core/timestamp.h"
#include "core/worker_pool.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fcntl.h>
#include <set>

using namespace cairn;

class CoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exitCodesAreDistinctAndInRange();
    void lsnText();
    void backupIdText();
    void varintsRoundTrip();
    void readerStopsAtTheEnd();
    void timestamps_data();
    void timestamps();
    void timestampRejects_data();
    void timestampRejects();
    void crc32cVector();
    void crc32cOfEveryLength();
    void streamedHashEqualsWhole();
    void replaceFileIsWhole();
    void wholeFileLimit();
    void removeTreeLeavesLinkTargets();
    void paths();
    void workersReportTheFirstError();
    void workersStopOnRequest();
    void queueHandsEverythingOver();
    void namesSurviveJson_data();
    void namesSurviveJson();
    void namesArePrintable();
    void logRotatesBySize();
    void progressCounts();
};

void CoreTest::exitCodesAreDistinctAndInRange()
{
    std::set<int> codes;
    for (int i = 0; i <= static_cast<int>(ErrorCode::Cancelled); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        QVERIFY(codes.insert(exitCodeOf(code)).second);
        QVERIFY(exitCodeOf(code) > 0 && (exitCodeOf(code) < 126 || code == ErrorCode::Cancelled));
        QVERIFY(!errorCodeName(code).empty() && !errorCodeMeaning(code).empty());
    }
}

void CoreTest::lsnText()
{
    QCOMPARE(Lsn{0x16B374D848}.toString(), std::string("16/B374D848"));
    QCOMPARE(Lsn::parse("16/B374D848")->value, 0x16B374D848u);
    QCOMPARE(Lsn::parse("0/02000028")->value, 0x2000028u);
    for (const char *bad : {"", "/", "1/", "/1", "16", "1/123456789", "g/1", "1/2/3", " 1/2"})
        QVERIFY2(!Lsn::parse(bad), bad);
}

void CoreTest::backupIdText()
{
    QCOMPARE(BackupId{1763697845}.toString(), toBase36(1763697845));
    for (const std::uint64_t value : {1ull, 35ull, 36ull, 1763697845ull, 99999999999ull})
        QCOMPARE(BackupId::parse(BackupId{value}.toString())->value, value);
    QCOMPARE(BackupId::parse("totvx9")->toString(), std::string("TOTVX9"));
    for (const char *bad : {"", "0", "-1", "T T", "100000000", "ZZZZZZZZZZZZZ", "ä"})
        QVERIFY2(!BackupId::parse(bad), bad);
}

void CoreTest::varintsRoundTrip()
{
    for (const std::uint64_t value : {0ull, 1ull, 127ull, 128ull, 16384ull, ~0ull}) {
        Bytes bytes;
        ByteWriter(bytes).varint(value);
        ByteWriter(bytes).zigzag(static_cast<std::int64_t>(value));
        ByteReader reader(bytes);
        QCOMPARE(reader.varint(), value);
        QCOMPARE(reader.zigzag(), static_cast<std::int64_t>(value));
        QVERIFY(reader.atEnd() && !reader.failed());
    }
}

void CoreTest::readerStopsAtTheEnd()
{
    Bytes bytes;
    ByteWriter(bytes).varint(100);
    ByteReader reader(bytes);
    QVERIFY(reader.string().empty());
    QVERIFY(reader.failed());
    QCOMPARE(reader.fixed<std::uint32_t>(), 0u);
    const Bytes endless(20, std::byte{0xFF});
    ByteReader second(endless);
    QCOMPARE(second.varint(), 0u);
    QVERIFY(second.failed());
}

void CoreTest::timestamps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("iso");
    QTest::newRow("zulu") << QByteArray("2026-11-21T03:44:05Z") << QByteArray("2026-11-21T03:44:05.000000Z");
    QTest::newRow("blank, short zone") << QByteArray("2026-11-21 03:44:05+01")
                                       << QByteArray("2026-11-21T02:44:05.000000Z");
    QTest::newRow("long zone") << QByteArray("2026-11-21 03:44:05.5-0330") << QByteArray("2026-11-21T07:14:05.500000Z");
    QTest::newRow("colon zone") << QByteArray("2026-11-21 03:44:05.123456+05:45")
                                << QByteArray("2026-11-20T21:59:05.123456Z");
    QTest::newRow("no seconds") << QByteArray("2026-11-21 03:44Z") << QByteArray("2026-11-21T03:44:00.000000Z");
    QTest::newRow("leap day") << QByteArray("2024-02-29 00:00:00+00") << QByteArray("2024-02-29T00:00:00.000000Z");
}

void CoreTest::timestamps()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, iso);
    const auto parsed = Timestamp::parse(text.toStdString());
    QVERIFY(parsed);
    QCOMPARE(QByteArray::fromStdString(parsed->toIso()), iso);
    QVERIFY(*Timestamp::parse(parsed->toLocalText()) == *parsed);
    QVERIFY(Timestamp::fromPostgres(parsed->toPostgres()) == *parsed);
}

void CoreTest::timestampRejects_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *bad : {"", "yesterday", "2026-13-01 00:00:00", "2026-02-30 00:00:00Z", "2026-11-21",
                            "2026-11-21 25:00:00", "2026-11-21 03:44:05 CET", "2026-11-21 03:44:05+1"})
        QTest::newRow(bad) << QByteArray(bad);
}

void CoreTest::timestampRejects()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Timestamp::parse(text.toStdString()));
}

void CoreTest::crc32cVector()
{
    // The check value of CRC-32C (RFC 3720, appendix B.4 uses the same polynomial).
    QCOMPARE(crc32c(asBytes("123456789")), 0xE3069283u);
    QCOMPARE(crc32c(asBytes("6789"), crc32c(asBytes("12345"))), 0xE3069283u);
}

/// Against the definition, bit by bit: short and long messages are summed in different ways.
void CoreTest::crc32cOfEveryLength()
{
    const auto bitByBit = [](ByteView bytes, std::uint32_t seed) {
        std::uint32_t sum = ~seed;
        for (const std::byte byte : bytes) {
            sum ^= std::to_integer<std::uint32_t>(byte);
            for (int bit = 0; bit < 8; ++bit)
                sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0x82F63B78U : 0U);
        }
        return ~sum;
    };
    Bytes bytes(700);
    std::uint32_t state = 1;
    for (std::byte &byte : bytes)
        byte = static_cast<std::byte>((state = state * 1'103'515'245U + 12'345U) >> 24U);
    for (std::size_t size = 0; size <= 600; ++size) {
        const ByteView some = ByteView(bytes).subspan(size % 13, size);
        const std::uint32_t seed = size % 3 == 0 ? 0 : 0x9E3779B9U * static_cast<std::uint32_t>(size);
        QCOMPARE(crc32c(some, seed), bitByBit(some, seed));
    }
}

void CoreTest::streamedHashEqualsWhole()
{
    Bytes data(100'000);
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<std::byte>(i * 7);
    Xxh3Stream stream;
    stream.update(ByteView(data).first(12'345));
    stream.update(ByteView(data).subspan(12'345));
    QCOMPARE(stream.digest(), xxh3(data));
    QCOMPARE(stream.digest128().toHex(), xxh3Digest(data).toHex());
}

void CoreTest::replaceFileIsWhole()
{
    QTemporaryDir dir;
    const std::string path = joinPath(dir.path().toStdString(), "a\nname");
    QVERIFY(replaceFile(path, asBytes("one")));
    QVERIFY(replaceFile(path, asBytes("two")));
    QCOMPARE(std::string(asText(*readWholeFile(path))), std::string("two"));
    QCOMPARE(listDirectory(dir.path().toStdString())->size(), 1u);
    const auto missing = replaceFile(joinPath(dir.path().toStdString(), "no/such"), asBytes("x"));
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void CoreTest::wholeFileLimit()
{
    QTemporaryDir dir;
    const std::string path = joinPath(dir.path().toStdString(), "large");
    QVERIFY(replaceFile(path, Bytes(1001)));
    QCOMPARE(readWholeFile(path, 1000).error().code, ErrorCode::Damaged);
    QCOMPARE(readWholeFile(path, 1001)->size(), 1001u);
}

void CoreTest::removeTreeLeavesLinkTargets()
{
    QTemporaryDir dir;
    const std::string root = dir.path().toStdString();
    QVERIFY(makeDirectories(root + "/tree/deep/er"));
    QVERIFY(makeDirectories(root + "/outside"));
    QVERIFY(replaceFile(root + "/outside/file", asBytes("kept")));
    QCOMPARE(::symlink((root + "/outside").c_str(), (root + "/tree/deep/link").c_str()), 0);
    QVERIFY(removeTree(root + "/tree"));
    QVERIFY(!pathExists(root + "/tree"));
    QVERIFY(pathExists(root + "/outside/file"));
    QVERIFY(removeTree(root + "/tree"));
}

void CoreTest::paths()
{
    QCOMPARE(joinPath("/a", "b"), std::string("/a/b"));
    QCOMPARE(joinPath("/a/", "b"), std::string("/a/b"));
    QCOMPARE(parentPath("/a/b"), std::string("/a"));
    QCOMPARE(parentPath("/a"), std::string("/"));
    QCOMPARE(parentPath("a"), std::string("."));
    QCOMPARE(absolutePath("/a/../b/./c/"), std::string("/b/c"));
    QVERIFY(isWithin("/a/b", "/a"));
    QVERIFY(isWithin("/a", "/a"));
    QVERIFY(!isWithin("/ab", "/a"));
}

void CoreTest::workersReportTheFirstError()
{
    std::atomic<int> cancelled{0};
    const auto done = runWorkers(4, {}, [&](unsigned index, const std::stop_token &stop) -> Status {
        if (index == 2)
            return fail(ErrorCode::Damaged, "two");
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        wake.wait(lock, stop, [] { return false; });
        ++cancelled;
        return cancelledError();
    });
    QCOMPARE(done.error().message, std::string("two"));
    QCOMPARE(cancelled.load(), 3);
}

void CoreTest::workersStopOnRequest()
{
    std::stop_source source;
    source.request_stop();
    const auto done =
        runWorkers(2, source.get_token(), [](unsigned, const std::stop_token &stop) { return checkStop(stop); });
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    const auto thrown = runWorkers(1, {}, [](unsigned, const std::stop_token &) -> Status { throw std::bad_alloc(); });
    QCOMPARE(thrown.error().code, ErrorCode::Internal);
}

void CoreTest::queueHandsEverythingOver()
{
    BoundedQueue<int> queue(3);
    std::atomic<int> sum{0};
    const auto done = runWorkers(3, {}, [&](unsigned index, const std::stop_token &stop) -> Status {
        if (index == 0) {
            for (int i = 1; i <= 1000; ++i)
                if (!queue.push(i, stop))
                    return cancelledError();
            queue.close();
            return {};
        }
        while (const auto item = queue.pop(stop))
            sum += *item;
        return {};
    });
    QVERIFY(done);
    QCOMPARE(sum.load(), 500'500);
}

void CoreTest::namesSurviveJson_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("main");
    QTest::newRow("quotes") << QByteArray("it's \"x\"");
    QTest::newRow("newline") << QByteArray("a\nb\tc");
    QTest::newRow("utf-8") << QByteArray("Дом 日本 🏔");
    QTest::newRow("latin-1") << QByteArray("caf\xe9");
    QTest::newRow("all bytes") << [] {
        QByteArray all;
        for (int i = 1; i < 256; ++i)
            all.append(static_cast<char>(i));
        return all;
    }();
}

void CoreTest::namesSurviveJson()
{
    QFETCH(QByteArray, name);
    const auto back = fromJsonName(toJsonName(name.toStdString()));
    QVERIFY(back);
    QCOMPARE(QByteArray::fromStdString(*back), name);
    QVERIFY(!printableName(name.toStdString()).contains('\n'));
}

/// What a terminal would obey, C1 controls among it, is spelled out; letters beside them stay.
void CoreTest::namesArePrintable()
{
    QCOMPARE(printableName("a\x1b[2J\x7f"), "a\\x1b[2J\\x7f");
    QCOMPARE(printableName("\xC2\x9B"
                           "2J \xC2\xA0\xC3\x9F"),
             "\\x9b2J \xC2\xA0\xC3\x9F");
    QCOMPARE(printableName("\xFF\n"), "\\xff\\n");
}

void CoreTest::logRotatesBySize()
{
    QTemporaryDir dir;
    LogFileOptions options;
    options.directory = dir.path().toStdString();
    options.from = LogLevel::Info;
    options.format = LogFormat::Json;
    options.rotateAtBytes = 300;
    Logger log;
    log.add(makeFileSink(options));
    for (int i = 0; i < 6; ++i)
        log.info("line {} \"quoted\"", i);
    log.log("below the level");
    const auto names = listDirectory(options.directory);
    QCOMPARE(*names, (std::vector<std::string>{"cairn.log", "cairn.log.1"}));
    const auto newest = readWholeFile(joinPath(options.directory, "cairn.log"));
    QVERIFY(asText(*newest).contains("line 5 \\\"quoted\\\""));
    QVERIFY(!asText(*newest).contains("below"));
}

void CoreTest::progressCounts()
{
    Progress progress;
    progress.beginPhase("copying", 1000, 10);
    progress.addBytes(250);
    progress.addItems(2);
    const auto shot = progress.snapshot();
    QCOMPARE(shot.phase, std::string("copying"));
    QCOMPARE(shot.bytesDone, 250u);
    QCOMPARE(shot.itemsTotal, 10u);
    progress.beginPhase("syncing");
    QCOMPARE(progress.snapshot().bytesDone, 0u);
}

QTEST_GUILESS_MAIN(CoreTest)
#include "core_test.moc"
