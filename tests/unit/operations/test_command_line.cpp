#include "operations/command_line.h"

#include <QProcess>
#include <QTest>

using namespace cairn;

namespace {

const InstanceRef ref{"/srv/backup", "main"};

template <class Request>
std::string textOf(const Request &request)
{
    return commandText(commandArguments(request));
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quoting_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("plain") << QByteArray("--instance=main");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("blank") << QByteArray("a b");
        QTest::newRow("quote") << QByteArray("it's");
        QTest::newRow("double quote") << QByteArray("\"x\" $HOME `id` \\");
        QTest::newRow("newline") << QByteArray("a\nb");
        QTest::newRow("bytes") << QByteArray("gr\xc3\xb6\xc3\x9f"
                                             "e \xff");
        QTest::newRow("tilde") << QByteArray("~root");
        QTest::newRow("glob") << QByteArray("*?[a]{b,c}");
    }

    /// A shell reads back what was quoted.
    void quoting()
    {
        QFETCH(QByteArray, word);
        QProcess shell;
        const std::string script = "printf %s " + shellQuote(word.toStdString());
        shell.setProgram(QStringLiteral("/bin/sh"));
        shell.start(QIODevice::ReadWrite);
        shell.write(script.data(), static_cast<qint64>(script.size()));
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), word);
    }

    void plainWordsStayBare() { QCOMPARE(shellQuote("--recovery-target-lsn=1F/A0"), "--recovery-target-lsn=1F/A0"); }

    void catalog() { QCOMPARE(commandText(initCatalogArguments("/srv/back up")), "cairn init -B '/srv/back up'"); }

    void backup()
    {
        BackupRequest request;
        request.ref = ref;
        QCOMPARE(textOf(request), "cairn backup -B /srv/backup --instance=main -b FULL");
        request.stream = true;
        request.temporarySlot = true;
        request.threads = 4;
        request.codec = Codec::Lz4;
        request.level = 9;
        request.smoothCheckpoint = true;
        request.validateAfterwards = false;
        request.badPages = BadPagePolicy::Fail;
        request.rateLimit = 50ULL << 20;
        request.note = "before it's changed";
        request.connection.host = "/run/postgresql";
        QCOMPARE(
            textOf(request),
            "cairn backup -B /srv/backup --instance=main -b FULL --stream --temp-slot -j 4 --compress-algorithm=lz4 "
            "--compress-level=9 --smooth-checkpoint --no-validate --bad-pages=fail --rate-limit=50MB "
            "'--note=before it'\\''s changed' --pghost=/run/postgresql");
        request = {};
        request.ref = ref;
        request.rateLimit = 1000;
        QVERIFY(textOf(request).ends_with("--rate-limit=1000B"));
    }

    void deletion()
    {
        DeleteRequest request;
        request.ref = ref;
        request.backups = {BackupId{36}, BackupId{37}};
        request.force = true;
        request.quarantineSeconds = 0;
        QCOMPARE(textOf(request), "cairn delete -B /srv/backup --instance=main -i 10 -i 11 --force --quarantine=0");
        request = {};
        request.ref = ref;
        request.expired = request.mergeExpired = request.wal = true;
        request.retention.windowDays = 7;
        request.quarantineSeconds = 3600;
        QCOMPARE(textOf(request), "cairn delete -B /srv/backup --instance=main --expired --merge-expired --wal "
                                  "--retention-window=7 --quarantine=3600s");
    }

    void maintenance()
    {
        MergeRequest merge;
        merge.ref = ref;
        merge.backup = BackupId{36};
        QCOMPARE(textOf(merge), "cairn merge -B /srv/backup --instance=main -i 10");
        CompactRequest compact;
        compact.catalog = ref.catalog;
        compact.instance = ref.instance;
        QCOMPARE(textOf(compact), "cairn compact -B /srv/backup --instance=main");
        compact.minLivePercent = 80;
        QCOMPARE(textOf(compact), "cairn compact -B /srv/backup --instance=main --min-live=80");
        UndeleteRequest undelete;
        undelete.ref = ref;
        QCOMPARE(textOf(undelete), "cairn undelete -B /srv/backup --instance=main");
        undelete.backup = BackupId{36};
        QCOMPARE(textOf(undelete), "cairn undelete -B /srv/backup --instance=main -i 10");
    }

    void changesOfABackup()
    {
        SetBackupRequest request;
        request.ref = ref;
        request.backup = BackupId{36};
        request.pin.keepForever = true;
        request.standalone = true;
        request.note = "";
        request.tags = {{"for", "audit"}};
        request.tagsToRemove = {"old"};
        QCOMPARE(textOf(request), "cairn set-backup -B /srv/backup --instance=main -i 10 --keep-forever --standalone "
                                  "--note=none --tag=for=audit --tag=old=");
        request = {};
        request.ref = ref;
        request.backup = BackupId{36};
        request.pin.ttlSeconds = 86'400;
        request.standalone = false;
        QCOMPARE(textOf(request), "cairn set-backup -B /srv/backup --instance=main -i 10 --ttl=86400s --no-standalone");
    }

    void retentionPolicy()
    {
        RetentionSettingsRequest request{.ref = ref, .retention = {}};
        request.retention.windowDays = 30;
        QCOMPARE(textOf(request), "cairn set-config -B /srv/backup --instance=main --retention-redundancy=0 "
                                  "--retention-window=30 --wal-depth=0 --retention-daily=0 --retention-weekly=0 "
                                  "--retention-monthly=0 --retention-yearly=0 --minimum-redundancy=0");
    }

    void validate()
    {
        ValidateRequest request;
        request.catalog = ref.catalog;
        QCOMPARE(textOf(request), "cairn validate -B /srv/backup");
        request.instance = "main";
        request.backup = BackupId{36};
        request.depth = ValidationDepth::Deep;
        QCOMPARE(textOf(request), "cairn validate -B /srv/backup --instance=main -i 10 --depth=deep");
    }

    void restore()
    {
        RestoreRequest request;
        request.ref = ref;
        request.pgdata = "/new";
        QCOMPARE(textOf(request), "cairn restore -B /srv/backup --instance=main -D /new");
        request.inPlace = true;
        QCOMPARE(textOf(request), "cairn restore -B /srv/backup --instance=main -D /new --in-place");
        request.inPlace = false;
        request.tablespaces = {{"/ts/a=b", "/new ts"}};
        request.walDirectory = "/wal";
        request.asReplica = true;
        request.validateFirst = false;
        request.target.kind = TargetKind::Time;
        request.target.time = Timestamp{1'790'000'000'123'456};
        request.target.inclusive = false;
        request.target.timeline = "latest";
        request.target.action = TargetAction::Promote;
        QCOMPARE(textOf(request),
                 "cairn restore -B /srv/backup --instance=main -D /new -T '/ts/a\\=b=/new ts' --waldir=/wal "
                 "--recovery-target-time=2026-09-21T14:13:20.123456Z --recovery-target-inclusive=false "
                 "--recovery-target-timeline=latest --recovery-target-action=promote -R --no-validate");
    }

    void targets()
    {
        RestoreRequest request;
        request.ref = ref;
        request.pgdata = "/new";
        const auto ending = [&](TargetKind kind) {
            request.target.kind = kind;
            return textOf(request).substr(
                std::string_view("cairn restore -B /srv/backup --instance=main -D /new").size());
        };
        request.target.xid = 4711;
        request.target.lsn = Lsn{0x1'0000'00A0};
        request.target.name = "a point";
        QCOMPARE(ending(TargetKind::Latest), "");
        QCOMPARE(ending(TargetKind::Immediate), " --recovery-target=immediate");
        QCOMPARE(ending(TargetKind::Xid), " --recovery-target-xid=4711");
        QCOMPARE(ending(TargetKind::Lsn), " --recovery-target-lsn=1/A0");
        QCOMPARE(ending(TargetKind::Name), " '--recovery-target-name=a point'");
        request.target.explicitLatest = true;
        QCOMPARE(ending(TargetKind::Latest), " --recovery-target=latest");
    }

    void removal()
    {
        DeleteRequest request;
        request.ref = ref;
        request.backups = {BackupId{36}};
        request.dryRun = true;
        QCOMPARE(textOf(request), "cairn delete -B /srv/backup --instance=main -i 10 --dry-run");
        request = {};
        request.ref = ref;
        request.status = BackupStatus::Error;
        request.expired = request.wal = request.force = true;
        request.retention.windowDays = 7;
        QCOMPARE(textOf(request), "cairn delete -B /srv/backup --instance=main --status=ERROR --expired --wal "
                                  "--retention-window=7 --force");
    }

    void addInstance()
    {
        AddInstanceRequest request;
        request.ref = ref;
        request.pgdata = "/data";
        request.settings.port = "5433";
        request.settings.retention.redundancy = 2;
        QCOMPARE(textOf(request),
                 "cairn add-instance -B /srv/backup --instance=main -D /data --pgport=5433 --retention-redundancy=2");
    }
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
