#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"

#include "core/timestamp.h"

#include <QTest>
#include <QtEnvironmentVariables>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <random>

namespace cairn::test {

using namespace Qt::StringLiterals;

/// Random targets of every kind over a tree of timelines whose contents are known at every moment: planned, restored,
/// started, compared. What cannot be reached is refused for the right reason before a byte is written.
///
/// CAIRN_TARGETS is how many are tried (8), CAIRN_SEED repeats a run.
class TestTargetsTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void window();
    void timelines();
    void randomTargets();
    void impossibleTargets();
    void lostSegment();
    void proofOfAMoment();
    void cleanupTestCase();

private:
    /// A commit of one row, and the ways to say when it was.
    struct Event {
        int number = 0;
        std::string xid;
        std::string commitTime;
        std::string timeAfter; ///< before the next commit
        std::string commitLsn;
        std::string point; ///< a restore point right behind it
    };
    struct Timeline {
        int parent = 0;
        std::vector<Event> events; ///< from the very first one on: those of its ancestors, too
    };
    struct Target {
        TestCatalog::Arguments options;
        std::string expected; ///< the rows
        bool stops = true;    ///< else everything is replayed
    };

    [[nodiscard]] Event makeEvent(TestServer &server);
    void grow(TestServer &server, int timeline, int events);
    void branch(int timeline, int parent, std::size_t at);
    [[nodiscard]] std::size_t random(std::size_t below) { return std::size_t(m_random() % below); }
    [[nodiscard]] Target randomTarget();
    void restoreAndCompare(const Target &target);
    void refused(const TestCatalog::Arguments &options, const std::string &reason,
                 ErrorCode code = ErrorCode::TargetUnreachable);
    [[nodiscard]] static std::string rows(const Timeline &timeline, std::size_t count);
    [[nodiscard]] static std::string onTimeline(int timeline)
    {
        return "--recovery-target-timeline=" + std::to_string(timeline);
    }

    std::mt19937_64 m_random;
    std::unique_ptr<TestCatalog> m_catalog;
    std::map<int, Timeline> m_tree;
    std::vector<std::pair<std::string, std::string>> m_backups; ///< id, and the rows at its end
    std::string m_lostSegment;                                  ///< of timeline 1, behind the first events
    int m_number = 0;
};

namespace {

int fromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const int value = qEnvironmentVariableIntValue(name, &isNumber);
    if (!isNumber && !qEnvironmentVariableIsEmpty(name))
        qFatal("%s is no number", name);
    return isNumber ? value : otherwise;
}

} // namespace

std::string TestTargetsTree::rows(const Timeline &timeline, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += (i == 0 ? "" : ",") + std::to_string(timeline.events[i].number);
    return text;
}

TestTargetsTree::Event TestTargetsTree::makeEvent(TestServer &server)
{
    auto sql = server.connect();
    Event event;
    event.number = ++m_number;
    event.point = "point " + std::to_string(event.number);
    sql.run("BEGIN");
    sql.run("INSERT INTO moments VALUES (" + std::to_string(event.number) + ")");
    event.xid = sql.value("SELECT txid_current()");
    event.commitLsn = sql.value("SELECT pg_current_wal_insert_lsn()");
    sql.run("COMMIT");
    event.commitTime = sql.value("SELECT pg_xact_commit_timestamp('" + event.xid + "'::xid)::text");
    event.timeAfter = sql.value("SELECT clock_timestamp()::text");
    sql.run("SELECT pg_create_restore_point(" + sql.literal(event.point) + ")");
    return event;
}

/// Events, with segments that end and backups in between.
void TestTargetsTree::grow(TestServer &server, int timeline, int events)
{
    for (int i = 0; i < events; ++i) {
        m_tree[timeline].events.push_back(makeEvent(server));
        const auto dice = random(4);
        if (dice == 0)
            server.connect().run("SELECT pg_switch_wal()");
        // The last event stays the last: a window may also end with a backup.
        if (dice != 1 || i + 1 == events)
            continue;
        const auto id =
            random(2) == 0 ? m_catalog->backup(server) : m_catalog->backup(server, {"-b", "DELTA", "--stream"});
        m_backups.emplace_back(id, rows(m_tree[timeline], m_tree[timeline].events.size()));
    }
    m_catalog->archiveAll(server);
}

