#include "../shown.h"
#include "catalog/retention/outlook.h"
#include "retention_catalogs.h"

#include <QTest>

#include <sstream>

using namespace cairn;
using namespace cairn::test;

namespace {

/// "redundancy=2 window=7 expired merge wal": a policy and what is to be done.
void readRules(const std::string &text, RetentionPolicy &policy, RetentionOptions &options)
{
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto sign = word.find('=');
        const std::string name = word.substr(0, sign);
        const auto value =
            sign == std::string::npos ? 0u : static_cast<std::uint32_t>(std::stoul(word.substr(sign + 1)));
        const std::map<std::string, std::uint32_t RetentionPolicy::*> numbers{
            {"redundancy", &RetentionPolicy::redundancy}, {"window", &RetentionPolicy::windowDays},
            {"daily", &RetentionPolicy::daily},           {"weekly", &RetentionPolicy::weekly},
            {"monthly", &RetentionPolicy::monthly},       {"yearly", &RetentionPolicy::yearly},
            {"depth", &RetentionPolicy::walDepth},        {"minimum", &RetentionPolicy::minimumRedundancy}};
        const std::map<std::string, bool RetentionOptions::*> switches{{"expired", &RetentionOptions::expired},
                                                                       {"merge", &RetentionOptions::mergeExpired},
                                                                       {"wal", &RetentionOptions::wal},
                                                                       {"anyway", &RetentionOptions::walWithoutBackups},
                                                                       {"force", &RetentionOptions::force}};
        if (numbers.contains(name))
            policy.*numbers.at(name) = value;
        else if (switches.contains(name))
            options.*switches.at(name) = true;
        else
            QFAIL(("unknown word in a test: " + word).c_str());
    }
}

RetentionPlan planFor(const WrittenCatalog &catalog, const std::string &rules, std::vector<BackupId> asked = {})
{
    RetentionPolicy policy;
    RetentionOptions options;
    readRules(rules, policy, options);
    options.asked = std::move(asked);
    return planRetention(policy, catalog.state, someNow, options);
}

} // namespace

/// Rules as tables. someNow is a Monday afternoon; ages are in days.
class TestRetentionRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backups_data();
    void backups();
    void wal_data();
    void wal();
    void timelines();
    void calendarKnowsItsZone();
    void everyReasonIsASentence();
    void requests();
    void windowsBeforeAndAfter();
    void partsOfWalAddUp();
    void outlook_data();
    void outlook();
    void outlookKnowsTheMoment();
};

