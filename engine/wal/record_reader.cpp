#include "wal/record_reader.h"

#include "core/hash.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

constexpr std::size_t chunkSize = 256u << 10;
/// Longer than any record that PostgreSQL writes; protects from lengths made of garbage.
constexpr std::uint32_t longestRecord = 1u << 30;
constexpr std::size_t crcOffset = 20;

constexpr std::uint64_t aligned(std::uint64_t value)
{
    return (value + 7) & ~std::uint64_t{7};
}

bool isKnownManager(std::uint8_t id, PgMajor major)
{
    constexpr std::uint8_t lastBuiltIn = 21;
    constexpr std::uint8_t firstCustom = 128;
    return id <= lastBuiltIn || (id >= firstCustom && major >= PgMajor{15});
}

} // namespace

/// Delivers WAL pages in ascending order, each checked, and finds the segments they are in.
class WalPageSource {
public:
    WalPageSource(SegmentProvider &provider, const WalReaderOptions &options)
        : m_provider(provider)
        , m_options(options)
        , m_chunk(std::max<std::size_t>(chunkSize, options.walBlockSize))
    {
    }

    /// Makes the page that starts at `address` the current one. False: there is no such page; end() says why.
    [[nodiscard]] Result<bool> load(Lsn address)
    {
        if (!m_page.empty() && m_header.address == address)
            return true;
        m_page = {};
        if (address >= m_options.limit)
            return stopAt(WalEnd::Kind::Limit, address, "the limit is reached");
        const auto number = segmentOf(address, m_options.segmentSize);
        if (!m_stream || m_segment.number != number) {
            CAIRN_TRY(const bool opened, openSegment(number));
            if (!opened)
                return false;
        }
        CAIRN_TRY(const bool there, fillChunk(address));
        if (!there)
            return false;
        m_page = ByteView(m_chunk).subspan(address.value - m_chunkStart.value, m_options.walBlockSize);
        CAIRN_TRY(const bool sound, checkPage(address));
        if (!sound)
            m_page = {};
        return sound;
    }

    [[nodiscard]] ByteView page() const { return m_page; }
    [[nodiscard]] const WalPageHeader &header() const { return m_header; }
    [[nodiscard]] const WalEnd &end() const { return m_end; }
    [[nodiscard]] SegmentId segmentAt(Lsn lsn) const
    {
        const auto number = segmentOf(lsn, m_options.segmentSize);
        // A segment in which timelines change is taken from the newest of them that still matters: it begins with a
        // copy of the older ones' pages, and behind the switch an older one's own segment tells of an abandoned branch.
        const std::uint64_t behind = (number.value + 1) * m_options.segmentSize;
        const std::uint64_t last = std::max(std::min(behind, m_options.limit.value), std::uint64_t{1}) - 1;
        return {m_options.history.timelineAt(Lsn{std::max(last, lsn.value)}), number};
    }

private:
    bool stopAt(WalEnd::Kind kind, Lsn at, std::string why)
    {
        m_end = {kind, at, m_segment.number.value != 0 ? m_segment : segmentAt(at), std::move(why)};
        return false;
    }

    [[nodiscard]] Result<bool> openSegment(SegmentNumber number)
    {
        const Lsn start = segmentStart(number, m_options.segmentSize);
        m_segment = segmentAt(start);
        m_stream.reset();
        auto opened = m_provider.open(m_segment);
        if (!opened) {
            if (opened.error().code != ErrorCode::WalMissing)
                return std::unexpected(std::move(opened).error());
            return stopAt(WalEnd::Kind::Missing, start, opened.error().message);
        }
        m_stream = *std::move(opened);
        m_chunkStart = start;
        m_chunkFill = 0;
        // The first page tells whose segment this is, also when it is not the page that is wanted.
        CAIRN_TRY(const bool there, fillChunk(start));
        if (!there)
            return false;
        return checkFirstPage(start);
    }

    [[nodiscard]] Result<bool> checkFirstPage(Lsn start)
    {
        if (isBlank(ByteView(m_chunk).first(walLongHeaderSize)))
            return stopAt(WalEnd::Kind::Zeros, start, "the segment is empty");
        const std::string name = segmentName(m_segment, m_options.segmentSize);
        const SegmentExpectation expected{m_options.systemIdentifier, m_options.major, m_options.segmentSize, name};
        const auto header = checkSegmentHeader(ByteView(m_chunk).first(walLongHeaderSize), expected);
        if (!header && header.error().code == ErrorCode::WrongCluster)
            return std::unexpected(header.error());
        if (!header)
            return stopAt(WalEnd::Kind::Invalid, start, header.error().message);
        if (header->blockSize != m_options.walBlockSize)
            return fail(ErrorCode::WrongCluster,
                        std::format("the WAL segment has pages of {} bytes, the cluster's have {}", header->blockSize,
                                    m_options.walBlockSize),
                        name);
        return true;
    }

