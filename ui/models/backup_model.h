#pragma once

#include "models/backup_columns.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>
#include <vector>

namespace cairn::ui {

/// The backups of an instance as a tree: full backups, and under each the backups that build on it; newest first. A new
/// snapshot becomes insertions, removals, moves and changes, so that selection and expansion survive. A backup whose
/// parent is not in the list is a root. GUI thread.
class BackupModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    explicit BackupModel(const Clock &clock, QObject *parent = nullptr);
    ~BackupModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Of a note: says that it was edited, and leaves it as it is until the catalog says so.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Ids must be unique; a second record of the same id is left out. Outlooks are found by their ids.
    void setBackups(const std::vector<BackupRecord> &backups, const std::vector<BackupOutlook> &outlooks = {});
    [[nodiscard]] const BackupRow *record(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(BackupId id, int column = 0) const;
    [[nodiscard]] const std::vector<Column<BackupRow>> &columns() const { return m_columns; }
    /// The column of that key; -1: there is none.
    [[nodiscard]] int columnOf(QLatin1StringView key) const;
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

Q_SIGNALS:
    void noteEdited(cairn::BackupId id, const QString &note);

private:
    struct Node;
    struct Wanted;
    using Children = std::vector<Node *>;

    [[nodiscard]] Node *node(BackupId id) const;
    [[nodiscard]] const Children &childrenOf(const Node *node) const;
    [[nodiscard]] Children &childrenOf(Node *node);
    [[nodiscard]] int rowOf(const Node *node) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column) const;

    void moveTo(Node &node, Node *newParent);
    void insert(BackupId id, Wanted &wanted);
    void remove(Node &node);
    void update(Node &node, BackupRow row);

    std::vector<Column<BackupRow>> m_columns;
    int m_noteColumn;
    std::unordered_map<BackupId, std::unique_ptr<Node>> m_nodes;
    Children m_roots;
};

} // namespace cairn::ui
