#pragma once

#include "models/table_model.h"
#include "operations/requests.h"
#include "operations/server_setup.h"
#include "operations/snapshots.h"

namespace cairn::ui {

// Small tables over results of the engine. GUI thread.

/// Findings are told apart by their place in the report, since two may read alike.
struct NumberedFinding {
    std::size_t number = 0;
    Finding finding;
};

using FindingsModel = TableModel<NumberedFinding, std::size_t>;
using VerdictsModel = TableModel<BackupVerdict, std::pair<std::string, BackupId>>;
using StepsModel = TableModel<CheckStep, std::string>;
using DeletePlanModel = TableModel<DeletePlanEntry, BackupId>;
using CompactPlanModel = TableModel<CompactedPack, std::pair<std::string, std::string>>;

[[nodiscard]] FindingsModel *makeFindingsModel(QObject *parent);
[[nodiscard]] std::vector<NumberedFinding> numbered(const std::vector<Finding> &findings);
[[nodiscard]] VerdictsModel *makeVerdictsModel(QObject *parent);
[[nodiscard]] StepsModel *makeStepsModel(QObject *parent);
[[nodiscard]] DeletePlanModel *makeDeletePlanModel(QObject *parent);
[[nodiscard]] CompactPlanModel *makeCompactPlanModel(QObject *parent);

/// A validation's findings and verdicts as text, for the clipboard or a file.
[[nodiscard]] QString reportText(const ValidationReport &report);

} // namespace cairn::ui
