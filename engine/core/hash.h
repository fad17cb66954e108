#pragma once

#include "core/bytes.h"

#include <array>
#include <memory>
#include <string>

namespace cairn {

/// XXH3, 64 bits, seed 0 (xxHash specification). The checksum of everything that Cairn stores.
[[nodiscard]] std::uint64_t xxh3(ByteView bytes);

/// Appends the XXH3 of out[from, end), 8 bytes; how headers and trailers of stored objects are closed.
void appendChecksum(Bytes &out, std::size_t from);
/// Whether the last 8 bytes are the XXH3 of all bytes in front of them. At least 8 bytes.
[[nodiscard]] bool checksumHolds(ByteView bytes);

/// A 128-bit XXH3 digest in canonical (big-endian) byte order.
struct Digest128 {
    std::array<std::byte, 16> bytes{};
    bool operator==(const Digest128 &) const = default;
    [[nodiscard]] std::string toHex() const;
};
[[nodiscard]] Digest128 xxh3Digest(ByteView bytes);

/// XXH3 fed piece by piece. Not thread-safe.
class Xxh3Stream {
public:
    Xxh3Stream();
    ~Xxh3Stream();
    Xxh3Stream(Xxh3Stream &&) noexcept;
    Xxh3Stream &operator=(Xxh3Stream &&) noexcept;
    void reset();
    void update(ByteView bytes);
    [[nodiscard]] std::uint64_t digest() const;
    [[nodiscard]] Digest128 digest128() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// CRC-32C (reflected polynomial 0x82F63B78, initial value and final xor 0xFFFFFFFF), as PostgreSQL's WAL and
/// pg_control use it. To continue over several pieces pass the previous result as `seed`.
[[nodiscard]] std::uint32_t crc32c(ByteView bytes, std::uint32_t seed = 0);

} // namespace cairn
