#pragma once

#include "catalog/backup_record.h"
#include "core/directory_locks.h"
#include "operations/requests.h"
#include "postgres/control_file.h"

#include <string>
#include <vector>

namespace cairn {

/// The cluster that a restore in place finds: its directories get other names beside their own, so that the restored
/// one can have theirs, and nothing of it is removed. What is going to be done is written down beside the data
/// directory before the first directory moves ("<pgdata>.cairn-restore.json"), so that a kill at any moment leaves
/// either the old cluster under its name or a list of what is where. Its links follow the directories, so that it can
/// also be started under its new name. Without directories: there is nothing to keep. One thread.
class OldCluster {
public:
    /// What is restored, and over what.
    struct Place {
        std::string pgdata;              ///< canonical
        std::vector<std::string> others; ///< canonical paths for tablespaces and pg_wal
        std::vector<std::string> spaces; ///< the backup's tablespaces by the names of their links: "pg_tblspc/16390"
        std::string catalog;
        SystemIdentifier systemIdentifier;
        Timestamp now; ///< for the names of what is kept
    };

    OldCluster() = default;
    /// Looks at the cluster in place.pgdata. What moves is the data directory, with what is in it; pg_wal and the
    /// tablespaces that are restored to where they are; and tablespaces that the backup does not have: replaying the
    /// WAL makes those again in the same place. WrongCluster when it is not the cluster of the backup, or cannot be
    /// told; DestinationUnusable when a server runs in it, or a directory cannot be moved. Changes nothing.
    [[nodiscard]] static Result<OldCluster> examine(const Place &place);
    /// What an interrupted restore wrote down; empty when there is nothing, or nothing is aside any more. Damaged when
    /// it cannot be read.
    [[nodiscard]] static Result<OldCluster> interrupted(const std::string &pgdata);

    [[nodiscard]] const std::vector<KeptDirectory> &directories() const { return m_directories; }
    /// Where the directory is kept, or going to be, also when it lies in one that moves; empty: it does not belong to
    /// the old cluster.
    [[nodiscard]] std::string keptAt(const std::string &path) const;
    /// Whether the directory is there and still to be moved.
    [[nodiscard]] bool isToBeMoved(const std::string &path) const;
    /// What a person should know about it.
    [[nodiscard]] const std::vector<Sentence> &warnings() const { return m_warnings; }
    /// The place of pg_wal, when that was a link; empty: it was a directory.
    [[nodiscard]] std::string walPath() const;

    /// DestinationUnusable when a server was started in what is kept.
    [[nodiscard]] Status checkStopped() const;
    /// Moves what is still to be moved, and puts empty directories in its place. On an error everything is back under
    /// its own name, or the error says why not.
    [[nodiscard]] Status moveAside(DirectoryLocks &locks);
    /// Moves everything back; what the restored cluster's directories still hold is set aside. On an error everything
    /// can be put back by hand (advice()).
    [[nodiscard]] Status putBack(DirectoryLocks &locks);
    /// Directories that putBack() could not remove, and the names that they have now.
    [[nodiscard]] const std::vector<KeptDirectory> &setAside() const { return m_setAside; }
    /// Whether the data directory has its other name now.
    [[nodiscard]] bool isAside() const;
    /// For a person: where it is, and how it is put back by hand. Empty when it is not aside.
    [[nodiscard]] std::string advice() const;
    /// Commands for a shell that put it back by hand, whatever was moved so far; what is in its place is set aside.
    [[nodiscard]] std::vector<std::string> putBackCommands() const;
    /// The restore is complete: what was written down is removed, what is kept stays.
    [[nodiscard]] Status forget() const;

private:
    /// A link of the old data directory that leads into a directory that moves.
    struct MovedLink {
        std::string name;
        std::string before;
        std::string after;
    };
    [[nodiscard]] Status findDirectories(const Place &place, PgMajor major);
    [[nodiscard]] Status findLinks();
    void judgeState(ClusterState state);
    [[nodiscard]] Status move(DirectoryLocks &locks);
    [[nodiscard]] Status relink(bool after) const;
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] std::string recordPath() const;

    std::vector<KeptDirectory> m_directories; ///< the data directory first
    std::vector<MovedLink> m_links;
    std::string m_walPath;
    std::vector<Sentence> m_warnings;
    std::vector<KeptDirectory> m_setAside;
};

} // namespace cairn
