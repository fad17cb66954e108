#pragma once

#include "catalog/wal_archive.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "wal/record_reader.h"

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

/// Where unbroken WAL ends, and when the last transaction in it did.
struct WalTail {
    Lsn end;        ///< of the last record that can be read
    Lsn lastRecord; ///< its start; invalid when there is none in what was looked at
    /// The latest end of a transaction in the last segment that has one; none when none was found.
    std::optional<Timestamp> lastTime;
    bool lookedEverywhere = true; ///< false: there was more in front of what was looked at
    bool broken = false;          ///< the WAL ends inside what is stored: damage, or a segment that was never filled
    std::string why;              ///< with `broken`
    std::string segment;          ///< with `broken`: the name of the segment
};

/// A place that somebody named with pg_create_restore_point().
struct NamedPoint {
    std::string name;
    TimelineId timeline;
    Lsn lsn; ///< start of its record: as an inclusive target it is this very one, whatever else has its name
    Timestamp time;
    bool operator==(const NamedPoint &) const = default;
};

/// Reads the last segments of unbroken WAL, backwards, until one holds the end of a transaction: some segments whatever
/// the size of the archive. What a stored segment holds is kept in memory for as long as the process lives, so that
/// looking again costs nothing; a file that was replaced is read anew. Any thread.
class WalTailFinder {
public:
    /// How many segments are read for one tail, at most.
    static constexpr std::uint64_t segmentLimit = 64;

    /// @param archives in the order in which they are looked into; @param files of the first of them
    WalTailFinder(std::vector<WalArchive> archives, const std::vector<StoredWalFile> &files,
                  std::string scratchDirectory);

    /// The tail of the records that start at or behind `floor` (a place where a record may begin, that the WAL is
    /// unbroken from) and end before options.limit, which must be set. `start` of the options is not used.
    /// Errors: WrongCluster, Cancelled, Io. Damage is no error.
    [[nodiscard]] Result<WalTail> find(const WalReaderOptions &options, Lsn floor, const std::stop_token &stop) const;

    /// The restore points of the records that start at or behind `floor` and end before options.limit, in their order.
    /// Reads all of it once. Damage ends the list. Errors as find().
    [[nodiscard]] Result<std::vector<NamedPoint>> restorePoints(const WalReaderOptions &options, Lsn floor,
                                                                const std::stop_token &stop) const;

private:
    struct Facts;
    [[nodiscard]] Result<Facts> factsOf(const WalReaderOptions &options, SegmentNumber number, Lsn floor,
                                        const std::stop_token &stop) const;
    [[nodiscard]] std::string cacheKey(const WalReaderOptions &options, SegmentNumber number, Lsn start) const;

    std::vector<WalArchive> m_archives;
    std::map<std::string, std::string> m_marks; ///< by name: what tells one state of a stored file from another
    std::string m_scratch;
};

} // namespace cairn
