#include "base/keyring_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <optional>

using namespace cairn::ui;

namespace {

const QString name = QStringLiteral("cairn test@db1:5432");
const QString secret = QStringLiteral("p4ß \"wörd\" 🔑");

/// Turns the event loop until the keyring has answered.
template <class Answer, class Call>
Answer answerOf(Call call)
{
    QObject asker;
    std::optional<Answer> answer;
    call(&asker, [&answer](const Answer &got) { answer = got; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 60'000))
        return std::unexpected(QStringLiteral("no answer at all"));
    return *answer;
}

SecretStore::Found readNow()
{
    KeyringStore store;
    return answerOf<SecretStore::Found>([&store](QObject *asker, auto done) { store.read(name, asker, done); });
}

/// A process of its own in the middle of the test: says what it finds.
int readAndPrint(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const SecretStore::Found found = readNow();
    const QString text = !found   ? QStringLiteral("problem: ") + found.error()
                         : *found ? QStringLiteral("found: ") + **found
                                  : QStringLiteral("nothing");
    std::fputs(text.toUtf8().constData(), stdout);
    return 0;
}

QString readElsewhere(const QString &bus = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"))
{
    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
    other.setProcessEnvironment(environment);
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--read")});
    other.waitForFinished(-1);
    return QString::fromUtf8(other.readAllStandardOutput());
}

/// Nothing starts by itself on this bus: there is no keyring until one is started.
QByteArray busConfiguration(const QString &directory)
{
    return QStringLiteral("<busconfig><type>session</type><listen>unix:dir=%1</listen><auth>EXTERNAL</auth>"
                          "<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
                          "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>")
        .arg(directory)
        .toUtf8();
}

} // namespace

/// KeyringStore with a real GNOME Keyring on a message bus of its own, which sees nothing of the user's.
class TestKeyring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        const QByteArray home = QFile::encodeName(m_home.path());
        qputenv("HOME", home);
        for (const char *variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
            const QString path = m_home.filePath(QString::fromLatin1(variable));
            QVERIFY(QDir().mkdir(path));
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            qputenv(variable, QFile::encodeName(path));
        }
        // Qt Keychain chooses the keyring by these. Without them it takes the Secret Service, through libsecret.
        for (const char *variable : {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "GNOME_DESKTOP_SESSION_ID",
                                     "KDE_FULL_SESSION", "KDE_SESSION_VERSION", "DISPLAY", "WAYLAND_DISPLAY"})
            qunsetenv(variable);
        QFile configuration(m_home.filePath(QStringLiteral("bus.conf")));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write(busConfiguration(m_home.path()));
        configuration.close();
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--config-file=") + configuration.fileName(),
                                                    QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY2(m_bus.waitForReadyRead(60'000), qPrintable(m_bus.errorString()));
        const QByteArray address = m_bus.readLine().trimmed();
        QVERIFY2(address.startsWith("unix:"), address.constData());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->terminate();
            process->waitForFinished(-1);
        }
    }

    void withoutAKeyring()
    {
        const SecretStore::Found found = readNow();
        QVERIFY(!found);
        QVERIFY2(found.error().startsWith(QStringLiteral("The keyring does not answer: ")), qPrintable(found.error()));
        QVERIFY2(found.error().contains(QStringLiteral("org.freedesktop.secrets")), qPrintable(found.error()));
        KeyringStore store;
        const auto written = answerOf<SecretStore::Done>(
            [&store](QObject *asker, auto done) { store.write(name, secret, asker, done); });
        QVERIFY(!written && !written.error().isEmpty());
    }

    void withoutABus()
    {
        const QString said = readElsewhere(QStringLiteral("unix:path=/nonexistent"));
        QVERIFY2(said.startsWith(QStringLiteral("problem: The keyring does not answer: ")), qPrintable(said));
    }

    void writtenReadAndRemoved()
    {
        m_keyring.start(
            QStringLiteral("gnome-keyring-daemon"),
            {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
        QVERIFY2(m_keyring.waitForStarted(60'000), qPrintable(m_keyring.errorString()));
        m_keyring.write("passphrase of the keyring");
        m_keyring.closeWriteChannel();
        // As soon as it has its name on the bus.
        QVERIFY(QTest::qWaitFor([] { return readNow().has_value(); }, 60'000));
        QVERIFY(!*readNow());
        KeyringStore store;
        const auto write = [&store](const QString &text) {
            return answerOf<SecretStore::Done>(
                [&](QObject *asker, auto done) { store.write(name, text, asker, done); });
        };
        const auto first = write(QStringLiteral("first"));
        QVERIFY2(first, first ? "" : qPrintable(first.error()));
        QVERIFY(write(secret)); // in its place
        QCOMPARE(readNow().value_or(std::nullopt), std::optional(secret));
        QCOMPARE(readElsewhere(), QStringLiteral("found: ") + secret);
        // Nothing of it lies open in the user's files.
        QProcess search;
        search.start(QStringLiteral("grep"), {QStringLiteral("-rlaF"), secret, m_home.path()});
        QVERIFY(search.waitForFinished(-1));
        QCOMPARE(search.exitCode(), 1);
        const auto remove = [&store] {
            return answerOf<SecretStore::Done>([&](QObject *asker, auto done) { store.remove(name, asker, done); });
        };
        QVERIFY(remove());
        QCOMPARE(readElsewhere(), QStringLiteral("nothing"));
        QVERIFY(remove()); // nothing is there any more, and that is good
    }

    void whoIsGoneIsNotAnswered()
    {
        KeyringStore store;
        bool isTold = false;
        {
            QObject asker;
            store.read(name, &asker, [&isTold](const SecretStore::Found &) { isTold = true; });
        }
        (void)readNow(); // comes after it
        QVERIFY(!isTold);
    }

private:
    QTemporaryDir m_home{QDir::tempPath() + QStringLiteral("/cairn-keyring-XXXXXX")};
    QProcess m_bus;
    QProcess m_keyring;
};

int main(int argc, char **argv)
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--read")
        return readAndPrint(argc, argv);
    QCoreApplication application(argc, argv);
    TestKeyring test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_keyring.moc"
