#include "storage/codec.h"

#include <algorithm>
#include <array>
#include <format>
#include <lz4.h>
#include <lz4hc.h>
#include <new>
#include <zlib.h>
#include <zstd.h>

namespace cairn {

namespace {

struct CodecFacts {
    Codec codec;
    std::string_view name;
    LevelRange levels;
};

constexpr std::array codecTable{
    CodecFacts{Codec::Zstd, "zstd", {1, 19, 1}},
    CodecFacts{Codec::Zlib, "zlib", {1, 9, 1}},
    CodecFacts{Codec::Lz4, "lz4", {1, 12, 1}},
    CodecFacts{Codec::None, "none", {0, 0, 0}},
};

const CodecFacts &factsOf(Codec codec)
{
    return *std::ranges::find(codecTable, codec, &CodecFacts::codec);
}

std::unexpected<Error> damagedBlock(Codec codec)
{
    return fail(ErrorCode::Damaged, std::format("{} data cannot be decompressed", codecName(codec)));
}

} // namespace

std::string_view codecName(Codec codec)
{
    return factsOf(codec).name;
}

Result<Codec> parseCodec(std::string_view text)
{
    const auto *found = std::ranges::find(codecTable, text, &CodecFacts::name);
    if (found == codecTable.end())
        return fail(ErrorCode::Usage, "unknown compression algorithm", std::string(text),
                    "algorithms are zstd, zlib, lz4 and none");
    return found->codec;
}

LevelRange levelsOf(Codec codec)
{
    return factsOf(codec).levels;
}

Status checkCompression(const Compression &compression)
{
    const LevelRange range = levelsOf(compression.codec);
    if (compression.level >= range.lowest && compression.level <= range.highest)
        return {};
    return fail(
        ErrorCode::Usage,
        std::format("compression level {} does not exist for {}", compression.level, codecName(compression.codec)), {},
        std::format("levels are {} to {}", range.lowest, range.highest));
}

Result<Compression> chooseCompression(std::optional<Codec> codec, std::optional<int> level,
                                      std::optional<Codec> configuredCodec, std::optional<int> configuredLevel)
{
    const Codec configured = configuredCodec.value_or(Codec::Zstd);
    Compression chosen;
    chosen.codec = codec.value_or(configured);
    const bool useConfiguredLevel = configuredLevel && chosen.codec == configured && chosen.codec != Codec::None;
    chosen.level = level.value_or(useConfiguredLevel ? *configuredLevel : levelsOf(chosen.codec).standard);
    CAIRN_CHECK(checkCompression(chosen));
    return chosen;
}

struct Compressor::Work {
    explicit Work(Compression wanted)
        : compression(wanted)
    {
        if (compression.codec == Codec::Zstd) {
            zstd = ZSTD_createCCtx();
            if (zstd == nullptr)
                throw std::bad_alloc();
            ZSTD_CCtx_setParameter(zstd, ZSTD_c_compressionLevel, compression.level);
            ZSTD_CCtx_setParameter(zstd, ZSTD_c_contentSizeFlag, 0);
        }
        if (compression.codec == Codec::Zlib && ::deflateInit(&zlib, compression.level) != Z_OK)
            throw std::bad_alloc();
    }
    ~Work()
    {
        ZSTD_freeCCtx(zstd);
        if (compression.codec == Codec::Zlib)
            ::deflateEnd(&zlib);
    }
    Work(const Work &) = delete;
    Work &operator=(const Work &) = delete;

    /// Length of the result in `out`, zero when it does not fit.
    std::size_t run(ByteView raw, Bytes &out)
    {
        switch (compression.codec) {
        case Codec::Zstd: {
            const auto length = ZSTD_compress2(zstd, out.data(), out.size(), raw.data(), raw.size());
            return ZSTD_isError(length) ? 0 : length;
        }
        case Codec::Zlib:
            return runZlib(raw, out);
        case Codec::Lz4: {
            const auto *from = reinterpret_cast<const char *>(raw.data());
            auto *to = reinterpret_cast<char *>(out.data());
            const int fromSize = static_cast<int>(raw.size());
            const int toSize = static_cast<int>(out.size());
            const int length = compression.level <= 1 ? LZ4_compress_default(from, to, fromSize, toSize)
                                                      : LZ4_compress_HC(from, to, fromSize, toSize, compression.level);
            return static_cast<std::size_t>(std::max(length, 0));
        }
        case Codec::None:
            break;
        }
        return 0;
    }

