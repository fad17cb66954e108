#pragma once

#include "models/status_look.h"
#include "models/table_model.h"
#include "operations/merge_plan.h"

namespace cairn::ui {

/// A backup among those that it hangs together with.
struct ChainRow {
    ChainMember member;
    QString remark; ///< what is to be said of it
    Look look = {}; ///< of the remark
    bool selectable = true;
};

/// A tree of chains as a flat table, in which each backup is indented by what it builds on. Rows that cannot be
/// selected can still be gone to, so that what is said of them can be read with the keyboard. GUI thread.
class ChainModel final : public TableModel<ChainRow, BackupId> {
public:
    /// @param remark title of the last column.
    ChainModel(const QString &remark, QObject *parent);
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
};

// What a chain looks like in front of a merge, before and after it. Pure.

[[nodiscard]] std::vector<ChainRow> chainChoices(const std::vector<MergeCandidate> &candidates);
[[nodiscard]] std::vector<ChainRow> chainBefore(const MergeResult &plan, const MergeOutlook &outlook);
[[nodiscard]] std::vector<ChainRow> chainAfter(const MergeResult &plan, const MergeOutlook &outlook);

} // namespace cairn::ui
