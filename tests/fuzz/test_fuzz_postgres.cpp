#include "mutator.h"

#include "core/hash.h"
#include "core/ids.h"
#include "core/text.h"
#include "core/timestamp.h"
#include "postgres/backup_label.h"
#include "postgres/backup_rules.h"
#include "postgres/control_file.h"
#include "postgres/page.h"
#include "postgres/recovery_settings.h"
#include "postgres/relation_path.h"
#include "postgres/version.h"

#include <QTest>

#include <array>

namespace cairn::test {

/// Bytes that come from a cluster: pg_control, pages, labels, settings, names.
class TestFuzzPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void controlFile();
    void page();
    void labelAndMap();
    void settings();
    void names();
    void valuesOfTheUser();
};

namespace {

struct ControlShape {
    std::uint32_t version;
    std::uint32_t catalogVersion;
    std::size_t blockSize; ///< offset; relation segment, WAL block, WAL segment follow at 4, 8, 12
    std::size_t crc;
};

constexpr auto controlShapes = std::to_array<ControlShape>({{1002, 201707211, 216, 288},
                                                            {1100, 201809051, 208, 280},
                                                            {1201, 201909212, 216, 288},
                                                            {1300, 202107181, 216, 288},
                                                            {1700, 202406281, 216, 288},
                                                            {1800, 202506291, 216, 292}});

Bytes withCrc(ByteView input)
{
    Bytes bytes(input.begin(), input.end());
    if (bytes.size() < 300)
        return bytes;
    std::size_t at = 288;
    for (const auto &shape : controlShapes)
        if (loadLe<std::uint32_t>(bytes, 8) == shape.version)
            at = shape.crc;
    storeLe<std::uint32_t>(bytes, at, crc32c(ByteView(bytes).first(at)));
    return bytes;
}

Bytes sampleControl(const ControlShape &shape)
{
    Bytes bytes(controlFileSize);
    storeLe<std::uint64_t>(bytes, 0, 7'000'000'000'000'000'001);
    storeLe<std::uint32_t>(bytes, 8, shape.version);
    storeLe<std::uint32_t>(bytes, 12, shape.catalogVersion);
    storeLe<std::uint32_t>(bytes, 16, 6);
    storeLe<std::uint64_t>(bytes, 32, 0x3000028);
    storeLe<std::uint64_t>(bytes, 40, 0x3000028);
    storeLe<std::uint32_t>(bytes, 48, 1);
    storeLe<std::uint32_t>(bytes, 56, 1);
    storeLe<std::uint32_t>(bytes, shape.blockSize, 8192);
    storeLe<std::uint32_t>(bytes, shape.blockSize + 4, 131072);
    storeLe<std::uint32_t>(bytes, shape.blockSize + 8, 8192);
    storeLe<std::uint32_t>(bytes, shape.blockSize + 12, 16u << 20);
    return withCrc(bytes);
}

} // namespace

void TestFuzzPostgres::controlFile()
{
    std::vector<Bytes> seeds;
    for (const auto &shape : controlShapes)
        seeds.push_back(sampleControl(shape));
    fuzz(seeds, 20'000, [](ByteView input) {
        (void)parseControlFile(input);
        const auto fields = parseControlFile(withCrc(input));
        if (!fields)
            return;
        // Whatever passes is used for arithmetic: it must be sane.
        QVERIFY(isSupportedMajor(fields->major));
        QVERIFY(std::has_single_bit(fields->blockSize) && std::has_single_bit(fields->walSegmentSize));
        QVERIFY(std::has_single_bit(fields->walBlockSize) && fields->relationSegmentBlocks > 0);
        QVERIFY(fields->dataChecksumVersion <= 1);
    });
}

void TestFuzzPostgres::page()
{
    Bytes good(8192);
    storeLe<std::uint32_t>(good, 4, 0x1000);
    storeLe<std::uint16_t>(good, 12, 28);
    storeLe<std::uint16_t>(good, 14, 8000);
    storeLe<std::uint16_t>(good, 16, 8192);
    storeLe<std::uint16_t>(good, 18, 0x2004);
    storeLe<std::uint16_t>(good, 8, pageChecksum(good, BlockNumber{7}));
    const PageRules rules{.blockSize = 8192, .checksums = true, .changedSince = {}, .walEnd = Lsn{0x2000}};
    QCOMPARE(int(verifyPage(good, BlockNumber{7}, rules)), int(PageVerdict::Ok));
    fuzz({good, Bytes(8192)}, 20'000, [&](ByteView input) {
        Bytes whole(input.begin(), input.end());
        whole.resize(8192);
        const auto verdict = verifyPage(whole, BlockNumber{7}, rules);
        if (verdict == PageVerdict::Ok && whole != good)
            QCOMPARE(storedPageChecksum(whole), pageChecksum(whole, BlockNumber{7}));
        QVERIFY(!pageVerdictText(verdict).empty());
        (void)readPageHeader(whole);
    });
}

