#include "operations/manifest_chain.h"

#include <QTest>

#include <random>

using namespace cairn;
using namespace cairn::unit;

namespace {

using States = std::vector<Cluster>;

} // namespace

class ChainReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void mergesAnything();
    void readsNoPartThatIsReplaced();
    void holesAreDamage();
};

void ChainReaderTest::merges_data()
{
    QTest::addColumn<States>("states");
    QTest::newRow("FULL alone") << States{{{"a", {1, 0, 2}}, {"b", {}}}};
    QTest::newRow("nothing changed") << States{{{"a", {1, 2}}}, {{"a", {1, 2}}}, {{"a", {1, 2}}}};
    QTest::newRow("changed in the middle") << States{{{"a", {1, 2, 3, 4}}}, {{"a", {1, 9, 3, 4}}}};
    QTest::newRow("every other block") << States{{{"a", {1, 2, 3, 4, 5}}}, {{"a", {9, 2, 8, 4, 7}}}};
    QTest::newRow("changed twice") << States{{{"a", {1, 2}}}, {{"a", {5, 2}}}, {{"a", {6, 2}}}};
    QTest::newRow("longer") << States{{{"a", {1}}}, {{"a", {1, 2, 3}}}};
    QTest::newRow("shorter") << States{{{"a", {1, 2, 3}}}, {{"a", {1}}}};
    QTest::newRow("shorter, then zeros") << States{{{"a", {1, 2, 3}}}, {{"a", {1}}}, {{"a", {1, 0, 0}}}};
    QTest::newRow("shorter, then other blocks") << States{{{"a", {1, 2, 3}}}, {{"a", {1}}}, {{"a", {1, 0, 7}}}};
    QTest::newRow("emptied between") << States{{{"a", {1, 2}}}, {{"a", {}}}, {{"a", {0, 5}}}};
    QTest::newRow("zeroed at once") << States{{{"a", {1, 2, 3}}}, {{"a", {1, 0, 0}}}, {{"a", {1, 0, 4}}}};
    QTest::newRow("gone") << States{{{"a", {1}}, {"b", {2}}, {"c", {3}}}, {{"a", {1}}, {"c", {3}}}};
    QTest::newRow("new between") << States{{{"b", {2}}}, {{"a", {1}}, {"b", {2}}, {"c", {3}}}};
    QTest::newRow("gone and back") << States{{{"a", {1, 2}}}, {}, {{"a", {0, 4}}}, {{"a", {3, 4}}}};
}

void ChainReaderTest::merges()
{
    QFETCH(const States, states);
    Chain chain;
    for (const Cluster &state : states)
        chain.add(state);
    const auto read = chain.read();
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QVERIFY(*read == states.back());
}

/// Random histories of random files: the merged manifests always give the newest state.
void ChainReaderTest::mergesAnything()
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
        Chain chain;
        Cluster cluster;
        std::uint64_t content = 1;
        const unsigned members = 1 + below(6);
        for (unsigned member = 0; member < members; ++member) {
            std::vector<std::string> wholes;
            for (unsigned file = 0; file < 6; ++file) {
                const std::string path = std::format("base/{}", file);
                if (below(8) == 0) {
                    cluster.erase(path);
                    continue;
                }
                Blocks &blocks = cluster[path];
                if (below(3) == 0)
                    blocks.resize(below(200));
                if (below(2) == 0)
                    for (auto &block : blocks)
                        if (below(10) == 0)
                            block = below(4) == 0 ? 0 : ++content;
                if (below(6) == 0)
                    wholes.push_back(path);
            }
            chain.add(cluster, wholes);
        }
        const auto read = chain.read();
        QVERIFY2(read.has_value(), read ? "" : std::format("seed {}: {}", seed, read.error().text()).c_str());
        QVERIFY2(*read == cluster, std::format("seed {}", seed).c_str());
    }
}

void ChainReaderTest::readsNoPartThatIsReplaced()
{
    Chain chain;
    Blocks blocks(320);
    std::ranges::fill(blocks, 1);
    chain.add({{"a", blocks}}); // ten parts
    std::ranges::fill_n(blocks.begin(), 64, 2);
    chain.add({{"a", blocks}}); // two
    blocks.resize(200);
    chain.add({{"a", blocks}});
    QVERIFY(chain.read().has_value());
    QCOMPARE(chain.partsRead, std::size_t{2 + 5}); // blocks 64 to 199 of the first
}

void ChainReaderTest::holesAreDamage()
{
    const Cluster state{{"a", {1, 2}}, {"b", {3}}};
    Chain chain;
    chain.add(state);
    chain.add(state);
    auto other = chain.m_chain;
    chain.m_chain.pop_back(); // the record names a parent that is not given
    QVERIFY(!chain.read().has_value());
    chain.m_chain = other;
    chain.m_chain.back().manifestDigest = "0";
    const auto read = chain.read();
    QVERIFY(!read.has_value() && read.error().code == ErrorCode::Damaged);
}

QTEST_APPLESS_MAIN(ChainReaderTest)
#include "chain_reader_test.moc"
