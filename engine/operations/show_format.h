#pragma once

#include "core/json_writer.h"
#include "operations/snapshots.h"

#include <span>
#include <string>

namespace cairn {

/// "T87V6T, T87V70".
[[nodiscard]] std::string idsText(const std::vector<BackupId> &ids);

// Snapshots as text for `cairn show`: tables in pg_probackup's manner, and JSON with pg_probackup's keys and values.
// Keys of our own come behind theirs. Pure; any thread.

struct TableStyle {
    bool color = false;
    Timestamp now = Timestamp::now(); ///< for how long a running backup has been running
};

/// One table per instance (newest backup first), each under "BACKUP INSTANCE 'name'" when `withHeadings`. Below a table
/// stand the reasons of entries that cannot be used.
[[nodiscard]] std::string backupTables(const CatalogSnapshot &catalog, bool withHeadings, const TableStyle &style);
[[nodiscard]] std::string backupsJson(const CatalogSnapshot &catalog);

/// Everything about one backup: "key = value" lines in groups, the keys of pg_probackup's backup.control.
[[nodiscard]] std::string backupDetails(const BackupRecord &record);

/// One table per instance; timelines without WAL are left out, as pg_probackup does.
[[nodiscard]] std::string archiveTables(std::span<const ArchiveSnapshot> archives, const TableStyle &style);
/// `withoutWal`: also the timelines that have none in the archive, which pg_probackup leaves out.
[[nodiscard]] std::string archivesJson(std::span<const ArchiveSnapshot> archives, bool withoutWal = false);

/// Every timeline with its stretches of WAL, what is missing between them, and which backup leads into which.
[[nodiscard]] std::string timelinesText(std::span<const ArchiveSnapshot> archives);

/// The members of one backup, into an object that is open.
void writeBackupMembers(JsonWriter &json, const BackupRecord &record);

/// "3m:20s" in pg_probackup's manner: the two largest units; "0" for nothing.
[[nodiscard]] std::string prettyInterval(std::int64_t seconds);

/// "2026-11-21 04:44:05+01": whole seconds, as pg_probackup has it. `roundUp` for moments that must not come out too
/// early.
[[nodiscard]] std::string wholeSecondText(Timestamp time, bool roundUp = false);

/// "1.50"; "1.00" while either is not known.
[[nodiscard]] std::string ratioText(std::uint64_t raw, std::uint64_t stored);

} // namespace cairn
