#include "operations/validation_memory.h"
#include "shown.h"
#include "written_wal.h"

#include <QTest>

#include <vector>

namespace cairn::test {

namespace {

ValidationReport sampleReport(std::int64_t begin)
{
    ValidationReport report;
    report.begin = Timestamp{begin};
    report.end = Timestamp{begin + 1};
    report.depth = ValidationDepth::Deep;
    report.scope = "instance main";
    report.bytesRead = 1'234'567'890'123;
    report.verdicts = {{"main", BackupId{1000}, BackupStatus::Ok, BackupStatus::Corrupt, true}};
    Finding finding;
    finding.severity = FindingSeverity::Warning;
    finding.code = ErrorCode::WalMissing;
    finding.instance = "main";
    finding.backup = BackupId{1000};
    finding.file = "odd\nname\xFF";
    finding.message = "it is wrong";
    finding.block = 7;
    finding.expected = "this";
    finding.found = "that";
    finding.consequence = "much";
    report.findings = {finding};
    report.proofs = {{"main", "transaction 7", true, BackupId{1000}, TimelineId{2}, Lsn{~std::uint64_t{0} >> 1}, Lsn{5},
                      12, Timestamp{77}}};
    return report;
}

} // namespace

class TestValidationMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const WrittenInstance written;
        const auto report = sampleReport(5'000'000);
        QVERIFY(rememberReport(written.instance(), report).has_value());
        const auto read = readValidationReports(InstanceRef{written.path, "main"}, 10);
        VERIFY_OK(read);
        QCOMPARE(read->size(), std::size_t{1});
        const auto &back = read->front();
        QCOMPARE(back.begin, report.begin);
        QCOMPARE(back.depth, report.depth);
        QCOMPARE(back.bytesRead, report.bytesRead);
        QCOMPARE(back.passed(), report.passed());
        QCOMPARE(back.verdicts.front().after, BackupStatus::Corrupt);
        const auto &finding = back.findings.front();
        QCOMPARE(finding.severity, FindingSeverity::Warning);
        QCOMPARE(finding.code, ErrorCode::WalMissing);
        QCOMPARE(finding.file, std::string("odd\nname\xFF"));
        QCOMPARE(finding.block.value_or(0), 7u);
        QCOMPARE(finding.consequence.english(), std::string("much"));
        const auto &proof = back.proofs.front();
        QVERIFY(proof.proven);
        QCOMPARE(proof.from, report.proofs.front().from);
        QCOMPARE(proof.lastEnd, Timestamp{77});
    }

    void newestFirstAndNotForEver()
    {
        const WrittenInstance written;
        for (std::size_t i = 1; i <= reportsKept + 5; ++i)
            QVERIFY(rememberReport(written.instance(), sampleReport(std::int64_t(i) * 1000)).has_value());
        const auto read = readValidationReports(InstanceRef{written.path, "main"}, 1000);
        VERIFY_OK(read);
        QCOMPARE(read->size(), reportsKept);
        QCOMPARE(read->front().begin, Timestamp{std::int64_t(reportsKept + 5) * 1000});
    }

    void damageIsNamedAndHidesNothing()
    {
        const WrittenInstance written;
        const Instance main = written.instance();
        QVERIFY(rememberReport(main, sampleReport(1000)).has_value());
        const auto key = main.keys().reports() + "/00000000000000002000.json";
        QVERIFY(main.storage().replaceSmall(key, asBytes("{}")).has_value());
        std::vector<Error> damaged;
        const auto read = readValidationReports(main, 10, &damaged);
        VERIFY_OK(read);
        QCOMPARE(read->size(), std::size_t{1});
        QCOMPARE(damaged.size(), std::size_t{1});
        QVERIFY(damaged.front().subject.ends_with("2000.json"));
    }
};

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestValidationMemory)
#include "test_validation_memory.moc"
