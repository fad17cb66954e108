#pragma once

#include "core/error.h"
#include "postgres/changed_blocks.h"
#include "postgres/version.h"
#include "wal/record.h"

#include <array>

namespace cairn {

/// Takes from WAL records what they change in relation files, and keeps it in a changed-block map: block references of
/// all resource managers, also of extensions; relations created, truncated and dropped; databases created and dropped.
/// Rules and their sources: section 4.7 of the PostgreSQL facts. Used by one thread at a time.
class BlockCollector {
public:
    /// The map must outlive the collector.
    BlockCollector(PgMajor major, ChangedBlocks &blocks)
        : m_major(major)
        , m_blocks(blocks)
    {
    }

    /// In any order: the map has none. WalDamaged for a malformed record; WalMissing when the server went to
    /// wal_level = minimal, for then there are changes that the WAL does not tell; Unsupported for a record that
    /// changes relation files in a way this build does not know.
    [[nodiscard]] Status note(const WalRecord &record);

private:
    void addBlock(const RecordOutline::Place &place);
    [[nodiscard]] Status noteXlog(const WalRecord &record) const;
    [[nodiscard]] Status noteStorage(const WalRecord &record);
    [[nodiscard]] Status noteDatabase(const WalRecord &record);
    [[nodiscard]] Status noteDrops(const WalRecord &record);
    [[nodiscard]] static Status refuseUnknown(const WalRecord &record);

    PgMajor m_major;
    ChangedBlocks &m_blocks;
    RecordOutline m_outline;
    /// Blocks that were added lately, each in the place that its number gives it. Busy tables name the same few blocks
    /// again and again: most references end here.
    std::array<RecordOutline::Place, 512> m_recent;
};

} // namespace cairn