    static bool isBlank(ByteView bytes)
    {
        return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
    }

    /// Reads on in the open segment until the chunk holds the whole page at `address`, never backwards.
    [[nodiscard]] Result<bool> fillChunk(Lsn address)
    {
        const std::uint64_t chunkEnd = m_chunkStart.value + m_chunkFill;
        if (address >= m_chunkStart && address.value + m_options.walBlockSize <= chunkEnd)
            return true;
        if (address.value < chunkEnd)
            return fail(ErrorCode::Internal, "WAL pages were asked for backwards");
        if (address.value > chunkEnd)
            CAIRN_CHECK(m_stream->skip(address.value - chunkEnd));
        const Lsn segmentEnd = segmentStart(nextSegment(m_segment.number), m_options.segmentSize);
        const std::size_t wanted = std::min<std::uint64_t>(m_chunk.size(), segmentEnd.value - address.value);
        m_chunkStart = address;
        m_chunkFill = 0;
        CAIRN_TRY(const auto got, m_stream->read(std::span(m_chunk).first(wanted)));
        m_chunkFill = got - got % m_options.walBlockSize;
        if (m_chunkFill == 0)
            return stopAt(WalEnd::Kind::Invalid, address, "the segment is shorter than it must be");
        return true;
    }

    [[nodiscard]] Result<bool> checkPage(Lsn address)
    {
        const auto header = readWalPageHeader(m_page);
        m_header = *header; // a page is longer than a header
        if (m_header.magic == 0 && isBlank(m_page.first(walShortHeaderSize)))
            return stopAt(WalEnd::Kind::Zeros, address, "nothing was written to this page");
        const auto bad = [&](std::string why) { return stopAt(WalEnd::Kind::Invalid, address, std::move(why)); };
        if (m_header.magic != walMagicOf(m_options.major))
            return bad(std::format("page header with magic number {:04X} instead of {:04X}", m_header.magic,
                                   walMagicOf(m_options.major)));
        if ((m_header.flags & ~WalPageHeader::knownFlags) != 0 ||
            m_header.isLong() != (address.value % m_options.segmentSize == 0))
            return bad(std::format("page header with flags {:#x}", m_header.flags));
        if (m_header.address != address)
            return bad(std::format("page header of position {}", m_header.address.toString()));
        if (const auto expected = m_options.history.timelineAt(address); m_header.timeline != expected)
            return bad(std::format("page of timeline {} where timeline {} is expected", m_header.timeline.value,
                                   expected.value));
        return true;
    }

    SegmentProvider &m_provider;
    const WalReaderOptions &m_options;
    std::unique_ptr<SegmentStream> m_stream;
    SegmentId m_segment;
    Bytes m_chunk; ///< whole pages of the open segment, from m_chunkStart on
    Lsn m_chunkStart;
    std::size_t m_chunkFill = 0;
    ByteView m_page; ///< the current page; empty: none
    WalPageHeader m_header;
    WalEnd m_end;
};

struct WalReader::State {
    State(SegmentProvider &provider, WalReaderOptions chosen)
        : options(std::move(chosen))
        , pages(provider, options)
        , position(options.start)
        , lastStart(std::min(options.limit, options.recordsBefore))
        , seeking(options.seekFirstRecord)
    {
    }

    /// What became of an attempt to read a record.
    enum class Outcome { Record, Again, End };

    [[nodiscard]] Result<Outcome> step(WalRecord &record);
    [[nodiscard]] bool takeFromPage(WalRecord &record);
    void finish(WalRecord &record, ByteView bytes, std::uint64_t recordEnd);
    [[nodiscard]] Result<bool> enterPage();
    [[nodiscard]] Result<bool> seekRecord();
    [[nodiscard]] Result<Outcome> assemble(std::uint32_t length, std::uint64_t &recordEnd);
    [[nodiscard]] bool headerIsSane(ByteView start, std::string &why) const;
    [[nodiscard]] bool checkCrc(ByteView bytes) const;
    [[nodiscard]] std::uint64_t pageStart(std::uint64_t lsn) const { return lsn - lsn % options.walBlockSize; }
    Outcome stopAt(WalEnd::Kind kind, std::string why)
    {
        problem = {kind, position, pages.segmentAt(position), std::move(why)};
        return Outcome::End;
    }
    /// Takes over what the page source said. Records are whole: the WAL is good up to the record that could not be
    /// completed.
    Outcome stopAtPage()
    {
        problem = pages.end();
        problem.at = position;
        return Outcome::End;
    }

