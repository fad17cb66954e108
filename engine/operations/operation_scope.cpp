#include "operations/operation_scope.h"

#include "operations/command_line.h"

#include <algorithm>
#include <format>

namespace cairn {

Result<OperationScope> OperationScope::open(const InstanceRef &ref, LockMode mode, const std::string &operation,
                                            OperationContext &context, bool sync)
{
    CAIRN_TRY(auto catalog, Catalog::open(ref.catalog, sync));
    CAIRN_TRY(auto instance, catalog.instance(ref.instance));
    OperationScope scope(std::move(catalog), std::move(instance), operation, context);
    CAIRN_TRY(scope.m_lock, InstanceLock::acquire(scope.storage(), scope.keys(), mode, operation, context.log));
    return scope;
}

Status OperationScope::beginJournal(std::map<std::string, std::string> parameters,
                                    const std::vector<std::string> &command)
{
    // Without a lock object the catalog cannot be written, so there is no journal either.
    if (m_lock->name().empty())
        return {};
    if (!command.empty())
        parameters[std::string(journalCommandKey)] = commandText(command);
    m_journal =
        std::make_unique<JournalEntryWriter>(storage(), keys(), m_operation, std::move(parameters), m_context->log);
    return m_journal->begin();
}

namespace {

Status removePacksOf(const Instance &instance, BackupId id)
{
    Storage &storage = instance.storage();
    const std::string prefix = id.toString() + "-";
    CAIRN_TRY(const auto entries, storage.list(instance.keys().packs()));
    for (const auto &entry : entries)
        if (entry.name.starts_with(prefix))
            CAIRN_CHECK(storage.remove(instance.keys().pack(entry.name)));
    return {};
}

/// Unfinished packs that no backup will pick up.
Status removeStrayPacks(const Instance &instance)
{
    Storage &storage = instance.storage();
    CAIRN_TRY(const auto backups, instance.backups());
    CAIRN_TRY(const auto names, storage.listUnfinished(instance.keys().packs()));
    const auto isFailed = [&](const std::string &name) {
        return std::ranges::any_of(backups, [&](const BackupRecord &record) {
            return record.status == BackupStatus::Error && name.starts_with(record.id.toString() + "-");
        });
    };
    for (const auto &name : names)
        if (!isFailed(name))
            CAIRN_CHECK(storage.removeUnfinished(instance.keys().packs() + "/" + name));
    return {};
}

Status removeUnfinishedIn(Storage &storage, const std::string &prefix);

/// Folders of backups that never got a record.
Status removeEmptyBackups(const Instance &instance)
{
    Storage &storage = instance.storage();
    CAIRN_TRY(const auto entries, storage.list(instance.keys().backups()));
    for (const auto &entry : entries) {
        const std::string folder = instance.keys().backups() + "/" + entry.name;
        CAIRN_TRY(const auto finished, storage.list(folder));
        if (!entry.isPrefix || !finished.empty())
            continue;
        CAIRN_CHECK(removeUnfinishedIn(storage, folder));
        CAIRN_TRY(const auto live, storage.listUnfinished(folder));
        if (live.empty())
            CAIRN_CHECK(storage.removeAll(folder));
    }
    return {};
}

Status removeUnfinishedIn(Storage &storage, const std::string &prefix)
{
    CAIRN_TRY(const auto names, storage.listUnfinished(prefix));
    for (const auto &name : names)
        CAIRN_CHECK(storage.removeUnfinished(std::format("{}/{}", prefix, name)));
    return {};
}

} // namespace

Status abandonBackup(const Instance &instance, BackupRecord record, const std::string &reason, FailedPacks packs)
{
    Storage &storage = instance.storage();
    record.status = BackupStatus::Error;
    record.statusReason = reason;
    record.lockName.clear();
    record.dataBytes = 0;
    record.walBytes = 0;
    record.resumedFrom.clear();
    record.reusedPieces = 0;
    record.reusedBytes = 0;
    if (!record.endTime.isKnown())
        record.endTime = Timestamp::now();
    if (packs == FailedPacks::Remove)
        CAIRN_CHECK(removePacksOf(instance, record.id));
    CAIRN_CHECK(storage.removeAll(instance.keys().backupWal(record.id)));
    CAIRN_CHECK(storage.remove(instance.keys().manifest(record.id, record.manifestGeneration)));
    return instance.write(record);
}

Status sweepDeadWriters(const Instance &instance, Logger &log)
{
    Storage &storage = instance.storage();
    const InstanceKeys &keys = instance.keys();
    CAIRN_TRY(const auto locks, storage.list(keys.locks()));
    CAIRN_TRY(const auto backups, instance.backups());
    for (const BackupRecord &record : backups) {
        CAIRN_CHECK(removeUnfinishedIn(storage, keys.backup(record.id)));
        CAIRN_CHECK(removeUnfinishedIn(storage, keys.backupWal(record.id)));
        const bool writerLives = std::ranges::contains(locks, record.lockName, &ObjectInfo::name);
        if (record.status != BackupStatus::Running || writerLives)
            continue;
        log.warning("backup {} was interrupted; what it copied is kept for the next one", record.id.toString());
        CAIRN_CHECK(
            abandonBackup(instance, record, "interrupted: the process that took it is gone", FailedPacks::Keep));
    }
    CAIRN_CHECK(removeEmptyBackups(instance));
    CAIRN_CHECK(removeStrayPacks(instance));
    for (const std::string &prefix :
         {keys.root(), keys.wal(), keys.quarantine(), keys.locks(), keys.journal(), keys.reports()})
        CAIRN_CHECK(removeUnfinishedIn(storage, prefix));
    return {};
}

std::vector<WalArchive> walArchivesFor(const Instance &instance, const BackupRecord &record)
{
    std::vector<WalArchive> archives;
    if (record.walMode == WalMode::Stream)
        archives.emplace_back(instance.storage(), instance.keys().backupWal(record.id));
    archives.emplace_back(instance.storage(), instance.keys().wal());
    return archives;
}

} // namespace cairn
