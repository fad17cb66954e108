#include "postgres/changed_blocks.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

namespace cairn {

namespace {

constexpr std::uint32_t segmentBlocks = 131072;

RelationFork fork(std::uint32_t filenode, std::uint32_t database = 5)
{
    return {defaultTablespace, Oid{database}, Oid{filenode}};
}

/// The simplest thing that could be right.
struct Model {
    std::map<RelationFork, std::set<std::uint64_t>> blocks;
    std::map<RelationFork, std::uint64_t> replacedFrom;
    std::set<DatabaseDirectory> databases;

    [[nodiscard]] bool has(const RelationFork &which, std::uint64_t block) const
    {
        if (databases.contains({which.tablespace, which.database}))
            return true;
        if (const auto found = replacedFrom.find(which); found != replacedFrom.end() && block >= found->second)
            return true;
        const auto found = blocks.find(which);
        return found != blocks.end() && found->second.contains(block);
    }
};

void addBlock(ChangedBlocks &map, Model &model, const RelationFork &which, std::uint32_t block)
{
    map.addBlock(which, BlockNumber{block});
    model.blocks[which].insert(block);
}

void replaceFrom(ChangedBlocks &map, Model &model, const RelationFork &which, std::uint32_t first)
{
    map.replaceFrom(which, BlockNumber{first});
    const auto [found, added] = model.replacedFrom.emplace(which, first);
    found->second = std::min<std::uint64_t>(found->second, first);
}

/// Compares a window block by block, and checks the shape of the answer.
void compare(const ChangedBlocks &map, const Model &model, const RelationFork &which, std::uint32_t first,
             std::uint32_t count)
{
    const auto changes = map.changesOf(which, BlockNumber{first}, count);
    QCOMPARE(changes.kind == ForkChanges::Kind::Unchanged, changes.ranges.empty());
    std::uint64_t at = first;
    const std::uint64_t end = std::uint64_t{first} + count;
    bool isFirst = true;
    for (const auto &range : changes.ranges) {
        QVERIFY(range.count > 0);
        QVERIFY(isFirst ? range.first.value >= at : range.first.value > at);
        QVERIFY(std::uint64_t{range.first.value} + range.count <= end);
        for (; at < range.first.value; ++at)
            QVERIFY2(!model.has(which, at), std::to_string(at).c_str());
        for (; at < std::uint64_t{range.first.value} + range.count; ++at)
            QVERIFY2(model.has(which, at), std::to_string(at).c_str());
        isFirst = false;
    }
    for (; at < end; ++at)
        QVERIFY2(!model.has(which, at), std::to_string(at).c_str());
}

/// What a random load does, in any order.
void randomChange(std::mt19937_64 &random, ChangedBlocks &map, Model &model)
{
    const auto which =
        fork(16384 + static_cast<std::uint32_t>(random() % 5), 5 + static_cast<std::uint32_t>(random() % 2));
    const auto block = static_cast<std::uint32_t>(random() % (3 * segmentBlocks));
    switch (random() % 40) {
    case 0:
        replaceFrom(map, model, which, block);
        break;
    case 1: // a stretch long enough for bitmaps
        for (std::uint32_t i = 0; i < random() % 5000; ++i)
            addBlock(map, model, which, block + i);
        break;
    default:
        addBlock(map, model, which, block);
    }
}

} // namespace

class TestChangedBlocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void runs();
    void lastBlocks();
    void truncated();
    void whole();
    void untrackedForks();
    void randomAgainstModel();
    void mergeInAnyOrder();
    void limitMakesForksWhole();
    void limitMakesDatabasesWhole();
    void limitMakesEverythingWhole();
};

void TestChangedBlocks::empty()
{
    const ChangedBlocks map;
    QVERIFY(map.isEmpty());
    QCOMPARE(map.changesOf(fork(1)).kind, ForkChanges::Kind::Unchanged);
    QVERIFY(!map.isReplaced({defaultTablespace, Oid{5}}));
    QCOMPARE(map.blockCount(), 0u);
    QCOMPARE(map.memoryUsed(), 0u);
}

