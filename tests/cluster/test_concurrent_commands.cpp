#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/workload.h"

#include <QTest>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

namespace cairn::test {

namespace fs = std::filesystem;

/// Several commands at once on one instance, for CAIRN_SECONDS (a few unless told). Each ends well or says what it has
/// to wait for; nothing is lost.
class TestConcurrentCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost();
    void ownerOnAnotherHost();

private:
    /// Runs commands one after another until the time is over; what they end with is checked at the end.
    void repeat(std::uint64_t seed, const std::function<TestCatalog::Arguments(std::mt19937_64 &)> &next);
    [[nodiscard]] std::string randomBackup(std::mt19937_64 &random) const;

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_catalog;
    std::chrono::steady_clock::time_point m_end;
    std::mutex m_mutex; ///< guards m_wrong
    std::string m_wrong;
    std::atomic<int> m_done = 0;
    std::atomic<int> m_waited = 0;
};

namespace {

/// What a command may end with when others are at work: a lock that excludes it, a backup that has gone since it was
/// chosen, a request that would leave nothing.
bool isFine(const ProcessResult &result)
{
    for (const auto code : {ErrorCode::Locked, ErrorCode::NotFound, ErrorCode::Usage})
        if (result.exitCode == exitCodeOf(code))
            return !result.err.empty();
    return result.exitCode == 0;
}

} // namespace

std::string TestConcurrentCommands::randomBackup(std::mt19937_64 &random) const
{
    const auto shown = CairnCli::run(m_catalog->command("show", {"--format=json"}));
    const auto backups = QJsonDocument::fromJson(QByteArray::fromStdString(shown.out))
                             .array()
                             .at(0)[QStringLiteral("backups")]
                             .toArray();
    std::vector<std::string> good;
    for (const auto &backup : backups)
        if (backup[QStringLiteral("status")].toString() == QStringLiteral("OK"))
            good.push_back(backup[QStringLiteral("id")].toString().toStdString());
    return good.empty() ? "NONE" : good[random() % good.size()];
}

void TestConcurrentCommands::repeat(std::uint64_t seed,
                                    const std::function<TestCatalog::Arguments(std::mt19937_64 &)> &next)
{
    std::mt19937_64 random(seed);
    while (std::chrono::steady_clock::now() < m_end) {
        const auto line = next(random);
        const auto result = CairnCli::run(line);
        ++m_done;
        if (result.exitCode == exitCodeOf(ErrorCode::Locked))
            ++m_waited;
        if (isFine(result))
            continue;
        const std::scoped_lock lock(m_mutex);
        m_wrong += joined(line) + ": " + result.text() + "\n";
    }
}

void TestConcurrentCommands::nothingIsLost()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer({.configuration = {"autovacuum = off"}}));
    Bank::create(*m_server);
    const auto pinned = m_catalog->backup(*m_server, {"--stream", "--keep-forever"});
    const auto accounts = m_server->connect().value("SELECT count(*) FROM pgbench_accounts");
    CairnCli::ok(m_catalog->command("set-config", {"--retention-redundancy=2"}));
    Bank load;
    load.startLoad(*m_server);
    const char *const seconds = std::getenv("CAIRN_SECONDS");
    m_end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds != nullptr ? std::stoi(seconds) : 12);
    {
        const auto backup = [&](std::mt19937_64 &random) {
            return m_catalog->backupCommand(*m_server, {"--stream", "-b", random() % 4 == 0 ? "FULL" : "DELTA"});
        };
        std::vector<std::jthread> users;
        users.emplace_back([&] { repeat(1, backup); });
        users.emplace_back([&] {
            repeat(2, [&](std::mt19937_64 &random) {
                return random() % 2 == 0 ? m_catalog->command("merge", {"-i", randomBackup(random)})
                                         : m_catalog->command("compact", {"--min-live=90"});
            });
        });
        users.emplace_back([&] {
            repeat(3, [&](std::mt19937_64 &) {
                return m_catalog->command("delete", {"--expired", "--merge-expired", "--wal"});
            });
        });
        users.emplace_back([&] {
            // The one before is over when the next command is chosen.
            std::string restored;
            repeat(4, [&](std::mt19937_64 &random) {
                if (random() % 3 == 0)
                    return m_catalog->command("validate", {"-i", randomBackup(random)});
                fs::remove_all(std::exchange(restored, freshPath("restored")));
                return m_catalog->restoreCommand(restored, {"-i", randomBackup(random)});
            });
        });
        users.emplace_back([&] {
            repeat(5, [&](std::mt19937_64 &random) {
                return m_catalog->command("set-backup", {"-i", randomBackup(random), "--note=seen"});
            });
        });
    }
    load.stopLoad();
    QVERIFY2(m_wrong.empty(), m_wrong.c_str());
    say(std::to_string(m_done) + " commands, " + std::to_string(m_waited) + " of them had to wait");
    // Nobody is at work now: what was put off is done.
    Bank::settle(*m_server);
    m_catalog->archiveAll(*m_server);
    CairnCli::ok(m_catalog->command("delete", {"--expired", "--merge-expired", "--wal"}));
    QCOMPARE(m_catalog->show(pinned).status, "OK");
    checkServerIsLeftAlone(*m_server);
    const auto newest = m_catalog->backup(*m_server, {"--stream", "-b", "DELTA"});
    m_server->stop();
    checkCatalog(*m_catalog, {.failedBackups = true});
    for (const auto &id : {pinned, newest}) {
        auto restored = m_catalog->restore(m_server->major(), {"-i", id});
        restored.configure({"archive_mode = off"});
        restored.startAndRecover();
        QCOMPARE(restored.connect().value("SELECT count(*) FROM pgbench_accounts"), accounts);
        restored.stop();
    }
}

/// A lock of another host counts while its heart beats, and not when that was long ago.
void TestConcurrentCommands::ownerOnAnotherHost()
{
    const auto last = m_catalog->show()[0].id;
    // The lock object of a command that was killed, as if another host had written it.
    CairnCli::isKilled(m_catalog->command("set-backup", {"-i", last, "--note=x"}), {.failpoint = "lock.after-create"});
    std::string lock;
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("locks")))
        lock = entry.path().string();
    QVERIFY(!lock.empty());
    // Its content does not match its checksum any more: an owner of whom nothing is known, as one on another host.
    std::filesystem::resize_file(lock, fs::file_size(lock) - 1);
    CairnCli::fails(ErrorCode::Locked, m_catalog->command("delete", {"-i", last, "--force"}));
    fs::last_write_time(lock, fs::last_write_time(lock) - std::chrono::minutes(10));
    CairnCli::ok(m_catalog->command("delete", {"-i", last}));
    QVERIFY(!fs::exists(lock));
    checkCatalog(*m_catalog, {.failedBackups = true});
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestConcurrentCommands)
#include "test_concurrent_commands.moc"