    const WalReaderOptions options;
    WalPageSource pages;
    Lsn position;
    const Lsn lastStart; ///< records begin before this
    bool seeking;
    std::optional<Lsn> previous; ///< start of the last record
    Bytes assembled;
    ByteView whole; ///< the bytes of the current record
    WalEnd problem;
};

/// Makes `position` the exact place of a record's first byte, behind a page header. False: the end.
Result<bool> WalReader::State::enterPage()
{
    const std::uint64_t page = pageStart(position.value);
    CAIRN_TRY(const bool loaded, pages.load(Lsn{page}));
    if (!loaded) {
        stopAtPage();
        return false;
    }
    const auto &header = pages.header();
    const std::uint64_t offset = position.value - page;
    const bool atHeader = offset == 0 || offset == header.size();
    if (atHeader && (header.flags & WalPageHeader::firstIsContinuation) != 0) {
        stopAt(WalEnd::Kind::Invalid, "the page continues a record that did not begin");
        return false;
    }
    if (offset != 0 && offset < header.size()) {
        stopAt(WalEnd::Kind::Invalid, "the position lies inside a page header");
        return false;
    }
    if (offset % 8 != 0) {
        stopAt(WalEnd::Kind::Invalid, "no record begins at an unaligned position");
        return false;
    }
    if (offset == 0)
        position = Lsn{page + header.size()};
    return true;
}

/// From the start of a page passes over the rest of a record that began before it. False: the end.
Result<bool> WalReader::State::seekRecord()
{
    for (std::uint64_t page = pageStart(position.value);; page += options.walBlockSize) {
        if (Lsn{page} >= options.recordsBefore) {
            position = Lsn{page};
            stopAt(WalEnd::Kind::Limit, "the limit is reached");
            return false;
        }
        CAIRN_TRY(const bool loaded, pages.load(Lsn{page}));
        if (!loaded) {
            position = Lsn{page};
            stopAtPage();
            return false;
        }
        const auto &header = pages.header();
        const std::size_t room = options.walBlockSize - header.size();
        const bool continues = (header.flags & WalPageHeader::firstIsContinuation) != 0;
        if (continues && header.remainingData > room)
            continue;
        const std::uint64_t rest = continues ? aligned(header.remainingData) : 0;
        position = Lsn{page + header.size() + rest};
        seeking = false;
        return true;
    }
}

bool WalReader::State::headerIsSane(ByteView start, std::string &why) const
{
    const Lsn claimed{loadLe<std::uint64_t>(start, 8)};
    const auto manager = loadLe<std::uint8_t>(start, 17);
    if (!isKnownManager(manager, options.major))
        why = std::format("a record of the unknown resource manager {}", manager);
    else if (previous ? claimed != *previous : claimed >= position)
        why = std::format("a record that follows one at {} instead of {}", claimed.toString(),
                          previous ? previous->toString() : "one before it");
    return why.empty();
}

bool WalReader::State::checkCrc(ByteView bytes) const
{
    const auto computed = crc32c(bytes.first(crcOffset), crc32c(bytes.subspan(walRecordHeaderSize)));
    return computed == loadLe<std::uint32_t>(bytes, crcOffset);
}

/// Collects a record that goes on over the end of its page.
Result<WalReader::State::Outcome> WalReader::State::assemble(std::uint32_t length, std::uint64_t &recordEnd)
{
    const std::uint64_t firstPage = pageStart(position.value);
    const auto first = pages.page().subspan(position.value - firstPage);
    assembled.assign(first.begin(), first.end());
    std::uint64_t page = firstPage;
    while (assembled.size() < length) {
        page += options.walBlockSize;
        CAIRN_TRY(const bool loaded, pages.load(Lsn{page}));
        if (!loaded)
            return stopAtPage();
        const auto &header = pages.header();
        const auto missing = static_cast<std::uint32_t>(length - assembled.size());
        if ((header.flags & WalPageHeader::firstIsContinuation) == 0) {
            if ((header.flags & WalPageHeader::overwritesContinuation) == 0)
                return stopAt(WalEnd::Kind::Invalid, "the rest of a record is not on the next page");
            // The server crashed while it wrote this record, and went on here without it.
            position = Lsn{page};
            return Outcome::Again;
        }
        if (header.remainingData != missing)
            return stopAt(WalEnd::Kind::Invalid, std::format("a page continues a record with {} bytes, {} are missing",
                                                             header.remainingData, missing));
        const auto part =
            pages.page().subspan(header.size(), std::min<std::size_t>(missing, options.walBlockSize - header.size()));
        assembled.insert(assembled.end(), part.begin(), part.end());
        recordEnd = page + header.size() + part.size();
    }
    whole = assembled;
    return Outcome::Record;
}

