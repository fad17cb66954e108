#include "operations/show_format.h"
#include "shown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cairn {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t someMoment = 1'700'000'000 * second; // 2023-11-14 22:13:20 UTC

BackupRecord sample()
{
    BackupRecord record;
    record.id = BackupId::parse("T5QX2A").value_or(BackupId{});
    record.walMode = WalMode::Stream;
    record.status = BackupStatus::Ok;
    record.systemIdentifier = SystemIdentifier{7'000'000'000'000'000'001};
    record.serverVersion = "17.5";
    record.programVersion = "0.1.0";
    record.blockSize = 8192;
    record.walBlockSize = 8192;
    record.walSegmentSize = 16u << 20;
    record.checksumVersion = 1;
    record.timeline = TimelineId{3};
    record.startLsn = Lsn{0x2'0000'0028};
    record.stopLsn = Lsn{0x2'0000'0158};
    record.startTime = Timestamp{someMoment + 250'000};
    record.endTime = Timestamp{someMoment + 65 * second + 750'000};
    record.recoveryTime = Timestamp{someMoment + 60 * second + 1};
    record.recoveryXid = 741;
    record.dataBytes = 4'000'000;
    record.walBytes = 16u << 20;
    record.uncompressedBytes = 20'000'000;
    record.pgdataBytes = 23'000'000;
    record.fileCount = 1000;
    record.note = "it's \"so\"\nhere";
    record.tablespaces = {{Oid{16384}, "/space\xFF"}};
    return record;
}

CatalogSnapshot catalogOf(std::vector<BackupRecord> records)
{
    return {"/catalog", {{"main", {}, std::nullopt, std::move(records), 20'777'216}}};
}

QJsonObject firstBackup(const CatalogSnapshot &catalog)
{
    const auto instances = QJsonDocument::fromJson(QByteArray::fromStdString(backupsJson(catalog))).array();
    return instances.at(0)["backups"_L1].toArray().at(0).toObject();
}

TimelineSnapshot sampleTimeline()
{
    TimelineSnapshot timeline;
    timeline.timeline = TimelineId{2};
    timeline.parent = TimelineId{1};
    timeline.switchPoint = Lsn{0x5000'0000};
    timeline.firstSegment = "000000020000000000000005";
    timeline.lastSegment = "00000002000000000000000A";
    timeline.segments = 4;
    timeline.storedBytes = 8u << 20;
    timeline.rawBytes = 64u << 20;
    timeline.gaps = {{"000000020000000000000007", "000000020000000000000008", 2}};
    timeline.backups = {sample()};
    timeline.closestBackup = BackupId{100};
    return timeline;
}

} // namespace

class TestBackupFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Zurich"); // a zone that is not UTC; +01 in November
        ::tzset();
    }

    void pgProbackupsKeysAndValues()
    {
        BackupRecord record = sample();
        record.parent = BackupId{35};
        record.mode = BackupMode::Delta;
        record.parentTimeline = TimelineId{2};
        record.expireTime = Timestamp{someMoment};
        record.primaryConninfo = "host=db1 user=x";
        const QJsonObject backup = firstBackup(catalogOf({record}));
        const QJsonObject expected{
            {"id"_L1, "T5QX2A"_L1},
            {"parent-backup-id"_L1, "Z"_L1},
            {"backup-mode"_L1, "DELTA"_L1},
            {"wal"_L1, "STREAM"_L1},
            {"compress-alg"_L1, "zstd"_L1},
            {"compress-level"_L1, 1},
            {"from-replica"_L1, "false"_L1},
            {"block-size"_L1, 8192},
            {"xlog-block-size"_L1, 8192},
            {"checksum-version"_L1, 1},
            {"program-version"_L1, "0.1.0"_L1},
            {"server-version"_L1, "17.5"_L1},
            {"current-tli"_L1, 3},
            {"parent-tli"_L1, 2},
            {"start-lsn"_L1, "2/28"_L1},
            {"stop-lsn"_L1, "2/158"_L1},
            {"start-time"_L1, "2023-11-14 23:13:20+01"_L1},
            {"end-time"_L1, "2023-11-14 23:14:25+01"_L1},
            {"recovery-xid"_L1, 741},
            // Rounded up: the backup cannot be recovered to a moment before it.
            {"recovery-time"_L1, "2023-11-14 23:14:21+01"_L1},
            {"expire-time"_L1, "2023-11-14 23:13:20+01"_L1},
            {"data-bytes"_L1, 4'000'000},
            {"wal-bytes"_L1, 16 << 20},
            {"uncompressed-bytes"_L1, 20'000'000},
            {"pgdata-bytes"_L1, 23'000'000},
            {"primary_conninfo"_L1, "host=db1 user=x"_L1},
            {"status"_L1, "OK"_L1},
            {"note"_L1, "it's \"so\"\nhere"_L1},
        };
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(backup[it.key()] == it.value(), qPrintable(it.key()));
        const QJsonObject tablespace = backup["tablespace_map"_L1].toArray().at(0).toObject();
        QCOMPARE(tablespace["oid"_L1].toInteger(), 16384);
        QCOMPARE(tablespace["path"_L1].toObject()["base64"_L1].toString(), QStringLiteral("L3NwYWNl/w=="));
    }

    void whatIsNotKnownIsLeftOut()
    {
        BackupRecord record;
        record.id = BackupId{1};
        const QJsonObject backup = firstBackup(catalogOf({record}));
        for (const char *key : {"parent-backup-id", "end-time", "recovery-time", "expire-time", "primary_conninfo",
                                "note", "tablespace_map", "external-dirs", "validation", "duration-seconds"})
            QVERIFY2(!backup.contains(QLatin1String(key)), key);
        QCOMPARE(backup["status"_L1].toString(), QStringLiteral("UNKNOWN"));
    }

    void ourOwnKeys()
    {
        BackupRecord record = sample();
        record.badPages = {{"base/1/2", BlockNumber{7}, "checksum"}};
        record.badPageCount = 1;
        record.validation = ValidationMark{Timestamp{someMoment}, ValidationDepth::Deep, false, "wrong"};
        const QJsonObject backup = firstBackup(catalogOf({record}));
        QCOMPARE(backup["duration-seconds"_L1].toDouble(), 65.5);
        QCOMPARE(backup["start-time-utc"_L1].toString(), QStringLiteral("2023-11-14T22:13:20.250000Z"));
        QCOMPARE(backup["recovery-time-utc"_L1].toString(), QStringLiteral("2023-11-14T22:14:20.000001Z"));
        QCOMPARE(backup["bad-page-count"_L1].toInteger(), 1);
        QCOMPARE(backup["bad-pages"_L1].toArray().at(0)["block"_L1].toInteger(), 7);
        QCOMPARE(backup["validation"_L1].toObject()["depth"_L1].toString(), QStringLiteral("deep"));
        QCOMPARE(backup["validation"_L1].toObject()["passed"_L1].toBool(true), false);
        QCOMPARE(backup["system-identifier"_L1].toString(), QStringLiteral("7000000000000000001"));
    }

    void theTable()
    {
        const QByteArray rule = QByteArray(130, '=') + "\n";
        const QByteArray expected =
            "\nBACKUP INSTANCE 'main'\n" + rule +
            " Instance  Version  ID      Recovery Time           Mode  WAL Mode  TLI   Time    Data   WAL  Zratio "
            " Start LSN  Stop LSN  Status \n" +
            rule +
            " main      17.5     T5QX2A  2023-11-14 23:14:21+01  FULL  STREAM    3/0  1m:5s  3906kB  16MB    5.00 "
            " 2/28       2/158     OK     \n";
        QCOMPARE(shown(backupTables(catalogOf({sample()}), true, {})), expected);
    }

    void aRunningBackupShowsHowLong()
    {
        BackupRecord record = sample();
        record.status = BackupStatus::Running;
        record.endTime = {};
        const TableStyle style{.color = false, .now = Timestamp{someMoment + 3700 * second}};
        QVERIFY(backupTables(catalogOf({record}), false, style).contains(" 1h:1m "));
    }

    void damagedEntriesAreExplained()
    {
        BackupRecord unknown;
        unknown.id = BackupId{1};
        unknown.statusReason = "backup.json is no JSON";
        CatalogSnapshot catalog = catalogOf({sample(), unknown});
        catalog.instances.push_back({"broken\n", {}, Error{ErrorCode::Damaged, "no record", {}, {}}, {}, 0});
        const auto text = backupTables(catalog, true, {});
        QVERIFY(text.contains("1 is UNKNOWN: backup.json is no JSON\n"));
        QVERIFY(text.contains("BACKUP INSTANCE 'broken\\n'\n"));
        QVERIFY(text.contains("the instance record cannot be read: no record\n"));
        QVERIFY(text.contains("T5QX2A"));
    }

    void colorsOnlyWhenAskedFor()
    {
        QVERIFY(!backupTables(catalogOf({sample()}), true, {}).contains('\033'));
        QVERIFY(backupTables(catalogOf({sample()}), true, {.color = true}).contains("\033[32mOK\033[0m"));
    }

    void wideNamesKeepTheColumns()
    {
        CatalogSnapshot catalog = catalogOf({sample()});
        catalog.instances.front().name = "Z\xC3\xBCrich";
        const auto lines = shown(backupTables(catalog, false, {})).split('\n');
        QCOMPARE(QString::fromUtf8(lines.at(3)).size(), QString::fromUtf8(lines.at(1)).size());
    }

    void details()
    {
        const auto text = backupDetails(sample());
        for (const char *line :
             {"#Configuration\n", "backup-mode = FULL\n", "stream = true\n", "compress-alg = zstd\n",
              "from-replica = false\n", "timelineid = 3\n", "start-time = '2023-11-14 23:13:20+01'\n", "status = OK\n",
              "note = it's \"so\"\\nhere\n", "16384 = /space\\xff\n"})
            QVERIFY2(text.contains(line), line);
    }

    void intervals()
    {
        QCOMPARE(prettyInterval(-5), "0");
        QCOMPARE(prettyInterval(0), "0");
        QCOMPARE(prettyInterval(59), "59s");
        QCOMPARE(prettyInterval(60), "1m:0s");
        QCOMPARE(prettyInterval(3725), "1h:2m");
        QCOMPARE(prettyInterval(200'000), "2d:7h");
    }

    void archiveJson()
    {
        TimelineSnapshot onlyHistory;
        onlyHistory.timeline = TimelineId{9};
        onlyHistory.hasHistoryFile = true;
        const ArchiveSnapshot archive{"main", 16u << 20, {sampleTimeline(), onlyHistory}, {"strange"}};
        const auto text = archivesJson(std::span(&archive, 1));
        const auto instance = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array().at(0).toObject();
        QCOMPARE(instance["instance"_L1].toString(), QStringLiteral("main"));
        QCOMPARE(instance["timelines"_L1].toArray().size(), 1); // as pg_probackup: none that only a history file names
        const auto timeline = instance["timelines"_L1].toArray().at(0).toObject();
        const QJsonObject expected{
            {"tli"_L1, 2},
            {"parent-tli"_L1, 1},
            {"switchpoint"_L1, "0/50000000"_L1},
            {"min-segno"_L1, "000000020000000000000005"_L1},
            {"max-segno"_L1, "00000002000000000000000A"_L1},
            {"n-segments"_L1, 4},
            {"size"_L1, 8 << 20},
            {"zratio"_L1, 8.0},
            {"closest-backup-id"_L1, "2S"_L1},
            {"status"_L1, "DEGRADED"_L1},
        };
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(timeline[it.key()] == it.value(), qPrintable(it.key()));
        const auto lost = timeline["lost-segments"_L1].toArray().at(0).toObject();
        QCOMPARE(lost["begin-segno"_L1].toString(), QStringLiteral("000000020000000000000007"));
        QCOMPARE(lost["end-segno"_L1].toString(), QStringLiteral("000000020000000000000008"));
        QCOMPARE(timeline["backups"_L1].toArray().at(0)["id"_L1].toString(), QStringLiteral("T5QX2A"));
    }

    void archiveTable()
    {
        const ArchiveSnapshot archive{"main", 16u << 20, {sampleTimeline()}, {"odd\n"}};
        const auto text = archiveTables(std::span(&archive, 1), {});
        QVERIFY(text.starts_with("\nARCHIVE INSTANCE 'main'\n===="));
        QVERIFY(text.contains(" TLI  Parent TLI  Switchpoint  Min Segno"));
        QVERIFY(text.contains("DEGRADED"));
        QVERIFY(
            text.contains("timeline 2: 2 segments missing, 000000020000000000000007 to 000000020000000000000008\n"));
        QVERIFY(text.contains("not a WAL file of this archive: odd\\n\n"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestBackupFormats)
#include "test_backup_formats.moc"
