#include "wal_builder.h"

#include "core/hash.h"

#include <format>
#include <ranges>

namespace cairn {

namespace {

class MemoryStream final : public SegmentStream {
public:
    explicit MemoryStream(const Bytes &bytes, const std::optional<Error> &broken)
        : m_bytes(bytes)
        , m_broken(broken)
    {
    }
    [[nodiscard]] Result<std::size_t> read(std::span<std::byte> buffer) override
    {
        if (m_broken)
            return std::unexpected(*m_broken);
        const std::size_t count = std::min(buffer.size(), m_bytes.size() - m_at);
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at), count, buffer.begin());
        m_at += count;
        return count;
    }
    [[nodiscard]] std::string describe() const override { return "memory"; }

private:
    const Bytes &m_bytes;
    const std::optional<Error> &m_broken;
    std::size_t m_at = 0;
};

Bytes endOfTransaction(std::int64_t time)
{
    Bytes data;
    ByteWriter(data).fixed(time);
    return data;
}

} // namespace

WalBuilder::WalBuilder(PgMajor major)
    : m_major(major)
{
}

Bytes &WalBuilder::segment()
{
    auto &bytes = m_segments[{m_timeline, segmentOf(m_position, segmentSize)}];
    bytes.resize(segmentSize);
    return bytes;
}

void WalBuilder::beginPage(std::size_t recordLeft)
{
    const bool first = m_position.value % segmentSize == 0;
    Bytes header;
    ByteWriter writer(header);
    writer.fixed<std::uint16_t>(walMagicOf(m_major));
    writer.fixed<std::uint16_t>(
        static_cast<std::uint16_t>((recordLeft > 0 ? 0x1 : 0) | (first ? 0x2 : 0) | (m_lostRecord ? 0x8 : 0)));
    writer.fixed<std::uint32_t>(m_timeline.value);
    writer.fixed<std::uint64_t>(m_position.value);
    writer.fixed<std::uint32_t>(static_cast<std::uint32_t>(recordLeft));
    writer.fixed<std::uint32_t>(0);
    if (first) {
        writer.fixed<std::uint64_t>(systemIdentifier.value);
        writer.fixed<std::uint32_t>(segmentSize);
        writer.fixed<std::uint32_t>(pageSize);
    }
    m_lostRecord = false;
    std::ranges::copy(header, segment().begin() + static_cast<std::ptrdiff_t>(m_position.value % segmentSize));
    m_position = Lsn{m_position.value + header.size()};
}

/// @param recordLeft bytes of the record from the first of these bytes on; 0 at the record's start.
void WalBuilder::write(ByteView bytes, std::size_t recordLeft)
{
    while (!bytes.empty()) {
        if (m_position.value % pageSize == 0)
            beginPage(recordLeft);
        const std::size_t room = pageSize - m_position.value % pageSize;
        const auto part = bytes.first(std::min(room, bytes.size()));
        std::ranges::copy(part, segment().begin() + static_cast<std::ptrdiff_t>(m_position.value % segmentSize));
        m_position = Lsn{m_position.value + part.size()};
        bytes = bytes.subspan(part.size());
        recordLeft = bytes.size();
    }
}

void WalBuilder::align()
{
    m_position = Lsn{(m_position.value + 7) / 8 * 8};
}

Bytes WalBuilder::makeRecord(ResourceManager manager, std::uint8_t info, std::uint32_t xid, ByteView body) const
{
    Bytes record;
    ByteWriter writer(record);
    writer.fixed<std::uint32_t>(static_cast<std::uint32_t>(24 + body.size()));
    writer.fixed<std::uint32_t>(xid);
    writer.fixed<std::uint64_t>(m_previous.value);
    writer.fixed<std::uint8_t>(info);
    writer.fixed<std::uint8_t>(static_cast<std::uint8_t>(manager));
    writer.fixed<std::uint16_t>(0);
    Bytes checked(body.begin(), body.end());
    checked.insert(checked.end(), record.begin(), record.end());
    writer.fixed<std::uint32_t>(crc32c(checked));
    writer.raw(body);
    return record;
}

Lsn WalBuilder::append(ResourceManager manager, std::uint8_t info, std::uint32_t xid, ByteView body)
{
    if (m_position.value % pageSize == 0)
        beginPage(0);
    const Lsn start = m_position;
    write(makeRecord(manager, info, xid, body), 0);
    align();
    m_previous = start;
    return start;
}

