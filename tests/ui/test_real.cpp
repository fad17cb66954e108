#include "jobs/job_factory.h"
#include "support/environment.h"
#include "support/plans.h"
#include "support/real_window.h"
#include "support/test_catalog.h"
#include "support/test_server.h"
#include "support/wizards.h"
#include "views/backups_page.h"
#include "views/overview_page.h"
#include "widgets/facts_view.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/archiving_dialog.h"
#include "wizards/backup_wizard.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/look_dialog.h"
#include "wizards/merge_wizard.h"
#include "wizards/moment_picker.h"
#include "wizards/restore_wizard.h"
#include "wizards/validate_wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <variant>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

class TestReal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// From nothing to a restored cluster that answers, without leaving the window or touching a mouse.
    void fromAnInstanceToARestoredServer()
    {
        TestServer server;
        server.start();
        {
            Sql sql = server.connect();
            sql.run("create table t as select i, repeat(md5(i::text), 10) as filler from generate_series(1, 100000) i");
        }
        const std::string catalog = freshPath("catalog");
        RealWindow real;
        createCatalog(real, catalog);
        addInstance(real, catalog, server);
        backUp(real, catalog);
        validate(real);
        backUpChanges(real, catalog);
        merge(real, catalog);
        restore(real, server.major());
        QVERIFY(real.threads.calls >= 6); // at least one call for each of the steps above
        QCOMPARE(real.threads.inGuiThread, 0);
    }

    /// ALTER SYSTEM goes where the instance is, not where libpq's defaults lead; and to no other cluster.
    void archivingIsSetUpOnTheServerOfTheInstance()
    {
        TestServer server;
        server.start();
        TestServer other;
        other.start();
        const auto set = [](const TestServer &of) {
            return of.connect().value(
                "SELECT count(*) FROM pg_file_settings WHERE name = 'archive_command' AND setting "
                "LIKE '%archive-push%'");
        };
        const std::string catalog = freshPath("catalog");
        RealWindow real;
        createCatalog(real, catalog);
        addInstance(real, catalog, server);
        qputenv("PGHOST", other.socketDirectory().c_str());
        const auto cleanUp = qScopeGuard([] { qunsetenv("PGHOST"); });
        real.dialogs.verbs = {0};
        real.command(real.window.actions().checkArchiving);
        auto *dialog = real.dialog<ArchivingDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(verb(*dialog)->isEnabled(), 20'000);
        press(*dialog, *verb(*dialog));
        const JobInfo &done = real.endedJob();
        QVERIFY2(!done.error, qPrintable(jobSummary(done)));
        QCOMPARE(set(server), "1");
        QCOMPARE(set(other), "0");

        ServerCheckRequest misled{.ref = InstanceRef{catalog, "main"}, .pgdata = {}, .connection = {}, .cairnPath = {}};
        misled.connection.host = other.socketDirectory();
        misled.connection.user = "postgres";
        misled.connection.database = "postgres";
        const JobId id = real.jobs.start(archiveSetupJob(real.engine, misled));
        QTRY_VERIFY_WITH_TIMEOUT(!isActive(real.jobs.find(id)->state), 60'000);
        QVERIFY(real.jobs.find(id)->error);
        QCOMPARE(real.jobs.find(id)->error->code, ErrorCode::WrongCluster);
        QCOMPARE(set(other), "0");
    }

    /// The worst night: a table is dropped. The moment before that is dragged to on the timeline, the cluster is
    /// restored over itself, and started: the table is there, and the old cluster is kept.
    void backToBeforeTheMistake()
    {
        const TestCatalog catalog;
        auto server = catalog.newServer();
        const Moment before = makeAMistake(catalog, server);
        server.stop();
        RealWindow real;
        real.catalogs.open(catalog.path());
        QTRY_VERIFY(real.catalogs.instance(catalog.path(), catalog.instance()) != nullptr);
        real.window.choose(catalog.path(), catalog.instance());
        real.command(real.window.actions().restore);
        auto *wizard = real.dialog<RestoreWizard>();
        QVERIFY(wizard);
        next(*wizard);
        drag(*wizard, before);
        const Timestamp chosen = wizard->request().target.time;
        QVERIFY(std::abs(chosen.microseconds - before) < 500'000);
        next(*wizard);
        press(*wizard, Qt::Key_L, Qt::AltModifier); // in place
        QCOMPARE(wizard->request().pgdata, server.dataDirectory());
        next(*wizard);
        press(*wizard, Qt::Key_T, Qt::AltModifier); // at the target
        press(*wizard, Qt::Key_Down);
        press(*wizard, Qt::Key_Down);
        QCOMPARE(wizard->request().target.action, TargetAction::Promote);
        while (wizard->nextId() >= 0)
            next(*wizard);
        QVERIFY(!canGoOn(*wizard));
        press(*wizard, Qt::Key_N, Qt::AltModifier); // to the field
        type(*wizard, fromBytes(catalog.instance()));
        finish(*wizard);
        const JobInfo &done = real.endedJob();
        QVERIFY2(!done.error, qPrintable(jobSummary(done)));
        const auto kept = std::get<RestoreResult>(done.outcome).kept;
        QCOMPARE(kept.size(), 1U);

        TestServer restored(server.major(), server.dataDirectory());
        // The program beside this one is out of reach for the user that the server runs as.
        const auto command = restoreCommandFor({catalog.path(), catalog.instance()}, environment().cairn);
        restored.configure({"archive_mode = off", "restore_command = '" + command + "'"});
        restored.startAndRecover();
        QCOMPARE(restored.connect().value("SELECT count(*) FROM precious"), "1000");
        restored.stop();
        TestServer old(server.major(), kept.front().to);
        old.configure({"archive_mode = off"});
        old.start();
        QCOMPARE(old.connect().value("SELECT to_regclass('precious') IS NULL"), "t");
        old.stop();
        QCOMPARE(real.threads.inGuiThread, 0);
    }

private:
    /// A backup, some life, and a table gone; says when it was still there.
    static Moment makeAMistake(const TestCatalog &catalog, const TestServer &server)
    {
        Sql sql = server.connect();
        sql.run("CREATE TABLE precious AS SELECT generate_series(1, 1000) AS n");
        (void)catalog.backup(server, {"--stream"});
        sql.run("CREATE TABLE life (n int)");
        sql.run("SELECT pg_sleep(3)"); // so that there is something between to point at
        const auto before = sql.value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
        sql.run("SELECT pg_sleep(2)");
        sql.run("DROP TABLE precious");
        sql.run("SELECT pg_sleep(1)");
        sql.run("INSERT INTO life VALUES (1)");
        catalog.archiveAll(server);
        return std::stoll(before);
    }

    /// Takes the cursor on the timeline with the mouse and draws it to a moment.
    static void drag(const RestoreWizard &wizard, Moment to)
    {
        auto *picker = wizard.findChild<MomentPicker *>();
        TimelineView &view = *picker->view();
        QTRY_VERIFY_WITH_TIMEOUT(!picker->isReading() && view.isVisible(), 60'000);
        const double gutter = view.viewport()->width() - view.axis().width();
        const auto at = [&](Moment moment) {
            return QPoint(static_cast<int>(gutter + view.axis().x(moment)), view.viewport()->height() / 2);
        };
        const QPoint begin = at(view.cursor().moment);
        const QPoint end = at(to);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, begin);
        QTest::mouseMove(view.viewport(), (begin + end) / 2);
        QTest::mouseMove(view.viewport(), end);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, end);
    }

    static void createCatalog(RealWindow &real, const std::string &catalog)
    {
        real.command(real.window.actions().createCatalog);
        auto *dialog = real.dialog<CreateCatalogDialog>();
        QVERIFY(dialog);
        type(*dialog, fromBytes(catalog));
        press(*dialog, Qt::Key_Return);
        real.finishJob();
        QTRY_VERIFY(real.catalogs.find(catalog) && real.catalogs.find(catalog)->snapshot);
    }

    static void addInstance(RealWindow &real, const std::string &catalog, const TestServer &server)
    {
        real.command(real.window.actions().addInstance);
        auto *wizard = real.dialog<AddInstanceWizard>();
        QVERIFY(wizard);
        const auto fill = [wizard](Qt::Key mnemonic, const std::string &text) {
            press(*wizard, mnemonic, Qt::AltModifier);
            type(*wizard, fromBytes(text));
        };
        type(*wizard, QStringLiteral("main"));
        fill(Qt::Key_D, server.dataDirectory());
        fill(Qt::Key_H, server.socketDirectory());
        fill(Qt::Key_U, "postgres");
        fill(Qt::Key_T, "postgres");
        finish(*wizard); // the test of the connection is one of its pages
        real.finishJob();
        QTRY_VERIFY(real.catalogs.instance(catalog, "main") != nullptr);
        QVERIFY(offersFirstBackup(real));
    }

    static bool offersFirstBackup(const RealWindow &real)
    {
        return std::ranges::any_of(real.window.messages().messages(), [](const Message &message) {
            return !message.actions.empty() && message.actions.front().text.contains(QStringLiteral("first backup"));
        });
    }

    static void backUp(RealWindow &real, const std::string &catalog)
    {
        real.command(real.window.actions().backUp);
        auto *wizard = real.dialog<BackupWizard>();
        QVERIFY(wizard);
        for (int pages = 3; pages > 0; --pages)
            next(*wizard);
        press(*wizard, Qt::Key_O, Qt::AltModifier); // Note
        type(*wizard, QStringLiteral("through the window"));
        finish(*wizard);
        real.finishJob();
        QTRY_COMPARE(real.catalogs.instance(catalog, "main")->backups.size(), 1U);
        // It may have been read while it was running; when the job has ended, it is read once more.
        QTRY_COMPARE(real.catalogs.instance(catalog, "main")->backups[0].status, BackupStatus::Ok);
        QCOMPARE(real.catalogs.instance(catalog, "main")->backups[0].note, "through the window");
        QVERIFY(!offersFirstBackup(real));
        QTRY_VERIFY(real.window.backupsPage().current() != nullptr);
        overviewOfOneBackup(real);
    }

    /// What the first page says after the first backup.
    static void overviewOfOneBackup(RealWindow &real)
    {
        real.keys(Qt::Key_1, Qt::ControlModifier);
        const OverviewPage &page = real.window.overviewPage();
        QTRY_VERIFY(page.overview() && page.overview()->to.isKnown() && !page.isReading());
        const InstanceOverview &overview = *page.overview();
        QVERIFY(overview.base.isValid());
        QCOMPARE(overview.proof->backup, overview.base);
        QVERIFY(overview.restoring->bytes > 0);
        QCOMPARE(overview.jobs.front().outcome, "ok");
        QVERIFY(std::ranges::contains(overview.advice, AdviceRule::NoRetention, &Advice::rule));
        QVERIFY(
            std::ranges::none_of(overview.advice, [](const Advice &one) { return one.level == AdviceLevel::Problem; }));
        real.keys(Qt::Key_2, Qt::ControlModifier);
    }

    static QString textIn(const QDialog &dialog, const char *label)
    {
        return dialog.findChild<QLabel *>(QString::fromLatin1(label))->text();
    }

    /// The mode is left to Cairn; what the dialog says of it comes true.
    static void backUpChanges(RealWindow &real, const std::string &catalog)
    {
        real.command(real.window.actions().backUp);
        auto *wizard = real.dialog<BackupWizard>();
        QVERIFY(wizard);
        QTRY_VERIFY_WITH_TIMEOUT(wizard->isJudged(), 20'000);
        const QString facts = textIn(*wizard, "facts--1");
        QVERIFY2(facts.contains(QStringLiteral("It would take Delta")), qPrintable(facts));
        QVERIFY2(facts.contains(QStringLiteral("No history yet")), qPrintable(facts));
        finish(*wizard);
        real.finishJob();
        QTRY_COMPARE(real.catalogs.instance(catalog, "main")->backups.size(), 2U);
        QTRY_COMPARE(real.catalogs.instance(catalog, "main")->backups[0].status, BackupStatus::Ok);
        QCOMPARE(real.catalogs.instance(catalog, "main")->backups[0].mode, BackupMode::Delta);
        // Without a policy everything stays, and that is said.
        const auto &retention = real.catalogs.instance(catalog, "main")->retention;
        QVERIFY(retention.has_value());
        QCOMPARE(retention->backups.size(), 2U);
        QCOMPARE(retention->backups[0].expiry, Expiry::NoRule);
        QCOMPARE(retention->window.size(), 2U); // two moments: nothing is archived
    }

    static void merge(RealWindow &real, const std::string &catalog)
    {
        const BackupId tip = real.catalogs.instance(catalog, "main")->backups[0].id;
        real.goTo("backups");
        real.keys(Qt::Key_Down); // below the one that it builds on
        QCOMPARE(real.window.backupsPage().current()->id, tip);
        real.command(real.window.actions().merge);
        auto *wizard = real.dialog<MergeWizard>();
        QVERIFY(wizard);
        next(*wizard);
        next(*wizard);
        press(*wizard, Qt::Key_M, Qt::AltModifier);
        real.finishJob();
        QTRY_COMPARE(real.catalogs.instance(catalog, "main")->backups.size(), 1U);
        QCOMPARE(real.catalogs.instance(catalog, "main")->backups[0].id, tip);
        QCOMPARE(real.catalogs.instance(catalog, "main")->backups[0].mode, BackupMode::Full);
        QTRY_COMPARE(real.window.backupsPage().current()->id, tip);
    }

    static void validate(RealWindow &real)
    {
        real.command(real.window.actions().validate);
        auto *wizard = real.dialog<ValidateWizard>();
        QVERIFY(wizard);
        const ValidateRequest asked = wizard->request();
        next(*wizard);
        press(*wizard, Qt::Key_D, Qt::AltModifier);
        next(*wizard);
        press(*wizard, Qt::Key_V, Qt::AltModifier);
        const auto report = std::get<ValidationReport>(real.finishJob().outcome);
        QVERIFY(report.passed());
        QCOMPARE(report.depth, ValidationDepth::Deep);
        QVERIFY(asked.backup.has_value());
        QCOMPARE(report.verdicts.back().backup, *asked.backup);
    }

    /// What the offer after a restore does: a real server, where nobody else can reach it, and gone with its window.
    static void look(RealWindow &real, const std::string &target)
    {
        present(real.window);
        tabTo(real.window, [](const QWidget &widget) {
            const auto *button = qobject_cast<const QAbstractButton *>(&widget);
            return button != nullptr && button->text().contains(QStringLiteral("look"));
        });
        press(real.window, Qt::Key_Space);
        auto *dialog = real.dialog<LookDialog>();
        QVERIFY(dialog);
        press(*dialog, Qt::Key_P, Qt::AltModifier);
        type(*dialog, fromBytes(serverPrograms(environment().major)));
        // Unless the programs were found by themselves.
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning() || !factsIn(*dialog).isEmpty(), 60'000);
        if (!dialog->isRunning())
            press(*dialog, Qt::Key_S, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(factsIn(*dialog).contains(QStringLiteral("postgres")), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLabel *>(QStringLiteral("stage"))
                                     ->text()
                                     .contains(QStringLiteral("this is what you will have")),
                                 60'000);
        const JobId job = *dialog->job();
        press(*dialog, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!isActive(real.jobs.find(job)->state), 60'000);
        QVERIFY(!QFile::exists(fromBytes(target + "/postmaster.pid")));
        QVERIFY(!QFile::exists(fromBytes(target + "/standby.signal")));
    }

    static QString factsIn(const LookDialog &dialog)
    {
        return dialog.findChild<FactsView *>(QStringLiteral("lookFacts"))->facts().plainText();
    }

    static void restore(RealWindow &real, int major)
    {
        const std::string target = freshPath("restored");
        real.command(real.window.actions().restore);
        auto *wizard = real.dialog<RestoreWizard>();
        QVERIFY(wizard);
        next(*wizard);
        next(*wizard);
        press(*wizard, Qt::Key_D, Qt::AltModifier);
        type(*wizard, fromBytes(target));
        finish(*wizard);
        const JobInfo &done = real.endedJob();
        QVERIFY2(!done.error, qPrintable(jobSummary(done)));
        look(real, target);
        TestServer restored(major, target);
        restored.start();
        Sql sql = restored.connect();
        QCOMPARE(sql.value("select count(*) from t"), "100000");
    }
};

int main(int argc, char **argv)
{
    return clusterTestMain(argc, argv, [](int count, char **arguments) {
        const QApplication application(count, arguments);
        QTest::setThrowOnFail(true);
        TestReal tests;
        return QTest::qExec(&tests, count, arguments);
    });
}

#include "test_real.moc"
