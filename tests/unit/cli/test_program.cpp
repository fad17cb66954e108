#include "core/error.h"
#include "core/failpoint.h"
#include "shown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <unistd.h>

namespace cairn {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

QProcessEnvironment cleanEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"BACKUP_PATH", "PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "CAIRN_FAILPOINT"})
        environment.remove(QLatin1String(name));
    return environment;
}

Outcome run(const QStringList &arguments, const QProcessEnvironment &environment = cleanEnvironment(),
            const QString &outputFile = {})
{
    QProcess process;
    process.setProcessEnvironment(environment);
    if (!outputFile.isEmpty())
        process.setStandardOutputFile(outputFile);
    process.start(QStringLiteral(CAIRN_BINARY), arguments);
    process.waitForFinished(-1);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QStringList words(const QByteArray &line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

/// The program itself, as far as it goes without a server: usage, exit codes, where output goes.
class TestProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usageErrors_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(says);
        };
        row("", "no command given");
        row("bakcup", "did you mean backup?");
        row("--nothing", "unknown command");
        row("backup", "--backup-path");
        row("backup -B /x --instance a", "--backup-mode");
        row("backup -B /x --instance a -b HALF", "HALF");
        row("backup -B /x --instance a -b HALF", "unknown backup mode");
        row("backup -B /x --instance a -b FULL -j 0", "--threads: out of range");
        row("backup -B /x --instance a -b FULL --slot=s", "need --stream");
        row("backup -B /x --instance a -b FULL --stream --temp-slot -P", "exclude one another");
        row("backup -B /x --instance a -b FULL -w -W", "exclude one another");
        row("backup -B /x --instance a -b FULL --compress --compress-algorithm=lz4", "--compress means zlib");
        row("backup -B /x --instance a -b FULL --compress-algorithm=lz4 --compress-level=15",
            "level 15 does not exist for lz4");
        row("backup -B /x --instance a -b FULL --archive-timeout=1week", "not a time span");
        row("backup -B /x --instance a -b FULL --ttl=soon", "ttl");
        row("backup -B /x --instance a -b FULL --restore-command=x", "unknown option: --restore-command");
        row("backup -B /x --instance a -b FULL --bad-pages=ignore", "values are warn, fail");
        row("show -B /x -i T5QX2A", "--backup-id needs --instance");
        row("show -B /x --instance a -i T5QX2A --archive", "exclude one another");
        row("show -B /x --instance a -i 'T5'", "not a backup id");
        row("show -B /x --format=xml", "values are plain, json");
        row("show -B /x --stream", "unknown option: --stream");
        row("validate -B /x -i T5QX2A", "--backup-id needs --instance");
        row("restore -B /x --instance a --recovery-target-xid=1 --recovery-target-lsn=0/1", "exclude one another");
        row("restore -B /x --instance a --recovery-target=latest --recovery-target-name=n", "exclude one another");
        row("restore -B /x --instance a --recovery-target=immediate --recovery-target-inclusive=no", "needs");
        row("restore -B /x --instance a --recovery-target-action=promote", "needs a recovery target");
        row("restore -B /x --instance a --recovery-target-action=wait --recovery-target-xid=4",
            "pause, promote, shutdown");
        row("restore -B /x --instance a --recovery-target-time=yesterday", "not a date and time");
        row("restore -B /x --instance a --recovery-target-timeline=0", "not a timeline");
        row("restore -B /x --instance a --primary-conninfo=host=x", "need --restore-as-replica");
        row("restore -B /x --instance a -T /a:/b", "not a tablespace mapping");
        row("delete -B /x --instance a", "--backup-id");
        row("delete -B /x --instance a --force", "nothing to delete was named");
        row("delete -B /x --instance a --status=RUNNING", "values are OK");
        row("delete -B /x --instance a --expired --retention-window=week", "not a whole number");
        row("set-config -B /x --instance a --retention-redundancy=70000", "out of range");
        row("archive-push -B /x --instance a", "--wal-file-name");
        row("archive-push -B /x --instance a --wal-file-name=f --batch-size=0", "out of range");
        row("set-config -B /x --instance a --log-level-file=loud", "not a log level");
        row("set-config -B /x --instance a --log-rotation-size=1XB", "not a size");
        row("completion", "which shell?");
        row("completion tcsh", "unknown shell");
        row("help nothing", "unknown command");
        row("version now", "unexpected argument");
    }
    void usageErrors()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, says);
        const Outcome outcome = run(words(line));
        QCOMPARE(outcome.exitCode, exitCodeOf(ErrorCode::Usage));
        QVERIFY2(outcome.err.startsWith("ERROR: "), outcome.err.constData());
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QCOMPARE(outcome.out, QByteArray());
    }

    void archiveGetNeverMistakesTroubleForTheEndOfTheArchive()
    {
        QCOMPARE(run(words("archive-get")).exitCode, 202);
        QCOMPARE(run(words("archive-get -B /nowhere --instance a --wal-file-name=f --wal-file-path=p")).exitCode, 203);
    }

    void archivePushFailsWithCodesThatPostgresqlRetries()
    {
        QCOMPARE(run(words("archive-push")).exitCode, 2);
        QCOMPARE(run(words("archive-push -B /nowhere --instance a --wal-file-name=f")).exitCode, 3);
    }

    void whatDoesNotExist_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"show", "show --archive", "show --instance a", "show-config --instance a",
                                 "set-config --instance a --archive-timeout=1", "validate", "validate --instance a",
                                 "backup --instance a -b FULL", "restore --instance a -D /nowhere/too",
                                 "delete --instance a -i T5QX2A", "del-instance --instance a"})
            QTest::newRow(line) << QByteArray(line);
    }
    void whatDoesNotExist()
    {
        QFETCH(QByteArray, line);
        const Outcome outcome = run(words(line) + words("-B /nowhere"));
        QCOMPARE(outcome.exitCode, exitCodeOf(ErrorCode::NotFound));
        QVERIFY(outcome.err.contains("/nowhere"));
        QCOMPARE(outcome.out, QByteArray());
    }

    void aCatalogIsMadeAndShown()
    {
        QTemporaryDir directory;
        auto environment = cleanEnvironment();
        environment.insert(QStringLiteral("BACKUP_PATH"), directory.filePath(QStringLiteral("it's a\ncatalog")));
        QCOMPARE(run({QStringLiteral("init")}, environment).exitCode, 0);
        QCOMPARE(run({QStringLiteral("init")}, environment).exitCode, exitCodeOf(ErrorCode::AlreadyExists));
        const Outcome shownAll = run({QStringLiteral("show"), QStringLiteral("--format=json")}, environment);
        QCOMPARE(shownAll.exitCode, 0);
        QCOMPARE(shownAll.err, QByteArray());
        const auto document = QJsonDocument::fromJson(shownAll.out);
        QVERIFY(document.isArray());
        QCOMPARE(document.array().size(), 0);
        QCOMPARE(run(words("show --instance a"), environment).exitCode, exitCodeOf(ErrorCode::NotFound));
    }

    void helpAndVersion()
    {
        for (const char *line : {"help", "--help", "-?", "help --help"}) {
            const Outcome outcome = run(words(line));
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY(outcome.out.startsWith("Usage: cairn "));
            QCOMPARE(outcome.err, QByteArray());
        }
        QCOMPARE(run(words("help backup")).out, run(words("backup --help")).out);
        QCOMPARE(run(words("backup --help --no-such -j")).exitCode, 0);
        for (const char *line : {"version", "--version", "-V"})
            QCOMPARE(run(words(line)).out, QByteArray("cairn " CAIRN_VERSION "\n"));
        const auto version = QJsonDocument::fromJson(run(words("version --format=json")).out).object();
        QCOMPARE(version["version"_L1].toString(), QStringLiteral(CAIRN_VERSION));
    }

    void topics()
    {
        const auto codes = QJsonDocument::fromJson(run(words("help exit-codes --format=json")).out).array();
        QCOMPARE(codes.size(), std::to_underlying(ErrorCode::Cancelled) + 1);
        QCOMPARE(codes.at(1)["exit-code"_L1].toInt(), 2);
        QVERIFY(run(words("help exit-codes")).out.contains(" 130  cancelled"));
        QVERIFY(run(words("help environment")).out.contains("BACKUP_PATH"));
        const Outcome failpoints = run(words("help failpoints"));
        QCOMPARE(failpoints.exitCode, failpointsCompiledIn() ? 0 : exitCodeOf(ErrorCode::Usage));
        if (failpointsCompiledIn())
            for (const auto &info : failpointTable)
                QVERIFY(failpoints.out.contains(shown(info.name)));
    }

    void aResultThatCannotBeWrittenIsAnError()
    {
        const Outcome full = run(words("help"), cleanEnvironment(), QStringLiteral("/dev/full"));
        QCOMPARE(full.exitCode, exitCodeOf(ErrorCode::NoSpace));
        QVERIFY(full.err.contains("standard output"));

        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        ::close(ends[0]); // nobody reads
        QProcess process;
        process.setChildProcessModifier([&ends] { ::dup2(ends[1], STDOUT_FILENO); });
        process.start(QStringLiteral(CAIRN_BINARY), {QStringLiteral("help")});
        QVERIFY(process.waitForFinished(-1));
        ::close(ends[1]);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), exitCodeOf(ErrorCode::Io));
        QVERIFY(process.readAllStandardError().contains("standard output"));
    }

    void noColorsWithoutATerminal()
    {
        QVERIFY(!run(words("bakcup")).err.contains('\033'));
        QVERIFY(!run(words("help")).out.contains('\033'));
    }
};

} // namespace cairn

QTEST_GUILESS_MAIN(cairn::TestProgram)
#include "test_program.moc"
