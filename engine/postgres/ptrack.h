#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "postgres/changed_blocks.h"
#include "postgres/relation_path.h"
#include "postgres/session.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace cairn {

/// The extension ptrack 2, which makes a patched server keep a map of changed blocks: section 7.2 of the PostgreSQL
/// facts. One thread at a time per session.
struct PtrackInfo {
    std::string schema;  ///< where the extension's functions are
    std::string version; ///< what ptrack_version() says: "2.4"
    std::string mapSize; ///< setting ptrack.map_size ("64MB"); empty when the server was started without the library
    Lsn initialLsn;      ///< changes are known from here on; 0: there is no map
};

/// What there is in the database of the session; nothing when the extension is not created there. Server error when the
/// role may not call its functions, with the GRANTs to run.
[[nodiscard]] Result<std::optional<PtrackInfo>> probePtrack(Session &session, const std::stop_token &stop);

/// Why PTRACK is not possible for a parent that began at `parentStart`: Unsupported for versions other than 2.1 and
/// later 2.x, Server when tracking is off, WalMissing when it began after the parent. Pure.
[[nodiscard]] Status checkPtrack(const PtrackInfo &info, Lsn parentStart);

/// The GRANT statements that let a role take PTRACK backups, one per line.
[[nodiscard]] std::string ptrackGrants(const std::string &quotedSchema, const std::string &quotedRole);

/// Where the files are that ptrack names.
struct PtrackLayout {
    std::string versionDirectory;            ///< "PG_16_202307071": of this cluster in its tablespaces
    std::uint32_t blocksPerSegment = 131072; ///< of relation files, from pg_control
};

/// Checks with checkPtrack() and takes all changes since `parentStart` from the server. To be asked for behind the
/// start of the new backup, whose checkpoint brings the map up to date. Memory: the map and about a thousand rows of at
/// most 32 KiB.
[[nodiscard]] Result<ChangedBlocks> blocksFromPtrack(Session &session, const PtrackInfo &info, Lsn parentStart,
                                                     const PtrackLayout &layout, std::size_t memoryLimit,
                                                     const std::stop_token &stop);

/// Adds the blocks whose bits are set: bit i of the map, counted from the lowest bit of the first byte, is the i-th
/// block of the file. Server error for a bit behind the end of the segment. Pure.
[[nodiscard]] Status addPageMap(ChangedBlocks &blocks, const RelationFile &file, std::uint32_t blocksPerSegment,
                                ByteView map);

} // namespace cairn
