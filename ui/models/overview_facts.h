#pragma once

#include "base/theme.h"
#include "models/table_model.h"
#include "operations/overview.h"

#include <QString>

#include <tuple>
#include <vector>

namespace cairn::ui {

/// One answer of an overview: a question, the answer in a few words, and what it rests on.
struct TileContent {
    QString key; ///< stable
    QString title;
    QString value;
    QString detail;
    QString exact = {}; ///< tool tip
    QString icon = {};
    Tone tone = Tone::Text; ///< of the icon
    bool operator==(const TileContent &) const = default;
};

/// If the disk died now, you can go back to, restoring would take, proven up to. Pure.
[[nodiscard]] std::vector<TileContent> overviewTiles(const InstanceOverview &overview, Timestamp now);

/// The windows of an overview for a band.
[[nodiscard]] std::vector<RecoverableInterval> bandOf(const std::vector<RecoveryWindow> &windows);

/// The last operations of an instance. GUI thread.
using LastJobsModel = TableModel<JournalEntry, std::tuple<Timestamp, std::string, BackupId>>;
[[nodiscard]] LastJobsModel *makeLastJobsModel(QObject *parent);

} // namespace cairn::ui
