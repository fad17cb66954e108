#include "operations/operations.h"

#include "catalog/manifest.h"
#include "core/text.h"
#include "operations/operation_scope.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>

namespace cairn {

namespace {

/// The packs that a manifest names; they come first in it.
Result<std::vector<ManifestPack>> packsOf(const Instance &instance, BackupId id)
{
    CAIRN_TRY(auto reader, ManifestReader::open(instance.storage(), instance.keys().manifest(id)));
    std::vector<ManifestPack> packs;
    for (;;) {
        CAIRN_TRY(auto item, reader.next());
        if (!item || !std::holds_alternative<ManifestPack>(*item))
            return packs;
        packs.push_back(std::move(std::get<ManifestPack>(*item)));
    }
}

/// Works out what goes with a backup: its descendants, and the packs that nobody else needs.
class DeletePlanner {
public:
    DeletePlanner(const Instance &instance, BackupId wanted)
        : m_instance(instance)
        , m_wanted(wanted)
    {
    }

    Result<DeletePlan> run()
    {
        CAIRN_TRY(const auto asked, m_instance.backup(m_wanted));
        CAIRN_TRY(m_backups, m_instance.backups());
        std::ranges::reverse(m_backups); // parents before children
        chooseBackups();
        CAIRN_CHECK(choosePacks());
        m_plan.windowAfter = windowAfter();
        return std::move(m_plan);
    }

private:
    void chooseBackups()
    {
        for (const BackupRecord &record : m_backups) {
            std::string reason = "not needed by the backup that is deleted, and does not need it";
            if (record.id == m_wanted)
                reason = "it was asked for";
            else if (m_going.contains(record.parent))
                reason = std::format("it builds on {}, which is deleted", record.parent.toString());
            else if (record.status == BackupStatus::Deleting)
                reason = "its deletion was begun earlier and is finished now";
            const bool goes =
                record.id == m_wanted || m_going.contains(record.parent) || record.status == BackupStatus::Deleting;
            if (goes)
                m_going.insert(record.id);
            m_plan.entries.push_back({record.id, goes, std::move(reason), record.dataBytes + record.walBytes});
        }
    }

    /// Packs go when they belong to a backup that goes and no manifest of one that stays names them.
    Status choosePacks()
    {
        std::set<std::string> needed;
        BackupId newestUnreadable;
        for (const BackupRecord &record : m_backups) {
            if (m_going.contains(record.id) || record.status == BackupStatus::Error)
                continue;
            const auto packs = packsOf(m_instance, record.id);
            if (!packs) {
                newestUnreadable = std::max(newestUnreadable, record.id);
                continue;
            }
            for (const ManifestPack &pack : *packs)
                needed.insert(pack.name);
        }
        CAIRN_TRY(const auto stored, m_instance.storage().list(m_instance.keys().packs()));
        for (const auto &entry : stored) {
            const auto owner = backupOfPack(entry.name);
            if (!owner || !m_going.contains(*owner) || needed.contains(entry.name))
                continue;
            // A newer backup whose manifest cannot be read may point into this pack: better to keep too much.
            if (newestUnreadable > *owner)
                continue;
            m_plan.packs.push_back(entry.name);
            m_plan.bytesFreed += entry.size;
        }
        return {};
    }

    [[nodiscard]] std::string windowAfter() const
    {
        const BackupRecord *oldest = nullptr;
        for (const BackupRecord &record : m_backups)
            if (!m_going.contains(record.id) && record.isRestorable() && oldest == nullptr)
                oldest = &record;
        if (oldest == nullptr)
            return "nothing: no restorable backup is left";
        return std::format("from {} (the end of backup {}) on, as far as WAL is archived",
                           oldest->recoveryTime.toLocalText(), oldest->id.toString());
    }

    const Instance &m_instance;
    BackupId m_wanted;
    std::vector<BackupRecord> m_backups;
    std::set<BackupId> m_going;
    DeletePlan m_plan;
};

Status removeBackup(const Instance &instance, BackupId id)
{
    Storage &storage = instance.storage();
    const InstanceKeys &keys = instance.keys();
    CAIRN_TRY(const auto wal, storage.list(keys.backupWal(id)));
    for (const auto &entry : wal) {
        CAIRN_CHECK(failpoint("delete.wal"));
        CAIRN_CHECK(storage.remove(keys.backupWal(id) + "/" + entry.name));
    }
    CAIRN_CHECK(failpoint("delete.manifest"));
    CAIRN_CHECK(storage.remove(keys.manifest(id)));
    CAIRN_CHECK(failpoint("delete.last-record"));
    // The record goes last: as long as it is there a rerun knows what to finish.
    return storage.removeAll(keys.backup(id));
}

Status applyPlan(const Instance &instance, const DeletePlan &plan, OperationContext &context)
{
    CAIRN_CHECK(failpoint("delete.before-record"));
    std::vector<BackupId> going;
    for (const DeletePlanEntry &entry : plan.entries)
        if (entry.goes)
            going.push_back(entry.backup);
    for (const BackupId id : going) {
        CAIRN_TRY(auto record, instance.backup(id));
        record.status = BackupStatus::Deleting;
        auto marked = instance.write(record);
        // On a full disk the record cannot be replaced, but removed: without it the backup is UNKNOWN, and never restored.
        if (!marked && marked.error().code == ErrorCode::NoSpace)
            marked = instance.storage().remove(instance.keys().backupRecord(id));
        CAIRN_CHECK(marked);
    }
    CAIRN_CHECK(failpoint("delete.after-record"));
    context.progress.beginPhase("deleting", plan.bytesFreed, plan.packs.size());
    for (const auto &name : plan.packs) {
        CAIRN_CHECK(failpoint("delete.pack"));
        CAIRN_CHECK(instance.storage().remove(instance.keys().pack(name)));
        context.progress.addItems(1);
    }
    // Children before parents.
    for (auto id = going.rbegin(); id != going.rend(); ++id) {
        CAIRN_CHECK(removeBackup(instance, *id));
        context.log.info("backup {} deleted", id->toString());
    }
    return {};
}

} // namespace

Result<DeletePlan> planDelete(const DeleteRequest &request, OperationContext &)
{
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
    return DeletePlanner(instance, request.backup).run();
}

Result<DeletePlan> deleteBackup(const DeleteRequest &request, OperationContext &context)
{
    if (request.dryRun)
        return planDelete(request, context);
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Exclusive, "delete", context, request.sync));
    CAIRN_CHECK(scope.beginJournal({{"backup", request.backup.toString()}}));
    if (scope.journal() != nullptr)
        scope.journal()->setBackup(request.backup);
    auto outcome = [&]() -> Result<DeletePlan> {
        // A full disk may keep the sweep from writing; deleting is what makes room.
        if (auto swept = sweepDeadWriters(scope.instance(), context.log); !swept)
            context.log.warning("what dead writers left could not be removed: {}", swept.error().text());
        CAIRN_TRY(auto plan, DeletePlanner(scope.instance(), request.backup).run());
        CAIRN_CHECK(applyPlan(scope.instance(), plan, context));
        if (scope.journal() != nullptr)
            scope.journal()->setBytes(plan.bytesFreed);
        return plan;
    }();
    context.progress.finish();
    return scope.end(std::move(outcome));
}

} // namespace cairn
