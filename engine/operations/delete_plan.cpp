#include "operations/delete_plan.h"

#include "catalog/chain.h"
#include "operations/merge_plan.h"
#include "operations/pack_needs.h"
#include "operations/removal.h"
#include "operations/retention_state.h"

#include <algorithm>
#include <map>
#include <set>

namespace cairn {

namespace {

Sentence allReasons(const RetentionReasons &reasons)
{
    std::vector<Sentence> texts;
    std::ranges::transform(reasons, std::back_inserter(texts), &RetentionReason::text);
    return Sentence::list(std::move(texts));
}

/// What is to go, as a request to planRetention(), and what that means in stored objects.
class DeletePlanner {
public:
    DeletePlanner(const Instance &instance, const DeleteRequest &request, OperationContext &context)
        : m_instance(instance)
        , m_request(request)
        , m_context(context)
    {
    }

    Result<DeletePlan> run()
    {
        const Timestamp now = Timestamp::now();
        CAIRN_TRY(m_backups, m_instance.backups());
        CAIRN_CHECK(choose());
        CAIRN_TRY(const auto input, readRetentionInput(m_instance));
        m_options.utcOffsetSeconds = localUtcOffset(now);
        const RetentionPolicy policy = retentionPolicy(m_instance.config().retention, m_request.retention);
        m_plan.retention = planRetention(policy, input.state, now, m_options);
        noteDecisions();
        CAIRN_CHECK(choosePacks());
        for (const StoredWalFile &file :
             walFilesToRemove(m_plan.retention, input.walFiles, input.state.walSegmentSize)) {
            m_plan.walFiles.push_back(file.name + std::string(sealedSuffix(file.codec)));
            m_plan.bytesFreed += file.storedSize;
        }
        m_plan.windowAfter = windowText(m_plan.retention.windowAfter);
        if (const std::int64_t seconds = quarantineSeconds(m_instance, m_request); seconds > 0)
            m_plan.quarantinedUntil = Timestamp{now.microseconds + seconds * 1'000'000};
        return std::move(m_plan);
    }

private:
    Status choose()
    {
        for (const BackupId id : std::set(m_request.backups.begin(), m_request.backups.end()))
            CAIRN_CHECK(chooseAsked(id));
        for (const BackupRecord &record : m_backups)
            if (m_request.status && record.status == *m_request.status && !record.quarantine)
                m_options.asked.push_back(record.id);
        m_options.expired = m_request.expired;
        m_options.mergeExpired = m_request.mergeExpired;
        m_options.wal = m_request.wal;
        m_options.walWithoutBackups = m_request.wal && m_request.force;
        m_options.force = m_request.force;
        return {};
    }

    Status chooseAsked(BackupId id)
    {
        CAIRN_TRY(const BackupRecord *asked, findBackup(id, m_backups));
        if (!asked->quarantine) {
            m_options.asked.push_back(id);
            return {};
        }
        if (quarantineSeconds(m_instance, m_request) > 0)
            return fail(ErrorCode::Usage,
                        "the backup was deleted, and goes for good at " + asked->quarantine->until.toLocalText(),
                        id.toString(), "`cairn undelete` brings it back, --quarantine=0 removes it now");
        m_going.insert(id);
        return {};
    }

    void noteDecisions()
    {
        std::map<BackupId, std::uint64_t> walBytes;
        for (const BackupRecord &record : m_backups)
            walBytes[record.id] = record.walBytes;
        for (const BackupDecision &decision : m_plan.retention.backups) {
            const bool goes = decision.fate != BackupFate::Keep;
            m_plan.entries.push_back(
                {decision.id, goes, allReasons(decision.reasons), decision.bytes, !decision.folds.empty()});
            if (!goes)
                continue;
            m_going.insert(decision.id);
            m_plan.bytesFreed += walBytes[decision.id];
        }
        if (quarantineSeconds(m_instance, m_request) <= 0)
            noteQuarantined();
        std::ranges::sort(m_plan.entries, {}, &DeletePlanEntry::backup);
    }

    /// What is in quarantine already is no concern of retention.
    void noteQuarantined()
    {
        addQuarantinedDescendants(m_backups, m_going);
        for (const BackupRecord &record : m_backups)
            if (record.quarantine && m_going.contains(record.id)) {
                const bool asked = std::ranges::contains(m_request.backups, record.id);
                m_plan.entries.push_back(
                    {record.id, true, asked ? "in quarantine, asked for" : "in quarantine, builds on what is removed",
                     record.dataBytes + record.walBytes});
                m_plan.bytesFreed += record.walBytes;
            }
    }

    /// Packs go when no manifest of a backup that stays will name them.
    Status choosePacks()
    {
        CAIRN_TRY(auto needs, PackNeeds::read(m_instance, m_backups, m_going));
        for (const BackupDecision &decision : m_plan.retention.backups) {
            if (decision.folds.empty())
                continue;
            CAIRN_TRY(const MergePlan merge, planFold(m_backups, decision.id, decision.folds));
            ChainFold fold(m_instance, merge.chain);
            CAIRN_CHECK(fold.survey(m_context));
            for (const std::string &name : fold.packsInUse())
                needs.add(name);
        }
        CAIRN_TRY(const auto packs, needs.unneeded(m_instance));
        for (const auto &pack : packs) {
            m_plan.packs.push_back(pack.name);
            m_plan.bytesFreed += pack.size;
        }
        return {};
    }

    const Instance &m_instance;
    const DeleteRequest &m_request;
    OperationContext &m_context;
    RetentionOptions m_options;
    std::vector<BackupRecord> m_backups;
    std::set<BackupId> m_going;
    DeletePlan m_plan;
};

} // namespace

std::int64_t quarantineSeconds(const Instance &instance, const DeleteRequest &request)
{
    return request.quarantineSeconds.value_or(instance.config().quarantineSeconds.value_or(0));
}

Result<DeletePlan> makeDeletePlan(const Instance &instance, const DeleteRequest &request, OperationContext &context)
{
    return DeletePlanner(instance, request, context).run();
}

} // namespace cairn
