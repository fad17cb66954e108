#include "postgres/backup_rules.h"
#include "shown.h"

#include <QSet>

namespace cairn {

namespace {

QByteArray actionName(EntryAction action)
{
    switch (action) {
    case EntryAction::Include:
        return "include";
    case EntryAction::IncludeEmpty:
        return "empty";
    case EntryAction::FollowLink:
        return "follow";
    case EntryAction::Skip:
        return "skip";
    case EntryAction::SkipAndWarn:
        return "warn";
    }
    return "?";
}

EntryType typeOf(char letter)
{
    return letter == 'd'   ? EntryType::Directory
           : letter == 'l' ? EntryType::Symlink
           : letter == 's' ? EntryType::Other
                           : EntryType::File;
}

BackupRulesOptions optionsFor(int major)
{
    BackupRulesOptions options;
    options.major = PgMajor{major};
    return options;
}

QByteArray decideOne(const BackupRulesOptions &options, const std::string &directory, const std::string &name,
                     EntryType type)
{
    const BackupRules rules(options);
    const DirectoryEntry entry{name, type};
    return actionName(rules.decide(directory, {&entry, 1}).front().action);
}

} // namespace

class TestBackupRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Type letters: f file, d directory, l symbolic link, s socket.
    void entries_data()
    {
        QTest::addColumn<QByteArray>("directory");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<char>("type");
        QTest::addColumn<QByteArray>("action");
        const auto row = [](const char *directory, const char *name, char type, const char *action) {
            QTest::addRow("%s/%s (%c)", directory, name, type)
                << QByteArray(directory) << QByteArray(name) << type << QByteArray(action);
        };
        for (const char *name : {"base", "global", "pg_xact", "pg_multixact", "pg_logical", "pg_stat", "pg_tblspc",
                                 "pg_twophase", "pg_commit_ts", "lost+found", "my directory"})
            row("", name, 'd', "include");
        for (const char *name : {"PG_VERSION", "postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "server.key",
                                 "current_logfiles", "corefile", "core.txt", "core.", "line\nbreak", "\xff"})
            row("", name, 'f', "include");
        for (const char *name : {"pg_stat_tmp", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots",
                                 "pg_subtrans", "pg_wal", "log"}) {
            row("", name, 'd', "empty");
            row("", name, 'l', "empty");
        }
        row("my directory", "pg_notify", 'd', "empty");
        row("my directory", "pg_wal", 'd', "include");
        row("my directory", "log", 'd', "include");
        for (const char *name : {"postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map",
                                 "backup_manifest", "postgresql.auto.conf.tmp", "current_logfiles.tmp", ".DS_Store",
                                 "pg_internal.init", "pg_internal.init.12", "pgsql_tmp", "pgsql_tmp1234.0"}) {
            row("", name, 'f', "skip");
            row("my directory/deeper", name, 'f', "skip");
        }
        for (const char *name :
             {"recovery.signal", "standby.signal", "recovery.conf", "recovery.done", "backup_label.old",
              "tablespace_map.old", "promote", "fallback_promote", "core", "core.4711"}) {
            row("", name, 'f', "skip");
            row("my directory", name, 'f', "include");
        }
        row("base", "pgsql_tmp", 'd', "skip");
        row("base/5", "pgsql_tmp12.3", 'f', "skip");
        row("", "backup_label", 'd', "include");
        row("pg_wal", "000000010000000000000001", 'f', "skip");
        row("pg_wal", "archive_status", 'd', "empty");
        row("pg_wal", "summaries", 'd', "empty");
        row("pg_wal", "other", 'd', "skip");
        row("pg_tblspc", "16390", 'l', "follow");
        row("pg_tblspc", "16390", 'd', "include");
        row("pg_tblspc", "16390", 'f', "warn");
        row("pg_tblspc", "name", 'l', "warn");
        row("pg_tblspc", "016390", 'l', "warn");
        row("pg_tblspc/16390", "PG_17_202406281", 'd', "include");
        row("pg_tblspc/16390", "PG_17_202406281", 'l', "warn");
        row("pg_tblspc/16390", "PG_16_202307071", 'd', "skip");
        row("pg_tblspc/16390", "somebody else's", 'f', "skip");
        row("", "postgresql.conf", 'l', "warn");
        row("base", "16384", 'l', "warn");
        row("", "a pipe", 's', "warn");
        row("", ".s.PGSQL.5432", 's', "skip");
        row("", ".s.PGSQL.5432.lock", 'f', "skip");
        row("global", "ptrack.map", 'f', "skip");
        row("global", "ptrack.map.tmp", 'f', "skip");
        row("global", "pg_control", 'f', "include");
        row("global", "t3_16390", 'f', "include");
        row("base/5", "t3_16390", 'f', "skip");
        row("pg_tblspc/16390/PG_17_202406281/5", "t3_16390_fsm.1", 'f', "skip");
        row("base/5", "t3_16390.bak", 'f', "include");
    }
    void entries()
    {
        QFETCH(QByteArray, directory);
        QFETCH(QByteArray, name);
        QFETCH(char, type);
        QTEST(decideOne(optionsFor(17), directory.toStdString(), name.toStdString(), typeOf(type)), "action");
    }

