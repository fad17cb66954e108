#include "operations/operations.h"

#include "core/worker_pool.h"
#include "operations/clean_up.h"
#include "operations/command_line.h"
#include "operations/compact_plan.h"
#include "operations/operation_scope.h"
#include "storage/pack_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace cairn {

namespace {

constexpr std::uint64_t packTarget = 1u << 30;

/// Copies what is in use of some packs into new ones and has every manifest point there. Whatever happens on the way,
/// each manifest names packs that are there: the old ones are removed by the clean-up alone, when none names them.
class Batch {
public:
    Batch(const Instance &instance, PackUsage &usage, OperationContext &context)
        : m_instance(instance)
        , m_usage(usage)
        , m_context(context)
    {
    }

    Status run(const std::vector<std::uint32_t> &packs)
    {
        CAIRN_CHECK(findUsers(packs));
        for (const std::uint32_t pack : packs)
            CAIRN_CHECK(copy(pack));
        CAIRN_CHECK(seal());
        CAIRN_CHECK(failpoint("compact.after-pack"));
        for (const BackupRecord &record : m_users)
            CAIRN_CHECK(rewrite(record));
        return {};
    }
    [[nodiscard]] std::uint64_t bytesWritten() const { return m_bytesWritten; }
    /// Packs that stay as they are, because something of them cannot be read.
    [[nodiscard]] const std::set<std::string> &damaged() const { return m_damaged; }

private:
    /// Where frames of one old pack are now.
    struct Moved {
        std::vector<std::pair<std::uint64_t, std::uint64_t>> offsets; ///< old, new; ascending
        std::vector<std::uint32_t> targets;                           ///< in m_newPacks, one per offset
    };
    struct NewPack {
        std::string name;
        std::uint64_t size = 0;
    };

    Status findUsers(const std::vector<std::uint32_t> &packs)
    {
        std::set<std::string> names;
        for (const std::uint32_t pack : packs)
            names.insert(m_usage.name(pack));
        CAIRN_TRY(const auto backups, m_instance.backups());
        for (const BackupRecord &record : backups) {
            if (!isCompacted(record))
                continue;
            CAIRN_TRY(const auto used,
                      packsOf(m_instance.storage(), m_instance.keys().manifest(record.id, record.manifestGeneration)));
            if (std::ranges::any_of(used, [&](const ManifestPack &pack) { return names.contains(pack.name); }))
                m_users.push_back(record);
        }
        return {};
    }

    Status copy(std::uint32_t number)
    {
        const std::string &name = m_usage.name(number);
        CAIRN_TRY(const auto pack, Pack::open(m_instance.storage(), m_instance.keys().pack(name)));
        Moved moved;
        for (const FrameLocation &frame : locations(*pack, number)) {
            CAIRN_CHECK(checkStop(m_context.stop));
            const auto stored = m_frames.readStored(*pack, frame);
            if (!stored && stored.error().code == ErrorCode::Damaged) {
                m_context.log.warning("pack {} stays as it is: {}", name, stored.error().text());
                m_damaged.insert(name);
                return {};
            }
            CAIRN_CHECK(stored);
            CAIRN_CHECK(ensurePack(pack->header().system));
            CAIRN_TRY(const auto where, m_writer->appendStored(*stored, frame.storedHash));
            moved.offsets.emplace_back(frame.offset, where.offset);
            moved.targets.push_back(static_cast<std::uint32_t>(m_newPacks.size()));
            m_context.progress.addBytes(where.length);
            if (m_writer->size() >= packTarget)
                CAIRN_CHECK(seal());
        }
        m_moved.emplace(name, std::move(moved));
        return {};
    }

    /// The frames in use, with the checksums that their headers have. What a manifest says of them goes on with it.
    std::vector<FrameLocation> locations(const Pack &pack, std::uint32_t number)
    {
        std::vector<FrameLocation> list;
        std::array<std::byte, frameFixedSize> fixed{};
        for (const PackUsage::Frame &frame : m_usage.frames(number)) {
            FrameLocation where{frame.offset, frame.length, 0};
            if (frame.offset + frame.length <= pack.object().size() && pack.object().readAt(fixed, frame.offset))
                where.storedHash = loadLe<std::uint64_t>(fixed, 24);
            list.push_back(where);
        }
        return list;
    }

    /// A pack is named after a backup that is no newer than any that uses it (see PackNeeds::mayGo()).
    Status ensurePack(SystemIdentifier system)
    {
        if (m_writer)
            return {};
        const BackupId owner = std::ranges::min(m_users, {}, &BackupRecord::id).id;
        CAIRN_TRY(const unsigned worker, freeWorker(owner));
        m_newName = packName(owner, worker, 0);
        CAIRN_TRY(auto writer, PackWriter::create(m_instance.storage(), m_instance.keys().pack(m_newName),
                                                  {owner, system, Timestamp::now(), worker, 0}, Compression{}));
        m_writer.emplace(std::move(writer));
        return {};
    }

