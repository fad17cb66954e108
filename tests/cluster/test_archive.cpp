#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/file_watch.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include "postgres/version.h"

#include <QJsonArray>
#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

/// archive-push and archive-get by themselves, without a running server.
class TestArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyCodec_data();
    void everyCodec();
    void duplicates();
    void wrongContentIsRefused_data();
    void wrongContentIsRefused();
    void batch();
    void concurrentPushes();
    void otherKindsOfFiles_data();
    void otherKindsOfFiles();
    void getTellsAbsentFromBroken();
    void gapsAreShown();

private:
    TestCatalog::Arguments pushFile(const std::string &path, const std::string &name,
                                    const TestCatalog::Arguments &more = {});
    TestCatalog::Arguments push(const std::string &segment, const TestCatalog::Arguments &more = {});
    ProcessResult get(const std::string &name, const std::string &target);
    void checkDelivered(const std::string &name, const std::string &source);

    std::unique_ptr<WalSamples> m_samples;
    std::unique_ptr<WalSamples> m_others; ///< of another cluster
    std::unique_ptr<TestCatalog> m_catalog;
};

namespace {

void setMagic(const std::string &segment, int major)
{
    auto content = fileContent(segment);
    const auto magic = walMagicOf(PgMajor{major});
    content[0] = char(magic & 0xff);
    content[1] = char(magic >> 8);
    writeFile(segment, content);
}

} // namespace

void TestArchive::initTestCase()
{
    m_samples = std::make_unique<WalSamples>(4);
    m_others = std::make_unique<WalSamples>(1);
}

/// Each function begins with an empty archive.
void TestArchive::init()
{
    m_catalog = std::make_unique<TestCatalog>();
    m_catalog->addInstance(m_samples->dataDirectory());
    m_samples->markReady();
}

TestCatalog::Arguments TestArchive::pushFile(const std::string &path, const std::string &name,
                                             const TestCatalog::Arguments &more)
{
    return m_catalog->command("archive-push", {"-D", m_samples->dataDirectory(), "--wal-file-path=" + path,
                                               "--wal-file-name=" + name}) +
           more;
}

TestCatalog::Arguments TestArchive::push(const std::string &segment, const TestCatalog::Arguments &more)
{
    return pushFile(m_samples->path(segment), segment, more);
}

ProcessResult TestArchive::get(const std::string &name, const std::string &target)
{
    return CairnCli::run(m_catalog->command("archive-get", {"--wal-file-path=" + target, "--wal-file-name=" + name}));
}

void TestArchive::checkDelivered(const std::string &name, const std::string &source)
{
    const auto target = freshPath("get");
    const auto result = get(name, target);
    QVERIFY2(result.exitCode == 0, result.text().c_str());
    QVERIFY2(fileContent(target) == fileContent(source), name.c_str());
    fs::remove(target);
}

void TestArchive::everyCodec_data()
{
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("zstd") << "zstd" << "3" << ".zst";
    QTest::newRow("zlib") << "zlib" << "6" << ".gz";
    QTest::newRow("lz4") << "lz4" << "1" << ".lz4";
    QTest::newRow("none") << "none" << "" << ".raw";
}

void TestArchive::everyCodec()
{
    QFETCH(const QString, codec);
    QFETCH(const QString, level);
    QFETCH(const QString, suffix);
    const auto &segment = m_samples->segments()[0];
    TestCatalog::Arguments options{"--compress-algorithm=" + codec.toStdString()};
    if (!level.isEmpty())
        options.push_back("--compress-level=" + level.toStdString());
    CairnCli::ok(push(segment, options));
    QVERIFY(fs::exists(m_catalog->stored("wal/" + segment + suffix.toStdString())));
    checkDelivered(segment, m_samples->path(segment));
    checkCatalog(*m_catalog);
    CairnCli::ok(push(segment, {"--compress-algorithm=zstd"})); // there in another codec: equal all the same
    QCOMPARE(m_catalog->showArchive()["timelines"_L1][0]["n-segments"_L1].toInt(), 1);
}

