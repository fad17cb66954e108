#include "operations/backup_copy.h"

#include "core/text.h"
#include "core/worker_pool.h"
#include "operations/backup_worker.h"

#include <algorithm>
#include <format>
#include <ranges>
#include <sys/stat.h>

namespace cairn {

namespace {

constexpr std::string_view controlFilePath = "global/pg_control";
/// A relation file larger than this is split among workers, in stretches of this size.
constexpr std::uint64_t stretchSize = 16u << 20;
/// Small files are handed out in batches of about this size, neighbours by path, so that they share frames.
constexpr std::uint64_t batchSize = 4u << 20;
constexpr std::size_t badPageListLimit = 1000;

} // namespace

BackupCopier::BackupCopier(const LocalSource &source, SourceListing listing, PackingPlan plan, Options options)
    : m_source(source)
    , m_listing(std::move(listing))
    , m_plan(plan)
    , m_options(options)
    , m_rate(options.rateLimit)
{
    m_options.threads = std::max(1u, m_options.threads);
    m_files.resize(m_listing.entries.size());
    for (std::size_t i = 0; i < m_files.size(); ++i)
        m_files[i].size = m_listing.entries[i].size;
    for (unsigned worker = 0; worker < m_options.threads; ++worker)
        m_packers.push_back(std::make_unique<FramePacker>(m_plan, worker));
    planTasks();
}

BackupCopier::~BackupCopier() = default;

/// Whether pages of this file that did not change may stay in the parent. A file with a broken page at its end, now or
/// then, is taken whole.
bool BackupCopier::buildsOnParent(std::uint32_t file) const
{
    const SourceEntry &entry = m_listing.entries[file];
    if (m_options.parent == nullptr || entry.kind != SourceKind::Relation || entry.relation.fork != Fork::Main)
        return false;
    const ParentFile *parent = m_options.parent->find(file, entry.kind);
    const std::uint32_t blockSize = m_options.pages.blockSize;
    return parent != nullptr && entry.size > 0 && entry.size % blockSize == 0 && parent->size % blockSize == 0;
}

std::vector<BlockRun> BackupCopier::blocksToRead(std::uint32_t file, std::uint32_t first, std::uint32_t blocks) const
{
    if (!m_files[file].inherits || m_options.changes == nullptr)
        return {{first, blocks}};
    const SourceEntry &entry = m_listing.entries[file];
    const std::uint32_t base = entry.relation.firstBlock(m_options.segmentBlocks).value;
    const auto changes = m_options.changes->changesOf(forkOf(entry.relation), BlockNumber{base + first}, blocks);
    // Extending a file leaves no trace: what the parent did not have is read in any case.
    const auto known =
        static_cast<std::uint32_t>(m_options.parent->find(file, entry.kind)->size / m_options.pages.blockSize);
    const std::uint32_t end = first + blocks;
    const std::uint32_t grown = std::clamp(known, first, end);
    std::vector<BlockRun> runs;
    for (const BlockRange &range : changes.ranges)
        if (const std::uint32_t from = range.first.value - base; from < grown)
            runs.push_back({from, std::min(range.count, grown - from)});
    if (grown < end)
        runs.push_back({grown, end - grown});
    return runs;
}

std::uint64_t BackupCopier::bytesToRead(std::uint32_t file) const
{
    const std::uint64_t size = m_listing.entries[file].size;
    if (!m_files[file].inherits || m_options.changes == nullptr)
        return size;
    std::uint64_t blocks = 0;
    for (const BlockRun &run : blocksToRead(file, 0, static_cast<std::uint32_t>(size / m_options.pages.blockSize)))
        blocks += run.count;
    return blocks * m_options.pages.blockSize;
}

void BackupCopier::planRelation(std::uint32_t file)
{
    const std::uint32_t blockSize = m_options.pages.blockSize;
    const auto blocks = static_cast<std::uint32_t>(m_listing.entries[file].size / blockSize);
    const auto perStretch = static_cast<std::uint32_t>(stretchSize / blockSize);
    bool begins = true;
    for (std::uint32_t first = 0; first < blocks; first += perStretch) {
        const std::uint32_t step = std::min(perStretch, blocks - first);
        std::uint64_t weight = 0;
        for (const BlockRun &run : blocksToRead(file, first, step))
            weight += std::uint64_t{run.count} * blockSize;
        if (weight == 0)
            continue;
        m_tasks.push_back({file, file, first, step, weight, std::exchange(begins, false)});
        m_bytesPlanned += weight;
    }
    m_filesPlanned += begins ? 0 : 1;
}

void BackupCopier::planTasks()
{
    for (std::uint32_t i = 0; i < m_listing.entries.size(); ++i) {
        const SourceEntry &entry = m_listing.entries[i];
        const bool isData = entry.kind == SourceKind::Relation || entry.kind == SourceKind::File;
        if (!isData || entry.path == controlFilePath)
            continue;
        m_files[i].inherits = buildsOnParent(i);
        // Maps of free space and visibility stay whole: they are compared as a whole.
        if (entry.kind == SourceKind::Relation && entry.relation.fork == Fork::Main && entry.size > stretchSize &&
            entry.size % m_options.pages.blockSize == 0)
            planRelation(i);
        else if (!m_files[i].inherits || bytesToRead(i) > 0)
            m_order.push_back(i);
    }
    planBatches();
    // Biggest first, so that no worker is left with a large piece when the others are done.
    std::ranges::stable_sort(m_tasks, std::greater{}, &Task::weight);
}

void BackupCopier::planBatches()
{
    // Small files share frames with their neighbours in the manifest, so that a restore opens each frame once.
    std::ranges::sort(m_order, {},
                      [this](std::uint32_t i) -> const std::string & { return m_listing.entries[i].path; });
    std::uint64_t weight = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < m_order.size(); ++at) {
        weight += bytesToRead(m_order[at]);
        if (weight < batchSize && at + 1 < m_order.size())
            continue;
        m_tasks.push_back({begin, at + 1, 0, 0, weight, false});
        m_bytesPlanned += weight;
        begin = at + 1;
        weight = 0;
    }
    m_filesPlanned += m_order.size();
}

