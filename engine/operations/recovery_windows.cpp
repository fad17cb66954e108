#include "operations/recovery_windows.h"

#include "catalog/chain.h"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

namespace cairn {

namespace {

/// Finds the windows of one instance.
class WindowReader {
public:
    WindowReader(const Instance &instance, std::stop_token stop)
        : m_instance(instance)
        , m_stop(std::move(stop))
    {
    }

    /// Has run() find restore points, too.
    void findPoints(std::vector<NamedPoint> &points) { m_points = &points; }

    Result<RecoverySnapshot> run()
    {
        m_snapshot.instance = m_instance.name();
        CAIRN_TRY(m_input, readRetentionInput(m_instance));
        CAIRN_TRY(m_backups, m_instance.backups());
        std::vector<std::string> foreign;
        m_timelines = describeTimelines({m_input.walFiles, m_input.histories, m_backups, m_input.state}, foreign);
        for (const RecoverableInterval &interval : intervalsOf(m_input.state))
            CAIRN_CHECK(addWindow(interval));
        for (const TimelineSnapshot &timeline : m_timelines) {
            for (const WalStretch &stretch : timeline.stretches)
                if (stretch.reach.empty())
                    noteUnreachable(timeline, stretch);
            for (const std::string &name : timeline.partialNames)
                m_snapshot.partials.push_back({timeline.timeline, name, storedBetween(name, name).first});
        }
        return std::move(m_snapshot);
    }

private:
    [[nodiscard]] const BackupRecord *find(BackupId id) const
    {
        const auto found = std::ranges::find(m_backups, id, &BackupRecord::id);
        return found == m_backups.end() ? nullptr : &*found;
    }

    [[nodiscard]] TimelineHistory historyOf(TimelineId timeline) const
    {
        const auto found = std::ranges::find(m_input.histories, timeline, &TimelineHistory::timeline);
        return found == m_input.histories.end() ? TimelineHistory(timeline) : *found;
    }

    [[nodiscard]] const TimelineSnapshot *timelineOf(TimelineId timeline) const
    {
        const auto found = std::ranges::find(m_timelines, timeline, &TimelineSnapshot::timeline);
        return found == m_timelines.end() ? nullptr : &*found;
    }

    Status addWindow(const RecoverableInterval &interval)
    {
        const BackupRecord *base = find(interval.base);
        if (base == nullptr)
            return {};
        RecoveryWindow window{interval.timeline, interval.from, interval.from, interval.fromTime,
                              interval.fromTime, true,          interval.base};
        // The WAL of the last backup in the window may go on in the archive only: the archive comes first, as it does
        // for the server.
        std::vector<WalArchive> archives{WalArchive(m_instance.storage(), m_instance.keys().wal())};
        for (const BackupRecord &record : m_backups)
            if (record.timeline == interval.timeline && record.stopLsn >= interval.from &&
                record.stopLsn <= interval.to && restoreObjection(record, m_backups).empty()) {
                window.backups.insert(window.backups.begin(), record.id);
                if (record.walMode == WalMode::Stream)
                    archives.emplace_back(m_instance.storage(), m_instance.keys().backupWal(record.id));
            }
        const WalTailFinder finder(std::move(archives), m_input.walFiles, m_instance.storage().scratchDirectory());
        WalReaderOptions options = walOptionsFor(*base, historyOf(interval.timeline));
        if (base->timeline != interval.timeline)
            CAIRN_CHECK(findBegin(window, *base, finder, options));
        CAIRN_CHECK(findEnd(window, interval, finder, options));
        if (m_points != nullptr && interval.to > interval.from) {
            options.limit = interval.to;
            CAIRN_TRY(auto points, finder.restorePoints(options, interval.from, m_stop));
            std::ranges::move(points, std::back_inserter(*m_points));
        }
        describeEnd(window);
        m_snapshot.windows.push_back(std::move(window));
        return {};
    }

    /// When a timeline that is entered at its switch point begins: the last moment before it.
    Status findBegin(RecoveryWindow &window, const BackupRecord &base, const WalTailFinder &finder,
                     WalReaderOptions options) const
    {
        window.fromTime = window.toTime = base.recoveryTime;
        if (!options.history.contains(base.timeline) || base.stopLsn >= window.from)
            return {};
        options.limit = window.from;
        CAIRN_TRY(const WalTail tail, finder.find(options, base.stopLsn, m_stop));
        window.fromTime = window.toTime = std::max(base.recoveryTime, tail.lastTime.value_or(base.recoveryTime));
        return {};
    }

    Status findEnd(RecoveryWindow &window, const RecoverableInterval &interval, const WalTailFinder &finder,
                   WalReaderOptions options)
    {
        for (const BackupId id : window.backups)
            if (const BackupRecord *record = find(id))
                window.toTime = std::max(window.toTime, record->recoveryTime);
        if (interval.to <= interval.from)
            return {};
        options.limit = interval.to;
        CAIRN_TRY(const WalTail tail, finder.find(options, interval.from, m_stop));
        window.to = std::max(window.to, tail.end);
        window.lastRecord = tail.lastRecord;
        window.toTimeIsExact = tail.lastTime || tail.lookedEverywhere;
        window.toTime = std::max(window.toTime, tail.lastTime.value_or(window.toTime));
        if (tail.broken) {
            window.why = {Phrase::SegmentBroken, {tail.segment, tail.end, tail.why}};
            window.remedy = Phrase::StoreSegmentAgain;
        }
        return {};
    }

