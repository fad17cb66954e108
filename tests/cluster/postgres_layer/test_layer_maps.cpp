#include "layer_support.h"
#include "mixed_load.h"
#include "page_snapshot.h"
#include "ptrack_stand_in.h"

#include "support/environment.h"
#include "support/expect.h"

#include "core/files.h"
#include "postgres/control_file.h"
#include "postgres/ptrack.h"
#include "wal/block_map_builder.h"
#include "wal/wal_summaries.h"

#include <QTest>

#include <cstdlib>
#include <format>
#include <memory>
#include <optional>

namespace cairn::test {

namespace {

/// A moment at which a cluster was stopped: nothing is in memory that is not in the files.
struct Quiet {
    ControlFile control;
    PageSnapshot pages;
};

std::uint64_t chosenSeed()
{
    const char *wish = std::getenv("CAIRN_TEST_SEED");
    return wish != nullptr ? std::strtoull(wish, nullptr, 10) : 20'261'121;
}

} // namespace

/// Maps of changed blocks against what really changed, page by page, between moments at which the server was stopped:
/// from the WAL on every version, from WAL summaries and from ptrack's interface where there are summaries.
class TestLayerMaps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesEveryChange();
    void summariesAreChecked();
    void ptrackIsChecked();
    void ptrackRights();

private:
    [[nodiscard]] Quiet stopAndLook() const;
    [[nodiscard]] TimelineHistory historyOf(TimelineId timeline) const;
    [[nodiscard]] ChangedBlocks mapFromWal(const Quiet &from, const Quiet &to, unsigned workers) const;
    void checkInterval(const Quiet &from, const Quiet &to) const;
    void checkServerMaps(const Quiet &from, const Quiet &to, const ChangedBlocks &fromWal);
    void promoteInPlace();
    [[nodiscard]] bool hasSummaries() const { return m_server->major() >= 17; }

    std::unique_ptr<TestServer> m_server;
};

void TestLayerMaps::initTestCase()
{
    const int major = environment().major;
    std::vector<std::string> configuration{"max_prepared_transactions = 10",
                                           "max_wal_size = 4GB",
                                           "shared_buffers = 16MB", // so that pages are written and read all the time
                                           "autovacuum_naptime = 1s",
                                           "full_page_writes = on",
                                           major >= 13 ? "wal_keep_size = 4GB" : "wal_keep_segments = 256"};
    if (major >= 17)
        configuration.emplace_back("summarize_wal = on");
    if (major >= 17)
        configuration.emplace_back("ptrack.map_size = '64MB'"); // a placeholder: there is no such library
    m_server = std::make_unique<TestServer>(ServerOptions{.configuration = configuration});
    m_server->start();
}

Quiet TestLayerMaps::stopAndLook() const
{
    m_server->stop();
    Quiet quiet{need(readControlFile(m_server->dataDirectory())).fields, snapshotPages(m_server->dataDirectory())};
    expect(quiet.control.state == ClusterState::ShutDown, "the server was not shut down cleanly");
    return quiet;
}

TimelineHistory TestLayerMaps::historyOf(TimelineId timeline) const
{
    if (timeline == TimelineId{1})
        return TimelineHistory(timeline);
    const auto content = need(readWholeFile(m_server->dataDirectory() + "/pg_wal/" + historyFileName(timeline)));
    return need(TimelineHistory::parse(timeline, asText(content)));
}

ChangedBlocks TestLayerMaps::mapFromWal(const Quiet &from, const Quiet &to, unsigned workers) const
{
    BlockMapRequest request;
    request.history = historyOf(to.control.timeline);
    request.major = to.control.major;
    request.systemIdentifier = to.control.systemIdentifier;
    request.segmentSize = to.control.walSegmentSize;
    request.walBlockSize = to.control.walBlockSize;
    request.from = from.control.checkpoint;
    request.to = to.control.checkpoint;
    request.workers = workers;
    DirectorySegmentProvider provider(m_server->dataDirectory() + "/pg_wal", request.segmentSize);
    Progress progress;
    auto map = need(buildBlockMap(provider, request, progress, {}));
    const auto done = progress.snapshot();
    expect(done.bytesDone == done.bytesTotal && done.itemsDone == done.itemsTotal, "the progress is not complete");
    return std::move(map.blocks);
}

namespace {

void judge(const char *mode, const ChangedBlocks &map, const Quiet &from, const Quiet &to)
{
    const auto check = checkMap(map, from.pages, to.pages);
    say(std::format("{}: {} blocks differ, {} named, {} forks whole, {} bytes", mode, check.differing, check.named,
                    check.wholeForks, map.memoryUsed()));
    std::string missed;
    for (const auto &block : check.missed)
        missed += block + '\n';
    expect(missed.empty(), std::string(mode) + " does not name:\n" + missed);
    expect(check.named <= 3 * check.differing + 50, std::string(mode) + " names far too much");
    expect(check.wholeForks <= from.pages.size() / 4, std::string(mode) + " calls too many forks whole");
}

} // namespace

