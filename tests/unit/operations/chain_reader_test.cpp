#include "catalog/catalog.h"
#include "operations/chain_jobs.h"

#include <QTemporaryDir>
#include <QTest>

#include <format>
#include <map>
#include <random>

using namespace cairn;

namespace {

constexpr std::uint32_t blockSize = 8192;

/// What a block holds: 0 zero, else any number, which is also kept as the LSN of its mark.
using Blocks = std::vector<std::uint64_t>;
using Cluster = std::map<std::string, Blocks>;

/// A catalog whose backups have manifests only, written as the copier writes them from states of a cluster.
class Chain {
public:
    Chain()
    {
        const std::string path = m_directory.path().toStdString() + "/catalog";
        require(Catalog::create(path));
        auto catalog = Catalog::open(path, false);
        require(catalog);
        InstanceConfig config;
        config.systemIdentifier = SystemIdentifier{6};
        config.walSegmentSize = 16u << 20;
        require(catalog->storage().replaceSmall(InstanceKeys("main").record(), asBytes(toJson(config))));
        auto instance = catalog->instance("main");
        require(instance);
        m_instance.emplace(std::move(*instance));
    }

    /// Adds a member: `wholes` are files that are taken without a look at the parent.
    void add(const Cluster &now, const std::vector<std::string> &wholes = {})
    {
        BackupRecord record;
        record.id = BackupId{m_chain.empty() ? 10 : m_chain.front().id.value + 1};
        record.parent = m_chain.empty() ? BackupId{} : m_chain.front().id;
        record.systemIdentifier = SystemIdentifier{6};
        const ManifestHeader header{record.id, record.systemIdentifier, blockSize, 131'072, record.parent};
        auto writer = ManifestWriter::create(m_instance->storage(), m_instance->keys().manifest(record.id), header);
        require(writer);
        m_pack = std::format("{}-0-0.pack", record.id.toString());
        require(writer->add(ManifestPack{3, m_pack, 1000}));
        for (const auto &[path, blocks] : now) {
            const auto before = m_last.find(path);
            const bool builds = before != m_last.end() && !std::ranges::contains(wholes, path);
            addFile(*writer, path, blocks, builds ? &before->second : nullptr);
        }
        const auto summary = writer->commit();
        require(summary);
        record.manifestDigest = summary->digest;
        m_chain.insert(m_chain.begin(), record);
        m_last = now;
    }

    /// The newest state, from the merged manifests. Every part is asked for once only.
    Result<Cluster> read()
    {
        std::map<std::uint32_t, std::string> packs;
        CAIRN_TRY(auto jobs, ChainJobs::open(*m_instance, m_chain, [&](const ManifestPack &pack) {
                      packs[pack.index] = pack.name;
                      return Status{};
                  }));
        Cluster cluster;
        for (;;) {
            CAIRN_TRY(const auto batch, jobs.next());
            if (!batch)
                break;
            for (const FileJob &job : *batch) {
                Blocks &blocks = cluster[job.file.path];
                blocks.resize(job.file.size / blockSize);
                for (const ManifestPart &part : job.parts)
                    CAIRN_CHECK(apply(part, packs, blocks));
            }
        }
        CAIRN_CHECK(jobs.finish());
        return cluster;
    }

    std::size_t partsRead = 0;
    BackupChain m_chain; ///< newest first

private:
    template <class T>
    static void require(const T &result)
    {
        if (!result)
            qFatal("%s", result.error().text().c_str());
    }

    void addFile(ManifestWriter &writer, const std::string &path, const Blocks &now, const Blocks *before)
    {
        ManifestFile file{path, FileKind::Relation, 0100600, now.size() * blockSize, Timestamp{1}, {},
                          {},   before != nullptr};
        require(writer.add(file));
        ManifestZeros zeros;
        ManifestPart part;
        const auto flush = [&] {
            if (part.length > 0)
                require(writer.add(part));
            part = {};
        };
        for (std::uint32_t block = 0; block < now.size(); ++block) {
            const std::uint64_t old = before != nullptr && block < before->size() ? (*before)[block] : 0;
            if (before != nullptr ? now[block] == old : now[block] == 0)
                continue;
            if (now[block] == 0) {
                zeros.runs.push_back({block, 1});
                continue;
            }
            if (part.pages.size() == 32)
                flush();
            if (part.length == 0) {
                part.pack = 3;
                part.blockSize = blockSize;
                part.frame = {m_nextFrame++, 100, 0};
            }
            part.length += blockSize;
            part.runs.push_back({block, 1});
            part.pages.push_back({Lsn{now[block]}, 1});
            m_stored[{m_pack, part.frame.offset, std::uint32_t(part.length - blockSize)}] = now[block];
        }
        flush();
        if (!zeros.runs.empty())
            require(writer.add(zeros));
    }

    Status apply(const ManifestPart &part, const std::map<std::uint32_t, std::string> &packs, Blocks &blocks)
    {
        ++partsRead;
        std::uint32_t offset = part.frameOffset;
        std::size_t page = 0;
        for (const BlockRun &run : part.runs)
            for (std::uint32_t i = 0; i < run.count; ++i, ++page, offset += blockSize) {
                const auto stored = m_stored.find({packs.at(part.pack), part.frame.offset, offset});
                if (stored == m_stored.end() || stored->second != part.pages[page].lsn.value)
                    return fail(ErrorCode::Damaged, "a part leads to nothing");
                if (run.first + i >= blocks.size() || blocks[run.first + i] != 0)
                    return fail(ErrorCode::Damaged, "a block comes twice, or lies behind the end");
                blocks[run.first + i] = stored->second;
            }
        return page * part.blockSize == part.length ? Status{} : fail(ErrorCode::Damaged, "length and pages differ");
    }

    QTemporaryDir m_directory;
    std::optional<Instance> m_instance;
    Cluster m_last;
    std::string m_pack;
    std::uint64_t m_nextFrame = 64;
    std::map<std::tuple<std::string, std::uint64_t, std::uint32_t>, std::uint64_t> m_stored;
};

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
