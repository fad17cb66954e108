#include "base/format.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/plans.h"
#include "support/wizards.h"
#include "timeline/timeline_view.h"
#include "widgets/command_preview.h"
#include "widgets/facts_view.h"
#include "widgets/step_list.h"
#include "wizards/moment_picker.h"
#include "wizards/restore_wizard.h"
#include "wizards/target_editor.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTreeView>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <set>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

constexpr Moment sampleEnd = 1'790'000'600'000'000;

RecoverySnapshot sampleRecovery()
{
    RecoverySnapshot recovery;
    RecoveryWindow window;
    window.timeline = TimelineId{1};
    window.from = Lsn{0x1000};
    window.to = Lsn{0x6000};
    window.fromTime = Timestamp{sampleEnd - 600'000'000};
    window.toTime = Timestamp{sampleEnd};
    window.lastRecord = Lsn{0x5000};
    recovery.windows.push_back(window);
    return recovery;
}

std::vector<NamedPoint> samplePoints()
{
    return {{"daily", TimelineId{1}, Lsn{0x2000}, Timestamp{sampleEnd - 300'000'000}},
            {"before the upgrade", TimelineId{1}, Lsn{0x3000}, Timestamp{sampleEnd - 200'000'000}},
            {"daily", TimelineId{1}, Lsn{0x4000}, Timestamp{sampleEnd - 100'000'000}}};
}

BackupRecord backupEnding(std::uint64_t id, Moment ended)
{
    BackupRecord backup;
    backup.id = BackupId{id};
    backup.status = BackupStatus::Ok;
    backup.timeline = TimelineId{1};
    backup.startTime = Timestamp{ended - 100'000};
    backup.endTime = backup.recoveryTime = Timestamp{ended};
    return backup;
}

void presentRead(MomentPicker &picker)
{
    picker.resize(900, 600);
    present(picker);
    QTRY_VERIFY(!picker.isReading() && !picker.view()->scene().isEmpty());
}

} // namespace