void TestChangedBlocks::runs()
{
    ChangedBlocks map;
    for (const std::uint32_t block : {7u, 3u, 4u, 5u, 4u, 131071u, 131072u, 65535u, 65536u})
        map.addBlock(fork(16384), BlockNumber{block});
    const auto all = map.changesOf(fork(16384));
    QCOMPARE(all.kind, ForkChanges::Kind::Partial);
    QVERIFY(!all.replacedFrom);
    QVERIFY((all.ranges ==
             std::vector<BlockRange>{
                 {BlockNumber{3}, 3}, {BlockNumber{7}, 1}, {BlockNumber{65535}, 2}, {BlockNumber{131071}, 2}}));
    // A window cuts runs; a segment file is one.
    QVERIFY((map.changesOf(fork(16384), BlockNumber{4}, 1).ranges == std::vector<BlockRange>{{BlockNumber{4}, 1}}));
    const RelationFile second{defaultTablespace, Oid{5}, Oid{16384}, Fork::Main, 1, false};
    QVERIFY((map.changesOf(second, segmentBlocks).ranges == std::vector<BlockRange>{{BlockNumber{131072}, 1}}));
    QCOMPARE(map.changesOf(fork(16384), BlockNumber{8}, 1000).kind, ForkChanges::Kind::Unchanged);
    QCOMPARE(map.changesOf(fork(16385)).kind, ForkChanges::Kind::Unchanged);
    QCOMPARE(map.changesOf(fork(16384, 6)).kind, ForkChanges::Kind::Unchanged);
    QCOMPARE(map.blockCount(), 8u);
    QVERIFY((map.forks() == std::vector{fork(16384)}));
}

void TestChangedBlocks::lastBlocks()
{
    constexpr std::uint32_t last = 0xFFFFFFFE;
    ChangedBlocks map;
    map.addBlock(fork(1), BlockNumber{last});
    QVERIFY((map.changesOf(fork(1)).ranges == std::vector<BlockRange>{{BlockNumber{last}, 1}}));
    QVERIFY(
        (map.changesOf(fork(1), BlockNumber{last - 1}, 10).ranges == std::vector<BlockRange>{{BlockNumber{last}, 1}}));
    map.replaceFrom(fork(1), BlockNumber{last});
    QVERIFY((map.changesOf(fork(1)).ranges == std::vector<BlockRange>{{BlockNumber{last}, 1}}));
}

