#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "storage/codec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cairn {

// Pack and frame headers as values, with their byte layout. FORMAT.md, sections 3 and 4, is the contract.

inline constexpr std::size_t packHeaderSize = 64;
inline constexpr std::size_t packTrailerSize = 32;
inline constexpr std::size_t frameFixedSize = 32;
/// Most raw bytes in one frame: 32 pages of 8 KiB.
inline constexpr std::size_t maxFrameRaw = 256u << 10;
/// A header longer than this is damage, not data.
inline constexpr std::size_t maxFrameHeader = 1u << 20;

struct PackHeader {
    BackupId backup;
    SystemIdentifier system;
    Timestamp created;
    std::uint32_t worker = 0;
    std::uint32_t sequence = 0;
    bool operator==(const PackHeader &) const = default;
};

void appendPackHeader(Bytes &out, const PackHeader &header);
/// @param bytes exactly packHeaderSize bytes.
[[nodiscard]] Result<PackHeader> parsePackHeader(ByteView bytes);

struct PackTrailer {
    std::uint64_t frames = 0;
    std::uint64_t length = 0; ///< of the pack, trailer included
    bool operator==(const PackTrailer &) const = default;
};

void appendPackTrailer(Bytes &out, const PackTrailer &trailer);
/// @param bytes exactly packTrailerSize bytes.
[[nodiscard]] Result<PackTrailer> parsePackTrailer(ByteView bytes);

/// Adjacent blocks of one file, counted within that file.
struct BlockRun {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool operator==(const BlockRun &) const = default;
};

/// What a stretch of a frame's raw bytes is: pages of a relation file, or a piece of any other file. The extents of a
/// frame follow one another without gaps in its raw bytes.
struct FrameExtent {
    std::string path;            ///< relative to the data directory
    std::uint32_t mode = 0;      ///< st_mode of the file, so that a lost manifest can be rebuilt
    std::uint64_t fileSize = 0;  ///< of the whole file when it was read
    std::uint32_t blockSize = 0; ///< 0: a piece of bytes at `offset`; otherwise pages listed in `runs`
    std::vector<BlockRun> runs;
    std::uint64_t offset = 0;
    std::uint32_t length = 0; ///< raw bytes of this extent in the frame
    bool operator==(const FrameExtent &) const = default;
};

struct FrameHeader {
    std::uint32_t headerLength = 0;
    std::uint32_t rawLength = 0;
    std::uint32_t storedLength = 0;
    Codec codec = Codec::None;
    std::uint64_t storedHash = 0; ///< XXH3-64 of the stored bytes
    std::vector<FrameExtent> extents;
    [[nodiscard]] std::uint64_t totalLength() const { return std::uint64_t{headerLength} + storedLength; }
};

/// Appends the header; headerLength is computed.
void appendFrameHeader(Bytes &out, const FrameHeader &header);
/// The lengths in the first frameFixedSize bytes of a frame, before the rest is read. Damaged when they cannot be true.
[[nodiscard]] Result<FrameHeader> parseFrameLengths(ByteView fixed);
/// The whole header (headerLength bytes), checksum verified.
[[nodiscard]] Result<FrameHeader> parseFrameHeader(ByteView bytes);

} // namespace cairn
