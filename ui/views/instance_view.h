#pragma once

#include "base/clock.h"
#include "views/page.h"

#include <QList>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace cairn::ui {

/// An instance: its name, health and facts in a header, and its pages below. With one page there are no tabs. The
/// health is judged again every minute while it is seen. GUI thread.
class InstanceView final : public QWidget {
    Q_OBJECT
public:
    explicit InstanceView(const Clock &clock, QWidget *parent = nullptr);
    void addPage(Page *page);
    [[nodiscard]] const QList<Page *> &pages() const { return m_pages; }
    void choosePage(int index);
    [[nodiscard]] int currentPage() const;
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showHealth();
    const Clock &m_clock;
    QTimer m_minute{this};
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_health;
    QLabel *m_facts;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QList<Page *> m_pages;
    std::optional<InstanceSnapshot> m_instance;
};

} // namespace cairn::ui
