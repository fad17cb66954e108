#include "operations/operations.h"

#include "catalog/chain.h"
#include "catalog/lock_probe.h"
#include "catalog/recovery/timeline_map.h"
#include "operations/chain_fold.h"
#include "operations/clean_up.h"
#include "operations/command_line.h"
#include "operations/merge_plan.h"
#include "operations/operation_scope.h"
#include "operations/retention_state.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

class Merge {
public:
    Merge(const Instance &instance, const MergeRequest &request, OperationContext &context)
        : m_instance(instance)
        , m_request(request)
        , m_context(context)
    {
    }

    Result<MergeResult> run()
    {
        CAIRN_TRY(const auto backups, m_instance.backups());
        CAIRN_TRY(const MergePlan plan, planMerge(backups, m_request.backup, Timestamp::now()));
        MergeResult result;
        result.backup = plan.destination();
        if (plan.isDone()) {
            m_context.log.notice("backup {} was merged at {}; it is FULL", result.backup.toString(),
                                 plan.chain.front().mergeTime.toLocalText());
            return result;
        }
        result.members = plan.members;
        for (const BackupRecord &member : plan.chain)
            result.chainBytes += member.dataBytes;
        CAIRN_CHECK(failpoint("merge.before-manifest"));
        ChainFold fold(m_instance, plan.chain);
        CAIRN_CHECK(fold.survey(m_context));
        result.dataBytes = fold.liveBytes();
        if (m_request.dryRun) {
            CAIRN_CHECK(foresee(plan, result));
            CAIRN_TRY(result.bytesWritten, manifestBytes(plan.chain));
            return result;
        }
        CAIRN_CHECK(foldAndSwitch(m_instance, plan, fold, m_context));
        result.bytesWritten = fold.bytesWritten();
        return result;
    }

private:
    /// What the merge does to the moments that can be recovered: those that only an absorbed backup begins at go.
    Status foresee(const MergePlan &plan, MergeResult &result) const
    {
        CAIRN_TRY(auto input, readRetentionInput(m_instance));
        result.windowBefore = intervalsOf(input.state);
        std::erase_if(input.state.backups,
                      [&](const RetentionBackup &backup) { return std::ranges::contains(plan.absorbed, backup.id); });
        for (RetentionBackup &backup : input.state.backups)
            if (backup.id == plan.destination()) {
                backup.full = true;
                backup.parent = {};
            }
        result.windowAfter = intervalsOf(input.state);
        return {};
    }

    /// What the manifests of the chain take: the folded one, which is all that is written, is no larger.
    [[nodiscard]] Result<std::uint64_t> manifestBytes(const BackupChain &chain) const
    {
        std::uint64_t bytes = 0;
        for (const BackupRecord &member : chain) {
            const auto key = m_instance.keys().manifest(member.id, member.manifestGeneration);
            CAIRN_TRY(const auto stored, m_instance.storage().stat(key));
            bytes += stored ? stored->size : 0;
        }
        return bytes;
    }

    const Instance &m_instance;
    const MergeRequest &m_request;
    OperationContext &m_context;
};

} // namespace

Result<MergeResult> mergeBackup(const MergeRequest &request, OperationContext &context)
{
    if (request.dryRun) {
        CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
        CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
        CAIRN_CHECK(probeLock(instance.storage(), instance.keys(), LockMode::Rearrange, "merge"));
        return Merge(instance, request, context).run();
    }
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Rearrange, "merge", context, request.sync));
    CAIRN_CHECK(scope.beginJournal({{"backup", request.backup.toString()}}, commandArguments(request)));
    auto outcome = [&]() -> Result<MergeResult> {
        CAIRN_CHECK(sweepDeadWriters(scope.instance(), context.log));
        CAIRN_TRY(auto result, Merge(scope.instance(), request, context).run());
        // What is out of use can be removed only when nobody reads it; the merge itself is done whether that is so or
        // not.
        scope.releaseLock();
        CAIRN_TRY(const auto cleaned, cleanUpWhenAlone(scope.instance(), "merge", context));
        result.bytesFreed = cleaned.bytesFreed;
        result.pending = cleaned.pending;
        return result;
    }();
    if (outcome && scope.journal() != nullptr) {
        scope.journal()->setBackup(outcome->backup);
        scope.journal()->setBytes(outcome->bytesWritten);
    }
    context.progress.finish();
    return scope.end(std::move(outcome));
}

} // namespace cairn
