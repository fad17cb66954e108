#include "postgres_layer/mixed_load.h"
#include "postgres_layer/ptrack_stand_in.h"
#include "support/catalog_check.h"
#include "support/comparison.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>

namespace cairn::test {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

/// A load that does everything, and after each burst of it a backup in a random mode, restored and compared with the
/// idle source page by page. Then, started, by pg_dump, amcheck and the visibility maps: two of the chain, or with
/// CAIRN_SEEDS (as many seeds in a row) every one. CAIRN_SEED repeats a run.
class TestRandomChains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMemberComesBack_data();
    void everyMemberComesBack();
    void cleanup() { removeFreshPaths(); } // many seeds in a row would fill the disk
};

namespace {

/// What a member is compared with. Hint bits alone are no change for the modes that do not read pages.
void compareMember(const TestServer &restored, const TestServer &source, bool exact)
{
    compareDirectories(restored.dataDirectory(), source.dataDirectory(),
                       {.replayed = !exact, .ignoredFiles = {"global/pg_control"}});
}

/// A backup that was taken, and what it must give.
struct Member {
    std::string id;
    std::string directory; ///< restored, never started
    std::string state;     ///< of the source at its time
};

/// Every index and heap of every database, and the visibility maps, as amcheck and pg_visibility see them.
void checkIndexesAndHeaps(const TestServer &server)
{
    const bool checksHeaps = server.major() >= 14;
    const std::string allIndexed = server.major() >= 11 ? "true" : "";
    for (const auto &row : server.connect().rows("SELECT datname FROM pg_database WHERE datallowconn")) {
        auto sql = server.connect(row[0]);
        // They hold locks that nobody will give back.
        for (const auto &prepared : sql.rows("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()"))
            sql.run("ROLLBACK PREPARED " + sql.literal(prepared[0]));
        sql.run("CREATE EXTENSION IF NOT EXISTS amcheck; CREATE EXTENSION IF NOT EXISTS pg_visibility");
        sql.run("SELECT bt_index_check(c.oid" + (allIndexed.empty() ? "" : ", " + allIndexed) +
                ") FROM pg_class c JOIN pg_am a ON a.oid = c.relam JOIN pg_index i ON i.indexrelid = c.oid"
                " WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence <> 't' AND i.indisvalid");
        const std::string heaps = " FROM pg_class c WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence = 'p'";
        if (checksHeaps)
            QCOMPARE(sql.value("SELECT count(*)" + heaps + " AND EXISTS (SELECT FROM verify_heapam(c.oid))"), "0");
        QCOMPARE(sql.value("SELECT count(*)" + heaps +
                           " AND (EXISTS (SELECT FROM pg_check_visible(c.oid))"
                           " OR EXISTS (SELECT FROM pg_check_frozen(c.oid)))"),
                 "0");
    }
}

bool isNightly()
{
    return std::getenv("CAIRN_SEEDS") != nullptr;
}

/// Fresh places for the tablespaces that a backup has.
TestCatalog::Arguments mappingOf(const ShownBackup &backup)
{
    TestCatalog::Arguments mapping;
    for (const auto &space : backup.all["tablespace_map"_L1].toArray())
        mapping = mapping + TestCatalog::Arguments{"-T", space.toObject()["path"_L1].toString().toStdString() + "=" +
                                                             freshPath("space")};
    return mapping;
}

} // namespace

void TestRandomChains::everyMemberComesBack_data()
{
    QTest::addColumn<quint64>("seed");
    const char *const one = std::getenv("CAIRN_SEED");
    const char *const many = std::getenv("CAIRN_SEEDS");
    const quint64 first = one != nullptr ? std::stoull(one) : std::random_device{}();
    const int count = many != nullptr ? std::stoi(many) : one != nullptr ? 1 : 2;
    for (int i = 0; i < count; ++i)
        QTest::addRow("CAIRN_SEED=%llu", first + quint64(i)) << first + quint64(i);
}

void TestRandomChains::everyMemberComesBack()
{
    QFETCH(const quint64, seed);
    say("CAIRN_SEED=" + std::to_string(seed));
    std::mt19937_64 random(seed);
    const int major = environment().major;
    const TestCatalog catalog;
    auto server = catalog.newServer(
        {.checksums = random() % 2 == 0,
         .configuration = {"autovacuum = off", "max_prepared_transactions = 10",
                           major >= 17 ? "summarize_wal = on" : "", major >= 17 ? "ptrack.map_size = '64MB'" : ""}});
    MixedLoad load(server, seed);
    std::vector<std::string> modes{"DELTA", "PAGE", "AUTO"};
    if (major >= 17) {
        modes.insert(modes.end(), {"SUMMARY", "PTRACK"});
        auto sql = server.connect();
        createPtrackStandIn(sql);
    }
    std::vector<Member> members;
    for (int number = 0; number < 5; ++number) {
        load.run(int(random() % 15));
        const std::string mode = number == 0 ? "FULL" : modes[random() % modes.size()];
        if (mode == "PTRACK")
            letStandInCatchUp(server);
        else
            server.connect().run("CHECKPOINT");
        const TestCatalog::Arguments wal =
            random() % 2 == 0 ? TestCatalog::Arguments{"--stream"} : TestCatalog::Arguments{};
        const auto id = catalog.backup(server, TestCatalog::Arguments{"-b", mode} + wal);
        const auto shown = catalog.show(id);
        const auto taken = shown.text("backup-mode");
        say("member " + std::to_string(number) + ": " + mode + " " + taken + " " + id);
        const auto restored = catalog.restore(major, TestCatalog::Arguments{"-i", id} + mappingOf(shown));
        compareMember(restored, server, taken == "FULL" || taken == "DELTA");
        members.push_back({id, restored.dataDirectory(), logicalState(server, false)});
    }
    // Each member again, now perhaps started: its content is that of its time.
    const std::size_t alsoStarted = random() % (members.size() - 1);
    for (std::size_t number = 0; number < members.size(); ++number) {
        const auto &[id, directory, state] = members[number];
        const auto again = catalog.restore(major, TestCatalog::Arguments{"-i", id} + mappingOf(catalog.show(id)));
        compareDirectories(again.dataDirectory(), directory);
        fs::remove_all(directory);
        if (isNightly() || number == alsoStarted || number + 1 == members.size()) {
            // Of an archived backup all later WAL is in the archive: the recovery ends where the backup did.
            auto started = catalog.restore(major, TestCatalog::Arguments{"-i", id, "--recovery-target=immediate",
                                                                         "--recovery-target-action=promote"} +
                                                      mappingOf(catalog.show(id)));
            started.configure({"archive_mode = off"});
            started.startAndRecover();
            expectSameText(logicalState(started, false), state, "member " + std::to_string(number));
            checkIndexesAndHeaps(started);
            started.stop();
            fs::remove_all(started.dataDirectory());
        }
        fs::remove_all(again.dataDirectory());
    }
    server.stop();
    checkCatalog(catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestRandomChains)
#include "test_random_chains.moc"
