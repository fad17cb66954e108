#include "storage/stream_codec.h"

#include <algorithm>
#include <lz4frame.h>
#include <new>
#include <zlib.h>
#define ZSTD_STATIC_LINKING_ONLY // for ZSTD_d_forceIgnoreChecksum
#include <zstd.h>

namespace cairn {

namespace {

constexpr std::size_t outputSize = 128u << 10;
/// windowBits for zlib: 15 and the gzip wrapper (zlib.h, deflateInit2).
constexpr int gzipWindow = 15 + 16;

std::unexpected<Error> cannotCompress(const char *why)
{
    return fail(ErrorCode::Internal, std::string("compression failed: ") + why);
}

std::unexpected<Error> cannotDecompress()
{
    return fail(ErrorCode::Damaged, "the compressed data is damaged");
}

} // namespace

struct StreamCompressor::Work {
    explicit Work(const Compression &wanted)
        : compression(wanted)
        , out(outputSize)
    {
        switch (compression.codec) {
        case Codec::Zstd:
            zstd = ZSTD_createCCtx();
            if (zstd == nullptr)
                throw std::bad_alloc();
            ZSTD_CCtx_setParameter(zstd, ZSTD_c_compressionLevel, compression.level);
            ZSTD_CCtx_setParameter(zstd, ZSTD_c_checksumFlag, 1);
            break;
        case Codec::Zlib:
            if (::deflateInit2(&zlib, compression.level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
                throw std::bad_alloc();
            break;
        case Codec::Lz4:
            startLz4();
            break;
        case Codec::None:
            break;
        }
    }
    ~Work()
    {
        ZSTD_freeCCtx(zstd);
        if (compression.codec == Codec::Zlib)
            ::deflateEnd(&zlib);
        LZ4F_freeCompressionContext(lz4);
    }
    Work(const Work &) = delete;
    Work &operator=(const Work &) = delete;

    void startLz4()
    {
        if (LZ4F_isError(LZ4F_createCompressionContext(&lz4, LZ4F_VERSION)))
            throw std::bad_alloc();
        lz4Options.compressionLevel = compression.level;
        lz4Options.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
        lz4Options.frameInfo.blockSizeID = LZ4F_max256KB;
        out.resize(LZ4F_compressBound(outputSize, &lz4Options) + LZ4F_HEADER_SIZE_MAX);
    }

    Status runZstd(ByteView raw, ZSTD_EndDirective mode, const Sink &sink)
    {
        ZSTD_inBuffer in{raw.data(), raw.size(), 0};
        for (;;) {
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            const std::size_t left = ZSTD_compressStream2(zstd, &to, &in, mode);
            if (ZSTD_isError(left))
                return cannotCompress(ZSTD_getErrorName(left));
            if (to.pos > 0)
                CAIRN_CHECK(sink(ByteView(out).first(to.pos)));
            if (mode == ZSTD_e_end ? left == 0 : in.pos == in.size)
                return {};
        }
    }

    Status runZlib(ByteView raw, int flush, const Sink &sink)
    {
        zlib.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(raw.data()));
        zlib.avail_in = static_cast<uInt>(raw.size());
        for (;;) {
            zlib.next_out = reinterpret_cast<Bytef *>(out.data());
            zlib.avail_out = static_cast<uInt>(out.size());
            const int state = ::deflate(&zlib, flush);
            if (state == Z_STREAM_ERROR)
                return cannotCompress("zlib stream error");
            if (const std::size_t made = out.size() - zlib.avail_out; made > 0)
                CAIRN_CHECK(sink(ByteView(out).first(made)));
            if (flush == Z_FINISH ? state == Z_STREAM_END : zlib.avail_out != 0)
                return {};
        }
    }

    Status emitLz4(std::size_t made, const Sink &sink)
    {
        if (LZ4F_isError(made))
            return cannotCompress(LZ4F_getErrorName(made));
        return made > 0 ? sink(ByteView(out).first(made)) : Status{};
    }

    Status beginLz4(const Sink &sink)
    {
        if (lz4Begun)
            return {};
        lz4Begun = true;
        return emitLz4(LZ4F_compressBegin(lz4, out.data(), out.size(), &lz4Options), sink);
    }

    Status runLz4(ByteView raw, const Sink &sink)
    {
        CAIRN_CHECK(beginLz4(sink));
        while (!raw.empty()) {
            const ByteView piece = raw.first(std::min(raw.size(), outputSize));
            CAIRN_CHECK(
                emitLz4(LZ4F_compressUpdate(lz4, out.data(), out.size(), piece.data(), piece.size(), nullptr), sink));
            raw = raw.subspan(piece.size());
        }
        return {};
    }

    Compression compression;
    Bytes out;
    ZSTD_CCtx *zstd = nullptr;
    z_stream zlib{};
    LZ4F_cctx *lz4 = nullptr;
    LZ4F_preferences_t lz4Options{};
    bool lz4Begun = false;
};

StreamCompressor::StreamCompressor(const Compression &compression)
    : m_work(std::make_unique<Work>(compression))
{
}
StreamCompressor::~StreamCompressor() = default;

Status StreamCompressor::feed(ByteView raw, const Sink &sink)
{
    switch (m_work->compression.codec) {
    case Codec::Zstd:
        return m_work->runZstd(raw, ZSTD_e_continue, sink);
    case Codec::Zlib:
        return m_work->runZlib(raw, Z_NO_FLUSH, sink);
    case Codec::Lz4:
        return m_work->runLz4(raw, sink);
    case Codec::None:
        break;
    }
    return sink(raw);
}

Status StreamCompressor::finish(const Sink &sink)
{
    switch (m_work->compression.codec) {
    case Codec::Zstd:
        return m_work->runZstd({}, ZSTD_e_end, sink);
    case Codec::Zlib:
        return m_work->runZlib({}, Z_FINISH, sink);
    case Codec::Lz4:
        CAIRN_CHECK(m_work->beginLz4(sink));
        return m_work->emitLz4(LZ4F_compressEnd(m_work->lz4, m_work->out.data(), m_work->out.size(), nullptr), sink);
    case Codec::None:
        break;
    }
    return {};
}

struct StreamDecompressor::Work {
    explicit Work(Codec wanted)
        : codec(wanted)
        , out(outputSize)
    {
        if (codec == Codec::Zstd) {
            zstd = ZSTD_createDCtx();
            if (zstd == nullptr)
                throw std::bad_alloc();
            // Its own checksum is for other readers: who reads here has a stronger and faster one over the same bytes.
            ZSTD_DCtx_setParameter(zstd, ZSTD_d_forceIgnoreChecksum, ZSTD_d_ignoreChecksum);
        }
        if (codec == Codec::Zlib && ::inflateInit2(&zlib, gzipWindow) != Z_OK)
            throw std::bad_alloc();
        if (codec == Codec::Lz4 && LZ4F_isError(LZ4F_createDecompressionContext(&lz4, LZ4F_VERSION)))
            throw std::bad_alloc();
    }
    ~Work()
    {
        ZSTD_freeDCtx(zstd);
        if (codec == Codec::Zlib)
            ::inflateEnd(&zlib);
        LZ4F_freeDecompressionContext(lz4);
    }
    Work(const Work &) = delete;
    Work &operator=(const Work &) = delete;

