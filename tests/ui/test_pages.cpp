#include "models/report_tree.h"
#include "support/audit.h"
#include "support/plans.h"
#include "support/window_fixture.h"
#include "views/history_page.h"
#include "views/reports_page.h"
#include "views/retention_page.h"
#include "widgets/command_preview.h"
#include "widgets/report_chart.h"
#include "widgets/report_paper.h"
#include "widgets/state_view.h"
#include "wizards/expire_dialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QThreadPool>

#include <chrono>
#include <semaphore>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

constexpr std::int64_t day = 86'400'000'000;

/// Full STREAM backups of so many days ago.
RetentionReading readingOf(std::initializer_list<int> ages)
{
    RetentionReading reading;
    reading.time = Timestamp::now();
    std::uint64_t position = 1;
    for (const int age : ages) {
        RetentionBackup backup;
        backup.startTime = backup.recoveryTime = Timestamp{reading.time.microseconds - age * day};
        backup.id = BackupId{static_cast<std::uint64_t>(backup.startTime.seconds())};
        backup.status = BackupStatus::Ok;
        backup.walMode = WalMode::Stream;
        backup.timeline = TimelineId{1};
        backup.startLsn = Lsn{position << 24U};
        backup.stopLsn = Lsn{(position << 24U) + 100};
        backup.dataBytes = 1'000'000;
        ++position;
        reading.state.backups.push_back(backup);
    }
    return reading;
}

Finding findingOf(const char *file, const char *message)
{
    return {.severity = FindingSeverity::Error,
            .code = ErrorCode::Damaged,
            .instance = "main",
            .backup = newestOfSample(),
            .file = file,
            .message = message,
            .remedy = "take a new backup",
            .block = 7,
            .expected = "1234",
            .found = "5678",
            .consequence = "it cannot be restored"};
}

ValidationReport reportOf(std::int64_t begin, std::vector<Finding> findings)
{
    const bool bad = !findings.empty();
    return {.verdicts = {{"main", newestOfSample(), BackupStatus::Ok, bad ? BackupStatus::Corrupt : BackupStatus::Ok,
                          true}},
            .findings = std::move(findings),
            .bytesRead = 1'000'000,
            .proofs = {},
            .begin = Timestamp{begin},
            .end = Timestamp{begin + 2'000'000},
            .depth = ValidationDepth::Normal,
            .scope = "instance main"};
}

std::vector<ValidationReport> twoReports()
{
    return {
        reportOf(1'790'000'100'000'000, {findingOf("a.pack", "a frame is damaged"), findingOf("b.pack", "is short")}),
        reportOf(1'790'000'000'000'000, {findingOf("a.pack", "a frame is damaged"), findingOf("c.pack", "is gone")})};
}

JournalEntry entryOf(std::int64_t begin, const char *operation, const char *outcome)
{
    return {.begin = Timestamp{begin},
            .end = Timestamp{begin + 3'000'000},
            .operation = operation,
            .who = "dba@host",
            .outcome = outcome,
            .message = outcome == std::string("ok") ? "" : "the disk is full",
            .backup = newestOfSample(),
            .bytes = 12'345,
            .parameters = {},
            .command = std::string("cairn ") + operation + " -B /srv/backup --instance=main"};
}

/// A window at a page of the instance "main".
template <class PageType>
PageType *openPage(WindowFixture &f, const char *key)
{
    f.openMain();
    f.window->choosePage(QString::fromLatin1(key));
    return f.window->findChild<PageType *>();
}

QAbstractItemModel *modelOf(const QWidget &page, const char *view)
{
    return page.findChild<TableView *>(QString::fromLatin1(view))->model();
}

QStringList texts(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *one : all)
        list << QString::fromUtf8(one);
    return list;
}

QStringList column(const QAbstractItemModel &model, int number, const QModelIndex &parent = {})
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(parent); ++row)
        cells << model.index(row, number, parent).data().toString();
    return cells;
}

void auditPage(const QWidget &page)
{
    QTest::qWait(20); // what was changed is laid out
    const QStringList wrong = unnamedControls(page) + namelessObjects(page) + clippedTexts(page) + overlaps(page);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

} // namespace

