#pragma once

#include "support/test_server.h"

#include <source_location>
#include <string>
#include <vector>

namespace cairn::test {

/// What a server's users can see, as text: roles, tablespaces and settings of databases; of every database the schema
/// and all rows as pg_dump prints them (majors that the installed pg_dump reads), and a digest of the rows of every
/// table, index order and sequence. Equal texts mean equal clusters. The server is not changed by it.
/// @param unloggedRows whether the rows of unlogged tables count; after a restore there are none.
[[nodiscard]] std::string logicalState(const TestServer &server, bool unloggedRows = true);

/// How two data directories may differ.
struct DirectoryComparison {
    /// Strict: no byte of a relation may differ (an idle, stopped source and a restore that was never started).
    /// Replayed, also for copies that were made by what the WAL says changed: what replay does not reproduce is
    /// ignored, as the server's own wal_consistency_checking does: page LSN and checksum, hint bits, the free space
    /// between the pointers, vacuum's cycle id of btree pages, what SP-GiST remembers in its first page, free space
    /// maps, visibility maps without an entry that are there on one side only, pages that got a header but were never
    /// used nor logged.
    bool replayed = false;
    /// Files, relative to the data directory, that are left out besides the ones that are never in a backup.
    std::vector<std::string> ignoredFiles{};
};

/// What differs between two stopped data directories, one line for each file; empty when they hold the same cluster.
/// `actual` is the restored one. Never compared, because a backup does not hold them or recovery rewrites them: pg_wal,
/// pg_stat_tmp, pg_stat, pg_replslot, pg_subtrans, pg_notify, pg_serial, pg_snapshots, pg_dynshmem,
/// pg_logical/replorigin_checkpoint, postmaster.pid and .opts, backup_label(.old), tablespace_map(.old),
/// recovery.conf/.done/.signal, standby.signal, postgresql.auto.conf, pg_internal.init, temporary files,
/// current_logfiles; pg_control when replayed.
[[nodiscard]] std::string directoryDifferences(const std::string &actual, const std::string &expected,
                                               const DirectoryComparison &how = {});
/// Fails the test when there are differences.
void compareDirectories(const std::string &actual, const std::string &expected, const DirectoryComparison &how = {},
                        std::source_location where = std::source_location::current());

} // namespace cairn::test