Status BackupCopier::copyAll(OperationContext &context, std::function<Status()> health)
{
    m_health = std::move(health);
    context.progress.beginPhase("copying", m_bytesPlanned, m_filesPlanned);
    return runWorkers(m_options.threads, context.stop, [&](unsigned index, const std::stop_token &stop) {
        return Worker(*this, *m_packers[index], context, stop, index == 0).run();
    });
}

Status BackupCopier::addContent(const std::string &path, std::uint32_t mode, ByteView content)
{
    auto found = std::ranges::lower_bound(m_listing.entries, path, {}, &SourceEntry::path);
    if (found == m_listing.entries.end() || found->path != path) {
        // Indices of files are positions in the listing, and parts refer to them: new entries go to the end, in
        // writeManifest() they are put into order.
        SourceEntry entry;
        entry.path = path;
        entry.mode = S_IFREG | mode;
        m_listing.entries.push_back(std::move(entry));
        m_files.emplace_back();
        found = m_listing.entries.end() - 1;
    }
    const auto index = static_cast<std::uint32_t>(found - m_listing.entries.begin());
    found->modified = Timestamp::now();
    m_files[index] = {content.size(), xxh3Digest(content), false, true, false};
    for (std::uint64_t offset = 0; offset < content.size();) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(maxFrameRaw, content.size() - offset));
        CAIRN_TRY(const auto place, m_packers.front()->reserve(length));
        std::ranges::copy(content.subspan(offset, length), place.begin());
        ManifestPart part;
        part.offset = offset;
        part.length = static_cast<std::uint32_t>(length);
        FrameExtent extent{path, found->mode, content.size(), 0, {}, offset, part.length};
        m_packers.front()->commit(index, offset, std::move(extent), std::move(part));
        offset += length;
    }
    m_captured += content.size();
    return {};
}

void BackupCopier::noteBadPage(const SourceEntry &entry, std::uint32_t block, std::string_view reason)
{
    const Fork fork = entry.relation.fork;
    if (fork == Fork::Fsm || fork == Fork::VisibilityMap) {
        // The server changes these without moving their LSN, and repairs them by itself (postgres/page.h).
        warn(std::format("{}, block {}: {} (the server rebuilds such pages by itself)", printableName(entry.path),
                         block, reason));
        return;
    }
    const std::scoped_lock lock(m_mutex);
    ++m_badPageCount;
    if (m_badPages.size() < badPageListLimit)
        m_badPages.push_back({entry.path, BlockNumber{block}, std::string(reason)});
}

