#include "wal/block_map_builder.h"

#include "core/worker_pool.h"
#include "wal/block_collector.h"
#include "wal/record_reader.h"
#include "wal/verify.h"

#include <algorithm>
#include <atomic>
#include <format>
#include <mutex>
#include <utility>
#include <vector>

namespace cairn {

namespace {

/// Long enough that opening the segment behind a group again, for the end of one record, does not matter.
constexpr std::uint64_t longestGroup = 256u << 20;
/// So many groups per worker that none waits long for the last one.
constexpr std::uint64_t groupsPerWorker = 4;
constexpr std::uint64_t bytesBetweenReports = 1u << 20;

/// Adjacent segments that one worker reads.
struct Group {
    Lsn begin;
    Lsn end;
    std::uint64_t records = 0;
    // Of the records that begin in it; meaningful when there are some.
    Lsn first;
    Lsn firstPrevious;
    Lsn last;
};

class MapBuilder {
public:
    MapBuilder(SegmentProvider &provider, const BlockMapRequest &request, Progress &progress)
        : m_provider(provider)
        , m_request(request)
        , m_progress(progress)
        , m_end(endOfRecords(request))
    {
        m_map.blocks = ChangedBlocks(request.memoryLimit);
    }

    [[nodiscard]] Result<BlockMap> run(const std::stop_token &stop)
    {
        if (m_request.from >= m_end)
            return std::move(m_map);
        cutIntoGroups();
        const std::uint64_t bytes = m_end.value - m_request.from.value;
        m_progress.beginPhase("reading-wal", bytes, segmentCount(m_request.from, m_end));
        const auto workers =
            static_cast<unsigned>(std::min<std::size_t>(std::max(m_request.workers, 1u), m_groups.size()));
        CAIRN_CHECK(runWorkers(workers, stop, [&](unsigned, const std::stop_token &token) { return work(token); }));
        CAIRN_CHECK(checkSeams());
        m_map.bytes = bytes;
        return std::move(m_map);
    }

private:
    /// Where the last record must have ended. A start LSN just behind the header of a page means that nothing of that
    /// page, and maybe of that segment, is needed.
    static Lsn endOfRecords(const BlockMapRequest &request)
    {
        const std::uint64_t inPage = request.to.value % request.walBlockSize;
        const bool firstOfSegment = request.to.value % request.segmentSize == inPage;
        const std::uint64_t header = firstOfSegment ? walLongHeaderSize : walShortHeaderSize;
        return inPage <= header ? Lsn{request.to.value - inPage} : request.to;
    }

    [[nodiscard]] std::uint64_t segmentCount(Lsn begin, Lsn end) const
    {
        return segmentBefore(end, m_request.segmentSize).value - segmentOf(begin, m_request.segmentSize).value + 1;
    }

    void cutIntoGroups()
    {
        const std::uint64_t segments = segmentCount(m_request.from, m_end);
        const std::uint64_t share = segments / (std::max(m_request.workers, 1u) * groupsPerWorker);
        const std::uint64_t most = std::max<std::uint64_t>(longestGroup / m_request.segmentSize, 1);
        const std::uint64_t size = std::clamp<std::uint64_t>(share, 1, most) * m_request.segmentSize;
        for (Lsn begin = m_request.from; begin < m_end;) {
            const Lsn end = std::min(m_end, Lsn{(begin.value / m_request.segmentSize) * m_request.segmentSize + size});
            Group &group = m_groups.emplace_back();
            group.begin = begin;
            group.end = end;
            begin = end;
        }
    }

    [[nodiscard]] Status work(const std::stop_token &stop)
    {
        for (std::size_t next = m_nextGroup++; next < m_groups.size(); next = m_nextGroup++) {
            Group group = m_groups[next]; // not in its place, which other workers' groups share a cache line with
            ChangedBlocks blocks(m_request.memoryLimit / std::max(m_request.workers, 1u));
            CAIRN_CHECK(readGroup(group, blocks, stop));
            m_progress.addItems(segmentCount(group.begin, group.end));
            const std::scoped_lock lock(m_mutex);
            m_map.blocks.merge(std::move(blocks));
            m_map.records += group.records;
            m_groups[next] = group;
        }
        return {};
    }

    [[nodiscard]] WalReaderOptions optionsFor(const Group &group) const
    {
        WalReaderOptions options;
        options.history = m_request.history;
        options.major = m_request.major;
        options.systemIdentifier = m_request.systemIdentifier;
        options.segmentSize = m_request.segmentSize;
        options.walBlockSize = m_request.walBlockSize;
        options.start = group.begin;
        options.seekFirstRecord = group.begin != m_request.from;
        options.limit = m_end;
        options.recordsBefore = group.end;
        return options;
    }

    [[nodiscard]] Status readGroup(Group &group, ChangedBlocks &blocks, const std::stop_token &stop)
    {
        WalReader reader(m_provider, optionsFor(group));
        BlockCollector collector(m_request.major, blocks);
        CAIRN_CHECK(checkStop(stop));
        WalRecord record;
        for (Lsn reported = group.begin;;) {
            CAIRN_TRY(const bool found, reader.next(record));
            if (!found || record.end.value - reported.value >= bytesBetweenReports) {
                const Lsn reached = found ? std::min(record.end, group.end) : group.end;
                m_progress.addBytes(reached.value - std::min(reported, reached).value);
                reported = reached;
                CAIRN_CHECK(checkStop(stop));
            }
            if (!found)
                break;
            if (group.records++ == 0) {
                group.first = record.start;
                group.firstPrevious = record.previous;
            }
            group.last = record.start;
            if (auto noted = collector.note(record); !noted)
                return withSegment(std::move(noted).error(), record.start);
        }
        if (reader.end().kind != WalEnd::Kind::Limit || reader.position() < group.end)
            return incompleteWal(reader.end(), m_request.to, m_request.segmentSize);
        return {};
    }

    [[nodiscard]] std::string nameAt(Lsn lsn) const
    {
        return segmentName(m_request.history.timelineAt(lsn), segmentOf(lsn, m_request.segmentSize),
                           m_request.segmentSize);
    }

    [[nodiscard]] std::unexpected<Error> withSegment(Error error, Lsn lsn) const
    {
        error.subject = nameAt(lsn);
        return std::unexpected(std::move(error));
    }

    /// Each reader proved the chain inside of its group; this proves it from group to group.
    [[nodiscard]] Status checkSeams() const
    {
        Lsn last;
        for (const Group &group : m_groups) {
            if (group.records == 0)
                continue;
            if (last.isValid() && group.firstPrevious != last)
                return fail(ErrorCode::WalDamaged,
                            std::format("the record at {} follows one at {}, and the one before it begins at {}",
                                        group.first.toString(), group.firstPrevious.toString(), last.toString()),
                            nameAt(group.first), "a segment is from another time or place than the others");
            last = group.last;
        }
        return {};
    }

    SegmentProvider &m_provider;
    const BlockMapRequest &m_request;
    Progress &m_progress;
    const Lsn m_end; ///< no byte from here on is needed
    std::vector<Group> m_groups;
    std::atomic<std::size_t> m_nextGroup{0};
    std::mutex m_mutex; ///< guards m_map while workers run
    BlockMap m_map;
};

} // namespace

Result<BlockMap> buildBlockMap(SegmentProvider &provider, const BlockMapRequest &request, Progress &progress,
                               const std::stop_token &stop)
{
    return MapBuilder(provider, request, progress).run(stop);
}

} // namespace cairn
