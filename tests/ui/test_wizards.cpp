#include "base/format.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/wizards.h"
#include "support/zone.h"
#include "timeline/timeline_view.h"
#include "widgets/command_preview.h"
#include "widgets/facts_view.h"
#include "widgets/step_list.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/look_dialog.h"
#include "wizards/moment_picker.h"
#include "wizards/restore_rules.h"
#include "wizards/restore_wizard.h"
#include "wizards/target_editor.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>
#include <QTreeView>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <set>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const InstanceRef sampleRef{samplePath, "main"};

ServerCheckReport goodReport()
{
    return {.steps = {{"connect", "Connect", StepOutcome::Passed, "connected as postgres", {}}},
            .dataDirectory = "/data",
            .serverVersion = "17.2",
            .systemIdentifier = SystemIdentifier{1},
            .currentArchiveCommand = "(disabled)",
            .proposedArchiveCommand = "cairn archive-push …",
            .archiveModeOn = false};
}

ServerCheckReport badReport()
{
    return {.steps = {{"connect", "Connect", StepOutcome::Failed, "no connection", "start the server"}},
            .dataDirectory = {},
            .serverVersion = {},
            .systemIdentifier = {},
            .currentArchiveCommand = {},
            .proposedArchiveCommand = "cairn archive-push …",
            .archiveModeOn = false};
}

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

} // namespace

class TestWizards : public QObject {
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

    void aLookAtWhatWasRestored()
    {
        Fixture fixture;
        fixture.fake.lookAnswer->stage = LookState::Stage::AtTarget;
        fixture.fake.lookAnswer->serverVersion = "17.2";
        fixture.fake.lookAnswer->databases = {{"shop", 1000}};
        fixture.fake.closeGate();
        LookDialog dialog(fixture.services, sampleRef, "/new/data", nullptr);
        present(dialog);
        QTRY_COMPARE(fixture.fake.waiting(), 1);
        QVERIFY(fixture.fake.looks().front().stay);
        auto *facts = dialog.findChild<FactsView *>(QStringLiteral("lookFacts"));
        QTRY_VERIFY(facts->facts().plainText().contains(QStringLiteral("shop")));
        QVERIFY(dialog.isRunning());
        press(dialog, Qt::Key_Escape); // the server goes with the window
        QTRY_VERIFY(!dialog.isRunning());
        // Even when that is not closed, but goes with its parent.
        {
            const LookDialog other(fixture.services, sampleRef, "/new/data", nullptr);
            QTRY_COMPARE(fixture.fake.waiting(), 1);
        }
        QTRY_COMPARE(fixture.jobs.activeCount(), 0);
    }