/// A new timeline that leaves another one behind its event number `at` (from 0).
void TestTargetsTree::branch(int timeline, int parent, std::size_t at)
{
    const auto point = m_tree[parent].events[at].point;
    auto server = m_catalog->restore(environment().major, {"--recovery-target-name=" + point, onTimeline(parent),
                                                           "--recovery-target-action=promote"});
    server.startAndRecover();
    const auto &before = m_tree[parent].events;
    m_tree[timeline] = {parent, {before.begin(), before.begin() + std::ptrdiff_t(at) + 1}};
    grow(server, timeline, 4);
    server.stop();
}

void TestTargetsTree::initTestCase()
{
    const auto seed = fromEnvironment("CAIRN_SEED", int(std::random_device{}() % 1'000'000));
    say("CAIRN_SEED=" + std::to_string(seed));
    m_random.seed(std::uint64_t(seed));
    m_catalog = std::make_unique<TestCatalog>();
    auto server = m_catalog->newServer({.configuration = {"autovacuum = off", "track_commit_timestamp = on"}});
    server.connect().run("CREATE TABLE moments (number integer)");
    m_backups.emplace_back(m_catalog->backup(server), "");
    m_tree[1] = {};
    grow(server, 1, 3);
    m_tree[1].events.push_back(makeEvent(server));
    m_lostSegment = server.connect().value("SELECT pg_walfile_name(pg_current_wal_lsn())");
    m_catalog->archiveAll(server);
    grow(server, 1, 4);
    server.stop();
    branch(2, 1, 2 + random(3));
    branch(3, 2, m_tree[2].events.size() - 2);
    branch(4, 1, 1 + random(5));
}

TestTargetsTree::Target TestTargetsTree::randomTarget()
{
    const int number = 1 + int(random(m_tree.size()));
    const Timeline &timeline = m_tree[number];
    const std::size_t last = timeline.events.size() - 1;
    // A time behind the last commit cannot be reached: the server finds nothing to stop at.
    const std::size_t at = random(last);
    const Event &event = timeline.events[at];
    const bool inclusive = random(2) == 0;
    const std::string whether = std::string("--recovery-target-inclusive=") + (inclusive ? "true" : "false");
    Target target;
    target.options = {onTimeline(number)};
    target.expected = rows(timeline, at + (inclusive ? 1 : 0));
    switch (random(7)) {
    case 0:
        target.options.push_back("--recovery-target-time=" + event.timeAfter);
        target.expected = rows(timeline, at + 1);
        return target;
    case 1:
        target.options.push_back("--recovery-target-time=" + event.commitTime);
        break;
    case 2:
        target.options.push_back("--recovery-target-xid=" + event.xid);
        break;
    case 3:
        target.options.push_back("--recovery-target-lsn=" + event.commitLsn);
        break;
    case 4: {
        if (random(2) == 0)
            target.options.clear(); // the name alone tells the timeline
        target.options.push_back("--recovery-target-name=" + event.point);
        target.expected = rows(timeline, at + 1);
        return target;
    }
    case 5: {
        const auto &[id, contents] = m_backups[random(m_backups.size())];
        return {{"-i", id, "--recovery-target=immediate"}, contents};
    }
    default:
        target.options.emplace_back("--recovery-target=latest");
        return {target.options, rows(timeline, last + 1), false};
    }
    target.options.push_back(whether);
    return target;
}

