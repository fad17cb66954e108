#pragma once

#include "core/context.h"
#include "core/ids.h"
#include "storage/seal.h"
#include "storage/storage.h"
#include "wal/history.h"
#include "wal/segment_provider.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// A WAL file as it is stored: name as PostgreSQL gave it, and the codec of its suffix.
struct StoredWalFile {
    std::string name;
    Codec codec = Codec::None;
    std::uint64_t storedSize = 0;
    Timestamp modified; ///< when it was stored, by the clock of the storage
};

/// WAL files kept sealed under a prefix: the archive of an instance, or the WAL of a STREAM backup. Any thread.
class WalArchive {
public:
    /// The storage must outlive this.
    WalArchive(const Storage &storage, std::string prefix)
        : m_storage(&storage)
        , m_prefix(std::move(prefix))
    {
    }
    /// Everything that is stored, sorted by name; keys that are not ours go into `foreign`.
    [[nodiscard]] Result<std::vector<StoredWalFile>> list(std::vector<std::string> *foreign = nullptr) const;
    /// The codec under which a file is stored, or nothing. When it is there twice, the better compressed one.
    [[nodiscard]] Result<std::optional<Codec>> find(const std::string &name) const;
    /// Opens a stored file; WalMissing when it is not there.
    [[nodiscard]] Result<std::pair<std::unique_ptr<ObjectReader>, Codec>> open(const std::string &name) const;
    /// A whole small file (history), verified.
    [[nodiscard]] Result<Bytes> readSmall(const std::string &name, std::uint64_t limit = 1 << 20) const;
    /// The way to a timeline, from its stored history file; timeline 1 needs none. WalMissing when there is none.
    [[nodiscard]] Result<TimelineHistory> history(TimelineId timeline) const;
    [[nodiscard]] std::string key(const std::string &name, Codec codec) const;
    [[nodiscard]] const std::string &prefix() const { return m_prefix; }
    [[nodiscard]] const Storage &storage() const { return *m_storage; }

private:
    const Storage *m_storage;
    std::string m_prefix;
};

/// Gives stored segments to a WAL reader, each verified as a whole before the first byte is handed out, from a scratch
/// file.
class ArchiveSegmentProvider final : public SegmentProvider {
public:
    ArchiveSegmentProvider(std::vector<WalArchive> archives, std::uint32_t segmentSize, std::string scratchDirectory)
        : m_archives(std::move(archives))
        , m_segmentSize(segmentSize)
        , m_scratch(std::move(scratchDirectory))
    {
    }
    /// Looks into the archives in their order.
    [[nodiscard]] Result<std::unique_ptr<SegmentStream>> open(SegmentId segment) override;

private:
    std::vector<WalArchive> m_archives;
    std::uint32_t m_segmentSize;
    std::string m_scratch;
};

} // namespace cairn
