#pragma once

// Private to this folder: how records are laid out, shared by those who take them apart. Section 4.4 of the PostgreSQL
// facts.

#include "core/error.h"
#include "postgres/version.h"
#include "wal/record.h"

#include <cstdint>
#include <format>
#include <string_view>

namespace cairn {

// The first byte of each part of a record.
inline constexpr std::uint8_t maxBlockId = 32;
inline constexpr std::uint8_t shortDataId = 255;
inline constexpr std::uint8_t longDataId = 254;
inline constexpr std::uint8_t originId = 253;
inline constexpr std::uint8_t topXidId = 252;

// The second byte of a block reference.
inline constexpr std::uint8_t forkMask = 0x0F;
inline constexpr std::uint8_t hasImageFlag = 0x10;
inline constexpr std::uint8_t hasDataFlag = 0x20;
inline constexpr std::uint8_t willInitialiseFlag = 0x40;
inline constexpr std::uint8_t sameRelationFlag = 0x80;

/// The bits of an image's info byte were renumbered in 15, when more ways to compress came.
struct ImageBits {
    std::uint8_t hasHole;
    std::uint8_t compressed;
    std::uint8_t applies;
};

[[nodiscard]] constexpr ImageBits imageBitsOf(PgMajor major)
{
    return major >= PgMajor{15} ? ImageBits{0x01, 0x04 | 0x08 | 0x10, 0x02} : ImageBits{0x01, 0x02, 0x04};
}

// The info byte of records of the transaction manager.
inline constexpr std::uint8_t transactionMask = 0x70;
inline constexpr std::uint8_t hasPartsFlag = 0x80;
inline constexpr std::uint8_t commitCode = 0x00;
inline constexpr std::uint8_t abortCode = 0x20;
inline constexpr std::uint8_t commitPreparedCode = 0x30;
inline constexpr std::uint8_t abortPreparedCode = 0x40;

[[nodiscard]] constexpr bool endsTransaction(const WalRecord &record)
{
    const auto operation = static_cast<std::uint8_t>(record.info & transactionMask);
    return record.manager == ResourceManager::Transaction &&
           (operation == commitCode || operation == abortCode || operation == commitPreparedCode ||
            operation == abortPreparedCode);
}

// The optional parts of the end of a transaction, in the order in which they are stored.
inline constexpr std::uint32_t databasePart = 1u << 0;
inline constexpr std::uint32_t subtransactionPart = 1u << 1;
inline constexpr std::uint32_t relationPart = 1u << 2;
inline constexpr std::uint32_t invalidationPart = 1u << 3;
inline constexpr std::uint32_t twoPhasePart = 1u << 4;
inline constexpr std::uint32_t statisticsPart = 1u << 8;

[[nodiscard]] inline std::unexpected<Error> malformedRecord(const WalRecord &record, std::string_view what)
{
    return fail(ErrorCode::WalDamaged,
                std::format("the WAL record at {} is malformed: {}", record.start.toString(), what));
}

} // namespace cairn
