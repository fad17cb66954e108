#include "base/format.h"
#include "models/columns.h"
#include "models/settings_model.h"
#include "operations/command_line.h"
#include "support/window_fixture.h"
#include "support/zone.h"
#include "views/overview_page.h"
#include "views/settings_page.h"
#include "widgets/path_list_edit.h"
#include "widgets/step_list.h"
#include "wizards/settings_dialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const InstanceRef ref{samplePath, "main"};

InstanceConfig storedConfig()
{
    InstanceConfig config;
    config.pgdata = "/data";
    config.host = "db1";
    config.majorVersion = 17;
    config.quarantineSeconds = 90'000; // not a whole number of days
    return config;
}

const SettingRow *find(const std::vector<SettingRow> &rows, const char *name)
{
    const auto found = std::ranges::find_if(rows, [name](const SettingRow &row) { return row.setting.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

template <class Widget>
Widget *field(const QWidget &parent, const char *name)
{
    return parent.findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAndWhereTheyComeFrom()
    {
        const auto rows = settingRows(storedConfig(), samplePath);
        QCOMPARE(find(rows, "pghost")->setting.origin, ConfigOrigin::Stored);
        QCOMPARE(find(rows, "pghost")->setting.value, "db1");
        QCOMPARE(find(rows, "archive-timeout")->setting.origin, ConfigOrigin::Default);
        QCOMPARE(find(rows, "archive-timeout")->setting.value, "5min");
        QCOMPARE(find(rows, "server-major-version")->setting.origin, ConfigOrigin::Cluster);
        QVERIFY(!find(rows, "pgport"));
        for (const SettingRow &row : rows)
            QVERIFY2(!row.meaning.isEmpty(), row.setting.name.c_str());
        const std::unique_ptr<SettingsModel> model(makeSettingsModel(nullptr));
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->update(rows);
        model->update(settingRows({}, samplePath));
        model->update(rows);
        QCOMPARE(model->rowCount(), static_cast<int>(rows.size()));
    }

    void onlyWhatWasChangedIsWritten()
    {
        InstanceConfig fresh = storedConfig();
        fresh.user = "somebody else set it";
        ConfigChange change{ref, storedConfig(), storedConfig()};
        QCOMPARE(withChange(fresh, change), fresh);
        change.after.host = "db2";
        change.after.compressLevel = 3;
        InstanceConfig wanted = fresh;
        wanted.host = "db2";
        wanted.compressLevel = 3;
        QCOMPARE(withChange(fresh, change), wanted);
        QCOMPARE(commandText(commandArguments(change)),
                 "cairn set-config -B /srv/backup --instance=main --pghost=db2 --compress-level=3");
        change.after.host.reset();
        QVERIFY(!withChange(fresh, change).host);
        QVERIFY(commandArguments(change).empty()); // the command line cannot take a value away
    }

    void theDialogChangesWhatIsTouched()
    {
        Fixture f;
        SettingsDialog dialog(f.services, ref, storedConfig(), nullptr);
        auto *verb = field<QPushButton>(dialog, "verb");
        QCOMPARE(dialog.request().after, storedConfig());
        QVERIFY(!verb->isEnabled());
        field<QLineEdit>(dialog, "port")->setText(QStringLiteral("99999"));
        QVERIFY(!verb->isEnabled());
        QVERIFY(field<QLabel>(dialog, "problem")->text().contains(QStringLiteral("65535")));
        field<QLineEdit>(dialog, "port")->setText(QStringLiteral("5433"));
        QVERIFY(verb->isEnabled());
        QCOMPARE(dialog.request().after.port, std::optional<std::string>("5433"));
        QCOMPARE(dialog.request().after.quarantineSeconds, storedConfig().quarantineSeconds);
        field<QSpinBox>(dialog, "quarantine")->setValue(7);
        QCOMPARE(dialog.request().after.quarantineSeconds, std::optional<std::int64_t>(7 * 86'400));
        field<QComboBox>(dialog, "algorithm")->setCurrentIndex(2); // zlib has no level 22
        field<QSpinBox>(dialog, "level")->setValue(22);
        QVERIFY(!verb->isEnabled());
        field<QSpinBox>(dialog, "level")->setValue(6);
        QVERIFY(verb->isEnabled());
        QCOMPARE(dialog.request().after.compressAlgorithm, std::optional(Codec::Zlib));
        field<QLineEdit>(dialog, "pgdata")->setText(QStringLiteral("relative"));
        QVERIFY(!verb->isEnabled());
    }

    void theLogAndExternalDirectoriesAreChanged()
    {
        Fixture f;
        InstanceConfig stored = storedConfig();
        stored.logLevelFile = "WARNING"; // as another version may have written it
        stored.logRotationSize = 100'000;
        stored.logDirectory = "/var/log//cairn";
        stored.externalDirectories = {"/etc/a:b"};
        SettingsDialog dialog(f.services, ref, stored, nullptr);
        auto *verb = field<QPushButton>(dialog, "verb");
        auto *problem = field<QLabel>(dialog, "problem");
        QCOMPARE(dialog.request().after, stored); // nothing is written otherwise than it was read
        QCOMPARE(field<QLineEdit>(dialog, "logSize")->text(), QStringLiteral("100000B"));
        field<QLineEdit>(dialog, "logSize")->setText(QStringLiteral("16 elephants"));
        QVERIFY(!verb->isEnabled());
        QVERIFY(problem->text().contains(QStringLiteral("elephants")));
        field<QLineEdit>(dialog, "logSize")->setText(QStringLiteral("16mb"));
        field<QLineEdit>(dialog, "logAge")->setText(QStringLiteral("7d"));
        field<QLineEdit>(dialog, "logDirectory")->setText(QStringLiteral("log"));
        QVERIFY(!verb->isEnabled());
        QVERIFY(problem->text().contains(QStringLiteral("log-directory")));
        field<QLineEdit>(dialog, "logDirectory")->setText(QStringLiteral("/srv/log"));
        auto *level = field<QComboBox>(dialog, "logFile");
        level->setCurrentIndex(level->findData(QStringLiteral("error")));
        auto *external = field<QLineEdit>(dialog, "externalDirectories");
        QCOMPARE(external->text(), QStringLiteral("/etc/a\\:b"));
        external->setText(QStringLiteral("/etc/x:/etc/x"));
        QVERIFY(!verb->isEnabled());
        QVERIFY(problem->text().contains(QStringLiteral("named twice")));
        external->setText(QStringLiteral("/srv/b:/srv/a"));
        QVERIFY2(verb->isEnabled(), qPrintable(problem->text()));
        InstanceConfig wanted = stored;
        wanted.logRotationSize = 16 << 20;
        wanted.logRotationAge = 7 * 86'400;
        wanted.logDirectory = "/srv/log";
        wanted.logLevelFile = "error";
        wanted.externalDirectories = {"/srv/a", "/srv/b"};
        QCOMPARE(dialog.request().after, wanted);
        QCOMPARE(commandText(commandArguments(dialog.request())),
                 "cairn set-config -B /srv/backup --instance=main --external-dirs=/srv/a:/srv/b --log-level-file=error "
                 "--log-directory=/srv/log --log-rotation-size=16MB --log-rotation-age=7d");
        external->clear();
        QVERIFY(!dialog.request().after.externalDirectories);
        QVERIFY(commandText(commandArguments(dialog.request())).contains("--external-dirs=none"));
        // A directory that is chosen comes behind what is there.
        external->setText(QStringLiteral("/srv/b"));
        f.dialogs.directories.append(QStringLiteral("/etc/c:d"));
        dialog.findChild<PathListEdit *>()->findChild<QToolButton *>()->click();
        QCOMPARE(dialog.request().after.externalDirectories, (std::vector<std::string>{"/etc/c:d", "/srv/b"}));
    }

    void theConnectionIsTestedAsItStandsInTheForm()
    {
        Fixture f;
        f.fake.checkAnswer = ServerCheckReport{
            .steps = {{"connect", "Connect", StepOutcome::Failed, "password authentication failed", "see ~/.pgpass"}},
            .dataDirectory = {},
            .serverVersion = {},
            .systemIdentifier = {},
            .currentArchiveCommand = {},
            .proposedArchiveCommand = {}};
        SettingsDialog dialog(f.services, ref, storedConfig(), nullptr);
        dialog.show();
        field<QLineEdit>(dialog, "host")->setText(QStringLiteral("db9"));
        QTest::keyClick(field<QPushButton>(dialog, "test"), Qt::Key_Space);
        QTRY_VERIFY(!dialog.isTesting());
        QCOMPARE(f.fake.checks().back().connection.host, std::optional<std::string>("db9"));
        QCOMPARE(dialog.findChild<StepList *>()->steps().size(), 1U);
        QVERIFY(field<QLabel>(dialog, "testing")->text().contains(QStringLiteral("cannot work")));
    }

    void thePageAndTheWayToChange()
    {
        WindowFixture f;
        f.openMain();
        f.window->choosePage(QStringLiteral("settings"));
        auto *page = f.window->findChild<SettingsPage *>();
        QVERIFY(page && page->isVisible());
        QVERIFY(page->view()->model()->rowCount() > 5);
        QVERIFY(field<QLabel>(*page, "catalogFacts")->text().contains(QStringLiteral("/srv/backup")));
        page->view()->setFocus();
        f.keys(Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = f.dialog<SettingsDialog>();
        QVERIFY(dialog);
        auto *host = field<QLineEdit>(*dialog, "host");
        host->setFocus();
        QTest::keyClicks(host, QStringLiteral("db3"));
        QTest::keyClick(host, Qt::Key_Return);
        QTRY_COMPARE(f.fake.configChanges().size(), 1U);
        QCOMPARE(f.fake.configChanges()[0].after.host, std::optional<std::string>("db3"));
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        QVERIFY2(f.firstMessage().contains(QStringLiteral("settings are saved")), qPrintable(f.firstMessage()));
    }

    void allTimesFollowTheZoneAtOnce()
    {
        setZone("Asia/Kolkata");
        {
            WindowFixture f;
            f.fake.overviewAnswer = sampleOverview();
            f.openMain();
            f.window->choosePage(QStringLiteral("overview"));
            QTRY_VERIFY(f.window->overviewPage().overview().has_value());
            const auto *value = field<QLabel>(f.window->overviewPage(), "value-reach");
            const QString local = value->text();
            f.keys(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
            QVERIFY(f.theme.isUtc());
            QVERIFY(value->text() != local);
            QVERIFY(value->text().endsWith(QStringLiteral("UTC")));
            QCOMPARE(field<QComboBox>(*f.window, "timelineZone")->currentData().toBool(), true);
            QCOMPARE(field<QComboBox>(*f.window->findChild<SettingsPage *>(), "zone")->currentData().toBool(), true);
            auto *zone = field<QComboBox>(*f.window->findChild<SettingsPage *>(), "zone");
            zone->setCurrentIndex(0);
            QVERIFY(!f.theme.isUtc());
            QCOMPARE(value->text(), local);
            // The same seam for the looks.
            auto *scheme = field<QComboBox>(*f.window->findChild<SettingsPage *>(), "scheme");
            scheme->setCurrentIndex(scheme->findData(static_cast<int>(ColorScheme::HighContrast)));
            QVERIFY(isHighContrast(QApplication::palette()));
            scheme->setCurrentIndex(scheme->findData(static_cast<int>(ColorScheme::Light)));
            QVERIFY(!isHighContrast(QApplication::palette()));
        }
        setZone("UTC");
    }
};

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
