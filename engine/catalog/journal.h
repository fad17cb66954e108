#pragma once

#include "catalog/layout.h"
#include "catalog/owner.h"
#include "core/context.h"
#include "core/timestamp.h"
#include "storage/storage.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// The parameter that holds the command line which does the same as the operation did, as a shell reads it.
inline constexpr std::string_view journalCommandKey = "command";

/// One operation in the journal of an instance: who did what with which parameters, and how it ended.
struct JournalRecord {
    Timestamp begin;
    Timestamp end;
    std::string operation;
    Owner owner;
    std::string outcome; ///< "running", "ok", "interrupted" (owner died), or the name of an error code
    std::string message;
    BackupId backup;
    std::uint64_t bytes = 0;
    std::map<std::string, std::string> parameters;
};

/// An operation's entry while it runs: written as "running" when begun, replaced when it ends. An operation that dies
/// leaves "running", which readers show as "interrupted" once the owner is gone. A journal that cannot be written never
/// stops work: it is logged.
class JournalEntryWriter {
public:
    JournalEntryWriter(Storage &storage, const InstanceKeys &keys, std::string operation,
                       std::map<std::string, std::string> parameters, Logger &log);
    JournalEntryWriter(const JournalEntryWriter &) = delete;
    JournalEntryWriter &operator=(const JournalEntryWriter &) = delete;
    /// Without end() the entry says "internal".
    ~JournalEntryWriter();
    [[nodiscard]] Status begin();
    void setBackup(BackupId id) { m_record.backup = id; }
    void setBytes(std::uint64_t bytes) { m_record.bytes = bytes; }
    [[nodiscard]] Status end(const Status &outcome);

private:
    void write(const Status &before);
    void warnUnless(const Status &done);

    Storage &m_storage;
    Logger &m_log;
    std::string m_key;
    JournalRecord m_record;
    bool m_open = false;
};

/// Newest first, at most `limit`. Entries that cannot be read are left out, and named in `damaged`.
[[nodiscard]] Result<std::vector<JournalRecord>> readJournalRecords(const Storage &storage, const InstanceKeys &keys,
                                                                    std::size_t limit,
                                                                    std::vector<Error> *damaged = nullptr);

} // namespace cairn
