#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QTest>

#include <memory>
#include <set>
#include <sstream>
#include <sys/stat.h>

namespace cairn::test {

/// The role that takes backups needs little, what it lacks is named, and passwords come by libpq's own means.
class TestPrivileges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hintsLeadToASufficientRole();
    void eachMissingRightIsNamed();
    void passwords_data();
    void passwords();
    void hostileFunctionsAreNotCalled();
    void readOnlyByDefault();
    void unreadableFile();
    void cleanupTestCase();

private:
    TestCatalog::Arguments backupAs(const std::string &role, const TestCatalog::Arguments &more = {});

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::set<std::string> m_grants; ///< what hintsLeadToASufficientRole() had to run
};

void TestPrivileges::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    auto sql = m_server->connect();
    sql.run("CREATE ROLE bare LOGIN");
    sql.run("SET password_encryption = 'scram-sha-256'");
    sql.run("CREATE ROLE secret LOGIN SUPERUSER PASSWORD 's3cret-ok'");
    m_server->addHbaLine("local all secret scram-sha-256\nlocal replication secret scram-sha-256");
    m_server->reload();
}

TestCatalog::Arguments TestPrivileges::backupAs(const std::string &role, const TestCatalog::Arguments &more)
{
    return m_catalog->command("backup", {"-b", "FULL", "--stream", "--no-sync", "-h", m_server->socketDirectory(), "-p",
                                         "5432", "-d", "postgres", "-U", role}) +
           more;
}

/// A role without any right, given just what the messages ask for, ends up able to take backups and no superuser.
void TestPrivileges::hintsLeadToASufficientRole()
{
    auto sql = m_server->connect();
    for (int round = 0; round < 12; ++round) {
        const auto result = CairnCli::run(backupAs("bare"));
        if (result.exitCode == 0)
            break;
        QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Server) ||
                     result.exitCode == exitCodeOf(ErrorCode::Connection),
                 result.text().c_str());
        const auto known = m_grants.size();
        std::istringstream lines(result.err);
        for (std::string line; std::getline(lines, line);)
            for (const char *verb : {"GRANT ", "ALTER ROLE "})
                if (const auto at = line.find(verb); at != std::string::npos)
                    m_grants.insert(line.substr(at, line.find(';', at) - at));
        QVERIFY2(m_grants.size() > known, ("no new GRANT is told: " + result.text()).c_str());
        for (const auto &grant : m_grants)
            sql.run(grant);
    }
    CairnCli::ok(backupAs("bare"));
    QCOMPARE(m_catalog->show()[0].status, "OK");
    QCOMPARE(sql.value("SELECT rolsuper FROM pg_roles WHERE rolname = 'bare'"), "f");
    QVERIFY(m_grants.size() >= 2);
}

void TestPrivileges::eachMissingRightIsNamed()
{
    const auto revokeOf = [](std::string grant) {
        if (grant.starts_with("ALTER ROLE")) // ALTER ROLE "bare" REPLICATION
            return grant.replace(grant.rfind(" REPLICATION"), std::string::npos, " NOREPLICATION");
        const auto to = grant.rfind(" TO ");
        return "REVOKE " + grant.substr(6, to - 6) + " FROM " + grant.substr(to + 4);
    };
    for (const auto &grant : m_grants) {
        m_server->connect().run(revokeOf(grant));
        const auto result = CairnCli::run(backupAs("bare"));
        if (result.exitCode != 0) {
            QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Server) ||
                         result.exitCode == exitCodeOf(ErrorCode::Connection),
                     result.text().c_str());
            expectContains(result.err, grant);
        }
        m_server->connect().run(grant);
    }
    checkServerIsLeftAlone(*m_server);
}

void TestPrivileges::passwords_data()
{
    QTest::addColumn<QString>("variable"); ///< PGPASSWORD
    QTest::addColumn<QString>("file");     ///< password in the file
    QTest::addColumn<QString>("place");    ///< where the file is told: PGPASSFILE or HOME
    QTest::addColumn<bool>("works");
    QTest::newRow("none") << "" << "" << "" << false;
    QTest::newRow("PGPASSWORD") << "s3cret-ok" << "" << "" << true;
    QTest::newRow("wrong PGPASSWORD") << "s3cret-no" << "" << "" << false;
    QTest::newRow("PGPASSFILE") << "" << "s3cret-ok" << "PGPASSFILE" << true;
    QTest::newRow("wrong PGPASSFILE") << "" << "s3cret-no" << "PGPASSFILE" << false;
    QTest::newRow(".pgpass") << "" << "s3cret-ok" << "HOME" << true;
    QTest::newRow("PGPASSWORD beats .pgpass") << "s3cret-ok" << "s3cret-no" << "HOME" << true;
}

