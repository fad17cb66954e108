#include "operations/compact_plan.h"

#include "core/worker_pool.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::uint64_t smallestBatch = 1u << 30;
constexpr std::uint64_t batchesAtMost = 20;

Status readUsage(const Instance &instance, const BackupRecord &record, PackUsage &usage, const std::stop_token &stop)
{
    const std::string key = instance.keys().manifest(record.id, record.manifestGeneration);
    CAIRN_TRY(auto reader, ManifestReader::open(instance.storage(), key));
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (;;) {
        CAIRN_TRY(const auto item, reader.next());
        if (!item)
            break;
        if (const auto *pack = std::get_if<ManifestPack>(&*item)) {
            numbers[pack->index] = usage.pack(pack->name, pack->size);
        } else if (const auto *part = std::get_if<ManifestPart>(&*item)) {
            const auto number = numbers.find(part->pack);
            if (number == numbers.end())
                return fail(ErrorCode::Damaged, "a part is in a pack that the manifest does not name",
                            instance.storage().location(key));
            usage.use(number->second, part->frame);
        } else {
            CAIRN_CHECK(checkStop(stop));
        }
    }
    if (reader.digest() != record.manifestDigest)
        return fail(ErrorCode::Damaged, "the manifest is not the one that the record of the backup names",
                    instance.storage().location(key));
    return {};
}

} // namespace

bool isCompacted(const BackupRecord &record)
{
    return record.isRestorable() || record.status == BackupStatus::Corrupt || record.status == BackupStatus::Orphan ||
           record.quarantine;
}

Result<CompactPlan> CompactPlan::make(const Instance &instance, const CompactRequest &request,
                                      OperationContext &context)
{
    CompactPlan plan;
    CAIRN_CHECK(plan.readManifests(instance, context));
    CAIRN_CHECK(plan.judgePacks(instance, request));
    return plan;
}

Status CompactPlan::readManifests(const Instance &instance, OperationContext &context)
{
    CAIRN_TRY(const auto backups, instance.backups());
    context.progress.beginPhase("reading-manifests", 0, backups.size());
    for (const BackupRecord &record : backups) {
        if (record.status == BackupStatus::Running)
            m_writing.insert(record.id);
        else if (record.status == BackupStatus::Unknown)
            m_newestUnreadable = std::max(m_newestUnreadable, record.id);
        if (isCompacted(record)) {
            const auto read = readUsage(instance, record, m_usage, context.stop);
            if (!read && read.error().code == ErrorCode::Cancelled)
                return read;
            if (!read) {
                context.log.warning("packs up to backup {} stay as they are: {}", record.id.toString(),
                                    read.error().text());
                m_newestUnreadable = std::max(m_newestUnreadable, record.id);
            }
        }
        context.progress.addItems(1);
    }
    return {};
}

Status CompactPlan::judgePacks(const Instance &instance, const CompactRequest &request)
{
    std::set<std::string> wanted;
    if (request.backup) {
        CAIRN_TRY(const auto record, instance.backup(*request.backup));
        CAIRN_TRY(const auto packs,
                  cairn::packsOf(instance.storage(), instance.keys().manifest(record.id, record.manifestGeneration)));
        for (const ManifestPack &pack : packs)
            wanted.insert(pack.name);
    }
    CAIRN_TRY(const auto stored, instance.storage().list(instance.keys().packs()));
    for (const ObjectInfo &entry : stored) {
        const auto writer = backupOfPack(entry.name);
        if (!writer || m_writing.contains(*writer))
            continue;
        const std::uint32_t number = m_usage.pack(entry.name, entry.size);
        const std::uint64_t overhead = packHeaderSize + packTrailerSize;
        CompactedPack pack{instance.name(), entry.name, entry.size, m_usage.liveBytes(number), false, {}};
        m_packBytes += pack.size;
        m_liveBytes += pack.live;
        if (pack.live + overhead >= pack.size)
            continue;
        pack.reason = objection(pack, *writer, request, wanted);
        pack.rewritten = pack.reason.empty();
        if (pack.rewritten && pack.live > 0)
            m_sparse.push_back(number);
        m_packs.push_back(std::move(pack));
    }
    return {};
}

Sentence CompactPlan::objection(const CompactedPack &pack, BackupId writer, const CompactRequest &request,
                                const std::set<std::string> &wanted) const
{
    if (writer <= m_newestUnreadable)
        return {Phrase::UnreadableMayNeedPack, {m_newestUnreadable}};
    if (request.backup && pack.live > 0 && !wanted.contains(pack.name))
        return {Phrase::PackNotOf, {*request.backup}};
    // Without rounding: percents of sizes that fit into 57 bits.
    if (pack.live * 100 >= std::uint64_t{request.minLivePercent} * pack.size)
        return {Phrase::PackInUse, {request.minLivePercent}};
    return {};
}

std::vector<std::uint32_t> CompactPlan::nextBatch(const std::set<std::string> &skipped)
{
    const std::uint64_t limit = std::max(smallestBatch, m_packBytes / batchesAtMost);
    std::vector<std::uint32_t> batch;
    std::uint64_t bytes = 0;
    std::erase_if(m_sparse, [&](std::uint32_t pack) { return skipped.contains(m_usage.name(pack)); });
    while (!m_sparse.empty()) {
        bytes += m_usage.liveBytes(m_sparse.back());
        if (!batch.empty() && bytes > limit)
            break;
        batch.push_back(m_sparse.back());
        m_sparse.pop_back();
    }
    return batch;
}

} // namespace cairn
