#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "postgres/version.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn {

/// Headers of WAL pages: section 4.2 of the PostgreSQL facts.
inline constexpr std::size_t walShortHeaderSize = 24;
inline constexpr std::size_t walLongHeaderSize = 40;
inline constexpr std::uint32_t defaultWalBlockSize = 8192;

struct WalPageHeader {
    static constexpr std::uint16_t firstIsContinuation = 0x1;
    static constexpr std::uint16_t longHeader = 0x2;
    static constexpr std::uint16_t imagesRemovable = 0x4;
    static constexpr std::uint16_t overwritesContinuation = 0x8;
    static constexpr std::uint16_t knownFlags = 0xF;

    std::uint16_t magic = 0;
    std::uint16_t flags = 0;
    TimelineId timeline;
    Lsn address;                     ///< of the page's first byte
    std::uint32_t remainingData = 0; ///< bytes still missing of the record that is continued here

    // Of a long header only, which the first page of each segment has.
    SystemIdentifier systemIdentifier;
    std::uint32_t segmentSize = 0;
    std::uint32_t blockSize = 0;

    [[nodiscard]] bool isLong() const { return (flags & longHeader) != 0; }
    [[nodiscard]] std::size_t size() const { return isLong() ? walLongHeaderSize : walShortHeaderSize; }
};

/// Decodes a header without judging it. Needs 24 bytes, and 40 for a long one; nothing when there are fewer. Pure.
[[nodiscard]] std::optional<WalPageHeader> readWalPageHeader(ByteView bytes);

/// What a segment must be. An empty field is not checked.
struct SegmentExpectation {
    std::optional<SystemIdentifier> systemIdentifier;
    std::optional<PgMajor> major;
    std::uint32_t segmentSize = 0; ///< required
    /// Name of the file, compared with address and timeline in the header; empty: not compared.
    std::string_view name;
};

/// Checks the first page header of a segment, and says which value is wrong. The header of a segment in which a
/// timeline began may carry an older timeline than its name, because its first pages are a copy. WrongCluster: other
/// system identifier, segment size or major version; WalDamaged: anything else. Pure, any thread.
[[nodiscard]] Result<WalPageHeader> checkSegmentHeader(ByteView bytes, const SegmentExpectation &expected);

} // namespace cairn
