#include "support/fixture.h"
#include "support/keyboard.h"
#include "widgets/command_preview.h"
#include "wizards/add_instance_wizard.h"
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
#include <QTimeZone>
#include <QTreeView>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const InstanceRef sampleRef{samplePath, "main"};

bool canGoOn(const QWizard &wizard)
{
    return wizard.button(wizard.nextId() < 0 ? QWizard::FinishButton : QWizard::NextButton)->isEnabled();
}

/// Next, by its mnemonic, when that is permitted.
void next(QWizard &wizard)
{
    QVERIFY2(canGoOn(wizard), qPrintable(wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"))->text()));
    press(wizard, Qt::Key_N, Qt::AltModifier);
}

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
        next(wizard);

        QSignalSpy accepted(&wizard, &QDialog::accepted);
        QVERIFY(wizard.findChild<CommandPreview *>()->command().contains(QStringLiteral("-T /ts/fast=/new/fast")));
        // The plan is the engine's, and comes when it comes.
        QTRY_VERIFY(wizard.currentPage()->isComplete());
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
        press(wizard, Qt::Key_D, Qt::AltModifier);
        type(wizard, QStringLiteral("/new/data"));
        next(wizard);
        next(wizard);
        QTRY_VERIFY(!wizard.currentPage()
                         ->findChild<QLabel *>(QStringLiteral("problem"))
                         ->text()
                         .contains(QStringLiteral("being made")));
        QVERIFY(!wizard.currentPage()->isComplete());
        const QString problem = wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"))->text();
        QVERIFY2(problem.contains(QStringLiteral("behind the last transaction")), qPrintable(problem));
        QVERIFY2(problem.contains(QStringLiteral("Possible before it: the end of the WAL")), qPrintable(problem));
        QVERIFY(fixture.fake.restores().empty());
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