void TestPrivileges::passwords()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, file);
    QFETCH(const QString, place);
    QFETCH(const bool, works);
    const auto home = freshDirectory("home");
    const auto path = home + "/.pgpass";
    writeFile(path, "*:*:*:secret:" + file.toStdString() + "\n");
    QCOMPARE(::chmod(path.c_str(), 0600), 0);
    CliOptions options;
    options.environment["PGPASSWORD"] = variable.toStdString();
    if (!place.isEmpty())
        options.environment[place.toStdString()] = place == QLatin1String("HOME") ? home : path;
    const auto line = backupAs("secret", {"-w"});
    if (works) {
        CairnCli::ok(line, options);
        QCOMPARE(m_catalog->show()[0].status, "OK");
    } else {
        CairnCli::fails(ErrorCode::Connection, line, options);
    }
    // Nothing of it is kept, in no file of the catalog.
    const auto found = runProcess({.arguments = {"grep", "-rlaE", "s3cret|password=", m_catalog->stored("backups")}});
    QVERIFY2(found.exitCode == 1, found.text().c_str());
}

/// Functions that somebody put in front of the system's own (as in CVE-2018-1058) must never run.
void TestPrivileges::hostileFunctionsAreNotCalled()
{
    auto sql = m_server->connect();
    sql.run("CREATE TABLE public.called (what text)");
    for (const char *signature : {"pg_is_in_recovery()", "pg_control_system()", "current_setting(text)",
                                  "pg_current_wal_lsn()", "pg_start_backup(text, boolean, boolean)",
                                  "pg_backup_start(text, boolean)", "pg_backup_stop(boolean)", "version()"})
        sql.run(std::string("CREATE FUNCTION public.") + signature +
                " RETURNS text LANGUAGE sql AS $$ INSERT INTO public.called VALUES ('x') RETURNING what $$");
    sql.run("CREATE FUNCTION public.same(text, text) RETURNS boolean LANGUAGE sql AS"
            " $$ INSERT INTO public.called VALUES ('operator') RETURNING true $$");
    sql.run("CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, PROCEDURE = public.same)");
    sql.run("ALTER DATABASE postgres SET search_path = public, pg_catalog");
    m_catalog->backup(*m_server, {"--stream"});
    sql.run("ALTER DATABASE postgres RESET search_path");
    QCOMPARE(sql.value("SELECT count(*) FROM public.called"), "0");
}

void TestPrivileges::readOnlyByDefault()
{
    auto sql = m_server->connect();
    sql.run("ALTER DATABASE postgres SET default_transaction_read_only = on");
    sql.run("ALTER DATABASE postgres SET statement_timeout = '1ms'");
    m_catalog->backup(*m_server, {"--stream"});
    sql.run("SET default_transaction_read_only = off; SET statement_timeout = 0");
    sql.run("ALTER DATABASE postgres RESET default_transaction_read_only");
    sql.run("ALTER DATABASE postgres RESET statement_timeout");
}

/// A file of the cluster that may not be read is an error that names it.
void TestPrivileges::unreadableFile()
{
    const auto path = m_server->dataDirectory() + "/base/1/PG_VERSION";
    QCOMPARE(::chmod(path.c_str(), 0), 0);
    const auto result = CairnCli::run(m_catalog->backupCommand(*m_server, {"--stream"}));
    QCOMPARE(::chmod(path.c_str(), 0600), 0);
    QVERIFY2(result.exitCode == exitCodeOf(ErrorCode::Permission), result.text().c_str());
    expectContains(result.err, "base/1/PG_VERSION");
    checkServerIsLeftAlone(*m_server);
}

void TestPrivileges::cleanupTestCase()
{
    checkCatalog(*m_catalog, {.failedBackups = true});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestPrivileges)
#include "test_privileges.moc"
