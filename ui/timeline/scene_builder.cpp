#include "timeline/scene_builder.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

class Builder {
public:
    Builder(const TimelineReadings &readings, const std::vector<BackupRecord> &backups, Timestamp now)
        : m_readings(readings)
        , m_backups(backups)
        , m_now(now)
    {
    }

    TimelineScene build()
    {
        makeLanes();
        addWindows();
        addUnreachable();
        addBackups();
        addBranches();
        addPartials();
        addPoints();
        dropUnknownLanes();
        m_scene.sort();
        return std::move(m_scene);
    }

private:
    void makeLanes()
    {
        std::map<TimelineId, std::size_t> &lanes = m_lanes;
        for (const TimelineSnapshot &timeline : m_readings.archive.timelines)
            lanes[timeline.timeline] = 0;
        for (const RecoveryWindow &window : m_readings.recovery.windows)
            lanes[window.timeline] = 0;
        for (const BackupRecord &backup : m_backups)
            if (backup.timeline.value > 0)
                lanes[backup.timeline] = 0;
        for (auto &[timeline, lane] : lanes) {
            lane = m_scene.lanes.size();
            m_scene.lanes.push_back({timeline, std::nullopt, 0, std::numeric_limits<Moment>::max(), 0});
        }
    }

    void widen(std::size_t lane, Moment from, Moment to)
    {
        Lane &wide = m_scene.lanes[lane];
        wide.begin = std::min(wide.begin, from);
        wide.end = std::max(wide.end, to);
    }

    void addWindows()
    {
        const RecoveryWindow *before = nullptr;
        for (const RecoveryWindow &window : m_readings.recovery.windows) {
            if (!window.fromTime.isKnown() || !window.toTime.isKnown())
                continue;
            const std::size_t lane = m_lanes.at(window.timeline);
            const Moment from = window.fromTime.microseconds;
            const Moment to = std::max(from, window.toTime.microseconds);
            m_scene.bands.push_back({lane, from, to, BandKind::Recoverable, windowText(window), window.lastRecord});
            widen(lane, from, to);
            if (before != nullptr && before->timeline == window.timeline && before->toTime < window.fromTime)
                m_scene.bands.push_back({lane, before->toTime.microseconds, from, BandKind::Gap, gapText(*before)});
            before = &window;
        }
    }

    static QString windowText(const RecoveryWindow &window)
    {
        return Words::tr("Every moment from %1 to %2 can be restored, from backup %3 on.")
            .arg(formatTime(window.fromTime), formatTime(window.toTime), idText(window.base));
    }

    static QString gapText(const RecoveryWindow &before)
    {
        QString text = before.why.empty() ? Words::tr("No backup and no WAL lead here.") : engineText(before.why);
        if (!before.remedy.empty())
            text += QLatin1Char('\n') + engineText(before.remedy);
        return text;
    }

    /// By when it was stored: what its transactions say of their time, nobody reads.
    void addUnreachable()
    {
        for (const UnreachableWal &wal : m_readings.recovery.unreachable) {
            const auto lane = m_lanes.find(wal.timeline);
            if (lane == m_lanes.end() || !wal.storedFrom.isKnown() || !wal.storedTo.isKnown())
                continue;
            Moment from = wal.storedFrom.microseconds;
            Moment to = std::max(from, wal.storedTo.microseconds);
            // It does not hide what can be recovered.
            for (const RecoveryWindow &window : m_readings.recovery.windows) {
                if (window.timeline != wal.timeline || !window.fromTime.isKnown() || !window.toTime.isKnown())
                    continue;
                if (from < window.fromTime.microseconds)
                    to = std::min(to, window.fromTime.microseconds);
                else if (from < window.toTime.microseconds)
                    from = window.toTime.microseconds;
            }
            if (from > to)
                continue;
            m_scene.bands.push_back({lane->second, from, to, BandKind::NoBackup, unreachableText(wal)});
            widen(lane->second, from, to);
        }
    }

    static QString unreachableText(const UnreachableWal &wal)
    {
        QString text = Words::tr("WAL that no backup leads to, stored from %1 to %2: %3.")
                           .arg(formatTime(wal.storedFrom), formatTime(wal.storedTo), engineText(wal.why));
        if (!wal.remedy.empty())
            text += QLatin1Char('\n') + engineText(wal.remedy);
        return text;
    }

