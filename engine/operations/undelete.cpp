#include "operations/operations.h"

#include "catalog/chain.h"
#include "catalog/quarantine.h"
#include "operations/command_line.h"
#include "operations/operation_scope.h"

#include <algorithm>
#include <ranges>

namespace cairn {

namespace {

/// What comes back: the backup that was asked for with what it builds on, or everything.
Result<std::vector<BackupId>> chooseBackups(const std::vector<BackupRecord> &backups, std::optional<BackupId> asked)
{
    std::vector<BackupId> chosen;
    if (!asked) {
        for (const BackupRecord &record : backups | std::views::reverse)
            if (record.quarantine && chainOf(record, backups))
                chosen.push_back(record.id);
        return chosen;
    }
    const auto found = std::ranges::find(backups, *asked, &BackupRecord::id);
    if (found == backups.end() || !found->quarantine)
        return fail(ErrorCode::NotFound, "no backup with this id is in quarantine", asked->toString(),
                    "`cairn show` lists the backups; those in quarantine are DELETING, with the time until which they "
                    "can come back");
    CAIRN_TRY(const auto chain, chainOf(*found, backups));
    for (const BackupRecord &member : chain | std::views::reverse)
        if (member.quarantine)
            chosen.push_back(member.id);
        else if (!member.isRestorable())
            return fail(ErrorCode::NotFound,
                        "the backup cannot come back alone: it builds on " + member.id.toString() + ", which is " +
                            std::string(statusName(member.status)),
                        asked->toString());
    return chosen;
}

Status bringBack(const Instance &instance, const std::vector<BackupId> &backups,
                 const std::vector<WalQuarantine> &lists, OperationContext &context)
{
    // WAL first: a backup without it would not count as restorable.
    for (const WalQuarantine &list : lists) {
        CAIRN_CHECK(failpoint("undelete.wal"));
        CAIRN_CHECK(instance.storage().remove(list.key));
    }
    for (const BackupId id : backups) {
        CAIRN_CHECK(failpoint("undelete.record"));
        CAIRN_CHECK(instance.update(id, [](BackupRecord &record) {
            if (!record.quarantine)
                return Status{};
            record.status = record.quarantine->before;
            record.quarantine.reset();
            return Status{};
        }));
        context.log.info("backup {} is back", id.toString());
    }
    return {};
}

} // namespace

Result<UndeleteResult> undelete(const UndeleteRequest &request, OperationContext &context)
{
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Rearrange, "undelete", context, request.sync));
    if (!request.dryRun)
        CAIRN_CHECK(scope.beginJournal({{"backup", request.backup ? request.backup->toString() : "all"}},
                                       commandArguments(request)));
    auto outcome = [&]() -> Result<UndeleteResult> {
        CAIRN_TRY(const auto records, scope.instance().backups());
        UndeleteResult result;
        CAIRN_TRY(result.backups, chooseBackups(records, request.backup));
        CAIRN_TRY(const auto lists, readWalQuarantines(scope.instance()));
        for (const WalQuarantine &list : lists)
            result.walFiles.insert(result.walFiles.end(), list.files.begin(), list.files.end());
        if (result.backups.empty() && result.walFiles.empty())
            return fail(ErrorCode::NotFound, "nothing is in quarantine", {},
                        "what is deleted goes there when `cairn set-config --quarantine=TIME` is set");
        if (!request.dryRun)
            CAIRN_CHECK(bringBack(scope.instance(), result.backups, lists, context));
        return result;
    }();
    context.progress.finish();
    return scope.end(std::move(outcome));
}

} // namespace cairn
