#include "catalog/catalog.h"
#include "core/files.h"
#include "operations/backup_copy.h"
#include "operations/chain_jobs.h"
#include "storage/pack_reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <filesystem>
#include <map>

using namespace cairn;

namespace {

constexpr std::uint32_t blockSize = 8192;
constexpr Lsn parentStart{1000};
constexpr Lsn childStart{5000};
constexpr std::string_view relation = "base/5/16400";

/// A page of this LSN; 0 and 0 make a page of zeros, and a content of -1 a page that no server wrote.
Bytes page(std::uint64_t lsn, int content)
{
    Bytes bytes(blockSize);
    if (lsn == 0 && content == 0)
        return bytes;
    storeLe<std::uint32_t>(bytes, 4, static_cast<std::uint32_t>(lsn));
    storeLe<std::uint16_t>(bytes, 12, 24);
    storeLe<std::uint16_t>(bytes, 14, content < 0 ? 10 : 100); // in front of its own header
    storeLe<std::uint16_t>(bytes, 16, blockSize);
    storeLe<std::uint16_t>(bytes, 18, blockSize | 4);
    storeLe<std::int32_t>(bytes, 4000, content);
    return bytes;
}

struct Page {
    std::uint64_t lsn = 0;
    int content = 0;
};
using Pages = std::vector<Page>;

Bytes bytesOf(const Pages &pages)
{
    Bytes bytes;
    for (const Page &one : pages) {
        const Bytes raw = page(one.lsn, one.content);
        bytes.insert(bytes.end(), raw.begin(), raw.end());
    }
    return bytes;
}

using Files = std::map<std::string, Bytes>;

/// A data directory and a catalog; copies with the real copier and reads back with the real readers.
class Workshop {
public:
    Workshop()
    {
        const std::string root = m_directory.path().toStdString();
        require(Catalog::create(root + "/catalog"));
        const auto catalog = Catalog::open(root + "/catalog", false);
        require(catalog);
        InstanceConfig config;
        config.systemIdentifier = SystemIdentifier{6};
        config.walSegmentSize = 16u << 20;
        require(catalog->storage().replaceSmall(InstanceKeys("main").record(), asBytes(toJson(config))));
        const auto instance = catalog->instance("main");
        require(instance);
        m_instance.emplace(*instance);
        std::filesystem::create_directories(root + "/data/base/5");
    }

    void write(const std::string &path, ByteView content) const
    {
        require(replaceFile(m_directory.path().toStdString() + "/data/" + path, content, 0600, false));
    }
    void remove(const std::string &path) const
    {
        require(removeFile(m_directory.path().toStdString() + "/data/" + path));
    }

