#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "wal/segment.h"

#include <memory>
#include <span>
#include <string>

namespace cairn {

/// The bytes of one segment, read front to back. Used by one thread at a time.
class SegmentStream {
public:
    SegmentStream() = default;
    SegmentStream(const SegmentStream &) = delete;
    SegmentStream &operator=(const SegmentStream &) = delete;
    virtual ~SegmentStream() = default;

    /// Fills the buffer; fewer bytes only at the end of the segment, 0 behind it.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<std::byte> buffer) = 0;
    /// Passes over bytes. The default reads them; override where the store can seek.
    [[nodiscard]] virtual Status skip(std::uint64_t count);
    /// Where it comes from, for messages.
    [[nodiscard]] virtual std::string describe() const = 0;
};

/// Where WAL comes from: a directory, an archive, a backup. Implemented wherever WAL is stored.
class SegmentProvider {
public:
    SegmentProvider() = default;
    SegmentProvider(const SegmentProvider &) = delete;
    SegmentProvider &operator=(const SegmentProvider &) = delete;
    virtual ~SegmentProvider() = default;

    /// WalMissing when the segment is not there; any other error means that it could not be told.
    [[nodiscard]] virtual Result<std::unique_ptr<SegmentStream>> open(SegmentId segment) = 0;
};

/// Plain segment files in a directory (pg_wal).
class DirectorySegmentProvider final : public SegmentProvider {
public:
    DirectorySegmentProvider(std::string directory, std::uint32_t segmentSize)
        : m_directory(std::move(directory))
        , m_segmentSize(segmentSize)
    {
    }
    [[nodiscard]] Result<std::unique_ptr<SegmentStream>> open(SegmentId segment) override;

private:
    std::string m_directory;
    std::uint32_t m_segmentSize;
};

} // namespace cairn