void TestArchive::duplicates()
{
    const auto &segment = m_samples->segments()[0];
    const auto &other = m_samples->segments()[1];
    CairnCli::ok(push(segment));
    CairnCli::ok(push(segment));
    // The same segment with other content: one byte behind the header, as a cluster that lives twice would write.
    const auto changed = freshPath(segment);
    fs::copy_file(m_samples->path(segment), changed);
    flipBit(changed, 5 << 20);
    const auto refused = CairnCli::fails(ErrorCode::AlreadyExists, pushFile(changed, segment));
    expectContains(refused.err, segment);
    checkDelivered(segment, m_samples->path(segment));
    CairnCli::ok(pushFile(changed, segment, {"--overwrite"}));
    checkDelivered(segment, changed);
    CairnCli::ok(push(other));
    checkCatalog(*m_catalog);
}

void TestArchive::wrongContentIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("another cluster") << "another cluster" << exitCodeOf(ErrorCode::WrongCluster);
    QTest::newRow("another segment") << "another segment" << exitCodeOf(ErrorCode::WalDamaged);
    QTest::newRow("header damaged") << "header damaged" << exitCodeOf(ErrorCode::WalDamaged);
    QTest::newRow("another version") << "another version" << exitCodeOf(ErrorCode::WrongCluster);
    QTest::newRow("truncated") << "truncated" << exitCodeOf(ErrorCode::WalDamaged);
    QTest::newRow("too long") << "too long" << exitCodeOf(ErrorCode::WalDamaged);
    QTest::newRow("empty") << "empty" << exitCodeOf(ErrorCode::WalDamaged);
    QTest::newRow("missing") << "missing" << exitCodeOf(ErrorCode::NotFound);
    QTest::newRow("no WAL name") << "no WAL name" << exitCodeOf(ErrorCode::Usage);
}

void TestArchive::wrongContentIsRefused()
{
    QFETCH(const QString, what);
    QFETCH(const int, exitCode);
    const auto &segment = m_samples->segments()[0];
    const auto path = freshPath(segment);
    std::string name = segment;
    fs::copy_file(m_samples->path(segment), path);
    if (what == "another cluster"_L1)
        writeFile(path, fileContent(m_others->path(m_others->segments()[0])));
    else if (what == "another segment"_L1)
        writeFile(path, fileContent(m_samples->path(m_samples->segments()[1])));
    else if (what == "header damaged"_L1)
        flipBit(path, 0, 7);
    else if (what == "another version"_L1)
        setMagic(path, environment().major == 13 ? 17 : 13);
    else if (what == "truncated"_L1)
        fs::resize_file(path, 8 << 20);
    else if (what == "too long"_L1)
        fs::resize_file(path, (16 << 20) + 1);
    else if (what == "empty"_L1)
        fs::resize_file(path, 0);
    else if (what == "missing"_L1)
        fs::remove(path);
    else
        name = "not-a-wal-file";
    const auto result = CairnCli::run(pushFile(path, name));
    QVERIFY2(result.exitCode == exitCode, result.text().c_str());
    QVERIFY(!result.err.empty());
    QVERIFY(fs::is_empty(m_catalog->stored("wal")));
}

void TestArchive::batch()
{
    const auto &segments = m_samples->segments();
    CairnCli::ok(push(segments[0], {"--batch-size=3", "-j", "2"}));
    for (std::size_t i = 0; i < 3; ++i)
        checkDelivered(segments[i], m_samples->path(segments[i]));
    QVERIFY2(m_samples->isReady(segments[0]), "the server itself renames the .ready file of the segment it asked for");
    QVERIFY(m_samples->isDone(segments[1]) && m_samples->isDone(segments[2]));
    QVERIFY2(m_samples->isReady(segments[3]), "more than the batch was pushed");
    CairnCli::ok(push(segments[3], {"--batch-size=3", "--no-ready-rename"}));
    QVERIFY(m_samples->isReady(segments[3]));
    m_samples->markReady();
    CairnCli::ok(push(segments[0], {"--batch-size=10", "--no-ready-rename"}));
    QVERIFY(m_samples->isReady(segments[1]));
    checkCatalog(*m_catalog);
}

