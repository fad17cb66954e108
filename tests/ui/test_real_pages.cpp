#include "operations/advice.h"
#include "support/environment.h"
#include "support/plans.h"
#include "support/real_window.h"
#include "support/test_catalog.h"
#include "support/test_server.h"
#include "support/wizards.h"
#include "timeline/timeline_view.h"
#include "views/backups_page.h"
#include "views/history_page.h"
#include "views/overview_page.h"
#include "widgets/command_preview.h"
#include "widgets/step_list.h"
#include "widgets/table_view.h"
#include "wizards/archiving_dialog.h"
#include "wizards/compact_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/keep_dialog.h"
#include "wizards/passwords_dialog.h"
#include "wizards/restore_wizard.h"
#include "wizards/retention_dialog.h"
#include "wizards/settings_dialog.h"
#include "wizards/validate_wizard.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QSpinBox>
#include <QTest>

#include <optional>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

/// A cluster with a few backups, and a window over their catalog.
struct Pages {
    TestCatalog catalog;
    TestServer server = catalog.newServer();
    std::vector<std::string> backups; ///< oldest first
    std::optional<RealWindow> real;

    void sql(const std::string &command) const { server.connect().run(command); }
    void backUp(const TestCatalog::Arguments &more = {}) { backups.push_back(catalog.backup(server, more)); }

    /// Opens the catalog, and in it the instance, at the page of that number.
    void open(Qt::Key page)
    {
        real.emplace();
        real->dialogs.directories = {fromBytes(catalog.path())};
        real->command(real->window.actions().openCatalog);
        QTRY_VERIFY(real->catalogs.instance(catalog.path(), catalog.instance()) != nullptr);
        real->goTo("instances");
        real->keys(Qt::Key_Down);
        real->keys(Qt::Key_Return);
        QCOMPARE(real->window.windowTitle(), fromBytes(catalog.instance()) + QStringLiteral(" – Cairn"));
        real->keys(page, Qt::ControlModifier);
    }
    [[nodiscard]] const InstanceSnapshot &instance() const
    {
        return *real->catalogs.instance(catalog.path(), catalog.instance());
    }
    template <class Widget = QWidget>
    [[nodiscard]] Widget &part(const char *name) const
    {
        auto *found = real->window.findChild<Widget *>(QString::fromLatin1(name));
        QVERIFY2(found, name);
        return *found;
    }
    [[nodiscard]] const QAbstractItemModel &rows(const char *view) const { return *part<TableView>(view).model(); }
    /// Goes down in the list that has the focus, to the row that has such a text.
    void downTo(const char *view, const QString &text)
    {
        auto &list = part<TableView>(view);
        const auto isThere = [&] {
            for (int column = 0; column < list.model()->columnCount(); ++column)
                if (list.currentIndex().siblingAtColumn(column).data().toString().contains(text))
                    return true;
            return false;
        };
        for (int most = list.model()->rowCount(); most > 0 && !isThere(); --most)
            real->keys(Qt::Key_Down);
        QVERIFY2(isThere(), qPrintable(text));
    }
};

} // namespace

