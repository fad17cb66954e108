#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <set>

namespace cairn::test {

namespace fs = std::filesystem;

/// One flipped bit anywhere in any stored file: validate names the file, restore and archive-get do not pass it on.
class TestCorruption : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void flippedBits_data();
    void flippedBits();
    void shortenedAndLengthened_data();
    void shortenedAndLengthened();
    void cleanupTestCase();

private:
    void addFileRows();
    void checkNoticed(const std::string &file);
    void checkNotPassedOn(const std::string &file);
    void pushHistoryAndCodecs(const TestServer &server);

    std::unique_ptr<TestCatalog> m_catalog;
    std::string m_stream;
    std::string m_archive;
};

namespace {

/// Positions to damage: every region of a small file; beginning, end and a sample between of a larger one.
std::set<std::uint64_t> positionsIn(std::uint64_t size, std::mt19937_64 &random)
{
    std::set<std::uint64_t> positions;
    for (const std::uint64_t at : {0, 1, 4, 7, 8, 9, 12, 16, 24, 31, 40, 60, 63, 64, 65, 80, 96})
        if (at < size) {
            positions.insert(at);
            positions.insert(size - 1 - at);
        }
    for (int i = 0; i < 12; ++i)
        positions.insert(random() % size);
    return positions;
}

} // namespace

void TestCorruption::initTestCase()
{
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer();
    server.connect().run("CREATE TABLE t AS SELECT generate_series(1, 20000) AS n");
    m_stream = m_catalog->backup(server, {"--stream", "--note", "a note in which a bit can flip"});
    m_archive = m_catalog->backup(server, {"--compress-algorithm=none"});
    pushHistoryAndCodecs(server);
    server.stop();
    checkCatalog(*m_catalog);
}

/// Every codec of the archive, and a history file, are there afterwards.
void TestCorruption::pushHistoryAndCodecs(const TestServer &server)
{
    auto sql = server.connect();
    for (const char *codec : {"zlib", "lz4", "none"}) {
        CairnCli::ok(m_catalog->command("set-config", {std::string("--compress-algorithm=") + codec}));
        sql.run("CREATE TABLE " + std::string(codec) + "_codec AS SELECT generate_series(1, 1000) AS n");
        m_catalog->archiveAll(server);
    }
    CairnCli::ok(m_catalog->command("set-config", {"--compress-algorithm=zstd"}));
    const auto history = freshPath("00000002.history");
    writeFile(history, "1\t0/5000000\tno recovery target specified\n");
    CairnCli::ok(m_catalog->command("archive-push", {"-D", server.dataDirectory(), "--wal-file-path=" + history,
                                                     "--wal-file-name=00000002.history"}));
}

/// One row for each kind of stored file; of packs and WAL every file, each has its own shape.
void TestCorruption::addFileRows()
{
    QTest::addColumn<std::string>("file");
    const auto &root = m_catalog->path();
    std::vector<std::string> files;
    for (const auto &entry : fs::recursive_directory_iterator(root)) {
        const auto key = fs::relative(entry.path(), root).string();
        if (entry.is_regular_file() && key.find("/journal/") == std::string::npos &&
            key.find("/reports/") == std::string::npos && !key.starts_with("log/"))
            files.push_back(key);
    }
    std::ranges::sort(files);
    for (const auto &file : files)
        QTest::newRow(file.c_str()) << file;
}

void TestCorruption::flippedBits_data()
{
    addFileRows();
}

void TestCorruption::flippedBits()
{
    QFETCH(const std::string, file);
    const auto path = m_catalog->path() + "/" + file;
    const auto good = fileContent(path);
    std::mt19937_64 random(std::hash<std::string_view>{}(file.substr(file.rfind('/') + 1)));
    int round = 0;
    for (const auto position : positionsIn(good.size(), random)) {
        writeFile(path, good);
        flipBit(path, position, unsigned(random() % 8));
        if (round++ % 8 == 0)
            checkNotPassedOn(file);
        checkNoticed(file);
    }
    writeFile(path, good);
    CairnCli::ok(m_catalog->command("validate")); // mended: everything is OK again
    for (const auto &backup : m_catalog->show())
        QCOMPARE(backup.status, "OK");
}

/// validate must end with a code that means damage, and name the file.
void TestCorruption::checkNoticed(const std::string &file)
{
    const auto result = CairnCli::run(m_catalog->command("validate", {"-j", "2"}));
    const std::set<int> codes{exitCodeOf(ErrorCode::Damaged), exitCodeOf(ErrorCode::WalDamaged),
                              exitCodeOf(ErrorCode::Unsupported)};
    expect(codes.contains(result.exitCode), "validate overlooked a damage in " + file + ": " + result.text());
    expectContains(result.out + result.err, file.substr(file.rfind('/') + 1));
}

/// Whatever reads that file, without a validation before, must refuse.
void TestCorruption::checkNotPassedOn(const std::string &file)
{
    const auto slash = file.rfind('/');
    const auto name = slash == std::string::npos ? file : file.substr(slash + 1);
    if (file.starts_with("instances/main/wal/")) {
        const auto target = freshPath("delivered");
        const auto result = CairnCli::run(m_catalog->command(
            "archive-get", {"--wal-file-path=" + target, "--wal-file-name=" + name.substr(0, name.rfind('.'))}));
        expect(result.exitCode > 125, "archive-get should say that it is damaged: " + result.text());
        expect(!fs::exists(target), "a damaged file was delivered");
        return;
    }
    const bool isOfArchive = file.find(m_archive) != std::string::npos;
    const auto target = freshPath("refused");
    const auto result =
        CairnCli::run(m_catalog->restoreCommand(target, {"-i", isOfArchive ? m_archive : m_stream, "--no-validate"}));
    expect(result.exitCode > 0 && result.exitCode < 126, "restore should refuse: " + result.text());
    expect(!fs::exists(target + "/global/pg_control"), "a damaged backup was restored");
    fs::remove_all(target);
}

void TestCorruption::shortenedAndLengthened_data()
{
    addFileRows();
}

void TestCorruption::shortenedAndLengthened()
{
    QFETCH(const std::string, file);
    const auto path = m_catalog->path() + "/" + file;
    const auto good = fileContent(path);
    for (const auto &content : {good.substr(0, good.size() - 1), good.substr(0, good.size() / 2), std::string(),
                                good + std::string(1, '\0'), good + good}) {
        writeFile(path, content);
        checkNotPassedOn(file);
        checkNoticed(file);
    }
    writeFile(path, good);
    CairnCli::ok(m_catalog->command("validate"));
}

void TestCorruption::cleanupTestCase()
{
    checkCatalog(*m_catalog);
    auto restored = m_catalog->restore(environment().major, {"-i", m_stream});
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    QCOMPARE(restored.connect().value("SELECT count(*) FROM t"), "20000");
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestCorruption)
#include "test_corruption.moc"
