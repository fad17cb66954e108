#include "operations/clean_up.h"

#include "catalog/lock.h"
#include "catalog/quarantine.h"
#include "operations/pack_needs.h"
#include "operations/removal.h"

#include <algorithm>

namespace cairn {

namespace {

class CleanUp {
public:
    CleanUp(const Instance &instance, OperationContext &context)
        : m_instance(instance)
        , m_context(context)
    {
    }

    Result<std::uint64_t> run()
    {
        CAIRN_TRY(m_backups, m_instance.backups());
        std::ranges::reverse(m_backups); // parents before children
        CAIRN_CHECK(removeBackupsOutOfUse());
        CAIRN_CHECK(removeOldManifests());
        CAIRN_CHECK(forgetMerged());
        CAIRN_TRY(const auto wal, removeExpiredWal(m_instance, Timestamp::now()));
        return m_freed + wal;
    }

private:
    [[nodiscard]] bool isOutOfUse(const BackupRecord &record) const
    {
        const bool merged =
            record.status == BackupStatus::Merged ||
            (record.status == BackupStatus::Deleting && !record.quarantine && m_absorbed.contains(record.id));
        return merged || (record.quarantine && record.quarantine->until <= Timestamp::now());
    }

    Status removeBackupsOutOfUse()
    {
        for (const BackupRecord &record : m_backups)
            m_absorbed.insert(record.absorbed.begin(), record.absorbed.end());
        std::set<BackupId> going;
        for (const BackupRecord &record : m_backups)
            if (isOutOfUse(record))
                going.insert(record.id);
        addQuarantinedDescendants(m_backups, going);
        for (const BackupRecord &record : m_backups)
            m_freed += going.contains(record.id) ? record.walBytes : 0;
        Removal removal{{going.begin(), going.end()}, {}};
        CAIRN_TRY(const auto needs, PackNeeds::read(m_instance, m_backups, going));
        CAIRN_TRY(const auto packs, needs.unneeded(m_instance));
        for (const auto &pack : packs) {
            removal.packs.push_back(pack.name);
            m_freed += pack.size;
        }
        if (removal.backups.empty() && removal.packs.empty())
            return {};
        CAIRN_CHECK(failpoint("clean-up.before-record"));
        CAIRN_CHECK(removeBackups(m_instance, removal, m_context));
        std::erase_if(m_backups, [&](const BackupRecord &record) { return going.contains(record.id); });
        return {};
    }

    Status removeOldManifests()
    {
        for (const BackupRecord &record : m_backups) {
            const bool known = record.isRestorable() || record.status == BackupStatus::Corrupt ||
                               record.status == BackupStatus::Orphan;
            if (!known)
                continue;
            CAIRN_TRY(const auto objects, m_instance.storage().list(m_instance.keys().backup(record.id)));
            for (const ObjectInfo &object : objects) {
                const auto generation = generationOfManifest(object.name);
                if (!generation || *generation == record.manifestGeneration)
                    continue;
                CAIRN_CHECK(failpoint("clean-up.manifest"));
                CAIRN_CHECK(m_instance.storage().remove(m_instance.keys().manifest(record.id, *generation)));
                m_freed += object.size;
            }
        }
        return {};
    }

    /// What is still there of the merged ones has come to be needed by another backup, and is one of its own now.
    Status forgetMerged()
    {
        for (const BackupRecord &record : m_backups) {
            if (record.absorbed.empty())
                continue;
            CAIRN_CHECK(failpoint("clean-up.last-record"));
            CAIRN_CHECK(m_instance.update(record.id, [](BackupRecord &stored) {
                stored.absorbed.clear();
                return Status{};
            }));
        }
        return {};
    }

    const Instance &m_instance;
    OperationContext &m_context;
    std::vector<BackupRecord> m_backups; ///< oldest first
    std::set<BackupId> m_absorbed;
    std::uint64_t m_freed = 0;
};

} // namespace

Result<std::uint64_t> cleanUp(const Instance &instance, OperationContext &context)
{
    return CleanUp(instance, context).run();
}

Result<CleanUpResult> cleanUpWhenAlone(const Instance &instance, const std::string &operation,
                                       OperationContext &context)
{
    const auto lock =
        InstanceLock::acquire(instance.storage(), instance.keys(), LockMode::Exclusive, operation, context.log);
    if (!lock && lock.error().code == ErrorCode::Locked) {
        context.log.notice("what is out of use is removed later: {}", lock.error().message);
        return CleanUpResult{0, lock.error().message};
    }
    if (!lock)
        return std::unexpected(lock.error());
    CAIRN_TRY(const auto freed, cleanUp(instance, context));
    return CleanUpResult{freed, {}};
}

} // namespace cairn
