#include "postgres/version.h"
#include "shown.h"

#include <QTemporaryDir>

namespace cairn {

class TestVersion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("major");
        QTest::newRow("oldest") << QByteArray("10\n") << QByteArray("ok") << 10;
        QTest::newRow("newest") << QByteArray("18\n") << QByteArray("ok") << 18;
        QTest::newRow("no line end") << QByteArray("13") << QByteArray("ok") << 13;
        QTest::newRow("too old") << QByteArray("9.6\n") << QByteArray("unsupported") << 0;
        QTest::newRow("too new") << QByteArray("19\n") << QByteArray("unsupported") << 0;
        QTest::newRow("empty") << QByteArray("") << QByteArray("damaged") << 0;
        QTest::newRow("text") << QByteArray("seventeen") << QByteArray("damaged") << 0;
        QTest::newRow("trailing") << QByteArray("17 beta") << QByteArray("damaged") << 0;
        QTest::newRow("negative") << QByteArray("-17\n") << QByteArray("damaged") << 0;
        QTest::newRow("huge") << QByteArray("99999999999999999999\n") << QByteArray("damaged") << 0;
    }
    void versionFile()
    {
        QFETCH(QByteArray, content);
        const auto version = parseVersionFile(content.toStdString());
        QTEST(codeOf(version), "code");
        if (version)
            QTEST(version->value, "major");
    }

    void missingVersionFileSaysWhatToCheck()
    {
        const QTemporaryDir directory;
        const auto version = readVersionFile(directory.path().toStdString());
        QCOMPARE(codeOf(version), QByteArray("not-found"));
        QVERIFY(!version.error().hint.empty());
    }

    void factsAgreeBothWays()
    {
        for (int number = oldestPgMajor.value; number <= newestPgMajor.value; ++number) {
            const PgMajor major{number};
            QVERIFY(catalogVersionOf(major) != 0);
            QCOMPARE(majorOfCatalogVersion(catalogVersionOf(major)), std::optional(major));
            QCOMPARE(majorOfWalMagic(walMagicOf(major)), std::optional(major));
        }
        QVERIFY(!majorOfCatalogVersion(201608131)); // 9.6
        QVERIFY(!majorOfWalMagic(0xD093));
        QCOMPARE(catalogVersionOf(PgMajor{19}), 0u);
        QCOMPARE(walMagicOf(PgMajor{9}), std::uint16_t{0});
    }

    void names()
    {
        QCOMPARE(shown(tablespaceVersionDirectory(PgMajor{17}, 202406281)), QByteArray("PG_17_202406281"));
        QCOMPARE(majorOfVersionNumber(170010), PgMajor{17});
        QCOMPARE(majorOfVersionNumber(90624), PgMajor{9});
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestVersion)
#include "test_version.moc"