/// Each page, over a real cluster and with the real engine, by somebody who has only a keyboard.
class TestRealPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The advice of the overview leads to what mends it.
    void overview()
    {
        Pages pages;
        pages.backUp();
        pages.open(Qt::Key_1);
        const OverviewPage &page = pages.real->window.overviewPage();
        QTRY_VERIFY(page.overview() && !page.isReading());
        pages.real->use(("follow-" + std::string(adviceRuleName(AdviceRule::NoRetention))).c_str());
        auto *dialog = pages.real->dialog<RetentionDialog>();
        QVERIFY(dialog);
        tabTo(*dialog, "redundancy");
        retype(*dialog, QStringLiteral("2"));
        QTRY_VERIFY(dialog->isPlanned());
        press(*dialog, *verb(*dialog));
        pages.real->finishJob();
        QTRY_COMPARE(pages.instance().config.retention.redundancy, 2U);
        QTRY_VERIFY(!page.isReading() &&
                    !pages.real->window.findChild<QWidget *>(QStringLiteral("follow-no-retention")));
    }

    void backupsAreKeptAndDeleted()
    {
        Pages pages;
        pages.backUp();
        pages.sql("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        pages.backUp({"-b", "DELTA"});
        pages.open(Qt::Key_2);
        pages.real->goTo("backups");
        pages.real->keys(Qt::Key_Home);
        pages.real->keys(Qt::Key_F2);
        type(pages.real->window, QStringLiteral("before the move"));
        pages.real->keys(Qt::Key_Return);
        pages.real->finishJob();
        QCOMPARE(pages.catalog.show(pages.backups[0]).text("note"), "before the move");

        pages.real->command(pages.real->window.actions().keep);
        auto *keep = pages.real->dialog<KeepDialog>();
        QVERIFY(keep);
        press(*keep, Qt::Key_F, Qt::AltModifier); // for ever
        press(*keep, *verb(*keep));
        pages.real->finishJob();
        QTRY_VERIFY(pages.instance().backups.back().keepForever);

        pages.real->command(pages.real->window.actions().filter);
        type(pages.real->window, QStringLiteral("delta"));
        pages.real->keys(Qt::Key_Return); // to what is left
        pages.real->keys(Qt::Key_End);
        QCOMPARE(pages.real->window.backupsPage().current()->mode, BackupMode::Delta);
        pages.real->command(pages.real->window.actions().deleteBackup);
        auto *deletion = pages.real->dialog<DeleteDialog>();
        QVERIFY(deletion);
        QTRY_VERIFY_WITH_TIMEOUT(deletion->isPlanned(), 20'000);
        press(*deletion, *verb(*deletion));
        pages.real->finishJob();
        const auto left = pages.catalog.show();
        QCOMPARE(left.size(), 1U);
        QCOMPARE(left[0].id, pages.backups[0]);
        QCOMPARE(pages.real->threads.inGuiThread, 0);
    }

    void packsAreCompacted()
    {
        Pages pages;
        pages.sql("CREATE TABLE t AS SELECT i, repeat(md5(i::text), 10) AS filler FROM generate_series(1, 20000) i");
        pages.backUp();
        pages.sql("UPDATE t SET i = i + 1");
        pages.backUp({"-b", "DELTA"});
        CairnCli::ok(pages.catalog.command("merge", {"-i", pages.backups[1]}));
        pages.open(Qt::Key_2);
        const std::uint64_t before = pages.instance().storedBytes;
        pages.real->command(pages.real->window.actions().compact);
        auto *dialog = pages.real->dialog<CompactDialog>();
        QVERIFY(dialog);
        press(*dialog, Qt::Key_R, Qt::AltModifier);
        retype(*dialog, QStringLiteral("100"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isPlanned() && verb(*dialog)->isEnabled(), 20'000);
        press(*dialog, *verb(*dialog));
        pages.real->finishJob();
        QTRY_VERIFY(pages.instance().storedBytes < before);
        CairnCli::ok(pages.catalog.command("validate"));
    }

    /// The row of a restore point leads to it on the timeline, and that to a restore.
    void timelines()
    {
        Pages pages;
        pages.sql("CREATE TABLE t AS SELECT generate_series(1, 100) AS n");
        pages.backUp();
        pages.sql("INSERT INTO t SELECT generate_series(101, 200)");
        pages.sql("SELECT pg_create_restore_point('before the import')");
        pages.sql("INSERT INTO t SELECT generate_series(201, 300)");
        pages.catalog.archiveAll(pages.server);
        pages.open(Qt::Key_3);
        const auto says = [](const QAbstractItemModel &model, const QString &text) {
            return !model.match(model.index(0, 1), Qt::DisplayRole, text, 1, Qt::MatchContains).isEmpty();
        };
        const QString point = QStringLiteral("before the import");
        QTRY_VERIFY_WITH_TIMEOUT(says(pages.rows("stretches"), point), 20'000);
        pages.real->goTo("stretches");
        pages.downTo("stretches", point);
        pages.real->keys(Qt::Key_Return);
        QCOMPARE(pages.real->window.focusWidget()->objectName(), QStringLiteral("timeline"));
        pages.real->keys(Qt::Key_Return);
        auto *wizard = pages.real->dialog<RestoreWizard>();
        QVERIFY(wizard);
        const std::string target = freshPath("restored");
        next(*wizard);
        next(*wizard);
        press(*wizard, Qt::Key_D, Qt::AltModifier);
        type(*wizard, fromBytes(target));
        next(*wizard);
        press(*wizard, Qt::Key_T, Qt::AltModifier); // at the target
        press(*wizard, Qt::Key_Down);
        press(*wizard, Qt::Key_Down);
        QCOMPARE(wizard->request().target.action, TargetAction::Promote);
        finish(*wizard);
        const JobInfo &done = pages.real->endedJob();
        QVERIFY2(!done.error, qPrintable(jobSummary(done)));
        pages.server.stop();
        TestServer restored(pages.server.major(), target);
        const auto command = restoreCommandFor({pages.catalog.path(), pages.catalog.instance()}, environment().cairn);
        restored.configure({"archive_mode = off", "restore_command = '" + command + "'"});
        restored.startAndRecover();
        QCOMPARE(restored.connect().value("SELECT count(*) FROM t"), "200");
        QCOMPARE(pages.real->threads.inGuiThread, 0);
    }

    /// A policy is tried, saved, and what it lets go is purged.
    void retention()
    {
        Pages pages;
        pages.backUp({"--stream"});
        pages.backUp({"--stream"});
        pages.open(Qt::Key_4);
        const auto goes = [&] {
            return !pages.rows("foreseen")
                        .match(pages.rows("foreseen").index(0, 0), Qt::DisplayRole, QStringLiteral("Goes"))
                        .isEmpty();
        };
        QTRY_COMPARE_WITH_TIMEOUT(pages.rows("foreseen").rowCount(), 2, 20'000);
        pages.real->goTo("redundancy");
        retype(pages.real->window, QStringLiteral("1"));
        QTRY_VERIFY(goes());
        pages.real->use("savePolicy");
        pages.real->finishJob();
        QTRY_COMPARE(pages.instance().config.retention.redundancy, 1U);
        QCOMPARE(pages.catalog.show().size(), 2U); // saving deletes nothing
        pages.real->goTo("day");
        pages.real->keys(Qt::Key_PageUp);
        QCOMPARE(pages.part<QSpinBox>("days").value(), 7);
        pages.real->use("reviewPlan");
        auto *dialog = pages.real->dialog<ExpireDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isPlanned() && verb(*dialog)->isEnabled(), 20'000);
        QVERIFY(dialog->request().expired);
        press(*dialog, *verb(*dialog));
        pages.real->finishJob();
        QCOMPARE(pages.catalog.show().size(), 1U);
        QCOMPARE(pages.catalog.show()[0].id, pages.backups[1]);
    }

    /// From nothing validated to two reports, compared and on paper.
    void reports()
    {
        Pages pages;
        pages.backUp({"--stream"});
        pages.open(Qt::Key_5);
        const auto validate = [&] {
            auto *wizard = pages.real->dialog<ValidateWizard>();
            QVERIFY(wizard);
            finish(*wizard);
            QVERIFY(std::get<ValidationReport>(pages.real->finishJob().outcome).passed());
            QTRY_VERIFY(pages.real->window.findChild<ValidateWizard *>() == nullptr);
        };
        pages.real->use("stateAction");
        validate();
        QTRY_COMPARE(pages.rows("reports").rowCount(), 1);
        pages.real->command(pages.real->window.actions().validate);
        validate();
        QTRY_COMPARE(pages.rows("reports").rowCount(), 2);
        pages.real->goTo("reports");
        pages.real->keys(Qt::Key_Home);
        pages.real->use("compare");
        QTRY_VERIFY(pages.part<QLabel>("compared").text().contains(QStringLiteral("unchanged")));
        const std::string html = freshPath("report") + ".html";
        const std::string pdf = freshPath("report") + ".pdf";
        pages.real->dialogs.directories = {fromBytes(html), fromBytes(pdf)};
        pages.real->use("saveHtml");
        QTRY_VERIFY(QFile::exists(fromBytes(html)));
        pages.real->use("savePdf");
        QTRY_VERIFY_WITH_TIMEOUT(QFile(fromBytes(pdf)).size() > 10'000, 20'000);
        QFile written(fromBytes(html));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains(pages.backups[0].c_str()));
    }

    /// What was done, and the command that does it again.
    void history()
    {
        Pages pages;
        pages.backUp({"--stream"});
        CairnCli::ok(pages.catalog.command("validate"));
        pages.open(Qt::Key_6);
        const QAbstractItemModel &rows = pages.rows("history");
        QTRY_VERIFY_WITH_TIMEOUT(rows.rowCount() >= 2, 20'000);
        const int all = rows.rowCount();
        pages.real->goTo("kind");
        pages.real->keys(Qt::Key_Down); // what did not end well
        QTRY_COMPARE(rows.rowCount(), 0);
        pages.real->keys(Qt::Key_Up);
        QTRY_COMPARE(rows.rowCount(), all);
        pages.real->command(pages.real->window.actions().filter);
        type(pages.real->window, fromBytes(pages.backups[0]) + QStringLiteral(" backup"));
        QTRY_VERIFY(rows.rowCount() > 0 && rows.rowCount() < all);
        pages.real->goTo("history");
        pages.real->keys(Qt::Key_End);
        const auto *page = pages.real->window.findChild<HistoryPage *>();
        const auto *command = page->findChild<CommandPreview *>();
        QVERIFY2(command->command().contains(QStringLiteral(" backup ")) &&
                     command->command().contains(fromBytes(pages.catalog.path())),
                 qPrintable(command->command()));
        tabTo(pages.real->window, [command](const QWidget &widget) {
            return command->isAncestorOf(&widget) && widget.objectName() != QLatin1StringView("command");
        });
        pages.real->keys(Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), command->command());
    }

    /// The instance's settings do what they say: a quarantine is set, and holds what is deleted next.
    void settings()
    {
        Pages pages;
        pages.backUp({"--stream"});
        pages.backUp({"--stream"});
        pages.open(Qt::Key_7);
        pages.real->use("changeSettings");
        auto *dialog = pages.real->dialog<SettingsDialog>();
        QVERIFY(dialog);
        for (const auto &[key, text] :
             {std::pair(Qt::Key_H, pages.server.socketDirectory()), std::pair(Qt::Key_U, std::string("postgres")),
              std::pair(Qt::Key_T, std::string("postgres"))}) {
            press(*dialog, key, Qt::AltModifier);
            type(*dialog, fromBytes(text));
        }
        press(*dialog, Qt::Key_Tab, Qt::ControlModifier); // the next page
        press(*dialog, Qt::Key_Q, Qt::AltModifier);
        retype(*dialog, QStringLiteral("3"));
        press(*dialog, *verb(*dialog));
        pages.real->finishJob();
        QTRY_COMPARE(pages.instance().config.quarantineSeconds, 3 * 86'400);
        QCOMPARE(pages.instance().config.host, pages.server.socketDirectory());

        pages.real->use("testConnection");
        auto *test = pages.real->dialog<ArchivingDialog>();
        QVERIFY(test);
        QTRY_VERIFY_WITH_TIMEOUT(!test->findChild<StepList *>()->steps().empty(), 20'000);
        for (const CheckStep &step : test->findChild<StepList *>()->steps())
            QVERIFY2(step.outcome != StepOutcome::Failed, step.key.c_str());
        press(*test, Qt::Key_Escape);
        pages.real->use("passwords");
        auto *passwords = pages.real->dialog<PasswordsDialog>();
        QVERIFY(passwords);
        press(*passwords, Qt::Key_Escape);
        pages.real->goTo("zone");
        pages.real->keys(Qt::Key_Down);
        QVERIFY(pages.real->theme.isUtc());
        pages.real->goTo("scheme");
        pages.real->keys(Qt::Key_End);
        QCOMPARE(pages.real->theme.scheme(), ColorScheme::HighContrast);

        pages.real->keys(Qt::Key_2, Qt::ControlModifier);
        pages.real->goTo("backups");
        pages.real->keys(Qt::Key_Home);
        const BackupId chosen = pages.real->window.backupsPage().current()->id;
        pages.real->command(pages.real->window.actions().deleteBackup);
        auto *deletion = pages.real->dialog<DeleteDialog>();
        QVERIFY(deletion);
        QTRY_VERIFY_WITH_TIMEOUT(deletion->isPlanned() && verb(*deletion)->isEnabled(), 20'000);
        press(*deletion, *verb(*deletion));
        pages.real->finishJob();
        QTRY_VERIFY(pages.real->window.backupsPage().current()->quarantine.has_value());
        QCOMPARE(pages.real->window.backupsPage().current()->id, chosen);
        pages.real->command(pages.real->window.actions().undelete);
        pages.real->finishJob();
        QTRY_VERIFY(!pages.real->window.backupsPage().current()->quarantine);
        QCOMPARE(pages.catalog.show(chosen.toString()).status, "OK");
    }
};

int main(int argc, char **argv)
{
    return clusterTestMain(argc, argv, [](int count, char **arguments) {
        const QApplication application(count, arguments);
        QTest::setThrowOnFail(true);
        TestRealPages tests;
        return QTest::qExec(&tests, count, arguments);
    });
}

#include "test_real_pages.moc"