    /// Adds a backup to the chain; the first is FULL.
    void backup(const ChangedBlocks *changes = nullptr)
    {
        BackupRecord record;
        record.id = BackupId{m_chain.size() + 10};
        record.parent = m_chain.empty() ? BackupId{} : m_chain.front().id;
        record.systemIdentifier = SystemIdentifier{6};
        record.startLsn = m_chain.empty() ? parentStart : childStart;
        BackupRulesOptions rules;
        rules.major = PgMajor{17};
        const LocalSource source(m_directory.path().toStdString() + "/data", rules);
        auto listing = source.list({});
        require(listing);
        std::unique_ptr<ParentView> view;
        if (!m_chain.empty()) {
            auto built =
                ParentView::build(*m_instance, m_chain, *listing, [](const SourceEntry &) { return true; }, {});
            require(built);
            view = std::move(*built);
        }
        BackupCopier::Options options;
        options.threads = 2;
        options.pages = {blockSize, false, record.startLsn, Lsn{}};
        options.walEndAtStart = Lsn{100'000};
        options.parent = view.get();
        options.changes = changes;
        const PackingPlan plan{
            m_instance->storage(), m_instance->keys(), record.id, record.systemIdentifier, {}, m_progress};
        BackupCopier copier(source, std::move(*listing), plan, options);
        OperationContext context{{}, m_progress, m_log};
        require(copier.copyAll(context, [] { return Status{}; }));
        require(copier.seal({}));
        const ManifestHeader header{record.id, record.systemIdentifier, blockSize, 131'072, record.parent};
        const auto summary = copier.writeManifest(m_instance->keys().manifest(record.id), header);
        require(summary);
        record.manifestDigest = summary->digest;
        m_chain.insert(m_chain.begin(), record);
        planned = copier.bytesPlanned();
        captured = copier.capturedBytes();
        badPages = copier.badPageCount();
    }

    /// The blocks of a file that the newest backup has frames for, and those that it names as zero.
    std::pair<std::vector<int>, std::vector<int>> capturedOf(std::string_view path) const
    {
        auto reader = ManifestReader::open(m_instance->storage(), m_instance->keys().manifest(m_chain.front().id));
        require(reader);
        std::pair<std::vector<int>, std::vector<int>> blocks;
        bool here = false;
        const auto take = [](const std::vector<BlockRun> &runs, std::vector<int> &out) {
            for (const BlockRun &run : runs)
                for (std::uint32_t i = 0; i < run.count; ++i)
                    out.push_back(int(run.first + i));
        };
        for (;;) {
            const auto item = reader->next();
            require(item);
            if (!item->has_value())
                return blocks;
            if (const auto *file = std::get_if<ManifestFile>(&**item))
                here = file->path == path;
            if (const auto *part = std::get_if<ManifestPart>(&**item); part != nullptr && here)
                take(part->runs, blocks.first);
            if (const auto *zeros = std::get_if<ManifestZeros>(&**item); zeros != nullptr && here)
                take(zeros->runs, blocks.second);
        }
    }

    /// Every file as the chain restores it.
    Files restored() const
    {
        std::map<std::uint32_t, std::shared_ptr<const Pack>> packs;
        auto jobs = ChainJobs::open(*m_instance, m_chain, [&](const ManifestPack &entry) -> Status {
            CAIRN_TRY(packs[entry.index], Pack::open(m_instance->storage(), m_instance->keys().pack(entry.name)));
            return {};
        });
        require(jobs);
        Files files;
        FrameReader frames;
        for (;;) {
            const auto batch = jobs->next();
            require(batch);
            if (!batch->has_value())
                break;
            for (const FileJob &job : **batch) {
                if (job.file.kind == FileKind::Directory)
                    continue;
                Bytes &content = files[job.file.path];
                content.resize(job.file.size);
                for (const ManifestPart &part : job.parts) {
                    const auto frame = frames.read(*packs.at(part.pack), part.frame);
                    require(frame);
                    put(part, frame->raw.subspan(part.frameOffset, part.length), content);
                }
            }
        }
        require(jobs->finish());
        return files;
    }

    std::uint64_t planned = 0;
    std::uint64_t captured = 0;
    std::uint64_t badPages = 0;

private:
    template <class T>
    static void require(const T &result)
    {
        if (!result)
            qFatal("%s", result.error().text().c_str());
    }

    static void put(const ManifestPart &part, ByteView raw, Bytes &content)
    {
        if (part.blockSize == 0) {
            std::ranges::copy(raw, content.begin() + std::ptrdiff_t(part.offset));
            return;
        }
        for (const BlockRun &run : part.runs) {
            const std::size_t length = std::size_t{run.count} * part.blockSize;
            std::ranges::copy(raw.first(length), content.begin() + std::ptrdiff_t{run.first} * part.blockSize);
            raw = raw.subspan(length);
        }
    }

    QTemporaryDir m_directory;
    std::optional<Instance> m_instance;
    BackupChain m_chain;
    Progress m_progress;
    Logger m_log;
};

using Blocks = std::vector<int>;

} // namespace

class BackupCopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void delta_data();
    void delta();
    void namedBlocksAreRead_data();
    void namedBlocksAreRead();
    void forksAndFilesAreComparedWhole();
    void brokenEnd();
    void largeFile();
};

void BackupCopyTest::delta_data()
{
    QTest::addColumn<Pages>("before");
    QTest::addColumn<Pages>("now");
    QTest::addColumn<Blocks>("expected");
    QTest::addColumn<Blocks>("zeros");
    const auto row = [](const char *name, Pages before, Pages now, Blocks expected, Blocks zeros = {}) {
        QTest::newRow(name) << std::move(before) << std::move(now) << std::move(expected) << std::move(zeros);
    };
    row("nothing changed", {{10, 1}, {20, 2}, {0, 0}}, {{10, 1}, {20, 2}, {0, 0}}, {});
    row("newer LSN", {{10, 1}, {20, 2}}, {{10, 1}, {2000, 3}}, {1});
    row("content without LSN", {{10, 1}, {20, 2}}, {{10, 7}, {20, 2}}, {0});
    row("older than it was", {{10, 1}, {900, 2}}, {{10, 1}, {20, 1}}, {1});
    row("old page at another block", {{10, 1}, {20, 2}}, {{20, 2}, {10, 1}}, {0, 1});
    row("captured while the parent ran", {{10, 1}, {1000, 2}}, {{10, 1}, {1000, 2}}, {1});
    row("just below the parent's start", {{999, 1}}, {{999, 1}}, {});
    row("zeroed", {{10, 1}, {20, 2}, {30, 3}}, {{10, 1}, {0, 0}, {30, 3}}, {}, {1});
    row("used for the first time", {{10, 1}, {0, 0}}, {{10, 1}, {20, 2}}, {1});
    row("longer", {{10, 1}}, {{10, 1}, {20, 2}}, {1});
    row("longer by zeros", {{10, 1}}, {{10, 1}, {0, 0}}, {});
    row("shorter", {{10, 1}, {20, 2}, {30, 3}}, {{10, 1}}, {});
    row("damaged, as before", {{10, 1}, {20, -1}}, {{10, 1}, {20, -1}}, {1});
    row("emptied", {{10, 1}}, {}, {});
    row("was empty", {}, {{10, 1}}, {0});
}

void BackupCopyTest::delta()
{
    QFETCH(const Pages, before);
    QFETCH(const Pages, now);
    QFETCH(const Blocks, expected);
    QFETCH(const Blocks, zeros);
    Workshop workshop;
    const std::string path(relation);
    workshop.write(path, bytesOf(before));
    workshop.write("base/5/1", bytesOf({{1, 1}}));
    workshop.backup();
    workshop.write(path, bytesOf(now));
    workshop.backup();
    QCOMPARE(workshop.capturedOf(relation), std::pair(expected, zeros));
    QVERIFY(workshop.restored().at(path) == bytesOf(now));
    QVERIFY(workshop.capturedOf("base/5/1").first.empty());
    QCOMPARE(workshop.badPages, std::uint64_t(std::ranges::count(now, -1, &Page::content)));
    workshop.backup(); // once more, from the two
    QVERIFY(workshop.restored().at(path) == bytesOf(now));
    workshop.remove(path);
    workshop.backup();
    QVERIFY(!workshop.restored().contains(path));
    workshop.write(path, bytesOf(before));
    workshop.backup();
    QVERIFY(workshop.restored().at(path) == bytesOf(before));
}

namespace {
using Naming = std::function<void(ChangedBlocks &)>;
const RelationFork mainFork{defaultTablespace, Oid{5}, Oid{16400}};
} // namespace

void BackupCopyTest::namedBlocksAreRead_data()
{
    // Before: ten blocks. Now: every one changed, and three more.
    QTest::addColumn<Naming>("name");
    QTest::addColumn<Blocks>("expected");
    QTest::addColumn<int>("now");
    const auto row = [](const char *name, Naming naming, Blocks expected, int now = 13) {
        QTest::newRow(name) << std::move(naming) << std::move(expected) << now;
    };
    row("none, not longer", [](ChangedBlocks &) {}, {}, 10);
    row("none, but longer", [](ChangedBlocks &) {}, {10, 11, 12});
    row("two",
        [](ChangedBlocks &map) { map.addBlock(mainFork, BlockNumber{2}), map.addBlock(mainFork, BlockNumber{7}); },
        {2, 7, 10, 11, 12});
    row("at the border",
        [](ChangedBlocks &map) { map.addBlock(mainFork, BlockNumber{9}), map.addBlock(mainFork, BlockNumber{10}); },
        {9, 10, 11, 12});
    row("behind the end", [](ChangedBlocks &map) { map.addBlock(mainFork, BlockNumber{9}); }, {}, 8);
    row("replaced from", [](ChangedBlocks &map) { map.replaceFrom(mainFork, BlockNumber{6}); }, {6, 7, 8, 9}, 10);
    row("whole", [](ChangedBlocks &map) { map.replaceWhole(mainFork); }, {0, 1, 2, 3}, 4);
    row("database", [](ChangedBlocks &map) { map.replaceDatabase({defaultTablespace, Oid{5}}); }, {0, 1, 2, 3}, 4);
    row("another relation", [](ChangedBlocks &map) { map.replaceWhole({defaultTablespace, Oid{5}, Oid{1}}); }, {}, 10);
}

void BackupCopyTest::namedBlocksAreRead()
{
    QFETCH(const Naming, name);
    QFETCH(const Blocks, expected);
    QFETCH(const int, now);
    Workshop workshop;
    Pages before;
    Pages after;
    for (int i = 0; i < 10; ++i)
        before.push_back({std::uint64_t(10 + i), i + 1});
    for (int i = 0; i < now; ++i)
        after.push_back({std::uint64_t(2000 + i), i + 100});
    const std::string path(relation);
    workshop.write(path, bytesOf(before));
    workshop.backup();
    workshop.write(path, bytesOf(after));
    ChangedBlocks changes;
    name(changes);
    workshop.backup(&changes);
    QCOMPARE(workshop.capturedOf(relation), std::pair(expected, Blocks{}));
    QCOMPARE(workshop.planned, expected.size() * blockSize);
    QCOMPARE(workshop.captured, expected.size() * blockSize);
    Bytes whole = bytesOf(before);
    const Bytes newer = bytesOf(after);
    whole.resize(newer.size());
    for (const int block : expected)
        std::ranges::copy(ByteView(newer).subspan(std::size_t(block) * blockSize, blockSize),
                          whole.begin() + std::ptrdiff_t{block} * blockSize);
    QVERIFY(workshop.restored().at(path) == whole);
}

void BackupCopyTest::forksAndFilesAreComparedWhole()
{
    Workshop workshop;
    const Bytes text = Bytes(300'000, std::byte{'x'});
    const std::string map = std::string(relation) + "_vm";
    workshop.write(std::string(relation), bytesOf({{10, 1}}));
    workshop.write(map, bytesOf({{10, 1}, {10, 2}}));
    workshop.write(std::string(relation) + "_fsm", bytesOf({{0, 1}, {0, 0}}));
    workshop.write("PG_VERSION", asBytes("17\n"));
    workshop.write("large", text);
    workshop.write("empty", {});
    workshop.backup();
    workshop.backup();
    QCOMPARE(workshop.captured, 0u);
    // One bit of one page, and its LSN as it was.
    Bytes changed = bytesOf({{10, 1}, {10, 2}});
    changed[8192 + 5000] ^= std::byte{1};
    workshop.write(map, changed);
    Bytes other = text;
    other.back() = std::byte{'y'};
    workshop.write("large", other);
    ChangedBlocks nothing;
    workshop.backup(&nothing); // no map speaks for these
    QCOMPARE(workshop.capturedOf(map).first, (Blocks{0, 1}));
    QCOMPARE(workshop.captured, 2 * blockSize + text.size());
    const auto restored = workshop.restored();
    QVERIFY(restored.at(map) == changed);
    QVERIFY(restored.at("large") == other);
    QVERIFY(restored.at("PG_VERSION").size() == 3);
    QVERIFY(restored.at("empty").empty());
    QVERIFY(restored.at(std::string(relation) + "_fsm") == bytesOf({{0, 1}, {0, 0}}));
}

/// A file that ends in a part of a page, now or in the parent, is taken whole.
void BackupCopyTest::brokenEnd()
{
    Workshop workshop;
    const std::string path(relation);
    const Bytes good = bytesOf({{10, 1}, {20, 2}});
    Bytes broken = good;
    broken.resize(good.size() + 77, std::byte{'e'});
    for (const Bytes &content : {good, broken, broken, good, good}) {
        workshop.write(path, content);
        workshop.backup();
        QVERIFY(workshop.restored().at(path) == content);
    }
    QVERIFY(workshop.capturedOf(relation).first.empty());
}

/// Stretches of one file are looked at by several workers, here with a few blocks to read in a few of them.
void BackupCopyTest::largeFile()
{
    Workshop workshop;
    Bytes content;
    for (int i = 0; i < 6000; ++i) { // 47 MB: three stretches
        const Bytes one = page(10, i + 1);
        content.insert(content.end(), one.begin(), one.end());
    }
    const std::string path(relation);
    workshop.write(path, content);
    workshop.backup();
    const Bytes newer = page(2000, 9);
    for (const int block : {0, 1, 2047, 5000, 5999})
        std::ranges::copy(newer, content.begin() + std::ptrdiff_t{block} * blockSize);
    std::ranges::fill_n(content.begin() + 3000 * std::ptrdiff_t{blockSize}, 2 * blockSize, std::byte{0});
    workshop.write(path, content);
    ChangedBlocks changes;
    for (const std::uint32_t block : {0u, 1u, 2047u, 3000u, 3001u, 3002u, 5000u, 5999u})
        changes.addBlock(mainFork, BlockNumber{block});
    workshop.backup(&changes);
    QCOMPARE(workshop.planned, 8u * blockSize);
    QCOMPARE(workshop.capturedOf(relation), std::pair(Blocks{0, 1, 2047, 5000, 5999}, Blocks{3000, 3001}));
    QVERIFY(workshop.restored().at(path) == content);
    workshop.backup();
    QCOMPARE(workshop.capturedOf(relation).first, (Blocks{}));
    QVERIFY(workshop.restored().at(path) == content);
}

QTEST_APPLESS_MAIN(BackupCopyTest)
#include "backup_copy_test.moc"
