#pragma once

#include "core/error.h"
#include "core/sentence.h"
#include "postgres/version.h"
#include "wal/record.h"

#include <string>
#include <vector>

namespace cairn {

/// Tablespaces that come into being while WAL is replayed. Nothing can map them: recovery makes each where it was made
/// at first, writes into what is there, and ends when the directory is missing (PostgreSQL,
/// create_tablespace_directories() in tablespace.c). Whoever restores beside a server that runs has to know. Not
/// thread-safe.
class LaterTablespaces {
public:
    explicit LaterTablespaces(PgMajor major)
        : m_major(major)
    {
    }
    /// To be shown every record. WalDamaged when one is malformed.
    [[nodiscard]] Status note(const WalRecord &record);
    /// What is wrong with the directories on this machine now, each once.
    [[nodiscard]] std::vector<Sentence> warnings() const;

private:
    PgMajor m_major;
    RecordOutline m_outline;
    std::vector<std::string> m_directories; ///< each once
};

} // namespace cairn
