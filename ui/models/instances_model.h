#pragma once

#include "models/health.h"
#include "models/table_model.h"
#include "operations/overview.h"

#include <optional>
#include <string>

namespace cairn::ui {

/// An instance of a catalog and how it stands, as far as its records tell.
struct InstanceRow {
    std::string name;
    Health health;                        ///< of its backups, and of what is advised
    HealthLevel rank = HealthLevel::Good; ///< the worse of the two: to sort by
    Timestamp from;
    Timestamp to; ///< what can be recovered, by the names of segments; unknown: nothing, or not known
    bool hasGap = false;
    Timestamp lastBackup;
    std::optional<RecoveryProof> proof; ///< by the validations of its backups
    std::optional<Advice> advice;       ///< the gravest
    Timestamp now;                      ///< when this was so
    std::size_t backups = 0;
    std::uint64_t storedBytes = 0;
    std::string version;
    std::string pgdata;
};

/// Pure.
[[nodiscard]] InstanceRow instanceRow(const InstanceSnapshot &instance, Timestamp now);
/// All of a catalog, in its order.
[[nodiscard]] std::vector<InstanceRow> instanceRows(const CatalogSnapshot &catalog, Timestamp now);

/// How many of them need attention, in one sentence.
[[nodiscard]] QString instancesText(const std::vector<InstanceRow> &rows);

using InstancesModel = TableModel<InstanceRow, std::string>;

/// GUI thread.
[[nodiscard]] InstancesModel *makeInstancesModel(QObject *parent);

/// Its place in the model: to sort by.
inline constexpr int instanceHealthColumn = 1;

} // namespace cairn::ui
