#pragma once

#include "core/bytes.h"
#include "postgres/version.h"
#include "wal/record.h"
#include "wal/record_reader.h"
#include "wal/segment_provider.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace cairn {

using SegmentMap = std::map<SegmentId, Bytes>;

/// Writes WAL as a server does, from the description in section 4 of the PostgreSQL facts: pages, continuations, CRCs
/// and the chain of previous records, in segments of 1 MiB. Independent of the reader's code.
class WalBuilder {
public:
    static constexpr std::uint32_t segmentSize = 1u << 20;
    static constexpr std::uint32_t pageSize = 8192;
    static constexpr SystemIdentifier systemIdentifier{7'000'000'000'000'000'001};

    explicit WalBuilder(PgMajor major = PgMajor{17});

    /// Appends a record whose part behind the header is given. @return its LSN.
    Lsn append(ResourceManager manager, std::uint8_t info, std::uint32_t xid, ByteView body);
    /// A record with main data only.
    Lsn appendMain(ResourceManager manager, std::uint8_t info, std::uint32_t xid, ByteView mainData);
    /// A record of some kind with `size` bytes of main data.
    Lsn appendFiller(std::size_t size);
    Lsn appendCommit(std::uint32_t xid, std::int64_t time);
    Lsn appendAbort(std::uint32_t xid, std::int64_t time);
    Lsn appendRestorePoint(const std::string &name, std::int64_t time);
    /// XLOG SWITCH: the next record is in the next segment.
    Lsn appendSwitch();
    /// Writes the beginning of a record of `size` bytes and crashes at the end of its page; the next record replaces
    /// the rest.
    void crashInRecord(std::size_t size);
    /// A promotion at the current end: later segments and the rest of this one belong to `timeline`.
    void switchTimeline(TimelineId timeline);
    /// Appends records until less than `room` bytes are left on the page.
    void fillPage(std::size_t room);

    /// Where the next record may begin, rounded up; as PostgreSQL reports the end of the last one.
    [[nodiscard]] Lsn end() const { return m_position; }
    [[nodiscard]] TimelineId timeline() const { return m_timeline; }
    [[nodiscard]] SegmentMap &segments() { return m_segments; }
    /// Where the first record is.
    [[nodiscard]] static Lsn firstRecord() { return Lsn{segmentSize + 40}; }
    [[nodiscard]] WalReaderOptions readerOptions() const;
    /// The bytes at a position of the newest segment that holds it, to damage them.
    [[nodiscard]] std::span<std::byte> at(Lsn lsn);

private:
    [[nodiscard]] Bytes makeRecord(ResourceManager manager, std::uint8_t info, std::uint32_t xid, ByteView body) const;
    void write(ByteView bytes, std::size_t recordLeft);
    void beginPage(std::size_t recordLeft);
    [[nodiscard]] Bytes &segment();
    void align();

    PgMajor m_major;
    TimelineId m_timeline{1};
    Lsn m_position{segmentSize};
    Lsn m_previous{segmentSize - 64}; ///< of a record before the first one
    bool m_lostRecord = false;
    SegmentMap m_segments;
    std::vector<std::pair<TimelineId, Lsn>> m_switches;
};

/// Segments in memory.
class MemoryProvider final : public SegmentProvider {
public:
    explicit MemoryProvider(const SegmentMap &segments)
        : m_segments(segments)
    {
    }
    [[nodiscard]] Result<std::unique_ptr<SegmentStream>> open(SegmentId segment) override;
    /// Set to make reading fail.
    std::optional<Error> brokenWith;
    std::vector<SegmentId> opened;

private:
    const SegmentMap &m_segments;
    std::mutex m_mutex; ///< guards `opened`
};

} // namespace cairn
