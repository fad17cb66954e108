#include "support/audit.h"
#include "support/fixture.h"
#include "views/about_dialog.h"
#include "views/backups_page.h"
#include "views/main_window.h"
#include "widgets/table_view.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/archiving_dialog.h"
#include "wizards/backup_dialog.h"
#include "wizards/compact_dialog.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/keep_dialog.h"
#include "wizards/merge_dialog.h"
#include "wizards/report_dialog.h"
#include "wizards/restore_wizard.h"
#include "wizards/retention_dialog.h"
#include "wizards/validate_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const InstanceRef sampleRef{samplePath, "main"};

void audit(const QWidget &window, const QString &what)
{
    const auto check = [&what](const QStringList &wrong, const char *kind) {
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("%1, %2:\n  %3")
                                .arg(what, QString::fromLatin1(kind), wrong.join(QStringLiteral("\n  ")))));
    };
    check(unnamedControls(window), "controls without a name");
    check(namelessObjects(window), "controls without an object name");
    check(clippedTexts(window), "clipped");
    check(sharedMnemonics(window), "shared mnemonics");
    check(deafMnemonics(window), "mnemonics that lead nowhere");
    check(overlaps(window), "one over the other");
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

    void mainWindow()
    {
        MainWindow window(m_fixture->services);
        window.choose(samplePath, "main");
        window.resize(1400, 860);
        window.show();
        QTRY_VERIFY(window.backupsPage().current() != nullptr);
        QTest::qWait(20);
        audit(window, QStringLiteral("main window"));
        for (const QAction *action : window.actions().registry.all())
            QVERIFY2(!action->text().isEmpty() && !action->objectName().isEmpty(), qPrintable(action->text()));
    }

    void dialogs()
    {
        const Services &services = m_fixture->services;
        BackupDialog backup(services, sampleRef, {}, nullptr);
        QTRY_VERIFY(backup.isJudged());
        auditDialog(backup);
        checkOrder(backup);
        ValidateDialog validate(services, {samplePath, "main", newestOfSample()}, nullptr);
        auditDialog(validate);
        checkOrder(validate);
        DeleteDialog deletion(services, sampleRef, {newestOfSample()}, nullptr);
        QTRY_VERIFY(deletion.isPlanned());
        auditDialog(deletion);
        checkOrder(deletion);
        ExpireDialog expire(services, sampleRef, {}, nullptr);
        QTRY_VERIFY(expire.isPlanned());
        auditDialog(expire);
        checkOrder(expire);
        RetentionDialog retention(services, sampleRef, {}, nullptr);
        QTRY_VERIFY(retention.isPlanned());
        auditDialog(retention);
        MergeDialog merge(services, sampleRef, newestOfSample(), nullptr);
        QTRY_VERIFY(merge.isPlanned());
        auditDialog(merge);
        checkOrder(merge);
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
        ArchivingDialog archiving(services, sampleRef, {}, nullptr);
        QTRY_VERIFY(archiving.isTested());
        auditDialog(archiving);
        checkOrder(archiving);
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
        auto *kind = wizard.findChild<QComboBox *>(QStringLiteral("kind"));
        for (int i = kind->count() - 1; i >= 0; --i) {
            kind->setCurrentIndex(i);
            QTest::qWait(20);
            audit(wizard, QStringLiteral("restoreWizard, ") + kind->currentText());
        }
        auditWizard(wizard);
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

    /// Tab visits every control that can have the focus, and comes back.
    void tabGoesAround()
    {
        BackupDialog dialog(m_fixture->services, sampleRef, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSet<QWidget *> visited;
        for (int i = 0; i < 60; ++i) {
            visited.insert(dialog.focusWidget());
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
        }
        for (const char *name :
             {"mode", "note", "codec", "level", "threads", "rate", "badPages", "smooth", "validate", "verb"})
            QVERIFY2(visited.contains(dialog.findChild<QWidget *>(QString::fromLatin1(name))), name);
    }

private:
    std::unique_ptr<Fixture> m_fixture;
};

QTEST_MAIN(TestAudit)
#include "test_audit.moc"