void TestRetentionRules::backups_data()
{
    QTest::addColumn<QString>("catalog");
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *catalog, const char *rules, const char *outcome) {
        QTest::newRow(name) << catalog << rules << outcome;
    };
    row("no rule", "F10 P9 F2", "expired", "F10 P9 F2");
    row("not asked for", "F10 P9 F2", "redundancy=1", "F10 P9 F2");

    // pg_probackup's redundancy, as documented and as it does.
    row("redundancy 1", "F10 P9 F5 P4", "redundancy=1 expired", "F5 P4");
    row("redundancy 2", "F10 P9 F5 F3 P2", "redundancy=2 expired", "F5 F3 P2");
    row("more redundancy than there is", "F10! F9 P8", "redundancy=5 expired", "F10 F9 P8");
    row("interleaved chains by redundancy", "F10 F9 P8<F10 P7<F9 P6<P8 P5<P7", "redundancy=1 expired", "F9 P7 P5");
    row("invalid ones do not count", "F10 F9 F8! F7% F6", "redundancy=2 expired", "F9 F8 F7 F6");
    row("a dead RUNNING one does not count", "F10 F9 F8~", "redundancy=1 expired", "F9 F8");
    row("a live one stays, and does not count", "F10 F9 F8*", "redundancy=1 expired", "F9 F8");
    row("a live increment keeps its chain", "F10 F9 P8<F10*", "redundancy=1 expired", "F10 F9 P8");
    row("an ERROR increment keeps nothing", "F10 P9! F8 P7 F6", "redundancy=1 expired", "F6");
    row("an ERROR PAGE without a parent", "P9! F5", "redundancy=1 expired", "F5");
    row("several descendants", "F10 P9 P8<F10 P7<P9 P6<P8 F5", "redundancy=1 expired", "F5");

    // Its window; ours keeps what the start of the window is reached from.
    row("window 3", "F10 P9 P8 F2 P1", "window=3 expired", "F10 P9 P8 F2 P1");
    row("the base is the newest that is not younger", "F10 F8 F6 F1", "window=7 expired", "F8 F6 F1");
    row("one that is exactly as old as the window", "F10 F7 F1", "window=7 expired", "F10 F7 F1");
    row("nothing young", "F20 F15", "window=7 expired", "F15");
    row("a young increment keeps its chain", "F10 P9 P2 F1", "window=3 expired", "F10 P9 P2 F1");
    row("a base must be restorable", "F10 F8% F2", "window=7 expired", "F10 F2");
    row("invalid ones age like others", "F20! F10 F6! F5% F1", "window=7 expired", "F10 F6 F5 F1");
    row("interleaved chains by window", "F12 F11 P10<F12 P9<F11 P2<P10 P1<F11", "window=7 expired",
        "F12 F11 P10 P9 P2 P1");
    row("either protects", "F30 F20 F10 F1", "window=5 redundancy=3 expired", "F20 F10 F1");

    // Folding expired ancestors.
    row("fold", "F10 P9 P8 P2 P1", "window=7 expired merge", "F10>P8 P9>P8 P8 P2 P1");
    row("fold by redundancy", "F10 P9 F5 P4", "redundancy=1 expired merge", "F5 P4");
    row("fold two branches", "F10 P9 P8<F10 P2<P9 P1<P8 F20", "window=1 expired merge", "F10>P2>P1 P9>P2 P8>P1 P2 P1");
    row("a pinned one is a target", "F10 P9^ F5", "redundancy=1 expired merge", "F10>P9 P9 F5");
    row("both branches of one FULL go on", "F10 P9^ P8<F10^ F5", "redundancy=1 expired merge", "F10>P9>P8 P9 P8 F5");
    row("a branch that cannot be folded holds the FULL", "F10 P9^ P8<F10%^ F5", "redundancy=1 expired merge",
        "F10 P9 P8 F5");
    row("a live branch holds the FULL", "F10 P9^ P8<F10* F5", "redundancy=1 expired merge", "F10 P9 P8 F5");
    row("folding without removing", "F10 P9 P8 P2 F30", "window=7 merge", "F30 F10>P8 P9>P8 P8 P2");
    row("an expired branch holds the FULL when it is not removed", "F10 P9 P8<F10 P2<P9", "window=1 merge",
        "F10 P9 P8 P2");
    row("what became FULL counts", "F10 F8 P5<F10^ F4", "redundancy=2 expired merge", "F10>P5 P5 F4");
    row("a target that goes after all", "F10 F9 P0.3<F10 P0.2<F9 ", "daily=1 expired merge", "F9>P0.2 P0.2");

    // Grandfather, father, son. Monday afternoon: ages below 0.56 are today.
    row("daily", "F3 F2.3 F2.1 F1 F0.1", "daily=3 expired", "F2.1 F1 F0.1");
    row("a FULL is preferred", "F2 P1.8 F1 P0.9 P0.8", "daily=2 expired", "F2 F1");
    row("days without a backup do not count", "F30 F20 F10", "daily=2 expired", "F20 F10");
    row("weekly", "F15 F9 F8 F2 F0.1", "weekly=3 expired", "F8 F2 F0.1");
    row("monthly", "F100 F60 F55 F40 F25 F1", "monthly=3 expired", "F55 F25 F1");
    row("yearly", "F800s F400s F300s F10", "yearly=2 expired", "F300 F10");
    row("together", "F400s F60 F30 F10 F3 F2 F1", "daily=2 monthly=2 yearly=2 expired", "F400 F30 F2 F1");
    row("calendar and invalid", "F3 F2 F2.1% F1! F0.1!", "daily=2 expired", "F3 F2 F1 F0.1");
    row("an increment keeps its chain", "F3 P2 P1 P0.1", "daily=1 expired", "F3 P2 P1 P0.1");

    // What stands above the rules.
    row("minimum redundancy", "F30 P29 F20 F10 F1", "window=3 minimum=3 expired", "F20 F10 F1");
    row("minimum redundancy keeps the FULL only", "F30 P29 F20 P19 F10", "redundancy=1 minimum=2 expired", "F20 F10");
    row("minimum redundancy alone", "F30 F20 F10", "minimum=1 expired", "F30 F20 F10");
    row("pinned", "F30^ F20 F10", "redundancy=1 expired", "F30 F10");
    row("what a pinned one builds on", "F30 P29 P28^ P27 F10", "redundancy=1 expired", "F30 P29 P28 F10");
    row("unreadable ones stay", "F30? F20 F10", "redundancy=1 expired", "F30 F10");
    row("a failure after the newest good one stays", "F30 F10 P9! P8%", "daily=1 expired", "F10 P9 P8");
    row("a failure before the newest good one goes", "F30 F10! F9", "daily=1 expired", "F9");
}

