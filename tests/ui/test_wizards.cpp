#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/plans.h"
#include "support/wizards.h"
#include "support/zone.h"
#include "widgets/facts_view.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/look_dialog.h"
#include "wizards/restore_rules.h"
#include "wizards/target_editor.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

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
        TargetEditor editor(Timestamp::now());
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
        TargetEditor editor(Timestamp::now());
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
            TargetEditor editor(Timestamp::now());
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
        TargetEditor editor(Timestamp::now());
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
