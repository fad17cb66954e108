#include "layer_support.h"

#include "support/environment.h"
#include "support/expect.h"

#include <QTest>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace cairn::test {

namespace {

constexpr const char *right = "s3cret-ok";
constexpr const char *wrong = "s3cret-no";

/// Answers as told, and remembers what it was asked.
class Answers {
public:
    explicit Answers(std::deque<std::optional<std::string>> answers)
        : m_answers(std::move(answers))
    {
    }
    [[nodiscard]] PasswordSource source()
    {
        return [this](const PasswordQuestion &question, const std::stop_token &) {
            asked.push_back(question);
            std::optional<std::string> answer;
            if (!m_answers.empty()) {
                answer = m_answers.front();
                m_answers.pop_front();
            }
            return answer;
        };
    }
    std::vector<PasswordQuestion> asked;

private:
    std::deque<std::optional<std::string>> m_answers;
};

/// Sets a variable of the environment for as long as it lives.
class Variable {
public:
    Variable(const char *name, const std::string &value)
        : m_name(name)
    {
        qputenv(name, value.c_str());
    }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;
    ~Variable() { qunsetenv(m_name); }

private:
    const char *m_name;
};

Status connectAs(const ConnectionOptions &options, bool replication, const std::stop_token &stop = {})
{
    if (replication) {
        CAIRN_TRY(auto connection, ReplicationConnection::connect(options, stop));
        CAIRN_TRY(const auto identity, connection.identifySystem(stop));
        return identity.systemIdentifier.value != 0 ? Status{} : fail(ErrorCode::Internal, "no identity");
    }
    CAIRN_TRY(auto session, Session::connect(options, stop));
    CAIRN_TRY(const auto answer, session.query("SELECT 1", stop));
    return answer.text(0, 0) == "1" ? Status{} : fail(ErrorCode::Internal, "no answer");
}

} // namespace

/// A server that wants a password, and where it comes from.
class TestLayerPasswords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aServerWantsOne_data();
    void aServerWantsOne();
    void aWrongOneIsAskedForAgain_data() { aServerWantsOne_data(); }
    void aWrongOneIsAskedForAgain();
    void nobodyIsAsked_data() { aServerWantsOne_data(); }
    void nobodyIsAsked();
    void libpqsOwnMeansComeFirst_data() { aServerWantsOne_data(); }
    void libpqsOwnMeansComeFirst();
    void itIsAskedAsWhatLibpqConnects();
    void whatElseIsWrongIsNotAskedFor();
    void aStopRequestEndsTheQuestion();

private:
    [[nodiscard]] ConnectionOptions options(const QString &role, Answers &answers) const;

    std::unique_ptr<TestServer> m_server;
};

void TestLayerPasswords::initTestCase()
{
    m_server = std::make_unique<TestServer>();
    m_server->start();
    auto sql = m_server->connect();
    for (const std::string method : {"scram-sha-256", "md5"}) {
        const std::string role = method == "md5" ? "of_md5" : "of_scram";
        sql.run("SET password_encryption = '" + method + "'");
        sql.run("CREATE ROLE " + role + " LOGIN REPLICATION PASSWORD '" + right + "'");
        m_server->addHbaLine("local all " + role + " " + method + "\nlocal replication " + role + " " + method);
    }
    m_server->reload();
}

ConnectionOptions TestLayerPasswords::options(const QString &role, Answers &answers) const
{
    ConnectionOptions options = optionsFor(*m_server, role.toStdString());
    options.passwords = answers.source();
    return options;
}

void TestLayerPasswords::aServerWantsOne_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("replication");
    QTest::newRow("scram, SQL") << "of_scram" << false;
    QTest::newRow("scram, replication") << "of_scram" << true;
    QTest::newRow("md5, SQL") << "of_md5" << false;
    QTest::newRow("md5, replication") << "of_md5" << true;
}

void TestLayerPasswords::aServerWantsOne()
{
    QFETCH(const QString, role);
    QFETCH(const bool, replication);
    Answers answers({right});
    need(connectAs(options(role, answers), replication));
    QCOMPARE(answers.asked.size(), 1U);
    QCOMPARE(answers.asked[0].user, role.toStdString());
    QCOMPARE(answers.asked[0].host, m_server->socketDirectory());
    QCOMPARE(answers.asked[0].port, "5432");
    QVERIFY(!answers.asked[0].rejected);
}

