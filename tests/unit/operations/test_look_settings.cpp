#include "operations/look_settings.h"

#include <QTest>

#include <algorithm>

using namespace cairn;

/// A look changes nothing outside, whatever the restored cluster is set to.
class TestLookSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recoveryConf()
    {
        const std::string conf = recoveryConfForLook("restore_command = 'cp %p'\n"
                                                     "# a comment\n"
                                                     "  Archive_Cleanup_Command = 'pg_archivecleanup /a %r'\n"
                                                     "recovery_end_command='rm x'\n"
                                                     "recovery_min_apply_delay = '1h'\n"
                                                     "\ttrigger_file = '/tmp/t'\n"
                                                     "standby_mode = off\n"
                                                     "recovery_target_name = 'here'");
        QCOMPARE(conf, "restore_command = 'cp %p'\n"
                       "# a comment\n"
                       "recovery_target_name = 'here'\n"
                       "standby_mode = 'on'\n"
                       "recovery_target_action = 'pause'\n");
    }

    void timelines()
    {
        QCOMPARE(targetTimelineIn("restore_command = 'x'\n"), "current");
        QCOMPARE(targetTimelineIn("recovery_target_timeline = 'latest'\n"), "latest");
        QCOMPARE(targetTimelineIn("recovery_target_timeline = '3'\nRECOVERY_TARGET_TIMELINE='4'"), "4");
    }

    void settings()
    {
        const auto has = [](int major, const char *setting) {
            return std::ranges::contains(recoverySettingsForLook(PgMajor{major}), setting);
        };
        for (const int major : {12, 15, 16, 18})
            for (const char *setting :
                 {"archive_cleanup_command=", "recovery_end_command=", "recovery_min_apply_delay=0",
                  "primary_conninfo=", "recovery_target_action=pause"})
                QVERIFY2(has(major, setting), setting);
        QVERIFY(has(12, "promote_trigger_file=") && has(15, "promote_trigger_file="));
        QVERIFY(!has(16, "promote_trigger_file=")); // servers refuse what they do not know
        QVERIFY(recoverySettingsForLook(PgMajor{11}).empty());
    }

    /// Whoever asks too early, or under a name that is not there, does not make the server say so.
    void sessionsAreNotTheServer()
    {
        const std::string opened = "2026-11-22 03:15:23.7 UTC [7] LOG:  database system is ready to accept connections";
        const std::string refused = "2026-11-22 03:15:23.9 UTC [9] session: FATAL:  role \"dba\" does not exist\n";
        QCOMPARE(lastWordsOfServer({}), "");
        QCOMPARE(lastWordsOfServer("\n"), "");
        QCOMPARE(lastWordsOfServer(opened), opened);
        QCOMPARE(lastWordsOfServer(opened + '\n'), opened);
        QCOMPARE(lastWordsOfServer(refused), "");
        QCOMPARE(lastWordsOfServer(opened + '\n' + refused + refused), opened);
        QCOMPARE(lastWordsOfServer(opened + "\n\tand more\n" + refused + "\tand more\n"), opened);
        QCOMPARE(lastWordsOfServer(refused + opened), opened);
    }
};

QTEST_GUILESS_MAIN(TestLookSettings)
#include "test_look_settings.moc"