void TestTargetsTree::restoreAndCompare(const Target &target)
{
    const auto directory = freshPath("restored");
    const auto line = m_catalog->restoreCommand(directory, target.options);
    say(joined(target.options));
    const auto plan = CairnCli::json(line + TestCatalog::Arguments{"--dry-run", "--format=json"}).object();
    expect(!std::filesystem::exists(directory), "a plan wrote something");
    QVERIFY(plan["possible"_L1].toBool());
    QVERIFY(plan["wal"_L1].toObject()["proven"_L1].toBool());
    const auto done = CairnCli::json(line + TestCatalog::Arguments{"--format=json"}).object();
    QCOMPARE(done["id"_L1].toString(), plan["id"_L1].toString());
    QCOMPARE(done["settings"_L1].toArray(), plan["settings"_L1].toArray());
    TestServer restored(environment().major, directory);
    restored.configure({"archive_mode = off"});
    if (target.stops)
        restored.start();
    else
        restored.startAndRecover();
    expect(!target.stops || restored.waitForLog("recovery stopping"), "the target was not reached:\n" + restored.log());
    QCOMPARE(
        restored.connect().value("SELECT coalesce(string_agg(number::text, ',' ORDER BY number), '') FROM moments"),
        target.expected);
    restored.stop();
    std::filesystem::remove_all(directory);
}

void TestTargetsTree::refused(const TestCatalog::Arguments &options, const std::string &reason, ErrorCode code)
{
    const auto directory = freshPath("refused");
    const auto line = m_catalog->restoreCommand(directory, options);
    const auto result = CairnCli::fails(code, line);
    expectContains(result.err, reason);
    const auto plan = CairnCli::fails(code, line + TestCatalog::Arguments{"--dry-run"});
    expectContains(plan.out, reason);
    if (code == ErrorCode::WalMissing) {
        expectContains(result.err, "archive-push"); // what mends it
        expectContains(result.err, "what can be reached");
    }
    expect(!std::filesystem::exists(directory), "something was written:\n" + joined(options));
}

/// Each timeline can be recovered up to its last commit, and the time is that commit's.
void TestTargetsTree::window()
{
    const auto windows = CairnCli::json(m_catalog->command("window", {"--format=json"})).array()[0].toObject();
    for (const auto &[number, timeline] : m_tree) {
        QString newest;
        for (const auto &value : windows["windows"_L1].toArray())
            if (value["tli"_L1].toInt() == number)
                newest = value["to-time"_L1].toString();
        const auto shown = Timestamp::parse(newest.toStdString());
        const auto expected = Timestamp::parse(timeline.events.back().commitTime);
        QVERIFY(shown && expected);
        QCOMPARE(QString::fromStdString(shown->toIso()), QString::fromStdString(expected->toIso()));
    }
}

void TestTargetsTree::timelines()
{
    const auto shown = CairnCli::json(m_catalog->command("wal", {"timelines", "--format=json"})).array()[0].toObject();
    QCOMPARE(std::size_t(shown["timelines"_L1].toArray().size()), m_tree.size());
    for (const auto &value : shown["timelines"_L1].toArray()) {
        QCOMPARE(value["parent-tli"_L1].toInt(), m_tree[value["tli"_L1].toInt()].parent);
        QCOMPARE(value["status"_L1].toString(), u"OK"_s);
        for (const auto &stretch : value["stretches"_L1].toArray())
            QVERIFY(!stretch["reachable"_L1].toArray().isEmpty());
    }
}

void TestTargetsTree::randomTargets()
{
    const int count = fromEnvironment("CAIRN_TARGETS", 8);
    for (int i = 0; i < count; ++i)
        restoreAndCompare(randomTarget());
}

void TestTargetsTree::impossibleTargets()
{
    const auto &one = m_tree[1].events;
    const auto &four = m_tree[4].events;
    refused({"--recovery-target-time=2001-01-01 00:00:00+00"}, "no backup lies before the target");
    refused({"--recovery-target-time=" + one.back().timeAfter, onTimeline(1)}, "behind the end of the WAL");
    refused({"--recovery-target-xid=4000000000", onTimeline(1)}, "did not end in the WAL");
    refused({"--recovery-target-lsn=FFF/0", onTimeline(1)}, "behind the end of the WAL");
    refused({"--recovery-target-lsn=0/100", onTimeline(1)}, "no backup lies before the target");
    refused({"--recovery-target-name=never made"}, "never made");
    refused({"--recovery-target-name=" + one.back().point, onTimeline(4)}, one.back().point);
    refused({"--recovery-target-name=" + four.back().point, onTimeline(1)}, four.back().point);
    refused({"--recovery-target-timeline=77"}, "nothing is known of timeline 77");
}

