#pragma once

#include "core/error.h"

#include <array>
#include <span>
#include <string_view>

namespace cairn {

/// A named point in front of, or behind, a step that changes storage. Test builds (CAIRN_FAILPOINTS) can end the
/// process or inject an error there, which is how "old or new, never between" is proven.
struct FailpointInfo {
    std::string_view name;
    std::string_view where;
};

/// Every failpoint there is. A name that is not in this table does not compile.
inline constexpr auto failpointTable = std::to_array<FailpointInfo>({
    {"init.before-record", "init: directories made, catalog record not yet written"},
    {"instance.before-record", "add-instance: directories made, instance record not yet written"},
    {"instance.after-record", "add-instance: instance record written"},
    {"instance.delete.before-record", "del-instance: nothing removed yet"},
    {"instance.delete.after-record", "del-instance: record removed, data still there"},
    {"config.before-record", "set-config: new configuration not yet written"},
    {"lock.after-create", "a lock was just created"},
    {"journal.after-begin", "the journal entry of an operation was just opened"},
    {"journal.before-end", "the operation is over, its journal entry still says running"},
    {"backup.after-record", "backup: RUNNING record written, server not yet told"},
    {"backup.after-start", "backup: server is in backup mode"},
    {"backup.after-slot", "backup --stream: replication slot exists"},
    {"backup.pack.created", "backup, compact: a pack was created, nothing in it"},
    {"backup.pack.frame", "backup, compact: a frame was appended"},
    {"backup.pack.before-sync", "backup, compact: a pack is complete, not synced"},
    {"backup.pack.before-rename", "backup, compact: a pack is synced, still under its temporary name"},
    {"backup.pack.after-rename", "backup, compact: a pack has its final name"},
    {"backup.before-stop", "backup: files copied, server still in backup mode"},
    {"backup.after-stop", "backup: server left backup mode"},
    {"backup.wal.before-segment", "backup --stream: a received segment is about to be stored"},
    {"backup.wal.after-segment", "backup --stream: a received segment was stored"},
    {"backup.before-manifest", "backup: packs sealed, no manifest"},
    {"backup.manifest.before-rename", "backup, merge, compact: manifest synced under its temporary name"},
    {"backup.after-manifest", "backup: manifest in place, record still RUNNING"},
    {"backup.before-final-record", "backup: WAL verified, record not yet final"},
    {"backup.after-final-record", "backup: record final, lock and journal still open"},
    {"resume.before-seal", "backup: what a dead writer left of a pack was read, not yet sealed"},
    {"resume.after-seal", "backup: what a dead writer left of a pack is a pack"},
    {"resume.remove", "backup: in front of the removal of a pack of an interrupted backup that is of no use any more"},
    {"archive-push.before-write", "archive-push: checked, nothing written"},
    {"archive-push.before-sync", "archive-push: written under a temporary name"},
    {"archive-push.before-link", "archive-push: synced under a temporary name"},
    {"archive-push.after-link", "archive-push: in place, directory not yet synced"},
    {"archive-push.after-sync", "archive-push: durable, server not yet told"},
    {"archive-push.before-ready-rename", "archive-push: batch stored, .ready files not yet renamed"},
    {"delete.before-record", "delete: planned, nothing changed"},
    {"delete.after-record", "delete: records say DELETING"},
    {"delete.pack", "delete: in front of the removal of a pack"},
    {"delete.wal", "delete: in front of the removal of a stored WAL segment"},
    {"delete.manifest", "delete: packs removed, manifest still there"},
    {"delete.last-record", "delete: everything removed but the record"},
    {"set-backup.before-record", "set-backup: checked, record not yet replaced"},
    {"merge.before-manifest", "merge: planned, nothing written"},
    {"merge.after-manifest", "merge: folded manifest in place, the record still names the old one"},
    {"merge.after-switch", "merge: the backup is FULL; what it was built on is still there"},
    {"compact.after-pack", "compact: frames copied to a new pack that no manifest names yet"},
    {"compact.after-manifest", "compact: new manifest in place, the record still names the old one"},
    {"compact.after-switch", "compact: a record names the new manifest; others may not yet"},
    {"clean-up.before-record", "clean-up: what is out of use is known, nothing is removed"},
    {"clean-up.manifest", "clean-up: in front of the removal of a manifest that is out of use"},
    {"clean-up.last-record", "clean-up: all removed, a record still names what was merged into it"},
    {"quarantine.record", "delete: in front of the record of a backup that goes into quarantine"},
    {"quarantine.before-list", "delete: backups are in quarantine, their WAL is not yet"},
    {"quarantine.after-list", "delete: backups and WAL are in quarantine"},
    {"undelete.wal", "undelete: in front of the removal of a list of WAL in quarantine"},
    {"undelete.record", "undelete: WAL is back; in front of the record of a backup that comes back"},
    {"restore.after-plan", "restore: checked, nothing written"},
    {"restore.marker", "restore: the marker is written under a temporary name"},
    {"restore.directories", "restore: directories made, no file"},
    {"restore.file", "restore: a file was written"},
    {"restore.before-sync", "restore: all files written but pg_control, nothing synced"},
    {"restore.before-wal", "restore: files synced, WAL of the backup not yet written"},
    {"restore.before-settings", "restore: recovery settings not yet written"},
    {"restore.before-control", "restore: all durable but pg_control"},
    {"restore.after-control", "restore: pg_control written, not yet synced"},
    {"aside.before-record", "restore --in-place: checked, nothing written down"},
    {"aside.after-record", "restore --in-place: what will be moved is written down, nothing moved"},
    {"aside.renamed", "restore --in-place: a directory has its other name, nothing is in its place"},
    {"aside.after-move", "restore --in-place: a directory of the old cluster has its other name"},
    {"aside.link", "restore --in-place: in front of the change of a link of the old cluster"},
    {"aside.after-links", "restore --in-place: the old cluster is complete under its other name"},
    {"aside.before-forget", "restore --in-place: restored, what was moved is still written down"},
    {"archive-get.before-write", "archive-get: found, nothing written"},
    {"archive-get.before-rename", "archive-get: written under a temporary name"},
});

namespace detail {
[[nodiscard]] Status hitFailpoint(std::string_view name);
}

/// The name of a failpoint, checked when compiled.
struct FailpointName {
    std::string_view text;
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is the way to name one
    consteval FailpointName(const char *name)
        : text(name)
    {
        for (const auto &info : failpointTable)
            if (info.name == text)
                return;
        throw "this failpoint is not in failpointTable";
    }
};

/// Does what the environment variable CAIRN_FAILPOINT asks for at this point: `name[@N][:error|:enospc|:delay|:stop]`
/// acts on the N-th passage (first by default) of the point of this name, or, named `any`, of all points together; stop
/// is SIGSTOP, until SIGCONT. Without an action the process is killed
/// at once, as by kill -9. Compiles to nothing without CAIRN_FAILPOINTS. Any thread.
[[nodiscard]] inline Status failpoint([[maybe_unused]] FailpointName name)
{
#ifdef CAIRN_FAILPOINTS
    return detail::hitFailpoint(name.text);
#else
    return {};
#endif
}

/// True in builds that honour CAIRN_FAILPOINT.
[[nodiscard]] constexpr bool failpointsCompiledIn()
{
#ifdef CAIRN_FAILPOINTS
    return true;
#else
    return false;
#endif
}

} // namespace cairn
