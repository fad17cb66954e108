#include "operations/report_format.h"
#include "shown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cairn {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

QJsonObject object(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

ValidationReport failedReport()
{
    ValidationReport report;
    report.verdicts = {{"main", BackupId{36}, BackupStatus::Ok, BackupStatus::Corrupt, true},
                       {"main", BackupId{37}, BackupStatus::Running, BackupStatus::Running, false},
                       {"main", BackupId{38}, BackupStatus::Done, BackupStatus::Ok, true}};
    Finding finding;
    finding.code = ErrorCode::Damaged;
    finding.instance = "main";
    finding.backup = BackupId{36};
    finding.file = "packs/x.pack";
    finding.message = "wrong checksum at offset 7";
    finding.remedy = "take a new backup";
    report.findings = {finding};
    report.bytesRead = 5000;
    return report;
}

} // namespace

class TestReportFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validationForPeople()
    {
        const auto text = validationText(failedReport(), false);
        QVERIFY(text.contains(" main      10  OK       CORRUPT  not valid \n"));
        QVERIFY(text.contains(" main      11  RUNNING  RUNNING  skipped   \n"));
        QVERIFY(text.contains(" main      12  DONE     OK       valid     \n"));
        QVERIFY(text.contains("ERROR: main 10: wrong checksum at offset 7: packs/x.pack\n    take a new backup\n"));
        QVERIFY(text.ends_with("NOT passed, 5000B read\n"));
        QVERIFY(validationText(ValidationReport{}, false).starts_with("no backups\n"));
    }

    void validationForPrograms()
    {
        const auto report = object(validationJson(failedReport()));
        QCOMPARE(report["passed"_L1].toBool(true), false);
        const auto backup = report["backups"_L1].toArray().at(0).toObject();
        QCOMPARE(backup["id"_L1].toString(), QStringLiteral("10"));
        QCOMPARE(backup["status-before"_L1].toString(), QStringLiteral("OK"));
        QCOMPARE(backup["status"_L1].toString(), QStringLiteral("CORRUPT"));
        const auto finding = report["findings"_L1].toArray().at(0).toObject();
        QCOMPARE(finding["code"_L1].toString(), QStringLiteral("damaged"));
        QCOMPARE(finding["severity"_L1].toString(), QStringLiteral("error"));
        QCOMPARE(finding["file"_L1].toString(), QStringLiteral("packs/x.pack"));
    }

    void deletePlans()
    {
        DeletePlan plan;
        plan.entries = {{BackupId{36}, true, "asked for", 4096}, {BackupId{37}, false, "not touched", 100}};
        plan.packs = {"a.pack"};
        plan.bytesFreed = 4096;
        plan.windowAfter = "from X on";
        const auto dry = deletePlanText(plan, true);
        QVERIFY(dry.contains(" 10  would go  4096B  asked for   \n"));
        QVERIFY(dry.contains(" 11  stays      100B  not touched \n"));
        QVERIFY(dry.contains("would free 4096B\nrecoverable afterwards: from X on\n"));
        QVERIFY(deletePlanText(plan, false).contains(" 10  deleted "));
        plan.retention.refusals = {"backup 10: pinned for ever"};
        plan.retention.wal = {{TimelineId{1},
                               SegmentNumber{16},
                               SegmentNumber{31},
                               false,
                               {{RetentionRule::Unused, "too old"}, {RetentionRule::Unused, "indeed"}},
                               2048}};
        plan.retention.walBytesFreed = 2048;
        plan.retention.windowAfter = {
            {TimelineId{1}, Lsn{16}, Lsn{32}, Timestamp{1'000'000}, Timestamp{2'000'000}, BackupId{37}}};
        plan.walFiles = {"000000010000000000000010"};
        QVERIFY(deletePlanText(plan, true).contains("of it WAL in the archive: 2048B in 1 files\n"));
        QVERIFY(deletePlanText(plan, true).contains("not without --force: backup 10: pinned for ever\n"));
        QVERIFY(retentionText(plan, 16u << 20).contains("2048B  too old; indeed"));
        QVERIFY(retentionText(plan, 16u << 20).contains("recoverable before:\n    nothing\n"));
        QVERIFY(retentionText(plan, 16u << 20).contains(", 0/10 to 0/20, from backup 11 on\n"));
        const auto json = object(deletePlanJson(plan, true, 16u << 20));
        const auto wal = json["wal"_L1].toArray().at(0).toObject();
        QCOMPARE(wal["first-segno"_L1].toString(), QStringLiteral("000000010000000000000010"));
        QCOMPARE(wal["reasons"_L1].toArray().at(0)["rule"_L1].toString(), QStringLiteral("unused"));
        QCOMPARE(json["window-after"_L1].toArray().at(0)["backup-id"_L1].toString(), QStringLiteral("11"));
        QCOMPARE(json["dry-run"_L1].toBool(), true);
        QCOMPARE(json["bytes-freed"_L1].toInteger(), 4096);
        QCOMPARE(json["backups"_L1].toArray().at(0)["goes"_L1].toBool(), true);
        QCOMPARE(json["packs"_L1].toArray().at(0).toString(), QStringLiteral("a.pack"));
    }

    void backups()
    {
        BackupResult result;
        result.record.id = BackupId{36};
        result.record.status = BackupStatus::Ok;
        result.record.dataBytes = 1000;
        result.record.uncompressedBytes = 3000;
        result.record.startTime = Timestamp{1'000'000};
        result.record.endTime = Timestamp{1'500'000};
        result.warnings = {"careful"};
        QCOMPARE(shown(backupText(result)), QByteArray("10 OK FULL ARCHIVE: 1000B stored of 3000B, 1s\n"));
        result.record.badPageCount = 2;
        QVERIFY(backupText(result).contains("; 2 damaged pages in the source\n"));
        const auto json = object(backupJson("ma\xFFin", result));
        QCOMPARE(json["backup"_L1].toObject()["id"_L1].toString(), QStringLiteral("10"));
        QCOMPARE(json["instance"_L1].toObject()["base64"_L1].toString(), QStringLiteral("bWH/aW4="));
        QCOMPARE(json["warnings"_L1].toArray().at(0).toString(), QStringLiteral("careful"));
    }

    void restores()
    {
        RestoreRequest request;
        request.ref = {"/catalog", "main"};
        request.pgdata = "/new\ndata";
        RestoreResult result;
        result.backup = BackupId{36};
        result.filesWritten = 7;
        result.bytesWritten = 700;
        result.settings = {"recovery_target = 'immediate'"};
        QCOMPARE(shown(restoreText(request, result)),
                 QByteArray("10 restored to /new\\ndata: 7 files, 700B\n    recovery_target = 'immediate'\n"));
        const auto json = object(restoreJson(request, result));
        QCOMPARE(json["pgdata"_L1].toString(), QStringLiteral("/new\ndata"));
        QCOMPARE(json["settings"_L1].toArray().size(), 1);
        QVERIFY(json["kept"_L1].toArray().isEmpty());
        result.settings.clear();
        result.kept = {{"/data", "/data.before-restore-20261121T034405Z"}};
        result.putBack = {"mv a b"};
        QCOMPARE(shown(restoreText(request, result)),
                 QByteArray("10 restored to /new\\ndata: 7 files, 700B\n"
                            "the old /data is kept as /data.before-restore-20261121T034405Z\n"
                            "with the server stopped, this brings the old cluster back:\n    mv a b\n"));
        const auto kept = object(restoreJson(request, result));
        QCOMPARE(kept["kept"_L1].toArray().at(0).toObject()["to"_L1].toString(),
                 QStringLiteral("/data.before-restore-20261121T034405Z"));
        QCOMPARE(kept["put-back"_L1].toArray().size(), 1);
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestReportFormats)
#include "test_report_formats.moc"
