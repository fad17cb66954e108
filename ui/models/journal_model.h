#pragma once

#include "models/table_model.h"
#include "operations/snapshots.h"

#include <tuple>

namespace cairn::ui {

/// What was done to an instance. GUI thread.
using JournalModel = TableModel<JournalEntry, std::tuple<Timestamp, std::string, std::string>>;
[[nodiscard]] JournalModel *makeJournalModel(QObject *parent);

/// "Backup" of "backup"; the word itself when it is a new one.
[[nodiscard]] QString operationText(std::string_view operation);
/// Whether it ended, and not well.
[[nodiscard]] bool hasFailed(const JournalEntry &entry);

} // namespace cairn::ui