    void aLookThatFails()
    {
        Fixture fixture;
        fixture.fake.lookAnswer =
            fail(ErrorCode::NotFound, "the programs of PostgreSQL 17 were not found", {}, "install");
        LookDialog dialog(fixture.services, sampleRef, "/new/data", nullptr);
        present(dialog);
        QTRY_VERIFY(!dialog.isRunning());
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("lookDetail"))
                    ->text()
                    .contains(QStringLiteral("were not found")));
        dialog.findChild<QLineEdit *>(QStringLiteral("programs"))->setText(QStringLiteral("/opt/pg/bin"));
        press(dialog, Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(fixture.fake.looks().size(), 2U);
        QCOMPARE(fixture.fake.looks().back().binDirectory, "/opt/pg/bin");
        QTRY_VERIFY(!dialog.isRunning());
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

    void targets_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("right");
        QTest::newRow("xid") << static_cast<int>(TargetKind::Xid) << "xid" << "twelve" << "12";
        QTest::newRow("lsn") << static_cast<int>(TargetKind::Lsn) << "lsn" << "1G/0" << "1F/A0";
        QTest::newRow("name") << static_cast<int>(TargetKind::Name) << "name" << "" << "before the mistake";
    }

    void targets()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QString, wrong);
        QFETCH(QString, right);
        TargetEditor editor;
        editor.setKind(static_cast<TargetKind>(kind));
        auto *line = editor.findChild<QLineEdit *>(field);
        line->setText(wrong);
        QVERIFY(!targetProblem(editor.target()).isEmpty());
        line->setText(right);
        QCOMPARE(targetProblem(editor.target()), QString());
        QCOMPARE(editor.target().kind, static_cast<TargetKind>(kind));
    }

    void timesKeepTheirInstantInAnotherZone()
    {
        TargetEditor editor;
        editor.setKind(TargetKind::Time);
        const Timestamp instant{1'790'000'000'123'000};
        editor.setTime(instant);
        QCOMPARE(editor.target().time.microseconds, instant.microseconds);
        editor.findChild<QComboBox *>(QStringLiteral("zone"))->setCurrentIndex(1);
        QCOMPARE(editor.target().time.microseconds, instant.microseconds);
        auto *edit = editor.findChild<QDateTimeEdit *>(QStringLiteral("time"));
        QCOMPARE(edit->dateTime().toUTC().time(), edit->time());
        edit->setDateTime(edit->dateTime().addSecs(-90));
        QCOMPARE(editor.target().time.microseconds, instant.microseconds - 90'000'000);
    }

    /// The offset is the one of the chosen moment, whatever it is today.
    void theZoneOfAMomentIsThatOfItsSeason()
    {
        setZone("Europe/Berlin");
        {
            TargetEditor editor;
            const auto *zone = editor.findChild<QComboBox *>(QStringLiteral("zone"));
            editor.setTime(Timestamp{1'784'000'000'000'000}); // in July
            QVERIFY2(zone->itemText(0).contains(QStringLiteral("+02:00")), qPrintable(zone->itemText(0)));
            editor.setTime(Timestamp{1'769'000'000'000'000}); // in January
            QVERIFY2(zone->itemText(0).contains(QStringLiteral("+01:00")), qPrintable(zone->itemText(0)));
        }
        setZone("UTC");
    }

    void timelines()
    {
        TargetEditor editor;
        auto *timeline = editor.findChild<QComboBox *>(QStringLiteral("timeline"));
        QCOMPARE(editor.target().timeline, std::nullopt);
        timeline->setCurrentIndex(1);
        QCOMPARE(editor.target().timeline, "latest");
        for (const char *text : {"3", "0x1F", "current"}) {
            timeline->setEditText(QString::fromLatin1(text));
            QCOMPARE(editor.target().timeline, text);
            QCOMPARE(targetProblem(editor.target()), QString());
        }
        for (const char *text : {"0", "-1", "three", "1x"}) {
            timeline->setEditText(QString::fromLatin1(text));
            QVERIFY2(!targetProblem(editor.target()).isEmpty(), text);
        }
    }

    void destinations_data()
    {
        QTest::addColumn<QString>("pgdata");
        QTest::addColumn<QString>("waldir");
        QTest::addColumn<QString>("mapping");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << "" << "" << "" << false;
        QTest::newRow("relative") << "data" << "" << "" << false;
        QTest::newRow("plain") << "/new/data" << "" << "" << true;
        QTest::newRow("the catalog") << "/srv/backup" << "" << "" << false;
        QTest::newRow("in the catalog") << "/srv/backup/x" << "" << "" << false;
        QTest::newRow("beside the catalog") << "/srv/backup2" << "" << "" << true;
        QTest::newRow("wal elsewhere") << "/new/data" << "/new/wal" << "" << true;
        QTest::newRow("wal relative") << "/new/data" << "wal" << "" << false;
        QTest::newRow("wal inside") << "/new/data" << "/new/data/wal" << "" << false;
        QTest::newRow("mapping") << "/new/data" << "" << "/new/ts" << true;
        QTest::newRow("mapping relative") << "/new/data" << "" << "ts" << false;
    }

    void destinations()
    {
        QFETCH(QString, pgdata);
        QFETCH(QString, waldir);
        QFETCH(QString, mapping);
        QFETCH(bool, good);
        RestoreRequest request;
        request.ref = sampleRef;
        request.pgdata = pgdata.toStdString();
        if (!waldir.isEmpty())
            request.walDirectory = waldir.toStdString();
        if (!mapping.isEmpty())
            request.tablespaces = {{"/ts/fast", mapping.toStdString()}};
        QCOMPARE(destinationProblem(request).isEmpty(), good);
    }

    void twoTablespacesNeedTwoPlaces()
    {
        QVERIFY(!mappingProblem({{"/a", "/new"}, {"/b", "/new"}}).isEmpty());
        QVERIFY(mappingProblem({{"/a", "/new/a"}, {"/b", "/new/b"}}).isEmpty());
    }

    void addInstanceByKeyboard()
    {
        Fixture fixture;
        fixture.openSample();
        fixture.fake.checkAnswer = goodReport();
        AddInstanceWizard wizard(fixture.services, samplePath, nullptr);
        present(wizard);
        QVERIFY(!canGoOn(wizard));
        type(wizard, QStringLiteral("main"));
        press(wizard, Qt::Key_D, Qt::AltModifier);
        type(wizard, QStringLiteral("/var/lib/pg"));
        QVERIFY(!canGoOn(wizard));                 // the name is taken
        press(wizard, Qt::Key_E, Qt::AltModifier); // Name
        press(wizard, Qt::Key_A, Qt::ControlModifier);
        type(wizard, QStringLiteral("second"));
        wizard.findChild<QLineEdit *>(QStringLiteral("port"))->setFocus();
        type(wizard, QStringLiteral("70000"));
        QVERIFY(!canGoOn(wizard));
        press(wizard, Qt::Key_A, Qt::ControlModifier);
        type(wizard, QStringLiteral("5433"));
        QVERIFY(canGoOn(wizard));
        wizard.next();

        QTRY_VERIFY(canGoOn(wizard));
        next(wizard);
        press(wizard, Qt::Key_S, Qt::AltModifier); // set it now
        next(wizard);
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        press(wizard, Qt::Key_A, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(wizard.request().ref.instance, "second");
        QCOMPARE(wizard.request().pgdata, "/var/lib/pg");
        QCOMPARE(wizard.request().settings.port, "5433");
        QCOMPARE(wizard.request().settings.host, std::nullopt);
        QVERIFY(wizard.wantsArchiveSetup());
        QVERIFY(fixture.fake.instances().empty()); // the wizard itself does nothing
    }

    void nextIsOffWhileTheTestRuns()
    {
        Fixture fixture;
        fixture.fake.checkAnswer = badReport();
        fixture.fake.closeGate();
        AddInstanceWizard wizard(fixture.services, samplePath, nullptr);
        present(wizard);
        wizard.findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("x"));
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/data"));
        wizard.next();
        QTRY_COMPARE(fixture.fake.waiting(), 1);
        QVERIFY(!canGoOn(wizard));
        fixture.fake.openGate();
        auto *anyway = wizard.findChild<QWidget *>(QStringLiteral("anyway"));
        QTRY_VERIFY(anyway->isVisible());
        QVERIFY(!canGoOn(wizard)); // it failed
        press(wizard, Qt::Key_A, Qt::AltModifier);
        QVERIFY(canGoOn(wizard)); // the user insists
        // A better test takes that back.
        fixture.fake.checkAnswer = goodReport();
        press(wizard, Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY(canGoOn(wizard) && !anyway->isVisible());
        // Without a connection nothing can be set on the server.
        fixture.fake.checkAnswer = badReport();
        press(wizard, Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY(anyway->isVisible());
        press(wizard, Qt::Key_A, Qt::AltModifier);
        next(wizard);
        QVERIFY(!wizard.findChild<QWidget *>(QStringLiteral("now"))->isEnabled());
        QVERIFY(!wizard.wantsArchiveSetup());
    }

    void closedHalfWay()
    {
        Fixture fixture;
        fixture.fake.closeGate();
        {
            AddInstanceWizard wizard(fixture.services, samplePath, nullptr);
            present(wizard);
            wizard.findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("x"));
            wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/data"));
            wizard.next();
            QTRY_COMPARE(fixture.fake.waiting(), 1);
            press(wizard, Qt::Key_Escape);
            QVERIFY(!wizard.isVisible());
        }
        QTRY_COMPARE(fixture.fake.waiting(), 0);
    }
};

QTEST_MAIN(TestWizards)
#include "test_wizards.moc"
