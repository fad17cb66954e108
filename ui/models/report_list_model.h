#pragma once

#include "models/table_model.h"
#include "operations/requests.h"

namespace cairn::ui {

/// The kept validation reports of an instance; told apart by when they were begun. GUI thread.
using ReportListModel = TableModel<ValidationReport, Timestamp>;
[[nodiscard]] ReportListModel *makeReportListModel(QObject *parent);

/// "2 errors, 1 warning"; "nothing is wrong".
[[nodiscard]] QString findingsText(const ValidationReport &report);

} // namespace cairn::ui
