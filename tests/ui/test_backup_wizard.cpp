#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/wizards.h"
#include "support/zone.h"
#include "widgets/command_preview.h"
#include "wizards/backup_wizard.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const InstanceRef sampleRef{samplePath, "main"};

QString textOf(const QWidget &window, const char *label)
{
    return window.findChild<QLabel *>(QString::fromLatin1(label))->text();
}

QString factsOf(const BackupWizard &wizard, BackupMode mode)
{
    return textOf(wizard, qPrintable(QStringLiteral("facts-%1").arg(static_cast<int>(mode))));
}

QString problemOf(const QWizard &wizard)
{
    return wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"))->text();
}

} // namespace

class TestBackupWizard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A day of the wizard is in the zone in which all times are shown, and it says in which.
    void aPinEndsInTheShownZone()
    {
        setZone("Asia/Kolkata");
        {
            Fixture fixture;
            for (const bool utc : {false, true}) {
                fixture.theme.setUtc(utc);
                BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
                auto *until = wizard.findChild<QDateTimeEdit *>(QStringLiteral("pinUntil"));
                QCOMPARE(until->dateTime().offsetFromUtc(), utc ? 0 : 19'800);
                const auto labels = wizard.findChildren<QLabel *>();
                const auto label = std::ranges::find(labels, until, [](const QLabel *each) { return each->buddy(); });
                QVERIFY(label != labels.end());
                QVERIFY((*label)->text().contains(utc ? QStringLiteral("UTC") : QStringLiteral("local time")));
            }
        }
        setZone("UTC");
    }

    void byKeyboard()
    {
        Fixture fixture;
        BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
        present(wizard);
        press(wizard, Qt::Key_D, Qt::AltModifier); // Delta
        next(wizard);
        press(wizard, Qt::Key_A, Qt::AltModifier); // Archive
        press(wizard, Qt::Key_H, Qt::AltModifier); // Host
        type(wizard, QStringLiteral("standby.example"));
        press(wizard, Qt::Key_I, Qt::AltModifier); // Data directory
        type(wizard, QStringLiteral("/standby/data"));
        next(wizard);
        press(wizard, Qt::Key_C, Qt::AltModifier); // Compression
        press(wizard, Qt::Key_Down);               // LZ4
        press(wizard, Qt::Key_T, Qt::AltModifier); // Threads
        press(wizard, Qt::Key_A, Qt::ControlModifier);
        type(wizard, QStringLiteral("7"));
        press(wizard, Qt::Key_R, Qt::AltModifier); // Rate limit
        press(wizard, Qt::Key_Up);
        press(wizard, Qt::Key_E, Qt::AltModifier); // Spread the checkpoint
        next(wizard);
        press(wizard, Qt::Key_O, Qt::AltModifier); // Note
        type(wizard, QStringLiteral("it's me"));
        press(wizard, Qt::Key_K, Qt::AltModifier); // Keep it
        press(wizard, Qt::Key_Down);               // for some days
        press(wizard, Qt::Key_Y, Qt::AltModifier);
        press(wizard, Qt::Key_A, Qt::ControlModifier);
        type(wizard, QStringLiteral("9"));
        press(wizard, Qt::Key_D, Qt::AltModifier); // Damaged pages
        press(wizard, Qt::Key_Down);
        press(wizard, Qt::Key_V, Qt::AltModifier); // Validate: off
        next(wizard);
        QTRY_COMPARE(fixture.fake.backupChecks().size(), 1U);
        next(wizard);
        const QString command = wizard.currentPage()->findChild<CommandPreview *>()->command();
        QVERIFY2(command.contains(QStringLiteral("'--note=it'\\''s me'")), qPrintable(command));
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        press(wizard, Qt::Key_B, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);

        const BackupRequest request = wizard.request();
        QCOMPARE(request.ref.instance, "main");
        QCOMPARE(request.mode, BackupMode::Delta);
        QVERIFY(!request.automaticMode);
        QVERIFY(!request.stream);
        QCOMPARE(request.connection.host, "standby.example");
        QCOMPARE(request.pgdata, "/standby/data");
        QCOMPARE(request.note, "it's me");
        QCOMPARE(request.codec, Codec::Lz4);
        QCOMPARE(request.threads, 7U);
        QCOMPARE(request.rateLimit, 10ULL * 1024 * 1024);
        QCOMPARE(request.badPages, BadPagePolicy::Fail);
        QCOMPARE(request.pin.ttlSeconds, 9 * 86'400);
        QVERIFY(request.smoothCheckpoint);
        QVERIFY(!request.validateAfterwards);
        QVERIFY(fixture.fake.backups().empty()); // the wizard itself does nothing
    }

    void remembersWhatWasUsed()
    {
        Fixture fixture;
        {
            BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
            auto *codec = wizard.findChild<QComboBox *>(QStringLiteral("codec"));
            codec->setCurrentIndex(codec->findData(static_cast<int>(Codec::Zlib)));
            wizard.accept();
        }
        {
            BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
            QCOMPARE(wizard.request().codec, Codec::Zlib);
            auto *codec = wizard.findChild<QComboBox *>(QStringLiteral("codec"));
            codec->setCurrentIndex(codec->findData(static_cast<int>(Codec::None)));
            QCOMPARE(wizard.request().level, std::nullopt);
            wizard.reject(); // what was not confirmed is not remembered
        }
        QCOMPARE(BackupWizard(fixture.services, sampleRef, {}, nullptr).request().codec, Codec::Zlib);
        // Another instance has its own memory, and its configuration counts.
        InstanceConfig config;
        config.compressAlgorithm = Codec::Lz4;
        QCOMPARE(BackupWizard(fixture.services, {samplePath, "other"}, config, nullptr).request().codec, Codec::Lz4);
    }

    void modesAndTheirReasons()
    {
        Fixture fixture;
        fixture.fake.judgement->verdicts[0] = {BackupMode::Summary, false, "summarize_wal is off"};
        fixture.fake.judgement->verdicts[2] = {BackupMode::Page, true, "much WAL was written"};
        fixture.fake.judgement->automatic = BackupMode::Ptrack;
        fixture.openSample();
        BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
        present(wizard);
        QVERIFY(wizard.request().automaticMode); // the default
        QTRY_VERIFY(wizard.isJudged());
        const QString automatic = textOf(wizard, "facts--1");
        QVERIFY2(automatic.contains(QStringLiteral("It would take Ptrack")), qPrintable(automatic));
        QVERIFY2(automatic.contains(QStringLiteral("No history yet")), qPrintable(automatic));
        QVERIFY(canGoOn(wizard));
        press(wizard, Qt::Key_S, Qt::AltModifier); // Summary
        QVERIFY(!canGoOn(wizard));
        QVERIFY(problemOf(wizard).contains(QStringLiteral("summarize_wal is off")));
        press(wizard, Qt::Key_G, Qt::AltModifier); // Page
        QVERIFY(canGoOn(wizard));
        QVERIFY(factsOf(wizard, BackupMode::Page).contains(QStringLiteral("much WAL was written")));
        // Two good full backups in the sample; the corrupt one does not count.
        const QString full = factsOf(wizard, BackupMode::Full);
        QVERIFY2(full.contains(QStringLiteral("by the last 2")), qPrintable(full));
        QVERIFY(full.contains(QStringLiteral("12 s")) || full.contains(QStringLiteral("13 s")));
    }

    void aServerThatCannotBeAsked()
    {
        Fixture fixture;
        fixture.fake.judgement = fail(ErrorCode::Connection, "no connection", {}, {});
        fixture.fake.backupCheckAnswer->steps = {
            {"connect", "Connect", StepOutcome::Failed, "no connection to the server", "start the server"}};
        BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
        present(wizard);
        QTRY_VERIFY(wizard.isJudged());
        QVERIFY(textOf(wizard, "facts--1").contains(QStringLiteral("no connection")));
        for (int i = 0; i < 4; ++i)
            next(wizard);
        QTRY_COMPARE(problemOf(wizard), QStringLiteral("no connection to the server"));
        QVERIFY(!canGoOn(wizard));
        // It is back: the same page again.
        fixture.fake.backupCheckAnswer->steps.front().outcome = StepOutcome::Passed;
        press(wizard, Qt::Key_G, Qt::AltModifier);
        QTRY_VERIFY(canGoOn(wizard));
    }

    void wrongPorts_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << "" << true;
        QTest::newRow("number") << "5433" << true;
        QTest::newRow("too large") << "70000" << false;
        QTest::newRow("text") << "five" << false;
    }

    void wrongPorts()
    {
        QFETCH(QString, port);
        QFETCH(bool, good);
        Fixture fixture;
        BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
        present(wizard);
        next(wizard);
        wizard.findChild<QLineEdit *>(QStringLiteral("port"))->setText(port);
        QCOMPARE(canGoOn(wizard), good);
    }

    void escapeStartsNothing()
    {
        Fixture fixture;
        BackupWizard wizard(fixture.services, sampleRef, {}, nullptr);
        present(wizard);
        next(wizard);
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        press(wizard, Qt::Key_Escape);
        QVERIFY(!wizard.isVisible());
        QCOMPARE(accepted.size(), 0);
        QVERIFY(fixture.fake.backups().empty());
    }
};

QTEST_MAIN(TestBackupWizard)
#include "test_backup_wizard.moc"
