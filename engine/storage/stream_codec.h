#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "storage/codec.h"

#include <functional>
#include <memory>

namespace cairn {

/// Compresses a stream of any length into the codec's standard file format (zstd frame, gzip member, lz4 frame, as it
/// is for None) with bounded memory. Not thread-safe.
class StreamCompressor {
public:
    using Sink = std::function<Status(ByteView)>;
    explicit StreamCompressor(const Compression &compression);
    ~StreamCompressor();
    StreamCompressor(const StreamCompressor &) = delete;
    StreamCompressor &operator=(const StreamCompressor &) = delete;
    [[nodiscard]] Status feed(ByteView raw, const Sink &sink);
    [[nodiscard]] Status finish(const Sink &sink);

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

/// The reverse. Frames or members may follow one another; skippable frames are skipped. Not thread-safe.
class StreamDecompressor {
public:
    using Sink = std::function<Status(ByteView)>;
    explicit StreamDecompressor(Codec codec);
    ~StreamDecompressor();
    StreamDecompressor(const StreamDecompressor &) = delete;
    StreamDecompressor &operator=(const StreamDecompressor &) = delete;
    /// Damaged when the bytes cannot belong to such a stream.
    [[nodiscard]] Status feed(ByteView stored, const Sink &sink);
    /// Whether a whole number of frames was fed.
    [[nodiscard]] bool atEnd() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace cairn
