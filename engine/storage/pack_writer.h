#pragma once

#include "storage/frame.h"
#include "storage/storage.h"

#include <memory>
#include <string>

namespace cairn {

/// Where a frame was put.
struct FrameLocation {
    std::uint64_t offset = 0;     ///< in the pack
    std::uint32_t length = 0;     ///< header and stored bytes
    std::uint64_t storedHash = 0; ///< as in the frame's header
    bool operator==(const FrameLocation &) const = default;
};

/// Writes one pack: frames front to back, sealed by a trailer. One per worker; not thread-safe. A pack that is not
/// sealed leaves an unfinished object, which the next backup of the instance removes.
class PackWriter {
public:
    [[nodiscard]] static Result<PackWriter> create(Storage &storage, const std::string &key, const PackHeader &header,
                                                   const Compression &compression);
    /// Compresses `raw` (at most maxFrameRaw bytes, described by `extents`) and appends it as one frame.
    [[nodiscard]] Result<FrameLocation> append(std::vector<FrameExtent> extents, ByteView raw);
    /// Appends a frame as another pack has it, header and all, which the caller has verified (FrameReader::readStored).
    [[nodiscard]] Result<FrameLocation> appendStored(ByteView frame, std::uint64_t storedHash);
    /// Bytes written so far.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Writes the trailer and makes the pack durable.
    [[nodiscard]] Status seal();
    /// Ends without sealing, but leaves the frames for salvagePack(). What cannot be written is lost.
    void leave();

private:
    PackWriter(std::unique_ptr<ObjectWriter> out, const Compression &compression);
    [[nodiscard]] Status flush();
    [[nodiscard]] Result<FrameLocation> appended(std::size_t length, std::uint64_t storedHash);

    std::unique_ptr<ObjectWriter> m_out;
    Compressor m_compressor;
    FrameHeader m_header;
    Bytes m_compressed;
    Bytes m_buffer; ///< gathers small frames, so that each system call moves much
    std::uint64_t m_size = 0;
    std::uint64_t m_frames = 0;
};

} // namespace cairn
