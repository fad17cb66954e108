#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/process.h"
#include "support/test_server.h"
#include "support/wal_samples.h"
#include "support/workload.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace cairn::test {

/// The harness itself: a comparison that finds nothing and a server that is not waited for would let every test pass.
class TestSupport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAsOrdinaryUser();
    void processKeepsStreamsApart();
    void serverRunsAndBooksBalance();
    void comparisonFindsOneBit();
    void comparisonKnowsPagesNeverUsed();

private:
    std::string m_source;
    std::string m_relation; ///< path of pgbench_accounts in the data directory
};

void TestSupport::runsAsOrdinaryUser()
{
    QVERIFY(::geteuid() != 0);
    QVERIFY(::access(environment().directory.c_str(), W_OK) == 0);
}

void TestSupport::processKeepsStreamsApart()
{
    const auto result = runProcess(
        {.arguments = {"sh", "-c", "echo out; echo $CAIRN_SAY >&2; exit 3"}, .environment = {{"CAIRN_SAY", "err"}}});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.out, "out\n");
    QCOMPARE(result.err, "err\n");
    QCOMPARE(runProcess({.arguments = {"sh", "-c", "kill -9 $$"}}).signal, 9);
}

void TestSupport::serverRunsAndBooksBalance()
{
    TestServer server;
    server.start();
    Bank::create(server);
    Bank bank;
    bank.startLoad(server);
    bank.stopLoad();
    Bank::check(server);
    QVERIFY(Bank::transactions(server) >= 100);
    const auto before = logicalState(server);
    server.connect().run("UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = 1");
    QVERIFY(before != logicalState(server));
    m_relation = server.connect().value("SELECT pg_relation_filepath('pgbench_accounts')");
    server.stop();
    m_source = server.dataDirectory();
}

void TestSupport::comparisonFindsOneBit()
{
    const auto copy = freshPath("copy");
    std::filesystem::copy(m_source, copy, std::filesystem::copy_options::recursive);
    QCOMPARE(directoryDifferences(copy, m_source), "");
    const auto relation = copy + "/" + m_relation;
    flipBit(relation, 8); // a checksum, which replay does not reproduce either
    QVERIFY(!directoryDifferences(copy, m_source).empty());
    QCOMPARE(directoryDifferences(copy, m_source, {.replayed = true}), "");
    flipBit(relation, 8150); // in the last row of the first page: nothing may hide it
    expectContains(directoryDifferences(copy, m_source, {.replayed = true}), m_relation);
    flipBit(relation, 8150);
    std::filesystem::remove(copy + "/global/pg_filenode.map");
    expectContains(directoryDifferences(copy, m_source, {.replayed = true}), "global/pg_filenode.map: missing");
}

/// PostgreSQL 10 and 11 give a page a header before its first use and do not log it; a page with an LSN was logged.
void TestSupport::comparisonKnowsPagesNeverUsed()
{
    const auto copy = freshPath("copy");
    std::filesystem::copy(m_source, copy, std::filesystem::copy_options::recursive);
    const auto relation = copy + "/" + m_relation;
    std::string page(8192, '\0');
    page[12] = 24;
    page[15] = 0x20; // upper and special: 8192
    page[17] = 0x20;
    page[18] = 4; // layout version
    page[19] = 0x20;
    std::ofstream(relation, std::ios::binary | std::ios::app) << page;
    QVERIFY(!directoryDifferences(copy, m_source).empty());
    QCOMPARE(directoryDifferences(copy, m_source, {.replayed = true}), "");
    page[4] = 1; // of its LSN
    std::ofstream(relation, std::ios::binary | std::ios::app) << page;
    expectContains(directoryDifferences(copy, m_source, {.replayed = true}), m_relation);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestSupport)
#include "test_support.moc"
