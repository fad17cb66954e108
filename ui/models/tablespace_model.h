#pragma once

#include "catalog/backup_record.h"
#include "operations/requests.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace cairn::ui {

/// The tablespaces of a backup, where each is to be restored, and what is free there; the second column can be edited.
/// GUI thread.
class TablespaceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    /// New paths that were entered for the same old path are kept.
    void setTablespaces(const std::vector<TablespaceEntry> &entries);
    /// Those that go elsewhere.
    [[nodiscard]] std::vector<TablespaceMapping> mappings() const;

    /// Where the tablespace of a row goes.
    [[nodiscard]] const std::string &placeOf(int row) const;
    /// What is free there, a text per row.
    void setFree(const QStringList &texts);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void pathChanged();

private:
    QStringList m_free;
    std::vector<TablespaceMapping> m_rows; ///< an empty `to`: stays where it was
};

} // namespace cairn::ui
