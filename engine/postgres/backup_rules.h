#pragma once

#include "core/error.h"
#include "postgres/version.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// The type of a directory entry, not following links.
enum class EntryType { File, Directory, Symlink, Other };

enum class EntryAction {
    Include,      ///< take the file; take the directory and look into it
    IncludeEmpty, ///< take the directory (also when the source has a link there) without anything in it
    FollowLink,   ///< pg_tblspc/<oid>: record the link, and look into its target as a directory
    Skip,         ///< belongs to no backup; not worth a word
    SkipAndWarn,  ///< PostgreSQL would lose it too, but the user should know (links, sockets, pipes, devices)
};

struct DirectoryEntry {
    std::string name;
    EntryType type = EntryType::File;
};

struct EntryDecision {
    EntryAction action = EntryAction::Include;
    std::string_view reason; ///< why it is not simply included; static text
};

struct BackupRulesOptions {
    PgMajor major;
    std::uint32_t catalogVersion = 0;
    /// Take the content of the log directory too. pg_probackup leaves it out unless --backup-pg-log is given; so do we.
    bool includeLog = false;
    /// log_directory relative to PGDATA. One outside of PGDATA is not in the backup anyway.
    std::string logDirectory = "log";
    /// stats_temp_directory relative to PGDATA, on 14 and older; pg_stat_tmp is known without it.
    std::string statsTempDirectory;
};

/// Which entries of a data directory go into a backup: section 1.1 of the PostgreSQL facts, plus files that are harmful
/// or useless in a copy (recovery settings, signal files, socket locks, ptrack maps, core dumps). Immutable, any
/// thread.
///
/// Two deliberate differences from the server's own base backup: in-place tablespaces are taken on every version (10 to
/// 15 forget them), and global/ never counts as holding unlogged relations (shared relations cannot be unlogged).
class BackupRules {
public:
    explicit BackupRules(BackupRulesOptions options);

    /// Decides about all entries of one directory at once, because whether a relation is unlogged shows in its
    /// neighbours
    /// (`<filenode>_init` in the same directory).
    /// @param directory relative to PGDATA, "" for PGDATA itself, "pg_tblspc/<oid>" for a tablespace's location.
    /// @param entries without "." and "..", in any order. @return one decision for each, in the same order.
    [[nodiscard]] std::vector<EntryDecision> decide(std::string_view directory,
                                                    std::span<const DirectoryEntry> entries) const;

private:
    [[nodiscard]] EntryDecision decideAtTop(const DirectoryEntry &entry) const;
    [[nodiscard]] EntryDecision decideTablespaceEntry(std::string_view directory, const DirectoryEntry &entry) const;
    [[nodiscard]] EntryDecision decideOne(std::string_view directory, const DirectoryEntry &entry) const;

    BackupRulesOptions m_options;
    std::string m_versionDirectory;
};

/// Directories, relative to PGDATA, that a restored cluster must have even when nothing is in them, parents first:
/// section 1.2 of the PostgreSQL facts.
[[nodiscard]] std::vector<std::string> requiredDirectories(PgMajor major);

} // namespace cairn
