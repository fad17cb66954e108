#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/injection.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include <QTest>

#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;

/// archive-push and archive-get, interrupted at every step: a WAL file is in the archive as a whole or not at all, the
/// server is never told otherwise, and the next try succeeds.
class TestFailpointsArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void interruptedPush_data();
    void interruptedPush();
    void interruptedBatch_data();
    void interruptedBatch();
    void interruptedGet_data();
    void interruptedGet();

private:
    TestCatalog::Arguments push(const std::string &segment, const TestCatalog::Arguments &more = {});
    TestCatalog::Arguments get(const std::string &segment, const std::string &target);
    void checkDelivered(const std::string &segment);
    void emptyArchive();

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<WalSamples> m_samples;
};

void TestFailpointsArchive::initTestCase()
{
    m_samples = std::make_unique<WalSamples>(3);
    m_catalog = std::make_unique<TestCatalog>();
    m_catalog->addInstance(m_samples->dataDirectory());
}

/// As a server runs it: in its data directory, with a relative path.
TestCatalog::Arguments TestFailpointsArchive::push(const std::string &segment, const TestCatalog::Arguments &more)
{
    return m_catalog->command("archive-push",
                              {"-D", m_samples->dataDirectory(), "--wal-file-path=" + m_samples->path(segment),
                               "--wal-file-name=" + segment}) +
           more;
}

TestCatalog::Arguments TestFailpointsArchive::get(const std::string &segment, const std::string &target)
{
    return m_catalog->command("archive-get", {"--wal-file-path=" + target, "--wal-file-name=" + segment});
}

void TestFailpointsArchive::checkDelivered(const std::string &segment)
{
    const auto target = freshDirectory("get") + "/" + segment;
    CairnCli::ok(get(segment, target));
    QVERIFY(fileContent(target) == fileContent(m_samples->path(segment)));
    fs::remove_all(fs::path(target).parent_path());
}

void TestFailpointsArchive::emptyArchive()
{
    for (const auto &entry : fs::directory_iterator(m_catalog->stored("wal")))
        fs::remove(entry.path());
    m_samples->markReady();
}

void TestFailpointsArchive::interruptedPush_data()
{
    addInjectionRows({"archive-push.before-write", "archive-push.before-sync", "archive-push.before-link",
                      "archive-push.after-link", "archive-push.after-sync"});
}

void TestFailpointsArchive::interruptedPush()
{
    const auto &segment = m_samples->segments()[0];
    runInjected(push(segment), currentInjection());
    const auto target = freshDirectory("get") + "/" + segment;
    const auto delivered = CairnCli::run(get(segment, target));
    if (delivered.exitCode == 0)
        QVERIFY(fileContent(target) == fileContent(m_samples->path(segment)));
    else
        QCOMPARE(delivered.exitCode, 1);
    QCOMPARE(fs::exists(target), delivered.exitCode == 0);
    CairnCli::ok(push(segment));
    checkDelivered(segment);
    checkCatalog(*m_catalog, {.validate = false});
    emptyArchive();
}

void TestFailpointsArchive::interruptedBatch_data()
{
    addInjectionRows({"archive-push."}, {"archive-push.after-link@2", "archive-push.before-sync@3"});
}

void TestFailpointsArchive::interruptedBatch()
{
    const auto &segments = m_samples->segments();
    const TestCatalog::Arguments batch{"--batch-size=10", "-j", "2"};
    runInjected(push(segments[0], batch), currentInjection());
    for (const auto &segment : segments) // done means that it is there
        if (m_samples->isDone(segment))
            checkDelivered(segment);
    CairnCli::ok(push(segments[0], batch));
    for (const auto &segment : segments)
        checkDelivered(segment);
    QVERIFY2(m_samples->isDone(segments[1]) && m_samples->isDone(segments[2]), "the batch was not marked as done");
    checkCatalog(*m_catalog, {.validate = false});
    emptyArchive();
}

void TestFailpointsArchive::interruptedGet_data()
{
    addInjectionRows({"archive-get."});
}

void TestFailpointsArchive::interruptedGet()
{
    const auto injection = currentInjection();
    const auto &segment = m_samples->segments()[1];
    CairnCli::ok(push(segment));
    const auto directory = freshDirectory("get");
    const auto target = directory + "/RECOVERYXLOG";
    const auto result = CairnCli::run(get(segment, target), {.failpoint = injection.text()});
    // Anything from 1 to 125 would end recovery early.
    QVERIFY2(result.signal == 9 || result.exitCode > 125, result.text().c_str());
    QVERIFY(!fs::exists(target));
    CairnCli::ok(get(segment, target));
    QVERIFY(fileContent(target) == fileContent(m_samples->path(segment)));
    for (const auto &entry : fs::directory_iterator(directory))
        expect(entry.path() == target, entry.path().string() + " was left behind");
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestFailpointsArchive)
#include "test_failpoints_archive.moc"
