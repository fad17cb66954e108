#include "operations/manifest_chain.h"

#include "operations/pack_needs.h"

#include <QTest>

#include <random>

using namespace cairn;
using namespace cairn::unit;

namespace {

/// What an operation is given, with a log that goes nowhere.
struct Quiet {
    Progress progress;
    Logger log;
    std::stop_source stop;
    OperationContext context{stop.get_token(), progress, log};
};

std::string textOf(const Status &status)
{
    return status ? std::string{} : status.error().text();
}

/// A random history, the same for the same seed.
std::vector<Cluster> history(std::mt19937 &random, unsigned members)
{
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    std::vector<Cluster> states;
    Cluster cluster;
    std::uint64_t content = 1;
    for (unsigned member = 0; member < members; ++member) {
        for (unsigned file = 0; file < 6; ++file) {
            const std::string path = std::format("base/{}", file);
            if (below(8) == 0) {
                cluster.erase(path);
                continue;
            }
            Blocks &blocks = cluster[path];
            if (below(3) == 0)
                blocks.resize(below(200));
            for (auto &block : blocks)
                if (below(10) == 0)
                    block = below(4) == 0 ? 0 : ++content;
        }
        states.push_back(cluster);
    }
    return states;
}

} // namespace

class TestChainFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldedChainsReadAsBefore();
    void onlyPacksInUseAreNamed();
    void partsAscend();
    void badPagesThatWereReplacedAreForgotten();
    void missingPacksAreFoundBeforeAnythingIsWritten();
    void framesCountOnce();
};

/// Whatever the history, and wherever the chain is folded: the newest state stays the same, and a chain on a folded
/// backup can be folded again.
void TestChainFold::foldedChainsReadAsBefore()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        const auto states = history(random, 2 + static_cast<unsigned>(random() % 6));
        Chain chain;
        Quiet quiet;
        for (const Cluster &state : states) {
            chain.add(state);
            if (chain.m_chain.size() > 1 && random() % 3 == 0) {
                const auto folded = chain.fold(random() % (chain.m_chain.size() - 1), quiet.context);
                QVERIFY2(folded.has_value(), std::format("seed {}: {}", seed, textOf(folded)).c_str());
            }
            const auto read = chain.read();
            QVERIFY2(read.has_value(), read ? "" : std::format("seed {}: {}", seed, read.error().text()).c_str());
            QVERIFY2(*read == state, std::format("seed {}", seed).c_str());
        }
        QVERIFY(chain.m_chain.back().mode == BackupMode::Full);
        QVERIFY(!chain.m_chain.back().parent.isValid());
    }
}

void TestChainFold::onlyPacksInUseAreNamed()
{
    Chain chain;
    Quiet quiet;
    chain.add({{"a", {1, 2}}});
    chain.add({{"a", {3, 4}}}); // nothing of the first is left
    chain.add({{"a", {3, 5}}});
    const auto folded = chain.fold(0, quiet.context);
    QVERIFY2(folded.has_value(), textOf(folded).c_str());
    const BackupRecord &record = chain.m_chain.front();
    const auto packs =
        packsOf(chain.instance().storage(), chain.instance().keys().manifest(record.id, record.manifestGeneration));
    QVERIFY(packs.has_value());
    QCOMPARE(packs->size(), std::size_t{2});
    QCOMPARE(packs->at(0).live, std::uint64_t{100});
    QCOMPARE(packs->at(1).live, std::uint64_t{100});
    QCOMPARE(chain.liveBytes, std::uint64_t{200});
    // Of the three packs one is needed by nobody, once those that were folded are gone.
    const auto backups = chain.instance().backups();
    QVERIFY(backups.has_value());
    const auto needs = PackNeeds::read(chain.instance(), *backups, {BackupId{10}, BackupId{11}});
    QVERIFY(needs.has_value());
    const auto unneeded = needs->unneeded(chain.instance());
    QVERIFY(unneeded.has_value());
    QCOMPARE(unneeded->size(), std::size_t{1});
    QCOMPARE(unneeded->front().name, packName(BackupId{10}, 0, 0));
}

