#include "models/columns.h"
#include "models/health.h"
#include "models/navigator_model.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/window_fixture.h"
#include "support/wizards.h"
#include "views/backups_page.h"
#include "views/catalog_page.h"
#include "views/details_pane.h"
#include "views/instance_view.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"
#include "views/reports_page.h"
#include "widgets/facts_view.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/backup_wizard.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/validate_wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <semaphore>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

/// "/old" with one instance, whose last backup will be overdue in a second.
struct AgeingFixture : WindowFixture {
    AgeingFixture()
    {
        BackupRecord backup = makeBackup(1'790'000'000);
        clock.set(backup.endTime);
        clock.moveOn(std::chrono::days(7));
        backup.validation = ValidationMark{backup.endTime, ValidationDepth::Deep, true, {}};
        fake.setCatalog({.path = "/old", .instances = {makeInstance("main", {backup})}});
        window->openCatalog("/old");
        waitUntilRead("/old");
    }
};

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithAWelcome()
    {
        WindowFixture f;
        const auto buttons = f.window->findChildren<QPushButton *>(QStringLiteral("stateAction"));
        QVERIFY(std::ranges::any_of(buttons, [](const QPushButton *button) { return button->isVisible(); }));
        QCOMPARE(f.window->windowTitle(), QStringLiteral("Cairn"));
        QVERIFY(!f.window->actions().backUp->isEnabled());
    }

