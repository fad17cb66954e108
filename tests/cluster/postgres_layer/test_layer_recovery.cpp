#include "layer_support.h"

#include "support/environment.h"
#include "support/expect.h"

#include "core/files.h"
#include "postgres/recovery_settings.h"
#include "wal/verify.h"

#include <QTest>

#include <filesystem>
#include <format>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

namespace {

/// Starts and waits until recovery is over.
void startAndPromote(TestServer &server)
{
    server.start();
    auto sql = server.connect();
    while (sql.value("SELECT pg_is_in_recovery()") == "t")
        sql.run("SELECT pg_sleep(0.01)");
}

} // namespace

/// Recovery settings of every kind against real servers, a backup from a standby, and its promotion.
class TestLayerRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void targets_data();
    void targets();
    void otherTargetInTheConfiguration();
    void withoutAnySettings();
    void standby();

private:
    [[nodiscard]] std::string restoredCopy() const;
    void applySettings(const std::string &directory, RecoverySettings settings) const;
    [[nodiscard]] RecoverySettings baseSettings() const;

    std::unique_ptr<TestServer> m_primary;
    std::string m_copy;    ///< pristine copy of the data directory with label
    std::string m_archive; ///< the received WAL
    ServerInfo m_info;
    std::string m_time; ///< between rows 2 and 3
    std::string m_xid;  ///< of row 2
    std::string m_lsn;  ///< behind row 2
};

void TestLayerRecovery::initTestCase()
{
    m_primary = std::make_unique<TestServer>(ServerOptions{.configuration = {"autovacuum = off"}});
    m_primary->start();
    auto sql = m_primary->connect();
    sql.run("CREATE TABLE rows (n integer); CREATE UNLOGGED TABLE loose (n integer); INSERT INTO loose VALUES (1)");
    auto session = sessionOf(*m_primary);
    m_info = need(probeServer(session, {}));
    auto replication = replicationOf(*m_primary);
    need(replication.createPhysicalSlot("layer_slot", true, {}));
    auto backup = need(ServerBackup::start(session, m_info, "recovery", true, {}));
    m_archive = freshDirectory("archive");
    DirectorySink sink(m_archive);
    auto receiver = need(
        WalReceiver::start(std::move(replication),
                           receiverOptions(m_info, backup.started().start, TimelineId{1}, "layer_slot"), sink, {}));
    sql.run("INSERT INTO rows VALUES (1)");
    m_copy = freshPath("pristine");
    copyByRules(m_primary->dataDirectory(), m_copy, m_info, backup.started().start);
    const auto stopped = need(backup.stop({}));
    writeLabel(m_copy, stopped);
    m_xid = sql.value("INSERT INTO rows VALUES (2) RETURNING txid_current()");
    m_lsn = sql.value("SELECT pg_current_wal_insert_lsn()");
    need(createRestorePoint(session, "it's row \\2", {}));
    m_time = sql.value("SELECT clock_timestamp()::timestamptz");
    sql.run("SELECT pg_sleep(0.01)"); // times have microseconds; two commits in one would be ambiguous
    sql.run("INSERT INTO rows VALUES (3)");
    receiver->stopAt(need(switchWal(session, {})));
    need(receiver->wait({}));
}

std::string TestLayerRecovery::restoredCopy() const
{
    const auto directory = freshPath("restored");
    fs::copy(m_copy, directory, fs::copy_options::recursive);
    fs::permissions(directory, fs::perms::owner_all);
    return directory;
}

RecoverySettings TestLayerRecovery::baseSettings() const
{
    RecoverySettings settings;
    settings.restoreCommand = std::format("cp \"{}/%f\" '%p'", m_archive);
    settings.timeline = TimelineId{1};
    settings.action = RecoveryAction::Promote;
    return settings;
}

