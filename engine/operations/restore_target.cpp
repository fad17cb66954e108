#include "operations/restore_target.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace cairn {

namespace {

/// History of a timeline from the archive, else from the WAL of a STREAM backup on it.
Result<TimelineHistory> historyOf(const Instance &instance, TimelineId timeline,
                                  const std::vector<BackupRecord> &backups)
{
    auto history = WalArchive(instance.storage(), instance.keys().wal()).history(timeline);
    if (history || history.error().code != ErrorCode::WalMissing)
        return history;
    for (const BackupRecord &record : backups)
        if (record.walMode == WalMode::Stream && record.timeline == timeline)
            if (auto own = WalArchive(instance.storage(), instance.keys().backupWal(record.id)).history(timeline))
                return own;
    return history;
}

Result<TimelineId> parseTimeline(const std::string &text)
{
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    const char *begin = text.data() + (hex ? 2 : 0);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value, hex ? 16 : 10);
    if (error != std::errc{} || end != text.data() + text.size() || begin == end || value == 0)
        return fail(ErrorCode::Usage, "not a timeline", text,
                    "give a number (decimal, or hex with 0x), current or latest");
    return TimelineId{value};
}

/// The newest timeline in the archive that descends from the backup's.
Result<TimelineHistory> latestDescendant(const Instance &instance, const BackupRecord &record,
                                         const std::vector<BackupRecord> &backups)
{
    const WalArchive archive(instance.storage(), instance.keys().wal());
    CAIRN_TRY(const auto files, archive.list());
    std::optional<TimelineHistory> latest;
    for (const auto &file : files) {
        const auto name = classifyWalName(file.name, record.walSegmentSize);
        if (name.kind != WalFileKind::History)
            continue;
        const auto history = archive.history(name.segment.timeline);
        const bool suits =
            history && history->contains(record.timeline) && history->reaches(record.timeline, record.stopLsn);
        if (suits && (!latest || history->timeline() > latest->timeline()))
            latest = *history;
    }
    if (latest)
        return *latest;
    return historyOf(instance, record.timeline, backups);
}

/// The newest timeline that anything is known of: what "latest" means to PostgreSQL.
Result<TimelineId> newestTimeline(const Instance &instance, const std::vector<BackupRecord> &backups)
{
    TimelineId newest{1};
    for (const BackupRecord &record : backups)
        newest = std::max(newest, record.timeline);
    CAIRN_TRY(const auto files, WalArchive(instance.storage(), instance.keys().wal()).list());
    for (const auto &file : files) {
        const auto name = classifyWalName(file.name, instance.config().walSegmentSize);
        if (name.kind == WalFileKind::History)
            newest = std::max(newest, name.segment.timeline);
    }
    return newest;
}

/// As the server takes it at a moment when it knows no names of zones yet, not even "Z".
std::string serverTime(Timestamp time)
{
    std::string text = time.toIso();
    text[text.find('T')] = ' ';
    return text.replace(text.size() - 1, 1, "+00");
}

} // namespace

Result<TimelineHistory> pathFor(const Instance &instance, const RestoreRequest &request, const BackupRecord &record,
                                const std::vector<BackupRecord> &backups)
{
    const std::string wanted = request.target.timeline.value_or("current");
    // From a backup that was chosen by hand the newest timeline may not be reachable; then its own newest one is meant.
    if (wanted == "latest" && request.backup)
        return latestDescendant(instance, record, backups);
    TimelineId timeline = record.timeline;
    if (wanted == "latest") {
        CAIRN_TRY(timeline, newestTimeline(instance, backups));
    } else if (wanted != "current") {
        CAIRN_TRY(timeline, parseTimeline(wanted));
    }
    auto history = historyOf(instance, timeline, backups);
    // A backup on its own timeline needs no history to be found; the server will ask for it.
    if (!history && timeline == record.timeline)
        return TimelineHistory(timeline);
    if (!history && history.error().code == ErrorCode::WalMissing)
        return fail(ErrorCode::TargetUnreachable, std::format("nothing is known of timeline {}", timeline.value), {},
                    "`cairn show --archive` lists the timelines of the archive");
    return history;
}

