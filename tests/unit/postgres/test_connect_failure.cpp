#include "postgres/connect_failure.h"
#include "shown.h"

namespace cairn {

/// What libpq says when a connection cannot be opened, in its verbose form.
class TestConnectFailure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messages_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("sqlState");
        QTest::addColumn<bool>("ofPassword");
        QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray() << false;
        QTest::newRow("wrong password")
            << QByteArray("connection to server on socket \"/run/.s.PGSQL.5432\" failed: FATAL:  28P01: password "
                          "authentication failed for user \"u\"\nLOCATION:  auth_failed, auth.c:331\n")
            << QByteArray("connection to server on socket \"/run/.s.PGSQL.5432\" failed: FATAL:  password "
                          "authentication failed for user \"u\"")
            << QByteArray("28P01") << true;
        QTest::newRow("in German") << QByteArray(
                                          "FATAL:  28P01: Passwort-Authentifizierung für Benutzer »u« fehlgeschlagen\n"
                                          "ORT:  auth_failed, auth.c:331\n")
                                   << QByteArray("FATAL:  Passwort-Authentifizierung für Benutzer »u« fehlgeschlagen")
                                   << QByteArray("28P01") << true;
        QTest::newRow("LDAP") << QByteArray("FATAL:  28000: LDAP authentication failed for user \"u\"\n"
                                            "LOCATION:  auth_failed, auth.c:331\n")
                              << QByteArray("FATAL:  LDAP authentication failed for user \"u\"") << QByteArray("28000")
                              << true;
        QTest::newRow("right password, no login")
            << QByteArray("FATAL:  28000: role \"u\" is not permitted to log in\n"
                          "LOCATION:  InitializeSessionUserId, miscinit.c:802\n")
            << QByteArray("FATAL:  role \"u\" is not permitted to log in") << QByteArray("28000") << false;
        QTest::newRow("with TLS, then without")
            << QByteArray("connection to server at \"db\", port 5432 failed: FATAL:  28P01: password authentication "
                          "failed for user \"u\"\nLOCATION:  auth_failed, auth.c:331\nconnection to server at \"db\", "
                          "port 5432 failed: FATAL:  28000: no pg_hba.conf entry for host \"10.0.0.1\", user \"u\", "
                          "database \"d\", no encryption\nLOCATION:  ClientAuthentication, auth.c:543\n")
            << QByteArray(
                   "connection to server at \"db\", port 5432 failed: FATAL:  password authentication failed for "
                   "user \"u\"; connection to server at \"db\", port 5432 failed: FATAL:  no pg_hba.conf entry "
                   "for host \"10.0.0.1\", user \"u\", database \"d\", no encryption")
            << QByteArray("28000") << true;
        QTest::newRow("not let in") << QByteArray("FATAL:  28000: no pg_hba.conf entry for host \"10.0.0.1\"\n"
                                                  "LOCATION:  ClientAuthentication, auth.c:543\n")
                                    << QByteArray("FATAL:  no pg_hba.conf entry for host \"10.0.0.1\"")
                                    << QByteArray("28000") << false;
        QTest::newRow("a pooler") << QByteArray("FATAL:  08P01: password authentication failed\n")
                                  << QByteArray("FATAL:  password authentication failed") << QByteArray("08P01")
                                  << true;
        QTest::newRow("more lines")
            << QByteArray("FATAL:  3D000: database \"a:  b\" does not exist\nDETAIL:  It seems to have just been "
                          "dropped or renamed.\nLOCATION:  InitPostgres, postinit.c:880\n")
            << QByteArray("FATAL:  database \"a:  b\" does not exist; DETAIL:  It seems to have just been dropped or "
                          "renamed.")
            << QByteArray("3D000") << false;
        QTest::newRow("two hosts")
            << QByteArray(
                   "connection to server at \"a\", port 1 failed: FATAL:  57P03: the database system is starting "
                   "up\nLOCATION:  ProcessStartupPacket, postmaster.c:2438\nconnection to server at \"b\", port "
                   "2 failed: Connection refused\n\tIs the server running on that host?\n")
            << QByteArray("connection to server at \"a\", port 1 failed: FATAL:  the database system is starting up; "
                          "connection to server at \"b\", port 2 failed: Connection refused; Is the server running on "
                          "that host?")
            << QByteArray("57P03") << false;
        // Nothing that the server said: nothing is taken away.
        QTest::newRow("no server") << QByteArray("could not open file:  abc, file.c:12\n")
                                   << QByteArray("could not open file:  abc, file.c:12") << QByteArray() << false;
        QTest::newRow("no code") << QByteArray("FATAL:  28p01: no\n") << QByteArray("FATAL:  28p01: no") << QByteArray()
                                 << false;
        QTest::newRow("cut off") << QByteArray("FATAL:  28P") << QByteArray("FATAL:  28P") << QByteArray() << false;
    }
    void messages()
    {
        QFETCH(QByteArray, message);
        QFETCH(bool, ofPassword);
        const ConnectFailure failure = readConnectFailure(message.toStdString());
        QTEST(shown(failure.text), "text");
        QTEST(shown(failure.sqlState), "sqlState");
        QCOMPARE(failure.isOfPassword, ofPassword);
    }

    void hints()
    {
        QCOMPARE(shown(connectHint("FATAL:  must be superuser or replication role to start walsender", "a\"b")),
                 QByteArray("run: ALTER ROLE \"a\"\"b\" REPLICATION;"));
        QVERIFY(connectHint("FATAL:  password authentication failed for user", "u").contains("PGPASSWORD"));
        QVERIFY(connectHint("FATAL:  password authentication failed for user; FATAL:  no pg_hba.conf entry", "u")
                    .contains("PGPASSWORD"));
        QVERIFY(connectHint("etwas anderes", "u").contains("pg_hba.conf"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestConnectFailure)
#include "test_connect_failure.moc"
