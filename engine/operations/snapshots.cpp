#include "operations/snapshots.h"

#include "catalog/catalog.h"
#include "catalog/journal.h"
#include "catalog/pack_usage.h"
#include "catalog/wal_archive.h"
#include "core/text.h"
#include "operations/retention_state.h"

#include <algorithm>
#include <map>

namespace cairn {

namespace {

/// What packs hold, from the head of each manifest: of a pack that several backups use in part it is not known how much
/// they have in common, so that less may be in use than it seems.
void measurePacks(const Instance &instance, InstanceSnapshot &snapshot)
{
    const auto stored = instance.storage().list(instance.keys().packs());
    if (!stored)
        return;
    std::map<std::string, std::uint64_t> live;
    bool allRead = true;
    for (const BackupRecord &record : snapshot.backups) {
        if (record.status == BackupStatus::Error || record.status == BackupStatus::Running)
            continue;
        const auto packs = packsOf(instance.storage(), instance.keys().manifest(record.id, record.manifestGeneration));
        allRead = allRead && packs;
        if (packs)
            for (const ManifestPack &pack : *packs)
                live[pack.name] += pack.live;
    }
    for (const ObjectInfo &entry : *stored) {
        snapshot.packBytes += entry.size;
        const std::uint64_t overhead = packHeaderSize + packTrailerSize;
        const auto used = live.find(entry.name);
        // Packs that no manifest names may be those of a backup that is being taken.
        if (used != live.end() && allRead && used->second + overhead < entry.size)
            snapshot.deadBytes += entry.size - overhead - used->second;
    }
}

/// Nothing when the archive cannot be listed: what retention would do is not known then.
std::optional<RetentionSnapshot> retentionOf(const Instance &instance)
{
    const auto input = readRetentionInput(instance);
    if (!input)
        return std::nullopt;
    const RetentionState &state = input->state;
    const Timestamp now = Timestamp::now();
    RetentionSnapshot retention;
    retention.backups =
        retentionOutlook(retentionPolicy(instance.config().retention, {}), state, now, localUtcOffset(now));
    retention.window = recoverableIntervals(state, BackupForest(state), TimelineTree(state.forks), WalClock(state));
    retention.walFiles = input->walFiles.size();
    for (const StoredWalFile &file : input->walFiles)
        retention.lastWal = std::max(retention.lastWal, file.modified);
    return retention;
}

/// The configuration even when it cannot be read: then the error is in the snapshot.
InstanceSnapshot snapshotOf(const Catalog &catalog, const std::string &name, SnapshotDepth depth)
{
    InstanceSnapshot snapshot;
    snapshot.name = name;
    const auto instance = catalog.instance(name);
    if (!instance) {
        snapshot.error = instance.error();
        return snapshot;
    }
    snapshot.config = instance->config();
    auto backups = instance->backups();
    if (!backups) {
        snapshot.error = backups.error();
        return snapshot;
    }
    snapshot.backups = std::move(*backups);
    for (const BackupRecord &record : snapshot.backups)
        snapshot.storedBytes += record.walBytes;
    measurePacks(*instance, snapshot);
    snapshot.storedBytes += snapshot.packBytes;
    if (depth == SnapshotDepth::Retention)
        snapshot.retention = retentionOf(*instance);
    return snapshot;
}

} // namespace

Result<CatalogSnapshot> readCatalog(const std::string &path, const std::optional<std::string> &instance,
                                    SnapshotDepth depth)
{
    CAIRN_TRY(const auto catalog, Catalog::open(path));
    CatalogSnapshot snapshot;
    snapshot.path = path;
    CAIRN_TRY(auto names, catalog.instanceNames());
    if (instance) {
        if (!std::ranges::contains(names, *instance))
            return fail(ErrorCode::NotFound, "no instance of this name", printableName(*instance),
                        "`cairn show` lists the instances");
        names = {*instance};
    }
    for (const auto &name : names)
        snapshot.instances.push_back(snapshotOf(catalog, name, depth));
    return snapshot;
}

Result<ArchiveSnapshot> readArchive(const InstanceRef &ref)
{
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    CAIRN_TRY(RetentionInput input, readRetentionInput(instance));
    ArchiveSnapshot snapshot;
    snapshot.instance = ref.instance;
    snapshot.walSegmentSize = instance.config().walSegmentSize;
    TimelineInput timelines;
    timelines.state = std::move(input.state);
    timelines.histories = std::move(input.histories);
    CAIRN_TRY(timelines.backups, instance.backups());
    CAIRN_TRY(timelines.files, WalArchive(instance.storage(), instance.keys().wal()).list(&snapshot.unreadable));
    snapshot.timelines = describeTimelines(timelines, snapshot.unreadable);
    return snapshot;
}

Result<std::vector<JournalEntry>> readJournal(const InstanceRef &ref, std::size_t limit)
{
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    CAIRN_TRY(const auto records, readJournalRecords(instance.storage(), instance.keys(), limit));
    std::vector<JournalEntry> entries;
    entries.reserve(records.size());
    for (const JournalRecord &record : records) {
        JournalEntry entry{
            record.begin,     record.end,     record.operation, record.owner.user + "@" + record.owner.host,
            record.outcome,   record.message, record.backup,    record.bytes,
            record.parameters};
        if (auto command = entry.parameters.extract(std::string(journalCommandKey)))
            entry.command = std::move(command.mapped());
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace cairn