void TestFuzzPostgres::labelAndMap()
{
    const auto label = bytesOf("START WAL LOCATION: 0/3000028 (file 000000010000000000000003)\n"
                               "CHECKPOINT LOCATION: 0/3000060\nBACKUP METHOD: streamed\nBACKUP FROM: primary\n"
                               "START TIME: 2026-11-21 03:44:05 UTC\nLABEL: x\nSTART TIMELINE: 1\n");
    const auto map = bytesOf("16384 /space\n16385 /with\\\nline\n16386 /back\\\\slash\n");
    fuzz({label, map}, 50'000, [](ByteView input) {
        (void)parseBackupLabel(asText(input));
        for (const int major : {10, 13, 14, 18}) {
            const auto links = parseTablespaceMap(asText(input), PgMajor{major});
            if (!links)
                continue;
            const auto again = parseTablespaceMap(formatTablespaceMap(*links, PgMajor{major}), PgMajor{major});
            QVERIFY(again.has_value());
            QVERIFY(*again == *links);
        }
    });
}

void TestFuzzPostgres::settings()
{
    const auto text = bytesOf("# x\nrecovery_target_time = '2026-01-01 00:00:00+00' # y\nrestore_command='cp ''a'' b'\n"
                              "include 'x.conf'\nPort 5432\nprimary_conninfo = 'host=\\'x\\''\n");
    fuzz({text}, 50'000, [](ByteView input) {
        (void)recoveryTargetsIn(asText(input));
        const auto once = rewriteAutoConf(asText(input), "restore_command = 'x'\n");
        const auto twice = rewriteAutoConf(once.text, "restore_command = 'x'\n");
        QCOMPARE(twice.text, once.text); // idempotent, whatever was there
        (void)quoteConfigValue(asText(input));
    });
}

void TestFuzzPostgres::names()
{
    const std::vector<Bytes> seeds{bytesOf("base/16384/16385_vm.1"), bytesOf("pg_tblspc/16390/PG_17_202406281/5/16391"),
                                   bytesOf("t3_16385_fsm.2"), bytesOf("global/pg_control"), bytesOf("4294967295")};
    const BackupRules rules(
        {.major = PgMajor{17}, .catalogVersion = 202406281, .logDirectory = "log", .statsTempDirectory = {}});
    fuzz(seeds, 100'000, [&](ByteView input) {
        const auto text = asText(input);
        (void)classifyPath(text, "PG_17_202406281");
        (void)parseRelationFileName(text);
        (void)parseOid(text);
        (void)parseVersionFile(text);
        const std::array entries{DirectoryEntry{std::string(text), EntryType::File},
                                 DirectoryEntry{std::string(text) + "_init", EntryType::File},
                                 DirectoryEntry{std::string(text), EntryType::Directory},
                                 DirectoryEntry{std::string(text), EntryType::Symlink}};
        for (const char *directory : {"", "base/5", "global", "pg_tblspc/16384", "pg_wal"})
            QCOMPARE(rules.decide(directory, entries).size(), entries.size());
    });
}

void TestFuzzPostgres::valuesOfTheUser()
{
    const std::vector<Bytes> seeds{bytesOf("2026-11-21T03:44:05.123456Z"), bytesOf("2026-11-21 03:44:05+01:30"),
                                   bytesOf("16/B374D848"), bytesOf("SG8K2A"), bytesOf("0x3")};
    fuzz(seeds, 100'000, [](ByteView input) {
        const auto text = asText(input);
        if (const auto time = Timestamp::parse(text); time && time->isKnown()) {
            const auto again = Timestamp::parse(time->toIso());
            QVERIFY(again.has_value());
            QCOMPARE(again->microseconds, time->microseconds);
        }
        if (const auto lsn = Lsn::parse(text))
            QCOMPARE(Lsn::parse(lsn->toString())->value, lsn->value);
        if (const auto id = BackupId::parse(text))
            QCOMPARE(BackupId::parse(id->toString())->value, id->value);
        (void)printableName(text);
        const auto name = fromJsonName(toJsonName(text));
        QVERIFY(name && *name == text);
    });
}

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestFuzzPostgres)
#include "test_fuzz_postgres.moc"