    Status runZstd(ByteView stored, const Sink &sink)
    {
        ZSTD_inBuffer in{stored.data(), stored.size(), 0};
        std::size_t made = 0;
        do {
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            const std::size_t left = ZSTD_decompressStream(zstd, &to, &in);
            if (ZSTD_isError(left))
                return cannotDecompress();
            frameDone = left == 0;
            made = to.pos;
            if (made > 0)
                CAIRN_CHECK(sink(ByteView(out).first(made)));
            // A full buffer may hide more of this frame; behind its end there is nothing that a call without input
            // could find.
        } while (in.pos < in.size || (made == out.size() && !frameDone));
        return {};
    }

    Status runZlib(ByteView stored, const Sink &sink)
    {
        zlib.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(stored.data()));
        zlib.avail_in = static_cast<uInt>(stored.size());
        do {
            if (frameDone && zlib.avail_in > 0) {
                ::inflateReset(&zlib);
                frameDone = false;
            }
            zlib.next_out = reinterpret_cast<Bytef *>(out.data());
            zlib.avail_out = static_cast<uInt>(out.size());
            const int state = ::inflate(&zlib, Z_NO_FLUSH);
            if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
                return cannotDecompress();
            frameDone = state == Z_STREAM_END;
            if (const std::size_t made = out.size() - zlib.avail_out; made > 0)
                CAIRN_CHECK(sink(ByteView(out).first(made)));
        } while (zlib.avail_in > 0 || (zlib.avail_out == 0 && !frameDone));
        return {};
    }

    Status runLz4(ByteView stored, const Sink &sink)
    {
        std::size_t made = 0;
        do {
            std::size_t taken = stored.size();
            made = out.size();
            const std::size_t left = LZ4F_decompress(lz4, out.data(), &made, stored.data(), &taken, nullptr);
            if (LZ4F_isError(left))
                return cannotDecompress();
            frameDone = left == 0;
            stored = stored.subspan(taken);
            if (made > 0)
                CAIRN_CHECK(sink(ByteView(out).first(made)));
        } while (!stored.empty() || (made == out.size() && !frameDone));
        return {};
    }

    Codec codec;
    Bytes out;
    bool frameDone = false;
    ZSTD_DCtx *zstd = nullptr;
    z_stream zlib{};
    LZ4F_dctx *lz4 = nullptr;
};

StreamDecompressor::StreamDecompressor(Codec codec)
    : m_work(std::make_unique<Work>(codec))
{
}
StreamDecompressor::~StreamDecompressor() = default;

Status StreamDecompressor::feed(ByteView stored, const Sink &sink)
{
    if (stored.empty())
        return {};
    switch (m_work->codec) {
    case Codec::Zstd:
        return m_work->runZstd(stored, sink);
    case Codec::Zlib:
        return m_work->runZlib(stored, sink);
    case Codec::Lz4:
        return m_work->runLz4(stored, sink);
    case Codec::None:
        break;
    }
    m_work->frameDone = true;
    return sink(stored);
}

bool StreamDecompressor::atEnd() const
{
    return m_work->frameDone || m_work->codec == Codec::None;
}

} // namespace cairn
