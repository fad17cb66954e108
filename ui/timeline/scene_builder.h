#pragma once

#include "base/engine_api.h"
#include "operations/recovery_windows.h"
#include "operations/snapshots.h"
#include "timeline/scene.h"

namespace cairn::ui {

/// What the timeline page is made from: readings of one instance, a moment apart at most.
struct TimelineReadings {
    ArchiveSnapshot archive;
    RecoverySnapshot recovery;
    std::vector<NamedPoint> points{}; ///< when they were looked for
};

/// Reads them, without restore points. For the thread of a query.
[[nodiscard]] Result<TimelineReadings> readTimelines(const EngineApi &engine, const InstanceRef &ref,
                                                     OperationContext &context);

/// The picture of it: a lane for every timeline that anything is known of, oldest first. Pure. Words are in the
/// language of the moment.
/// @param now how far a backup has come that is not complete.
[[nodiscard]] TimelineScene sceneOf(const TimelineReadings &readings, const std::vector<BackupRecord> &backups,
                                    Timestamp now);

/// A backup of the picture in words: its mode, its ID, how it stands.
[[nodiscard]] QString backupText(const BackupBar &backup);

/// What a cursor stands for, in one or two sentences: whether the moment can be restored, from which backup and with
/// how much WAL behind it, or why not and what would help.
/// @param chosen the backup that somebody insists on, instead of the newest that suits.
[[nodiscard]] QString readout(const TimelineScene &scene, std::size_t lane, Moment moment,
                              std::optional<BackupId> chosen = std::nullopt);

} // namespace cairn::ui