/// A segment that is lost, or damaged: what lies behind it is refused, up to the next backup; what lies before it is
/// not.
void TestTargetsTree::lostSegment()
{
    const auto &events = m_tree[1].events;
    const auto directory = m_catalog->stored("wal");
    std::string file;
    for (const auto &entry : std::filesystem::directory_iterator(directory))
        if (entry.path().filename().string().starts_with(m_lostSegment + "."))
            file = entry.path().string();
    QVERIFY(!file.empty());
    const auto content = fileContent(file);
    std::filesystem::remove(file);
    const auto first = m_backups.front().first;
    // The commits behind the lost segment, by the first backup alone.
    constexpr auto missing = ErrorCode::WalMissing;
    refused({"-i", first, "--recovery-target=latest", onTimeline(1)}, m_lostSegment, missing);
    refused({"-i", first, "--recovery-target-xid=" + events.back().xid, onTimeline(1)}, m_lostSegment, missing);
    refused({"-i", first, "--recovery-target-time=" + events[events.size() - 2].timeAfter, onTimeline(1)},
            m_lostSegment, missing);
    refused({"-i", first, "--recovery-target-name=" + events.back().point, onTimeline(1)}, m_lostSegment, missing);
    // What lies behind everything is not there, whatever is missing in front of it.
    refused({"-i", first, "--recovery-target-time=" + events.back().timeAfter, onTimeline(1)}, "behind the end");
    refused({"-i", first, "--recovery-target-xid=4000000000", onTimeline(1)}, "did not end in the WAL");
    const auto window = CairnCli::ok(m_catalog->command("window"));
    expectContains(window.out, m_lostSegment);
    const auto advice = CairnCli::json(m_catalog->command("advice", {"--format=json"})).array()[0].toObject();
    const auto entries = advice["advice"_L1].toArray();
    QVERIFY(std::ranges::any_of(entries, [this](const QJsonValue &entry) {
        return entry["rule"_L1].toString() == "wal-gap"_L1 &&
               entry["text"_L1].toString().toStdString().contains(m_lostSegment);
    }));
    // The same when it is there, and wrong.
    writeFile(file, content);
    flipBit(file, content.size() / 2);
    constexpr auto damaged = ErrorCode::WalDamaged;
    refused({"-i", first, "--recovery-target-xid=" + events.back().xid, onTimeline(1)}, m_lostSegment, damaged);
    refused({"-i", first, "--recovery-target-time=" + events[events.size() - 2].timeAfter, onTimeline(1)},
            m_lostSegment, damaged);
    writeFile(file, content);
    restoreAndCompare(
        {{"-i", first, "--recovery-target=latest", onTimeline(1)}, rows(m_tree[1], events.size()), false});
}

void TestTargetsTree::proofOfAMoment()
{
    const auto &events = m_tree[3].events;
    const auto report = freshPath("report") + ".html";
    const auto line = m_catalog->command("validate", {"--recovery-target-name=" + events.back().point, onTimeline(3),
                                                      "--report=" + report, "--format=json"});
    const auto proof = CairnCli::json(line).object()["targets"_L1].toArray()[0].toObject();
    QVERIFY(proof["proven"_L1].toBool());
    QCOMPARE(proof["tli"_L1].toInt(), 3);
    expectContains(fileContent(report), "can be recovered");
    const auto result = CairnCli::fails(
        ErrorCode::TargetUnreachable,
        m_catalog->command("validate", {"--recovery-target-name=" + events.back().point, onTimeline(1)}));
    expectContains(result.out, "NOT PROVEN");
}

void TestTargetsTree::cleanupTestCase()
{
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestTargetsTree)
#include "test_targets_tree.moc"