void BackupCopier::warn(std::string text)
{
    const std::scoped_lock lock(m_mutex);
    m_warnings.push_back(std::move(text));
}

void BackupCopier::judgeLateLsns(Lsn stop)
{
    for (const LateLsn &late : m_late)
        if (late.lsn > stop)
            noteBadPage(m_listing.entries[late.file], late.block, pageVerdictText(PageVerdict::LsnBeyondWal));
}

void BackupCopier::leave()
{
    for (const auto &packer : m_packers)
        packer->leave();
}

Status BackupCopier::seal(const std::stop_token &stop)
{
    return runWorkers(m_options.threads, stop,
                      [&](unsigned index, const std::stop_token &) { return m_packers[index]->finish(); });
}

Result<ManifestSummary> BackupCopier::writeManifest(const std::string &key, const ManifestHeader &header)
{
    CAIRN_TRY(auto manifest, ManifestWriter::create(m_plan.storage, key, header));
    for (const auto &packer : m_packers)
        for (ManifestPack pack : packer->packs()) {
            pack.live = pack.size - packHeaderSize - packTrailerSize;
            CAIRN_CHECK(manifest.add(pack));
        }
    for (const ManifestPack &pack :
         m_options.leftovers == nullptr ? std::vector<ManifestPack>{} : m_options.leftovers->usedPacks())
        CAIRN_CHECK(manifest.add(pack));
    struct Located {
        PartSpool::Run run;
        PartSpool *spool = nullptr;
    };
    std::vector<Located> runs;
    for (const auto &packer : m_packers)
        for (const auto &run : packer->spool().runs())
            runs.push_back({run, &packer->spool()});
    std::ranges::sort(runs, {}, [](const Located &item) { return std::pair(item.run.file, item.run.position); });
    std::vector<std::uint32_t> order(m_listing.entries.size());
    std::ranges::copy(std::views::iota(0u, static_cast<unsigned>(order.size())), order.begin());
    std::ranges::sort(order, {},
                      [this](std::uint32_t index) -> const std::string & { return m_listing.entries[index].path; });
    for (const std::uint32_t index : order) {
        const SourceEntry &entry = m_listing.entries[index];
        const CopiedFile &copied = m_files[index];
        if (copied.vanished)
            continue;
        ManifestFile file{entry.path,     FileKind::File,   entry.mode, copied.size,
                          entry.modified, entry.linkTarget, {},         copied.inherits};
        if (entry.kind == SourceKind::Directory)
            file.kind = FileKind::Directory;
        else if (entry.kind == SourceKind::TablespaceLink)
            file.kind = FileKind::TablespaceLink;
        else if (entry.kind == SourceKind::Relation)
            file.kind = FileKind::Relation;
        if (copied.hasDigest)
            file.digest = copied.digest;
        CAIRN_CHECK(manifest.add(file));
        const auto [begin, end] =
            std::ranges::equal_range(runs, index, {}, [](const Located &item) { return item.run.file; });
        for (auto at = begin; at != end; ++at)
            CAIRN_CHECK(at->spool->replay(at->run, manifest));
    }
    return manifest.commit();
}

std::uint64_t BackupCopier::storedBytes() const
{
    std::uint64_t total = 0;
    for (const auto &packer : m_packers)
        for (const ManifestPack &pack : packer->packs())
            total += pack.size;
    if (m_options.leftovers != nullptr)
        for (const ManifestPack &pack : m_options.leftovers->usedPacks())
            total += pack.size;
    return total;
}

std::uint64_t BackupCopier::fileCount() const
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const SourceKind kind = m_listing.entries[i].kind;
        count += !m_files[i].vanished && (kind == SourceKind::File || kind == SourceKind::Relation) ? 1 : 0;
    }
    return count;
}

std::vector<std::string> BackupCopier::takeWarnings()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_warnings, {});
}

} // namespace cairn