void TestRetentionRules::backups()
{
    QFETCH(QString, catalog);
    QFETCH(QString, rules);
    QFETCH(QString, outcome);
    const WrittenCatalog written(catalog.toStdString());
    const RetentionPlan plan = planFor(written, rules.toStdString());
    QCOMPARE(QString::fromStdString(written.outcome(plan)), outcome);
    QVERIFY(!plan.nothingRestorableLeft);
    QVERIFY(plan.refusals.empty());
}

void TestRetentionRules::wal_data()
{
    QTest::addColumn<QString>("catalog");
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, const char *catalog, const char *rules, const char *kept) {
        QTest::newRow(name) << catalog << rules << kept;
    };
    row("not asked for", "F10 F5", "redundancy=1 expired", "1-1000");
    row("from the oldest on", "F10 F5", "wal", "900-1000");
    row("from the oldest kept on", "F10 F5", "redundancy=1 expired wal", "950-1000");
    row("an ERROR one needs none", "F30! F10", "wal", "900-1000");
    row("a CORRUPT one may be mended", "F30% F10", "wal", "700-1000");
    row("a live one needs it from its start", "F20* F10", "wal", "800-1000");
    // pg_probackup empties the archive here.
    row("no backups", "", "wal", "1-1000");
    row("only failures", "F10! F9!", "wal", "1-1000");
    row("no backups, and it was asked for", "", "wal anyway", "");
    row("an unreadable one needs from the one before it", "F30# F20# F10? F5", "redundancy=1 expired wal",
        "700-700 800-1000");
    row("an unreadable one, nothing before it", "F10? F5", "redundancy=1 expired wal", "1-1000");
    row("what is kept only for another needs no more than its own", "F10 P9 P8 F2", "daily=2 expired wal",
        "900-900 910-910 920-1000");
    // Window: a base, and all WAL since.
    row("window", "F20 F10 F5", "window=7 expired wal", "900-1000");
    row("window and STREAM", "F20s F10s F5s", "window=7 expired wal", "900-1000");
    // wal-depth: islands.
    row("depth 1", "F20 F15 F10 F5", "depth=1 wal", "800-800 850-850 900-900 950-1000");
    row("depth 2", "F20 F15 F10 F5", "depth=2 wal", "800-800 850-850 900-1000");
    row("depth counts increments", "F20 P15 P10 F5", "depth=3 wal", "800-800 850-1000");
    row("depth and STREAM", "F20s F15s F10 F5", "depth=1 wal", "900-900 950-1000");
    row("more depth than backups", "F20 F10", "depth=5 wal", "800-1000");
    row("depth does not count invalid ones", "F20 F15 F10 F5%", "depth=1 wal", "800-800 850-850 900-1000");
    row("depth does not count pinned ones", "F20 F15 F10^ F5^", "depth=1 wal", "800-800 850-1000");
    row("depth counts what stays", "F20 F15 F10 F5", "redundancy=2 depth=2 expired wal", "900-1000");
    row("depth and window: the window stays whole", "F20 F10 F5 F1", "window=7 depth=1 expired wal", "900-1000");
    // Pins.
    row("a pin keeps all WAL since", "F30^ F10", "redundancy=1 expired wal", "700-1000");
    row("a standalone pin keeps its own", "F30# F10", "redundancy=1 expired wal", "700-700 900-1000");
    row("a standalone pin of a STREAM one keeps none", "F30#s F10", "redundancy=1 expired wal", "900-1000");
    row("standalone means nothing while a rule holds it", "F30 F10#", "redundancy=1 expired wal", "900-1000");
    // Calendar: daily ones are rolled forward, older ones are points.
    row("daily", "F3 F2 F1", "daily=2 expired wal", "980-1000");
    row("monthly", "F60 F30 F2 F1", "daily=1 monthly=2 expired wal", "700-700 990-1000");
    row("only monthly", "F60 F30 F2 F1", "monthly=3 expired wal", "400-400 700-700 990-1000");
    // What is folded needs no WAL of its own.
    row("fold", "F10 P9 P8 P2", "window=7 expired merge wal", "920-1000");
}

