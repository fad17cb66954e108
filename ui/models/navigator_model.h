#pragma once

#include "base/clock.h"
#include "models/catalog_store.h"
#include "models/health.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace cairn::ui {

class JobController;

/// The tree on the left: catalogs, in the order of opening, and their instances by name, each with its health as shape
/// and words. Follows the store and the clock: what was well is overdue later. A refresh changes rows, it never resets.
/// GUI thread.
class NavigatorModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    NavigatorModel(CatalogStore &store, JobController &jobs, const Clock &clock, QObject *parent = nullptr);
    ~NavigatorModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] QModelIndex indexOfCatalog(const std::string &path) const;
    [[nodiscard]] QModelIndex indexOfInstance(const std::string &path, const std::string &instance) const;

private:
    struct Item;
    [[nodiscard]] const Item *item(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Item *item) const;
    [[nodiscard]] QString healthText(const Item &item) const;
    void addCatalog(const std::string &path);
    void removeCatalog(const std::string &path);
    void updateCatalog(const std::string &path);
    void updateInstances(Item &catalog, const std::vector<InstanceSnapshot> &instances);
    void updateBusy();

    CatalogStore &m_store;
    JobController &m_jobs;
    const Clock &m_clock;
    QTimer m_minute{this}; ///< until all are judged again
    std::vector<std::unique_ptr<Item>> m_catalogs;
};

} // namespace cairn::ui