void TestLayerPasswords::aWrongOneIsAskedForAgain()
{
    QFETCH(const QString, role);
    QFETCH(const bool, replication);
    Answers answers({wrong, right});
    need(connectAs(options(role, answers), replication));
    QCOMPARE(answers.asked.size(), 2U);
    QCOMPARE(answers.asked[1].rejected, std::optional<std::string>(wrong));
    QCOMPARE(answers.asked[1].user, role.toStdString());
    // Until nobody knows another one: then it is the error of the last.
    Answers noMore({wrong, wrong, std::nullopt});
    const Status refused = connectAs(options(role, noMore), replication);
    QCOMPARE(noMore.asked.size(), 3U);
    QCOMPARE(refused.error().code, ErrorCode::Connection);
    expectContains(refused.error().message, "FATAL:  password authentication failed for user \"" + role.toStdString());
    expectContains(refused.error().hint, "check the user name and the password");
    for (const char *secret : {wrong, right, "28P01", "auth.c"})
        QVERIFY2(!refused.error().text().contains(secret), refused.error().text().c_str());
}

void TestLayerPasswords::nobodyIsAsked()
{
    QFETCH(const QString, role);
    QFETCH(const bool, replication);
    Answers silent({});
    ConnectionOptions lonely = options(role, silent);
    const Status declined = connectAs(lonely, replication);
    QCOMPARE(silent.asked.size(), 1U);
    lonely.passwords = {};
    const Status alone = connectAs(lonely, replication);
    QCOMPARE(alone.error().code, ErrorCode::Connection);
    expectContains(alone.error().message, "no password supplied");
    expectContains(alone.error().hint, "put the password into ~/.pgpass");
    QCOMPARE(declined.error().text(), alone.error().text());
    QCOMPARE(declined.error().hint, alone.error().hint);
}

void TestLayerPasswords::libpqsOwnMeansComeFirst()
{
    QFETCH(const QString, role);
    QFETCH(const bool, replication);
    Answers answers({right});
    {
        const Variable password("PGPASSWORD", right);
        need(connectAs(options(role, answers), replication));
    }
    const Variable password("PGPASSWORD", wrong);
    const Status refused = connectAs(options(role, answers), replication);
    expectContains(refused.error().message, "password authentication failed");
    QVERIFY(answers.asked.empty());
}

void TestLayerPasswords::itIsAskedAsWhatLibpqConnects()
{
    const Variable host("PGHOST", m_server->socketDirectory());
    const Variable user("PGUSER", "of_scram");
    const Variable database("PGDATABASE", "postgres");
    Answers answers({right});
    ConnectionOptions nothing;
    nothing.passwords = answers.source();
    need(connectAs(nothing, false));
    QCOMPARE(answers.asked.size(), 1U);
    QCOMPARE(answers.asked[0].user, "of_scram");
    QCOMPARE(answers.asked[0].host, m_server->socketDirectory());
    QCOMPARE(answers.asked[0].port, "5432");
}

void TestLayerPasswords::whatElseIsWrongIsNotAskedFor()
{
    Answers answers({right, right, right});
    ConnectionOptions elsewhere = options(QStringLiteral("of_scram"), answers);
    elsewhere.database = "nowhere";
    const Status noDatabase = connectAs(elsewhere, false);
    QCOMPARE(answers.asked.size(), 1U); // the password was right
    expectContains(noDatabase.error().message, "FATAL:  database \"nowhere\" does not exist");
    QVERIFY(!noDatabase.error().message.contains("3D000"));
    ConnectionOptions nobody = options(QStringLiteral("of_scram"), answers);
    nobody.host = m_server->socketDirectory() + "/nothing";
    QCOMPARE(connectAs(nobody, true).error().code, ErrorCode::Connection);
    nobody.port = "no port";
    QCOMPARE(connectAs(nobody, false).error().code, ErrorCode::Connection);
    need(connectAs(options(QStringLiteral("postgres"), answers), false)); // no password is wanted
    QCOMPARE(answers.asked.size(), 1U);
}

void TestLayerPasswords::aStopRequestEndsTheQuestion()
{
    std::stop_source source;
    Answers none({});
    ConnectionOptions patient = options(QStringLiteral("of_scram"), none);
    patient.passwords = [&source](const PasswordQuestion &, const std::stop_token &stop) {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        const std::jthread stopper([&source] { source.request_stop(); });
        changed.wait(lock, stop, [] { return false; });
        return std::optional<std::string>();
    };
    QCOMPARE(connectAs(patient, false, source.get_token()).error().code, ErrorCode::Cancelled);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLayerPasswords)
#include "test_layer_passwords.moc"
