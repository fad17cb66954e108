#include "postgres/recovery_settings.h"
#include "shown.h"

namespace cairn {

namespace {

constexpr int testedMajors[] = {10, 11, 12, 13, 15, 17, 18};

RecoverySettings pointInTime(RecoveryTarget target, const std::string &value)
{
    RecoverySettings settings;
    settings.restoreCommand = "cp /arch/%f %p";
    settings.target = target;
    settings.targetValue = value;
    settings.timeline = TimelineId{3};
    return settings;
}

/// The lines for a version, wherever they go.
QByteArray linesFor(const RecoverySettings &settings, int major)
{
    const auto files = makeRecoveryFiles(settings, PgMajor{major});
    if (!files)
        return shown(files.error().text());
    return shown(major < 12 ? files->recoveryConf.value_or("") : files->autoConfLines);
}

} // namespace

class TestRecoverySettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void targets_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("inclusive");
        QTest::addColumn<int>("action"); // -1: none
        QTest::addColumn<QByteArray>("lines");
        const auto row = [](const char *name, RecoveryTarget target, const char *value, bool inclusive, int action,
                            const char *lines) {
            QTest::newRow(name) << static_cast<int>(target) << QByteArray(value) << inclusive << action
                                << QByteArray(lines);
        };
        constexpr int promote = static_cast<int>(RecoveryAction::Promote);
        constexpr int pause = static_cast<int>(RecoveryAction::Pause);
        constexpr int shutdown = static_cast<int>(RecoveryAction::Shutdown);
        row("latest", RecoveryTarget::Latest, "", true, -1, "");
        row("latest ignores the rest", RecoveryTarget::Latest, "x", false, promote, "");
        row("immediate", RecoveryTarget::Immediate, "", true, promote,
            "recovery_target = 'immediate'\nrecovery_target_action = 'promote'\n");
        row("immediate knows no inclusive", RecoveryTarget::Immediate, "", false, -1,
            "recovery_target = 'immediate'\n");
        row("name", RecoveryTarget::Name, "it's \\ here", true, pause,
            "recovery_target_name = 'it''s \\\\ here'\nrecovery_target_action = 'pause'\n");
        row("name knows no inclusive", RecoveryTarget::Name, "here", false, -1, "recovery_target_name = 'here'\n");
        row("time", RecoveryTarget::Time, "2026-11-21 03:44:05.5+00", true, shutdown,
            "recovery_target_time = '2026-11-21 03:44:05.5+00'\nrecovery_target_action = 'shutdown'\n");
        row("time, exclusive", RecoveryTarget::Time, "2026-11-21 03:44:05+00", false, -1,
            "recovery_target_time = '2026-11-21 03:44:05+00'\nrecovery_target_inclusive = 'off'\n");
        row("xid", RecoveryTarget::Xid, "741", true, -1, "recovery_target_xid = '741'\n");
        row("lsn, exclusive", RecoveryTarget::LsnPosition, "0/3000060", false, promote,
            "recovery_target_lsn = '0/3000060'\nrecovery_target_inclusive = 'off'\nrecovery_target_action = "
            "'promote'\n");
    }
    void targets()
    {
        QFETCH(int, target);
        QFETCH(QByteArray, value);
        QFETCH(bool, inclusive);
        QFETCH(int, action);
        QFETCH(QByteArray, lines);
        auto settings = pointInTime(static_cast<RecoveryTarget>(target), value.toStdString());
        settings.inclusive = inclusive;
        if (action >= 0)
            settings.action = static_cast<RecoveryAction>(action);
        for (const int major : testedMajors)
            QCOMPARE(linesFor(settings, major),
                     "restore_command = 'cp /arch/%f %p'\n" + lines + "recovery_target_timeline = '3'\n");
    }

    void whereItGoes_data()
    {
        QTest::addColumn<int>("major");
        for (const int major : testedMajors)
            QTest::addRow("%d", major) << major;
    }
    void whereItGoes()
    {
        QFETCH(int, major);
        auto settings = pointInTime(RecoveryTarget::Xid, "741");
        auto files = makeRecoveryFiles(settings, PgMajor{major});
        VERIFY_OK(files);
        QCOMPARE(files->recoveryConf.has_value(), major < 12);
        QCOMPARE(files->autoConfLines.empty(), major < 12);
        QCOMPARE(files->recoverySignal, major >= 12);
        QVERIFY(!files->standbySignal);
        settings.standby = true;
        files = makeRecoveryFiles(settings, PgMajor{major});
        VERIFY_OK(files);
        QVERIFY(!files->recoverySignal);
        QCOMPARE(files->standbySignal, major >= 12);
    }

    void standby()
    {
        RecoverySettings settings;
        settings.standby = true;
        settings.primaryConninfo = "host=db1 user='it''s'";
        settings.primarySlotName = "s1";
        const QByteArray tail = "primary_conninfo = 'host=db1 user=''it''''s'''\nprimary_slot_name = 's1'\n";
        QCOMPARE(linesFor(settings, 11), "recovery_target_timeline = 'latest'\nstandby_mode = 'on'\n" + tail);
        QCOMPARE(linesFor(settings, 12), "recovery_target_timeline = 'latest'\n" + tail);
        settings.timeline = TimelineId{26};
        QVERIFY(linesFor(settings, 17).startsWith("recovery_target_timeline = '26'\n"));
    }

    void nothingToSay()
    {
        for (const int major : testedMajors) {
            const auto files = makeRecoveryFiles({}, PgMajor{major});
            VERIFY_OK(files);
            QVERIFY(!files->recoveryConf);
            QVERIFY(files->autoConfLines.empty());
            QVERIFY(!files->recoverySignal && !files->standbySignal);
        }
    }

    void otherCommands()
    {
        auto settings = pointInTime(RecoveryTarget::Latest, "");
        settings.recoveryEndCommand = "true";
        settings.archiveCleanupCommand = "false %r";
        const QByteArray lines = linesFor(settings, 17);
        QVERIFY(lines.contains("recovery_end_command = 'true'\n"));
        QVERIFY(lines.contains("archive_cleanup_command = 'false %r'\n"));
    }

    void targetsOfTheSourceAreEmptiedFirst()
    {
        auto settings = pointInTime(RecoveryTarget::Time, "2026-11-21 03:44:05+00");
        settings.targetsToEmpty = {"recovery_target_xid", "recovery_target_time", "work_mem"};
        QCOMPARE(linesFor(settings, 17), QByteArray("restore_command = 'cp /arch/%f %p'\n"
                                                    "recovery_target_xid = ''\n"
                                                    "recovery_target_time = '2026-11-21 03:44:05+00'\n"
                                                    "recovery_target_timeline = '3'\n"));
        QVERIFY(!linesFor(settings, 11).contains("recovery_target_xid"));
        settings.target = RecoveryTarget::Latest;
        QVERIFY(linesFor(settings, 17).contains("recovery_target_time = ''\n"));
    }

    void refused_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("line break in the command") << 0 << QByteArray("usage");
        QTest::newRow("zero byte in the name") << 1 << QByteArray("usage");
        QTest::newRow("target without value") << 2 << QByteArray("usage");
        QTest::newRow("target without restore command") << 3 << QByteArray("usage");
        QTest::newRow("conninfo without standby") << 4 << QByteArray("usage");
        QTest::newRow("long name") << 5 << QByteArray("usage");
        QTest::newRow("no timeline") << 6 << QByteArray("internal");
    }
    void refused()
    {
        QFETCH(int, what);
        auto settings = pointInTime(RecoveryTarget::Name, "here");
        switch (what) {
        case 0:
            settings.restoreCommand = "a\nb";
            break;
        case 1:
            settings.targetValue = std::string("a\0b", 3);
            break;
        case 2:
            settings.targetValue.clear();
            break;
        case 3:
            settings.restoreCommand.clear();
            break;
        case 4:
            settings.primaryConninfo = "host=db1";
            break;
        case 5:
            settings.targetValue = std::string(64, 'x');
            break;
        default:
            settings.timeline.reset();
        }
        for (const int major : testedMajors)
            QTEST(codeOf(makeRecoveryFiles(settings, PgMajor{major})), "code");
    }

    void unsupportedVersion()
    {
        QCOMPARE(codeOf(makeRecoveryFiles(pointInTime(RecoveryTarget::Latest, ""), PgMajor{9})),
                 QByteArray("unsupported"));
    }

    void rewriting_data()
    {
        QTest::addColumn<QByteArray>("existing");
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<int>("dropped");
        const QByteArray head = "# Do not edit this file manually!\n";
        QTest::newRow("empty") << QByteArray() << QByteArray() << 0;
        QTest::newRow("nothing of ours") << head + "work_mem = '1MB'\n" << head + "work_mem = '1MB'\n" << 0;
        QTest::newRow("no line end") << QByteArray("work_mem=1MB") << QByteArray("work_mem=1MB\n") << 0;
        QTest::newRow("old recovery") << head + "recovery_target_xid = '7'\nwork_mem = '1MB'\nrestore_command='x'\n"
                                      << head + "work_mem = '1MB'\n"
                                      << 2;
        QTest::newRow("case and blanks") << QByteArray(" \tRecovery_Target_Time='x'\nPRIMARY_CONNINFO 'y'\n")
                                         << QByteArray() << 2;
        QTest::newRow("twice") << QByteArray("recovery_target='immediate'\nrecovery_target = ''\n") << QByteArray()
                               << 1;
        QTest::newRow("comments stay") << QByteArray("#recovery_target_xid = 7\n")
                                       << QByteArray("#recovery_target_xid = 7\n") << 0;
        QTest::newRow("similar names stay") << QByteArray("x.recovery_target = 1\nrecovery_prefetch = on\n")
                                            << QByteArray("x.recovery_target = 1\nrecovery_prefetch = on\n") << 0;
        QTest::newRow("carriage returns stay")
            << QByteArray("work_mem = 1MB\r\n") << QByteArray("work_mem = 1MB\r\n") << 0;
    }
    void rewriting()
    {
        QFETCH(QByteArray, existing);
        QFETCH(QByteArray, kept);
        const auto result = rewriteAutoConf(existing.toStdString(), "new = 'line'\n");
        QCOMPARE(shown(result.text), kept + "new = 'line'\n");
        QTEST(static_cast<int>(result.dropped.size()), "dropped");
    }

    void findingTargets()
    {
        const auto found = recoveryTargetsIn("work_mem = 1MB\n  Recovery_Target_XID = 5\n#recovery_target_time = 'x'\n"
                                             "recovery_target='immediate'\nrecovery_target_timeline = 3\n"
                                             "recovery_target_xid = ''");
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(shown(found[0]), QByteArray("recovery_target_xid"));
        QCOMPARE(shown(found[1]), QByteArray("recovery_target"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestRecoverySettings)
#include "test_recovery_settings.moc"
