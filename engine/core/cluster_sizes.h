#pragma once

#include <bit>
#include <cstdint>

namespace cairn {

// Sizes that PostgreSQL can be built or initialised with (configure --with-blocksize, initdb --wal-segsize). What is
// read from a file is held against them before anything divides by it or reserves that much.

[[nodiscard]] constexpr bool isBlockSize(std::uint32_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= 1U << 10 && bytes <= 32U << 10;
}

[[nodiscard]] constexpr bool isWalBlockSize(std::uint32_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= 1U << 10 && bytes <= 64U << 10;
}

[[nodiscard]] constexpr bool isWalSegmentSize(std::uint32_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= 1U << 20 && bytes <= 1U << 30;
}

} // namespace cairn
