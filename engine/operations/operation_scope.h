#pragma once

#include "catalog/catalog.h"
#include "catalog/journal.h"
#include "catalog/lock.h"
#include "catalog/wal_archive.h"
#include "core/context.h"
#include "operations/requests.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace cairn {

/// What most operations begin with: the catalog and the instance are open, the instance is locked, the journal has an
/// entry. Members are destroyed in the order entry, lock.
class OperationScope {
public:
    /// Opens catalog and instance and takes the lock.
    [[nodiscard]] static Result<OperationScope> open(const InstanceRef &ref, LockMode mode,
                                                     const std::string &operation, OperationContext &context,
                                                     bool sync = true);
    /// Opens the journal entry; end() closes it with the outcome. `command`: the arguments of the command that does the
    /// same (command_line.h), without secrets; empty: none is noted.
    [[nodiscard]] Status beginJournal(std::map<std::string, std::string> parameters,
                                      const std::vector<std::string> &command);
    /// Closes the journal entry and passes the outcome on.
    template <class T>
    [[nodiscard]] Result<T> end(Result<T> outcome)
    {
        const Status status = outcome ? Status{} : Status(std::unexpected(outcome.error()));
        if (m_journal)
            CAIRN_CHECK(m_journal->end(status));
        return outcome;
    }
    [[nodiscard]] const Instance &instance() const { return m_instance; }
    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }
    [[nodiscard]] Storage &storage() const { return m_catalog.storage(); }
    [[nodiscard]] const InstanceKeys &keys() const { return m_instance.keys(); }
    /// For an operation that goes on without the lock, or under another one.
    void releaseLock() { m_lock.reset(); }
    [[nodiscard]] const InstanceLock &lock() const { return *m_lock; }
    [[nodiscard]] JournalEntryWriter *journal() { return m_journal.get(); }
    [[nodiscard]] OperationContext &context() const { return *m_context; }

private:
    OperationScope(Catalog catalog, Instance instance, std::string operation, OperationContext &context)
        : m_catalog(std::move(catalog))
        , m_instance(std::move(instance))
        , m_operation(std::move(operation))
        , m_context(&context)
    {
    }
    Catalog m_catalog;
    Instance m_instance;
    std::string m_operation;
    OperationContext *m_context;
    std::unique_ptr<InstanceLock> m_lock;
    std::unique_ptr<JournalEntryWriter> m_journal;
};

/// Marks backups whose writer died as ERROR, removes what they and other dead writers left, and says so in the log. The
/// packs stay, for the next backup to pick up (backup_resume.h). Called under a lock by operations that write; what
/// lives is never touched.
[[nodiscard]] Status sweepDeadWriters(const Instance &instance, Logger &log);

/// Whether the packs of a backup that failed stay, for the next one to pick up.
enum class FailedPacks { Keep, Remove };

/// Removes WAL and manifest of a backup that never became good, and its packs if wanted, and leaves its record as ERROR
/// with the reason.
[[nodiscard]] Status abandonBackup(const Instance &instance, BackupRecord record, const std::string &reason,
                                   FailedPacks packs);

/// The WAL archives to look into for a backup: its own for STREAM, then the instance's.
[[nodiscard]] std::vector<WalArchive> walArchivesFor(const Instance &instance, const BackupRecord &record);

} // namespace cairn
