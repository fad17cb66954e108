#include "catalog/recovery/timeline_map.h"

#include "catalog/chain.h"

#include <algorithm>
#include <map>
#include <set>

namespace cairn {

namespace {

/// What the listing of an archive says about one timeline.
struct TimelineFiles {
    std::map<SegmentNumber, std::uint64_t> segments; ///< number to stored bytes
    std::vector<std::string> partials;
    std::vector<std::string> duplicates;
    std::uint64_t backupHistories = 0;
    bool history = false;
};

void noteSegment(TimelineFiles &timeline, const StoredWalFile &file, SegmentNumber number)
{
    const auto [entry, isNew] = timeline.segments.try_emplace(number, file.storedSize);
    if (isNew)
        return;
    entry->second += file.storedSize;
    if (timeline.duplicates.empty() || timeline.duplicates.back() != file.name)
        timeline.duplicates.push_back(file.name);
}

std::map<TimelineId, TimelineFiles> sortByTimeline(const TimelineInput &input, std::vector<std::string> &foreign)
{
    std::map<TimelineId, TimelineFiles> timelines;
    for (const auto &file : input.files) {
        const WalFileName what = classifyWalName(file.name, input.state.walSegmentSize);
        if (what.kind == WalFileKind::Other) {
            foreign.push_back(file.name);
            continue;
        }
        TimelineFiles &timeline = timelines[what.segment.timeline];
        if (what.kind == WalFileKind::Segment)
            noteSegment(timeline, file, what.segment.number);
        else if (what.kind == WalFileKind::PartialSegment)
            timeline.partials.push_back(file.name);
        else if (what.kind == WalFileKind::History)
            timeline.history = true;
        else
            ++timeline.backupHistories;
    }
    for (const TimelineHistory &history : input.histories)
        for (const TimelineAncestor &ancestor : history.ancestors())
            (void)timelines[ancestor.timeline];
    for (const BackupRecord &record : input.backups)
        (void)timelines[record.timeline];
    timelines.erase(TimelineId{0});
    return timelines;
}

void describeSegments(TimelineSnapshot &snapshot, const TimelineFiles &files, std::uint32_t segmentSize)
{
    const auto nameOf = [&](SegmentNumber number) { return segmentName(snapshot.timeline, number, segmentSize); };
    std::optional<SegmentNumber> last;
    for (const auto &[number, bytes] : files.segments) {
        if (!last || nextSegment(*last) != number) {
            if (last)
                snapshot.gaps.push_back(
                    {nameOf(nextSegment(*last)), nameOf(previousSegment(number)), number.value - last->value - 1});
            snapshot.stretches.push_back({nameOf(number), {}, 0, 0, {}});
        }
        WalStretch &stretch = snapshot.stretches.back();
        stretch.lastSegment = nameOf(number);
        ++stretch.segments;
        stretch.storedBytes += bytes;
        snapshot.storedBytes += bytes;
        last = number;
    }
    snapshot.segments = files.segments.size();
    snapshot.rawBytes = snapshot.segments * segmentSize;
    if (!snapshot.stretches.empty()) {
        snapshot.firstSegment = snapshot.stretches.front().firstSegment;
        snapshot.lastSegment = snapshot.stretches.back().lastSegment;
    }
}

/// The newest restorable backup on an ancestor from which the timeline can be reached.
BackupId closestBackup(const TimelineHistory &history, const std::vector<BackupRecord> &backups)
{
    for (const BackupRecord &record : backups)
        if (record.timeline != history.timeline() && history.reaches(record.timeline, record.stopLsn) &&
            restoreObjection(record, backups).empty())
            return record.id;
    return {};
}

/// Gives each stretch the parts of it that can be recovered.
void describeReach(TimelineSnapshot &snapshot, const std::vector<RecoverableInterval> &intervals,
                   std::uint32_t segmentSize)
{
    for (WalStretch &stretch : snapshot.stretches) {
        const auto first = parseSegmentName(stretch.firstSegment, segmentSize);
        if (!first)
            continue;
        const Lsn begin = segmentStart(first->number, segmentSize);
        const Lsn end{begin.value + stretch.segments * segmentSize};
        for (const RecoverableInterval &interval : intervals) {
            const Lsn from = std::max(interval.from, begin);
            const Lsn to = std::min(interval.to, end);
            if (interval.timeline == snapshot.timeline && from < to)
                stretch.reach.push_back({from, to, interval.base});
        }
    }
}

} // namespace

std::vector<RecoverableInterval> intervalsOf(const RetentionState &state)
{
    return recoverableIntervals(state, BackupForest(state), TimelineTree(state.forks), WalClock(state));
}

std::vector<TimelineSnapshot> describeTimelines(const TimelineInput &input, std::vector<std::string> &foreign)
{
    const std::uint32_t segmentSize = input.state.walSegmentSize;
    const auto intervals = intervalsOf(input.state);
    std::vector<TimelineSnapshot> all;
    for (const auto &[timeline, files] : sortByTimeline(input, foreign)) {
        TimelineSnapshot entry;
        entry.timeline = timeline;
        entry.hasHistoryFile = files.history;
        entry.partialSegments = files.partials.size();
        entry.partialNames = files.partials;
        entry.duplicates = files.duplicates;
        entry.backupHistoryFiles = files.backupHistories;
        describeSegments(entry, files, segmentSize);
        describeReach(entry, intervals, segmentSize);
        const auto history = std::ranges::find(input.histories, timeline, &TimelineHistory::timeline);
        if (history != input.histories.end() && !history->ancestors().empty()) {
            entry.parent = history->parentOf(timeline);
            entry.switchPoint = history->beginOf(timeline);
            entry.switchReason = history->ancestors().back().reason;
            entry.closestBackup = closestBackup(*history, input.backups);
        }
        for (const BackupRecord &record : input.backups)
            if (record.timeline == entry.timeline)
                entry.backups.push_back(record);
        all.push_back(std::move(entry));
    }
    std::ranges::reverse(all);
    return all;
}

} // namespace cairn
