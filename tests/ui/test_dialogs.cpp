#include "support/audit.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/plans.h"
#include "widgets/command_preview.h"
#include "wizards/archiving_dialog.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/report_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

class TestDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deleteWaitsForItsPlan()
    {
        Fixture fixture;
        fixture.fake.planAnswer = DeletePlan{.entries = {{BackupId{5}, true, "it was asked for", 1000},
                                                         {BackupId{6}, true, "it builds on 5", 500},
                                                         {BackupId{4}, false, "it is not touched", 2000}},
                                             .packs = {},
                                             .bytesFreed = 1500,
                                             .windowAfter = {},
                                             .retention = {},
                                             .walFiles = {}};
        auto &retention = fixture.fake.planAnswer->retention;
        retention.windowBefore = {window(1'790'000'000'123'456, 1'790'000'300'654'321)};
        retention.windowAfter = {window(1'790'000'200'123'456, 1'790'000'300'654'321)};
        fixture.fake.closeGate();
        DeleteDialog dialog(fixture.services, sampleRef, {BackupId{5}}, nullptr);
        present(dialog);
        QVERIFY(!verb(dialog)->isEnabled());
        fixture.fake.openGate();
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(verb(dialog)->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("freed"))->text().contains(QStringLiteral("2")));
        // In words of the locale, not in microseconds.
        QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("windowBefore"))->text(),
                 QStringLiteral("21 Sep 2026 14:13:20 UTC to 21 Sep 2026 14:18:20 UTC (timeline 1)"));
        QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("windowAfter"))->text(),
                 QStringLiteral("21 Sep 2026 14:16:40 UTC to 21 Sep 2026 14:18:20 UTC (timeline 1)"));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.setFocus();
        press(dialog, Qt::Key_Return); // Enter does no harm
        QCOMPARE(accepted.size(), 0);
    }

    void deleteByItsVerb()
    {
        Fixture fixture;
        fixture.fake.planAnswer = planOf({{BackupId{5}, true, "it was asked for", 1000}});
        DeleteDialog dialog(fixture.services, sampleRef, {BackupId{5}}, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.isPlanned());
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        press(dialog, Qt::Key_D, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(dialog.request().backups, std::vector{BackupId{5}});
        QVERIFY(!dialog.request().dryRun);
    }

    void deleteWithoutAPlan()
    {
        Fixture fixture;
        fixture.fake.planAnswer = fail(ErrorCode::Locked, "another operation holds the lock", "main", "wait for it");
        DeleteDialog dialog(fixture.services, sampleRef, {BackupId{5}}, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.findChild<QPushButton *>(QStringLiteral("stateAction")) != nullptr);
        QVERIFY(!verb(dialog)->isEnabled());
        // Later it works.
        fixture.fake.planAnswer = planOf({{BackupId{5}, true, "it was asked for", 1000}});
        QTest::keyClick(dialog.findChild<QPushButton *>(QStringLiteral("stateAction")), Qt::Key_Space);
        QTRY_VERIFY(dialog.isPlanned());
    }

    void closedWhileItPlans()
    {
        Fixture fixture;
        fixture.fake.closeGate();
        {
            DeleteDialog dialog(fixture.services, sampleRef, {BackupId{5}}, nullptr);
            QTRY_COMPARE(fixture.fake.waiting(), 1);
        }
        QTRY_COMPARE(fixture.fake.waiting(), 0); // it was asked to stop
    }

    void createCatalogNeedsAPath()
    {
        Fixture fixture;
        CreateCatalogDialog dialog(fixture.services, nullptr);
        present(dialog);
        QVERIFY(!verb(dialog)->isEnabled());
        press(dialog, Qt::Key_D, Qt::AltModifier);
        type(dialog, QStringLiteral("srv"));
        QVERIFY(!verb(dialog)->isEnabled());
        press(dialog, Qt::Key_Home);
        type(dialog, QStringLiteral("/"));
        QVERIFY(verb(dialog)->isEnabled());
        QCOMPARE(dialog.path(), "/srv");
        // There is a command now: it takes room from nothing that stands above it.
        QTRY_COMPARE(clippedTexts(dialog) + overlaps(dialog), QStringList());
        fixture.dialogs.directories = {QStringLiteral("/mnt/größe")};
        press(dialog, Qt::Key_Tab); // the button beside it
        press(dialog, Qt::Key_Space);
        QCOMPARE(dialog.path(), "/mnt/größe");
    }

    void archivingShowsWhatIsToBeSet()
    {
        Fixture fixture;
        fixture.fake.checkAnswer =
            ServerCheckReport{.steps = {{"connect", "Connect", StepOutcome::Passed, "connected", {}},
                                        {"archive-command", "WAL archiving", StepOutcome::Warning,
                                         "archive_mode is off", "ALTER SYSTEM …"}},
                              .dataDirectory = {},
                              .serverVersion = "17.2",
                              .systemIdentifier = {},
                              .currentArchiveCommand = {},
                              .proposedArchiveCommand = "cairn archive-push %p",
                              .archiveModeOn = false};
        fixture.fake.closeGate();
        ArchivingDialog dialog(fixture.services, sampleRef, {}, nullptr);
        present(dialog);
        QVERIFY(!verb(dialog)->isEnabled());
        fixture.fake.openGate();
        QTRY_VERIFY(dialog.isTested());
        QVERIFY(verb(dialog)->isEnabled());
        bool proposed = false;
        for (const CommandPreview *preview : dialog.findChildren<CommandPreview *>())
            proposed = proposed || preview->command() == QStringLiteral("cairn archive-push %p");
        QVERIFY(proposed);
        QCOMPARE(dialog.request().ref->instance, "main");
        // Nothing to be done when it is set up already.
        fixture.fake.checkAnswer->archiveModeOn = true;
        fixture.fake.checkAnswer->currentArchiveCommand = "cairn archive-push %p";
        press(dialog, Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY(dialog.isTested() && !verb(dialog)->isEnabled());
    }

    void reportsCanBeCopiedAndSaved()
    {
        Fixture fixture;
        ValidationReport report;
        report.verdicts = {{.instance = "main",
                            .backup = newestOfSample(),
                            .before = BackupStatus::Ok,
                            .after = BackupStatus::Corrupt,
                            .examined = true}};
        report.findings = {Finding{.severity = FindingSeverity::Error,
                                   .code = ErrorCode::Damaged,
                                   .instance = "main",
                                   .backup = newestOfSample(),
                                   .file = "instances/main/packs/a.pack",
                                   .message = "a frame does not match its checksum",
                                   .remedy = "take a new backup"}};
        ReportDialog dialog(fixture.services, report, QStringLiteral("main"), nullptr);
        present(dialog);
        press(dialog, Qt::Key_C, Qt::AltModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("instances/main/packs/a.pack")));
        QTemporaryDir directory;
        fixture.dialogs.directories = {directory.filePath(QStringLiteral("report.txt"))};
        press(dialog, Qt::Key_S, Qt::AltModifier);
        QFile saved(directory.filePath(QStringLiteral("report.txt")));
        QTRY_VERIFY(saved.exists());
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll().contains("take a new backup"));
        fixture.dialogs.directories = {QStringLiteral("/not/there/report.txt")};
        press(dialog, Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(fixture.dialogs.asked.size(), 1);
    }
};

QTEST_MAIN(TestDialogs)
#include "test_dialogs.moc"
