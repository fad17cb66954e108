#include "operations/operations.h"

#include "catalog/quarantine.h"
#include "operations/clean_up.h"
#include "operations/command_line.h"
#include "operations/delete_plan.h"
#include "operations/merge_plan.h"
#include "operations/operation_scope.h"
#include "operations/removal.h"
#include "operations/retention_state.h"
#include "operations/show_format.h"

#include <algorithm>
#include <format>
#include <map>

namespace cairn {

namespace {

/// Why a plan may not be carried out.
Status checkPermitted(const DeletePlan &plan, bool force)
{
    constexpr auto hint = "--force does it all the same; --dry-run shows the whole plan";
    if (!plan.retention.refusals.empty())
        return fail(ErrorCode::Usage, "this is not deleted: " + plan.retention.refusals.front().english(), {},
                    force ? "wait until the backup has ended" : hint);
    if (plan.retention.nothingRestorableLeft && !force)
        return fail(ErrorCode::Usage, "nothing that can be restored would be left", {}, hint);
    return {};
}

/// Carries a plan out, under an exclusive lock.
class Deletion {
public:
    Deletion(const Instance &instance, const DeletePlan &plan, OperationContext &context)
        : m_instance(instance)
        , m_plan(plan)
        , m_context(context)
    {
    }

    Status run()
    {
        CAIRN_CHECK(failpoint("delete.before-record"));
        CAIRN_CHECK(fold());
        CAIRN_CHECK(m_plan.quarantinedUntil.isKnown() ? quarantineBackups() : removeAll());
        CAIRN_CHECK(m_plan.quarantinedUntil.isKnown() ? quarantineWal() : removeWal());
        // What became FULL has a manifest that is out of use.
        const bool folded = std::ranges::any_of(m_plan.entries, &DeletePlanEntry::becomesFull);
        if (folded)
            CAIRN_CHECK(cleanUp(m_instance, m_context));
        return {};
    }

private:
    /// Backups become FULL before anything that they build on goes.
    Status fold()
    {
        for (const BackupDecision &decision : m_plan.retention.backups) {
            if (decision.folds.empty())
                continue;
            CAIRN_TRY(const auto backups, m_instance.backups());
            CAIRN_TRY(const MergePlan merge, planFold(backups, decision.id, decision.folds));
            ChainFold fold(m_instance, merge.chain);
            CAIRN_CHECK(fold.survey(m_context));
            CAIRN_CHECK(foldAndSwitch(m_instance, merge, fold, m_context));
        }
        return {};
    }

    Status removeAll()
    {
        Removal removal;
        for (const DeletePlanEntry &entry : m_plan.entries)
            if (entry.goes)
                removal.backups.push_back(entry.backup);
        removal.packs = m_plan.packs;
        return removeBackups(m_instance, removal, m_context);
    }

    /// Children first: what is left at any moment is whole.
    Status quarantineBackups()
    {
        Removal worthless;
        for (auto entry = m_plan.entries.rbegin(); entry != m_plan.entries.rend(); ++entry) {
            if (!entry->goes)
                continue;
            CAIRN_TRY(const auto record, m_instance.backup(entry->backup));
            // Of these there is nothing that could be brought back, or no way to note that it could.
            if (record.status == BackupStatus::Deleting || record.status == BackupStatus::Error ||
                record.status == BackupStatus::Unknown) {
                worthless.backups.insert(worthless.backups.begin(), record.id);
                continue;
            }
            CAIRN_CHECK(failpoint("quarantine.record"));
            CAIRN_CHECK(m_instance.update(record.id, [&](BackupRecord &stored) {
                stored.quarantine = Quarantine{Timestamp::now(), m_plan.quarantinedUntil, stored.status};
                stored.status = BackupStatus::Deleting;
                return Status{};
            }));
            m_context.log.info("backup {} deleted; `cairn undelete` can bring it back until {}", record.id.toString(),
                               m_plan.quarantinedUntil.toLocalText());
        }
        return worthless.backups.empty() ? Status{} : removeBackups(m_instance, worthless, m_context);
    }

    /// Behind the backups: as long as one is there, so is its WAL.
    Status quarantineWal()
    {
        CAIRN_CHECK(failpoint("quarantine.before-list"));
        if (!m_plan.walFiles.empty())
            CAIRN_CHECK(
                writeWalQuarantine(m_instance, {{}, Timestamp::now(), m_plan.quarantinedUntil, m_plan.walFiles}));
        return failpoint("quarantine.after-list");
    }

    /// Oldest first, so that what an interrupted run leaves has no new gap.
    Status removeWal()
    {
        if (m_plan.walFiles.empty())
            return {};
        m_context.progress.beginPhase("deleting-wal", 0, m_plan.walFiles.size());
        for (const std::string &name : m_plan.walFiles) {
            if (m_context.stop.stop_requested())
                return fail(ErrorCode::Cancelled, "deleting WAL was stopped; what is left goes next time");
            CAIRN_CHECK(failpoint("delete.wal"));
            CAIRN_CHECK(m_instance.storage().remove(m_instance.keys().wal() + "/" + name));
            m_context.progress.addItems(1);
        }
        m_context.log.info("{} WAL files deleted", m_plan.walFiles.size());
        return {};
    }

    const Instance &m_instance;
    const DeletePlan &m_plan;
    OperationContext &m_context;
};

std::map<std::string, std::string> journalParameters(const DeleteRequest &request)
{
    std::map<std::string, std::string> parameters;
    if (!request.backups.empty())
        parameters["backup"] = idsText(request.backups);
    if (request.status)
        parameters["status"] = statusName(*request.status);
    for (const auto &[name, isSet] :
         {std::pair("expired", request.expired), std::pair("merge-expired", request.mergeExpired),
          std::pair("wal", request.wal), std::pair("force", request.force)})
        if (isSet)
            parameters[name] = "true";
    return parameters;
}

} // namespace

Result<DeletePlan> planDelete(const DeleteRequest &request, OperationContext &context)
{
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
    return makeDeletePlan(instance, request, context);
}

Result<DeletePlan> deleteBackup(const DeleteRequest &request, OperationContext &context)
{
    if (request.dryRun)
        return planDelete(request, context);
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Exclusive, "delete", context, request.sync));
    CAIRN_CHECK(scope.beginJournal(journalParameters(request), commandArguments(request)));
    if (scope.journal() != nullptr && request.backups.size() == 1)
        scope.journal()->setBackup(request.backups.front());
    auto outcome = [&]() -> Result<DeletePlan> {
        // A full disk may keep the sweep from writing; deleting is what makes room.
        if (auto swept = sweepDeadWriters(scope.instance(), context.log); !swept)
            context.log.warning("what dead writers left could not be removed: {}", swept.error().text());
        if (auto cleaned = cleanUp(scope.instance(), context); !cleaned)
            context.log.warning("what is out of use could not be removed: {}", cleaned.error().text());
        CAIRN_TRY(auto plan, makeDeletePlan(scope.instance(), request, context));
        CAIRN_CHECK(checkPermitted(plan, request.force));
        const RetentionPolicy policy = retentionPolicy(scope.instance().config().retention, request.retention);
        if ((request.expired || request.mergeExpired) && !policy.letsBackupsExpire())
            context.log.warning(
                "no backup can expire: no retention rule is set (`cairn set-config --retention-window=7`)");
        CAIRN_CHECK(Deletion(scope.instance(), plan, context).run());
        if (scope.journal() != nullptr)
            scope.journal()->setBytes(plan.bytesFreed);
        return plan;
    }();
    context.progress.finish();
    return scope.end(std::move(outcome));
}

} // namespace cairn