void TestLayerRecovery::applySettings(const std::string &directory, RecoverySettings settings) const
{
    const auto configuration = need(readWholeFile(joinPath(directory, "postgresql.conf")));
    settings.targetsToEmpty = recoveryTargetsIn(asText(configuration));
    const auto files = need(makeRecoveryFiles(settings, m_info.major));
    if (files.recoveryConf)
        need(replaceFile(joinPath(directory, "recovery.conf"), asBytes(*files.recoveryConf)));
    const auto path = joinPath(directory, "postgresql.auto.conf");
    const auto old = need(readWholeFile(path));
    need(replaceFile(path, asBytes(rewriteAutoConf(asText(old), files.autoConfLines).text)));
    if (files.recoverySignal)
        need(replaceFile(joinPath(directory, "recovery.signal"), {}));
    if (files.standbySignal)
        need(replaceFile(joinPath(directory, "standby.signal"), {}));
}

void TestLayerRecovery::targets_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<bool>("inclusive");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *name, RecoveryTarget target, bool inclusive, const char *rows) {
        QTest::newRow(name) << static_cast<int>(target) << inclusive << QByteArray(rows);
    };
    row("latest", RecoveryTarget::Latest, true, "1,2,3");
    row("immediate", RecoveryTarget::Immediate, true, "1");
    row("name", RecoveryTarget::Name, true, "1,2");
    row("time", RecoveryTarget::Time, true, "1,2");
    row("time, exclusive", RecoveryTarget::Time, false, "1,2");
    row("xid", RecoveryTarget::Xid, true, "1,2");
    row("xid, exclusive", RecoveryTarget::Xid, false, "1");
    row("lsn", RecoveryTarget::LsnPosition, true, "1,2");
    row("lsn, exclusive", RecoveryTarget::LsnPosition, false, "1,2");
}

void TestLayerRecovery::targets()
{
    QFETCH(int, target);
    QFETCH(bool, inclusive);
    QFETCH(QByteArray, rows);
    auto settings = baseSettings();
    settings.target = static_cast<RecoveryTarget>(target);
    settings.inclusive = inclusive;
    switch (settings.target) {
    case RecoveryTarget::Name:
        settings.targetValue = "it's row \\2";
        break;
    case RecoveryTarget::Time:
        settings.targetValue = m_time;
        break;
    case RecoveryTarget::Xid:
        settings.targetValue = m_xid;
        break;
    case RecoveryTarget::LsnPosition:
        settings.targetValue = m_lsn;
        break;
    case RecoveryTarget::Latest:
    case RecoveryTarget::Immediate:
        break;
    }
    const auto directory = restoredCopy();
    applySettings(directory, settings);
    TestServer restored(m_info.major.value, directory);
    startAndPromote(restored);
    auto sql = restored.connect();
    QCOMPARE(QByteArray::fromStdString(sql.value("SELECT string_agg(n::text, ',' ORDER BY n) FROM rows")), rows);
    QCOMPARE(sql.value("SELECT count(*) FROM loose"), "0");
    QVERIFY(!fs::exists(directory + "/recovery.signal") && !fs::exists(directory + "/recovery.conf"));
}

/// A target that the source's own postgresql.conf sets must not get in the way (12 and newer).
void TestLayerRecovery::otherTargetInTheConfiguration()
{
    if (m_info.major < PgMajor{12})
        return; // recovery settings are no part of postgresql.conf there
    const auto directory = restoredCopy();
    const auto path = joinPath(directory, "postgresql.conf");
    const auto text =
        std::string(asText(need(readWholeFile(path)))) + "\nrecovery_target_name = 'never'\nrecovery_target_xid = ''\n";
    need(replaceFile(path, asBytes(text)));
    need(replaceFile(joinPath(directory, "postgresql.auto.conf"),
                     asBytes("recovery_target_time = '2001-01-01 00:00:00+00'\n")));
    auto settings = baseSettings();
    settings.target = RecoveryTarget::Xid;
    settings.targetValue = m_xid;
    applySettings(directory, settings);
    TestServer restored(m_info.major.value, directory);
    startAndPromote(restored);
    QCOMPARE(restored.connect().value("SELECT max(n) FROM rows"), "2");
}

