#pragma once

#include "models/table_model.h"
#include "operations/recovery_windows.h"

namespace cairn::ui {

/// A stretch of a timeline: what can be recovered in it, or why nothing can; or something that happened on it, at
/// one moment or, like a backup, between two.
struct Stretch {
    TimelineId timeline;
    Lsn from;
    Lsn to;
    std::string firstSegment; ///< of WAL that no backup leads to; of something that happened, what tells it apart
    std::string lastSegment;
    Timestamp fromTime;
    Timestamp toTime;
    BackupId base;
    std::size_t backups = 0;
    bool isRecoverable = true;
    Sentence why;
    Sentence remedy;
    QString event; ///< what happened then; empty: it is a stretch
    QString eventIcon;
    Tone eventTone = Tone::Active;
};

/// The timelines as a table: everything that the picture shows, for those who cannot see it. GUI thread.
using StretchModel = TableModel<Stretch, std::tuple<TimelineId, std::string, Lsn>>;
[[nodiscard]] StretchModel *makeStretchModel(QObject *parent);

/// By timeline and position.
[[nodiscard]] std::vector<Stretch> stretchesOf(const RecoverySnapshot &recovery);

} // namespace cairn::ui