Lsn WalBuilder::appendMain(ResourceManager manager, std::uint8_t info, std::uint32_t xid, ByteView mainData)
{
    Bytes body;
    ByteWriter writer(body);
    if (mainData.size() < 256) {
        writer.fixed<std::uint8_t>(255);
        writer.fixed<std::uint8_t>(static_cast<std::uint8_t>(mainData.size()));
    } else {
        writer.fixed<std::uint8_t>(254);
        writer.fixed<std::uint32_t>(static_cast<std::uint32_t>(mainData.size()));
    }
    writer.raw(mainData);
    return append(manager, info, xid, mainData.empty() ? ByteView{} : ByteView(body));
}

Lsn WalBuilder::appendFiller(std::size_t size)
{
    Bytes data(size);
    for (std::size_t i = 0; i < size; ++i)
        data[i] = static_cast<std::byte>(i * 31 + 7);
    return appendMain(ResourceManager::LogicalMessage, 0, 0, data);
}

Lsn WalBuilder::appendCommit(std::uint32_t xid, std::int64_t time)
{
    return appendMain(ResourceManager::Transaction, 0x00, xid, endOfTransaction(time));
}

Lsn WalBuilder::appendAbort(std::uint32_t xid, std::int64_t time)
{
    return appendMain(ResourceManager::Transaction, 0x20, xid, endOfTransaction(time));
}

Lsn WalBuilder::appendRestorePoint(const std::string &name, std::int64_t time)
{
    Bytes data;
    ByteWriter writer(data);
    writer.fixed(time);
    writer.raw(asBytes(name));
    data.resize(72, std::byte{0xAA}); // PostgreSQL leaves garbage behind the name
    if (name.size() < 64)
        data[8 + name.size()] = std::byte{0};
    return appendMain(ResourceManager::Xlog, 0x70, 0, data);
}

Lsn WalBuilder::appendSwitch()
{
    const Lsn start = append(ResourceManager::Xlog, 0x40, 0, {});
    m_position = segmentStart(nextSegment(segmentBefore(m_position, segmentSize)), segmentSize);
    return start;
}

void WalBuilder::crashInRecord(std::size_t size)
{
    if (m_position.value % pageSize == 0)
        beginPage(0);
    const auto record = makeRecord(ResourceManager::LogicalMessage, 0, 0, Bytes(size));
    const std::size_t room = pageSize - m_position.value % pageSize;
    write(ByteView(record).first(room), 0);
    m_lostRecord = true;
}

void WalBuilder::switchTimeline(TimelineId timeline)
{
    m_switches.emplace_back(m_timeline, m_position);
    const SegmentId old{m_timeline, segmentBefore(m_position, segmentSize)};
    m_timeline = timeline;
    if (m_position.value % segmentSize == 0)
        return;
    auto copy = m_segments[old];
    std::fill(copy.begin() + static_cast<std::ptrdiff_t>(m_position.value % segmentSize), copy.end(), std::byte{0});
    m_segments[{timeline, old.number}] = std::move(copy);
}

void WalBuilder::fillPage(std::size_t room)
{
    for (;;) {
        const std::size_t left = pageSize - m_position.value % pageSize;
        if (m_position.value % pageSize != 0 && left <= room)
            return;
        const std::size_t usable = m_position.value % pageSize == 0 ? pageSize - 40 : left;
        const std::size_t wanted = std::min<std::size_t>(usable - room, 200);
        appendFiller(wanted > 32 ? wanted - 32 : 1);
    }
}

WalReaderOptions WalBuilder::readerOptions() const
{
    std::string lines;
    for (const auto &[timeline, lsn] : m_switches)
        lines += std::format("{}\t{}\tno recovery target specified\n", timeline.value, lsn.toString());
    WalReaderOptions options;
    options.history = TimelineHistory::parse(m_timeline, lines).value();
    options.major = m_major;
    options.systemIdentifier = systemIdentifier;
    options.segmentSize = segmentSize;
    options.start = firstRecord();
    return options;
}

std::span<std::byte> WalBuilder::at(Lsn lsn)
{
    for (auto &[id, content] : m_segments | std::views::reverse)
        if (id.number == segmentOf(lsn, segmentSize))
            return std::span(content).subspan(lsn.value % segmentSize);
    return {};
}

Result<std::unique_ptr<SegmentStream>> MemoryProvider::open(SegmentId segment)
{
    {
        const std::scoped_lock lock(m_mutex);
        opened.push_back(segment);
    }
    const auto found = m_segments.find(segment);
    if (found == m_segments.end())
        return fail(ErrorCode::WalMissing, "the segment is not there");
    return std::make_unique<MemoryStream>(found->second, brokenWith);
}

} // namespace cairn
