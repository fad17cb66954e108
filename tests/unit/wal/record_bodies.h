#pragma once

#include "core/bytes.h"
#include "postgres/changed_blocks.h"
#include "wal/record.h"

#include <cstdint>
#include <initializer_list>

namespace cairn {

/// What a record says about one page.
struct BodyBlock {
    RelationFork fork;
    std::uint32_t block = 0;
    std::uint16_t imageSize = 0; ///< 0: no image; 8192: without a hole
    std::uint16_t dataSize = 0;
};

/// The part of a record behind its header, as section 4.4 of the PostgreSQL facts describes it. Relations that repeat
/// are left out as the server does.
[[nodiscard]] Bytes recordBody(std::initializer_list<BodyBlock> blocks, ByteView mainData = {});
/// Numbers of 4 bytes one after the other, which is what most main data is.
[[nodiscard]] Bytes numbers(std::initializer_list<std::uint32_t> values);

} // namespace cairn