    void addPartials()
    {
        for (const PartialSegment &partial : m_readings.recovery.partials)
            if (const auto lane = m_lanes.find(partial.timeline); lane != m_lanes.end() && partial.stored.isKnown()) {
                const Moment moment = partial.stored.microseconds;
                m_scene.marks.push_back({lane->second, moment, MarkKind::PartialSegment,
                                         Words::tr("A promotion cut off the last segment of timeline %1: %2")
                                             .arg(partial.timeline.value)
                                             .arg(displayName(partial.name))});
                widen(lane->second, moment, moment);
            }
    }

    void addBackups()
    {
        for (const BackupRecord &backup : m_backups) {
            const auto lane = m_lanes.find(backup.timeline);
            if (lane == m_lanes.end() || !backup.startTime.isKnown())
                continue;
            const Timestamp consistent = backup.recoveryTime.isKnown() ? backup.recoveryTime : backup.endTime;
            const Moment from = backup.startTime.microseconds;
            const Moment to = std::max(from, (consistent.isKnown() ? consistent : m_now).microseconds);
            m_scene.backups.push_back({lane->second, from, to, backup.id, backup.mode, backup.status});
            widen(lane->second, from, to);
        }
    }

    /// A timeline begins, as far as is known, where the first thing on it does.
    void addBranches()
    {
        for (const TimelineSnapshot &timeline : m_readings.archive.timelines) {
            const auto parent = m_lanes.find(timeline.parent);
            Lane &lane = m_scene.lanes[m_lanes.at(timeline.timeline)];
            if (parent == m_lanes.end() || parent->second == m_lanes.at(timeline.timeline) || lane.end == 0)
                continue;
            const Lane &from = m_scene.lanes[parent->second];
            if (from.end == 0)
                continue;
            lane.parent = parent->second;
            lane.branch = lane.begin;
            m_scene.marks.push_back({m_lanes.at(timeline.timeline), lane.begin, MarkKind::Promotion,
                                     Words::tr("Timeline %1 leaves timeline %2 at %3")
                                         .arg(timeline.timeline.value)
                                         .arg(timeline.parent.value)
                                         .arg(QString::fromStdString(timeline.switchPoint.toString()))});
        }
    }

    void addPoints()
    {
        const QString text = Words::tr("Restore point %1");
        for (const NamedPoint &point : m_readings.points)
            if (const auto lane = m_lanes.find(point.timeline); lane != m_lanes.end() && point.time.isKnown())
                m_scene.marks.push_back(
                    {lane->second, point.time.microseconds, MarkKind::RestorePoint, text.arg(displayName(point.name))});
    }

    /// Of some timelines only segments are there, and no moment is known.
    void dropUnknownLanes()
    {
        std::vector<std::size_t> places(m_scene.lanes.size());
        std::vector<Lane> kept;
        for (std::size_t i = 0; i < m_scene.lanes.size(); ++i) {
            places[i] = kept.size();
            if (m_scene.lanes[i].end > 0)
                kept.push_back(m_scene.lanes[i]);
        }
        for (Lane &lane : kept)
            if (lane.parent)
                lane.parent = places[*lane.parent];
        const auto renumber = [&](auto &items) {
            for (auto &item : items)
                item.lane = places[item.lane];
        };
        renumber(m_scene.bands);
        renumber(m_scene.backups);
        renumber(m_scene.marks);
        m_scene.lanes = std::move(kept);
    }

    const TimelineReadings &m_readings;
    const std::vector<BackupRecord> &m_backups;
    Timestamp m_now;
    TimelineScene m_scene;
    std::map<TimelineId, std::size_t> m_lanes;
};

QString notReachable(const TimelineScene &scene, std::size_t lane, Moment moment)
{
    std::vector<Band> bands;
    std::ranges::copy_if(ofLane(scene.bands, lane), std::back_inserter(bands),
                         [](const Band &band) { return band.kind == BandKind::Recoverable; });
    if (bands.empty())
        return Words::tr("Nothing on this timeline can be restored.");
    if (moment < bands.front().from)
        return Words::tr("This is before the first backup ended: the earliest moment is %1.")
            .arg(formatTime(Timestamp{bands.front().from}));
    return Words::tr("This is after the last transaction in the archive, which ended at %1.")
        .arg(formatTime(Timestamp{bands.back().to}));
}