/// Several nodes may archive the same segment at once: exactly one stores it, all succeed.
void TestArchive::concurrentPushes()
{
    for (const auto &segment : m_samples->segments()) {
        constexpr std::size_t nodes = 6;
        std::vector<std::unique_ptr<Process>> pushes;
        pushes.reserve(nodes);
        while (pushes.size() < nodes)
            pushes.push_back(CairnCli::start(push(segment, {"--no-sync"})));
        for (auto &process : pushes) {
            const auto result = process->wait();
            QVERIFY2(result.exitCode == 0, result.text().c_str());
        }
        checkDelivered(segment, m_samples->path(segment));
    }
    QCOMPARE(m_catalog->showArchive()["timelines"_L1][0]["n-segments"_L1].toInt(), int(m_samples->segments().size()));
    checkCatalog(*m_catalog);
}

void TestArchive::otherKindsOfFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("history") << "00000002.history" << QByteArray("1\t0/5000000\tno recovery target specified\n");
    QTest::newRow("backup history") << "000000010000000000000002.00000028.backup"
                                    << QByteArray("START WAL LOCATION: 0/2000028 (file x)\n");
    QTest::newRow("partial") << "PARTIAL" << QByteArray();
}

void TestArchive::otherKindsOfFiles()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    const auto &segment = m_samples->segments()[1];
    const bool isPartial = name == "PARTIAL"_L1;
    const auto walName = isPartial ? segment + ".partial" : name.toStdString();
    const auto path = freshPath("wal");
    writeFile(path, isPartial ? fileContent(m_samples->path(segment)) : content.toStdString());
    CairnCli::ok(pushFile(path, walName));
    CairnCli::ok(pushFile(path, walName));
    checkDelivered(walName, path);
    QVERIFY2(get(segment, freshPath("get")).exitCode == 1, "a partial segment was delivered under the plain name");
    writeFile(path, fileContent(path) + "more");
    QVERIFY(CairnCli::run(pushFile(path, walName)).exitCode != 0);
    checkCatalog(*m_catalog);
}

void TestArchive::getTellsAbsentFromBroken()
{
    const auto &segment = m_samples->segments()[0];
    const auto target = freshPath("get");
    QCOMPARE(get(segment, target).exitCode, 1);
    QCOMPARE(get("00000009.history", target).exitCode, 1);
    CairnCli::ok(push(segment));
    const auto key = m_catalog->stored("wal/" + findFile(m_catalog->stored("wal"), segment));
    const auto good = fileContent(key);
    for (const auto &bad : {good.substr(0, good.size() / 2), std::string(), std::string(good.size(), 'x')}) {
        writeFile(key, bad);
        const auto result = get(segment, target);
        QVERIFY2(result.exitCode > 125, result.text().c_str());
        QVERIFY(!fs::exists(target));
    }
    fs::permissions(key, fs::perms::none);
    QVERIFY(get(segment, target).exitCode > 125);
    fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
    writeFile(key, good);
    QCOMPARE(get(segment, target).exitCode, 0);
    QVERIFY2(get(segment, "/nonexistent/directory/x").exitCode > 125, "it could not be delivered");
    fs::rename(m_catalog->path(), m_catalog->path() + "-away"); // an unmounted catalog is not the end of the WAL
    QVERIFY(get(segment, target).exitCode > 125);
}

void TestArchive::gapsAreShown()
{
    const auto &segments = m_samples->segments();
    CairnCli::ok(push(segments[0]));
    CairnCli::ok(push(segments[3]));
    const auto timeline = m_catalog->showArchive()["timelines"_L1][0];
    QCOMPARE(timeline["status"_L1].toString(), "DEGRADED"_L1);
    QCOMPARE(timeline["min-segno"_L1].toString().toStdString(), segments[0]);
    QCOMPARE(timeline["max-segno"_L1].toString().toStdString(), segments[3]);
    QCOMPARE(timeline["lost-segments"_L1][0]["begin-segno"_L1].toString().toStdString(), segments[1]);
    QCOMPARE(timeline["lost-segments"_L1][0]["end-segno"_L1].toString().toStdString(), segments[2]);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestArchive)
#include "test_archive.moc"
