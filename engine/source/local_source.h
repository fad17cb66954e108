#pragma once

#include "core/error.h"
#include "core/files.h"
#include "core/timestamp.h"
#include "postgres/backup_rules.h"
#include "postgres/relation_path.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

enum class SourceKind : std::uint8_t { Directory, File, Relation, TablespaceLink };

/// One entry of the cluster.
struct SourceEntry {
    /// Relative to the data directory; tablespace files as pg_tblspc/<oid>/…; absolute in an external directory.
    std::string path;
    SourceKind kind = SourceKind::File;
    std::uint32_t mode = 0; ///< st_mode
    std::uint64_t size = 0;
    Timestamp modified;
    std::string linkTarget; ///< of a TablespaceLink
    RelationFile relation;  ///< of a Relation
};

struct SourceListing {
    std::vector<SourceEntry> entries;  ///< sorted by path, parents before children
    std::vector<std::string> warnings; ///< what was passed over and should be known
    std::uint64_t totalBytes = 0;      ///< of the cluster; external directories are not counted
};

/// A cluster's data directory on this machine, and the external directories that are backed up with it. Immutable; any
/// thread.
class LocalSource {
public:
    LocalSource(std::string pgdata, BackupRulesOptions options, std::vector<std::string> externalDirectories = {});
    /// Walks the tree. Files that vanish meanwhile are left out: the server was dropping them.
    [[nodiscard]] Result<SourceListing> list(const std::stop_token &stop) const;
    /// NotFound when the file vanished since it was listed.
    [[nodiscard]] Result<Fd> open(const std::string &path) const;
    [[nodiscard]] const std::string &pgdata() const { return m_pgdata; }

private:
    class Walk;
    std::string m_pgdata;
    BackupRulesOptions m_options;
    BackupRules m_rules;
    std::vector<std::string> m_externals;
};

} // namespace cairn
