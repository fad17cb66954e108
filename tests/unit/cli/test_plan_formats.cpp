#include "operations/recovery_windows.h"
#include "operations/report_format.h"
#include "operations/restore_plan.h"
#include "shown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace cairn {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

QJsonDocument parsed(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text));
}

RestorePlan samplePlan()
{
    RestorePlan plan;
    plan.instance = "main";
    plan.target = "the time 2026-11-21 03:44:05+01";
    plan.backup.emplace();
    plan.backup->id = BackupId{2000};
    plan.backup->recoveryTime = Timestamp{1'700'000'000'000'000};
    plan.chain = {BackupId{2000}, BackupId{1000}};
    plan.path = {{TimelineId{1}, Lsn{0x1000028}, Lsn{0x2000000}}, {TimelineId{2}, Lsn{0x2000000}, Lsn{0x3000100}}};
    plan.walProven = true;
    plan.walFrom = Lsn{0x1000028};
    plan.walTo = Lsn{0x3000100};
    plan.firstSegment = "000000010000000000000001";
    plan.lastSegment = "000000020000000000000003";
    plan.places = {{"data directory", "/new\n", PlannedPlace::State::New, 1 << 20}};
    plan.spaces = {{"/", 1 << 20, 2 << 20}};
    plan.settings = {"recovery_target_timeline = '2'"};
    plan.estimateBasis = "assumed";
    return plan;
}

} // namespace

class TestPlanFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planText()
    {
        const auto text = restorePlanText(samplePlan());
        QVERIFY(text.contains("timeline 1 0/1000028 to 0/2000000, timeline 2 0/2000000 to 0/3000100"));
        QVERIFY(text.contains("every record was read and is sound"));
        QVERIFY(text.contains("/new\\n"));
        QVERIFY(text.ends_with("this is what a restore would do\n"));
    }

    void planJson()
    {
        const auto plan = parsed(restorePlanJson(samplePlan())).object();
        QVERIFY(plan["possible"_L1].toBool());
        QCOMPARE(plan["id"_L1].toString().toStdString(), BackupId{2000}.toString());
        QCOMPARE(plan["chain"_L1].toArray().size(), 2);
        QCOMPARE(plan["path"_L1].toArray().at(1)["tli"_L1].toInt(), 2);
        QCOMPARE(plan["wal"_L1]["end-segno"_L1].toString(), QStringLiteral("000000020000000000000003"));
        QCOMPARE(plan["places"_L1].toArray().at(0)["path"_L1].toString(), QStringLiteral("/new\n"));
        QCOMPARE(plan["file-systems"_L1].toArray().at(0)["free-bytes"_L1].toInteger(), 2 << 20);
    }

    void refusedPlan()
    {
        RestorePlan plan;
        plan.target = "transaction 7";
        plan.refusals = {{ErrorCode::TargetUnreachable, "it cannot be", "there", "do that"}};
        plan.alternatives = {{true, TimelineId{1}, Lsn{100}, Timestamp{5}, "transaction 6", "--recovery-target-xid=6"}};
        const auto text = restorePlanText(plan);
        QVERIFY(text.contains("REFUSED    it cannot be: there\nHINT: do that"));
        const auto json = parsed(restorePlanJson(plan)).object();
        QVERIFY(!json["possible"_L1].toBool());
        QVERIFY(!json.contains("id"_L1));
        QCOMPARE(json["refusals"_L1].toArray().at(0)["code"_L1].toString(), QStringLiteral("target-unreachable"));
        QCOMPARE(json["alternatives"_L1].toArray().at(0)["side"_L1].toString(), QStringLiteral("before"));
    }

    void windows()
    {
        RecoverySnapshot snapshot;
        snapshot.instance = "main";
        snapshot.windows = {{TimelineId{1}, Lsn{0x100}, Lsn{0x200}, Timestamp{1'700'000'000'000'000},
                             Timestamp{1'700'000'001'500'000}, true, BackupId{1000}}};
        snapshot.windows.front().why = "a segment is missing";
        snapshot.windows.front().remedy = "store it";
        const auto text = windowsText({snapshot});
        QVERIFY(text.contains("RECOVERABLE INSTANCE 'main'"));
        QVERIFY(text.contains("timeline 1 ends at 0/200: a segment is missing\n    store it\n"));
        const auto window = parsed(windowsJson({snapshot})).array().at(0)["windows"_L1].toArray().at(0).toObject();
        QCOMPARE(window["tli"_L1].toInt(), 1);
        QCOMPARE(window["to-lsn"_L1].toString(), QStringLiteral("0/200"));
        QVERIFY(window["to-time"_L1].toString().contains(".500000"_L1));
        QCOMPARE(window["ends-because"_L1].toString(), QStringLiteral("a segment is missing"));
    }

    void findings()
    {
        ValidationReport report;
        report.scope = "instance <main>";
        Finding finding;
        finding.message = "block 7 is not the page & more";
        finding.block = 7;
        finding.expected = "LSN 0/1";
        finding.found = "LSN 0/2";
        finding.consequence = "it is lost";
        finding.remedy = "take another";
        report.findings = {finding};
        report.proofs = {{"main", "transaction 7", true, BackupId{1000}, TimelineId{2}, Lsn{1}, Lsn{2}, 5, {}}};
        const auto html = validationHtml(report);
        QVERIFY(html.contains("instance &lt;main&gt;"));
        QVERIFY(html.contains("the page &amp; more"));
        QVERIFY(html.contains("<dd>it is lost</dd>"));
        QVERIFY(html.contains("Not passed"));
        QVERIFY(!html.contains("<main>"));
        const auto json = parsed(validationJson(report)).object();
        const auto shownFinding = json["findings"_L1].toArray().at(0).toObject();
        QCOMPARE(shownFinding["block"_L1].toInt(), 7);
        QCOMPARE(shownFinding["expected"_L1].toString(), QStringLiteral("LSN 0/1"));
        QCOMPARE(shownFinding["consequence"_L1].toString(), QStringLiteral("it is lost"));
        QVERIFY(json["targets"_L1].toArray().at(0)["proven"_L1].toBool());
        const auto text = validationText(report, false);
        QVERIFY(text.contains("expected LSN 0/1, found LSN 0/2"));
        QVERIFY(text.contains("PROVEN: main transaction 7"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestPlanFormats)
#include "test_plan_formats.moc"