    std::size_t runZlib(ByteView raw, Bytes &out)
    {
        ::deflateReset(&zlib);
        zlib.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(raw.data()));
        zlib.avail_in = static_cast<uInt>(raw.size());
        zlib.next_out = reinterpret_cast<Bytef *>(out.data());
        zlib.avail_out = static_cast<uInt>(out.size());
        return ::deflate(&zlib, Z_FINISH) == Z_STREAM_END ? out.size() - zlib.avail_out : 0;
    }

    Compression compression;
    ZSTD_CCtx *zstd = nullptr;
    z_stream zlib{};
};

Compressor::Compressor(Compression compression)
    : m_work(std::make_unique<Work>(compression))
{
}
Compressor::~Compressor() = default;
Compressor::Compressor(Compressor &&) noexcept = default;
Compressor &Compressor::operator=(Compressor &&) noexcept = default;

Result<Codec> Compressor::compress(ByteView raw, Bytes &out)
{
    // The output buffer is one byte shorter than the input: what does not fit is stored as it is.
    out.resize(raw.empty() ? 0 : raw.size() - 1);
    const std::size_t length = out.empty() ? 0 : m_work->run(raw, out);
    out.resize(length);
    return length == 0 ? Codec::None : m_work->compression.codec;
}

struct Decompressor::Work {
    Work()
        : zstd(ZSTD_createDCtx())
    {
        if (zstd == nullptr || ::inflateInit(&zlib) != Z_OK)
            throw std::bad_alloc();
    }
    ~Work()
    {
        ZSTD_freeDCtx(zstd);
        ::inflateEnd(&zlib);
    }
    Work(const Work &) = delete;
    Work &operator=(const Work &) = delete;

    bool runZlib(ByteView stored, std::span<std::byte> out)
    {
        ::inflateReset(&zlib);
        zlib.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(stored.data()));
        zlib.avail_in = static_cast<uInt>(stored.size());
        zlib.next_out = reinterpret_cast<Bytef *>(out.data());
        zlib.avail_out = static_cast<uInt>(out.size());
        return ::inflate(&zlib, Z_FINISH) == Z_STREAM_END && zlib.avail_out == 0 && zlib.avail_in == 0;
    }

    ZSTD_DCtx *zstd;
    z_stream zlib{};
};

Decompressor::Decompressor()
    : m_work(std::make_unique<Work>())
{
}
Decompressor::~Decompressor() = default;
Decompressor::Decompressor(Decompressor &&) noexcept = default;
Decompressor &Decompressor::operator=(Decompressor &&) noexcept = default;

Status Decompressor::decompress(Codec codec, ByteView stored, std::span<std::byte> out)
{
    bool good = false;
    switch (codec) {
    case Codec::None:
        good = stored.size() == out.size();
        if (good)
            std::ranges::copy(stored, out.begin());
        break;
    case Codec::Zstd:
        good = ZSTD_decompressDCtx(m_work->zstd, out.data(), out.size(), stored.data(), stored.size()) == out.size();
        break;
    case Codec::Zlib:
        good = m_work->runZlib(stored, out);
        break;
    case Codec::Lz4:
        good = LZ4_decompress_safe(reinterpret_cast<const char *>(stored.data()), reinterpret_cast<char *>(out.data()),
                                   static_cast<int>(stored.size()),
                                   static_cast<int>(out.size())) == static_cast<int>(out.size());
        break;
    }
    if (!good)
        return damagedBlock(codec);
    return {};
}

} // namespace cairn
