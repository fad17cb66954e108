#pragma once

#include "base/services.h"
#include "models/instances_model.h"
#include "widgets/state_view.h"

#include <QSortFilterProxyModel>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;

namespace cairn::ui {

class FilterModel;
class TableView;

/// A catalog: its instances with their health, or why there are none. Judged anew every minute while it is seen.
/// GUI thread.
class CatalogPage final : public QWidget {
    Q_OBJECT
public:
    CatalogPage(const Services &services, QAction *addInstance, QWidget *parent = nullptr);
    void setCatalog(const std::string &path);
    [[nodiscard]] ViewState state() const { return m_stack->state(); }
    [[nodiscard]] TableView *view() const { return m_view; }

Q_SIGNALS:
    /// Enter or double click on an instance.
    void chosen(const std::string &catalog, const std::string &instance);
    void closeRequested(const std::string &catalog);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    const Services &m_services;
    QAction *m_addInstance;
    std::string m_path;
    QTimer m_minute{this}; ///< what is well now is overdue later
    QLabel *m_title;
    QLabel *m_facts;
    InstancesModel *m_model;
    FilterModel *m_sorted;
    TableView *m_view;
    StateStack *m_stack;
};

} // namespace cairn::ui
