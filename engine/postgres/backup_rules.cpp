#include "postgres/backup_rules.h"

#include "postgres/relation_path.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace cairn {

namespace {

/// Their content is rebuilt by the server; the directories themselves must exist.
constexpr auto transientDirectories = std::to_array<std::string_view>(
    {"pg_stat_tmp", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_subtrans"});

/// Left out by the server's own base backup wherever they are.
constexpr auto transientFiles = std::to_array<std::string_view>(
    {"postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "backup_manifest",
     "postgresql.auto.conf.tmp", "current_logfiles.tmp", ".DS_Store"});

/// At the top: they would steer or stop the recovery of the copy, or are litter of an earlier one.
constexpr auto recoveryFiles = std::to_array<std::string_view>(
    {"recovery.signal", "standby.signal", "recovery.conf", "recovery.done", "backup_label.old", "tablespace_map.old",
     "promote", "fallback_promote", "logrotate"});

constexpr EntryDecision include{};

template <std::size_t N>
bool contains(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::string joined(std::string_view directory, std::string_view name)
{
    if (directory.empty())
        return std::string(name);
    return std::string(directory) + "/" + std::string(name);
}

bool isCoreDump(std::string_view name)
{
    constexpr std::string_view core = "core";
    if (!name.starts_with(core))
        return false;
    const auto rest = name.substr(core.size());
    return rest.empty() || (rest.size() > 1 && rest.front() == '.' &&
                            std::ranges::all_of(rest.substr(1), [](char c) { return c >= '0' && c <= '9'; }));
}

/// What does not depend on the directory. Nothing: undecided.
std::optional<EntryDecision> decideByName(const DirectoryEntry &entry)
{
    if (entry.name.starts_with("pgsql_tmp"))
        return EntryDecision{EntryAction::Skip, "temporary file of a query"};
    const bool directoryOrLink = entry.type == EntryType::Directory || entry.type == EntryType::Symlink;
    if (directoryOrLink && contains(transientDirectories, entry.name))
        return EntryDecision{EntryAction::IncludeEmpty, "the server rebuilds its content"};
    if (entry.type != EntryType::File)
        return std::nullopt;
    if (contains(transientFiles, entry.name))
        return EntryDecision{EntryAction::Skip, "belongs to the running server or to an earlier backup"};
    if (entry.name.starts_with("pg_internal.init"))
        return EntryDecision{EntryAction::Skip, "cache that the server rebuilds"};
    return std::nullopt;
}

/// The depth of a directory that holds the relations of one database, by its parent: "base",
/// "pg_tblspc/<oid>/<version>".
bool isDatabaseDirectory(std::string_view directory, std::string_view versionDirectory)
{
    // Any relation name will do to ask the path parser.
    const auto kind = classifyPath(joined(directory, "1"), versionDirectory);
    return kind.kind == PathKind::Relation && kind.relation.tablespace != globalTablespace;
}

/// Leaves out temporary relations, and of unlogged ones everything but the init fork, from which the server makes
/// the empty relation at the end of recovery.
void dropSessionAndUnlogged(std::span<const DirectoryEntry> entries, std::vector<EntryDecision> &decisions)
{
    std::unordered_set<std::uint32_t> unlogged;
    for (const auto &entry : entries) {
        const auto file = parseRelationFileName(entry.name);
        if (file && file->fork == Fork::Init && file->segment == 0 && !file->temporary)
            unlogged.insert(file->filenode.value);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto file = parseRelationFileName(entries[i].name);
        if (!file || entries[i].type != EntryType::File)
            continue;
        if (file->temporary)
            decisions[i] = {EntryAction::Skip, "temporary relation of a session"};
        else if (file->fork != Fork::Init && unlogged.contains(file->filenode.value))
            decisions[i] = {EntryAction::Skip, "unlogged relation, empty after recovery"};
    }
}

} // namespace

BackupRules::BackupRules(BackupRulesOptions options)
    : m_options(std::move(options))
    , m_versionDirectory(tablespaceVersionDirectory(m_options.major, m_options.catalogVersion != 0
                                                                         ? m_options.catalogVersion
                                                                         : catalogVersionOf(m_options.major)))
{
}

EntryDecision BackupRules::decideAtTop(const DirectoryEntry &entry) const
{
    const bool directoryOrLink = entry.type == EntryType::Directory || entry.type == EntryType::Symlink;
    if (directoryOrLink && entry.name == "pg_wal")
        return {EntryAction::IncludeEmpty, "WAL is backed up separately"};
    if (entry.name.starts_with(".s.PGSQL."))
        return {EntryAction::Skip, "socket of the running server"};
    if (entry.type == EntryType::File && contains(recoveryFiles, entry.name))
        return {EntryAction::Skip, "would steer the recovery of the copy"};
    if (entry.type == EntryType::File && isCoreDump(entry.name))
        return {EntryAction::Skip, "core dump"};
    return include;
}

EntryDecision BackupRules::decideTablespaceEntry(std::string_view directory, const DirectoryEntry &entry) const
{
    if (directory == "pg_tblspc") {
        const bool named = parseOid(entry.name).has_value();
        if (named && entry.type == EntryType::Symlink)
            return {EntryAction::FollowLink, "tablespace"};
        if (named && entry.type == EntryType::Directory)
            return include; // in-place tablespace
        return {EntryAction::SkipAndWarn, "not a tablespace"};
    }
    if (entry.name != m_versionDirectory)
        return {EntryAction::Skip, "belongs to another cluster or version"};
    if (entry.type != EntryType::Directory)
        return {EntryAction::SkipAndWarn, "the tablespace's own directory is not a directory"};
    return include;
}

EntryDecision BackupRules::decideOne(std::string_view directory, const DirectoryEntry &entry) const
{
    if (const auto decided = decideByName(entry))
        return *decided;
    if (directory == "pg_wal")
        return entry.type == EntryType::Directory && (entry.name == "archive_status" || entry.name == "summaries")
                   ? EntryDecision{EntryAction::IncludeEmpty, "WAL is backed up separately"}
                   : EntryDecision{EntryAction::Skip, "WAL is backed up separately"};
    if (directory == "pg_tblspc" || (directory.starts_with("pg_tblspc/") && parseOid(directory.substr(10))))
        return decideTablespaceEntry(directory, entry);
    if (directory.empty()) {
        if (const auto decided = decideAtTop(entry); decided.action != EntryAction::Include)
            return decided;
    }
    const bool directoryOrLink = entry.type == EntryType::Directory || entry.type == EntryType::Symlink;
    if (directoryOrLink) {
        const std::string path = joined(directory, entry.name);
        if (!m_options.includeLog && path == m_options.logDirectory)
            return {EntryAction::IncludeEmpty, "server logs"};
        if (!m_options.statsTempDirectory.empty() && path == m_options.statsTempDirectory)
            return {EntryAction::IncludeEmpty, "the server rebuilds its content"};
    }
    if (directory == "global" && entry.name.starts_with("ptrack.map"))
        return {EntryAction::Skip, "change map of ptrack, valid for the source only"};
    if (entry.type == EntryType::Symlink)
        return {EntryAction::SkipAndWarn, "symbolic link outside of pg_tblspc"};
    if (entry.type == EntryType::Other)
        return {EntryAction::SkipAndWarn, "socket, pipe or device"};
    return include;
}

std::vector<EntryDecision> BackupRules::decide(std::string_view directory,
                                               std::span<const DirectoryEntry> entries) const
{
    std::vector<EntryDecision> decisions;
    decisions.reserve(entries.size());
    for (const auto &entry : entries)
        decisions.push_back(decideOne(directory, entry));
    if (isDatabaseDirectory(directory, m_versionDirectory))
        dropSessionAndUnlogged(entries, decisions);
    return decisions;
}

std::vector<std::string> requiredDirectories(PgMajor major)
{
    std::vector<std::string> directories{
        "base",
        "global",
        "pg_commit_ts",
        "pg_dynshmem",
        "pg_logical",
        "pg_logical/mappings",
        "pg_logical/snapshots",
        "pg_multixact",
        "pg_multixact/members",
        "pg_multixact/offsets",
        "pg_notify",
        "pg_replslot",
        "pg_serial",
        "pg_snapshots",
        "pg_stat",
        "pg_stat_tmp",
        "pg_subtrans",
        "pg_tblspc",
        "pg_twophase",
        "pg_wal",
        "pg_wal/archive_status",
        "pg_xact",
    };
    if (major >= PgMajor{17})
        directories.emplace_back("pg_wal/summaries");
    return directories;
}

} // namespace cairn
