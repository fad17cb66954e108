#pragma once

#include "base/theme.h"
#include "models/backup_columns.h"
#include "operations/snapshots.h"

#include <QAbstractItemModel>
#include <QString>

#include <vector>

namespace cairn::ui {

/// One line of a details pane.
struct Fact {
    QString name;
    QString value;
    QString exact = {}; ///< tool tip
    QString icon = {};  ///< beside the value
    Tone tone = Tone::Text;
    bool monospace = false;
    bool operator==(const Fact &) const = default;
};

struct FactGroup {
    QString title;
    std::vector<Fact> facts;
    bool operator==(const FactGroup &) const = default;
};

/// Groups of names and values. Values that change in place keep selection and scroll position. GUI thread.
class FactsModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;
    void setGroups(std::vector<FactGroup> groups);
    [[nodiscard]] const std::vector<FactGroup> &groups() const { return m_groups; }
    [[nodiscard]] const Fact *fact(const QModelIndex &index) const;
    /// All of it as text, for the clipboard.
    [[nodiscard]] QString plainText() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool sameShape(const std::vector<FactGroup> &groups) const;
    std::vector<FactGroup> m_groups;
};

/// Everything that is known of a backup. Pure.
[[nodiscard]] std::vector<FactGroup> backupFacts(const BackupRow &record, const InstanceRef &ref);

} // namespace cairn::ui
