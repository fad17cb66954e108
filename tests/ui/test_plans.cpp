#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/plans.h"
#include "widgets/command_preview.h"
#include "wizards/compact_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/keep_dialog.h"
#include "wizards/retention_dialog.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

/// Dialogs that show a plan or what is possible, before anything is done.
class TestPlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatStandsAgainstADeletion()
    {
        Fixture fixture;
        fixture.fake.planAnswer = planOf({{BackupId{5}, true, "asked for", 1000}});
        fixture.fake.planAnswer->retention.refusals = {"5 is pinned for ever"};
        fixture.fake.planAnswer->quarantinedUntil = Timestamp{1'790'000'000'000'000};
        DeleteDialog dialog(fixture.services, sampleRef, {BackupId{5}}, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(!verb(dialog)->isEnabled());
        QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("problem"))->text(), QStringLiteral("5 is pinned for ever"));
        QVERIFY(
            dialog.findChild<QLabel *>(QStringLiteral("quarantine"))->text().contains(QStringLiteral("21 Sep 2026")));
        // Force is a choice of its own, and makes a new plan.
        fixture.fake.planAnswer->retention.refusals.clear();
        fixture.fake.planAnswer->retention.nothingRestorableLeft = true;
        fixture.fake.closeGate();
        press(dialog, Qt::Key_R, Qt::AltModifier);
        QVERIFY(!verb(dialog)->isEnabled());
        fixture.fake.openGate();
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(verb(dialog)->isEnabled());
        QVERIFY(dialog.request().force);
        QVERIFY(fixture.fake.plans().back().force);
        QVERIFY(dialog.findChild<CommandPreview *>()->command().contains(QStringLiteral("--force")));
        press(dialog, Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(!verb(dialog)->isEnabled()); // nothing restorable would be left
    }

    void whatIsInQuarantineCanOnlyGoForGood()
    {
        Fixture fixture;
        CatalogSnapshot catalog = sampleCatalog();
        BackupRecord &deleted = catalog.instances[1].backups[0];
        deleted.status = BackupStatus::Deleting;
        deleted.quarantine = Quarantine{Timestamp{1}, Timestamp{2}, BackupStatus::Ok};
        fixture.fake.setCatalog(catalog);
        fixture.catalogs.open(samplePath);
        fixture.waitUntilRead(samplePath);
        QCOMPARE(DeleteDialog(fixture.services, sampleRef, {deleted.id}, nullptr).request().quarantineSeconds, 0);
        QCOMPARE(DeleteDialog(fixture.services, sampleRef, {catalog.instances[1].backups[1].id}, nullptr)
                     .request()
                     .quarantineSeconds,
                 std::nullopt);
    }

    void expiringIsChosenPartByPart()
    {
        Fixture fixture;
        fixture.fake.planAnswer = planOf({{BackupId{5}, true, "expired", 1000}, {BackupId{6}, false, "window", 10}});
        DeleteRequest asked;
        asked.ref = sampleRef;
        asked.expired = true;
        asked.retention.windowDays = 3;
        ExpireDialog dialog(fixture.services, asked, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(dialog.request().expired && !dialog.request().mergeExpired && !dialog.request().wal);
        QCOMPARE(fixture.fake.plans().back().retention.windowDays, 3U);
        press(dialog, Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY(dialog.isPlanned());
        press(dialog, Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(fixture.fake.plans().back().mergeExpired && fixture.fake.plans().back().wal);
        QVERIFY(dialog.findChild<CommandPreview *>()->command().contains(
            QStringLiteral("--expired --merge-expired --wal --retention-window=3")));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        press(dialog, Qt::Key_D, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);
    }

    void aPolicyShowsWhatItDoesBeforeItIsSaved()
    {
        Fixture fixture;
        fixture.fake.planAnswer = planOf({{BackupId{5}, true, "expired", 1000}});
        RetentionSettings stored;
        stored.redundancy = 2;
        RetentionDialog dialog(fixture.services, sampleRef, stored, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(!verb(dialog)->isEnabled()); // nothing is changed yet
        QVERIFY(dialog.request().retention == stored);
        dialog.findChild<QSpinBox *>(QStringLiteral("window"))->setValue(14);
        QTRY_VERIFY(dialog.isPlanned());
        dialog.findChild<QSpinBox *>(QStringLiteral("redundancy"))->setValue(0);
        QVERIFY(verb(dialog)->isEnabled());
        QTRY_VERIFY(dialog.isPlanned());
        const DeleteRequest asked = fixture.fake.plans().back();
        QVERIFY(asked.expired && !asked.wal);
        QCOMPARE(asked.retention.windowDays, 14U);
        QCOMPARE(asked.retention.redundancy, 0U); // switched off over what is stored
        QVERIFY(!asked.retention.daily);
        bool said = false;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            said = said || label->text().contains(QStringLiteral("Every moment of the last 14"));
        QVERIFY(said);
        dialog.findChild<QCheckBox *>(QStringLiteral("wal"))->setChecked(true);
        QList<DeleteRequest> expired;
        connect(&dialog, &RetentionDialog::expireRequested, this,
                [&](const DeleteRequest &request) { expired.append(request); });
        press(dialog, Qt::Key_X, Qt::AltModifier);
        QCOMPARE(expired.size(), 1);
        QCOMPARE(expired[0].retention.windowDays, 14U);
        QVERIFY(expired[0].expired && expired[0].wal && !expired[0].mergeExpired); // as the preview
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        press(dialog, Qt::Key_S, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);
    }

    void nothingIsCompactedWithoutAPlan()
    {
        Fixture fixture;
        fixture.fake.compactAnswer = CompactResult{
            .packs = {{.instance = "main", .name = "a.pack", .size = 100, .live = 20, .rewritten = true, .reason = {}}},
            .packBytes = 100,
            .liveBytes = 20,
            .pending = {}};
        CompactDialog dialog(fixture.services, sampleRef, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.isPlanned());
        const Result<CompactResult> good = fixture.fake.compactAnswer;
        fixture.fake.compactAnswer = fail(ErrorCode::Locked, "a backup is being deleted", {}, "wait for it");
        auto *least = dialog.findChild<QSpinBox *>(QStringLiteral("minLive"));
        least->setValue(10);
        const auto *problem = dialog.findChild<QLabel *>(QStringLiteral("problem"));
        QTRY_VERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("is being deleted")));
        QVERIFY(!verb(dialog)->isEnabled());
        QVERIFY(!dialog.findChild<QLabel *>(QStringLiteral("summary"))->isVisible()); // of the plan before
        fixture.fake.compactAnswer = good;
        least->setValue(20);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(verb(dialog)->isEnabled() && !problem->isVisible());
    }

    void compactShowsItsPacks()
    {
        Fixture fixture;
        fixture.fake.compactAnswer = CompactResult{
            .packs = {{.instance = "main", .name = "a.pack", .size = 100, .live = 20, .rewritten = true, .reason = {}}},
            .packBytes = 100,
            .liveBytes = 20,
            .bytesWritten = 20,
            .bytesFreed = 100,
            .pending = {}};
        CompactDialog dialog(fixture.services, sampleRef, nullptr);
        present(dialog);
        QTRY_VERIFY(dialog.isPlanned());
        QVERIFY(verb(dialog)->isEnabled());
        QVERIFY(fixture.fake.compactions().back().dryRun);
        fixture.fake.compactAnswer->packs[0].rewritten = false;
        dialog.findChild<QSpinBox *>(QStringLiteral("minLive"))->setValue(10);
        QTRY_VERIFY(dialog.isPlanned());
        QCOMPARE(fixture.fake.compactions().back().minLivePercent, 10U);
        QVERIFY(!verb(dialog)->isEnabled());
    }

    /// It is offered again as if there had never been one.
    void aPinThatHasRunOut()
    {
        Fixture fixture;
        BackupRecord record = makeBackup(1'790'000'000);
        record.expireTime = Timestamp{1'791'000'000'000'000};
        const auto isChecked = [](const KeepDialog &dialog, const char *name) {
            return dialog.findChild<QRadioButton *>(QString::fromLatin1(name))->isChecked();
        };
        fixture.clock.set(Timestamp{record.expireTime.microseconds - 1});
        QVERIFY(isChecked(KeepDialog(fixture.services, sampleRef, record, nullptr), "until"));
        fixture.clock.set(record.expireTime);
        const KeepDialog late(fixture.services, sampleRef, record, nullptr);
        QVERIFY(isChecked(late, "unpinned"));
        QVERIFY(!late.request().pin.isGiven()); // there is nothing to take back
    }

    void pinsNotesAndTags()
    {
        Fixture fixture;
        BackupRecord record = makeBackup(1'790'000'000);
        record.note = "nightly";
        record.tags = {{"for", "audit"}, {"owner", "ops"}};
        KeepDialog dialog(fixture.services, sampleRef, record, nullptr);
        present(dialog);
        QVERIFY(!verb(dialog)->isEnabled()); // nothing is changed yet
        press(dialog, Qt::Key_F, Qt::AltModifier);
        QVERIFY(verb(dialog)->isEnabled());
        QVERIFY(dialog.request().pin.keepForever);
        QVERIFY(!dialog.request().note);
        press(dialog, Qt::Key_D, Qt::AltModifier);
        QCOMPARE(dialog.request().pin.ttlSeconds, 30 * 86'400);
        press(dialog, Qt::Key_U, Qt::AltModifier);
        QVERIFY(dialog.request().pin.expireTime > fixture.clock.now());
        press(dialog, Qt::Key_A, Qt::AltModifier);
        QCOMPARE(dialog.request().standalone, true);
        press(dialog, Qt::Key_P, Qt::AltModifier); // not pinned, as before
        QVERIFY(!dialog.request().pin.isGiven() && !dialog.request().standalone);
        auto *tags = dialog.findChild<QPlainTextEdit *>(QStringLiteral("tags"));
        tags->setPlainText(QStringLiteral("for = audit\nowner=dba\n"));
        QCOMPARE(dialog.request().tags, (std::map<std::string, std::string>{{"owner", "dba"}}));
        tags->setPlainText(QStringLiteral("for=audit"));
        QCOMPARE(dialog.request().tagsToRemove, std::vector<std::string>{"owner"});
        tags->setPlainText(QStringLiteral("nonsense"));
        QVERIFY(!verb(dialog)->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("problem"))->text().contains(QStringLiteral("nonsense")));
        record.keepForever = true;
        KeepDialog pinned(fixture.services, sampleRef, record, nullptr);
        QVERIFY(!verb(pinned)->isEnabled());
        pinned.findChild<QRadioButton *>(QStringLiteral("unpinned"))->setChecked(true);
        QCOMPARE(pinned.request().pin.ttlSeconds, 0);
    }
};

QTEST_MAIN(TestPlans)
#include "test_plans.moc"
