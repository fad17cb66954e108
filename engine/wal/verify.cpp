#include "wal/verify.h"

#include "core/worker_pool.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

/// Takes note of records that a person may want to recover to.
class FactCollector {
public:
    FactCollector(PgMajor major, WalRangeFacts &facts)
        : m_major(major)
        , m_facts(facts)
    {
    }

    [[nodiscard]] Status note(const WalRecord &record)
    {
        ++m_facts.records;
        m_facts.end = record.end;
        m_facts.lastRecord = record.start;
        m_facts.endTimeline = record.timeline;
        constexpr std::uint8_t restorePoint = 0x70;
        const bool telling = record.manager == ResourceManager::Transaction ||
                             (record.manager == ResourceManager::Xlog && record.code() == restorePoint);
        if (!telling)
            return {};
        constexpr std::uint32_t usualBlockSize = 8192; // matters for page images only, which these records do not have
        CAIRN_CHECK(decodeRecord(record, m_major, usualBlockSize, m_decoded));
        if (const auto end = transactionEndOf(record, m_decoded, m_major))
            noteEnd(*end);
        if (const auto point = restorePointOf(record, m_decoded))
            m_facts.restorePoints.push_back(
                {std::string(point->name), record.end, record.timeline, Timestamp::fromPostgres(point->time)});
        return {};
    }

private:
    void noteEnd(const TransactionEnd &end)
    {
        const Timestamp time = Timestamp::fromPostgres(end.time);
        const bool first = m_facts.commits + m_facts.aborts == 0;
        m_facts.firstEndTime = first ? time : std::min(m_facts.firstEndTime, time);
        m_facts.lastEndTime = first ? time : std::max(m_facts.lastEndTime, time);
        ++(end.committed ? m_facts.commits : m_facts.aborts);
        if (end.xid != 0)
            m_facts.lastXid = end.xid;
    }

    PgMajor m_major;
    WalRangeFacts &m_facts;
    DecodedRecord m_decoded;
};

} // namespace

std::unexpected<Error> incompleteWal(const WalEnd &end, Lsn stop, std::uint32_t segmentSize)
{
    const std::string name = segmentName(end.segment, segmentSize);
    switch (end.kind) {
    case WalEnd::Kind::Missing:
        return fail(ErrorCode::WalMissing,
                    std::format("WAL up to {} is needed and a segment is not there", stop.toString()), name,
                    "check that archiving works and that nothing removed the segment");
    case WalEnd::Kind::Zeros:
        return fail(
            ErrorCode::WalMissing,
            std::format("WAL up to {} is needed and the stored WAL ends at {}", stop.toString(), end.at.toString()),
            name, "the segment was stored before the server had filled it");
    case WalEnd::Kind::Limit:
        return fail(ErrorCode::WalDamaged,
                    std::format("no WAL record ends at {}; the last one before it begins at {}", stop.toString(),
                                end.at.toString()),
                    name);
    case WalEnd::Kind::Invalid:
        break;
    }
    return fail(
        ErrorCode::WalDamaged,
        std::format("WAL is damaged at {}, and is needed up to {} ({})", end.at.toString(), stop.toString(), end.why),
        name);
}

Result<WalRangeFacts> verifyWalRange(SegmentProvider &provider, WalReaderOptions options, Lsn stop,
                                     const std::stop_token &stopToken)
{
    constexpr std::uint64_t recordsBetweenChecks = 4096;
    WalRangeFacts facts;
    facts.start = options.start;
    facts.end = options.start;
    facts.endTimeline = options.history.timelineAt(options.start);
    const std::uint32_t segmentSize = options.segmentSize;
    FactCollector collector(options.major, facts);
    options.limit = stop;
    options.seekFirstRecord = false;
    WalReader reader(provider, std::move(options));
    while (facts.end < stop) {
        if (facts.records % recordsBetweenChecks == 0)
            CAIRN_CHECK(checkStop(stopToken));
        CAIRN_TRY(const auto record, reader.next());
        if (!record)
            return incompleteWal(reader.end(), stop, segmentSize);
        CAIRN_CHECK(collector.note(*record));
    }
    return facts;
}

} // namespace cairn
