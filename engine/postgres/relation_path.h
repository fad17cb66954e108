#pragma once

#include "core/ids.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn {

enum class Fork : std::uint8_t { Main = 0, Fsm = 1, VisibilityMap = 2, Init = 3 };

/// "" for main, "fsm", "vm", "init".
[[nodiscard]] std::string_view forkSuffix(Fork fork);

inline constexpr Oid defaultTablespace{1663}; ///< base/
inline constexpr Oid globalTablespace{1664};  ///< global/

/// One file of a relation: which relation, which fork, which segment of it.
struct RelationFile {
    Oid tablespace;
    Oid database; ///< 0 in global/
    Oid filenode;
    Fork fork = Fork::Main;
    std::uint32_t segment = 0; ///< 0 for the file without a suffix
    bool temporary = false;    ///< belongs to a session: its content is worthless to anybody else

    bool operator==(const RelationFile &) const = default;
    /// The block number of the first page in this file.
    [[nodiscard]] constexpr BlockNumber firstBlock(std::uint32_t blocksPerSegment) const
    {
        return BlockNumber{segment * blocksPerSegment};
    }
};

/// What a file is, by its path relative to PGDATA.
enum class PathKind {
    Relation,      ///< consists of pages
    Control,       ///< global/pg_control
    FilenodeMap,   ///< pg_filenode.map of global/ or of a database
    VersionFile,   ///< PG_VERSION at the top or of a database
    RelationCache, ///< pg_internal.init or pg_internal.init.<pid>
    Other,
};

struct PathClass {
    PathKind kind = PathKind::Other;
    RelationFile relation; ///< meaningful for PathKind::Relation only
};

/// Classifies a path relative to PGDATA ("base/16384/16385_vm.1", "pg_tblspc/16390/PG_17_202406281/5/16391").
/// Any bytes are fine; what does not match exactly is Other, for instance "base/5/99.bak", "base/5/007" or numbers
/// beyond 32 bits. Names: section 1.4 of the PostgreSQL facts. Pure, any thread.
/// @param versionDirectory the only directory in a tablespace that belongs to this cluster; empty: any "PG_*".
[[nodiscard]] PathClass classifyPath(std::string_view path, std::string_view versionDirectory = {});

/// The name alone, in a directory that holds relations: filenode, fork, segment, temporary. Tablespace and database
/// stay 0.
[[nodiscard]] std::optional<RelationFile> parseRelationFileName(std::string_view name);

/// A decimal object identifier without sign or leading zero, 1 to 2^32-1.
[[nodiscard]] std::optional<Oid> parseOid(std::string_view text);

} // namespace cairn