std::string targetObjection(const BackupRecord &record, const TimelineHistory &path,
                            const RecoveryTargetRequest &target)
{
    if (!path.contains(record.timeline) || !path.reaches(record.timeline, record.stopLsn))
        return std::format("it is on timeline {} at {}, which does not lead to timeline {}", record.timeline.value,
                           record.stopLsn.toString(), path.timeline().value);
    switch (target.kind) {
    case TargetKind::Time:
        if (record.recoveryTime > target.time)
            return "it was finished at " + record.recoveryTime.toLocalText() + ", after the target";
        break;
    case TargetKind::Xid:
        if (record.recoveryXid > target.xid)
            return std::format("it was finished when transaction {} was next, after the target", record.recoveryXid);
        break;
    case TargetKind::Lsn:
        if (record.stopLsn > target.lsn)
            return "it was finished at " + record.stopLsn.toString() + ", after the target";
        break;
    case TargetKind::Latest:
    case TargetKind::Immediate:
    case TargetKind::Name:
        break;
    }
    return {};
}

Sentence targetSentence(const RecoveryTargetRequest &target)
{
    switch (target.kind) {
    case TargetKind::Latest:
        return Phrase::ToLatest;
    case TargetKind::Immediate:
        return Phrase::ToEndOfBackup;
    case TargetKind::Time:
        return {Phrase::ToTime, {Instant{target.time, target.time.toLocalText()}}};
    case TargetKind::Xid:
        return {Phrase::ToTransaction, {std::to_string(target.xid)}};
    case TargetKind::Lsn:
        return {Phrase::ToPosition, {target.lsn}};
    case TargetKind::Name:
        return {Phrase::ToRestorePoint, {printableName(target.name)}};
    }
    return {};
}

std::string targetText(const RecoveryTargetRequest &target)
{
    return targetSentence(target).english();
}

bool recoversFurther(const RestoreRequest &request, const BackupRecord &record)
{
    // A STREAM backup carries the WAL that makes it consistent. Without a target that is all it is restored to.
    return record.walMode == WalMode::Archive || request.asReplica || request.restoreCommand ||
           request.target.kind != TargetKind::Latest || request.target.explicitLatest || request.target.timeline;
}

RecoverySettings recoverySettingsFor(const RestoreRequest &request, const RestoreChoice &choice,
                                     std::string restoreCommand)
{
    const RecoveryTargetRequest &target = request.target;
    RecoverySettings settings;
    settings.restoreCommand = std::move(restoreCommand);
    settings.timeline = choice.path.timeline();
    settings.inclusive = target.inclusive.value_or(true);
    settings.standby = request.asReplica;
    settings.primaryConninfo =
        request.primaryConninfo.value_or(request.asReplica ? choice.backup.primaryConninfo : std::string{});
    settings.primarySlotName = request.primarySlotName.value_or(std::string{});
    switch (target.kind) {
    case TargetKind::Latest:
        // A standby without a target follows the primary wherever it goes.
        if (request.asReplica && !target.timeline)
            settings.timeline.reset();
        return settings;
    case TargetKind::Immediate:
        settings.target = RecoveryTarget::Immediate;
        // The server sees that it is consistent when it goes on to the next record. A standby writes no WAL at the end
        // of a backup, so there may be none: then the last record of the backup is the target.
        if (choice.backup.fromReplica && choice.backup.lastRecordLsn.isValid()) {
            settings.target = RecoveryTarget::LsnPosition;
            settings.targetValue = choice.backup.lastRecordLsn.toString();
            settings.inclusive = true;
        }
        break;
    case TargetKind::Name:
        settings.target = RecoveryTarget::Name;
        settings.targetValue = target.name;
        break;
    case TargetKind::Time:
        settings.target = RecoveryTarget::Time;
        settings.targetValue = serverTime(target.time);
        break;
    case TargetKind::Xid:
        settings.target = RecoveryTarget::Xid;
        settings.targetValue = std::to_string(target.xid);
        break;
    case TargetKind::Lsn:
        settings.target = RecoveryTarget::LsnPosition;
        settings.targetValue = target.lsn.toString();
        break;
    }
    switch (target.action.value_or(TargetAction::Pause)) {
    case TargetAction::Pause:
        settings.action = RecoveryAction::Pause;
        break;
    case TargetAction::Promote:
        settings.action = RecoveryAction::Promote;
        break;
    case TargetAction::Shutdown:
        settings.action = RecoveryAction::Shutdown;
        break;
    }
    return settings;
}

} // namespace cairn
