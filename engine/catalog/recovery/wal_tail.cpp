#include "catalog/recovery/wal_tail.h"

#include "wal/scan.h"

#include <algorithm>
#include <format>
#include <mutex>
#include <unordered_map>

namespace cairn {

/// The records that start in one segment.
struct WalTailFinder::Facts {
    Lsn end;
    Lsn lastRecord;
    std::optional<Timestamp> lastTime;
    bool broken = false; ///< the segment could not be read to its end
    bool blank = false;  ///< because nothing was written behind the last record
    std::string why;
    std::vector<NamedPoint> points;
};

namespace {

/// Segments never change once they are stored, so facts are kept by what identifies a stored file. The number is
/// bounded; when it is reached all are forgotten, which costs a few reads.
template <class Facts>
class FactsCache {
public:
    std::optional<Facts> find(const std::string &key)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_facts.find(key);
        return found == m_facts.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const std::string &key, const Facts &facts)
    {
        constexpr std::size_t most = 20'000;
        const std::scoped_lock lock(m_mutex);
        if (m_facts.size() >= most)
            m_facts.clear();
        m_facts.insert_or_assign(key, facts);
    }

private:
    std::mutex m_mutex;
    std::unordered_map<std::string, Facts> m_facts;
};

bool isDamage(ErrorCode code)
{
    return code == ErrorCode::Damaged || code == ErrorCode::WalDamaged;
}

/// The timeline that a reader takes a segment from.
TimelineId timelineOf(const WalReaderOptions &options, SegmentNumber number)
{
    const Lsn behind = segmentStart(nextSegment(number), options.segmentSize);
    const Lsn end = std::min(behind, options.limit);
    return options.history.timelineAt(Lsn{std::max<std::uint64_t>(end.value, 1) - 1});
}

} // namespace

WalTailFinder::WalTailFinder(std::vector<WalArchive> archives, const std::vector<StoredWalFile> &files,
                             std::string scratchDirectory)
    : m_archives(std::move(archives))
    , m_scratch(std::move(scratchDirectory))
{
    for (const StoredWalFile &file : files)
        m_marks.insert_or_assign(file.name, std::format("{}:{}", file.storedSize, file.modified.microseconds));
}

std::string WalTailFinder::cacheKey(const WalReaderOptions &options, SegmentNumber number, Lsn start) const
{
    const auto markOf = [&](SegmentNumber segment) {
        const auto found = m_marks.find(segmentName(timelineOf(options, segment), segment, options.segmentSize));
        return found == m_marks.end() ? std::string("-") : found->second;
    };
    const std::string mark = markOf(number);
    if (mark == "-" || m_archives.empty())
        return {};
    // The last record may go on in the next segment; and what counts of this one depends on where it is looked at.
    const WalArchive &archive = m_archives.front();
    const Lsn behind = segmentStart(nextSegment(number), options.segmentSize);
    return std::format("{}|{}|{}|{}|{}|{}", archive.storage().location(archive.prefix()),
                       segmentName(timelineOf(options, number), number, options.segmentSize), mark,
                       markOf(nextSegment(number)), start.value, std::min(options.limit, Lsn{behind.value + 1}).value);
}

Result<WalTailFinder::Facts> WalTailFinder::factsOf(const WalReaderOptions &options, SegmentNumber number, Lsn floor,
                                                    const std::stop_token &stop) const
{
    static FactsCache<Facts> cache;
    WalReaderOptions part = options;
    const Lsn begin = segmentStart(number, options.segmentSize);
    part.start = std::max(floor, begin);
    part.seekFirstRecord = part.start == begin;
    part.recordsBefore = segmentStart(nextSegment(number), options.segmentSize);
    const std::string key = cacheKey(options, number, part.start);
    if (!key.empty())
        if (const auto known = cache.find(key))
            return *known;
    Facts facts;
    facts.end = part.start;
    ArchiveSegmentProvider provider(m_archives, options.segmentSize, m_scratch);
    const auto scan = scanWal(
        provider, part,
        [&](const WalMark &mark) {
            // Ends of transactions are not in the order of their times.
            if (mark.kind != WalMark::Kind::RestorePoint)
                facts.lastTime = std::max(facts.lastTime.value_or(mark.time), mark.time);
            else
                facts.points.push_back({std::string(mark.name), mark.timeline, mark.start, mark.time});
            return true;
        },
        stop);
    if (!scan && !isDamage(scan.error().code))
        return std::unexpected(scan.error());
    if (!scan) {
        facts.lastTime.reset();
        facts.broken = true;
        facts.why = scan.error().message;
    } else {
        facts.end = scan->end;
        facts.lastRecord = scan->lastRecord;
        facts.blank = scan->why.kind == WalEnd::Kind::Zeros;
        facts.broken = facts.blank || scan->why.kind == WalEnd::Kind::Invalid ||
                       (scan->why.kind == WalEnd::Kind::Missing && scan->why.segment.number == number);
        facts.why = scan->why.why;
    }
    if (!key.empty())
        cache.keep(key, facts);
    return facts;
}

Result<std::vector<NamedPoint>> WalTailFinder::restorePoints(const WalReaderOptions &options, Lsn floor,
                                                             const std::stop_token &stop) const
{
    std::vector<NamedPoint> all;
    if (options.limit <= floor)
        return all;
    const SegmentNumber last = segmentBefore(options.limit, options.segmentSize);
    for (SegmentNumber number = segmentOf(floor, options.segmentSize); number <= last; number = nextSegment(number)) {
        CAIRN_TRY(Facts facts, factsOf(options, number, floor, stop));
        std::ranges::move(facts.points, std::back_inserter(all));
        if (facts.broken)
            break;
    }
    return all;
}

Result<WalTail> WalTailFinder::find(const WalReaderOptions &options, Lsn floor, const std::stop_token &stop) const
{
    WalTail tail;
    tail.end = floor;
    if (options.limit <= floor)
        return tail;
    const SegmentNumber last = segmentBefore(options.limit, options.segmentSize);
    const SegmentNumber first = segmentOf(floor, options.segmentSize);
    SegmentNumber at = last;
    for (std::uint64_t looked = 0;; ++looked, at = previousSegment(at)) {
        if (looked >= segmentLimit) {
            tail.lookedEverywhere = false;
            return tail;
        }
        CAIRN_TRY(const Facts facts, factsOf(options, at, floor, stop));
        if (at == last || facts.broken) {
            tail = WalTail{};
            tail.end = facts.end;
            // A server that is still writing leaves a blank end in the last segment only.
            tail.broken = facts.broken && !(facts.blank && at == last);
            tail.why = tail.broken ? facts.why : std::string{};
            if (tail.broken)
                tail.segment = segmentName(timelineOf(options, at), at, options.segmentSize);
        }
        if (!tail.lastRecord.isValid() && facts.lastRecord.isValid())
            tail.lastRecord = facts.lastRecord;
        tail.lastTime = facts.lastTime;
        if (tail.lastTime || at <= first)
            return tail;
    }
}

} // namespace cairn