/// What is left to do when the bytes of a record are known to be good.
void WalReader::State::finish(WalRecord &record, ByteView bytes, std::uint64_t recordEnd)
{
    record.start = position;
    record.previous = Lsn{loadLe<std::uint64_t>(bytes, 8)};
    record.xid = loadLe<std::uint32_t>(bytes, 4);
    record.info = loadLe<std::uint8_t>(bytes, 16);
    record.manager = static_cast<ResourceManager>(loadLe<std::uint8_t>(bytes, 17));
    record.bytes = bytes;
    constexpr std::uint8_t switchSegment = 0x40;
    recordEnd = aligned(recordEnd);
    if (record.manager == ResourceManager::Xlog && record.code() == switchSegment)
        recordEnd = (recordEnd + options.segmentSize - 1) / options.segmentSize * options.segmentSize;
    record.end = Lsn{recordEnd};
    previous = position;
    position = record.end;
}

/// Most records lie inside the page that is loaded and are sound: no more is done for them than must be. False: the
/// long way has to find out what there is.
bool WalReader::State::takeFromPage(WalRecord &record)
{
    const ByteView page = pages.page();
    const std::uint64_t offset = position.value - pages.header().address.value;
    if (offset + walRecordHeaderSize > page.size() || offset <= pages.header().size() || position >= lastStart ||
        position < options.start)
        return false;
    const ByteView rest = page.subspan(offset);
    const auto length = loadLe<std::uint32_t>(rest, 0);
    if (length < walRecordHeaderSize || length > rest.size() || !previous ||
        loadLe<std::uint64_t>(rest, 8) != previous->value ||
        !isKnownManager(loadLe<std::uint8_t>(rest, 17), options.major))
        return false;
    const ByteView bytes = rest.first(length);
    if (!checkCrc(bytes))
        return false;
    record.timeline = pages.header().timeline;
    finish(record, bytes, position.value + length);
    return true;
}

Result<WalReader::State::Outcome> WalReader::State::step(WalRecord &record)
{
    if (seeking) {
        CAIRN_TRY(const bool found, seekRecord());
        if (!found)
            return Outcome::End;
    }
    if (position >= lastStart)
        return stopAt(WalEnd::Kind::Limit, "the limit is reached");
    CAIRN_TRY(const bool entered, enterPage());
    if (!entered)
        return Outcome::End;
    if (position >= lastStart)
        return stopAt(WalEnd::Kind::Limit, "the limit is reached");

    const auto rest = pages.page().subspan(position.value % options.walBlockSize);
    const auto length = loadLe<std::uint32_t>(rest, 0); // never split: records are aligned to 8 bytes
    record.timeline = pages.header().timeline;
    if (length == 0)
        return stopAt(WalEnd::Kind::Zeros, "zeros where a record could begin");
    if (length < walRecordHeaderSize || length > longestRecord)
        return stopAt(WalEnd::Kind::Invalid, std::format("a record of {} bytes", length));
    std::string why;
    if (rest.size() >= walRecordHeaderSize && !headerIsSane(rest, why))
        return stopAt(WalEnd::Kind::Invalid, std::move(why));
    std::uint64_t recordEnd = position.value + length;
    whole = rest.first(std::min<std::size_t>(length, rest.size()));
    if (length > rest.size()) {
        CAIRN_TRY(const auto outcome, assemble(length, recordEnd));
        if (outcome != Outcome::Record)
            return outcome;
        if (rest.size() < walRecordHeaderSize && !headerIsSane(whole, why))
            return stopAt(WalEnd::Kind::Invalid, std::move(why));
    }
    if (!checkCrc(whole))
        return stopAt(WalEnd::Kind::Invalid, "a record whose CRC does not match");

    finish(record, whole, recordEnd);
    return Outcome::Record;
}

WalReader::WalReader(SegmentProvider &provider, WalReaderOptions options)
    : m_state(std::make_unique<State>(provider, std::move(options)))
{
}

WalReader::~WalReader() = default;

Result<bool> WalReader::next(WalRecord &record)
{
    for (;;) {
        // A page is only taken from after the long way has entered it, so `seeking` is over by then.
        if (m_state->takeFromPage(record)) [[likely]]
            return true;
        CAIRN_TRY(const auto outcome, m_state->step(record));
        if (outcome == State::Outcome::Record && record.start >= m_state->options.start)
            return true;
        if (outcome == State::Outcome::End) {
            m_end = m_state->problem;
            return false;
        }
    }
}

Result<std::optional<WalRecord>> WalReader::next()
{
    WalRecord record;
    CAIRN_TRY(const bool found, next(record));
    return found ? std::optional(record) : std::nullopt;
}

Lsn WalReader::position() const
{
    return m_state->position;
}

} // namespace cairn
