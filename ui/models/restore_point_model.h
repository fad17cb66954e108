#pragma once

#include "models/table_model.h"
#include "operations/recovery_windows.h"

#include <tuple>

namespace cairn::ui {

/// A restore point, and how often its name was used: one that is there several times is only told apart by its place.
struct RestorePointRow {
    NamedPoint point;
    int uses = 1;
};

/// The named restore points of an instance, newest first. GUI thread.
using RestorePointModel = TableModel<RestorePointRow, std::tuple<TimelineId, Lsn>>;
[[nodiscard]] RestorePointModel *makeRestorePointModel(QObject *parent);

[[nodiscard]] std::vector<RestorePointRow> restorePointRows(const std::vector<NamedPoint> &points);

/// The target that is this very point: its name, or, where the name was used more than once, its position.
[[nodiscard]] RecoveryTargetRequest targetOf(const RestorePointRow &row);

} // namespace cairn::ui