    void unloggedRelationsKeepOnlyTheirInitFork_data()
    {
        QTest::addColumn<QByteArray>("directory");
        QTest::addColumn<bool>("applies");
        QTest::newRow("database") << QByteArray("base/5") << true;
        QTest::newRow("tablespace") << QByteArray("pg_tblspc/16390/PG_17_202406281/5") << true;
        QTest::newRow("global") << QByteArray("global") << false;
        QTest::newRow("elsewhere") << QByteArray("my directory") << false;
        QTest::newRow("deeper") << QByteArray("base/5/6") << false;
    }
    void unloggedRelationsKeepOnlyTheirInitFork()
    {
        QFETCH(QByteArray, directory);
        QFETCH(bool, applies);
        std::vector<DirectoryEntry> entries;
        // 100 is unlogged; 200 has an init fork in a wrong place only; 300 is an ordinary relation.
        for (const char *name : {"100", "100.1", "100_fsm", "100_vm.2", "100_init", "100_init.1", "200", "200_init.1",
                                 "300", "300_vm", "100.bak", "1001"})
            entries.push_back({name, EntryType::File});
        const BackupRules rules(optionsFor(17));
        const auto decisions = rules.decide(directory.toStdString(), entries);
        const QSet<QByteArray> unlogged{"100", "100.1", "100_fsm", "100_vm.2"};
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const bool dropped = applies && unlogged.contains(shown(entries[i].name));
            QCOMPARE(actionName(decisions[i].action), dropped ? QByteArray("skip") : QByteArray("include"));
            QCOMPARE(decisions[i].reason.empty(), !dropped);
        }
    }

    void logDirectory()
    {
        auto options = optionsFor(17);
        options.includeLog = true;
        QCOMPARE(decideOne(options, "", "log", EntryType::Directory), QByteArray("include"));
        QCOMPARE(decideOne(options, "", "log", EntryType::Symlink), QByteArray("warn"));
        options.includeLog = false;
        options.logDirectory = "logs/server";
        QCOMPARE(decideOne(options, "", "log", EntryType::Directory), QByteArray("include"));
        QCOMPARE(decideOne(options, "", "logs", EntryType::Directory), QByteArray("include"));
        QCOMPARE(decideOne(options, "logs", "server", EntryType::Directory), QByteArray("empty"));
        options.logDirectory.clear();
        QCOMPARE(decideOne(options, "", "log", EntryType::Directory), QByteArray("include"));
    }

    void statsTempDirectory()
    {
        auto options = optionsFor(14);
        options.statsTempDirectory = "run/stats";
        QCOMPARE(decideOne(options, "run", "stats", EntryType::Directory), QByteArray("empty"));
        QCOMPARE(decideOne(options, "", "pg_stat_tmp", EntryType::Directory), QByteArray("empty"));
    }

    void tablespaceDirectoryOfTheVersion_data()
    {
        QTest::addColumn<int>("major");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("10") << 10 << QByteArray("PG_10_201707211");
        QTest::newRow("13") << 13 << QByteArray("PG_13_202007201");
        QTest::newRow("18") << 18 << QByteArray("PG_18_202506291");
    }
    void tablespaceDirectoryOfTheVersion()
    {
        QFETCH(int, major);
        QFETCH(QByteArray, name);
        for (const int cluster : {10, 13, 18})
            QCOMPARE(decideOne(optionsFor(cluster), "pg_tblspc/5", name.toStdString(), EntryType::Directory),
                     cluster == major ? QByteArray("include") : QByteArray("skip"));
    }

    void requiredDirectoriesAreCompleteAndOrdered()
    {
        for (int major = 10; major <= 18; ++major) {
            const auto directories = requiredDirectories(PgMajor{major});
            QSet<QByteArray> seen;
            for (const auto &directory : directories) {
                const auto slash = directory.rfind('/');
                QVERIFY(slash == std::string::npos || seen.contains(shown(directory.substr(0, slash))));
                QVERIFY(!seen.contains(shown(directory)));
                seen.insert(shown(directory));
            }
            for (const char *name :
                 {"pg_commit_ts", "pg_notify", "pg_replslot", "pg_tblspc", "pg_twophase", "pg_wal", "pg_xact",
                  "pg_multixact/members", "pg_logical/mappings", "pg_stat", "pg_subtrans", "pg_wal/archive_status",
                  "pg_dynshmem", "pg_serial", "pg_snapshots", "pg_stat_tmp"})
                QVERIFY2(seen.contains(name), name);
            QCOMPARE(seen.contains("pg_wal/summaries"), major >= 17);
        }
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestBackupRules)
#include "test_backup_rules.moc"
