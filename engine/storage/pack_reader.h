#pragma once

#include "storage/frame.h"
#include "storage/pack_writer.h"
#include "storage/storage.h"

#include <memory>
#include <span>

namespace cairn {

/// A verified frame: its header and its raw bytes. The bytes live in the FrameReader that gave them, until its next
/// call, or where it was told to put them.
struct FrameView {
    const FrameHeader &header;
    ByteView raw;
};

/// A pack opened for reading. Thread-safe; each worker reads through a FrameReader of its own.
class Pack {
public:
    /// Opens and verifies header, trailer and length.
    [[nodiscard]] static Result<std::shared_ptr<const Pack>> open(const Storage &storage, const std::string &key);
    [[nodiscard]] const PackHeader &header() const { return m_header; }
    [[nodiscard]] const PackTrailer &trailer() const { return m_trailer; }
    [[nodiscard]] const ObjectReader &object() const { return *m_object; }

private:
    std::unique_ptr<ObjectReader> m_object;
    PackHeader m_header;
    PackTrailer m_trailer;
};

enum class FrameCheck {
    Stored, ///< header and checksum of the stored bytes
    Raw,    ///< and decompressed
};

/// Reads frames one at a time with reused buffers. Errors are Damaged and name pack and offset. Not thread-safe.
class FrameReader {
public:
    /// A frame whose place is known from a manifest; it must be the very frame that the manifest means.
    /// @param target is decompressed into when the raw bytes have just that length; the view's `raw` is there then.
    [[nodiscard]] Result<FrameView> read(const Pack &pack, const FrameLocation &where,
                                         FrameCheck check = FrameCheck::Raw, std::span<std::byte> target = {});
    /// The bytes of such a frame as they are stored, header included; header and checksum are verified.
    [[nodiscard]] Result<ByteView> readStored(const Pack &pack, const FrameLocation &where);
    /// The frame at an offset, for reading a pack front to back. `next` is set to the offset behind it.
    [[nodiscard]] Result<FrameView> readNext(const Pack &pack, std::uint64_t offset, std::uint64_t &next,
                                             FrameCheck check)
    {
        return readNext(pack.object(), pack.object().size() - packTrailerSize, offset, next, check);
    }
    /// The same in a pack that is not sealed, or not opened: frames lie in front of `end`.
    [[nodiscard]] Result<FrameView> readNext(const ObjectReader &object, std::uint64_t end, std::uint64_t offset,
                                             std::uint64_t &next, FrameCheck check);

private:
    [[nodiscard]] Result<FrameView> verify(const std::string &location, std::uint64_t offset, FrameCheck check,
                                           std::span<std::byte> target = {});

    FrameHeader m_header;
    Bytes m_stored;
    Bytes m_raw;
    Decompressor m_decompressor;
};

} // namespace cairn
