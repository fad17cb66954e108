#pragma once

#include "core/bytes.h"
#include "core/error.h"

#include <memory>
#include <optional>
#include <string_view>

namespace cairn {

/// How bytes are compressed. The numbers are stored in frame headers (FORMAT.md) and never change.
enum class Codec : std::uint8_t { None = 0, Zstd = 1, Zlib = 2, Lz4 = 3 };

/// "zstd", "zlib", "lz4", "none": the values of --compress-algorithm.
[[nodiscard]] std::string_view codecName(Codec codec);
[[nodiscard]] Result<Codec> parseCodec(std::string_view text);

/// An algorithm and its level.
struct Compression {
    Codec codec = Codec::Zstd;
    int level = 1;
    bool operator==(const Compression &) const = default;
};

/// The lowest, highest and default level of a codec; all zero for None.
struct LevelRange {
    int lowest = 0;
    int highest = 0;
    int standard = 0;
};
[[nodiscard]] LevelRange levelsOf(Codec codec);
/// Usage error with the permitted range when the level does not suit the codec.
[[nodiscard]] Status checkCompression(const Compression &compression);

/// What a command uses: its own options first, then the configured ones (a configured level only with its own codec),
/// then zstd at its standard level. Usage when the level does not suit.
[[nodiscard]] Result<Compression> chooseCompression(std::optional<Codec> codec, std::optional<int> level,
                                                    std::optional<Codec> configuredCodec,
                                                    std::optional<int> configuredLevel);

/// Compresses blocks, one after another, keeping its work memory. One per worker; not thread-safe.
class Compressor {
public:
    explicit Compressor(Compression compression);
    ~Compressor();
    Compressor(Compressor &&) noexcept;
    Compressor &operator=(Compressor &&) noexcept;
    /// Compresses `raw` into `out` (resized). Returns the codec that was used: None, with `out` left empty, when the
    /// result would not be smaller than the input.
    [[nodiscard]] Result<Codec> compress(ByteView raw, Bytes &out);

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

/// Decompresses blocks. One per worker; not thread-safe.
class Decompressor {
public:
    Decompressor();
    ~Decompressor();
    Decompressor(Decompressor &&) noexcept;
    Decompressor &operator=(Decompressor &&) noexcept;
    /// `out` has exactly the raw length; anything else in the input is Damaged.
    [[nodiscard]] Status decompress(Codec codec, ByteView stored, std::span<std::byte> out);

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace cairn
