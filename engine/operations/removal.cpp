#include "operations/removal.h"

#include "catalog/chain.h"

#include <algorithm>
#include <ranges>

namespace cairn {

namespace {

Status removeBackup(const Instance &instance, BackupId id)
{
    Storage &storage = instance.storage();
    const InstanceKeys &keys = instance.keys();
    CAIRN_TRY(const auto wal, storage.list(keys.backupWal(id)));
    for (const auto &entry : wal) {
        CAIRN_CHECK(failpoint("delete.wal"));
        CAIRN_CHECK(storage.remove(keys.backupWal(id) + "/" + entry.name));
    }
    CAIRN_TRY(const auto objects, storage.list(keys.backup(id)));
    for (const auto &object : objects)
        if (generationOfManifest(object.name)) {
            CAIRN_CHECK(failpoint("delete.manifest"));
            CAIRN_CHECK(storage.remove(keys.backup(id) + "/" + object.name));
        }
    CAIRN_CHECK(failpoint("delete.last-record"));
    return storage.removeAll(keys.backup(id));
}

/// What interrupted backups left of packs, for a next one to pick up.
Status removeUnfinishedPacks(const Instance &instance, const std::vector<BackupId> &going)
{
    CAIRN_TRY(const auto names, instance.storage().listUnfinished(instance.keys().packs()));
    for (const std::string &name : names)
        if (std::ranges::any_of(going, [&](BackupId id) { return name.starts_with(id.toString() + "-"); }))
            CAIRN_CHECK(instance.storage().removeUnfinished(instance.keys().packs() + "/" + name));
    return {};
}

/// From here on the backup is never restored, whatever is left of it.
Status markDeleting(const Instance &instance, BackupId id)
{
    CAIRN_TRY(auto record, instance.backup(id));
    record.status = BackupStatus::Deleting;
    record.quarantine.reset();
    auto marked = instance.write(record);
    // On a full disk the record cannot be replaced, but removed: without it the backup is UNKNOWN, and never restored.
    if (!marked && marked.error().code == ErrorCode::NoSpace)
        marked = instance.storage().remove(instance.keys().backupRecord(id));
    return marked;
}

} // namespace

void addQuarantinedDescendants(const std::vector<BackupRecord> &backups, std::set<BackupId> &going)
{
    for (const BackupId id : std::set<BackupId>(going))
        for (const BackupRecord &record : descendantsOf(id, backups))
            if (record.quarantine)
                going.insert(record.id);
}

Status removeBackups(const Instance &instance, const Removal &removal, OperationContext &context)
{
    // Children first: none ever looks good whose parent is on its way out.
    for (const BackupId id : removal.backups | std::views::reverse)
        CAIRN_CHECK(markDeleting(instance, id));
    CAIRN_CHECK(failpoint("delete.after-record"));
    context.progress.beginPhase("deleting", 0, removal.packs.size());
    for (const auto &name : removal.packs) {
        CAIRN_CHECK(failpoint("delete.pack"));
        CAIRN_CHECK(instance.storage().remove(instance.keys().pack(name)));
        context.progress.addItems(1);
    }
    CAIRN_CHECK(removeUnfinishedPacks(instance, removal.backups));
    for (const BackupId id : removal.backups | std::views::reverse) {
        CAIRN_CHECK(removeBackup(instance, id));
        context.log.info("backup {} deleted", id.toString());
    }
    return {};
}

} // namespace cairn