/// The newest backup of a lane from which a moment of it is reached; null when there is none.
const BackupBar *newestBefore(const TimelineScene &scene, std::size_t lane, Moment moment)
{
    const BackupBar *newest = nullptr;
    for (const BackupBar &candidate : ofLane(scene.backups, lane))
        if (candidate.to <= moment && candidate.status == BackupStatus::Ok &&
            (newest == nullptr || candidate.to >= newest->to))
            newest = &candidate;
    return newest;
}

const BackupBar *backupOf(const TimelineScene &scene, BackupId id)
{
    const auto found = std::ranges::find(scene.backups, id, &BackupBar::id);
    return found != scene.backups.end() ? &*found : nullptr;
}

/// When the way from one lane to another leaves it: the end of time on that lane itself; nothing when none leads there.
std::optional<Moment> leaves(const TimelineScene &scene, std::size_t from, std::size_t to)
{
    Moment left = std::numeric_limits<Moment>::max();
    for (std::size_t step = 0; step <= scene.lanes.size(); ++step) { // a history may be damaged, and go in a circle
        if (to == from)
            return left;
        if (!scene.lanes[to].parent)
            return std::nullopt;
        left = scene.lanes[to].branch;
        to = *scene.lanes[to].parent;
    }
    return std::nullopt;
}

/// Why a moment that can be restored cannot be restored from this backup; empty when it can.
QString notFrom(const TimelineScene &scene, const BackupBar &backup, const Band &band, Moment moment)
{
    const QString name = Words::tr("%1 (%2)", "a backup and its mode").arg(idText(backup.id), modeText(backup.mode));
    const auto left = leaves(scene, backup.lane, band.lane);
    if (!left || backup.to > *left)
        return Words::tr("Not from backup %1, which was chosen: it is on a branch that does not lead here.").arg(name);
    if (backup.to > moment)
        return Words::tr("Not from backup %1, which was chosen: it ended later, at %2.")
            .arg(name, formatTime(Timestamp{backup.to}));
    const Moment until = std::min(*left, moment);
    for (const Band &gap : ofLane(scene.bands, backup.lane))
        if (gap.kind == BandKind::Gap && gap.from >= backup.to && gap.to <= until)
            return Words::tr("Not from backup %1, which was chosen: WAL is missing between it and this moment.")
                .arg(name);
    return {};
}

} // namespace

Result<TimelineReadings> readTimelines(const EngineApi &engine, const InstanceRef &ref, OperationContext &context)
{
    CAIRN_TRY(auto archive, engine.readArchive(ref));
    CAIRN_TRY(auto recovery, engine.readRecovery(ref, context.stop));
    return TimelineReadings{std::move(archive), std::move(recovery), {}};
}

TimelineScene sceneOf(const TimelineReadings &readings, const std::vector<BackupRecord> &backups, Timestamp now)
{
    return Builder(readings, backups, now).build();
}

QString backupText(const BackupBar &backup)
{
    //: a mode like "Full", an ID, a status
    return Words::tr("%1 backup %2, %3").arg(modeText(backup.mode), idText(backup.id), statusText(backup.status));
}

QString readout(const TimelineScene &scene, std::size_t lane, Moment moment, std::optional<BackupId> chosen)
{
    if (lane >= scene.lanes.size())
        return {};
    const Band *const band = bandAt(scene, lane, moment);
    if (band == nullptr)
        return notReachable(scene, lane, moment);
    if (band->kind != BandKind::Recoverable)
        return band->text;
    const BackupBar *const backup = chosen ? backupOf(scene, *chosen) : newestBefore(scene, lane, moment);
    if (chosen && backup != nullptr)
        if (const QString why = notFrom(scene, *backup, *band, moment); !why.isEmpty())
            return why;
    if (backup == nullptr)
        return Words::tr("Can be restored, from a backup of the timeline that this one left.");
    const double seconds = double(moment - backup->to) / 1e6;
    if (seconds < 1)
        return Words::tr("Can be restored: it is the end of backup %1 (%2).")
            .arg(idText(backup->id), modeText(backup->mode));
    return Words::tr("Can be restored: backup %1 (%2), and %3 of WAL behind it.")
        .arg(idText(backup->id), modeText(backup->mode), formatDuration(seconds));
}

} // namespace cairn::ui
