#pragma once

#include "base/services.h"
#include "jobs/query.h"
#include "models/overview_facts.h"
#include "views/page.h"

#include <QTimer>

class QLabel;

namespace cairn::ui {

class AdviceList;
class StateStack;
class TableView;
class TileRow;
class WindowBand;

/// How an instance stands, at a glance: what would be lost, how far back it can go, what a restore takes, what is
/// proven; what should be done; its last jobs. Reads when it is seen, when the instance changed, and every minute,
/// since what would be lost grows with time. GUI thread.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(const Services &services, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QString title() const override { return tr("Overview"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("instance"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;
    [[nodiscard]] bool isReading() const { return m_query.isRunning(); }
    /// What is shown; nothing while it was not read.
    [[nodiscard]] const std::optional<InstanceOverview> &overview() const { return m_overview; }

Q_SIGNALS:
    /// What an advice says should be done.
    void adviceFollowed(cairn::AdviceAction action);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeContent();
    void showLoading();
    void read();
    void take(Result<InstanceOverview> overview);
    void showOverview();
    void showJobs();

    const Services &m_services;
    InstanceRef m_ref;
    bool m_stale = true;
    std::optional<InstanceOverview> m_overview;
    Query<InstanceOverview> m_query;
    QTimer m_minute{this};
    TileRow *m_tiles;
    AdviceList *m_advice;
    WindowBand *m_band;
    QLabel *m_bandText;
    QLabel *m_noJobs;
    LastJobsModel *m_jobsModel;
    TableView *m_jobs;
    StateStack *m_stack;
};

} // namespace cairn::ui
