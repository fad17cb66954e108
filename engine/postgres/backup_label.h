#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "postgres/version.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// The content of backup_label: section 5.5 of the PostgreSQL facts. Times in it are in the server's zone and for
/// display only.
struct BackupLabel {
    Lsn start;                ///< START WAL LOCATION
    std::string startSegment; ///< the segment named beside it, 24 digits
    Lsn checkpoint;           ///< CHECKPOINT LOCATION
    std::string method;       ///< "streamed" or "pg_start_backup"
    bool fromStandby = false;
    std::string startTime;
    std::string label;
    TimelineId timeline;      ///< START TIMELINE, or from the segment's name where that line is absent (10)
    bool incremental = false; ///< a server refuses to start from such a label
};

/// Pure. Damaged when the two lines that PostgreSQL insists on are missing or malformed, or the timelines contradict.
[[nodiscard]] Result<BackupLabel> parseBackupLabel(std::string_view text);

/// One line of tablespace_map.
struct TablespaceLink {
    Oid oid;
    std::string path;
    bool operator==(const TablespaceLink &) const = default;
};

/// Escaping differs: 14 and later escape backslashes, older ones do not. Pure.
[[nodiscard]] Result<std::vector<TablespaceLink>> parseTablespaceMap(std::string_view text, PgMajor major);
[[nodiscard]] std::string formatTablespaceMap(std::span<const TablespaceLink> links, PgMajor major);

} // namespace cairn
