#pragma once

#include "core/ids.h"
#include "postgres/relation_path.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace cairn {

/// A fork of a relation, whatever number of segment files it is cut into.
struct RelationFork {
    Oid tablespace;
    Oid database; ///< 0 in global/
    Oid filenode;
    Fork fork = Fork::Main;
    constexpr auto operator<=>(const RelationFork &) const = default;
};

/// The fork that a file is a segment of.
[[nodiscard]] constexpr RelationFork forkOf(const RelationFile &file)
{
    return {file.tablespace, file.database, file.filenode, file.fork};
}

/// The directory that holds a database's files in one tablespace.
struct DatabaseDirectory {
    Oid tablespace;
    Oid database;
    constexpr auto operator<=>(const DatabaseDirectory &) const = default;
};

/// Adjacent blocks, numbered from the start of the fork.
struct BlockRange {
    BlockNumber first;
    std::uint32_t count = 0;
    bool operator==(const BlockRange &) const = default;
};

/// What became of a fork, or of a window of it, since the parent backup.
struct ForkChanges {
    enum class Kind {
        Unchanged, ///< every block that the parent holds is still true
        Partial,   ///< the blocks in `ranges` may differ
        Whole,     ///< nothing that the parent holds of this fork may be used
    };
    Kind kind = Kind::Unchanged;
    /// What to read, inside the window that was asked for: ascending, disjoint, never adjacent. Whole: the window.
    std::vector<BlockRange> ranges;
    /// Set when the fork was truncated to this length at some time, or made anew (0): no block from here on is the
    /// parent's, even where the file is longer again. The part of it inside the window is in `ranges`.
    std::optional<BlockNumber> replacedFrom;
};

/// The blocks that may have changed since a point of the WAL: what PAGE, PTRACK and SUMMARY backups read. Built from
/// the WAL (wal/block_map_builder.h), from WAL summaries (postgres/wal_summaries.h) or from ptrack (postgres/ptrack.h).
///
/// What the map promises: a block of a *main fork* that is not in the map, and lies below the length that the fork had
/// in the parent, holds what it held then, apart from what PostgreSQL itself does not log because it may be lost: hint
/// bits on clusters without checksums and wal_log_hints, and the pages with room that the metapage of an SP-GiST index
/// remembers. It promises nothing about the following, which the copier must read in any case:
/// - blocks at or beyond the parent's length: extending a file by zeros leaves no trace;
/// - the forks fsm, vm and init: clearing a visibility map bit is no block reference before 17.11 and changes no page
///   LSN, free space maps are not logged, ptrack does not follow init forks. The answer for them is always Whole;
/// - files that the parent does not hold, and files that are no relation forks (pg_filenode.map, SLRUs, …).
/// Files that are gone, or shorter, are seen by comparing names and sizes.
///
/// The order of additions does not matter: maps of parts of the WAL can be built apart and merged.
///
/// Memory: a fork takes 40 bytes and 5 to 11 for its place in the index, at worst twice that while they grow. Its
/// blocks are kept in chunks of 65536 (512 MiB): 32 bytes a chunk and 2 bytes a block, at worst 64 and 4 with the slack
/// of growing vectors; from the 1025th block on a bitmap of 8 KiB, so at worst 8 bytes and at best 1 bit a block, and
/// never more than 1 bit per block of the cluster plus the chunks. When all of it exceeds the limit, the forks with the
/// most memory become whole, then whole databases, then everything: the map loses sharpness, never truth.
///
/// A value. One thread at a time; asking only, any number.
class ChangedBlocks {
public:
    static constexpr std::size_t defaultMemoryLimit = std::size_t{256} << 20;

    explicit ChangedBlocks(std::size_t memoryLimit = defaultMemoryLimit)
        : m_memoryLimit(memoryLimit)
    {
    }

    /// Whether the map says anything about forks of this kind; if not, they are Whole and additions are ignored.
    [[nodiscard]] static constexpr bool tracks(Fork fork) { return fork == Fork::Main; }