/// The pages about retention, reports and history, in the window.
class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPolicyShowsAtOnceWhatItDoes()
    {
        WindowFixture f;
        f.fake.retentionAnswer = readingOf({9, 5, 1});
        auto *page = openPage<RetentionPage>(f, "retention");
        const QAbstractItemModel &model = *modelOf(*page, "foreseen");
        QTRY_COMPARE(column(model, 0), texts({"Stays", "Stays", "Stays"}));
        auto *save = page->findChild<QPushButton *>(QStringLiteral("savePolicy"));
        auto *revert = page->findChild<QPushButton *>(QStringLiteral("revertPolicy"));
        QVERIFY(!save->isEnabled() && !revert->isEnabled());
        page->findChild<QSpinBox *>(QStringLiteral("redundancy"))->setValue(1);
        QTRY_COMPARE(column(model, 0), texts({"Goes", "Goes", "Stays"}));
        QVERIFY(page->findChild<QLabel *>(QStringLiteral("edited"))->text().startsWith(QStringLiteral("Edited")));
        QVERIFY(page->findChild<QLabel *>(QStringLiteral("foresight"))
                    ->text()
                    .startsWith(QStringLiteral("2 backup(s) go, 1 stay(s)")));
        auditPage(*page);
        QVERIFY(revert->isEnabled());
        revert->click();
        QTRY_COMPARE(column(model, 0), texts({"Stays", "Stays", "Stays"}));
        QVERIFY(!save->isEnabled());
        page->findChild<QSpinBox *>(QStringLiteral("redundancy"))->setValue(2);
        save->click();
        QTRY_COMPARE(f.fake.policies().size(), std::size_t{1});
        QCOMPARE(f.fake.policies()[0].retention.redundancy, 2U);
        QVERIFY(f.fake.deletions().empty());
    }

    void aFutureDayHasWhatIsExpected()
    {
        WindowFixture f;
        f.fake.retentionAnswer = readingOf({6, 5, 4, 3, 2, 1});
        f.fake.retentionAnswer->stored.windowDays = 7;
        auto *page = openPage<RetentionPage>(f, "retention");
        const QAbstractItemModel &model = *modelOf(*page, "foreseen");
        QTRY_COMPARE(model.rowCount(), 6);
        auto *slider = page->findChild<QSlider *>(QStringLiteral("day"));
        slider->setValue(4);
        QCOMPARE(page->findChild<QSpinBox *>(QStringLiteral("days"))->value(), 4);
        QTRY_VERIFY(column(model, 0).contains(QStringLiteral("Goes")) &&
                    column(model, 0).contains(QStringLiteral("Expected")));
        QVERIFY(page->findChild<QLabel *>(QStringLiteral("schedule"))->isVisible());
        // Only the newest question is answered, however fast the slider moves.
        for (int days = 4; days >= 0; --days)
            slider->setValue(days);
        QTRY_VERIFY(!page->isWorking());
        QCOMPARE(column(model, 0), texts({"Stays", "Stays", "Stays", "Stays", "Stays", "Stays"}));
    }

    void whatIsEditedSurvivesARefresh()
    {
        WindowFixture f;
        f.fake.retentionAnswer = readingOf({3, 1});
        auto *page = openPage<RetentionPage>(f, "retention");
        auto *box = page->findChild<QSpinBox *>(QStringLiteral("window"));
        box->setValue(12);
        const int before = f.fake.readings();
        f.window->actions().refresh->trigger();
        QTRY_VERIFY(f.fake.readings() > before);
        f.waitUntilRead(samplePath);
        QCOMPARE(box->value(), 12);
        // Another instance has its own policy, and what was edited is there again when one comes back.
        f.window->choose(samplePath, "empty");
        QTRY_COMPARE(box->value(), 0);
        QVERIFY(!page->findChild<QPushButton *>(QStringLiteral("savePolicy"))->isEnabled());
        f.window->choose(samplePath, "main");
        QCOMPARE(box->value(), 12);
        QVERIFY(page->findChild<QPushButton *>(QStringLiteral("savePolicy"))->isEnabled());
        page->findChild<QPushButton *>(QStringLiteral("revertPolicy"))->click();
        f.window->choose(samplePath, "empty");
        f.window->choose(samplePath, "main");
        QCOMPARE(box->value(), 0);
    }

    void thePlanIsReviewedWithThePolicyOfTheForm()
    {
        WindowFixture f;
        f.fake.retentionAnswer = readingOf({3, 1});
        f.fake.planAnswer = planOf({{BackupId{5}, true, "expired", 1000}});
        auto *page = openPage<RetentionPage>(f, "retention");
        page->findChild<QSpinBox *>(QStringLiteral("redundancy"))->setValue(1);
        page->findChild<QCheckBox *>(QStringLiteral("mergeExpired"))->setChecked(true);
        page->findChild<QPushButton *>(QStringLiteral("reviewPlan"))->click();
        auto *dialog = f.dialog<ExpireDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->request().retention.redundancy, 1U);
        // What the page shows is what the dialog begins with.
        QVERIFY(dialog->request().expired && dialog->request().mergeExpired && dialog->request().wal);
        dialog->reject();
    }

    /// A page that is hidden while another instance is chosen must not show, or write, what it had asked about the
    /// first one.
    void aHiddenPageTakesNoAnswerAboutAnotherInstance()
    {
        WindowFixture f;
        std::binary_semaphore late(0);
        f.engine.readReports = [&late](const InstanceRef &ref) -> Result<std::vector<ValidationReport>> {
            if (ref.instance != "main")
                return std::vector<ValidationReport>{};
            (void)late.try_acquire_for(std::chrono::seconds(30));
            return twoReports();
        };
        auto *page = openPage<ReportsPage>(f, "reports");
        QTRY_VERIFY(page->isReading());
        f.window->choosePage(QStringLiteral("backups"));
        f.window->choose(samplePath, "empty");
        late.release();
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(50);
        QCOMPARE(modelOf(*page, "reports")->rowCount(), 0);
        QVERIFY(!page->findChild<QPushButton *>(QStringLiteral("savePdf"))->isEnabled());
        f.window->choosePage(QStringLiteral("reports"));
        QTRY_COMPARE(page->findChild<StateStack *>()->state(), ViewState::Empty);
    }

    /// An error stays, whatever was being worked out from the reading before.
    void anErrorIsNotPaintedOver()
    {
        WindowFixture f;
        f.fake.retentionAnswer = readingOf({3, 1});
        auto *page = openPage<RetentionPage>(f, "retention");
        auto *stack = page->findChild<StateStack *>();
        QTRY_COMPARE(stack->state(), ViewState::Content);
        QTRY_VERIFY(!page->isWorking());
        f.fake.retentionAnswer = std::unexpected(Error{ErrorCode::Io, "no such device", "/srv/backup", "plug it in"});
        f.window->actions().refresh->trigger();
        page->findChild<QSpinBox *>(QStringLiteral("redundancy"))->setValue(1);
        QTRY_COMPARE(stack->state(), ViewState::Error);
        page->findChild<QSpinBox *>(QStringLiteral("redundancy"))->setValue(2);
        QTest::qWait(200); // longer than a slider is waited for
        QVERIFY(!page->isWorking());
        QCOMPARE(stack->state(), ViewState::Error);
    }

    void reportsAreListedAndCompared()
    {
        WindowFixture f;
        f.fake.reportsAnswer = twoReports();
        auto *page = openPage<ReportsPage>(f, "reports");
        const QAbstractItemModel &reports = *modelOf(*page, "reports");
        QTRY_COMPARE(column(reports, 1), texts({"2 error(s)", "2 error(s)"}));
        const QAbstractItemModel &tree = *modelOf(*page, "findings");
        QCOMPARE(column(tree, 0), texts({"Errors (2)", "Backups (1)"}));
        QCOMPARE(column(tree, ReportTreeModel::File, tree.index(0, 0)), texts({"a.pack", "b.pack"}));
        auditPage(*page);
        page->findChild<QCheckBox *>(QStringLiteral("compare"))->setChecked(true);
        QCOMPARE(column(tree, 0), texts({"New since the previous one (1)", "As in the previous one (1)",
                                         "Gone since the previous one (1)", "Backups (1)"}));
        QVERIFY(page->findChild<QLabel *>(QStringLiteral("compared"))
                    ->text()
                    .endsWith(QStringLiteral("1 new, 1 gone, 1 unchanged.")));
        // The oldest has nothing to be compared with.
        auto *list = page->findChild<TableView *>(QStringLiteral("reports"));
        list->setCurrentIndex(reports.index(1, 0));
        QVERIFY(!page->findChild<QCheckBox *>(QStringLiteral("compare"))->isEnabled());
        QCOMPARE(tree.index(0, 0).data().toString(), QStringLiteral("Errors (2)"));
    }

    /// A refresh leaves somebody who reads a report where he is.
    void aReportIsReadInPeace()
    {
        WindowFixture f;
        f.fake.reportsAnswer = twoReports();
        auto *page = openPage<ReportsPage>(f, "reports");
        auto *tree = page->findChild<TableView *>(QStringLiteral("findings"));
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        const QModelIndex errors = tree->model()->index(0, 0);
        tree->setCurrentIndex(tree->model()->index(1, 0, errors));
        tree->collapse(tree->model()->index(1, 0));
        QSignalSpy reset(tree->model(), &QAbstractItemModel::modelReset);
        const int before = f.fake.readings();
        f.window->actions().refresh->trigger();
        QTRY_VERIFY(f.fake.readings() > before);
        f.waitUntilRead(samplePath);
        QTRY_VERIFY(!page->isReading());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(tree->currentIndex().row(), 1);
        QVERIFY(!tree->isExpanded(tree->model()->index(1, 0)));
        // Another one is shown from its beginning.
        page->findChild<TableView *>(QStringLiteral("reports"))
            ->setCurrentIndex(modelOf(*page, "reports")->index(1, 0));
        QCOMPARE(reset.count(), 1);
        QCOMPARE(tree->currentIndex().row(), 0);
    }

    void aReportIsWrittenForAnAuditor()
    {
        QTemporaryDir directory;
        WindowFixture f;
        f.fake.reportsAnswer = twoReports();
        auto *page = openPage<ReportsPage>(f, "reports");
        QTRY_COMPARE(modelOf(*page, "reports")->rowCount(), 2);
        page->findChild<QCheckBox *>(QStringLiteral("compare"))->setChecked(true);
        const QString pdf = directory.filePath(QStringLiteral("a.pdf"));
        const QString html = directory.filePath(QStringLiteral("a.html"));
        f.dialogs.directories = {pdf, html};
        page->findChild<QPushButton *>(QStringLiteral("savePdf"))->click();
        QTRY_VERIFY(!page->isWriting());
        page->findChild<QPushButton *>(QStringLiteral("saveHtml"))->click();
        QTRY_VERIFY(!page->isWriting());
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.startsWith("%PDF-") && written.size() > 10'000);
        QFile other(html);
        QVERIFY(other.open(QIODevice::ReadOnly));
        // The same in both: what became of the findings and the charts too, in a file that needs no other.
        const QByteArray markup = other.readAll();
        for (const char *part : {"<!DOCTYPE html>", "a frame is damaged", "The last validations", "Compared with",
                                 "src=\"data:image/png;base64,"})
            QVERIFY2(markup.contains(part), part);
        QVERIFY(!markup.contains("src=\"history\""));
        bool said = false;
        for (const QLabel *label : f.window->messages().findChildren<QLabel *>(QStringLiteral("messageText")))
            said = said || label->text().contains(html);
        QVERIFY(said);
        // A place that cannot be written is said, and nothing is lost.
        f.dialogs.directories = {directory.filePath(QStringLiteral("no/such/place.pdf"))};
        page->findChild<QPushButton *>(QStringLiteral("savePdf"))->click();
        QTRY_COMPARE(f.dialogs.asked.size(), 1);
    }

    void paperSaysAllThatAnAuditorAsks()
    {
        ReportPaper paper{.catalog = "/srv/<backup>",
                          .instance = "main",
                          .report = twoReports()[0],
                          .history = twoReports(),
                          .comparison = compareReports(twoReports()[1], twoReports()[0]),
                          .comparedWith = twoReports()[1].begin,
                          .sizes = {{newestOfSample(), 1234}},
                          .made = Timestamp{1'790'000'200'000'000},
                          .maker = QStringLiteral("Cairn 1 on host")};
        const QString html = reportPaperHtml(paper);
        for (const char *said :
             {"main", "/srv/&lt;backup&gt;", "instance main", "Not passed", "1,000,000 bytes", "a frame is damaged",
              "1234", "5678", "it cannot be restored", "take a new backup", "b.pack", "Cairn 1 on host", "Normal"})
            QVERIFY2(html.contains(QString::fromLatin1(said)), said);
        paper.report = reportOf(1'790'000'100'000'000, {});
        QVERIFY(reportPaperHtml(paper).contains(QStringLiteral("src=\"backups\""))); // its bytes are proven
    }

    void columnsOfTheHistoryStandApart()
    {
        std::vector<ReportBar> bars;
        QVERIFY(reportBarRects(bars, QRectF(0, 0, 100, 50)).empty());
        for (std::uint64_t i = 0; i < 30; ++i)
            bars.push_back({Timestamp{1}, i * 1000, true});
        const QRectF area(10, 5, 300, 50);
        const auto rects = reportBarRects(bars, area);
        for (std::size_t i = 0; i < rects.size(); ++i) {
            QVERIFY(area.contains(rects[i]));
            QVERIFY(rects[i].height() >= 2);
            if (i > 0)
                QVERIFY(rects[i].left() >= rects[i - 1].right());
        }
        QCOMPARE(rects.back().height(), area.height());
    }

    void treesOfReportsAreModels()
    {
        ReportTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSections(reportSections(twoReports()[0], std::nullopt));
        model.setSections(reportSections(twoReports()[0], compareReports(twoReports()[1], twoReports()[0])));
        model.setSections({});
        QCOMPARE(model.rowCount(), 0);
    }

    void historyIsFilteredByTextAndKind()
    {
        WindowFixture f;
        f.fake.journalAnswer =
            std::vector<JournalEntry>{entryOf(30'000'000, "restore", "io"), entryOf(20'000'000, "validate", "ok"),
                                      entryOf(10'000'000, "backup", "ok")};
        auto *page = openPage<HistoryPage>(f, "history");
        const QAbstractItemModel &model = *modelOf(*page, "history");
        QTRY_COMPARE(column(model, 1), texts({"Restore", "Validation", "Backup"}));
        QCOMPARE(column(model, 3), texts({"Failed", "Done", "Done"}));
        QCOMPARE(page->findChild<QLabel *>(QStringLiteral("entryMessage"))->text(), QStringLiteral("the disk is full"));
        QCOMPARE(page->findChild<CommandPreview *>()->command(),
                 QStringLiteral("cairn restore -B /srv/backup --instance=main"));
        auditPage(*page);
        auto *kind = page->findChild<QComboBox *>(QStringLiteral("kind"));
        kind->setCurrentIndex(kind->findText(QStringLiteral("Validation")));
        QCOMPARE(column(model, 1), texts({"Validation"}));
        kind->setCurrentIndex(1); // what did not end well
        QCOMPARE(column(model, 1), texts({"Restore"}));
        kind->setCurrentIndex(0);
        auto *filter = page->findChild<QLineEdit *>(QStringLiteral("historyFilter"));
        filter->setText(QStringLiteral("disk full"));
        QCOMPARE(column(model, 1), texts({"Restore"}));
        filter->setText(QStringLiteral("nothing of the kind"));
        QCOMPARE(model.rowCount(), 0);
        filter->clear();
        QCOMPARE(model.rowCount(), 3);
    }

    void nothingYetSaysWhatToDo()
    {
        WindowFixture f;
        f.openMain();
        for (const char *key : {"retention", "reports", "history"}) {
            f.window->choosePage(QString::fromLatin1(key));
            QTest::qWait(150);
        }
        QVERIFY(f.window->findChild<ReportsPage *>()->findChild<QPushButton *>(QStringLiteral("stateAction")));
    }

    void whatCannotBeReadIsSaid()
    {
        WindowFixture f;
        const Error error{ErrorCode::Permission, "cannot open", "/srv/backup", "check its owner"};
        f.fake.retentionAnswer = std::unexpected(error);
        f.fake.reportsAnswer = std::unexpected(error);
        f.fake.journalAnswer = std::unexpected(error);
        f.openMain();
        for (const char *key : {"retention", "reports", "history"}) {
            f.window->choosePage(QString::fromLatin1(key));
            const auto says = [&] {
                for (const QLabel *label : f.window->findChildren<QLabel *>())
                    if (label->isVisible() && label->text().contains(QStringLiteral("cannot open")))
                        return true;
                return false;
            };
            QTRY_VERIFY2(says(), key);
        }
    }
};

QTEST_MAIN(TestPages)
#include "test_pages.moc"
