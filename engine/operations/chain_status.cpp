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

Status orphanDescendants(const Instance &instance, BackupId id, Logger &log)
{
    CAIRN_TRY(const auto backups, instance.backups());
    for (const BackupRecord &record : descendantsOf(id, backups)) {
        const BackupRecord judged = judgedInChain(record, backups);
        if (judged.status == record.status)
            continue;
        log.warning("backup {} is {}: {}", record.id.toString(), statusName(judged.status), judged.statusReason);
        CAIRN_CHECK(instance.write(judged));
    }
    return {};
}

} // namespace cairn
