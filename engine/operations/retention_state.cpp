#include "operations/retention_state.h"

#include "catalog/quarantine.h"

#include <algorithm>
#include <ctime>
#include <format>
#include <map>

namespace cairn {

namespace {

RetentionBackup retentionBackup(const BackupRecord &record, const std::vector<ObjectInfo> &locks)
{
    RetentionBackup backup;
    backup.id = record.id;
    backup.full = record.mode == BackupMode::Full;
    backup.parent = record.parent;
    backup.status = record.status;
    backup.writerLives = record.status == BackupStatus::Running && !record.lockName.empty() &&
                         std::ranges::contains(locks, record.lockName, &ObjectInfo::name);
    backup.walMode = record.walMode;
    backup.fromReplica = record.fromReplica;
    backup.timeline = record.timeline;
    backup.startLsn = record.startLsn;
    backup.stopLsn = record.stopLsn;
    // An id is a start time; of a damaged record it is all that is known.
    backup.startTime = record.startTime.isKnown() ? record.startTime
                                                  : Timestamp{static_cast<std::int64_t>(record.id.value) * 1'000'000};
    backup.recoveryTime = record.recoveryTime;
    backup.dataBytes = record.dataBytes;
    backup.walBytes = record.walBytes;
    backup.pinnedUntil = record.expireTime;
    backup.pinnedForever = record.keepForever;
    backup.standalone = record.standalone;
    return backup;
}

/// Stored segments of one timeline as stretches without a gap.
void addStretches(std::vector<RetentionWal> &stretches, TimelineId timeline,
                  const std::map<SegmentNumber, StoredWalFile> &segments)
{
    for (const auto &[number, file] : segments) {
        const bool goesOn = !stretches.empty() && stretches.back().timeline == timeline &&
                            nextSegment(stretches.back().last()) == number;
        if (!goesOn)
            stretches.push_back({timeline, number, 0, 0, {}, {}});
        RetentionWal &stretch = stretches.back();
        ++stretch.segments;
        stretch.bytes += file.storedSize;
        stretch.sizes.push_back(static_cast<std::uint32_t>(file.storedSize));
        stretch.endTime = std::max(stretch.endTime, file.modified);
    }
}

} // namespace

RetentionPolicy retentionPolicy(const RetentionSettings &stored, const RetentionSettings &given)
{
    const auto pick = [](std::optional<std::uint32_t> over, std::optional<std::uint32_t> under) {
        return over ? *over : under.value_or(0);
    };
    RetentionPolicy policy;
    policy.redundancy = pick(given.redundancy, stored.redundancy);
    policy.windowDays = pick(given.windowDays, stored.windowDays);
    policy.daily = pick(given.daily, stored.daily);
    policy.weekly = pick(given.weekly, stored.weekly);
    policy.monthly = pick(given.monthly, stored.monthly);
    policy.yearly = pick(given.yearly, stored.yearly);
    policy.walDepth = pick(given.walDepth, stored.walDepth);
    policy.minimumRedundancy = pick(given.minimumRedundancy, stored.minimumRedundancy);
    return policy;
}

Result<RetentionInput> readRetentionInput(const Instance &instance)
{
    RetentionInput input;
    input.state.walSegmentSize = instance.config().walSegmentSize;
    CAIRN_TRY(const auto locks, instance.storage().list(instance.keys().locks()));
    CAIRN_TRY(const auto backups, instance.backups());
    for (const BackupRecord &record : backups)
        if (record.status != BackupStatus::Merged && !record.quarantine)
            input.state.backups.push_back(retentionBackup(record, locks));
    const WalArchive archive(instance.storage(), instance.keys().wal());
    CAIRN_TRY(input.walFiles, archive.list());
    CAIRN_TRY(const auto deleted, walInQuarantine(instance));
    if (!deleted.empty())
        std::erase_if(input.walFiles, [&](const StoredWalFile &file) {
            return deleted.contains(file.name + std::string(sealedSuffix(file.codec)));
        });
    std::map<TimelineId, std::map<SegmentNumber, StoredWalFile>> segments;
    for (const StoredWalFile &file : input.walFiles) {
        const WalFileName what = classifyWalName(file.name, input.state.walSegmentSize);
        if (what.kind == WalFileKind::Segment) {
            const auto [entry, isNew] = segments[what.segment.timeline].try_emplace(what.segment.number, file);
            if (!isNew) // under two codecs
                entry->second.storedSize += file.storedSize;
        } else if (what.kind == WalFileKind::History) {
            // A history file that cannot be read is one that is missing: then the WAL of its timeline stays.
            const auto history = archive.history(what.segment.timeline);
            if (!history || history->ancestors().empty())
                continue;
            input.state.forks.push_back({what.segment.timeline, history->parentOf(what.segment.timeline),
                                         history->beginOf(what.segment.timeline)});
            input.histories.push_back(*history);
        }
    }
    for (const auto &[timeline, files] : segments)
        addStretches(input.state.wal, timeline, files);
    return input;
}

Result<RetentionReading> readRetention(const InstanceRef &ref)
{
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    CAIRN_TRY(auto input, readRetentionInput(instance));
    return RetentionReading{std::move(input.state), instance.config().retention, Timestamp::now()};
}

std::vector<StoredWalFile> walFilesToRemove(const RetentionPlan &plan, const std::vector<StoredWalFile> &files,
                                            std::uint32_t segmentSize)
{
    std::vector<StoredWalFile> going;
    for (const StoredWalFile &file : files) {
        const WalFileName what = classifyWalName(file.name, segmentSize);
        if (what.kind != WalFileKind::Segment && what.kind != WalFileKind::PartialSegment &&
            what.kind != WalFileKind::BackupHistory)
            continue;
        const auto after = std::ranges::upper_bound(
            plan.wal, std::pair(what.segment.timeline, what.segment.number), {},
            [](const WalDecision &decision) { return std::pair(decision.timeline, decision.first); });
        if (after == plan.wal.begin())
            continue;
        const WalDecision &decision = *std::prev(after);
        if (!decision.keep && decision.timeline == what.segment.timeline && what.segment.number <= decision.last)
            going.push_back(file);
    }
    return going;
}

std::int32_t localUtcOffset(Timestamp instant)
{
    const auto whole = static_cast<std::time_t>(instant.seconds());
    std::tm parts{};
    ::localtime_r(&whole, &parts);
    return static_cast<std::int32_t>(parts.tm_gmtoff);
}

std::string windowText(const std::vector<RecoverableInterval> &intervals)
{
    std::string text;
    for (const RecoverableInterval &interval : intervals) {
        text += std::format("{}timeline {} ", text.empty() ? "" : "; ", interval.timeline.value);
        text += interval.from == interval.to
                    ? std::format("at {}", interval.fromTime.toLocalText())
                    : std::format("from {} to {}", interval.fromTime.toLocalText(), interval.toTime.toLocalText());
    }
    return text.empty() ? "nothing: no restorable backup is left" : text;
}

} // namespace cairn
