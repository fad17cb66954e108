#include "operations/history_format.h"
#include "operations/report_comparison.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace cairn::test {

namespace {

Finding finding(std::uint64_t backup, const char *file, const char *message = "it is damaged")
{
    Finding one;
    one.instance = "main";
    one.backup = BackupId{backup};
    one.file = file;
    one.message = message;
    return one;
}

ValidationReport report(std::vector<Finding> findings, std::vector<std::uint64_t> examined = {1, 2})
{
    ValidationReport made;
    made.scope = "instance main";
    made.begin = Timestamp{1'790'000'000'000'000};
    made.end = Timestamp{1'790'000'065'000'000};
    made.bytesRead = 1 << 20;
    made.findings = std::move(findings);
    for (const std::uint64_t id : examined)
        made.verdicts.push_back({"main", BackupId{id}, BackupStatus::Ok, BackupStatus::Ok, true});
    return made;
}

QJsonValue parsed(const std::string &json)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace

class TestReportComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNewGoneAndUnchanged()
    {
        const auto before = report({finding(1, "a"), finding(1, "b"), finding(2, "a")});
        const auto after = report({finding(1, "a"), finding(1, "c"), finding(2, "a", "it is short")});
        const ReportComparison comparison = compareReports(before, after);
        QCOMPARE(comparison.unchanged.size(), std::size_t{1});
        QCOMPARE(comparison.unchanged[0].file, std::string("a"));
        QCOMPARE(comparison.fresh.size(), std::size_t{2});
        QCOMPARE(comparison.gone.size(), std::size_t{2});
        QVERIFY(comparison.notLookedAt.empty());
    }

    void blocksAreApart()
    {
        Finding seventh = finding(1, "base/5/16384");
        seventh.block = 7;
        Finding none = seventh;
        none.block.reset();
        Finding first = seventh;
        first.block = 0;
        const ReportComparison comparison = compareReports(report({seventh, none}), report({first, seventh}));
        QCOMPARE(comparison.unchanged.size(), std::size_t{1});
        QCOMPARE(comparison.fresh.size(), std::size_t{1});
        QCOMPARE(comparison.gone.size(), std::size_t{1});
    }

    /// What was measured does not make it another finding; what is to be done neither.
    void theSamePlaceAndWordsAreTheSame()
    {
        Finding changed = finding(1, "a");
        changed.expected = "1";
        changed.found = "2";
        changed.remedy = "another";
        QCOMPARE(compareReports(report({finding(1, "a")}), report({changed})).unchanged.size(), std::size_t{1});
    }

    void equalOnesAreCounted()
    {
        const auto one = report({finding(1, "a")});
        const auto three = report({finding(1, "a"), finding(1, "a"), finding(1, "a")});
        QCOMPARE(compareReports(one, three).fresh.size(), std::size_t{2});
        QCOMPARE(compareReports(three, one).gone.size(), std::size_t{2});
    }

    /// Silence about what was not looked at is no good news.
    void whatWasNotLookedAtIsNotGone()
    {
        const auto before = report({finding(1, "a"), finding(2, "b")});
        QCOMPARE(compareReports(before, report({}, {1})).gone.size(), std::size_t{1});
        QCOMPARE(compareReports(before, report({}, {1})).notLookedAt.size(), std::size_t{1});
        ValidationReport deep = before;
        deep.depth = ValidationDepth::Deep;
        QCOMPARE(compareReports(deep, report({})).notLookedAt.size(), std::size_t{2});
        Finding archive = finding(1, "0001.zst");
        archive.backup = {};
        ValidationReport other = report({});
        other.scope = "backup 1 of instance main";
        QCOMPARE(compareReports(report({archive}), other).notLookedAt.size(), std::size_t{1});
        QCOMPARE(compareReports(report({archive}), report({})).gone.size(), std::size_t{1});
    }

    void theOneBefore()
    {
        std::vector<ValidationReport> reports(4, report({}));
        reports[1].scope = "backup 1 of instance main";
        QCOMPARE(reportBefore(reports, 0), std::optional<std::size_t>(2));
        QCOMPARE(reportBefore(reports, 1), std::optional<std::size_t>(2));
        QCOMPARE(reportBefore(reports, 3), std::nullopt);
        QCOMPARE(reportBefore({}, 0), std::nullopt);
    }

    void listsForPeopleAndScripts()
    {
        const std::vector reports{report({finding(1, "a")}), report({})};
        const std::string text = reportListText("main", reports, false);
        QVERIFY(text.find("REPORTS OF INSTANCE 'main'") != std::string::npos);
        QVERIFY(text.find("NOT passed") != std::string::npos);
        QVERIFY(text.find("1m:5s") != std::string::npos || text.find("1m:05s") != std::string::npos);
        QVERIFY(reportListText("main", {}, false).find("no validation has been kept yet") != std::string::npos);
        const QJsonArray json = parsed(reportListJson({{"main", reports}})).toArray();
        const QJsonObject first = json[0].toObject()[QStringLiteral("reports")].toArray()[0].toObject();
        QCOMPARE(first[QStringLiteral("number")].toInt(), 1);
        QCOMPARE(first[QStringLiteral("errors")].toInt(), 1);
        QCOMPARE(first[QStringLiteral("passed")].toBool(), false);
    }

    void comparisonsForPeopleAndScripts()
    {
        const auto before = report({finding(1, "a")});
        const auto after = report({finding(2, "c")});
        const ReportComparison comparison = compareReports(before, after);
        const std::string text = comparisonText(comparison, before);
        QVERIFY(text.find("new (1)") != std::string::npos && text.find("gone (1)") != std::string::npos);
        QVERIFY(comparisonText({}, before).find("no findings in either") != std::string::npos);
        const QJsonObject json = parsed(comparisonJson(comparison, before, after)).toObject();
        QCOMPARE(json[QStringLiteral("passed")].toBool(), false);
        QCOMPARE(json[QStringLiteral("compared-with")].toObject()[QStringLiteral("new")].toArray().size(), 1);
    }

    void historyForPeopleAndScripts()
    {
        JournalEntry entry;
        entry.begin = Timestamp{1'790'000'000'000'000};
        entry.end = Timestamp{1'790'000'003'000'000};
        entry.operation = "restore";
        entry.who = "dba@host";
        entry.outcome = "no-space";
        entry.message = "the disk is full";
        entry.command = "cairn restore -B /b";
        entry.parameters = {{"pgdata", "/data"}};
        const std::string text = historyText({"main", {entry}}, false, false);
        QVERIFY(text.find("dba@host") != std::string::npos && text.find("the disk is full") != std::string::npos);
        QVERIFY(text.find("cairn restore") == std::string::npos);
        QVERIFY(historyText({"main", {entry}}, true, false).find("cairn restore -B /b") != std::string::npos);
        const QJsonArray json = parsed(historyJson({{"main", {entry}}})).toArray();
        const QJsonObject first = json[0].toObject()[QStringLiteral("operations")].toArray()[0].toObject();
        QCOMPARE(first[QStringLiteral("command")].toString(), QStringLiteral("cairn restore -B /b"));
        QCOMPARE(first[QStringLiteral("parameters")].toObject()[QStringLiteral("pgdata")].toString(),
                 QStringLiteral("/data"));
    }
};

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestReportComparison)
#include "test_report_comparison.moc"
