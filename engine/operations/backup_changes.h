#pragma once

#include "catalog/catalog.h"
#include "core/context.h"
#include "core/sentence.h"
#include "operations/backup_wal.h"
#include "postgres/changed_blocks.h"
#include "postgres/server_info.h"
#include "postgres/session.h"
#include "wal/history.h"

#include <chrono>
#include <optional>
#include <string>

namespace cairn {

/// Where an incremental backup begins, and what it builds on.
struct ChangeRange {
    const BackupRecord &parent;
    const BackupRecord &backup; ///< the new one: start LSN, timeline, identity of the cluster
    TimelineHistory path;       ///< to the backup's timeline
    std::uint32_t catalogVersion = 0;
    std::uint32_t segmentBlocks = 0; ///< in one file of a relation
};

/// What is to be said against a mode.
struct ModeObjection {
    Sentence text;
    bool onlyCostly = false; ///< it is possible, and would take longer than reading every page
};

/// Finds out which blocks changed since the parent, by the way of a mode: WAL summaries, ptrack or archived WAL. The
/// referred objects outlive this. One thread.
class ChangeFinder {
public:
    ChangeFinder(const Instance &instance, Session &session, const ServerInfo &server, ChangeRange range,
                 unsigned threads, std::chrono::seconds archiveTimeout, OperationContext &context)
        : m_instance(instance)
        , m_session(session)
        , m_server(server)
        , m_range(std::move(range))
        , m_threads(threads)
        , m_archiveTimeout(archiveTimeout)
        , m_context(context)
    {
    }
    /// Why a mode is not possible, or not worth it, in words; nothing when it is. For DELTA always nothing.
    [[nodiscard]] Result<std::optional<ModeObjection>> objectionTo(BackupMode mode);
    /// The changes. PAGE waits until the archive has the WAL up to the start of the backup.
    [[nodiscard]] Result<ChangedBlocks> find(BackupMode mode);

private:
    [[nodiscard]] Result<std::optional<Sentence>> objectionToSummary();
    [[nodiscard]] Result<std::optional<Sentence>> objectionToPtrack();
    [[nodiscard]] Result<std::optional<ModeObjection>> objectionToPage();
    [[nodiscard]] Result<ChangedBlocks> fromPtrack();
    [[nodiscard]] Result<ChangedBlocks> fromArchive();
    [[nodiscard]] bool mayArchive() const;
    /// The position up to which PAGE needs WAL: a start just behind the header of a segment needs nothing of it.
    [[nodiscard]] Lsn walNeededTo() const;

    const Instance &m_instance;
    Session &m_session;
    const ServerInfo &m_server;
    ChangeRange m_range;
    unsigned m_threads;
    std::chrono::seconds m_archiveTimeout;
    OperationContext &m_context;
};

} // namespace cairn
