#include "layer_support.h"

#include "support/environment.h"
#include "support/expect.h"
#include "support/workload.h"

#include "core/files.h"
#include "wal/verify.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// The replication connection, the WAL receiver and the record reader against a real server.
class TestLayerReceiver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void smallCommands();
    void backupUnderLoad();
    void idleBackupNeedsNoWaiting();
    void readerAgreesWithTheServer();
    void refusals();
    void sinkErrorEndsIt();
    void abortedReceiver();
    void silentServer();
    void removedWal();
    void serverShutsDown();

private:
    [[nodiscard]] ServerInfo probe() const
    {
        auto session = sessionOf(*m_server);
        return need(probeServer(session, {}));
    }

    std::unique_ptr<TestServer> m_server;
};

void TestLayerReceiver::initTestCase()
{
    m_server = std::make_unique<TestServer>(
        ServerOptions{.walSegmentMegabytes = environment().major >= 11 ? 1 : 16,
                      .configuration = {"max_wal_size = 64MB", "min_wal_size = 32MB", "autovacuum = off"}});
    m_server->start();
    Bank::create(*m_server);
}

void TestLayerReceiver::smallCommands()
{
    auto replication = replicationOf(*m_server);
    const auto identity = need(replication.identifySystem({}));
    QCOMPARE(identity.systemIdentifier, probe().systemIdentifier);
    QCOMPARE(identity.timeline, TimelineId(1));
    QVERIFY(identity.flushed.isValid());
    if (environment().major >= 11)
        QCOMPARE(need(replication.show("wal_segment_size", {})), "1MB");
    QCOMPARE(replication.timelineHistory(TimelineId{1}, {}).error().code, ErrorCode::NotFound);
    need(replication.createPhysicalSlot("layer_slot", false, {}));
    QCOMPARE(replication.createPhysicalSlot("layer_slot", false, {}).error().code, ErrorCode::AlreadyExists);
    QVERIFY(!m_server->connect().value("SELECT restart_lsn FROM pg_replication_slots").empty());
    need(replication.dropSlot("layer_slot", {}));
    QCOMPARE(replication.dropSlot("layer_slot", {}).error().code, ErrorCode::NotFound);
    QCOMPARE(replication.createPhysicalSlot("Bad\"name", true, {}).error().code, ErrorCode::Usage);
    QCOMPARE(replication.dropSlot("", {}).error().code, ErrorCode::Usage);
    QCOMPARE(replication.show("a; DROP", {}).error().code, ErrorCode::Usage);
}

void TestLayerReceiver::backupUnderLoad()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    Bank bank;
    bank.startLoad(*m_server);
    auto replication = replicationOf(*m_server);
    need(replication.createPhysicalSlot("layer_slot", true, {}));
    auto backup = need(ServerBackup::start(session, info, "under load", true, {}));
    const auto directory = freshDirectory("received");
    DirectorySink sink(directory);
    auto receiver = need(WalReceiver::start(
        std::move(replication), receiverOptions(info, backup.started().start, backup.started().timeline, "layer_slot"),
        sink, {}));
    const auto target = freshPath("copy");
    copyByRules(m_server->dataDirectory(), target, info, backup.started().start);
    const auto point = need(createRestorePoint(session, "in the middle", {}));
    const auto stopped = need(backup.stop({}));
    receiver->stopAt(stopped.stop);
    need(receiver->wait({}));
    need(receiver->health());
    bank.stopLoad();
    QVERIFY(receiver->received() >= stopped.stop);
    QVERIFY(sink.segments > 0 && sink.end >= stopped.stop);
    DirectorySegmentProvider provider(directory, info.walSegmentSize);
    const auto facts = need(verifyWalRange(provider, readerOptions(info, backup.started()), stopped.stop, {}));
    QVERIFY(facts.commits > 0);
    QVERIFY(facts.end >= stopped.stop);
    QCOMPARE(facts.restorePoints.size(), 1u);
    QCOMPARE(facts.restorePoints[0].name, "in the middle");
    QCOMPARE(facts.restorePoints[0].lsn, point);
    receiver.reset();
    // The temporary slot went with the connection; its end is the walsender's, a moment later.
    auto sql = m_server->connect();
    while (sql.value("SELECT count(*) FROM pg_replication_slots") != "0")
        sql.run("SELECT pg_sleep(0.01)");
}