    void addBlock(const RelationFork &fork, BlockNumber block);
    /// The fork was truncated to `first` blocks.
    void replaceFrom(const RelationFork &fork, BlockNumber first);
    /// The fork was created, dropped, or is not known well enough.
    void replaceWhole(const RelationFork &fork) { replaceFrom(fork, BlockNumber{0}); }
    /// All files in the directory were made by copying (CREATE DATABASE, ALTER DATABASE SET TABLESPACE) or dropped.
    void replaceDatabase(DatabaseDirectory directory);
    /// Takes over everything that another map says.
    void merge(ChangedBlocks &&other);

    /// What became of the `count` blocks from `first` on.
    [[nodiscard]] ForkChanges changesOf(const RelationFork &fork, BlockNumber first = BlockNumber{0},
                                        std::uint32_t count = ~std::uint32_t{0}) const;
    /// What became of one segment file. The ranges are numbered from the start of the fork, as everywhere here.
    [[nodiscard]] ForkChanges changesOf(const RelationFile &file, std::uint32_t blocksPerSegment) const
    {
        return changesOf(forkOf(file), file.firstBlock(blocksPerSegment), blocksPerSegment);
    }
    /// Whether all forks in this directory are Whole.
    [[nodiscard]] bool isReplaced(DatabaseDirectory directory) const;

    /// The forks that have changes of their own, in no order; not those that only a replaced directory concerns.
    [[nodiscard]] std::vector<RelationFork> forks() const;
    /// Replaced directories, ascending.
    [[nodiscard]] const std::vector<DatabaseDirectory> &databases() const { return m_databases; }
    /// Number of single blocks that are named; blocks of whole or truncated parts are not among them.
    [[nodiscard]] std::uint64_t blockCount() const;
    [[nodiscard]] bool isEmpty() const { return m_entries.empty() && m_databases.empty() && !m_everything; }

    /// Bytes that the map takes.
    [[nodiscard]] std::size_t memoryUsed() const;
    /// How many forks became whole because the map would have grown over its limit.
    [[nodiscard]] std::uint64_t coarsenedForks() const { return m_coarsenedForks; }

private:
    /// Changed blocks among 65536: sorted offsets, or, with 4096 words, a bitmap.
    struct Chunk {
        std::uint32_t number = 0;
        std::vector<std::uint16_t> words;
    };
    struct Entry {
        Oid tablespace;
        Oid database;
        Oid filenode;
        std::uint32_t replacedFrom = ~std::uint32_t{0}; ///< the largest number: nothing was replaced
        std::vector<Chunk> chunks;                      ///< ascending
    };

    [[nodiscard]] static bool isBitmap(const Chunk &chunk);
    [[nodiscard]] static std::size_t memoryOf(const Entry &entry);
    static void makeBitmap(Chunk &chunk);
    static void insert(Chunk &chunk, std::uint16_t offset);
    static void mergeChunk(Chunk &into, Chunk &&from);
    static void appendRuns(const Chunk &chunk, std::uint64_t first, std::uint64_t end, std::vector<BlockRange> &ranges);

    [[nodiscard]] const Entry *find(const RelationFork &fork) const;
    /// Nothing when the directory of the fork is replaced as a whole.
    [[nodiscard]] Entry *findOrAdd(const RelationFork &fork);
    [[nodiscard]] std::size_t slotOf(const RelationFork &fork) const;
    [[nodiscard]] Chunk &chunkOf(Entry &entry, std::uint32_t number);
    void cut(Entry &entry, std::uint32_t first);
    void rebuildIndex(std::size_t slots);
    void coarsenIfNeeded();
    void coarsenForks(std::size_t goal);
    void coarsenDatabases(std::size_t goal);

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_index; ///< open addressing: place in m_entries plus 1, or 0; a power of two
    std::vector<DatabaseDirectory> m_databases;
    bool m_everything = false;
    std::size_t m_last = 0;        ///< entry that was found last: most additions come in groups
    std::size_t m_chunkMemory = 0; ///< of all chunks together
    std::size_t m_memoryLimit;
    std::uint64_t m_coarsenedForks = 0;
};

} // namespace cairn
