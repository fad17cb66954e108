#include "operations/config_format.h"
#include "operations/instance_settings.h"
#include "shown.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace cairn {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

InstanceConfig sample()
{
    InstanceConfig config;
    config.systemIdentifier = SystemIdentifier{18'446'744'073'709'551'615ull};
    config.walSegmentSize = 16u << 20;
    config.majorVersion = 17;
    config.pgdata = "/data\nbase";
    config.host = "db1";
    config.archiveTimeoutSeconds = 300;
    config.logRotationSize = 10u << 20;
    config.logRotationAge = 7 * 86400;
    config.retention.windowDays = 7;
    config.retention.minimumRedundancy = 2;
    return config;
}

QJsonObject object(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

class TestConfigFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeIsNotStored()
    {
        QVERIFY(checkInstanceConfig(sample()));
        const auto refused = [](const char *subject, auto &&spoil) {
            InstanceConfig config = sample();
            spoil(config);
            const Status sound = checkInstanceConfig(config);
            return !sound && sound.error().code == ErrorCode::Usage &&
                   (subject == nullptr || sound.error().subject.starts_with(subject));
        };
        QVERIFY(refused(nullptr, [](auto &config) { config.compressLevel = 99; }));
        QVERIFY(refused("log-level-console", [](auto &config) { config.logLevelConsole = "loud"; }));
        QVERIFY(refused("log-level-file", [](auto &config) { config.logLevelFile = ""; }));
        QVERIFY(refused("log-format-file", [](auto &config) { config.logFormatFile = "xml"; }));
        QVERIFY(refused("log-filename", [](auto &config) { config.logFilename = ""; }));
        QVERIFY(refused("log-directory", [](auto &config) { config.logDirectory = "log"; }));
        QVERIFY(refused("log-rotation-age", [](auto &config) { config.logRotationAge = -1; }));
        QVERIFY(refused("external-dirs", [](auto &config) { config.externalDirectories = {"etc"}; }));
        QVERIFY(refused("external-dirs", [](auto &config) { config.externalDirectories = {"/a", "/a/"}; }));
    }

    void plain()
    {
        const QByteArray expected = "# Backup instance information\n"
                                    "pgdata = /data\\nbase\n"
                                    "system-identifier = 18446744073709551615\n"
                                    "xlog-seg-size = 16777216\n"
                                    "server-major-version = 17\n"
                                    "# Connection parameters\n"
                                    "pghost = db1\n"
                                    "# Archive parameters\n"
                                    "archive-timeout = 5min\n"
                                    "# Logging parameters\n"
                                    "log-rotation-size = 10MB\n"
                                    "log-rotation-age = 7d\n"
                                    "# Retention parameters\n"
                                    "retention-window = 7\n"
                                    "minimum-redundancy = 2\n";
        QCOMPARE(shown(configText(sample(), ConfigUnits::Scaled)), expected);
    }

    void jsonValuesAreStringsAsPgProbackupHasThem()
    {
        const auto config = object(configJson(sample(), ConfigUnits::Scaled));
        QCOMPARE(config["pgdata"_L1].toString(), QStringLiteral("/data\nbase"));
        QCOMPARE(config["system-identifier"_L1].toString(), QStringLiteral("18446744073709551615"));
        QCOMPARE(config["xlog-seg-size"_L1].toString(), QStringLiteral("16777216"));
        QCOMPARE(config["archive-timeout"_L1].toString(), QStringLiteral("5min"));
    }

    void baseUnitsAreNumbers()
    {
        const auto config = object(configJson(sample(), ConfigUnits::Base));
        QCOMPARE(config["archive-timeout"_L1].toInteger(-1), 300);
        QCOMPARE(config["log-rotation-size"_L1].toInteger(-1), 10 * 1024);
        QCOMPARE(config["log-rotation-age"_L1].toInteger(-1), qint64{7} * 86'400'000);
        QVERIFY(configJson(sample(), ConfigUnits::Base).contains(" 18446744073709551615,"));
    }

    void unitsThatDoNotDivideStaySmall()
    {
        InstanceConfig config;
        config.archiveTimeoutSeconds = 90;
        config.logRotationSize = 1500 * 1024;
        const auto text = configText(config, ConfigUnits::Scaled);
        QVERIFY(text.contains("archive-timeout = 90s\n"));
        QVERIFY(text.contains("log-rotation-size = 1500kB\n"));
    }

    void defaultsAreFilledInAndGivenValuesStay()
    {
        InstanceConfig config;
        config.logLevelFile = "verbose";
        config.compressAlgorithm = Codec::Lz4;
        const InstanceConfig full = withDefaults(config, "/catalog");
        QCOMPARE(full.logLevelFile.value_or(""), "verbose");
        QCOMPARE(full.logLevelConsole.value_or(""), "info");
        QCOMPARE(full.logDirectory.value_or(""), "/catalog/log");
        QCOMPARE(full.archiveTimeoutSeconds.value_or(0), 300);
        QVERIFY(full.compressAlgorithm == Codec::Lz4);
        QCOMPARE(full.compressLevel.value_or(0), levelsOf(Codec::Lz4).standard);
        QVERIFY(!full.host);
        QVERIFY(configText(full, ConfigUnits::Scaled).contains("log-level-file = VERBOSE\n"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestConfigFormats)
#include "test_config_formats.moc"
