#pragma once

#include "models/table_model.h"
#include "operations/recovery_windows.h"

namespace cairn::ui {

/// A stretch of a timeline: what can be recovered in it, or why nothing can.
struct Stretch {
    TimelineId timeline;
    Lsn from;
    Lsn to;
    std::string firstSegment; ///< of WAL that no backup leads to
    std::string lastSegment;
    Timestamp fromTime;
    Timestamp toTime;
    BackupId base;
    std::size_t backups = 0;
    bool isRecoverable = true;
    Sentence why;
    Sentence remedy;
};

/// The timelines as a table: everything that the picture shows, for those who cannot see it. GUI thread.
using StretchModel = TableModel<Stretch, std::tuple<TimelineId, std::string, Lsn>>;
[[nodiscard]] StretchModel *makeStretchModel(QObject *parent);

/// By timeline and position.
[[nodiscard]] std::vector<Stretch> stretchesOf(const RecoverySnapshot &recovery);

} // namespace cairn::ui
