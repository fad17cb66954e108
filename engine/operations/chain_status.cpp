#include "operations/chain_status.h"

namespace cairn {

BackupRecord judgedInChain(BackupRecord record, const std::vector<BackupRecord> &backups)
{
    if (!record.isRestorable())
        return record;
    auto why = parentObjection(record, backups);
    if (why.empty())
        return record;
    record.status = BackupStatus::Orphan;
    record.statusReason = why;
    if (record.validation) {
        record.validation->passed = false;
        record.validation->message = std::move(why);
    }
    return record;
}

Status recordVerdict(const Instance &instance, const BackupRecord &judged)
{
    return instance.update(judged.id, [&](BackupRecord &record) {
        if (record.manifestDigest != judged.manifestDigest || record.status == BackupStatus::Deleting)
            return Status{};
        record.status = judged.status;
        record.statusReason = judged.statusReason;
        record.validation = judged.validation;
        return Status{};
    });
}

Status orphanDescendants(const Instance &instance, BackupId id, Logger &log)
{
    CAIRN_TRY(const auto backups, instance.backups());
    for (const BackupRecord &record : descendantsOf(id, backups)) {
        const BackupRecord judged = judgedInChain(record, backups);
        if (judged.status == record.status)
            continue;
        log.warning("backup {} is {}: {}", record.id.toString(), statusName(judged.status), judged.statusReason);
        CAIRN_CHECK(recordVerdict(instance, judged));
    }
    return {};
}

} // namespace cairn