/// Label and WAL in pg_wal are enough to become consistent.
void TestLayerRecovery::withoutAnySettings()
{
    const auto directory = restoredCopy();
    for (const auto &entry : fs::directory_iterator(m_archive))
        fs::copy(entry.path(), directory + "/pg_wal/" + entry.path().filename().string());
    applySettings(directory, {});
    TestServer restored(m_info.major.value, directory);
    restored.start();
    QCOMPARE(restored.connect().value("SELECT max(n) FROM rows"), "3");
}

void TestLayerRecovery::standby()
{
    const auto directory = restoredCopy();
    RecoverySettings settings;
    settings.restoreCommand = baseSettings().restoreCommand;
    settings.standby = true;
    settings.primaryConninfo = formatConninfo(optionsFor(*m_primary));
    applySettings(directory, settings);
    TestServer standby(m_info.major.value, directory);
    standby.start();
    auto session = sessionOf(standby);
    const auto info = need(probeServer(session, {}));
    QVERIFY(info.inRecovery);
    QCOMPARE(info.timeline, TimelineId(1));

    // A backup from the standby ends at its minimum recovery point.
    m_primary->connect().run("INSERT INTO rows VALUES (4); CHECKPOINT");
    auto backup = need(ServerBackup::start(session, info, "standby", true, {}));
    QVERIFY(backup.started().fromStandby);
    const auto received = freshDirectory("received");
    DirectorySink sink(received);
    auto receiver = need(WalReceiver::start(
        replicationOf(standby), receiverOptions(info, backup.started().start, TimelineId{1}, ""), sink, {}));
    const auto stopped = need(backup.stop({}));
    expectContains(stopped.labelFile, "BACKUP FROM: standby");
    receiver->stopAt(stopped.stop);
    need(receiver->wait({}));
    DirectorySegmentProvider provider(received, info.walSegmentSize);
    if (stopped.stop > backup.started().start)
        need(verifyWalRange(provider, readerOptions(info, backup.started()), stopped.stop, {}));
    QCOMPARE(createRestorePoint(session, "x", {}).error().code, ErrorCode::Server);

    // Promoted during a backup: the backup is refused, the stream says that its timeline ended.
    backup = need(ServerBackup::start(session, info, "spoiled", true, {}));
    DirectorySink second(freshDirectory("received"));
    receiver = need(WalReceiver::start(replicationOf(standby),
                                       receiverOptions(info, backup.started().start, TimelineId{1}, ""), second, {}));
    standby.promote();
    const auto refused = backup.stop({});
    QCOMPARE(refused.error().code, ErrorCode::Server);
    expectContains(refused.error().text(), "promoted");
    const auto ended = receiver->wait({});
    QCOMPARE(ended.error().code, ErrorCode::Server);
    expectContains(ended.error().message, "timeline 2");

    auto next = sessionOf(standby);
    QCOMPARE(need(probeServer(next, {})).timeline, TimelineId(2));
    auto replication = replicationOf(standby);
    const auto file = need(replication.timelineHistory(TimelineId{2}, {}));
    QCOMPARE(file.name, "00000002.history");
    const auto history = need(TimelineHistory::parse(TimelineId{2}, file.content));
    QCOMPARE(history.ancestors().size(), 1u);
    const auto over = WalReceiver::start(
        std::move(replication), receiverOptions(info, Lsn{history.endOf(TimelineId{1}).value}, TimelineId{1}, ""),
        second, {});
    const auto error = over ? (*over)->wait({}).error() : over.error();
    QVERIFY2(error.code == ErrorCode::Server, error.text().c_str());
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLayerRecovery)
#include "test_layer_recovery.moc"