void TestLayerReceiver::idleBackupNeedsNoWaiting()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    auto backup = need(ServerBackup::start(session, info, "idle", true, {}));
    DirectorySink sink(freshDirectory("received"));
    auto receiver = need(
        WalReceiver::start(replicationOf(*m_server),
                           receiverOptions(info, backup.started().start, backup.started().timeline, ""), sink, {}));
    const auto stopped = need(backup.stop({}));
    receiver->stopAt(stopped.stop);
    need(receiver->wait({}));
    QVERIFY(sink.end >= stopped.stop);
    // Asked again it answers the same.
    need(receiver->wait({}));
}

void TestLayerReceiver::readerAgreesWithTheServer()
{
    Bank::transact(*m_server, 200);
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    auto backup = need(ServerBackup::start(session, info, "records", true, {}));
    auto sql = m_server->connect();
    sql.run("CREATE TABLE wide (t text); INSERT INTO wide SELECT repeat(md5(n::text), 500) FROM generate_series(1, "
            "2000) n");
    const auto xid = sql.value("SELECT txid_current()");
    const auto before = need(Lsn::parse(sql.value("SELECT pg_current_wal_insert_lsn()")));
    sql.run("INSERT INTO wide VALUES ('x')"); // makes the records before it flushed
    const auto stopped = need(backup.stop({}));
    DirectorySegmentProvider provider(m_server->dataDirectory() + "/pg_wal", info.walSegmentSize);
    auto options = readerOptions(info, backup.started());
    options.limit = stopped.stop;
    WalReader reader(provider, options);
    DecodedRecord decoded;
    bool found = false;
    std::size_t images = 0;
    std::string lastXid;
    while (const auto record = need(reader.next())) {
        need(decodeRecord(*record, info.major, info.blockSize, decoded));
        found = found || record->start == before || record->end == before;
        for (const auto &block : decoded.blocks())
            images += block.hasImage ? 1 : 0;
        if (const auto end = transactionEndOf(*record, decoded, info.major))
            lastXid = std::max(lastXid, std::to_string(end->xid), [](const auto &a, const auto &b) {
                return std::stoul(a.empty() ? "0" : a) < std::stoul(b);
            });
    }
    QCOMPARE(reader.end().kind, WalEnd::Kind::Limit);
    QCOMPARE(reader.position(), stopped.stop);
    QVERIFY(found);
    QVERIFY(images > 0);
    QVERIFY(std::stoul(lastXid) >= std::stoul(xid));
    sql.run("DROP TABLE wide");
}

void TestLayerReceiver::refusals()
{
    const auto info = probe();
    DirectorySink sink(freshDirectory("received"));
    const auto end = [this] {
        auto session = sessionOf(*m_server);
        return need(currentWalEnd(session, {}));
    }();
    const auto start = [&](const WalReceiverOptions &options) {
        const auto receiver = WalReceiver::start(replicationOf(*m_server), options, sink, {});
        return receiver ? (*receiver)->wait({}).error() : receiver.error();
    };
    auto options = receiverOptions(info, end, TimelineId{1}, "no_such_slot");
    QCOMPARE(start(options).code, ErrorCode::Server);
    options.slot.clear();
    options.systemIdentifier = SystemIdentifier{1};
    QCOMPARE(start(options).code, ErrorCode::WrongCluster);
    options = receiverOptions(info, end, TimelineId{7}, "");
    QCOMPARE(start(options).code, ErrorCode::Server);
    options = receiverOptions(info, Lsn{end.value + (std::uint64_t{1} << 32)}, TimelineId{1}, "");
    QCOMPARE(start(options).code, ErrorCode::Server);
    options = receiverOptions(info, end, TimelineId{1}, "");
    options.spoolDirectory = "/nonexistent";
    QCOMPARE(start(options).code, ErrorCode::NotFound);
}