class TestRestoreWizard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restoreByKeyboard()
    {
        Fixture fixture;
        fixture.openSample();
        RestoreWizard wizard(fixture.services, sampleRef, *fixture.catalogs.instance(samplePath, "main"), std::nullopt,
                             std::nullopt, nullptr);
        present(wizard);
        press(wizard, Qt::Key_B, Qt::AltModifier);
        press(wizard, Qt::Key_Down); // the newest one
        next(wizard);
        press(wizard, Qt::Key_R, Qt::AltModifier);
        for (int i = 0; i < 3; ++i)
            press(wizard, Qt::Key_Down); // A transaction
        QVERIFY(!canGoOn(wizard));
        press(wizard, Qt::Key_N, Qt::AltModifier); // Next is off
        press(wizard, Qt::Key_U, Qt::AltModifier); // Transaction number
        type(wizard, QStringLiteral("4711"));
        press(wizard, Qt::Key_I, Qt::AltModifier); // not included
        QVERIFY(canGoOn(wizard));
        wizard.next();

        QVERIFY(!canGoOn(wizard));
        press(wizard, Qt::Key_D, Qt::AltModifier);
        type(wizard, QStringLiteral("/srv/backup/inside"));
        QVERIFY(!canGoOn(wizard)); // not into the catalog
        press(wizard, Qt::Key_A, Qt::ControlModifier);
        type(wizard, QStringLiteral("/new/data"));
        press(wizard, Qt::Key_W, Qt::AltModifier);
        type(wizard, QStringLiteral("/new/wal"));
        auto *table = wizard.findChild<QTreeView *>(QStringLiteral("tablespaces"));
        table->setFocus();
        press(wizard, Qt::Key_F2);
        type(wizard, QStringLiteral("/new/fast"));
        press(wizard, Qt::Key_Return);
        next(wizard);

        press(wizard, Qt::Key_T, Qt::AltModifier);
        press(wizard, Qt::Key_Down);
        press(wizard, Qt::Key_Down); // promote
        press(wizard, Qt::Key_S, Qt::AltModifier);
        press(wizard, Qt::Key_O, Qt::AltModifier); // Port
        press(wizard, Qt::Key_A, Qt::ControlModifier);
        type(wizard, QStringLiteral("5999"));
        next(wizard);
        next(wizard); // the checks are the engine's, and come when they come

        QSignalSpy accepted(&wizard, &QDialog::accepted);
        auto *command = wizard.currentPage()->findChild<CommandPreview *>();
        QVERIFY(command->command().contains(QStringLiteral("-T /ts/fast=/new/fast")));
        press(wizard, Qt::Key_R, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);

        const RestoreRequest request = wizard.request();
        QCOMPARE(request.backup, newestOfSample());
        QCOMPARE(request.target.kind, TargetKind::Xid);
        QCOMPARE(request.target.xid, 4711U);
        QCOMPARE(request.target.inclusive, false);
        QCOMPARE(request.target.action, TargetAction::Promote);
        QCOMPARE(request.pgdata, "/new/data");
        QCOMPARE(request.walDirectory, "/new/wal");
        QCOMPARE(request.tablespaces.size(), 1U);
        QCOMPARE(request.tablespaces[0].to, "/new/fast");
        QVERIFY(request.asReplica);
        QCOMPARE(request.serverPort, std::uint16_t(5999));
        QVERIFY(!request.inPlace);
    }

    void inPlaceAsksForTheName()
    {
        Fixture fixture;
        fixture.openSample();
        InstanceSnapshot instance = *fixture.catalogs.instance(samplePath, "main");
        instance.config.pgdata = "/var/lib/pg/main";
        fixture.fake.restorePlanAnswer->places = {{"data directory", "/var/lib/pg/main", PlannedPlace::State::Kept,
                                                   1000, "/var/lib/pg/main.before-restore-20261121T034405Z"}};
        RestoreWizard wizard(fixture.services, sampleRef, instance, std::nullopt, std::nullopt, nullptr);
        present(wizard);
        next(wizard);
        next(wizard);
        press(wizard, Qt::Key_L, Qt::AltModifier); // In place
        QCOMPARE(wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->text(), QStringLiteral("/var/lib/pg/main"));
        next(wizard);
        next(wizard);
        next(wizard);
        QVERIFY(wizard.findChild<FactsView *>(QStringLiteral("review"))
                    ->facts()
                    .plainText()
                    .contains(QStringLiteral("main.before-restore-20261121T034405Z")));
        QVERIFY(!canGoOn(wizard));
        press(wizard, Qt::Key_N, Qt::AltModifier); // to the field
        type(wizard, QStringLiteral("mai"));
        QVERIFY(!canGoOn(wizard));
        type(wizard, QStringLiteral("n"));
        QVERIFY(canGoOn(wizard));
        QVERIFY(wizard.request().inPlace);
        QVERIFY(wizard.findChild<QWidget *>(QStringLiteral("confirm"))->isVisible());
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        press(wizard, Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
    }

    /// A backup that ended within the last second cannot lead to a moment a second before the end: whether it is chosen
    /// before the archive was read, as by somebody quick, or after, as in the wizard.
    void offeredMomentIsNotBeforeTheBackup()
    {
        constexpr Moment ended = sampleEnd - 400'123;
        const BackupRecord early = backupEnding(1'790'000'100, sampleEnd - 500'000'000);
        const BackupRecord late = backupEnding(1'790'000'599, ended);
        for (const bool before : {true, false}) {
            Fixture fixture;
            fixture.fake.recoveryAnswer = sampleRecovery();
            fixture.fake.pointsAnswer = samplePoints();
            MomentPicker picker(fixture.services, sampleRef, {late, early}, std::nullopt);
            picker.editor()->setKind(TargetKind::Time);
            if (before)
                picker.setBackup(late.id);
            presentRead(picker);
            picker.setBackup(late.id);
            QCOMPARE(picker.target().time, (Timestamp{ended}));
            QCOMPARE(picker.view()->cursor().moment, ended);
            picker.setBackup(early.id);
            QCOMPARE(picker.target().time, (Timestamp{sampleEnd - 1'000'000}));
            picker.setBackup(late.id);
            QCOMPARE(picker.target().time, (Timestamp{ended}));
            // What somebody chose stays, and is refused in words where it has to be.
            picker.editor()->setTime(Timestamp{sampleEnd - 2'000'000});
            picker.setBackup(early.id);
            picker.setBackup(late.id);
            QCOMPARE(picker.target().time, (Timestamp{sampleEnd - 2'000'000}));
        }
    }

    /// Nor does one on another timeline lead to the newest moment.
    void offeredMomentIsOnTheTimelineOfTheBackup()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        RecoveryWindow later = fixture.fake.recoveryAnswer->windows.front();
        later.timeline = TimelineId{2};
        later.fromTime = Timestamp{sampleEnd};
        later.toTime = Timestamp{sampleEnd + 900'000'000};
        fixture.fake.recoveryAnswer->windows.push_back(later);
        const BackupRecord backup = backupEnding(1'790'000'100, sampleEnd - 500'000'000);
        MomentPicker picker(fixture.services, sampleRef, {backup}, std::nullopt);
        picker.editor()->setKind(TargetKind::Time);
        presentRead(picker);
        QCOMPARE(picker.target().time, (Timestamp{sampleEnd + 899'000'000}));
        const std::size_t newest = picker.view()->cursor().lane;
        picker.setBackup(backup.id);
        QCOMPARE(picker.target().time, (Timestamp{sampleEnd - 1'000'000}));
        QVERIFY(picker.view()->cursor().lane != newest);
        QCOMPARE(picker.view()->scene().lanes[picker.view()->cursor().lane].timeline, TimelineId{1});
    }

    /// What somebody typed while the archive was being read stays.
    void typedMomentIsNotOfferedAnother()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        MomentPicker picker(fixture.services, sampleRef, {}, std::nullopt);
        picker.editor()->setKind(TargetKind::Time);
        picker.editor()->setTime(Timestamp{sampleEnd - 77'000'000});
        presentRead(picker);
        QCOMPARE(picker.target().time, (Timestamp{sampleEnd - 77'000'000}));
        QCOMPARE(picker.view()->cursor().moment, sampleEnd - 77'000'000);
    }

    /// Picture, fields and list are one choice.
    void momentsFollowEachOther()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        fixture.fake.pointsAnswer = samplePoints();
        MomentPicker picker(fixture.services, sampleRef, {}, std::nullopt);
        picker.resize(900, 600);
        present(picker);
        QTRY_VERIFY(!picker.isReading() && !picker.view()->scene().isEmpty());
        // At first: one second before the end, in case somebody wants a time.
        picker.editor()->setKind(TargetKind::Time);
        QCOMPARE(picker.target().time, (Timestamp{sampleEnd - 1'000'000}));
        QCOMPARE(picker.view()->cursor().moment, sampleEnd - 1'000'000);
        // The cursor sets the fields.
        QSignalSpy changes(&picker, &MomentPicker::changed);
        picker.view()->setCursor({0, sampleEnd - 90'000'000});
        QCOMPARE(picker.target().time, (Timestamp{sampleEnd - 90'000'000}));
        QCOMPARE(picker.target().timeline, "1");
        QVERIFY(!changes.isEmpty());
        // The very end is a position: no later transaction would show that the time has come.
        picker.view()->setFocus();
        press(picker, Qt::Key_End);
        QCOMPARE(picker.target().kind, TargetKind::Lsn);
        QCOMPARE(picker.target().lsn, Lsn{0x5000});
        // The fields set the cursor.
        picker.editor()->setKind(TargetKind::Time);
        picker.editor()->setTime(Timestamp{sampleEnd - 30'000'000});
        QCOMPARE(picker.view()->cursor().moment, sampleEnd - 30'000'000);
    }

    /// A name that was used twice: both are offered with their times, and each leads to its own place.
    void restorePointsOfOneName()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        fixture.fake.pointsAnswer = samplePoints();
        MomentPicker picker(fixture.services, sampleRef, {}, std::nullopt);
        present(picker);
        auto *list = picker.findChild<QTreeView *>(QStringLiteral("restorePoints"));
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QCOMPARE(picker.view()->scene().marks.size(), 3U);
        // Newest first.
        list->setCurrentIndex(list->model()->index(0, 0));
        QCOMPARE(picker.target().kind, TargetKind::Lsn);
        QCOMPARE(picker.target().lsn, Lsn{0x4000});
        list->setCurrentIndex(list->model()->index(2, 0));
        QCOMPARE(picker.target().kind, TargetKind::Lsn);
        QCOMPARE(picker.target().lsn, Lsn{0x2000});
        QCOMPARE(picker.view()->cursor().moment, sampleEnd - 300'000'000);
        // A name that is unique is a name.
        list->setCurrentIndex(list->model()->index(1, 0));
        QCOMPARE(picker.target().kind, TargetKind::Name);
        QCOMPARE(picker.target().name, "before the upgrade");
    }

    /// Where there is much WAL, nobody reads it unasked.
    void restorePointsInMuchWal()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        fixture.fake.recoveryAnswer->windows.front().to = Lsn{100ULL << 30};
        fixture.fake.pointsAnswer = samplePoints();
        MomentPicker picker(fixture.services, sampleRef, {}, std::nullopt);
        present(picker);
        auto *find = picker.findChild<QAbstractButton *>(QStringLiteral("findPoints"));
        QTRY_VERIFY(find->isVisible());
        QVERIFY(!picker.isReading());
        auto *list = picker.findChild<QTreeView *>(QStringLiteral("restorePoints"));
        QCOMPARE(list->model()->rowCount(), 0);
        press(picker, Qt::Key_F, Qt::AltModifier);
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QVERIFY(!find->isVisible());
    }

    void aRefusedPlanIsNotStarted()
    {
        Fixture fixture;
        fixture.fake.restorePlanAnswer->refusals = {
            {ErrorCode::TargetUnreachable, "the target lies behind the last transaction", {}, "choose an earlier one"}};
        fixture.fake.restorePlanAnswer->alternatives = {
            {true, TimelineId{1}, Lsn{5}, Timestamp{}, "the end of the WAL", {}}};
        fixture.openSample();
        RestoreWizard wizard(fixture.services, sampleRef, *fixture.catalogs.instance(samplePath, "main"), std::nullopt,
                             RestoreMoment{Timestamp{1'790'000'000'123'456}, TimelineId{1}}, nullptr);
        present(wizard);
        // To the microsecond, as it was pointed at.
        QCOMPARE(wizard.request().target.time, (Timestamp{1'790'000'000'123'456}));
        QCOMPARE(wizard.request().target.timeline, "1");
        next(wizard);
        // Already here the readout says so.
        QTRY_VERIFY(wizard.findChild<QLabel *>(QStringLiteral("outlook"))
                        ->text()
                        .contains(QStringLiteral("behind the last transaction")));
        next(wizard);
        press(wizard, Qt::Key_D, Qt::AltModifier);
        type(wizard, QStringLiteral("/new/data"));
        next(wizard);
        next(wizard);
        QTRY_VERIFY(!wizard.currentPage()
                         ->findChild<QLabel *>(QStringLiteral("problem"))
                         ->text()
                         .contains(QStringLiteral("are running")));
        QVERIFY(!wizard.currentPage()->isComplete());
        const QString problem = wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"))->text();
        QVERIFY2(problem.contains(QStringLiteral("behind the last transaction")), qPrintable(problem));
        QVERIFY2(problem.contains(QStringLiteral("Possible before it: the end of the WAL")), qPrintable(problem));
        QVERIFY(fixture.fake.restores().empty());
        const auto steps = wizard.findChild<StepList *>()->steps();
        const auto target = std::ranges::find(steps, "target", &CheckStep::key);
        QVERIFY(target != steps.end());
        QCOMPARE(target->outcome, StepOutcome::Failed);
        QCOMPARE(target->remedy, "choose an earlier one");
    }

    /// What is stored of a small backup is read before anything is written; damage is no reason to go on.
    void aDamagedBackupIsNotRestored()
    {
        Fixture fixture;
        fixture.openSample();
        const InstanceSnapshot &instance = *fixture.catalogs.instance(samplePath, "main");
        fixture.fake.restorePlanAnswer->backup = instance.backups.front();
        fixture.fake.restorePlanAnswer->chain = {instance.backups.front().id};
        fixture.fake.validationAnswer->findings = {Finding{.instance = "main",
                                                           .backup = instance.backups.front().id,
                                                           .file = "packs/x.pack",
                                                           .message = "a frame does not match its checksum",
                                                           .remedy = "take a new one"}};
        RestoreWizard wizard(fixture.services, sampleRef, instance, std::nullopt, std::nullopt, nullptr);
        present(wizard);
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/new/data"));
        for (int i = 0; i < 4; ++i)
            next(wizard);
        auto *verify = wizard.findChild<QAbstractButton *>(QStringLiteral("verifyNow"));
        QTRY_VERIFY(verify->isEnabled());
        if (fixture.fake.validations().empty())
            press(wizard, Qt::Key_V, Qt::AltModifier);
        QTRY_VERIFY(wizard.currentPage()
                        ->findChild<QLabel *>(QStringLiteral("problem"))
                        ->text()
                        .contains(QStringLiteral("does not match its checksum")));
        QVERIFY(!canGoOn(wizard));
        QCOMPARE(fixture.fake.validations().front().depth, ValidationDepth::Fast);
    }

    /// What was being verified for one choice says nothing about the next.
    void aVerificationIsOfTheChosenBackup()
    {
        Fixture fixture;
        fixture.openSample();
        const InstanceSnapshot &instance = *fixture.catalogs.instance(samplePath, "main");
        fixture.fake.restorePlanAnswer->backup = instance.backups.front();
        fixture.fake.restorePlanAnswer->chain = {instance.backups.front().id};
        fixture.fake.restorePlanAnswer->warnings = {"one thing", "another thing"};
        std::counting_semaphore<> late(0);
        std::atomic<int> verified = 0;
        fixture.engine.validate = [&](const ValidateRequest &, OperationContext &) -> Result<ValidationReport> {
            (void)late.try_acquire_for(std::chrono::seconds(30));
            ++verified;
            return ValidationReport{};
        };
        RestoreWizard wizard(fixture.services, sampleRef, instance, std::nullopt, std::nullopt, nullptr);
        present(wizard);
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/new/data"));
        for (int i = 0; i < 4; ++i)
            next(wizard);
        const auto problem = [&] {
            return wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"))->text();
        };
        QTRY_VERIFY(problem().contains(QStringLiteral("being verified")));
        wizard.back();
        fixture.fake.restorePlanAnswer->refusals = {{ErrorCode::Io, "one", {}, {}}, {ErrorCode::Io, "two", {}, {}}};
        fixture.fake.restorePlanAnswer->backup = instance.backups.back();
        next(wizard);
        QTRY_VERIFY(problem().contains(QStringLiteral("one")));
        late.release();
        QTRY_COMPARE(verified.load(), 1);
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(50);
        // Each of several remarks is there, and none says that this one was just read.
        std::set<std::string> keys;
        const auto steps = wizard.findChild<StepList *>()->steps();
        for (const CheckStep &step : steps) {
            keys.insert(step.key);
            QVERIFY(!step.detail.english().contains("just now"));
        }
        QCOMPARE(keys.size(), steps.size());
        QVERIFY(!canGoOn(wizard));
    }

    void restoreBeginsWithTheChosenBackup()
    {
        Fixture fixture;
        fixture.openSample();
        const InstanceSnapshot &instance = *fixture.catalogs.instance(samplePath, "main");
        const BackupId old = instance.backups.back().id;
        QCOMPARE(RestoreWizard(fixture.services, sampleRef, instance, old, std::nullopt, nullptr).request().backup,
                 old);
        // A corrupt one is not offered.
        QCOMPARE(RestoreWizard(fixture.services, sampleRef, instance, instance.backups[1].id, std::nullopt, nullptr)
                     .request()
                     .backup,
                 std::nullopt);
    }

    /// The words beside the timeline are of the backup that will be taken.
    void theReadoutIsOfTheChosenBackup()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        fixture.openSample();
        const InstanceSnapshot &instance = *fixture.catalogs.instance(samplePath, "main");
        const BackupId old = instance.backups.back().id;
        RestoreWizard wizard(fixture.services, sampleRef, instance, old,
                             RestoreMoment{Timestamp{sampleEnd - 30'000'000}, TimelineId{1}}, nullptr);
        present(wizard);
        next(wizard);
        auto *said = wizard.findChild<QLabel *>(QStringLiteral("readout"));
        QTRY_VERIFY2(said->text().contains(idText(old)), qPrintable(said->text()));
        // The choice is taken back: the newest that suits.
        wizard.back();
        wizard.findChild<QComboBox *>(QStringLiteral("backup"))->setCurrentIndex(0);
        next(wizard);
        QTRY_VERIFY2(said->text().contains(idText(instance.backups.front().id)), qPrintable(said->text()));
    }

    /// What was said about one moment does not stand beside another one while that is looked into.
    void theOutlookIsOfTheShownMoment()
    {
        Fixture fixture;
        fixture.fake.recoveryAnswer = sampleRecovery();
        fixture.openSample();
        const InstanceSnapshot &instance = *fixture.catalogs.instance(samplePath, "main");
        fixture.fake.restorePlanAnswer->backup = instance.backups.front();
        std::atomic<bool> held = false;
        std::counting_semaphore<> answers(0);
        fixture.engine.planRestore = [&, plan = fixture.engine.planRestore](const RestoreRequest &request,
                                                                            OperationContext &context) {
            if (held)
                (void)answers.try_acquire_for(std::chrono::seconds(30));
            return plan(request, context);
        };
        RestoreWizard wizard(fixture.services, sampleRef, instance, std::nullopt,
                             RestoreMoment{Timestamp{sampleEnd - 30'000'000}, TimelineId{1}}, nullptr);
        present(wizard);
        const auto outlook = [&] { return wizard.findChild<QLabel *>(QStringLiteral("outlook"))->text(); };
        next(wizard);
        QTRY_VERIFY2(outlook().contains(QStringLiteral("Takes backup")), qPrintable(outlook()));
        auto *picker = wizard.findChild<MomentPicker *>();
        QTRY_VERIFY(!picker->isReading());
        held = true;
        picker->view()->setCursor({0, sampleEnd - 90'000'000});
        QVERIFY2(!outlook().contains(QStringLiteral("Takes backup")), qPrintable(outlook()));
        QTRY_VERIFY2(outlook().contains(QStringLiteral("Looking for the way")), qPrintable(outlook()));
        held = false;
        answers.release();
        QTRY_VERIFY2(outlook().contains(QStringLiteral("Takes backup")), qPrintable(outlook()));
        QThreadPool::globalInstance()->waitForDone();
    }
};

QTEST_MAIN(TestRestoreWizard)
#include "test_restore_wizard.moc"
