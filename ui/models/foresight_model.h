#pragma once

#include "catalog/retention/foresight.h"
#include "models/table_model.h"

#include <QString>

namespace cairn::ui {

/// What becomes of each backup until a day. GUI thread.
using ForesightModel = TableModel<ForeseenBackup, BackupId>;
[[nodiscard]] ForesightModel *makeForesightModel(QObject *parent);

/// What goes first, then what stays, then what is still to be taken; the newest first in each.
[[nodiscard]] std::vector<ForeseenBackup> foreseenRows(const RetentionForesight &foresight);

/// One or two sentences: how many go and stay, what that frees and what is stored then.
[[nodiscard]] QString foresightSummary(const RetentionForesight &foresight);

/// What is expected until then: "A full backup on Monday at 01:00 (5 GB), …; 1 GB of WAL a day." Empty when nothing is.
[[nodiscard]] QString scheduleText(const ExpectedSchedule &expected);

} // namespace cairn::ui
