#pragma once

#include "catalog/backup_record.h"
#include "core/bytes.h"
#include "core/context.h"
#include "core/directory_locks.h"
#include "operations/old_cluster.h"
#include "operations/requests.h"
#include "operations/restore_marker.h"
#include "operations/restore_plan.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cairn {

/// Where a cluster is restored to: the data directory, the tablespace locations, pg_wal, external directories. Checks
/// that all of them are free (of a restore in place: or hold the cluster that is kept aside), makes them, and cleans
/// them up when the restore fails. While a restore is under way they are locked against others, and the data directory
/// holds a marker that lists them (restore_marker.h), so that a rerun after a kill may take the remains for its own.
class RestorePlace {
public:
    /// Resolves the mapping. Usage when a mapping names a tablespace or external directory that the backup does not
    /// have, or paths overlap.
    [[nodiscard]] static Result<RestorePlace> resolve(const RestoreRequest &request, const BackupRecord &record);
    /// Bytes that are to be written, by directory.
    using BytesByRoot = std::map<std::string, std::uint64_t>;
    /// DestinationUnusable when something is in the way; NoSpace when the bytes cannot fit. Changes nothing.
    /// @param controlFile the pg_control of the backup: one that differs belongs to a cluster that was started.
    [[nodiscard]] Status check(ByteView controlFile, const BytesByRoot &bytes) const;
    /// Keeps other restores out of the directories that are there, until the end of this object. Locked when one is at
    /// work. @param directoryMode when given, a missing data directory is made; unused, it is removed at the end.
    [[nodiscard]] Status lock(std::optional<std::uint32_t> directoryMode = {});
    /// The same as check(), and removes what an interrupted restore left.
    [[nodiscard]] Status prepare(ByteView controlFile, const BytesByRoot &bytes);
    /// What is at each directory now.
    [[nodiscard]] Result<std::vector<PlannedPlace>> inspect(ByteView controlFile, const BytesByRoot &bytes) const;
    /// The file systems that are written to, with what is needed and free.
    [[nodiscard]] Result<std::vector<PlannedSpace>> spaces(const BytesByRoot &bytes) const;
    /// Of a restore in place: gives the old cluster's directories other names. On an error they have their own.
    [[nodiscard]] Status setAside(ByteView controlFile);
    /// What setAside() moved; without directories there was nothing.
    [[nodiscard]] const OldCluster &oldCluster() const { return m_old; }
    /// What a person should know about the cluster that is in the place now.
    [[nodiscard]] std::vector<Sentence> warnings(ByteView controlFile) const;
    /// Makes the directories, the tablespace links and the marker.
    [[nodiscard]] Status make(std::uint32_t directoryMode);
    /// Empties what make() has made, and puts the old cluster back.
    [[nodiscard]] Status cleanUp();
    /// Syncs the file systems of all directories.
    [[nodiscard]] Status sync() const;
    /// Removes the marker: the restore is complete.
    [[nodiscard]] Status complete(bool sync);

    [[nodiscard]] const std::string &pgdata() const { return m_pgdata; }
    /// Where a file of the manifest goes; empty: nowhere, because external directories are left out. Damaged when the
    /// path leads out of the directories of the backup.
    [[nodiscard]] Result<std::string> pathOf(const std::string &stored) const;
    /// The directory of the place that a file of the manifest goes into.
    [[nodiscard]] std::string rootOf(const std::string &stored) const;
    /// The directory for pg_wal's content.
    [[nodiscard]] std::string walPath() const;
    /// Tablespace locations by the name of their link ("16390").
    [[nodiscard]] const std::map<std::string, std::string> &tablespaces() const { return m_tablespaces; }

private:
    [[nodiscard]] Status resolveExternals(const RestoreRequest &request, const BackupRecord &record);
    [[nodiscard]] bool isExternalRoot(const std::string &path) const;
    [[nodiscard]] std::vector<std::string> roots() const;
    void stayInPlace(const RestoreRequest &request, const BackupRecord &record);
    struct Found {
        std::set<std::string> remains; ///< directories that an interrupted restore has begun to fill
        OldCluster old;
    };
    [[nodiscard]] std::optional<RestoreMarker> interrupted(ByteView controlFile) const;
    [[nodiscard]] Result<Found> find(ByteView controlFile) const;
    [[nodiscard]] Status claim(const std::string &path, mode_t mode);
    [[nodiscard]] Status checkFree(const std::string &path) const;
    [[nodiscard]] Status emptyAll(const std::set<std::string> &paths) const;

    DirectoryLocks m_locks;
    std::optional<RestoreMarker> m_marker; ///< of this restore, once it is written
    std::set<std::string> m_claimed;       ///< what this restore fills, and may empty
    bool m_inPlace = false;
    OldCluster::Place m_oldPlace; ///< of a restore in place
    OldCluster m_old;             ///< what setAside() moved
    std::string m_pgdata;
    std::string m_wal; ///< empty: a plain directory in pgdata
    std::map<std::string, std::string> m_tablespaces;
    bool m_withExternals = true;
    std::map<std::string, std::string> m_externals; ///< by their place on the source host
};

} // namespace cairn