    /// A worker number that no pack of a backup has yet.
    Result<unsigned> freeWorker(BackupId owner) const
    {
        const std::string prefix = owner.toString() + "-";
        unsigned free = 0;
        CAIRN_TRY(const auto packs, m_instance.storage().list(m_instance.keys().packs()));
        for (const ObjectInfo &entry : packs) {
            unsigned worker = 0;
            if (entry.name.starts_with(prefix) &&
                std::from_chars(entry.name.data() + prefix.size(), entry.name.data() + entry.name.size(), worker).ec ==
                    std::errc{})
                free = std::max(free, worker + 1);
        }
        return free;
    }

    Status seal()
    {
        if (!m_writer)
            return {};
        CAIRN_CHECK(m_writer->seal());
        m_newPacks.push_back({m_newName, m_writer->size()});
        m_bytesWritten += m_writer->size();
        m_writer.reset();
        return {};
    }

    /// A part's frame in its new place; Damaged when the manifest means another frame than the one that was copied.
    Status relocate(ManifestPart &part, const std::unordered_map<std::uint32_t, const Moved *> &moved,
                    std::uint32_t firstNew) const
    {
        const auto from = moved.find(part.pack);
        if (from == moved.end())
            return {};
        const auto &offsets = from->second->offsets;
        const auto at =
            std::ranges::lower_bound(offsets, part.frame.offset, {}, [](const auto &pair) { return pair.first; });
        if (at == offsets.end() || at->first != part.frame.offset)
            return fail(ErrorCode::Internal, "a frame in use was not copied");
        part.frame.offset = at->second;
        part.pack = firstNew + from->second->targets[static_cast<std::size_t>(at - offsets.begin())];
        return {};
    }

    Status rewrite(const BackupRecord &record)
    {
        const std::uint32_t generation = record.manifestGeneration + 1;
        CAIRN_TRY(const auto summary, writeManifest(record, generation));
        CAIRN_CHECK(failpoint("compact.after-manifest"));
        CAIRN_CHECK(m_instance.update(record.id, [&](BackupRecord &stored) -> Status {
            if (stored.manifestDigest != record.manifestDigest)
                return fail(ErrorCode::Locked, "the backup was changed while packs were compacted",
                            record.id.toString(), "run the command again");
            stored.manifestGeneration = generation;
            stored.manifestDigest = summary.digest;
            return {};
        }));
        m_bytesWritten += summary.bytes;
        return failpoint("compact.after-switch");
    }

    Result<ManifestSummary> writeManifest(const BackupRecord &record, std::uint32_t generation)
    {
        Storage &storage = m_instance.storage();
        const InstanceKeys &keys = m_instance.keys();
        CAIRN_TRY(auto reader, ManifestReader::open(storage, keys.manifest(record.id, record.manifestGeneration)));
        CAIRN_TRY(auto writer, ManifestWriter::create(storage, keys.manifest(record.id, generation), reader.header()));
        CAIRN_TRY(const auto packs, packsOf(storage, keys.manifest(record.id, record.manifestGeneration)));
        std::unordered_map<std::uint32_t, const Moved *> moved;
        std::uint32_t firstNew = 0;
        for (const ManifestPack &pack : packs) {
            firstNew = std::max(firstNew, pack.index + 1);
            if (const auto found = m_moved.find(pack.name); found != m_moved.end())
                moved.emplace(pack.index, &found->second);
            else
                CAIRN_CHECK(writer.add(pack));
        }
        CAIRN_TRY(const auto live, liveInNewPacks(record, moved));
        for (std::uint32_t i = 0; i < m_newPacks.size(); ++i)
            if (live[i] > 0)
                CAIRN_CHECK(writer.add(ManifestPack{firstNew + i, m_newPacks[i].name, m_newPacks[i].size, live[i]}));
        for (;;) {
            CAIRN_TRY(auto item, reader.next());
            if (!item)
                break;
            CAIRN_CHECK(copyItem(*item, moved, firstNew, writer));
        }
        if (reader.digest() != record.manifestDigest)
            return fail(ErrorCode::Damaged, "the manifest is not the one that the record of the backup names",
                        record.id.toString());
        return writer.commit();
    }

    Status copyItem(ManifestItem &item, const std::unordered_map<std::uint32_t, const Moved *> &moved,
                    std::uint32_t firstNew, ManifestWriter &writer) const
    {
        if (const auto *file = std::get_if<ManifestFile>(&item)) {
            CAIRN_CHECK(checkStop(m_context.stop));
            return writer.add(*file);
        }
        if (const auto *zeros = std::get_if<ManifestZeros>(&item))
            return writer.add(*zeros);
        if (auto *part = std::get_if<ManifestPart>(&item)) {
            CAIRN_CHECK(relocate(*part, moved, firstNew));
            return writer.add(*part);
        }
        return {}; // packs are written already
    }

