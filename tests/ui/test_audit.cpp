#include "base/password_dialog.h"
#include "support/audit.h"
#include "support/fixture.h"
#include "timeline/timeline_view.h"
#include "views/about_dialog.h"
#include "views/backups_page.h"
#include "views/instance_view.h"
#include "views/main_window.h"
#include "views/overview_page.h"
#include "views/timelines_page.h"
#include "widgets/table_view.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/archiving_dialog.h"
#include "wizards/backup_wizard.h"
#include "wizards/compact_dialog.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/keep_dialog.h"
#include "wizards/look_dialog.h"
#include "wizards/merge_wizard.h"
#include "wizards/passwords_dialog.h"
#include "wizards/report_dialog.h"
#include "wizards/restore_wizard.h"
#include "wizards/retention_dialog.h"
#include "wizards/settings_dialog.h"
#include "wizards/validate_wizard.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>
#include <QThreadPool>

#include <utility>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const InstanceRef sampleRef{samplePath, "main"};

/// Set while a test runs.
Theme *theTheme = nullptr;
/// All that is wrong, told at once when the test function ends.
QStringList theFaults;

void audit(QWidget &window, const QString &what)
{
    const auto check = [&what](const QStringList &wrong, const char *kind) {
        for (const QString &fault : wrong)
            theFaults.append(QStringLiteral("%1, %2: %3").arg(what, QString::fromLatin1(kind), fault));
    };
    check(unnamedControls(window), "a control without a name");
    check(namelessObjects(window), "a control without an object name");
    check(clippedTexts(window), "clipped");
    check(sharedMnemonics(window), "a shared mnemonic");
    check(deafMnemonics(window), "a mnemonic that leads nowhere");
    check(sharedMenuMnemonics(window), "a shared mnemonic in a menu");
    check(overlaps(window), "one over the other");
    if (window.devicePixelRatio() < 2)
        return;
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light}) {
        theTheme->setScheme(scheme);
        QTest::qWait(1);
        check(faintTexts(window), scheme == ColorScheme::Dark ? "faint in dark" : "faint in light");
    }
}

void auditDialog(QWidget &dialog)
{
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QTest::qWait(20);
    audit(dialog, dialog.objectName());
}

/// A form begins with its first field, and Tab goes downwards from there to the buttons.
void checkOrder(QWidget &dialog)
{
    int above = 0;
    bool buttons = false;
    for (QWidget *widget = dialog.nextInFocusChain(); widget != &dialog; widget = widget->nextInFocusChain()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(&dialog) || widget->focusProxy())
            continue;
        const int top = widget->mapTo(&dialog, QPoint(0, 0)).y();
        const QString text = QStringLiteral("%1: %2").arg(dialog.objectName(), widget->objectName());
        QVERIFY2(top + 8 >= above, qPrintable(text)); // neighbours in a row differ a little in height
        buttons = buttons || widget->inherits("QPushButton");
        QVERIFY2(above > 0 || !buttons, qPrintable(text));
        above = top;
    }
    QVERIFY(buttons);
}

/// Every page of a wizard.
void auditWizard(QWizard &wizard)
{
    wizard.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wizard));
    for (int page = 1;; ++page) {
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        QTest::qWait(20);
        audit(wizard, QStringLiteral("%1, page %2").arg(wizard.objectName()).arg(page));
        if (wizard.nextId() < 0)
            return;
        wizard.next();
    }
}

} // namespace

class TestAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<Fixture>();
        QVERIFY(m_fixture->language.useForNow(qEnvironmentVariable("CAIRN_TEST_LANGUAGE", QStringLiteral("en"))));
        m_fixture->language.apply();
        theTheme = &m_fixture->theme;
        m_fixture->openSample();
        m_fixture->fake.planAnswer = DeletePlan{.entries = {{newestOfSample(), true, "it was asked for", 7}},
                                                .packs = {},
                                                .bytesFreed = 7,
                                                .windowAfter = {},
                                                .retention = {},
                                                .walFiles = {}};
        const RecoverableInterval window{.timeline = TimelineId{1},
                                         .from = Lsn{1},
                                         .to = Lsn{2},
                                         .fromTime = Timestamp{1'790'000'000'000'000},
                                         .toTime = Timestamp{1'790'900'000'000'000},
                                         .base = newestOfSample()};
        m_fixture->fake.planAnswer->retention.windowBefore = {window};
        m_fixture->fake.planAnswer->retention.windowAfter = {window};
        m_fixture->fake.mergeAnswer =
            MergeResult{.backup = newestOfSample(),
                        .members = {{newestOfSample(), BackupMode::Delta, false, "becomes FULL"}},
                        .chainBytes = 1'000'000,
                        .dataBytes = 500'000,
                        .pending = {}};
        m_fixture->fake.compactAnswer = CompactResult{
            .packs = {{.instance = "main", .name = "a.pack", .size = 100, .live = 20, .rewritten = true, .reason = {}}},
            .packBytes = 100,
            .liveBytes = 20,
            .bytesWritten = 20,
            .bytesFreed = 100,
            .pending = {}};
        m_fixture->fake.judgement->verdicts[0] = {BackupMode::Summary, false, "WAL summaries come with PostgreSQL 17"};
        m_fixture->fake.judgement->automatic = BackupMode::Ptrack;
        m_fixture->fake.checkAnswer = ServerCheckReport{
            .steps = {{"connect", "Connect", StepOutcome::Passed, "connected", {}},
                      {"archive-command", "WAL archiving", StepOutcome::Warning, "off", "ALTER SYSTEM …"}},
            .dataDirectory = "/data",
            .serverVersion = "17.2",
            .systemIdentifier = {},
            .currentArchiveCommand = {},
            .proposedArchiveCommand = "/usr/bin/cairn archive-push -B /srv/backup --instance=main "
                                      "--wal-file-path=%p --wal-file-name=%f",
            .archiveModeOn = false};
    }

    void cleanup()
    {
        theFaults.removeDuplicates();
        const QString faults = std::exchange(theFaults, {}).join(QLatin1Char('\n'));
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults));
    }

    /// Else all that follows proves nothing.
    void faultsAreFound()
    {
        QWidget window;
        window.resize(300, 200);
        auto *narrow = new QLabel(QStringLiteral("a label that has no room for its text"), &window);
        narrow->setGeometry(0, 0, 60, 20);
        auto *faint = new QLabel(QStringLiteral("pale"), &window);
        faint->setGeometry(0, 30, 100, 20);
        QPalette palette = faint->palette();
        palette.setColor(QPalette::WindowText, toneBackground(palette, Tone::Muted));
        faint->setPalette(palette);
        auto *unnamed = new QLineEdit(&window);
        unnamed->setGeometry(0, 60, 100, 30);
        auto *one = new QPushButton(QStringLiteral("&Save"), &window);
        one->setGeometry(0, 100, 100, 30);
        auto *other = new QPushButton(QStringLiteral("&Stop"), &window);
        other->setGeometry(50, 110, 100, 30);
        auto *menu = new QMenu(QStringLiteral("menu"), &window);
        menu->addAction(QStringLiteral("&Open"));
        menu->addAction(QStringLiteral("&Other"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(clippedTexts(window).size(), 1);
        QCOMPARE(unnamedControls(window).size(), 1);
        QCOMPARE(namelessObjects(window).size(), 1);
        QCOMPARE(sharedMnemonics(window).size(), 1);
        QCOMPARE(sharedMenuMnemonics(window).size(), 1);
        QCOMPARE(overlaps(window).size(), 1);
        QCOMPARE(faintTexts(window).size(), 1);
    }

    void mainWindow()
    {
        MainWindow window(m_fixture->services);
        window.choose(samplePath, "main");
        window.choosePage(QStringLiteral("backups"));
        window.resize(1400, 860);
        window.show();
        QTRY_VERIFY(window.backupsPage().current() != nullptr);
        QTest::qWait(20);
        m_fixture->fake.overviewAnswer = sampleOverview();
        for (const Page *page : window.findChild<InstanceView *>()->pages()) {
            window.choosePage(page->key());
            QTest::qWait(20); // it asks the engine for what it shows
            QTRY_COMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
            QTest::qWait(20);
            audit(window, QStringLiteral("main window, page ") + page->key());
        }
        window.choose(samplePath, {});
        QTest::qWait(20);
        audit(window, QStringLiteral("main window, catalog"));
        m_fixture->catalogs.close(samplePath);
        QTest::qWait(20);
        audit(window, QStringLiteral("main window, welcome"));
        for (const QAction *action : window.actions().registry.all())
            QVERIFY2(!action->text().isEmpty() && !action->objectName().isEmpty(), qPrintable(action->text()));
    }

    void dialogs()
    {
        const Services &services = m_fixture->services;
        DeleteDialog deletion(services, sampleRef, {newestOfSample()}, nullptr);
        QTRY_VERIFY(deletion.isPlanned());
        auditDialog(deletion);
        checkOrder(deletion);
        DeleteRequest expired;
        expired.ref = sampleRef;
        expired.expired = true;
        ExpireDialog expire(services, expired, nullptr);
        QTRY_VERIFY(expire.isPlanned());
        auditDialog(expire);
        checkOrder(expire);
        RetentionDialog retention(services, sampleRef, {}, nullptr);
        QTRY_VERIFY(retention.isPlanned());
        auditDialog(retention);
        CompactDialog compact(services, sampleRef, nullptr);
        QTRY_VERIFY(compact.isPlanned());
        auditDialog(compact);
        checkOrder(compact);
        KeepDialog keep(services, sampleRef, sampleCatalog().instances[1].backups[0], nullptr);
        auditDialog(keep);
        checkOrder(keep);
        CreateCatalogDialog create(services, nullptr);
        create.findChild<QLineEdit *>(QStringLiteral("path"))->setText(QStringLiteral("/srv/backup"));
        auditDialog(create);
        checkOrder(create);
        InstanceConfig config;
        config.pgdata = "/data";
        SettingsDialog settings(services, sampleRef, config, nullptr);
        auto *pages = settings.findChild<QTabWidget *>();
        for (int page = pages->count() - 1; page >= 0; --page) {
            pages->setCurrentIndex(page);
            auditDialog(settings);
        }
        checkOrder(settings);
        ArchivingDialog archiving(services, sampleRef, {}, nullptr);
        QTRY_VERIFY(archiving.isTested());
        auditDialog(archiving);
        checkOrder(archiving);
    }

    void passwords()
    {
        PasswordPrompt prompt{.user = QStringLiteral("backup"), .place = QStringLiteral("db1.example.org:5432")};
        PasswordDialog plain(prompt, nullptr);
        auditDialog(plain);
        checkOrder(plain);
        prompt.isRefused = true;
        prompt.remember = true;
        PasswordDialog refused(prompt, nullptr);
        auditDialog(refused);
        prompt.keyringProblem = QStringLiteral("The keyring does not answer: the name is not on the bus.");
        PasswordDialog alone(prompt, nullptr);
        auditDialog(alone);
        PasswordsDialog empty(m_fixture->passwords, nullptr);
        auditDialog(empty);
        m_fixture->settings.setValue("passwords/servers", QStringList{QStringLiteral("backup@db1:5432")});
        PasswordsDialog full(m_fixture->passwords, nullptr);
        auditDialog(full);
        checkOrder(full);
    }

    void report()
    {
        ValidationReport report;
        report.verdicts = {{.instance = "main", .backup = newestOfSample(), .examined = true}};
        report.findings = {Finding{.instance = "main",
                                   .backup = newestOfSample(),
                                   .file = "instances/main/packs/TOU7BR-0-0.pack",
                                   .message = "a frame does not match its checksum",
                                   .remedy = "take a new backup"}};
        ReportDialog dialog(m_fixture->services, report, QStringLiteral("main"), nullptr);
        auditDialog(dialog);
        report.findings.clear();
        ReportDialog clean(m_fixture->services, report, QStringLiteral("main"), nullptr);
        auditDialog(clean);
    }

    void restoreWizard()
    {
        RestoreWizard wizard(m_fixture->services, sampleRef, *m_fixture->catalogs.instance(samplePath, "main"),
                             newestOfSample(), std::nullopt, nullptr);
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/srv/restored"));
        wizard.show();
        QVERIFY(QTest::qWaitForWindowExposed(&wizard));
        wizard.next();
        auto *kind = wizard.findChild<QComboBox *>(QStringLiteral("kind"));
        for (int i = kind->count() - 1; i >= 0; --i) {
            kind->setCurrentIndex(i);
            QTest::qWait(20);
            audit(wizard, QStringLiteral("restoreWizard, ") + kind->currentText());
        }
        auditWizard(wizard);
    }

    void backupWizard()
    {
        BackupWizard wizard(m_fixture->services, sampleRef, {}, nullptr);
        QTRY_VERIFY(wizard.isJudged());
        auditWizard(wizard);
    }

    void validateWizard()
    {
        m_fixture->fake.validationPlanAnswer->parts = {
            {.instance = "main", .backups = {newestOfSample()}, .archive = true},
            {.instance = "other", .obstacle = Error{ErrorCode::Locked, "delete runs", {}, {}}}};
        m_fixture->fake.validationPlanAnswer->forecasts[0] = {
            .bytes = 123'456'789'012, .atMost = true, .samples = 5, .bytesPerSecond = 1e6};
        ValidateWizard wizard(m_fixture->services, {samplePath, "main", newestOfSample()}, nullptr);
        auditWizard(wizard);
        ValidateWizard moment(m_fixture->services, {samplePath, "main", newestOfSample()}, nullptr);
        moment.findChild<QRadioButton *>(QStringLiteral("moment"))->setChecked(true);
        auditWizard(moment);
        m_fixture->fake.validationPlanAnswer =
            fail(ErrorCode::Locked, "validate cannot start while delete runs (process 4711 of postgres on db1)", {},
                 "wait until it is done, or stop it, and run the command again");
        ValidateWizard locked(m_fixture->services, {samplePath, "main", newestOfSample()}, nullptr);
        locked.show();
        QVERIFY(QTest::qWaitForWindowExposed(&locked));
        locked.next();
        QTRY_VERIFY(locked.currentPage()->findChild<QWidget *>(QStringLiteral("lookAgain"))->isVisible());
        QTest::qWait(20);
        audit(locked, QStringLiteral("validateWizard, locked"));
    }

    void mergeWizard()
    {
        CatalogSnapshot catalog = sampleCatalog();
        std::vector<BackupRecord> &backups = catalog.instances[1].backups;
        BackupRecord tip = makeBackup(newestOfSample().value + 10);
        tip.mode = BackupMode::Delta;
        tip.parent = newestOfSample();
        backups.insert(backups.begin(), tip);
        m_fixture->fake.setCatalog(catalog);
        m_fixture->catalogs.refresh(samplePath);
        QTRY_COMPARE(m_fixture->catalogs.instance(samplePath, "main")->backups.size(), backups.size());
        m_fixture->fake.mergeAnswer->backup = tip.id;
        m_fixture->fake.mergeAnswer->members = {
            {newestOfSample(), BackupMode::Full, true, "goes: its data goes on in the next one"},
            {tip.id, BackupMode::Delta, false, "becomes FULL"}};
        MergeWizard wizard(m_fixture->services, sampleRef, tip.id, nullptr);
        auditWizard(wizard);
        m_fixture->fake.mergeAnswer = fail(ErrorCode::Damaged, "the chain is damaged", {}, "validate it");
        MergeWizard damaged(m_fixture->services, sampleRef, tip.id, nullptr);
        damaged.show();
        QVERIFY(QTest::qWaitForWindowExposed(&damaged));
        QTRY_VERIFY(damaged.currentPage()->isComplete());
        damaged.next();
        QTRY_VERIFY(damaged.currentPage()->findChild<QWidget *>(QStringLiteral("stateAction")) != nullptr);
        QTest::qWait(20);
        audit(damaged, QStringLiteral("mergeWizard, damaged"));
    }

    void lookDialog()
    {
        LookState &state = *m_fixture->fake.lookAnswer;
        state = {.stage = LookState::Stage::AtTarget,
                 .serverVersion = "17.2 (Debian 17.2-1.pgdg120+1)",
                 .socketDirectory = "/tmp/cairn-look-abcdef",
                 .port = "5432",
                 .user = "postgres",
                 .timeline = TimelineId{1},
                 .replayed = Lsn{0x1'0000'00A0},
                 .lastCommit = Timestamp{1'790'000'000'123'456},
                 .databases = {{"postgres", 7'000'000}, {"shop", 12'000'000'000}},
                 .lastMessage = "LOG:  recovery has paused"};
        LookDialog dialog(m_fixture->services, sampleRef, "/srv/restored", nullptr);
        QTRY_VERIFY(!dialog.isRunning());
        auditDialog(dialog);
    }

    void addInstanceWizardWithoutAConnection()
    {
        m_fixture->fake.checkAnswer = ServerCheckReport{
            .steps =
                {{"connect", "Connect", StepOutcome::Failed,
                  "cannot connect to PostgreSQL (connection to server on socket \"/run/postgresql/.s.PGSQL.5432\" "
                  "failed: "
                  "No such file or directory\n\tIs the server running locally and accepting connections on that "
                  "socket?)",
                  "check that the server runs, and the directory of its socket (unix_socket_directories) and port"}},
            .dataDirectory = {},
            .serverVersion = {},
            .systemIdentifier = {},
            .currentArchiveCommand = {},
            .proposedArchiveCommand = "/usr/bin/cairn archive-push -B /srv/backup --instance=main --wal-file-path=%p "
                                      "--wal-file-name=%f",
            .archiveModeOn = false};
        AddInstanceWizard wizard(m_fixture->services, samplePath, nullptr);
        wizard.findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("second"));
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/data"));
        wizard.show();
        QVERIFY(QTest::qWaitForWindowExposed(&wizard));
        wizard.next();
        auto *anyway = wizard.findChild<QCheckBox *>(QStringLiteral("anyway"));
        QTRY_VERIFY(anyway->isVisible());
        QTest::qWait(20);
        audit(wizard, QStringLiteral("addInstanceWizard without a connection"));
        anyway->setChecked(true);
        wizard.next();
        QTest::qWait(20);
        audit(wizard, QStringLiteral("addInstanceWizard, archiving without a connection"));
    }

    void addInstanceWizard()
    {
        AddInstanceWizard wizard(m_fixture->services, samplePath, nullptr);
        wizard.findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("second"));
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/data"));
        auditWizard(wizard);
    }

    void helpDialogs()
    {
        MainWindow window(m_fixture->services);
        window.show();
        showAbout(&window);
        showShortcuts(window.actions().registry, &window);
        for (const char *name : {"aboutDialog", "shortcutsDialog"})
            auditDialog(*window.findChild<QWidget *>(QString::fromLatin1(name)));
    }

    /// Without eyes and without a mouse: the moment is read and set as a slider over seconds, and said in words.
    void theTimelineIsASlider()
    {
        MainWindow window(m_fixture->services);
        window.choose(samplePath, "main");
        window.show();
        window.choosePage(QStringLiteral("timelines"));
        TimelineView &view = *window.timelinesPage().view();
        QTRY_VERIFY(!view.scene().isEmpty());
        QAccessibleInterface *const timeline = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(timeline && timeline->role() == QAccessible::Slider);
        QVERIFY(!timeline->text(QAccessible::Name).isEmpty());
        QAccessibleValueInterface *const value = timeline->valueInterface();
        QVERIFY(value && value->minimumValue().toDouble() < value->maximumValue().toDouble());
        QStringList said;
        for (const double share : {0.0, 0.5, 1.0}) {
            const double low = value->minimumValue().toDouble();
            const double wanted = low + share * (value->maximumValue().toDouble() - low);
            value->setCurrentValue(wanted);
            QVERIFY(qAbs(value->currentValue().toDouble() - wanted) < 1);
            said.append(timeline->text(QAccessible::Value));
        }
        QVERIFY(!said[0].isEmpty() && said[0] != said[1] && said[1] != said[2]);
    }

    /// Tab visits every control that can have the focus, and comes back.
    void tabGoesAround()
    {
        KeepDialog dialog(m_fixture->services, sampleRef, sampleCatalog().instances[1].backups[0], nullptr);
        dialog.findChild<QLineEdit *>(QStringLiteral("note"))->setText(QStringLiteral("changed")); // the verb is on
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSet<QWidget *> visited;
        for (int i = 0; i < 60; ++i) {
            visited.insert(dialog.focusWidget());
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        }
        for (const char *name : {"unpinned", "note", "tags", "verb"})
            QVERIFY2(visited.contains(dialog.findChild<QWidget *>(QString::fromLatin1(name))), name);
    }

private:
    std::unique_ptr<Fixture> m_fixture;
};

QTEST_MAIN(TestAudit)
#include "test_audit.moc"