void TestLayerMaps::checkInterval(const Quiet &from, const Quiet &to) const
{
    const auto map = mapFromWal(from, to, 2);
    judge("WAL", map, from, to);
    const auto again = mapFromWal(from, to, 1);
    expectSameText(mapDifferences(map, again, to.pages), "", "maps built by one and by two workers");
}

/// The server's own change tracking must agree with what we read in its WAL.
void TestLayerMaps::checkServerMaps(const Quiet &from, const Quiet &to, const ChangedBlocks &fromWal)
{
    auto session = sessionOf(*m_server);
    SummaryRequest request;
    request.history = historyOf(to.control.timeline);
    request.from = from.control.checkpoint;
    request.to = to.control.checkpoint;
    const auto summarized = need(blocksFromSummaries(session, request, {}));
    judge("summaries", summarized, from, to);
    // Only where they can be compared: of a truncated fork the server names the blocks that were written later.
    for (const auto &fork : summarized.forks())
        expect(fromWal.changesOf(fork).kind != ForkChanges::Kind::Unchanged,
               std::format("only the summaries name {}", fork.filenode.value));
    expectSameText(mapDifferences(fromWal, summarized, to.pages), "",
                   "the map from the WAL and the one from summaries");

    const auto info = need(probePtrack(session, {}));
    expect(info.has_value(), "the stand-in for ptrack is not found");
    const auto tracked =
        need(blocksFromPtrack(session, *info, from.control.checkpoint, {}, ChangedBlocks::defaultMemoryLimit, {}));
    judge("ptrack", tracked, from, to);
}

/// Recovers from its own pg_wal, which ends with a new timeline.
void TestLayerMaps::promoteInPlace()
{
    const auto &directory = m_server->dataDirectory();
    if (m_server->major() >= 12) {
        m_server->configure({"restore_command = 'false'"});
        need(replaceFile(directory + "/recovery.signal", {}));
    } else {
        need(replaceFile(directory + "/recovery.conf", asBytes("restore_command = 'false'\n")));
    }
    m_server->startAndRecover();
}

void TestLayerMaps::namesEveryChange()
{
    const auto seed = chosenSeed();
    say(std::format("seed {} (CAIRN_TEST_SEED)", seed));
    MixedLoad load(*m_server, seed);
    if (hasSummaries()) {
        auto sql = m_server->connect();
        createPtrackStandIn(sql);
    }
    std::vector<Quiet> moments{stopAndLook()};
    for (int interval = 0; interval < 4; ++interval) {
        if (interval == 2)
            promoteInPlace();
        else
            m_server->start();
        load.run(15);
        if (interval == 1) { // a crash, and what recovery makes of it
            m_server->killHard();
            m_server->startAndRecover();
            load.run(0);
        }
        moments.push_back(stopAndLook());
        checkInterval(moments[moments.size() - 2], moments.back());
    }
    checkInterval(moments.front(), moments.back());
    if (!hasSummaries())
        return;
    m_server->start();
    const Quiet &last = moments.back();
    // ptrack's interface has no end: only what leads up to now can be compared.
    for (const std::size_t first : {std::size_t{0}, moments.size() - 2})
        checkServerMaps(moments[first], last, mapFromWal(moments[first], last, 2));
}

void TestLayerMaps::summariesAreChecked()
{
    if (!m_server->isRunning())
        m_server->start();
    auto session = sessionOf(*m_server);
    const auto end = need(currentWalEnd(session, {}));
    SummaryRequest request;
    request.history = TimelineHistory(TimelineId{1});
    request.from = Lsn{1};
    request.to = end;
    if (!hasSummaries()) {
        const auto refused = blocksFromSummaries(session, request, {});
        QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
        QVERIFY(need(whyNoSummaries(session, request.history, end, {})).has_value());
        return;
    }
    auto sql = m_server->connect();
    sql.run("CHECKPOINT");
    const auto state = need(summarizerState(session, {}));
    QVERIFY(state.enabled && state.running);
    const auto history = historyOf(need(probeServer(session, {})).timeline);
    QVERIFY(!need(whyNoSummaries(session, history, state.summarized, {})));
    // Before the oldest summary, and on a timeline that was left.
    QVERIFY(need(whyNoSummaries(session, history, Lsn{1}, {})).has_value());
    request.to = state.summarized;
    const auto gap = blocksFromSummaries(session, request, {});
    QVERIFY(!gap && gap.error().code == ErrorCode::WalMissing);
    // A position that will not come.
    request.to = Lsn{end.value + (std::uint64_t{1} << 40)};
    request.patience = std::chrono::milliseconds{50};
    const auto stuck = blocksFromSummaries(session, request, {});
    QVERIFY(!stuck && stuck.error().code == ErrorCode::Server);
    QVERIFY(stuck.error().message.contains("stands still"));
    std::stop_source source;
    source.request_stop();
    const auto cancelled = waitForSummarizer(session, request.to, std::chrono::hours{1}, source.get_token());
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
    sql.run("ALTER SYSTEM SET summarize_wal = off");
    sql.run("SELECT pg_reload_conf()");
    while (need(summarizerState(session, {})).enabled) // the reload reaches our own session when it reaches it
        sql.run("SELECT pg_reload_conf()");
    const auto off = blocksFromSummaries(session, request, {});
    QVERIFY(!off && off.error().code == ErrorCode::Server && off.error().subject == "summarize_wal");
    QVERIFY(need(whyNoSummaries(session, history, state.summarized, {})).has_value());
    sql.run("ALTER SYSTEM RESET summarize_wal");
    sql.run("SELECT pg_reload_conf()");
}