void TestRetentionRules::wal()
{
    QFETCH(QString, catalog);
    QFETCH(QString, rules);
    QFETCH(QString, kept);
    const WrittenCatalog written(catalog.toStdString());
    const RetentionPlan plan = planFor(written, rules.toStdString());
    QCOMPARE(QString::fromStdString(WrittenCatalog::keptWal(plan)), kept);
}

/// pg_probackup's "wal between multiple timelines", its islands on several timelines, and what differs.
void TestRetentionRules::timelines()
{
    // Timeline 2 leaves 1 at segment 850, timeline 3 leaves 2 at 950; each has WAL from there on.
    WrittenCatalog catalog("F20 F12 F4@3 F3@3");
    const auto branch = [&](std::uint32_t timeline, std::uint64_t segment) {
        catalog.state.forks.push_back({TimelineId{timeline}, TimelineId{timeline - 1}, Lsn{segment << 20 | 77}});
        RetentionWal wal = catalog.state.wal[0];
        wal.timeline = TimelineId{timeline};
        wal.first = SegmentNumber{segment};
        wal.segments = 50;
        catalog.state.wal.push_back(wal);
    };
    branch(2, 850);
    branch(3, 950);
    const auto kept = [&](const std::string &rules, std::uint32_t timeline) {
        return WrittenCatalog::keptWal(planFor(catalog, rules), TimelineId{timeline});
    };
    // F20 leads to timeline 2 and on to 3; F12 is on timeline 1 behind the fork.
    QCOMPARE(shown(kept("wal", 1)), shown("800-1000"));
    QCOMPARE(shown(kept("wal", 2)), shown("850-899"));
    QCOMPARE(shown(kept("wal", 3)), shown("950-999"));
    // Without F20 nothing leads to timeline 2.
    QCOMPARE(shown(kept("redundancy=3 expired wal", 1)), shown("880-1000"));
    QCOMPARE(shown(kept("redundancy=3 expired wal", 2)), shown(""));
    QCOMPARE(shown(kept("redundancy=3 expired wal", 3)), shown("960-999"));
    // wal-depth: timeline 3 has its own two, 1 too, 2 is reached from F20.
    QCOMPARE(shown(kept("depth=1 wal", 1)), shown("800-850 880-1000"));
    QCOMPARE(shown(kept("depth=1 wal", 2)), shown("850-899"));
    QCOMPARE(shown(kept("depth=1 wal", 3)), shown("960-960 970-999"));
    // Three are not on timeline 3: the way from the closest backup before it is kept.
    QCOMPARE(shown(kept("depth=3 wal", 2)), shown("850-899"));
    QCOMPARE(shown(kept("depth=3 wal", 3)), shown("950-999"));
    // Nobody knows what leads to timeline 2 when its history is lost.
    catalog.state.forks.erase(catalog.state.forks.begin());
    QCOMPARE(shown(kept("redundancy=3 expired wal", 2)), shown("850-899"));
}

