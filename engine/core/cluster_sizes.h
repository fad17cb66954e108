#pragma once

#include <bit>
#include <cstdint>

namespace cairn {

// What is read from a file is held against these before anything divides by it or reserves that much. Pure, any thread.

/// Whether PostgreSQL can be built with data blocks of so many bytes (configure --with-blocksize): 1 kB to 32 kB.
[[nodiscard]] constexpr bool isBlockSize(std::uint32_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= 1U << 10 && bytes <= 32U << 10;
}

/// The same of a block of WAL (configure --with-wal-blocksize): 1 kB to 64 kB.
[[nodiscard]] constexpr bool isWalBlockSize(std::uint32_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= 1U << 10 && bytes <= 64U << 10;
}

/// Whether a cluster can be made with WAL segments of so many bytes (initdb --wal-segsize): 1 MB to 1 GB.
[[nodiscard]] constexpr bool isWalSegmentSize(std::uint32_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= 1U << 20 && bytes <= 1U << 30;
}

} // namespace cairn
