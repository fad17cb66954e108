#include "postgres/session.h"
#include "shown.h"

namespace cairn {

class TestConninfo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatting_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("database");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("db1") << QByteArray("postgres") << QByteArray("host=db1 dbname=postgres");
        QTest::newRow("blank") << QByteArray("db1") << QByteArray("my db") << QByteArray("host=db1 dbname='my db'");
        QTest::newRow("quote") << QByteArray("db1") << QByteArray("it's") << QByteArray("host=db1 dbname='it\\'s'");
        QTest::newRow("backslash") << QByteArray("") << QByteArray("a\\b") << QByteArray("dbname='a\\\\b'");
        QTest::newRow("line break") << QByteArray("") << QByteArray("a\nb") << QByteArray("dbname='a\nb'");
        QTest::newRow("looks like a string") << QByteArray("") << QByteArray("a=b") << QByteArray("dbname=a=b");
    }
    void formatting()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, database);
        ConnectionOptions options;
        options.host = host.toStdString();
        options.database = database.toStdString();
        QTEST(shown(formatConninfo(options)), "text");
        const auto back = parseConninfo(formatConninfo(options));
        VERIFY_OK(back);
        QCOMPARE(shown(back->host), host);
        QCOMPARE(shown(back->database), database);
    }

    void secretsAreNeitherTakenNorShown()
    {
        for (const char *text :
             {"host=db1 password=secret", "postgresql://backup:secret@db1/postgres", "host=db1 sslpassword=secret"}) {
            const auto options = parseConninfo(text);
            QCOMPARE(codeOf(options), QByteArray("usage"));
            QVERIFY(options.error().text().find("=secret") == std::string::npos);
            QVERIFY(options.error().text().find(":secret") == std::string::npos);
        }
        ConnectionOptions options;
        options.host = "db1";
        options.extra = {{"sslmode", "require"}, {"password", "secret"}, {"sslpassword", "secret"}};
        QCOMPARE(shown(redactedConninfo(options)), QByteArray("host=db1 sslmode=require"));
    }

    void malformedStringsDoNotLeakEither()
    {
        const auto options = parseConninfo("host=db1 password='secret");
        QCOMPARE(codeOf(options), QByteArray("usage"));
        QVERIFY(options.error().text().find("secret") == std::string::npos);
    }

    void everyPart()
    {
        const auto options = parseConninfo(
            "postgresql://backup@db1:5433/post%20gres?sslmode=require&connect_timeout=3&application_name=x");
        VERIFY_OK(options);
        QCOMPARE(shown(options->host), QByteArray("db1"));
        QCOMPARE(shown(options->port), QByteArray("5433"));
        QCOMPARE(shown(options->user), QByteArray("backup"));
        QCOMPARE(shown(options->database), QByteArray("post gres"));
        QCOMPARE(shown(options->applicationName), QByteArray("x"));
        QCOMPARE(options->connectTimeout.count(), 3000);
        QCOMPARE(options->extra.size(), std::size_t{1});
        QCOMPARE(shown(options->extra.front().first), QByteArray("sslmode"));
    }

    void nothingGiven() { QCOMPARE(shown(redactedConninfo({})), QByteArray("libpq's defaults")); }

    void reservedKeywordsAreRefused()
    {
        ConnectionOptions options;
        options.host = "/nonexistent";
        options.extra = {{"client_encoding", "LATIN1"}};
        QCOMPARE(codeOf(Session::connect(options, {})), QByteArray("usage"));
    }

    void noServer()
    {
        ConnectionOptions options;
        options.host = "/nonexistent";
        options.user = "nobody";
        const auto session = Session::connect(options, {});
        QCOMPARE(codeOf(session), QByteArray("connection"));
        QVERIFY(!session.error().hint.empty());
        QVERIFY(session.error().subject.find("host=/nonexistent") != std::string::npos);
    }

    void stopBeforeTheStart()
    {
        std::stop_source source;
        source.request_stop();
        ConnectionOptions options;
        options.host = "/nonexistent";
        QCOMPARE(codeOf(Session::connect(options, source.get_token())), QByteArray("cancelled"));
    }

    void fieldsOfResults()
    {
        const QueryResult result{{"a", "b"}, {{"12", std::nullopt}, {"16/B374D848", "t"}}};
        QCOMPARE(result.number(0, 0).value(), 12);
        QCOMPARE(codeOf(result.number(0, 1)), QByteArray("server"));
        QCOMPARE(codeOf(result.number(1, 0)), QByteArray("server"));
        QCOMPARE(codeOf(result.number(7, 7)), QByteArray("server"));
        QVERIFY(result.isNull(0, 1));
        QVERIFY(result.isNull(2, 0));
        QVERIFY(result.boolean(1, 1));
        QCOMPARE(result.lsn(1, 0).value(), Lsn(0x16'B374'D848));
        QCOMPARE(codeOf(result.lsn(0, 1)), QByteArray("server"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestConninfo)
#include "test_conninfo.moc"