void TestRetentionRules::calendarKnowsItsZone()
{
    const auto at = [](const char *text) { return *Timestamp::parse(text); };
    const auto evening = at("2026-12-31 23:30:00Z");
    for (const auto period : {CalendarPeriod::Day, CalendarPeriod::Month, CalendarPeriod::Year})
        QCOMPARE(periodNumber(period, evening, 3600), periodNumber(period, evening, 0) + 1);
    QCOMPARE(periodNumber(CalendarPeriod::Week, at("2026-09-20 23:59:59Z"), 0) + 1, // Sunday
             periodNumber(CalendarPeriod::Week, at("2026-09-21 00:00:00Z"), 0));
    QCOMPARE(periodNumber(CalendarPeriod::Week, at("2026-09-21 00:00:00Z"), 0),
             periodNumber(CalendarPeriod::Week, at("2026-09-27 23:59:59Z"), 0));
    QCOMPARE(shown(textAt(evening, 19'800)), shown("2027-01-01 05:00:00+05:30"));
    QCOMPARE(shown(textAt(evening, -12'600)), shown("2026-12-31 20:00:00-03:30"));
}

void TestRetentionRules::everyReasonIsASentence()
{
    const WrittenCatalog catalog("F20 P19 P9 P8 F2 F1*");
    const RetentionPlan plan = planFor(catalog, "window=7 redundancy=1 expired wal");
    const auto reasons = [&](const char *name) {
        std::string texts;
        for (const RetentionReason &reason : plan.find(catalog.id(name))->reasons)
            texts += (texts.empty() ? "" : " | ") + reason.text.english();
        return texts;
    };
    QCOMPARE(shown(reasons("F20")), shown("needed by " + catalog.id("P19").toString()));
    QCOMPARE(shown(reasons("P8")),
             shown("the start of the window of 7 days (2026-09-14 14:13:20+00) is reached from it"));
    QCOMPARE(shown(reasons("F2")), shown("one of the newest 1 restorable FULL backups (redundancy) | "
                                         "younger than the window of 7 days (since 2026-09-14 14:13:20+00)"));
    const RetentionPlan shorter = planFor(catalog, "redundancy=1 daily=1 expired wal");
    QCOMPARE(shown(shorter.find(catalog.id("P8"))->reasons.at(0).text.english()),
             shown("expired: its FULL backup " + catalog.id("F20").toString() +
                   " is not among the newest 1 restorable ones; not chosen for one of the last 1 days"));
    QCOMPARE(shown(shorter.wal.front().reasons.at(0).text.english()),
             shown("older than all that backups need on this timeline"));
    QCOMPARE(shown(shorter.wal.back().reasons.at(0).text.english()),
             shown("rolls backup " + catalog.id("F2").toString() + " forward"));
}

void TestRetentionRules::requests()
{
    const WrittenCatalog catalog("F20 P19 P18<F20 F10 P9^ F5");
    // With all that builds on it.
    RetentionPlan plan = planFor(catalog, "", {catalog.id("F20")});
    QCOMPARE(shown(catalog.outcome(plan)), shown("F10 P9 F5"));
    QCOMPARE(plan.bytesFreed(), 1200u);
    plan = planFor(catalog, "", {catalog.id("P19")});
    QCOMPARE(shown(catalog.outcome(plan)), shown("F20 P18 F10 P9 F5"));
    // A pin refuses, unless forced.
    plan = planFor(catalog, "", {catalog.id("F10")});
    QCOMPARE(plan.refusals.size(), 1u);
    QCOMPARE(shown(plan.refusals.front().english()),
             shown("backup " + catalog.id("P9").toString() + ": pinned for ever"));
    QCOMPARE(shown(catalog.outcome(plan)), shown("F20 P19 P18 F10 P9 F5"));
    plan = planFor(catalog, "force", {catalog.id("F10")});
    QCOMPARE(shown(catalog.outcome(plan)), shown("F20 P19 P18 F5"));
    // So does minimum redundancy.
    plan = planFor(catalog, "minimum=1", {catalog.id("F5")});
    QCOMPARE(plan.refusals.size(), 1u);
    QCOMPARE(shown(catalog.outcome(planFor(catalog, "minimum=1 force", {catalog.id("F5")}))),
             shown("F20 P19 P18 F10 P9"));
    // The last one is told.
    plan = planFor(catalog, "force", {catalog.id("F20"), catalog.id("F10"), catalog.id("F5")});
    QVERIFY(plan.nothingRestorableLeft);
    QVERIFY(plan.windowAfter.empty());
    // What a live process writes does not go even by force.
    const WrittenCatalog live("F20 P19* F5");
    plan = planFor(live, "force", {live.id("F20")});
    QCOMPARE(shown(live.outcome(plan)), shown("F20 P19 F5"));
    QCOMPARE(plan.refusals.size(), 1u);
    // An interrupted deletion goes on.
    WrittenCatalog begun("F20 P19 F5");
    begun.state.backups[0].status = BackupStatus::Deleting;
    QCOMPARE(shown(begun.outcome(planFor(begun, ""))), shown("F5"));
}

void TestRetentionRules::windowsBeforeAndAfter()
{
    WrittenCatalog catalog("F20 F10 F5s");
    catalog.state.wal[0].segments = 920; // until 8 days ago
    catalog.state.wal[0].endTime = Timestamp{someNow.microseconds - 8 * dayMicroseconds};
    const RetentionPlan plan = planFor(catalog, "redundancy=2 expired wal");
    const auto ago = [](int days) { return Timestamp{someNow.microseconds - days * dayMicroseconds}; };
    QCOMPARE(plan.windowBefore.size(), 2u);
    QCOMPARE(plan.windowBefore[0].fromTime, ago(20));
    QCOMPARE(plan.windowBefore[0].toTime, ago(8));
    QCOMPARE(plan.windowBefore[0].base, catalog.id("F20"));
    QCOMPARE(plan.windowBefore[1].fromTime, ago(5));
    QCOMPARE(plan.windowBefore[1].from, plan.windowBefore[1].to);
    QCOMPARE(plan.windowAfter.size(), 2u);
    QCOMPARE(plan.windowAfter[0].fromTime, ago(10));
    QCOMPARE(plan.windowAfter[0].to, (Lsn{921ull << 20}));
}

void TestRetentionRules::partsOfWalAddUp()
{
    RetentionWal wal;
    wal.first = SegmentNumber{100};
    wal.segments = 7;
    wal.bytes = 1'000'003;
    std::uint64_t sum = 0;
    for (std::uint64_t i = 100; i < 107; ++i)
        sum += wal.part(SegmentNumber{i}, SegmentNumber{i}).bytes;
    QCOMPARE(sum, wal.bytes);
    wal.sizes = {1, 2, 3, 4, 5, 6, 7};
    QCOMPARE(wal.part(SegmentNumber{102}, SegmentNumber{104}).bytes, 12u);
    QCOMPARE(wal.part(SegmentNumber{102}, SegmentNumber{104}).sizes, (std::vector<std::uint32_t>{3, 4, 5}));
}

void TestRetentionRules::outlook_data()
{
    QTest::addColumn<QString>("catalog");
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *catalog, const char *rules, const char *outcome) {
        QTest::newRow(name) << catalog << rules << outcome;
    };
    // Days from now on in which time alone lets a backup go; "+" when newer backups must come first.
    row("no rule", "F10 P9", "", "F10=no-rule P9=no-rule");
    row("redundancy", "F10 F5 F1", "redundancy=2", "F10=expired F5=+ F1=+");
    row("the start of the window moves on", "F20 F10 F2", "window=7", "F20=expired F10=5 F2=+");
    row("and over a chain", "F20 P12 P3 F1", "window=7", "F20=6 P12=6 P3=6 F1=+");
    row("what builds on it holds it", "F9 P8 P5 P1 F0", "window=7", "F9=7 P8=7 P5=7 P1=7 F0=+");
    row("pinned for ever, with what it builds on", "F20 P15^ F2", "redundancy=1", "F20=never P15=never F2=+");
    row("calendars wait for others", "F400 F40 F1", "monthly=2", "F400=expired F40=+ F1=+");
}

void TestRetentionRules::outlook()
{
    QFETCH(QString, catalog);
    QFETCH(QString, rules);
    QFETCH(QString, outcome);
    const WrittenCatalog written(catalog.toStdString());
    RetentionPolicy policy;
    RetentionOptions options;
    readRules(rules.toStdString(), policy, options);
    std::string found;
    for (const BackupOutlook &backup : retentionOutlook(policy, written.state, someNow, 0)) {
        const auto name =
            std::ranges::find_if(written.names, [&](const auto &entry) { return entry.second == backup.id; });
        const std::int64_t whole = (backup.expires.microseconds - someNow.microseconds) / dayMicroseconds;
        const std::map<Expiry, std::string> words{{Expiry::Expired, "expired"}, {Expiry::AtTime, std::to_string(whole)},
                                                  {Expiry::Never, "never"},     {Expiry::WithNewerBackups, "+"},
                                                  {Expiry::NoRule, "no-rule"},  {Expiry::Unknown, "unknown"}};
        found += (found.empty() ? "" : " ") + name->first + "=" + words.at(backup.expiry);
        QVERIFY(!backup.reasons.empty());
    }
    QCOMPARE(shown(found), outcome.toUtf8());
}

/// A microsecond earlier it stays.
void TestRetentionRules::outlookKnowsTheMoment()
{
    const WrittenCatalog catalog("F20 P12 F6 F2");
    RetentionPolicy policy;
    policy.windowDays = 7;
    RetentionOptions options;
    options.expired = true;
    int checked = 0;
    for (const BackupOutlook &backup : retentionOutlook(policy, catalog.state, someNow, 0)) {
        if (backup.expiry != Expiry::AtTime)
            continue;
        const auto fateAt = [&](std::int64_t moment) {
            return planRetention(policy, catalog.state, Timestamp{moment}, options).find(backup.id)->fate;
        };
        QCOMPARE(fateAt(backup.expires.microseconds - 1), BackupFate::Keep);
        QVERIFY(fateAt(backup.expires.microseconds) != BackupFate::Keep);
        ++checked;
    }
    QCOMPARE(checked, 3);
}

QTEST_APPLESS_MAIN(TestRetentionRules)
#include "test_retention_rules.moc"