void TestLayerReceiver::sinkErrorEndsIt()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    DirectorySink sink(freshDirectory("received"));
    sink.refuseWith = Error{ErrorCode::NoSpace, "the disk is full", "somewhere", {}};
    const auto end = need(currentWalEnd(session, {}));
    auto receiver =
        need(WalReceiver::start(replicationOf(*m_server), receiverOptions(info, end, TimelineId{1}, ""), sink, {}));
    need(switchWal(session, {}));
    need(createRestorePoint(session, "next segment", {}));
    QCOMPARE(receiver->wait({}).error().code, ErrorCode::NoSpace);
    QCOMPARE(receiver->health().error().code, ErrorCode::NoSpace);
}

void TestLayerReceiver::abortedReceiver()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    DirectorySink sink(freshDirectory("received"));
    const auto end = need(currentWalEnd(session, {}));
    const auto options = receiverOptions(info, end, TimelineId{1}, "");
    auto receiver = need(WalReceiver::start(replicationOf(*m_server), options, sink, {}));
    receiver.reset(); // while it waits for WAL
    receiver = need(WalReceiver::start(replicationOf(*m_server), options, sink, {}));
    std::stop_source source;
    source.request_stop();
    QCOMPARE(receiver->wait(source.get_token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(WalReceiver::start(replicationOf(*m_server), options, sink, source.get_token()).error().code,
             ErrorCode::Cancelled);
}

void TestLayerReceiver::silentServer()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    const auto end = need(currentWalEnd(session, {}));
    auto options = receiverOptions(info, end, TimelineId{1}, "");
    options.silenceLimit = std::chrono::milliseconds(300);
    DirectorySink sink(freshDirectory("received"));
    auto receiver = need(WalReceiver::start(replicationOf(*m_server), options, sink, {}));
    // Stopped, the walsender does not answer although the connection stands.
    auto sql = m_server->connect();
    const auto pid = std::stoi(sql.value("SELECT pid FROM pg_stat_replication WHERE application_name = 'layer test'"));
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    const auto ended = receiver->wait({});
    QCOMPARE(::kill(pid, SIGCONT), 0);
    QCOMPARE(ended.error().code, ErrorCode::Connection);
    expectContains(ended.error().message, "silent");
}

void TestLayerReceiver::removedWal()
{
    const auto info = probe();
    auto sql = m_server->connect();
    for (int i = 0; i < 3; ++i)
        sql.run("SELECT pg_switch_wal(), pg_create_restore_point('x')");
    sql.run("CHECKPOINT");
    std::string oldest;
    for (const auto &entry : fs::directory_iterator(m_server->dataDirectory() + "/pg_wal")) {
        const auto name = entry.path().filename().string();
        if (looksLikeSegmentName(name) && (oldest.empty() || name < oldest))
            oldest = name;
    }
    const auto id = need(parseSegmentName(oldest, info.walSegmentSize));
    const auto gone = segmentStart(previousSegment(id.number), info.walSegmentSize);
    DirectorySink sink(freshDirectory("received"));
    const auto receiver =
        WalReceiver::start(replicationOf(*m_server), receiverOptions(info, gone, TimelineId{1}, ""), sink, {});
    const auto error = receiver ? (*receiver)->wait({}).error() : receiver.error();
    QVERIFY2(error.code == ErrorCode::WalMissing, error.text().c_str());
}

void TestLayerReceiver::serverShutsDown()
{
    auto session = sessionOf(*m_server);
    const auto info = need(probeServer(session, {}));
    const auto end = need(currentWalEnd(session, {}));
    DirectorySink sink(freshDirectory("received"));
    auto receiver =
        need(WalReceiver::start(replicationOf(*m_server), receiverOptions(info, end, TimelineId{1}, ""), sink, {}));
    // A server that shuts down waits until its walsenders have sent everything and their clients said so.
    m_server->stop();
    QCOMPARE(receiver->wait({}).error().code, ErrorCode::Connection);
    m_server->start();
    auto next = sessionOf(*m_server);
    receiver = need(WalReceiver::start(
        replicationOf(*m_server), receiverOptions(info, need(currentWalEnd(next, {})), TimelineId{1}, ""), sink, {}));
    m_server->killHard();
    QCOMPARE(receiver->wait({}).error().code, ErrorCode::Connection);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLayerReceiver)
#include "test_layer_receiver.moc"