void TestChangedBlocks::truncated()
{
    ChangedBlocks map;
    map.addBlock(fork(1), BlockNumber{9});
    map.addBlock(fork(1), BlockNumber{300'000});
    map.replaceFrom(fork(1), BlockNumber{100});
    map.addBlock(fork(1), BlockNumber{500});
    map.replaceFrom(fork(1), BlockNumber{200}); // the shortest length counts
    const auto changes = map.changesOf(fork(1), BlockNumber{0}, segmentBlocks);
    QCOMPARE(changes.kind, ForkChanges::Kind::Partial);
    QVERIFY(changes.replacedFrom == BlockNumber{100});
    QVERIFY((changes.ranges == std::vector<BlockRange>{{BlockNumber{9}, 1}, {BlockNumber{100}, segmentBlocks - 100}}));
    const auto next = map.changesOf(fork(1), BlockNumber{segmentBlocks}, segmentBlocks);
    QVERIFY((next.ranges == std::vector<BlockRange>{{BlockNumber{segmentBlocks}, segmentBlocks}}));
    QCOMPARE(map.changesOf(fork(1), BlockNumber{10}, 90).kind, ForkChanges::Kind::Unchanged);
    QCOMPARE(map.blockCount(), 1u);
}

void TestChangedBlocks::whole()
{
    ChangedBlocks map;
    map.replaceWhole(fork(1));
    map.addBlock(fork(1), BlockNumber{7});
    QCOMPARE(map.changesOf(fork(1)).kind, ForkChanges::Kind::Whole);
    QVERIFY((map.changesOf(fork(1), BlockNumber{5}, 6).ranges == std::vector<BlockRange>{{BlockNumber{5}, 6}}));
    map.addBlock(fork(2, 6), BlockNumber{7});
    map.replaceDatabase({defaultTablespace, Oid{6}});
    map.addBlock(fork(3, 6), BlockNumber{7});
    for (const std::uint32_t filenode : {2u, 3u, 4u})
        QCOMPARE(map.changesOf(fork(filenode, 6)).kind, ForkChanges::Kind::Whole);
    QVERIFY(map.isReplaced({defaultTablespace, Oid{6}}));
    QVERIFY(!map.isReplaced({Oid{16390}, Oid{6}}));
    QCOMPARE(map.changesOf({Oid{16390}, Oid{6}, Oid{2}}).kind, ForkChanges::Kind::Unchanged);
}

void TestChangedBlocks::untrackedForks()
{
    ChangedBlocks map;
    for (const Fork kind : {Fork::Fsm, Fork::VisibilityMap, Fork::Init}) {
        auto which = fork(1);
        which.fork = kind;
        map.addBlock(which, BlockNumber{1});
        map.replaceWhole(which);
        QCOMPARE(map.changesOf(which).kind, ForkChanges::Kind::Whole);
    }
    QVERIFY(map.isEmpty());
    QCOMPARE(map.changesOf(fork(1)).kind, ForkChanges::Kind::Unchanged);
}

void TestChangedBlocks::randomAgainstModel()
{
    std::mt19937_64 random{17};
    for (int round = 0; round < 6; ++round) {
        ChangedBlocks map;
        Model model;
        for (int i = 0; i < 4000; ++i)
            randomChange(random, map, model);
        if (round == 5) {
            map.replaceDatabase({defaultTablespace, Oid{6}});
            model.databases.insert({defaultTablespace, Oid{6}});
        }
        for (std::uint32_t filenode = 16384; filenode < 16390; ++filenode)
            for (const std::uint32_t database : {5u, 6u}) {
                compare(map, model, fork(filenode, database), 0, 4 * segmentBlocks);
                const auto first = static_cast<std::uint32_t>(random() % (3 * segmentBlocks));
                compare(map, model, fork(filenode, database), first, static_cast<std::uint32_t>(random() % 100'000));
            }
    }
}

void TestChangedBlocks::mergeInAnyOrder()
{
    std::mt19937_64 random{18};
    std::vector<ChangedBlocks> parts(5);
    Model model;
    for (int i = 0; i < 8000; ++i)
        randomChange(random, parts[random() % parts.size()], model);
    parts[3].replaceDatabase({defaultTablespace, Oid{77}});
    model.databases.insert({defaultTablespace, Oid{77}});
    for (int round = 0; round < 4; ++round) {
        auto copies = parts;
        std::ranges::shuffle(copies, random);
        ChangedBlocks all;
        for (auto &part : copies)
            all.merge(std::move(part));
        for (std::uint32_t filenode = 16384; filenode < 16390; ++filenode)
            for (const std::uint32_t database : {5u, 6u, 77u})
                compare(all, model, fork(filenode, database), 0, 4 * segmentBlocks);
    }
}

void TestChangedBlocks::limitMakesForksWhole()
{
    constexpr std::size_t limit = 300'000;
    ChangedBlocks map(limit);
    Model model;
    std::mt19937_64 random{19};
    for (int i = 0; i < 200'000; ++i) {
        const auto which = fork(1 + static_cast<std::uint32_t>(random() % 40));
        addBlock(map, model, which, static_cast<std::uint32_t>(random() % (which.filenode.value * 60'000)));
        QVERIFY(map.memoryUsed() <= limit);
    }
    QVERIFY(map.coarsenedForks() > 0);
    int exact = 0;
    for (const auto &[which, blocks] : model.blocks) {
        const auto changes = map.changesOf(which);
        exact += changes.kind == ForkChanges::Kind::Partial ? 1 : 0;
        if (changes.kind == ForkChanges::Kind::Partial)
            compare(map, model, which, 0, 3'000'000);
        else
            QCOMPARE(changes.kind, ForkChanges::Kind::Whole);
    }
    QVERIFY(exact > 0); // the small ones keep what they have
}

void TestChangedBlocks::limitMakesDatabasesWhole()
{
    ChangedBlocks map(200'000);
    for (std::uint32_t i = 0; i < 50'000; ++i)
        map.addBlock(fork(1 + i, i % 50 == 0 ? 5 : 6), BlockNumber{i});
    QVERIFY(map.memoryUsed() <= 200'000);
    QVERIFY(map.isReplaced({defaultTablespace, Oid{6}}));
    for (std::uint32_t i = 0; i < 50'000; ++i)
        QVERIFY(map.changesOf(fork(1 + i, i % 50 == 0 ? 5 : 6), BlockNumber{i}, 1).kind !=
                ForkChanges::Kind::Unchanged);
}

void TestChangedBlocks::limitMakesEverythingWhole()
{
    ChangedBlocks map(20'000);
    for (std::uint32_t i = 0; i < 10'000; ++i)
        map.replaceDatabase({defaultTablespace, Oid{1 + i}});
    QVERIFY(map.memoryUsed() <= 20'000);
    QCOMPARE(map.changesOf(fork(1, 999'999)).kind, ForkChanges::Kind::Whole);
    ChangedBlocks other;
    other.addBlock(fork(1), BlockNumber{1});
    other.merge(std::move(map));
    QCOMPARE(other.changesOf(fork(2)).kind, ForkChanges::Kind::Whole);
    other.addBlock(fork(3), BlockNumber{1});
    QCOMPARE(other.changesOf(fork(4)).kind, ForkChanges::Kind::Whole);
}

} // namespace cairn

QTEST_GUILESS_MAIN(cairn::TestChangedBlocks)
#include "test_changed_blocks.moc"