void TestLayerMaps::ptrackIsChecked()
{
    if (!m_server->isRunning())
        m_server->start();
    auto sql = m_server->connect();
    auto session = sessionOf(*m_server);
    if (!hasSummaries()) {
        QVERIFY(!need(probePtrack(session, {})).has_value());
        return;
    }
    auto info = need(probePtrack(session, {})).value();
    QCOMPARE(info.schema, std::string(ptrackSchema));
    QCOMPARE(info.version, std::string("2.4"));
    QCOMPARE(info.mapSize, std::string("64MB"));
    QVERIFY(info.initialLsn.isValid());
    const auto late = blocksFromPtrack(session, info, Lsn{info.initialLsn.value - 1}, {}, 1 << 20, {});
    QVERIFY(!late && late.error().code == ErrorCode::WalMissing);

    // The interface of 2.1, which has no count of pages, and answers made by hand.
    setPtrackAnswer(sql, "2.1",
                    R"(VALUES ('base/5/16384', '\x0180'::bytea), ('base/5/16384.1', '\x01'), ('global/1262', '\x02'),
                       ('pg_tblspc/16390/PG_17_202406281/5/16391', '\xff'), ('base/5/t3_16400', '\xff'),
                       ('base/5/pg_filenode.map', '\xff'), ('base/5/16392', ''), ('base/5/16393', NULL))");
    info = need(probePtrack(session, {})).value();
    sql.run("ALTER ROLE postgres SET bytea_output = escape");
    auto other = sessionOf(*m_server);
    const auto blocks = need(blocksFromPtrack(other, info, info.initialLsn, {"PG_17_202406281", 131072}, 1 << 20, {}));
    sql.run("ALTER ROLE postgres RESET bytea_output");
    QCOMPARE(blocks.blockCount(), 12u);
    QCOMPARE(blocks.forks().size(), 3u);
    QVERIFY((blocks.changesOf({defaultTablespace, Oid{5}, Oid{16384}}).ranges ==
             std::vector<BlockRange>{{BlockNumber{0}, 1}, {BlockNumber{15}, 1}, {BlockNumber{131072}, 1}}));
    QVERIFY((blocks.changesOf({globalTablespace, Oid{0}, Oid{1262}}).ranges ==
             std::vector<BlockRange>{{BlockNumber{1}, 1}}));
    QVERIFY(
        (blocks.changesOf({Oid{16390}, Oid{5}, Oid{16391}}).ranges == std::vector<BlockRange>{{BlockNumber{0}, 8}}));
    const auto tooLong = blocksFromPtrack(session, info, info.initialLsn, {"", 8}, 1 << 20, {});
    QVERIFY(!tooLong && tooLong.error().code == ErrorCode::Server);
    QCOMPARE(tooLong.error().subject, std::string("base/5/16384"));
    QCOMPARE(need(session.query("SELECT 1", {})).text(0, 0), std::string("1")); // the session goes on
    std::stop_source source;
    source.request_stop();
    const auto cancelled = blocksFromPtrack(session, info, info.initialLsn, {}, 1 << 20, source.get_token());
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
}

void TestLayerMaps::ptrackRights()
{
    if (!hasSummaries())
        return;
    auto sql = m_server->connect();
    setPtrackAnswer(sql, "2.4", R"(VALUES ('base/5/16384', '\x01'::bytea))");
    const std::string schema = sql.identifier(ptrackSchema);
    sql.run(std::format("CREATE ROLE \"small role\" LOGIN; REVOKE ALL ON SCHEMA {0} FROM PUBLIC;"
                        "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA {0} FROM PUBLIC",
                        schema));
    auto session = sessionOf(*m_server, "small role");
    const auto refused = probePtrack(session, {});
    QVERIFY(!refused && refused.error().code == ErrorCode::Server);
    sql.run(ptrackGrants(schema, "\"small role\""));
    expectContains(refused.error().hint, ptrackGrants(schema, "\"small role\""));
    const auto info = need(probePtrack(session, {})).value();
    QCOMPARE(need(blocksFromPtrack(session, info, info.initialLsn, {}, 1 << 20, {})).blockCount(), 1u);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestLayerMaps)
#include "test_layer_maps.moc"
