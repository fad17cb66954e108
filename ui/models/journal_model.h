#pragma once

#include "models/table_model.h"
#include "operations/snapshots.h"

#include <tuple>

namespace cairn::ui {

/// What was done to an instance. GUI thread.
using JournalModel = TableModel<JournalEntry, std::tuple<Timestamp, std::string, std::string>>;
[[nodiscard]] JournalModel *makeJournalModel(QObject *parent);

} // namespace cairn::ui
