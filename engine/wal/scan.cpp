#include "wal/scan.h"

#include "core/worker_pool.h"

#include <optional>

namespace cairn {

namespace {

/// The mark that a record is, if it is one.
Result<std::optional<WalMark>> markOf(const WalRecord &record, PgMajor major, DecodedRecord &decoded)
{
    constexpr std::uint8_t restorePoint = 0x70;
    const bool telling = record.manager == ResourceManager::Transaction ||
                         (record.manager == ResourceManager::Xlog && record.code() == restorePoint);
    if (!telling)
        return std::nullopt;
    constexpr std::uint32_t usualBlockSize = 8192; // matters for page images only, which these records do not have
    CAIRN_CHECK(decodeRecord(record, major, usualBlockSize, decoded));
    WalMark mark;
    mark.start = record.start;
    mark.end = record.end;
    mark.timeline = record.timeline;
    if (const auto end = transactionEndOf(record, decoded, major)) {
        mark.kind = end->committed ? WalMark::Kind::Commit : WalMark::Kind::Abort;
        mark.time = Timestamp::fromPostgres(end->time);
        mark.xid = end->xid;
        return mark;
    }
    if (const auto point = restorePointOf(record, decoded)) {
        mark.kind = WalMark::Kind::RestorePoint;
        mark.time = Timestamp::fromPostgres(point->time);
        mark.name = point->name;
        return mark;
    }
    return std::nullopt;
}

} // namespace

Result<WalScan> scanWal(SegmentProvider &provider, WalReaderOptions options, const MarkVisitor &onMark,
                        const std::stop_token &stop, const RecordVisitor &onRecord)
{
    constexpr std::uint64_t recordsBetweenChecks = 4096;
    WalScan scan;
    scan.end = options.start;
    scan.endTimeline = options.history.timelineAt(options.start);
    const PgMajor major = options.major;
    WalReader reader(provider, std::move(options));
    DecodedRecord decoded;
    WalRecord record;
    for (;;) {
        if (scan.records % recordsBetweenChecks == 0)
            CAIRN_CHECK(checkStop(stop));
        CAIRN_TRY(const bool found, reader.next(record));
        if (!found)
            break;
        if (onRecord && !onRecord(record)) {
            scan.stopped = true;
            return scan;
        }
        if (++scan.records == 1)
            scan.firstRecord = record.start;
        scan.lastRecord = record.start;
        scan.end = record.end;
        scan.endTimeline = record.timeline;
        CAIRN_TRY(const auto mark, markOf(record, major, decoded));
        if (mark && onMark && !onMark(*mark)) {
            scan.stopped = true;
            return scan;
        }
    }
    scan.why = reader.end();
    return scan;
}

} // namespace cairn