    void statesOfTheBackupsPage()
    {
        WindowFixture f;
        f.openMain();
        BackupsPage &page = f.window->backupsPage();
        QCOMPARE(page.state(), ViewState::Content);
        QCOMPARE(f.window->windowTitle(), QStringLiteral("main – Cairn"));
        f.keys(Qt::Key_Down);
        const BackupId chosen = page.current()->id;
        f.keys(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(f.window->focusWidget(), page.filter());
        QTest::keyClicks(page.filter(), QStringLiteral("nothing like that"));
        QCOMPARE(page.state(), ViewState::Filtered);
        QVERIFY(!page.current());
        f.keys(Qt::Key_Escape);
        QCOMPARE(page.state(), ViewState::Content);
        QCOMPARE(f.window->focusWidget(), page.view());
        QCOMPARE(page.current()->id, chosen);
        f.window->choose(samplePath, "empty");
        QCOMPARE(page.state(), ViewState::Empty);
        CatalogSnapshot broken = sampleCatalog();
        broken.instances[0].error = Error{ErrorCode::Damaged, "garbage", "instance.json", {}};
        f.fake.setCatalog(broken);
        f.keys(Qt::Key_F5);
        QTRY_COMPARE(page.state(), ViewState::Error);
    }

    void statesOfTheCatalogPage()
    {
        WindowFixture f;
        f.fake.setCatalog({.path = "/fresh", .instances = {}});
        f.window->openCatalog("/fresh");
        f.window->choose("/fresh", {});
        QTRY_COMPARE(f.window->catalogPage().state(), ViewState::Empty);
        f.window->openCatalog("/not/there");
        f.window->choose("/not/there", {});
        QTRY_COMPARE(f.window->catalogPage().state(), ViewState::Error);
        f.openSample();
        f.window->choose(samplePath, {});
        QTRY_COMPARE(f.window->catalogPage().state(), ViewState::Content);
        QTest::keyClick(f.window->catalogPage().view(), Qt::Key_Down);
        QTest::keyClick(f.window->catalogPage().view(), Qt::Key_Return); // opens the instance
        QVERIFY(f.window->windowTitle() != QStringLiteral("Cairn"));
        QVERIFY(!f.window->catalogPage().isVisible());
    }

    void pagesAndPanesAreCommands()
    {
        WindowFixture f;
        const ActionRegistry &registry = f.window->actions().registry;
        QVERIFY(!registry.find(QStringLiteral("view.page-timelines"))->isEnabled());
        f.openMain();
        const auto *view = f.window->findChild<InstanceView *>();
        QCOMPARE(view->pages().size(), 7);
        for (int i = 6; i >= 0; --i) {
            f.keys(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(view->currentPage(), i);
            QAction *const action = registry.find(QStringLiteral("view.page-") + view->pages()[i]->key());
            QVERIFY(action && action->text().contains(view->pages()[i]->title()));
            QCOMPARE(f.window->actions().pages[i], action);
        }
        for (const char *key : {"view.pane-navigatorDock", "view.pane-detailsDock", "view.pane-jobsDock"}) {
            QAction *const action = registry.find(QString::fromLatin1(key));
            QVERIFY2(action && action->isCheckable(), key);
            const auto *dock = f.window->findChild<QDockWidget *>(QString::fromLatin1(key).sliced(10));
            const bool was = dock->isVisible();
            action->trigger();
            QCOMPARE(dock->isVisible(), !was);
        }
    }

    /// The log follows a running job until somebody scrolls up in it, with whatever he has.
    void aLogIsReadWhileItGrows()
    {
        WindowFixture f;
        std::counting_semaphore<> more(0);
        const JobId id = f.jobs.start({.title = [] { return QStringLiteral("a"); },
                                       .catalog = samplePath,
                                       .run = [&more](OperationContext &context) -> Result<JobOutcome> {
                                           for (int part = 0; part < 3; ++part) {
                                               for (int line = 0; line < 100; ++line)
                                                   context.log.info("line {} of part {}", line, part);
                                               (void)more.try_acquire_for(std::chrono::seconds(30));
                                           }
                                           return JobOutcome{};
                                       }});
        f.window->actions().showJobs->trigger();
        f.window->jobsPane().choose(id);
        auto *const log = f.window->findChild<TableView *>(QStringLiteral("log"));
        const QScrollBar &bar = *log->verticalScrollBar();
        QTRY_COMPARE(log->model()->rowCount(), 100);
        QTRY_VERIFY(bar.maximum() > 0 && bar.value() == bar.maximum());
        log->setFocus();
        log->setCurrentIndex(log->model()->index(99, 0));
        QTest::keyClick(log, Qt::Key_Home);
        QCOMPARE(bar.value(), 0);
        more.release();
        QTRY_COMPARE(log->model()->rowCount(), 200);
        QTest::qWait(50);
        QCOMPARE(bar.value(), 0);
        QTest::keyClick(log, Qt::Key_End);
        more.release();
        QTRY_COMPARE(log->model()->rowCount(), 300);
        QTRY_COMPARE(bar.value(), bar.maximum());
        more.release();
        QTRY_COMPARE(f.jobs.activeCount(), 0);
    }

    /// What is well when it is read is overdue later, without anything happening on the disk.
    void aCatalogGetsOlder()
    {
        AgeingFixture f;
        f.window->choose("/old", {});
        QTRY_COMPARE(f.window->catalogPage().state(), ViewState::Content);
        auto *const minute = f.window->catalogPage().findChild<QTimer *>(QStringLiteral("minute"));
        QVERIFY(minute->isActive());
        const auto rank = [&] { return f.window->catalogPage().view()->model()->index(0, 1).data().toString(); };
        QCOMPARE(rank(), healthWord(HealthLevel::Good));
        f.clock.moveOn(std::chrono::seconds(2));
        QMetaObject::invokeMethod(minute, "timeout");
        QCOMPARE(rank(), healthWord(HealthLevel::Attention));
    }

    void anInstanceGetsOlder()
    {
        AgeingFixture f;
        f.window->choose("/old", "main");
        auto *const view = f.window->findChild<InstanceView *>();
        auto *const navigator = f.window->findChild<NavigatorModel *>();
        const auto header = [&] { return view->findChild<QLabel *>(QStringLiteral("instanceHealth"))->text(); };
        const auto badge = [&] { return navigator->indexOfInstance("/old", "main").data(HealthRole).toString(); };
        QVERIFY2(header().startsWith(QStringLiteral("Last backup")), qPrintable(header()));
        QVERIFY2(badge().startsWith(healthWord(HealthLevel::Good)), qPrintable(badge()));
        f.clock.moveOn(std::chrono::seconds(2));
        for (QObject *ageing : {static_cast<QObject *>(view), static_cast<QObject *>(navigator)}) {
            auto *const minute = ageing->findChild<QTimer *>(QStringLiteral("minute"), Qt::FindDirectChildrenOnly);
            QVERIFY(minute->isActive());
            QMetaObject::invokeMethod(minute, "timeout");
        }
        QVERIFY2(!header().startsWith(QStringLiteral("Last backup:")), qPrintable(header()));
        QVERIFY2(badge().startsWith(healthWord(HealthLevel::Attention)), qPrintable(badge()));
    }

    void detailsFollowTheSelection()
    {
        WindowFixture f;
        f.openMain();
        QVERIFY(f.window->details().view()->facts().plainText().contains(QStringLiteral("nightly")));
        f.keys(Qt::Key_Down);
        QVERIFY(
            f.window->details().view()->facts().plainText().contains(QStringLiteral("does not match its checksum")));
        f.keys(Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(f.window->focusWidget(), f.window->details().view());
    }

    void aRefreshKeepsTheSelection()
    {
        WindowFixture f;
        f.openMain();
        f.keys(Qt::Key_Down);
        const BackupId chosen = f.window->backupsPage().current()->id;
        CatalogSnapshot more = sampleCatalog();
        more.instances[1].backups.insert(more.instances[1].backups.begin(), makeBackup(1'790'000'900));
        f.fake.setCatalog(more);
        f.keys(Qt::Key_F5);
        QTRY_COMPARE(f.window->backupsPage().view()->model()->rowCount(), 4);
        QCOMPARE(f.window->backupsPage().current()->id, chosen);
    }

    void aBackupFromTheKeyboard()
    {
        WindowFixture f;
        f.openMain();
        f.fake.closeGate();
        f.fake.backupAnswer = BackupResult{.record = makeBackup(1'790'000'900), .warnings = {}};
        f.keys(Qt::Key_B, Qt::ControlModifier);
        auto *wizard = f.dialog<BackupWizard>();
        QVERIFY(wizard);
        finish(*wizard);
        QTRY_COMPARE(f.fake.waiting(), 1);
        QCOMPARE(f.fake.backups()[0].ref.instance, "main");
        QVERIFY(f.window->jobsPane().current().has_value());
        QTRY_VERIFY(f.jobs.find(*f.window->jobsPane().current())->progress.bytesDone > 0);
        f.fake.openGate();
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        QVERIFY2(f.firstMessage().contains(QStringLiteral("is complete")), qPrintable(f.firstMessage()));
        f.keys(Qt::Key_Escape);
        QCOMPARE(f.window->messages().count(), 0);
    }

    void aFailureIsSaidWithItsHint()
    {
        WindowFixture f;
        f.openMain();
        f.fake.backupAnswer = fail(ErrorCode::NoSpace, "cannot write", "/srv/backup/x", "free some space");
        f.window->actions().backUp->trigger();
        finish(*f.dialog<BackupWizard>());
        QTRY_COMPARE(f.window->messages().count(), 1);
        QVERIFY(f.firstMessage().contains(QStringLiteral("cannot write")));
        QCOMPARE(f.window->messages().findChild<QLabel *>(QStringLiteral("messageHint"))->text(),
                 QStringLiteral("free some space"));
    }

    void messagesAreAtMostThree()
    {
        WindowFixture f;
        for (int i = 0; i < 5; ++i)
            f.window->messages().post({.kind = MessageKind::Info, .text = QString::number(i)});
        QCOMPARE(f.window->messages().count(), 3);
        QCOMPARE(f.firstMessage(), QStringLiteral("2")); // the oldest that is left; the newest is on top
    }

    void aValidationWithFindingsOffersItsReport()
    {
        WindowFixture f;
        f.openMain();
        ValidationReport report;
        report.verdicts = {{.instance = "main",
                            .backup = newestOfSample(),
                            .before = BackupStatus::Ok,
                            .after = BackupStatus::Corrupt,
                            .examined = true}};
        report.findings = {
            Finding{.instance = "main", .backup = newestOfSample(), .file = {}, .message = "broken", .remedy = {}}};
        f.fake.validationAnswer = report;
        f.keys(Qt::Key_T, Qt::ControlModifier);
        auto *wizard = f.dialog<ValidateWizard>();
        QVERIFY(wizard);
        QCOMPARE(wizard->request().backup, newestOfSample());
        f.fake.reportsAnswer = std::vector{report};
        finish(*wizard);
        QTRY_COMPARE(f.window->messages().count(), 1);
        f.window->actions().showReport->trigger();
        auto *page = f.window->findChild<ReportsPage *>();
        QTRY_VERIFY(page->isVisible() &&
                    page->findChild<TableView *>(QStringLiteral("reports"))->currentIndex().isValid());
        QCOMPARE(page->findChild<QLabel *>(QStringLiteral("outcome"))->text(), QStringLiteral("1 error(s)"));
    }

    void deletingAsksThroughItsPlan()
    {
        WindowFixture f;
        f.openMain();
        f.fake.planAnswer = DeletePlan{.entries = {{newestOfSample(), true, "it was asked for", 7}},
                                       .packs = {},
                                       .windowAfter = {},
                                       .retention = {},
                                       .walFiles = {}};
        f.keys(Qt::Key_Delete);
        auto *dialog = f.dialog<DeleteDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isPlanned());
        press(*dialog, Qt::Key_D, Qt::AltModifier);
        QTRY_COMPARE(f.fake.deletions().size(), 1U);
        QCOMPARE(f.fake.deletions()[0].backups, std::vector{newestOfSample()});
    }

    void severalAreDeletedByOnePlan()
    {
        WindowFixture f;
        f.openMain();
        f.fake.planAnswer = DeletePlan{.entries = {{newestOfSample(), true, "it was asked for", 7}},
                                       .packs = {},
                                       .windowAfter = {},
                                       .retention = {},
                                       .walFiles = {}};
        f.keys(Qt::Key_Down, Qt::ShiftModifier);
        f.keys(Qt::Key_Delete);
        auto *dialog = f.dialog<DeleteDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isPlanned());
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Delete 2 backup(s)"));
        press(*dialog, Qt::Key_D, Qt::AltModifier);
        QTRY_COMPARE(f.fake.deletions().size(), 1U);
        QCOMPARE(f.fake.deletions()[0].backups.size(), std::size_t{2});
        QCOMPARE(f.fake.deletions()[0].backups.back(), newestOfSample());
    }

    void deleteInTheFilterIsAKey()
    {
        WindowFixture f;
        f.openMain();
        f.keys(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(f.window->backupsPage().filter(), QStringLiteral("ok"));
        f.keys(Qt::Key_Home);
        f.keys(Qt::Key_Delete);
        QCOMPARE(f.window->backupsPage().filter()->text(), QStringLiteral("k"));
        QCOMPARE(f.window->findChild<DeleteDialog *>(), nullptr);
    }

    void aNewCatalogIsOpenedAndChosen()
    {
        WindowFixture f;
        f.fake.setCatalog({.path = "/fresh", .instances = {}});
        f.window->actions().createCatalog->trigger();
        auto *dialog = f.dialog<CreateCatalogDialog>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(QStringLiteral("path"))->setText(QStringLiteral("/fresh"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(f.fake.created(), std::vector<std::string>{"/fresh"});
        QTRY_COMPARE(f.window->catalogPage().state(), ViewState::Empty);
        QVERIFY(f.window->windowTitle().contains(QStringLiteral("/fresh")));
    }

    void openingACatalogChoosesIt()
    {
        WindowFixture f;
        f.dialogs.directories = {QString::fromLatin1(samplePath)};
        f.keys(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(f.window->windowTitle().contains(QStringLiteral("/srv/backup")));
        f.window->actions().closeCatalog->trigger();
        QCOMPARE(f.window->windowTitle(), QStringLiteral("Cairn"));
    }

    /// The demo is offered when it is there, and only then.
    void theDemoIsOffered()
    {
        WindowFixture f;
        const auto offers = [&] {
            QStringList texts;
            for (const auto *button : f.window->findChildren<QAbstractButton *>())
                texts << button->text();
            return texts.filter(QStringLiteral("demo"));
        };
        QVERIFY(offers().isEmpty());
        f.fake.demoAnswer = samplePath;
        f.window = std::make_unique<MainWindow>(f.services);
        present(*f.window);
        QCOMPARE(offers().size(), 1);
        for (auto *button : f.window->findChildren<QAbstractButton *>())
            if (button->text().contains(QStringLiteral("demo")))
                button->click();
        QTRY_VERIFY(f.window->windowTitle().contains(QStringLiteral("/srv/backup")));
    }

    void theFirstBackupIsOffered()
    {
        WindowFixture f;
        f.openMain();
        f.fake.checkAnswer->steps = {{"connect", "Connect", StepOutcome::Passed, "yes", {}}};
        f.window->actions().addInstance->trigger();
        auto *wizard = f.dialog<AddInstanceWizard>();
        QVERIFY(wizard);
        wizard->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("second"));
        wizard->findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/data"));
        finish(*wizard);
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        const auto offer = [&] {
            return f.window->messages().findChild<QAbstractButton *>(QStringLiteral("messageAction"));
        };
        QTRY_VERIFY(offer() != nullptr);
        QVERIFY2(offer()->text().contains(QStringLiteral("first backup")), qPrintable(offer()->text()));
        offer()->click();
        QVERIFY(f.dialog<BackupWizard>());
        QCOMPARE(f.dialog<BackupWizard>()->ref().instance, "second");
    }

    void archivingIsSetUpOnlyAfterAsking()
    {
        WindowFixture f;
        f.openMain();
        f.fake.checkAnswer = ServerCheckReport{.steps = {{"connect", "Connect", StepOutcome::Passed, "yes", {}}},
                                               .dataDirectory = {},
                                               .serverVersion = "17.2",
                                               .systemIdentifier = {},
                                               .currentArchiveCommand = {},
                                               .proposedArchiveCommand = "cairn archive-push %p",
                                               .archiveModeOn = false};
        f.fake.setupAnswer = ArchiveSetupResult{.restartNeeded = true};
        const auto run = [&] {
            f.window->actions().addInstance->trigger();
            auto *wizard = f.dialog<AddInstanceWizard>();
            QVERIFY(wizard);
            wizard->findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("second"));
            wizard->findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/data"));
            wizard->next();
            QTRY_VERIFY(wizard->currentPage()->isComplete());
            wizard->next();
            press(*wizard, Qt::Key_S, Qt::AltModifier);
            wizard->next();
            wizard->accept();
            QTRY_COMPARE(f.jobs.activeCount(), 0);
            QTRY_VERIFY(f.window->findChild<AddInstanceWizard *>() == nullptr);
        };
        f.dialogs.verbs = {1}; // leave it
        run();
        QCOMPARE(f.dialogs.asked.size(), 1);
        QVERIFY(f.fake.setups().empty());
        f.dialogs.verbs = {0};
        run();
        QTRY_COMPARE(f.fake.setups().size(), 1U);
        QTRY_VERIFY(f.firstMessage().contains(QStringLiteral("restarted")) ||
                    f.window->messages()
                        .findChildren<QLabel *>(QStringLiteral("messageText"))
                        .last()
                        ->text()
                        .contains(QStringLiteral("restarted")));
    }

    void quittingWithRunningJobsAsks()
    {
        WindowFixture f;
        f.openMain();
        f.fake.closeGate();
        f.window->actions().backUp->trigger();
        finish(*f.dialog<BackupWizard>());
        QTRY_COMPARE(f.fake.waiting(), 1);
        f.dialogs.verbs = {1}; // keep running
        QVERIFY(!f.window->close());
        QVERIFY(f.window->isVisible());
        QCOMPARE(f.jobs.activeCount(), 1);
        QVERIFY(!f.window->close()); // Escape
        QCOMPARE(f.jobs.activeCount(), 1);
        f.dialogs.verbs = {0};
        QVERIFY(!f.window->close()); // not yet: the job has to stop first
        QTRY_VERIFY(!f.window->isVisible());
        QCOMPARE(f.jobs.activeCount(), 0);
        QCOMPARE(f.dialogs.asked.size(), 3);
    }

    void shortcutsAreUnique()
    {
        WindowFixture f;
        QSet<QKeySequence> seen;
        for (const QAction *action : f.window->actions().registry.all())
            if (!action->shortcut().isEmpty()) {
                QVERIFY2(!seen.contains(action->shortcut()), qPrintable(action->text()));
                seen.insert(action->shortcut());
            }
        QVERIFY(seen.size() > 10);
    }

    void theIdCanBeCopied()
    {
        WindowFixture f;
        f.openMain();
        f.keys(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text().toStdString(), newestOfSample().toString());
        f.keys(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("nightly")));
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
