#pragma once

#include "core/bytes.h"
#include "core/ids.h"

#include <cstdint>
#include <string_view>

namespace cairn {

/// Pages of relations: section 3 of the PostgreSQL facts. Layout 4, the same in 10 to 18. A page is BLCKSZ bytes, a
/// power of two from 1 KiB to 32 KiB. All functions: pure, any thread, no allocation; the caller passes whole pages.
inline constexpr std::size_t pageHeaderSize = 24;

struct PageHeader {
    Lsn lsn; ///< end of the last WAL record that changed the page
    std::uint16_t checksum = 0;
    std::uint16_t flags = 0;
    std::uint16_t lower = 0;
    std::uint16_t upper = 0;
    std::uint16_t special = 0;
    std::uint32_t pageSize = 0;
    std::uint8_t layoutVersion = 0;
    std::uint32_t pruneXid = 0;
};

[[nodiscard]] PageHeader readPageHeader(ByteView page);

/// The LSN alone. It is stored as two 32-bit halves, high half first.
[[nodiscard]] inline Lsn pageLsn(ByteView page)
{
    return Lsn{(std::uint64_t{loadLe<std::uint32_t>(page, 0)} << 32) | loadLe<std::uint32_t>(page, 4)};
}

[[nodiscard]] inline std::uint16_t storedPageChecksum(ByteView page)
{
    return loadLe<std::uint16_t>(page, 8);
}

/// A page that was added to the file and not used yet (pd_upper is 0). Sound ones are all zero.
[[nodiscard]] inline bool isNewPage(ByteView page)
{
    return loadLe<std::uint16_t>(page, 14) == 0;
}

/// Whether all bytes are zero. Any length.
[[nodiscard]] bool isZero(ByteView bytes);

/// The checksum PostgreSQL would store in this page at this block number; the stored one does not influence it.
/// @param block counted from the start of the fork, not of the segment file.
[[nodiscard]] std::uint16_t pageChecksum(ByteView page, BlockNumber block);

enum class PageVerdict {
    Ok,
    Zero,     ///< all zero: allocated, never used
    Changing, ///< checksum or header does not match, but the LSN says that replay from the backup's start rewrites the
              ///< page
    NewNotZero, ///< pd_upper is 0 and other bytes are not zero
    BadHeader,  ///< sizes, offsets or flags that no page has
    BadChecksum,
    LsnBeyondWal, ///< sound, but its LSN lies in WAL that does not exist yet
};

/// Whether a backup may take the page without a word. The others deserve a second read (a running server writes while
/// we read, and a read of 8 KiB is not atomic) and then a place in the list of bad pages.
[[nodiscard]] constexpr bool isAcceptable(PageVerdict verdict)
{
    return verdict == PageVerdict::Ok || verdict == PageVerdict::Zero || verdict == PageVerdict::Changing;
}

/// What is wrong, for a person: "page header is not valid". "page is sound" for Ok and Zero.
[[nodiscard]] std::string_view pageVerdictText(PageVerdict verdict);

struct PageRules {
    std::uint32_t blockSize = 8192;
    bool checksums = false;
    /// Start LSN of the running backup: a torn page at or above it is Changing. Invalid: nobody replays anything (a
    /// stopped server, a stored backup), every page must be sound.
    Lsn changedSince;
    /// The end of the WAL, taken after the page was read. Invalid: not checked.
    Lsn walEnd;
};

/// Checks one page. The order is: all zero; header; checksum when the cluster has them; LSN in range.
/// A mismatch on a `_vm` or `_fsm` fork is worth only a warning: the server changes those without moving the LSN
/// and repairs them itself.
[[nodiscard]] PageVerdict verifyPage(ByteView page, BlockNumber block, const PageRules &rules);

} // namespace cairn
