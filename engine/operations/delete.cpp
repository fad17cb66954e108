#include "operations/operations.h"

#include "core/text.h"
#include "operations/manifest_packs.h"
#include "operations/operation_scope.h"
#include "operations/retention_state.h"

#include <algorithm>
#include <format>
#include <map>
#include <set>

namespace cairn {

namespace {

std::string allReasons(const RetentionReasons &reasons)
{
    std::string text;
    for (const RetentionReason &reason : reasons)
        text += (text.empty() ? "" : "; ") + reason.text;
    return text;
}

/// What is to go, as a request to planRetention(), and what that means in stored objects.
class DeletePlanner {
public:
    DeletePlanner(const Instance &instance, const DeleteRequest &request)
        : m_instance(instance)
        , m_request(request)
    {
    }

    Result<DeletePlan> run()
    {
        CAIRN_CHECK(choose());
        CAIRN_TRY(const auto input, readRetentionInput(m_instance));
        const Timestamp now = Timestamp::now();
        m_options.utcOffsetSeconds = localUtcOffset(now);
        const RetentionPolicy policy = retentionPolicy(m_instance.config().retention, m_request.retention);
        m_plan.retention = planRetention(policy, input.state, now, m_options);
        for (const BackupDecision &decision : m_plan.retention.backups) {
            const bool goes = decision.fate != BackupFate::Keep;
            m_plan.entries.push_back({decision.id, goes, allReasons(decision.reasons), decision.bytes});
            if (!goes)
                continue;
            m_going.insert(decision.id);
            m_plan.bytesFreed += m_backups.at(decision.id).walBytes;
        }
        CAIRN_CHECK(choosePacks());
        for (const StoredWalFile &file :
             walFilesToRemove(m_plan.retention, input.walFiles, input.state.walSegmentSize)) {
            m_plan.walFiles.push_back(file.name + std::string(sealedSuffix(file.codec)));
            m_plan.bytesFreed += file.storedSize;
        }
        m_plan.windowAfter = windowText(m_plan.retention.windowAfter);
        return std::move(m_plan);
    }

private:
    Status choose()
    {
        if (m_request.backup.isValid()) {
            CAIRN_TRY(const auto asked, m_instance.backup(m_request.backup));
            m_options.asked.push_back(m_request.backup);
        }
        CAIRN_TRY(const auto backups, m_instance.backups());
        for (const BackupRecord &record : backups) {
            m_backups.emplace(record.id, record);
            if (m_request.status && record.status == *m_request.status)
                m_options.asked.push_back(record.id);
        }
        m_options.expired = m_request.expired;
        m_options.wal = m_request.wal;
        m_options.walWithoutBackups = m_request.wal && m_request.force;
        m_options.force = m_request.force;
        return {};
    }

    /// Packs go when they belong to a backup that goes, or are named by its manifest (it may have taken over what an
    /// interrupted backup left), and no manifest of one that stays names them.
    Status choosePacks()
    {
        std::set<std::string> needed;
        std::set<std::string> dropped;
        BackupId newestUnreadable;
        for (const auto &[id, record] : m_backups) {
            if (record.status == BackupStatus::Error)
                continue;
            const auto packs = packsOf(m_instance, id);
            if (m_going.contains(id)) {
                for (const ManifestPack &pack : packs.value_or(std::vector<ManifestPack>{}))
                    dropped.insert(pack.name);
                continue;
            }
            if (!packs) {
                newestUnreadable = std::max(newestUnreadable, id);
                continue;
            }
            for (const ManifestPack &pack : *packs)
                needed.insert(pack.name);
        }
        CAIRN_TRY(const auto stored, m_instance.storage().list(m_instance.keys().packs()));
        for (const auto &entry : stored) {
            const auto owner = backupOfPack(entry.name);
            const bool goes = owner && (m_going.contains(*owner) || dropped.contains(entry.name));
            if (!goes || needed.contains(entry.name))
                continue;
            // A newer backup whose manifest cannot be read may point into this pack: better to keep too much.
            if (newestUnreadable > *owner)
                continue;
            m_plan.packs.push_back(entry.name);
            m_plan.bytesFreed += entry.size;
        }
        return {};
    }