    /// Why the window ends, unless the WAL itself said so.
    void describeEnd(RecoveryWindow &window) const
    {
        if (!window.why.empty())
            return;
        const TimelineSnapshot *timeline = timelineOf(window.timeline);
        const std::uint32_t size = m_input.state.walSegmentSize;
        const SegmentNumber next = segmentOf(window.to, size);
        for (const WalGap &gap : timeline != nullptr ? timeline->gaps : std::vector<WalGap>{}) {
            const auto first = parseSegmentName(gap.firstSegment, size);
            const auto last = parseSegmentName(gap.lastSegment, size);
            // The last record before a gap may not fit into what is there.
            if (!first || !last || previousSegment(first->number) > next || last->number < next)
                continue;
            window.why = gap.segments == 1
                             ? Sentence{Phrase::SegmentMissing, {gap.firstSegment}}
                             : Sentence{Phrase::SegmentsMissing, {gap.segments, gap.firstSegment, gap.lastSegment}};
            const auto whole = nextBackup(window);
            window.remedy = whole ? Sentence{Phrase::StoreMissingUntil, {*whole}} : Sentence(Phrase::StoreMissing);
            return;
        }
        if (window.lastRecord.isValid() || !segmentsBehind(timeline, next, size)) {
            window.why = Phrase::NoMoreWal;
            return;
        }
        window.why = {Phrase::ArchiveStops, {segmentName(window.timeline, next, size)}};
        window.remedy = Phrase::StoreThatSegment;
    }

    /// Whether the archive has a later segment of the timeline.
    static bool segmentsBehind(const TimelineSnapshot *timeline, SegmentNumber number, std::uint32_t segmentSize)
    {
        if (timeline == nullptr || timeline->lastSegment.empty())
            return false;
        const auto last = parseSegmentName(timeline->lastSegment, segmentSize);
        return last && last->number >= number;
    }

    /// Where it goes on behind the end of a window.
    [[nodiscard]] std::optional<BackupId> nextBackup(const RecoveryWindow &window) const
    {
        for (const BackupRecord &record : m_backups | std::views::reverse)
            if (record.timeline == window.timeline && record.stopLsn > window.to &&
                restoreObjection(record, m_backups).empty())
                return record.id;
        return std::nullopt;
    }

    /// When the first and the last of these files were stored.
    [[nodiscard]] std::pair<Timestamp, Timestamp> storedBetween(const std::string &first, const std::string &last) const
    {
        std::pair<Timestamp, Timestamp> stored;
        for (const StoredWalFile &file : m_input.walFiles) {
            if (file.name < first || file.name > last || !file.modified.isKnown())
                continue;
            stored.first = stored.first.isKnown() ? std::min(stored.first, file.modified) : file.modified;
            stored.second = std::max(stored.second, file.modified);
        }
        return stored;
    }

    void noteUnreachable(const TimelineSnapshot &timeline, const WalStretch &stretch)
    {
        UnreachableWal wal{
            timeline.timeline, stretch.firstSegment, stretch.lastSegment, stretch.segments, {}, {}, false};
        const bool behindGap = &stretch != &timeline.stretches.front();
        const bool hasBackup = std::ranges::any_of(m_backups, [&](const BackupRecord &record) {
            return record.timeline == timeline.timeline && restoreObjection(record, m_backups).empty();
        });
        if (behindGap) {
            wal.why = Phrase::BehindGap;
            wal.remedy = Phrase::StoreGap;
        } else if (timeline.timeline.value > 1 && timeline.parent.value == 0) {
            wal.why = Phrase::ParentUnknown;
            wal.remedy = {Phrase::StoreFile, {historyFileName(timeline.timeline)}};
        } else {
            wal.isSurplus = hasBackup;
            wal.why = hasBackup ? Phrase::BeforeFirstBackup : Phrase::NoBackupLeads;
            wal.remedy = hasBackup ? Phrase::MakeRoom : Phrase::TakeBackup;
        }
        std::tie(wal.storedFrom, wal.storedTo) = storedBetween(wal.firstSegment, wal.lastSegment);
        m_snapshot.unreachable.push_back(std::move(wal));
    }

    const Instance &m_instance;
    const std::stop_token m_stop;
    RetentionInput m_input;
    std::vector<BackupRecord> m_backups; ///< newest first
    std::vector<TimelineSnapshot> m_timelines;
    RecoverySnapshot m_snapshot;
    std::vector<NamedPoint> *m_points = nullptr;
};

} // namespace

Timestamp RecoverySnapshot::newest() const
{
    Timestamp newest;
    for (const RecoveryWindow &window : windows)
        newest = std::max(newest, window.toTime);
    return newest;
}

WalReaderOptions walOptionsFor(const BackupRecord &record, TimelineHistory history)
{
    WalReaderOptions options;
    options.history = std::move(history);
    options.major = PgMajor{static_cast<int>(record.majorVersion)};
    options.systemIdentifier = record.systemIdentifier;
    options.segmentSize = record.walSegmentSize;
    options.walBlockSize = record.walBlockSize;
    options.start = record.startLsn;
    return options;
}

Result<RecoverySnapshot> recoveryWindowsOf(const Instance &instance, const std::stop_token &stop)
{
    return WindowReader(instance, stop).run();
}

Result<std::vector<NamedPoint>> readRestorePoints(const InstanceRef &ref, OperationContext &context)
{
    context.progress.beginPhase("reading-wal");
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    std::vector<NamedPoint> points;
    WindowReader reader(instance, context.stop);
    reader.findPoints(points);
    CAIRN_CHECK(reader.run());
    return points;
}

Result<RecoverySnapshot> readRecoveryWindows(const InstanceRef &ref, const std::stop_token &stop)
{
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    return recoveryWindowsOf(instance, stop);
}

} // namespace cairn