    /// How many bytes of frames in each new pack a backup uses.
    Result<std::vector<std::uint64_t>> liveInNewPacks(const BackupRecord &record,
                                                      const std::unordered_map<std::uint32_t, const Moved *> &moved)
    {
        CAIRN_TRY(auto reader, ManifestReader::open(m_instance.storage(),
                                                    m_instance.keys().manifest(record.id, record.manifestGeneration)));
        PackUsage usage;
        for (const NewPack &pack : m_newPacks)
            static_cast<void>(usage.pack(pack.name, pack.size));
        for (;;) {
            CAIRN_TRY(auto item, reader.next());
            if (!item)
                break;
            auto *part = std::get_if<ManifestPart>(&*item);
            if (part == nullptr || !moved.contains(part->pack))
                continue;
            CAIRN_CHECK(relocate(*part, moved, 0));
            usage.use(part->pack, part->frame);
        }
        std::vector<std::uint64_t> live;
        live.reserve(m_newPacks.size());
        for (std::uint32_t i = 0; i < m_newPacks.size(); ++i)
            live.push_back(usage.liveBytes(i));
        return live;
    }

    const Instance &m_instance;
    PackUsage &m_usage;
    OperationContext &m_context;
    FrameReader m_frames;
    std::vector<BackupRecord> m_users;
    std::set<std::string> m_damaged;
    std::map<std::string, Moved> m_moved; ///< by the name of the old pack
    std::optional<PackWriter> m_writer;
    std::string m_newName;
    std::vector<NewPack> m_newPacks;
    std::uint64_t m_bytesWritten = 0;
};

/// One lock, one batch; then the clean-up, which needs the lock for itself. False when there is nothing more to do.
Result<bool> compactOnce(const InstanceRef &ref, const CompactRequest &request, std::set<std::string> &skipped,
                         bool first, CompactResult &result, OperationContext &context)
{
    CAIRN_TRY(auto scope, OperationScope::open(ref, LockMode::Rearrange, "compact", context, request.sync));
    CAIRN_CHECK(scope.beginJournal({{"min-live", std::to_string(request.minLivePercent)}}, commandArguments(request)));
    auto outcome = [&]() -> Result<bool> {
        CAIRN_CHECK(sweepDeadWriters(scope.instance(), context.log));
        CAIRN_TRY(auto plan, CompactPlan::make(scope.instance(), request, context));
        if (first) {
            result.packs.insert(result.packs.end(), plan.packs().begin(), plan.packs().end());
            result.packBytes += plan.packBytes();
            result.liveBytes += plan.liveBytes();
        }
        const auto packs = plan.nextBatch(skipped);
        std::uint64_t bytes = 0;
        for (const std::uint32_t pack : packs)
            bytes += plan.usage().liveBytes(pack);
        context.progress.beginPhase("compacting", bytes, packs.size());
        Batch batch(scope.instance(), plan.usage(), context);
        if (!packs.empty())
            CAIRN_CHECK(batch.run(packs));
        result.bytesWritten += batch.bytesWritten();
        skipped.insert(batch.damaged().begin(), batch.damaged().end());
        if (scope.journal() != nullptr)
            scope.journal()->setBytes(batch.bytesWritten());
        scope.releaseLock();
        CAIRN_TRY(const auto cleaned, cleanUpWhenAlone(scope.instance(), "compact", context));
        result.bytesFreed += cleaned.bytesFreed;
        if (!cleaned.pending.empty())
            result.pending = cleaned.pending;
        return !plan.sparse().empty() && cleaned.pending.empty();
    }();
    return scope.end(std::move(outcome));
}

Status planInstance(const Catalog &catalog, const std::string &name, const CompactRequest &request,
                    CompactResult &result, OperationContext &context)
{
    CAIRN_TRY(const auto instance, catalog.instance(name));
    CAIRN_TRY(const auto plan, CompactPlan::make(instance, request, context));
    result.packs.insert(result.packs.end(), plan.packs().begin(), plan.packs().end());
    result.packBytes += plan.packBytes();
    result.liveBytes += plan.liveBytes();
    for (const CompactedPack &pack : plan.packs())
        if (pack.rewritten) {
            result.bytesWritten += pack.live;
            result.bytesFreed += pack.size;
        }
    return {};
}

} // namespace

Result<CompactResult> compact(const CompactRequest &request, OperationContext &context)
{
    if (request.minLivePercent > 100)
        return fail(ErrorCode::Usage, "a share in use is from 0 to 100 percent");
    if (request.backup && !request.instance)
        return fail(ErrorCode::Usage, "a backup id needs the instance it belongs to", request.backup->toString(),
                    "add --instance");
    CAIRN_TRY(const auto catalog, Catalog::open(request.catalog));
    CAIRN_TRY(auto names, catalog.instanceNames());
    if (request.instance)
        names = {*request.instance};
    CompactResult result;
    for (const std::string &name : names) {
        if (request.dryRun) {
            CAIRN_CHECK(planInstance(catalog, name, request, result, context));
            continue;
        }
        std::set<std::string> skipped;
        for (bool first = true;; first = false) {
            CAIRN_TRY(const bool more, compactOnce({request.catalog, name}, request, skipped, first, result, context));
            if (!more)
                break;
        }
    }
    context.progress.finish();
    return result;
}

} // namespace cairn