    const Instance &m_instance;
    const DeleteRequest &m_request;
    RetentionOptions m_options;
    std::map<BackupId, BackupRecord> m_backups;
    std::set<BackupId> m_going;
    DeletePlan m_plan;
};

/// Why a plan may not be carried out.
Status checkPermitted(const DeletePlan &plan, bool force)
{
    constexpr auto hint = "--force does it all the same; --dry-run shows the whole plan";
    if (!plan.retention.refusals.empty())
        return fail(ErrorCode::Usage, "this is not deleted: " + plan.retention.refusals.front(), {},
                    force ? "wait until the backup has ended" : hint);
    if (plan.retention.nothingRestorableLeft && !force)
        return fail(ErrorCode::Usage, "nothing that can be restored would be left", {}, hint);
    return {};
}

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

/// What interrupted backups left of packs, for a next one to pick up.
Status removeUnfinishedPacks(const Instance &instance, const std::vector<BackupId> &going)
{
    CAIRN_TRY(const auto names, instance.storage().listUnfinished(instance.keys().packs()));
    for (const std::string &name : names)
        if (std::ranges::any_of(going, [&](BackupId id) { return name.starts_with(id.toString() + "-"); }))
            CAIRN_CHECK(instance.storage().removeUnfinished(instance.keys().packs() + "/" + name));
    return {};
}

/// Oldest first, so that what an interrupted run leaves has no new gap.
Status removeWal(const Instance &instance, const DeletePlan &plan, OperationContext &context)
{
    if (plan.walFiles.empty())
        return {};
    context.progress.beginPhase("deleting WAL", 0, plan.walFiles.size());
    for (const std::string &name : plan.walFiles) {
        if (context.stop.stop_requested())
            return fail(ErrorCode::Cancelled, "deleting WAL was stopped; what is left goes next time");
        CAIRN_CHECK(failpoint("delete.wal"));
        CAIRN_CHECK(instance.storage().remove(instance.keys().wal() + "/" + name));
        context.progress.addItems(1);
    }
    context.log.info("{} WAL files deleted", plan.walFiles.size());
    return {};
}

Status carryOut(const Instance &instance, const DeletePlan &plan, OperationContext &context)
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
        // On a full disk the record cannot be replaced, but removed: without it the backup is UNKNOWN, and never
        // restored.
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
    CAIRN_CHECK(removeUnfinishedPacks(instance, going));
    // Children before parents.
    for (auto id = going.rbegin(); id != going.rend(); ++id) {
        CAIRN_CHECK(removeBackup(instance, *id));
        context.log.info("backup {} deleted", id->toString());
    }
    return removeWal(instance, plan, context);
}

std::map<std::string, std::string> journalParameters(const DeleteRequest &request)
{
    std::map<std::string, std::string> parameters;
    if (request.backup.isValid())
        parameters["backup"] = request.backup.toString();
    if (request.status)
        parameters["status"] = statusName(*request.status);
    for (const auto &[name, isSet] :
         {std::pair("expired", request.expired), std::pair("wal", request.wal), std::pair("force", request.force)})
        if (isSet)
            parameters[name] = "true";
    return parameters;
}

} // namespace

Result<DeletePlan> planDelete(const DeleteRequest &request, OperationContext &)
{
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
    return DeletePlanner(instance, request).run();
}

Result<DeletePlan> deleteBackup(const DeleteRequest &request, OperationContext &context)
{
    if (request.dryRun)
        return planDelete(request, context);
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Exclusive, "delete", context, request.sync));
    CAIRN_CHECK(scope.beginJournal(journalParameters(request)));
    if (scope.journal() != nullptr && request.backup.isValid())
        scope.journal()->setBackup(request.backup);
    auto outcome = [&]() -> Result<DeletePlan> {
        // A full disk may keep the sweep from writing; deleting is what makes room.
        if (auto swept = sweepDeadWriters(scope.instance(), context.log); !swept)
            context.log.warning("what dead writers left could not be removed: {}", swept.error().text());
        CAIRN_TRY(auto plan, DeletePlanner(scope.instance(), request).run());
        CAIRN_CHECK(checkPermitted(plan, request.force));
        const RetentionPolicy policy = retentionPolicy(scope.instance().config().retention, request.retention);
        if (request.expired && !policy.letsBackupsExpire())
            context.log.warning(
                "no backup can expire: no retention rule is set (`cairn set-config --retention-window=7`)");
        CAIRN_CHECK(carryOut(scope.instance(), plan, context));
        if (scope.journal() != nullptr)
            scope.journal()->setBytes(plan.bytesFreed);
        return plan;
    }();
    context.progress.finish();
    return scope.end(std::move(outcome));
}

} // namespace cairn