/// FORMAT.md, section 5.2.
void TestChainFold::partsAscend()
{
    Chain chain;
    Quiet quiet;
    Blocks blocks(100);
    std::ranges::fill(blocks, 1);
    chain.add({{"a", blocks}});
    blocks[50] = 2;
    chain.add({{"a", blocks}});
    QVERIFY(chain.fold(0, quiet.context).has_value());
    const BackupRecord &record = chain.m_chain.front();
    auto reader = ManifestReader::open(chain.instance().storage(),
                                       chain.instance().keys().manifest(record.id, record.manifestGeneration));
    QVERIFY(reader.has_value());
    std::optional<std::uint32_t> last;
    int parts = 0;
    for (;;) {
        const auto item = reader->next();
        QVERIFY(item.has_value());
        if (!item->has_value())
            break;
        QVERIFY(!std::holds_alternative<ManifestZeros>(**item));
        const auto *part = std::get_if<ManifestPart>(&**item);
        if (part == nullptr)
            continue;
        QVERIFY(!last || part->runs.front().first > *last);
        last = part->runs.front().first;
        ++parts;
    }
    QVERIFY(parts >= 5);
}

void TestChainFold::badPagesThatWereReplacedAreForgotten()
{
    Chain chain;
    Quiet quiet;
    chain.add({{"base/1/1", {1, 2, 3}}});
    chain.m_chain.front().badPages = {{"base/1/1", BlockNumber{0}, "old"}, {"base/1/1", BlockNumber{2}, "still"}};
    chain.m_chain.front().badPageCount = 2;
    chain.add({{"base/1/1", {9, 2, 3}}});
    chain.m_chain.front().badPages = {{"base/1/1", BlockNumber{0}, "new"}};
    chain.m_chain.front().badPageCount = 1;
    QVERIFY(chain.fold(0, quiet.context).has_value());
    const BackupRecord &record = chain.m_chain.front();
    QCOMPARE(record.badPageCount, std::uint64_t{2});
    QCOMPARE(record.badPages.size(), std::size_t{2});
    QCOMPARE(record.badPages[0].reason, std::string("new"));
    QCOMPARE(record.badPages[1].reason, std::string("still"));
}

void TestChainFold::missingPacksAreFoundBeforeAnythingIsWritten()
{
    Chain chain;
    Quiet quiet;
    chain.add({{"a", {1, 2}}});
    chain.add({{"a", {1, 3}}});
    QVERIFY(chain.instance().storage().remove(chain.instance().keys().pack(packName(BackupId{10}, 0, 0))).has_value());
    const auto folded = chain.fold(0, quiet.context);
    QVERIFY(!folded && folded.error().code == ErrorCode::Damaged);
    const auto written = chain.instance().storage().stat(chain.instance().keys().manifest(BackupId{11}, 1));
    QVERIFY(written && !*written);
}

void TestChainFold::framesCountOnce()
{
    PackUsage usage;
    const auto pack = usage.pack("A-0-0.pack", 1'000'000);
    QCOMPARE(usage.pack("A-0-0.pack", 1'000'000), pack);
    for (int round = 0; round < 3; ++round)
        for (std::uint64_t i = 0; i < 10'000; ++i)
            usage.use(pack, {(i * 7919) % 10'000 * 64, 60, i});
    QCOMPARE(usage.liveBytes(pack), std::uint64_t{600'000});
    const auto frames = usage.frames(pack);
    QCOMPARE(frames.size(), std::size_t{10'000});
    QVERIFY(std::ranges::is_sorted(frames, {}, &PackUsage::Frame::offset));
    QCOMPARE(frames.back().offset, std::uint64_t{9'999 * 64});
    // As large as offsets and lengths come.
    const auto other = usage.pack("B-0-0.pack", 1);
    usage.use(other, {(std::uint64_t{1} << 40) + 5, maxFrameHeader + maxFrameRaw, 0});
    QCOMPARE(usage.frames(other).front().offset, (std::uint64_t{1} << 40) + 5);
    QCOMPARE(usage.liveBytes(other), std::uint64_t{maxFrameHeader + maxFrameRaw});
}

QTEST_APPLESS_MAIN(TestChainFold)
#include "test_chain_fold.moc"
